"""Who is credited with a claim: reported speech, quotations over several paragraphs, names given later."""

import pytest

from factcheck.extraction.pipeline import extract_document


def speakers(text):
    return [claim.speaker for claim in extract_document(text).claims]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Robbery in Kent fell by 5 per cent, the chief constable said.", "chief constable"),
        ("The commissioner said robbery in Kent fell by 5 per cent.", "commissioner"),
        ("“Robbery fell by 5 per cent,” said the police and crime commissioner.", "commissioner"),
        ("Robbery in Kent fell by 5 per cent, according to a report.", "report"),
        ("Inspectors found that robbery in Kent fell by 5 per cent.", "inspectors"),
        ("Robbery in Kent fell by 5 per cent.", None),
    ],
)
def test_one_sentence(text, speaker):
    assert speakers(text) == [speaker]


def test_a_quotation_goes_on_over_paragraphs():
    text = (
        "Chief Constable Ann Marsh of Kent Police said: “Burglary fell by 5 per cent.\n\n"
        "“Robbery fell by 7 per cent.”\n\nKnife crime rose by 2 per cent."
    )
    assert speakers(text) == ["chief constable", "chief constable", None]


def test_the_forces_own_voice_names_the_force():
    (found,) = extract_document("Kent Police met. “Burglary fell by 5 per cent,” the chief constable said.").claims
    assert found.speaker_area == "E23000032"


def test_a_pronoun_is_the_last_speaker():
    assert speakers("The commissioner spoke in Kent. “Burglary fell by 5 per cent,” she said.") == ["commissioner"]
