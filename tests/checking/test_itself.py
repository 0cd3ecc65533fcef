"""The article against itself: sums that need no figure from outside."""

from dataclasses import replace

from factcheck.checking.itself import contradictions
from factcheck.values import Period, Span, Unit
from tests.checking.making import claim, setting_of


def said(text, *claims):
    """The claims of one sentence, each at its words."""
    placed = [
        replace(each, sentence=Span(0, len(text)), value_span=_span(text, each.as_stated), quote=text, claim_id=f"c{index}")
        for index, each in enumerate(claims)
    ]
    return contradictions(placed, text, setting_of([]))


def _span(text, words):
    return Span(text.index(words), text.index(words) + len(words))


RISE = {"kind": "change", "unit": Unit.PERCENT, "direction": "increase"}


def test_two_levels_and_a_multiple():
    text = "There were 44 compared with 28, almost doubled."
    doubled = claim("almost doubled", 100.0, form="multiple", approx="almost", **RISE)
    found = said(text, claim("44", 44.0), claim("28", 28.0), doubled)
    assert list(found) == ["c2"]
    assert "(44 − 28) ÷ 28 × 100 = 57.14%" in found["c2"][0]


def test_numbers_that_do_give_the_change():
    text = "There were 54 compared with 28, almost doubled."
    assert not said(text, claim("54", 54.0), claim("28", 28.0), claim("almost doubled", 100.0, form="multiple", approx="almost", **RISE))


def test_a_from_to_and_its_percentage():
    text = "Burglary fell by 19% from 35,346 to 28,612."
    fell = claim("19%", 19.0, kind="change", unit=Unit.PERCENT, direction="decrease")
    ends = claim("from 35,346 to 28,612", (35346.0, 28612.0), kind="from_to", direction="decrease")
    assert not said(text, fell, ends)
    wrong = said(text.replace("19%", "29%"), replace(fell, as_stated="29%", value=29.0), ends)
    assert "−19.05%" in wrong["c0"][0]


def test_rounded_ends_are_given_their_rounding():
    text = "Numbers rose 3% from 70,000 to 71,000."
    ends = claim("from 70,000 to 71,000", (70000.0, 71000.0), kind="from_to", direction="increase", last_place=1000.0)
    assert not said(text, claim("3%", 3.0, **RISE), ends)
    assert said(text.replace("3%", "9%"), claim("9%", 9.0, **RISE), ends)


def test_points_between_two_shares():
    text = "The charge rate rose 5 points, from 5% to 6%."
    share = {"measure_id": "charge-rate", "measure": "charge rate"}
    ends = claim("from 5% to 6%", (5.0, 6.0), kind="from_to", unit=Unit.PERCENT, direction="increase", **share)
    rise = claim("5 points", 5.0, kind="change", unit=Unit.POINTS, direction="increase", **share)
    assert said(text, rise, ends)


def test_a_comparison_figure_beside_a_level():
    text = "There were 200 arrests, double the 150 of last year."
    level = claim("200", 200.0, baseline_value=150.0, baseline=Period("last year"))
    assert said(text, level, claim("double", 100.0, form="multiple", **RISE))


def test_three_levels_leave_open_which_two_are_meant():
    text = "There were 44, 28 and 30, a rise of 9%."
    assert not said(text, claim("44", 44.0), claim("28", 28.0), claim("30", 30.0), claim("9%", 9.0, **RISE))


def test_zero_at_the_start_divides_nothing():
    text = "Cases rose 50% from 0 to 6."
    assert not said(text, claim("50%", 50.0, **RISE), claim("from 0 to 6", (0.0, 6.0), kind="from_to", direction="increase"))


def test_parts_that_do_not_give_the_whole():
    text = "There were 500 arrests, made up of 300 men and 100 women."
    parts = (claim("500", 500.0), claim("300", 300.0), claim("100", 100.0))
    found = said(text, *parts)
    assert "300 + 100 = 400" in found["c0"][0]
    assert not said(text.replace("100 women", "200 women"), *parts[:2], claim("200", 200.0))
    assert not said(text.replace("made up of", "including"), *parts)


def test_another_sentence_is_not_read_with_it():
    first = claim("44", 44.0, claim_id="a", sentence=Span(0, 20))
    second = claim("28", 28.0, claim_id="b", sentence=Span(21, 40))
    third = claim("doubled", 100.0, claim_id="c", form="multiple", sentence=Span(41, 60), **RISE)
    assert not contradictions([first, second, third], "x" * 60, setting_of([]))
