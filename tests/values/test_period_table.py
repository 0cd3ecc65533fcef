"""Expressions of time in sentences of our own, each with its day of publication and the days that it must give."""

from datetime import date

import pytest

from factcheck.values import Period
from factcheck.values.period_words import FoundPeriod, find_periods

NOVEMBER = "2023-11-24"


def days(period: Period | None) -> str:
    """A period as "2023-01-01..2023-12-31"; a side that is not known is empty."""
    return f"{(period and period.start) or ''}..{(period and period.end) or ''}"


def found_in(text: str, published: str | None, words: str) -> FoundPeriod:
    """The one period of the text with these words."""
    everything = find_periods(text, published=date.fromisoformat(published) if published else None)
    fitting = [each for each in everything if each.words == words]
    assert len(fitting) == 1, f"{words!r} is not one of {[each.words for each in everything]}"
    assert fitting[0].span.of(text) == words
    return fitting[0]


# sentence, day of publication, words, grammar, days
CASES = [
    # years
    ("Crime fell in 2022 everywhere.", NOVEMBER, "in 2022", "year", "2022-01-01..2022-12-31"),
    ("Throughout 2021 the line was busy.", NOVEMBER, "Throughout 2021", "year", "2021-01-01..2021-12-31"),
    ("In 2010 officers were cut.", NOVEMBER, "In 2010", "year", "2010-01-01..2010-12-31"),
    ("There were 44 (2019) cases.", NOVEMBER, "2019", "year", "2019-01-01..2019-12-31"),
    ("It is 12 per cent below 2010.", NOVEMBER, "2010", "year", "2010-01-01..2010-12-31"),
    ("Down 70% from its 1995 peak.", NOVEMBER, "1995 peak", "year", "1995-01-01..1995-12-31"),
    ("Back at 2019 levels.", NOVEMBER, "2019", "year", "2019-01-01..2019-12-31"),
    ("The year 2020 was odd.", NOVEMBER, "year 2020", "year", "2020-01-01..2020-12-31"),
    ("In 2018 and 2019 it rose.", NOVEMBER, "2019", "year", "2019-01-01..2019-12-31"),
    # financial years
    ("In 2022/23 it rose.", NOVEMBER, "In 2022/23", "financial_year", "2022-04-01..2023-03-31"),
    ("In 2022-23 it rose.", NOVEMBER, "In 2022-23", "financial_year", "2022-04-01..2023-03-31"),
    ("In 2022–23 it rose.", NOVEMBER, "In 2022–23", "financial_year", "2022-04-01..2023-03-31"),
    ("In 2022/2023 it rose.", NOVEMBER, "In 2022/2023", "financial_year", "2022-04-01..2023-03-31"),
    ("In 2022 to 2023 it rose.", NOVEMBER, "In 2022 to 2023", "financial_year", "2022-04-01..2023-03-31"),
    ("Figures for 1999/00 are old.", NOVEMBER, "for 1999/00", "financial_year", "1999-04-01..2000-03-31"),
    ("Figures for 1998/9 are old.", NOVEMBER, "for 1998/9", "financial_year", "1998-04-01..1999-03-31"),
    ("The 2022/23 financial year was bad.", NOVEMBER, "The 2022/23 financial year", "financial_year", "2022-04-01..2023-03-31"),
    ("In financial year 2022/23 it rose.", NOVEMBER, "In financial year 2022/23", "financial_year", "2022-04-01..2023-03-31"),
    ("In FY22/23 it rose.", NOVEMBER, "In FY22/23", "financial_year", "2022-04-01..2023-03-31"),
    ("In the last financial year it rose.", NOVEMBER, "In the last financial year", "relative", "2022-04-01..2023-03-31"),
    ("In the last financial year it rose.", "2024-02-01", "In the last financial year", "relative", "2022-04-01..2023-03-31"),
    ("In the last financial year it rose.", "2024-04-01", "In the last financial year", "relative", "2023-04-01..2024-03-31"),
    ("The current financial year is tight.", NOVEMBER, "The current financial year", "relative", "2023-04-01..2024-03-31"),
    # years that end with a month
    ("In the year to September 2015 it fell.", NOVEMBER, "In the year to September 2015", "year_ending", "2014-10-01..2015-09-30"),
    ("In the year to March it fell.", NOVEMBER, "In the year to March", "year_ending", "2022-04-01..2023-03-31"),
    ("In the year to March it fell.", "2023-03-20", "In the year to March", "year_ending", "2021-04-01..2022-03-31"),
    ("In the year to March it fell.", "2023-04-01", "In the year to March", "year_ending", "2022-04-01..2023-03-31"),
    ("In the year to December it fell.", NOVEMBER, "In the year to December", "year_ending", "2022-01-01..2022-12-31"),
    ("In the year ending June 2023 it fell.", NOVEMBER, "In the year ending June 2023", "year_ending", "2022-07-01..2023-06-30"),
    ("The year ended 31 March 2023.", NOVEMBER, "The year ended 31 March 2023", "year_ending", "2022-04-01..2023-03-31"),
    ("In the year to March 31 2022 it fell.", NOVEMBER, "In the year to March 31 2022", "year_ending", "2021-04-01..2022-03-31"),
    ("The year to 30 June was good.", NOVEMBER, "The year to 30 June", "year_ending", "2022-07-01..2023-06-30"),
    ("Year-ending March 2023 was good.", NOVEMBER, "Year-ending March 2023", "year_ending", "2022-04-01..2023-03-31"),
    ("YE June 2023 was good.", NOVEMBER, "YE June 2023", "year_ending", "2022-07-01..2023-06-30"),
    ("The 12 months to September were good.", NOVEMBER, "The 12 months to September", "year_ending", "2022-10-01..2023-09-30"),
    ("The twelve months to the end of June.", NOVEMBER, "The twelve months to the end of June", "year_ending", "2022-07-01..2023-06-30"),
    ("A 12-month period ending May 2023.", NOVEMBER, "A 12-month period ending May 2023", "year_ending", "2022-06-01..2023-05-31"),
    ("The rolling year to June shows 12.", NOVEMBER, "The rolling year to June", "year_ending", "2022-07-01..2023-06-30"),
    ("The year up to February 2020.", NOVEMBER, "The year up to February 2020", "year_ending", "2019-03-01..2020-02-29"),
    ("In the year to last month it fell.", NOVEMBER, "In the year to last month", "year_ending", "2022-11-01..2023-10-31"),
    ("Last year's figures, to March, show 9.", NOVEMBER, "Last year's figures, to March", "year_ending", "2022-04-01..2023-03-31"),
    ("Between July 2019 and July 2020.", NOVEMBER, "Between July 2019 and July 2020", "year_ending", "2019-08-01..2020-07-31"),
    ("Between March and March it fell.", NOVEMBER, "Between March and March", "year_ending", "2022-04-01..2023-03-31"),
    # quarters, halves, months in a row
    ("Q2 2023 was better.", NOVEMBER, "Q2 2023", "quarter", "2023-04-01..2023-06-30"),
    ("In 2023 Q3 it rose.", NOVEMBER, "In 2023 Q3", "quarter", "2023-07-01..2023-09-30"),
    ("Q1 2023/24 was best.", NOVEMBER, "Q1 2023/24", "quarter", "2023-04-01..2023-06-30"),
    ("The first quarter of 2023 was bad.", NOVEMBER, "The first quarter of 2023", "quarter", "2023-01-01..2023-03-31"),
    ("The last quarter of 2022/23 was bad.", NOVEMBER, "The last quarter of 2022/23", "quarter", "2023-01-01..2023-03-31"),
    ("In the third quarter of last year it rose.", NOVEMBER, "In the third quarter of last year", "quarter", "2022-07-01..2022-09-30"),
    ("The first quarter was bad.", NOVEMBER, "The first quarter", "quarter", "2023-01-01..2023-03-31"),
    ("In the first six months of 2023 it fell.", NOVEMBER, "In the first six months of 2023", "range", "2023-01-01..2023-06-30"),
    ("In the first nine months of 2022/23 it fell.", NOVEMBER, "In the first nine months of 2022/23", "range", "2022-04-01..2022-12-31"),
    ("In the second half of last year it fell.", NOVEMBER, "In the second half of last year", "range", "2022-07-01..2022-12-31"),
    ("The first three months of the year.", NOVEMBER, "The first three months of the year", "quarter", "2023-01-01..2023-03-31"),
    ("In the three months to June it fell.", NOVEMBER, "In the three months to June", "quarter", "2023-04-01..2023-06-30"),
    ("The quarter ending June 2023 was good.", NOVEMBER, "The quarter ending June 2023", "quarter", "2023-04-01..2023-06-30"),
    ("In the six months to September it fell.", NOVEMBER, "In the six months to September", "range", "2023-04-01..2023-09-30"),
    ("Six months ended 30 September 2022.", NOVEMBER, "Six months ended 30 September 2022", "range", "2022-04-01..2022-09-30"),
    ("April to June 2023 was good.", NOVEMBER, "April to June 2023", "quarter", "2023-04-01..2023-06-30"),
    ("Oct-Dec 2022 was good.", NOVEMBER, "Oct-Dec 2022", "quarter", "2022-10-01..2022-12-31"),
    ("In May, June and July there were 12.", NOVEMBER, "In May, June and July", "quarter", "2023-05-01..2023-07-31"),
    ("In April and May there were 12.", NOVEMBER, "In April and May", "range", "2023-04-01..2023-05-31"),
    # ranges
    ("Arrests between April and June rose.", NOVEMBER, "between April and June", "quarter", "2023-04-01..2023-06-30"),
    ("Staff took time off from April to October.", "2014-12-05", "from April to October", "range", "2014-04-01..2014-10-31"),
    ("From November to January it rose.", NOVEMBER, "From November to January", "quarter", "2022-11-01..2023-01-31"),
    ("Between 1 April 2022 and 31 March 2023.", NOVEMBER, "Between 1 April 2022 and 31 March 2023", "range", "2022-04-01..2023-03-31"),
    ("1 April 2022 to 31 March 2023.", NOVEMBER, "1 April 2022 to 31 March 2023", "range", "2022-04-01..2023-03-31"),
    ("From 1 April to 30 September it fell.", NOVEMBER, "From 1 April to 30 September", "range", "2023-04-01..2023-09-30"),
    ("April 2022-March 2023.", NOVEMBER, "April 2022-March 2023", "range", "2022-04-01..2023-03-31"),
    ("July 1 to the end of September.", "2010-04-19", "July 1 to the end of September", "quarter", "2009-07-01..2009-09-30"),
    ("Between January and March this year it rose.", NOVEMBER, "Between January and March this year", "quarter", "2023-01-01..2023-03-31"),
    ("Between 2010 and 2015 it fell.", NOVEMBER, "Between 2010 and 2015", "range", "2010-01-01..2015-12-31"),
    ("From 2010 to 2016 it fell.", NOVEMBER, "From 2010 to 2016", "range", "2010-01-01..2016-12-31"),
    ("Over 2010-2012 it fell.", NOVEMBER, "Over 2010-2012", "range", "2010-01-01..2012-12-31"),
    ("Over 2010–15 it fell.", NOVEMBER, "Over 2010–15", "range", "2010-01-01..2015-12-31"),
    ("From 2019/20 to 2022/23 it rose.", NOVEMBER, "From 2019/20 to 2022/23", "range", "2019-04-01..2023-03-31"),
    ("In the 1990s it rose.", NOVEMBER, "In the 1990s", "range", "1990-01-01..1999-12-31"),
    ("Between 5 and 11 June 2023 there were 9.", NOVEMBER, "Between 5 and 11 June 2023", "range", "2023-06-05..2023-06-11"),
    ("So far in 2023 there were 11.", "2023-11-10", "So far in 2023", "range", "2023-01-01..2023-11-10"),
    ("So far this year there were 11.", "2023-11-10", "So far this year", "range", "2023-01-01..2023-11-10"),
    ("So far in 2022/23 there were 11.", "2022-11-10", "So far in 2022/23", "range", "2022-04-01..2022-11-10"),
    ("Year to date there were 11.", "2023-11-10", "Year to date", "range", "2023-01-01..2023-11-10"),
    ("The financial year to date is bad.", "2023-11-10", "The financial year to date", "range", "2023-04-01..2023-11-10"),
    ("Open until March 2024.", NOVEMBER, "until March 2024", "range", "..2024-03-31"),
    ("Held before 2015 by others.", NOVEMBER, "before 2015", "range", "..2014-12-31"),
    ("It changed after 2015 for good.", NOVEMBER, "after 2015", "range", "2016-01-01.."),
    # months and parts of years
    ("In August the two counties were best.", "2023-11-26", "In August", "month", "2023-08-01..2023-08-31"),
    ("In December the two counties were best.", "2023-11-26", "In December", "month", "2022-12-01..2022-12-31"),
    ("In June 2010 it fell.", NOVEMBER, "In June 2010", "month", "2010-06-01..2010-06-30"),
    ("In February 2020 it fell.", NOVEMBER, "In February 2020", "month", "2020-02-01..2020-02-29"),
    ("In September last year it fell.", NOVEMBER, "In September last year", "month", "2022-09-01..2022-09-30"),
    ("In June this year it fell.", NOVEMBER, "In June this year", "month", "2023-06-01..2023-06-30"),
    ("In July of last year it fell.", NOVEMBER, "In July of last year", "month", "2022-07-01..2022-07-31"),
    ("It was put in measures last July.", "2023-05-11", "last July", "month", "2022-07-01..2022-07-31"),
    ("It was put in measures last March.", "2023-05-11", "last March", "month", "2023-03-01..2023-03-31"),
    ("In Sept. 2022 it fell.", NOVEMBER, "In Sept. 2022", "month", "2022-09-01..2022-09-30"),
    ("April's figure was 12.", NOVEMBER, "April", "month", "2023-04-01..2023-04-30"),
    ("In May it was 28%.", "2024-06-25", "In May", "month", "2024-05-01..2024-05-31"),
    ("Last summer was bad.", NOVEMBER, "Last summer", "range", "2023-06-01..2023-08-31"),
    ("Last summer was bad.", "2023-07-10", "Last summer", "range", "2022-06-01..2022-08-31"),
    ("In the winter of 2022/23 it rose.", NOVEMBER, "In the winter of 2022/23", "range", "2022-12-01..2023-02-28"),
    ("It becomes free next spring.", "2019-05-28", "next spring", "range", "2020-03-01..2020-05-31"),
    ("Over Christmas it rose.", "2023-01-20", "Over Christmas", "day", "2022-12-01..2022-12-31"),
    ("It has risen since late 2014.", NOVEMBER, "since late 2014", "since", "2014-10-01..2023-11-24"),
    ("In early 2020 it fell.", NOVEMBER, "In early 2020", "range", "2020-01-01..2020-03-31"),
    ("In mid-2019 it fell.", NOVEMBER, "In mid-2019", "range", "2019-04-01..2019-09-30"),
    ("Late last year it fell.", NOVEMBER, "Late last year", "range", "2022-10-01..2022-12-31"),
    ("It went from 44% in September to 61% in March.", NOVEMBER, "in September", "month", "2022-09-01..2022-09-30"),
    ("It went from 44% in March to 61% in September.", NOVEMBER, "in March", "month", "2023-03-01..2023-03-31"),
    ("In the last full year it fell.", NOVEMBER, "In the last full year", "relative", "2022-01-01..2022-12-31"),
    ("It fell for the whole of 2022.", NOVEMBER, "2022", "year", "2022-01-01..2022-12-31"),
    ("It starts from next April.", NOVEMBER, "from next April", "month", "2024-04-01..2024-04-30"),
    ("Over the weekend there were 9.", NOVEMBER, "Over the weekend", "day", "2023-11-18..2023-11-19"),
    ("The year up to and including June 2023", NOVEMBER, "The year up to and including June 2023", "year_ending", "2022-07-01..2023-06-30"),
    # days
    ("On 5 October they pledged it.", "2022-10-07", "On 5 October", "day", "2022-10-05..2022-10-05"),
    ("On Wednesday (October 5) they pledged it.", "2022-10-07", "October 5", "day", "2022-10-05..2022-10-05"),
    ("On the 5th of October they met.", NOVEMBER, "On the 5th of October", "day", "2023-10-05..2023-10-05"),
    ("It closes on Sunday, December 20th.", "2020-11-30", "on Sunday, December 20th", "day", "2020-12-20..2020-12-20"),
    ("On January 24 they met.", "2019-01-28", "On January 24", "day", "2019-01-24..2019-01-24"),
    ("On 2023-10-05 they met.", NOVEMBER, "On 2023-10-05", "day", "2023-10-05..2023-10-05"),
    ("On 05/10/2023 they met.", NOVEMBER, "On 05/10/2023", "day", "2023-10-05..2023-10-05"),
    ("On 5.10.2023 they met.", NOVEMBER, "On 5.10.2023", "day", "2023-10-05..2023-10-05"),
    ("On Monday they met.", NOVEMBER, "On Monday", "day", "2023-11-20..2023-11-20"),
    ("It had 7,579 officers at 31 March 2022.", NOVEMBER, "at 31 March 2022", "day", "2022-03-31..2022-03-31"),
    ("It had 7,579 officers as at March 2022.", NOVEMBER, "as at March 2022", "day", "2022-03-31..2022-03-31"),
    ("At the end of November more were absent.", "2014-12-05", "At the end of November", "day", "2014-11-30..2014-11-30"),
    ("At the end of last year more were absent.", NOVEMBER, "At the end of last year", "day", "2022-12-31..2022-12-31"),
    ("At the start of 2020 more were absent.", NOVEMBER, "At the start of 2020", "day", "2020-01-01..2020-01-01"),
    ("On 29 February 2024 they met.", "2024-05-01", "On 29 February 2024", "day", "2024-02-29..2024-02-29"),
    # from the day of publication
    ("Last year it fell.", NOVEMBER, "Last year", "relative", "2022-01-01..2022-12-31"),
    ("Last year's underspend was big.", "2013-10-04", "Last year", "relative", "2012-01-01..2012-12-31"),
    ("This year it fell.", NOVEMBER, "This year", "relative", "2023-01-01..2023-11-24"),
    ("It fell in the past year.", NOVEMBER, "in the past year", "relative", "2022-11-25..2023-11-24"),
    ("It fell over the last 12 months.", NOVEMBER, "over the last 12 months", "relative", "2022-11-25..2023-11-24"),
    ("It fell in the last three years.", NOVEMBER, "in the last three years", "relative", "2020-11-25..2023-11-24"),
    ("It fell in the last six months.", NOVEMBER, "in the last six months", "relative", "2023-05-25..2023-11-24"),
    ("Last month it took 26,565 calls.", "2019-05-28", "Last month", "relative", "2019-04-01..2019-04-30"),
    ("Last month it took 26,565 calls.", "2019-01-28", "Last month", "relative", "2018-12-01..2018-12-31"),
    ("Officers stopped 714 cars last week.", "2022-08-17", "last week", "relative", "2022-08-08..2022-08-14"),
    ("The year before last was worse.", NOVEMBER, "The year before last", "relative", "2021-01-01..2021-12-31"),
    ("Last year but one was worse.", NOVEMBER, "Last year but one", "relative", "2021-01-01..2021-12-31"),
    ("Yesterday there were three.", NOVEMBER, "Yesterday", "relative", "2023-11-23..2023-11-23"),
    ("It is half the level of five years ago.", "2018-06-18", "five years ago", "ago", "2013-01-01..2013-12-31"),
    ("It is half the level of a decade ago.", "2018-06-18", "a decade ago", "ago", "2008-01-01..2008-12-31"),
    ("It was twice that 18 months ago.", NOVEMBER, "18 months ago", "ago", "2022-05-01..2022-05-31"),
    ("It was twice that three weeks ago.", NOVEMBER, "three weeks ago", "ago", "2023-10-30..2023-11-05"),
    ("It was twice that twenty-five years ago.", NOVEMBER, "twenty-five years ago", "ago", "1998-01-01..1998-12-31"),
    ("It was twice that a quarter of a century ago.", NOVEMBER, "a quarter of a century ago", "ago", "1998-01-01..1998-12-31"),
    ("Strength fell by 42 in a month.", "2024-09-05", "in a month", "duration", "2024-08-01..2024-08-31"),
    ("There were 1000 fewer in six months.", "2013-11-17", "in six months", "duration", "2013-05-01..2013-10-31"),
    ("It went from last to first in just 11 months.", NOVEMBER, "in just 11 months", "duration", "2022-12-01..2023-10-31"),
    ("It fell over a five-year period.", NOVEMBER, "over a five-year period", "duration", "2018-11-25..2023-11-24"),
    ("Crime has been falling for seventeen years.", NOVEMBER, "for seventeen years", "duration", "2006-11-25..2023-11-24"),
    # since
    ("Two million calls have ended since 2018.", "2022-01-17", "since 2018", "since", "2018-01-01..2022-01-17"),
    ("It has crept up since March.", "2021-06-10", "since March", "since", "2021-03-01..2021-06-10"),
    ("It has crept up since last April.", NOVEMBER, "since last April", "since", "2023-04-01..2023-11-24"),
    ("It has crept up since the start of the year.", NOVEMBER, "since the start of the year", "since", "2023-01-01..2023-11-24"),
    ("Since comparable records began in 1997.", "2026-01-12", "Since comparable records began in 1997", "since", "1997-01-01..2026-01-12"),
    ("It has crept up since 2013/14.", NOVEMBER, "since 2013/14", "since", "2013-04-01..2023-11-24"),
    ("From April 2022 to date there were 9.", NOVEMBER, "From April 2022 to date", "since", "2022-04-01..2023-11-24"),
    # the future
    ("By March there will be 519 more.", "2020-11-30", "By March", "future_by", "2021-03-01..2021-03-31"),
    ("Sickness would rise by a third by April, he had warned.", "2014-12-05", "by April", "future_by", "2015-04-01..2015-04-30"),
    ("They will have spent it by 2021.", "2018-01-30", "by 2021", "future_by", "2021-01-01..2021-12-31"),
    ("They will have it by the end of 2024.", NOVEMBER, "by the end of 2024", "future_by", "2024-12-31..2024-12-31"),
    ("He wants 7,000 within three years.", "2024-09-05", "within three years", "future_by", "2027-09-01..2027-09-30"),
    ("He wants 3,600 within the next two years.", "2020-12-14", "within the next two years", "future_by", "2022-12-01..2022-12-31"),
    ("They will have it in three years' time.", NOVEMBER, "in three years' time", "future_by", "2026-11-01..2026-11-30"),
    ("It will fall over the next three years.", NOVEMBER, "over the next three years", "relative", "2023-11-24..2026-11-24"),
    ("Essex will get 127 more next year.", "2020-12-14", "next year", "relative", "2021-01-01..2021-12-31"),
    ("In April, the bill will go up.", "2022-02-04", "In April", "month", "2022-04-01..2022-04-30"),
    ("The bill goes up by 5.5% in April.", "2022-02-04", "in April", "month", "2022-04-01..2022-04-30"),
    ("A commissioner will come in May.", "2021-01-06", "in May", "month", "2021-05-01..2021-05-31"),
    ("The force will take on 600 this year.", "2013-10-04", "this year", "relative", "2013-01-01..2013-12-31"),
    # no days
    ("There are now 6.7 a day.", NOVEMBER, "now", "now", ".."),
    ("There are currently 6.7 a day.", NOVEMBER, "currently", "now", ".."),
    ("It costs 15p at present.", NOVEMBER, "at present", "now", ".."),
    ("He has 270 more than when he took over.", NOVEMBER, "when he took over", "event", ".."),
    ("It is half what it was before the pandemic.", NOVEMBER, "before the pandemic", "event", ".."),
    ("It is back at pre-pandemic levels.", NOVEMBER, "pre-pandemic", "event", ".."),
    ("Specials doubled under this commissioner.", NOVEMBER, "under this commissioner", "event", ".."),
    ("Since the watchdog was set up it heard 418.", NOVEMBER, "Since the watchdog was set up", "event", ".."),
    ("There were 28 since the last meeting.", NOVEMBER, "since the last meeting", "event", ".."),
    ("It is the lowest since records began.", NOVEMBER, "since records began", "event", ".."),
    ("It is the lowest ever.", NOVEMBER, "ever", "event", ".."),
    ("1,660 people were held in a week.", NOVEMBER, "in a week", "duration", ".."),
    ("£36m has to be found over three years.", NOVEMBER, "over three years", "duration", ".."),
    ("It rose in recent months.", NOVEMBER, "in recent months", "relative", ".."),
    ("It fell by 9 in the latest year alone.", NOVEMBER, "in the latest year", "relative", ".."),
    ("In the same period 800 were logged.", NOVEMBER, "In the same period", "same_period", ".."),
    ("There were 117 the year before.", NOVEMBER, "the year before", "relative", ".."),
    # without a day of publication
    ("Last year it fell.", None, "Last year", "relative", ".."),
    ("In March it fell.", None, "In March", "month", ".."),
    ("In the year to March it fell.", None, "In the year to March", "year_ending", ".."),
    ("In the year to March 2020 it fell.", None, "In the year to March 2020", "year_ending", "2019-04-01..2020-03-31"),
    ("Five years ago it fell.", None, "Five years ago", "ago", ".."),
    ("It has risen since 2018.", None, "since 2018", "since", "2018-01-01.."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "words", "grammar", "expected"), CASES)
def test_words_give_their_days(text: str, published: str | None, words: str, grammar: str, expected: str) -> None:
    found = found_in(text, published, words)
    assert (found.grammar, days(found.period)) == (grammar, expected)


# sentence, day of publication, words, days as the point compared with
BASELINES = [
    ("Crime is down by 38 per cent since June 2010.", "2018-01-30", "since June 2010", "2010-06-01..2010-06-30"),
    ("Officers are down since 2009.", "2018-06-18", "since 2009", "2009-01-01..2009-12-31"),
    ("It has increased since late 2014.", "2018-01-30", "since late 2014", "2014-10-01..2014-12-31"),
    ("Incidents are down 38% since 2008 and 2009.", "2020-10-28", "since 2008 and 2009", "2008-01-01..2009-12-31"),
    ("It rose to first from 41st in three years.", "2016-08-11", "in three years", "2013-01-01..2013-12-31"),
    ("It rose from last to first in 11 months.", NOVEMBER, "in 11 months", "2022-12-01..2022-12-31"),
    ("It fell in the past year.", NOVEMBER, "in the past year", "2021-11-25..2022-11-24"),
    ("It is down 70% from its 1995 peak.", NOVEMBER, "1995 peak", "1995-01-01..1995-12-31"),
]


@pytest.mark.parametrize(("text", "published", "words", "expected"), BASELINES)
def test_the_same_words_as_a_baseline(text: str, published: str, words: str, expected: str) -> None:
    assert days(found_in(text, published, words).baseline) == expected


# sentence, day of publication, words, end of the claim's period, days over which the extreme holds
WINDOWS = [
    ("The lowest total since 2014.", "2026-01-12", "since 2014", "2025-12-31", "2014-01-01..2025-12-31"),
    ("The second lowest total since 1974.", "2018-09-25", "since 1974", "2018-03-31", "1974-01-01..2018-03-31"),
    ("At its lowest in a decade.", "2021-07-29", "in a decade", None, "2011-01-01..2021-12-31"),
    ("At its lowest for more than a decade.", "2013-11-17", "for more than a decade", None, "2003-01-01..2013-12-31"),
    ("At a 20-year high.", NOVEMBER, "20-year high", None, "2003-01-01..2023-12-31"),
    ("The most since 2030.", NOVEMBER, "since 2030", "2022-12-31", "2030-01-01.."),
]


@pytest.mark.parametrize(("text", "published", "words", "until", "expected"), WINDOWS)
def test_the_same_words_as_the_window_of_an_extreme(text: str, published: str, words: str, until: str | None, expected: str) -> None:
    found = found_in(text, published, words)
    assert days(found.window(date.fromisoformat(until) if until else None)) == expected


# texts without any period
SILENT = [
    "There were 2010 arrests, 2023 offences and 1999 calls.",
    "It took 2,010 calls, 2,023 of them in error.",
    "The total rose from 1950 to 2010 officers and fell from 2010 to 5,000.",
    "He may march through the town, and so may May.",
    "Theresa May and Mrs May said they may come.",
    "A man was jailed for two years and banned for 18 months.",
    "She was two years old, he 32.",
    "Ring 020 7035 2010 or 0800 2019 2020, quoting CR/2019/22.",
    "It costs £2010, $2020 or 2015%.",
    "We answer 70,000 calls each month, 75 a week, 40 a day, one every 15 minutes.",
    "They aim to answer within 10 seconds, to come within two hours and to charge within 28 days.",
    "In 2010 cases nobody was charged.",
    "The Police Act 1996 and the Police Reform and Social Responsibility Act 2011 apply.",
    "Constables on a team for two years or more get a badge.",
    "Year 5 pupils met PC 2041 in Room 2010.",
    "At the same time it grew, and ever since it has grown.",
    "The gate was the second to open; a third gate followed.",
    "Ministers act since it is their duty.",
    "Officers wait for a quarter of an hour.",
    "His today's work; a five-year plan; a two-year-old girl.",
    "",
    "\n\n\n",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_period_is_not_read_as_one(text: str) -> None:
    assert [each.words for each in find_periods(text, published=date(2023, 11, 24))] == []


# sentence, words, part in the comparison
ROLES = [
    ("It rose 12% compared with 2019.", "2019", "baseline"),
    ("It rose 12% on 2019.", "on 2019", "baseline"),
    ("It is up on last year.", "on last year", "baseline"),
    ("It is lower than in 2010.", "in 2010", "baseline"),
    ("It is lower than it was in 2010.", "in 2010", "baseline"),
    ("It rose 12% on the year to June 2022.", "on the year to June 2022", "baseline"),
    ("It rose 12% against the previous year.", "the previous year", "baseline"),
    ("It fell from its 1995 peak.", "1995 peak", "baseline"),
    ("It has fallen since 2010.", "since 2010", "baseline"),
    ("It was 12 a year earlier.", "a year earlier", "baseline"),
    ("It was 12 in 2010.", "in 2010", "either"),
    ("It fell in the year to June 2023.", "in the year to June 2023", "period"),
    ("It will be 12 by March.", "by March", "period"),
    ("The board met on 5 October.", "on 5 October", "either"),
]


@pytest.mark.parametrize(("text", "words", "role"), ROLES)
def test_the_words_before_tell_its_part_in_a_comparison(text: str, words: str, role: str) -> None:
    assert found_in(text, NOVEMBER, words).role == role


def test_a_run_of_years_keeps_its_two_ends() -> None:
    found = found_in("It fell from 2010 to 2016.", NOVEMBER, "from 2010 to 2016")
    assert (days(found.first), days(found.last)) == ("2010-01-01..2010-12-31", "2016-01-01..2016-12-31")


def test_relative_says_that_no_digit_is_written() -> None:
    assert found_in("Last year it fell.", NOVEMBER, "Last year").relative
    assert not found_in("In 2022 it fell.", NOVEMBER, "In 2022").relative


def test_the_clause_decides_whether_a_month_is_to_come() -> None:
    text = "It rose in May, and will rise again in June, he said in July, because plans announced in August were due to cuts in March."
    found = {each.words: days(each.period)[:7] for each in find_periods(text, published=date(2023, 9, 10))}
    assert found == {"in May": "2023-05", "in June": "2024-06", "in July": "2023-07", "in August": "2023-08", "in March": "2023-03"}


def test_no_phrase_crosses_a_blank_line() -> None:
    found = find_periods("Crime fell in March\n\n2023 saw a rise.", published=date(2023, 11, 24))
    assert [each.words for each in found] == ["in March"]
