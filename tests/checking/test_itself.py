"""The article against itself: sums that need no figure from outside."""

from dataclasses import replace

import pytest

from factcheck.api import check
from factcheck.checking.itself import contradictions
from factcheck.checking.itself_headline import head_end
from factcheck.values import Period, Span, Unit
from tests.checking.making import claim, setting_of

FLAG = "disagrees_with_itself"


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


def raised(text, published="2023-11-24"):
    """What the flag says of each claim of a text that is read and judged as a whole, by the words of the number."""
    judged = check(text, published=published).judged
    return {each.claim.as_stated: each.verdict.flags["disagrees_with_itself"] for each in judged if FLAG in each.verdict.flags}


HEADLINES = [
    ("Kent burglaries reach 8,000 in 2021/22", True),
    ("Kent burglaries fall to 6,500 in 2021/22", False),
    ("Kent burglaries reach 8,000 in 2018/19", False),
    ("Essex burglaries reach 8,000 in 2021/22", False),
    ("Kent robberies reach 8,000 in 2021/22", False),
    ("Kent burglaries in the thousands in 2021/22", False),
    ("Kent police are busier than ever", False),
]


@pytest.mark.parametrize(("headline", "wrong"), HEADLINES)
def test_a_headline_against_its_body(headline, wrong):
    found = raised(f"{headline}\n\nKent Police recorded 6,545 burglaries in 2021/22, figures show.")
    assert bool(found) is wrong
    if wrong:
        assert "“6,545”" in found["8,000"]
        assert "“8,000”" in found["6,545"]


CHANGES = [
    ("Burglary up 20% in Kent", "Kent Police recorded a 12% rise in burglaries in 2021/22.", True),
    ("Burglary up 12% in Kent", "Kent Police recorded a 12.3% rise in burglaries in 2021/22.", False),
    ("Burglary up 20% in Kent", "Kent Police recorded a 12% rise in burglaries in 2021/22, and a 20% rise in 2022/23.", False),
    ("Burglary up 20% in Kent", "Kent Police recorded a 12% rise in burglaries in 2021/22. It was 9% the year before.", True),
    ("Burglary up 20% in Kent since 2018", "Kent Police recorded a 12% rise in burglaries in 2021/22.", False),
    ("Burglary up a fifth in Kent", "Kent Police recorded a 12% rise in burglaries in 2021/22.", False),
    ("Burglary up 20% in Kent", "Kent Police recorded a 12% fall in burglaries in 2020/21.", False),
]


@pytest.mark.parametrize(("headline", "body", "wrong"), CHANGES)
def test_a_change_in_a_headline_against_its_body(headline, body, wrong):
    assert bool(raised(f"{headline}\n\n{body}")) is wrong


def test_a_standfirst_is_held_against_the_body_and_a_first_paragraph_is_not():
    body = "West Midlands Police said burglary fell by 5% in 2022/23."
    standfirst = "Burglary in the West Midlands Police area is down 30%"
    text = f"Streets are safer, says force\n\n{standfirst}\n\nThe chief constable spoke on Friday.\n\n{body}"
    assert raised(text)
    assert head_end(text, None) == text.index("The chief") - 1
    assert head_end(f"{body} {body}\n\n{body}", None) == 0
    titled = f"{standfirst}.\n\n{body}\n\n{body}"
    assert head_end(titled, f"{standfirst}.") > 0
    assert head_end("", None) == 0


PARTS = [
    ("Of the 120 complaints about Kent Police in 2022, 80 were upheld and 50 were dismissed.", "80 + 50 = 130"),
    ("Of the 120 complaints about Kent Police in 2022, 80 were upheld and 40 were dismissed.", None),
    ("Of the 120 people killed in Kent in 2022, 80 were women and 50 were under 18.", None),
    ("Kent Police recorded 15 homicides in 2022. Of the 15, 9 victims were men and the remaining 8 were women.", "9 + 8 = 17"),
    ("Kent Police recorded 15 homicides in 2022. Of the 15, 9 victims were men and the remaining 6 were women.", None),
    ("Kent Police recorded 15 homicides in 2022. Of the 15, 9 victims were men and the remaining 6 were women aged 40 to 60.", None),
    ("Kent Police recorded 120 homicides in 2022. Of those, 150 involved a knife.", "more than all of them"),
    ("Kent Police recorded 120 homicides in 2022. Of those, 40 suspects were charged with 150 offences.", None),
    ("There were 200 arrests in total in Kent: 80 for burglary, 70 for robbery and 30 for rape.", "80 + 70 + 30 = 180"),
    ("There were 200 arrests in total in Kent: 80 for burglary, 70 for robbery and 50 for rape.", None),
    ("There were 200 arrests in total in Kent, including 80 for burglary, 70 for robbery and 30 for rape.", None),
    ("Some 60% of suspects arrested by Kent Police were white, 30% were black and 25% were Asian.", "115%"),
    ("Some 60% of suspects arrested by Kent Police were white, 30% were black and 10% were Asian.", None),
    ("Kent Police said that 60% of men and 50% of women felt safe in 2022.", None),
    ("Kent Police said that 60% were men in 2010 and 50% were women in 2020.", None),
]


@pytest.mark.parametrize(("text", "said"), PARTS)
def test_parts_against_their_whole_as_texts_put_them(text, said):
    found = raised(text)
    assert bool(found) is (said is not None)
    assert all(said in reason for reason in found.values() if said)


SHARES = [
    ("Kent Police made 500 arrests. Of those, 100, or 40%, were for burglary.", "100 ÷ 500 × 100 = 20%"),
    ("Kent Police made 500 arrests. Of those, 100, or 20%, were for burglary.", None),
    ("Kent Police made 500 arrests. Of those, 90, or about 20%, were for burglary.", None),
    ("Kent Police solved 120 of the 400 burglaries (45%) in 2022.", "120 ÷ 400 × 100 = 30%"),
    ("Kent Police solved 120 of the 400 burglaries (30%) in 2022.", None),
    ("Kent Police found 12 of the 43 stations (40% of those in Essex) empty.", None),
]


@pytest.mark.parametrize(("text", "said"), SHARES)
def test_a_share_against_its_part_and_whole(text, said):
    found = raised(text)
    assert bool(found) is (said is not None)
    assert all(said in reason for reason in found.values() if said)


LEVELS = "West Midlands Police recorded 20,199 burglaries in 2021/22. It recorded 21,146 burglaries in 2022/23."
AFTER = [
    ("That is a rise of 20%.", True),
    ("That is a rise of 5%.", False),
    ("Robbery rose by 20%.", False),
    ("Nobody was surprised. That is a rise of 20%.", False),
]


@pytest.mark.parametrize(("sentence", "wrong"), AFTER)
def test_a_change_against_the_two_levels_in_the_sentences_before(sentence, wrong):
    found = raised(f"{LEVELS} {sentence}")
    assert bool(found) is wrong
    assert all("(21,146 − 20,199) ÷ 20,199 × 100 = 4.69%" in reason for reason in found.values())
