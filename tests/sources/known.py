"""Figures known beforehand from the publications, which more than one test holds the store to."""

# West Midlands Police, years to March 2017 to 2023, police recorded crime in the release of 19 October 2023.
RECORDED = {
    "recorded-crime": (206630, 233688, 259932, 260839, 269988, 361649, 367206),
    "burglary": (24799, 28077, 28998, 24234, 18161, 20199, 21146),
    "robbery": (5896, 7461, 8739, 8230, 6495, 7995, 8554),
    "homicide": (40, 42, 51, 51, 43, 54, 37),
    "rape": (1808, 2543, 3082, 3047, 3601, 5031, 4328),
    "shoplifting": (19806, 19884, 18553, 15357, 10806, 14453, 18022),
    "violence-against-the-person": (48970, 57778, 76216, 91681, 122875, 160553, 152245),
}
