"""Rules that hold for any number and any text: what is written is read back, offsets stay inside, work grows with the text."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction.not_claims import set_aside
from factcheck.extraction.numerals import read_numeral
from factcheck.extraction.quantities import find_quantities, quantities_line
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import number_words
from factcheck.values import Unit

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
DECADES = "- - twenty thirty forty fifty sixty seventy eighty ninety"
SMALL, TENS = UNITS.split(" "), DECADES.split(" ")
WORDS = (
    "5|12,345|1.5|per cent|%|£|m|million|third|a|half|to|from|-|–|by|fell|more than|one|in|ten|999|101|2019|May|aged|(|)|,|.|\n|"
    "twice|most|highest|of|the|years|minutes|½|²|×|’s|/|"
    "as|many|again|:|every|out of|an hour|quarter|6:45|wait|£1|p|joint|only to|a factor of|points|or more|and counting|24/25"
)
NEWS = (
    "three callers in ten ",
    "30 to one ",
    "3:1 split ",
    "half as many again ",
    "6 minutes 13 and ",
    "6:45 wait ",
    "third from ",
    "or more ",
)
PIECES = st.sampled_from(WORDS.split("|"))


def spelled(number: int) -> str:
    """A whole number below a thousand million in words, as a British paper writes it."""
    for size, name in ((1_000_000, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            join = " and " if 0 < rest < 100 else " "
            return f"{spelled(number // size)} {name}" + (join + spelled(rest) if rest else "")
    if number >= 100:
        return f"{SMALL[number // 100]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")


@given(st.integers(min_value=0, max_value=999_999_999))
def test_numbers_in_words_are_read_back(number):
    words = spelled(number)
    read = read_numeral(Tokens(words), 0, number_words())
    assert read is not None
    assert (read.value, read.last) == (number, len(Tokens(words)))


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from([",", "\u00a0", "\u2009", "\u202f", ""]))
def test_grouped_digits_are_read_back(number, separator):
    text = f"The force logged {number:,} incidents.".replace(",", separator)
    first = find_quantities(text)[0]
    if first.form != "none":
        assert first.value == number
        assert text[first.number.start : first.number.end] == f"{number:,}".replace(",", separator)


@given(
    st.decimals(min_value=0, max_value=999, places=2, allow_nan=False),
    st.sampled_from(["%", " per cent", "pc", " percent", " percentage points"]),
)
def test_percentages_are_read_back(number, unit):
    found = find_quantities(f"The rate stands near {number}{unit} overall")
    assert [each.value for each in found] == [float(number)]
    assert found[0].unit is (Unit.POINTS if "points" in unit else Unit.PERCENT)
    assert found[0].last_place == 0.01


@given(st.text(max_size=300) | st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300)
def test_any_text_is_read_with_offsets_inside(text):
    found = find_quantities(text)
    for each in found:
        assert 0 <= each.span.start <= each.number.start < each.number.end <= each.span.end <= len(text)
        values = each.value if isinstance(each.value, tuple) else (each.value,)
        assert all(value is None or 0 <= value < float("inf") for value in values)
    assert [each.number.start for each in found] == sorted(each.number.start for each in found)
    assert len(set_aside(text, found)) == len(found)
    assert quantities_line("x", text)["id"] == "x"


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_every_row_of_digits_belongs_to_one_expression(text):
    spans = [each.span for each in find_quantities(text)]
    for digits in re.finditer(r"\d+", text):
        assert any(span.start <= digits.start() and digits.end() <= span.end for span in spans), digits.group()


class Counted(Tokens):
    """Tokens that count how often they are asked."""

    asked = 0

    def low(self, index: int) -> str:
        type(self).asked += 1
        return super().low(index)


def asked_for(text: str, monkeypatch) -> int:
    """How often the grammar looked at a piece of the text."""
    import factcheck.extraction.quantities as quantities

    monkeypatch.setattr(quantities, "Tokens", Counted)
    Counted.asked = 0
    find_quantities(text)
    return Counted.asked


def test_the_work_grows_with_the_text_and_no_faster(monkeypatch):
    for piece in ("9 ", "one ", "up to ", "5 to ", "from 3 ", "half a ", "1/2/", "per 100 ", "more than ", "fell by 3% ", *NEWS):
        short, long = asked_for(piece * 300, monkeypatch), asked_for(piece * 1200, monkeypatch)
        assert long <= 4.5 * short + 1000, piece


def test_a_row_of_a_million_digits_is_a_code():
    assert find_quantities("9" * 1_000_000) == []
