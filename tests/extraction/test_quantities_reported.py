"""What `factcheck quantities` writes: quantities of general news as they are written, in sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck.extraction.quantities as quantities
from factcheck.extraction.quantities import quantities_line
from factcheck.extraction.quantity_tokens import Tokens

THIRD = 1 / 3

# Sentence, then every quantity of it: value, sign, unit.
AS_WRITTEN = [
    ("It took six weeks.", [(6, "=", "week")]),
    ("It took half an hour.", [(0.5, "=", "hour")]),
    ("It took three working days.", [(3, "=", "day")]),
    ("The shares stood at 212p.", [(212, "=", "pence")]),
    ("They found 500 grams and 12 tonnes.", [(500, "=", "gram"), (12, "=", "tonne")]),
    ("A third of clubs closed.", [(THIRD, "=", "% club")]),
    ("About two-thirds of the shops closed.", [(2 / 3, "~", "% shop")]),
    ("One in four adults agreed.", [(0.25, "=", "% adult")]),
    ("Nine out of ten shops agreed.", [(0.9, "=", "% shop")]),
    ("A cup is 1/16 of a gallon.", [(1 / 16, "=", "gallon")]),
    ("It took two to four weeks.", [((2, 4), "=", "week")]),
    ("It took 2-3 hours.", [((2, 3), "=", "hour")]),
    ("It bakes for 25 – 40min.", [((25, 40), "=", "minute")]),
    ("It lasted two hours and 10 minutes.", [(7800, "=", "second")]),
    ("Dozens of fans and hundreds of shops closed.", [((12, 120), "=", "fan"), ((100, 1000), "=", "shop")]),
    ("It cost tens of millions of dollars.", [((1e7, 1e8), "=", "dollar")]),
    ("The bridge weighs 3×10^6 kilograms.", [(3e6, "=", "kilogram")]),
    ("Visits reached 700 000 last year.", [(700_000, "=", "-")]),
    ("Of the 12 345 were new.", [(12, "=", "-"), (345, "=", "-")]),
]
BELOW_ZERO = [
    ("It was minus 12 degrees.", [(-12, "=", "degree")]),
    ("It was about minus 40 Celsius.", [(-40, "~", "celsius")]),
    ("It fell to -5C overnight.", [(-5, "=", "celsius")]),
    ("The balance was $-2.5bn.", [(-2.5e9, "=", "dollar")]),
    ("Thefts were -21% on the year.", [(21, "down", "percentage")]),
]
MONEY = [
    ("It paid €50m (£42m).", [(50e6, "=", "euro"), (42e6, "=", "pound sterling")]),
    ("It paid PS2.7m in all.", [(2.7e6, "=", "pound sterling")]),
    ("It paid Y=320,000 in all.", [(320_000, "=", "japanese yen")]),
    ("It paid A$5m and HK$216,925.", [(5e6, "=", "australian dollar"), (216_925, "=", "hong kong dollar")]),
    ("It paid ($A825,680) for a $3500 a month flat.", [(825_680, "=", "australian dollar"), (3500, "=", "dollar per month")]),
    ("Gold cost $1,271 an ounce.", [(1271, "=", "dollar per ounce")]),
    ("Fuel was $2.11 per gallon.", [(2.11, "=", "dollar per gallon")]),
    ("It made $6bn a year earlier.", [(6e9, "=", "dollar")]),
    ("It costs 1,200€ a night.", [(1200, "=", "euro")]),
    ("Shares rose 15 sen to RM2.70.", [(15, "up", "sen"), (2.7, "=", "malaysian ringgit")]),
]
UNITS = [
    ("The hall has 32m2.", [(32, "=", "square metre")]),
    ("The 37m-long boat sank.", [(37, "=", "metre")]),
    ("It won the 100m final.", [(100, "=", "metre")]),
    ("The firm took 37m calls.", [(37e6, "=", "call")]),
    ("It makes 640bhp from 5.2 litres.", [(640, "=", "brake horsepower"), (5.2, "=", "litre")]),
    ("He drove at 100km/h.", [(100, "=", "kilometre per hour")]),
    ("It sold 40 barrels a day.", [(40, "=", "barrel per day")]),
    ("There were 9 first-team players.", [(9, "=", "first-team player")]),
    ("It employs 13 women and 4 fishermen.", [(13, "=", "woman"), (4, "=", "fisherman")]),
    ("He lost weight, from 208 pounds to 193.", [((208, 193), "=", "pound-mass")]),
    ("A 25-year-old man and an 18 month-old girl were hurt.", [(25, "=", "year of age"), (18, "=", "month of age")]),
    ("Rates fell by 25 basis points.", [(25, "down", "basis point")]),
]
SIGNS = [
    ("Shares were up 9 per cent.", [(9, "up", "percentage")]),
    ("Shares advanced 8%.", [(8, "up", "percentage")]),
    ("It had a 3 percent drop.", [(3, "=", "percentage")]),
    ("It finished 34% higher.", [(34, "=", "percentage")]),
    ("It needs another 15 buses.", [(15, "=", "bus")]),
    ("Prices will increase between 5% and 6%.", [((5, 6), "=", "percentage")]),
    ("It fell from 83 to 29.", [((83, 29), "=", "-")]),
    ("It rose to £7m from £6m.", [(7e6, "=", "pound sterling"), (6e6, "=", "pound sterling")]),
    ("As many as 14 shops closed.", [(14, "=", "shop")]),
    ("It averaged 7.3 points.", [(7.3, "~", "point")]),
    ("It trades on barely 6.5 times earnings.", [(6.5, "~", "count")]),
    ("It makes sub-7 nanometre chips.", [(7, "<", "nanometre")]),
    ("It makes just under 296 hp (224 kW).", [(296, "<", "horsepower"), (224, "<", "kilowatt")]),
    ("Robbery was down by 5%, burglary by 7%.", [(5, "down", "percentage"), (7, "down", "percentage")]),
    ("It has halved since.", [(50, "down", "percentage")]),
    ("It is nearly double the average.", [(2, "~", "count")]),
]
COUNTED = [
    ("It was one of the best days ever.", [1]),
    ("She put one hand up.", [1]),
    ("He had the same one again.", []),
    ("They will each miss one another.", []),
    ("Some 33 of the 68 men came.", [33, 68]),
    ("Almost a third (32%) left.", [THIRD, 32]),
    ("The top three seeds play.", [3]),
    ("They slid to the bottom three during May.", []),
    ("The two new 737 Max jets flew.", [2]),
    ("It has 2000 employees and 1900 old machines.", [2000, 1900]),
    ("Half the games went to half-time.", [0.5]),
    ("It rose to 1500.", [1500]),
    ("On the whole Leeds 300 people went.", [300]),
    ("The new Golf 5 litre engine is out.", [5]),
    ("It took one or two years.", [(1, 2)]),
]
NO_QUANTITY = [
    "The S&P 500 and the FTSE 100 were flat.",
    "He uses Windows 10 at home.",
    "The A350-900 and the 777X flew.",
    "The Stoxx 600 index was flat by 0930 GMT.",
    "They flew a Boeing 747 jet home.",
    "They watch Channel 5s coverage.",
    "It was Game 7 of the series.",
    "He drives in Formula One now.",
    "They reached the last-32 stage.",
    "The COVID -19 tests came.",
    "The 90049 ZIP code is in the west.",
    "City won 3-1 and tied 89-89.",
    "The ratio is 16:9.",
    "Senard, 65, and Maddon (66) left.",
    "He signed a three-year contract.",
    "By 2120 and between 1600 and 1900 it was cold.",
    "Police answer 999 calls; ring 101.",
    "It fell for the second straight year.",
    "He scored twice as United won.",
    "It lasted a minute.",
    "In 2000 people left; since 1900 they came back.",
    "It was a one-time charge for a one-way trip.",
]
CASES = [*AS_WRITTEN, *BELOW_ZERO, *MONEY, *UNITS, *SIGNS]


def flat(value):
    return tuple(value) if isinstance(value, list) else value


def rows(text):
    return quantities_line("x", text)["quantities"]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_a_quantity_is_told_as_it_is_written(text, wanted):
    found = rows(text)
    assert [flat(row["value"]) for row in found] == [pytest.approx(value, rel=1e-3) for value, *_ in wanted]
    assert [(row["change"], row["unit"]) for row in found] == [(sign, unit) for _, sign, unit in wanted]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It took six weeks.", 42, "days"),
        ("A third of clubs closed.", 33.33, "percent"),
        ("It cost 50 pence.", 0.5, "GBP"),
        ("It took two to four weeks.", [14, 28], "days"),
        ("It was minus 12 degrees.", -12, "count"),
        ("Dozens of fans came.", [12, 120], "count"),
    ],
)
def test_the_units_of_claims_stand_beside_those_of_the_text(text, value, unit):
    assert rows(text)[0]["converted"] == {"value": value, "unit": unit}


@pytest.mark.parametrize(("text", "values"), COUNTED, ids=[text for text, _ in COUNTED])
def test_what_counts_as_a_number(text, values):
    assert [flat(row["value"]) for row in rows(text)] == [pytest.approx(value, rel=1e-3) for value in values]


@pytest.mark.parametrize("text", NO_QUANTITY)
def test_names_scores_ages_and_years_are_no_quantities(text):
    assert rows(text) == []


@given(st.integers(min_value=2, max_value=999), st.sampled_from(["weeks", "tonnes", "decades", "pence", "fortnights", "dollars", "feet"]))
def test_a_number_keeps_its_value_whatever_its_unit(number, unit):
    found = rows(f"They counted {number} {unit} of it.")
    assert [row["value"] for row in found] == [number]


@given(
    st.integers(min_value=1, max_value=400), st.integers(min_value=1, max_value=400), st.sampled_from(["weeks", "kg", "miles", "per cent"])
)
def test_both_ends_of_a_range_keep_their_values(low, more, unit):
    found = rows(f"Between {low} and {low + more} {unit} were lost.")
    assert [row["value"] for row in found] == [[low, low + more]]


@given(
    st.decimals(min_value="0.1", max_value=99, places=1, allow_nan=False),
    st.sampled_from(["$", "£", "€", "US$", "A$", "HK$", "RM", "PS", "Y="]),
    st.sampled_from(["m", "bn", " million", " billion"]),
)
def test_money_is_read_with_every_sign(size, sign, scale):
    text = f"It paid {sign}{size}{scale} in all."
    found = rows(text)
    factor = 1e6 if scale.strip().startswith("m") else 1e9
    assert [row["value"] for row in found] == [pytest.approx(float(size) * factor)]
    assert found[0]["unit"] not in ("-", "count")
    assert text[found[0]["start"] : found[0]["end"]].endswith(scale)


@given(st.text(alphabet="0159 .,-–/%£$€()'smk×^°\n", max_size=80) | st.text(max_size=80))
def test_any_text_gives_rows_inside_it(text):
    for row in rows(text):
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert row["unit"]


class Counted(Tokens):
    """Tokens that count how often they are asked."""

    asked = 0

    def low(self, index):
        type(self).asked += 1
        return super().low(index)


@pytest.mark.parametrize(
    "piece", ["9 ", "one ", "$5m (£4m) ", "minus ", "3 of 4 ", "5 new ", "by 3%, ", "S&P 500 ", "1 000 ", "A-9 ", "7 a day "]
)
def test_the_work_grows_with_the_text_and_no_faster(piece, monkeypatch):
    monkeypatch.setattr(quantities, "Tokens", Counted)
    asked = []
    for times in (300, 1200):
        Counted.asked = 0
        quantities_line("x", piece * times)
        asked.append(Counted.asked)
    assert asked[1] <= 4.5 * asked[0] + 1000
