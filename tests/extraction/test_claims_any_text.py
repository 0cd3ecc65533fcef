"""Any text gets an answer, with offsets that are right, in time that grows with its length."""

import random
import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.extraction.pipeline import extract_document
from factcheck.extraction.sentences import find_quoted, find_sentences

STRANGE = {
    "empty": "",
    "white": " \n\t\u2028 ",
    "null": "Crime fell by 5%\x00 in Kent.\x00",
    "emoji": "Crime 🚓 fell by 5% 👮‍♀️ in Kent 🎉. Robbery rose 7%.",
    "right to left": "الجريمة انخفضت 5% في كينت. Crime fell 5% in Kent. עברית 12%",
    "half a pair": "Crime fell 5%\ud800 in Kent",
    "no spaces": "x" * 50_000,
    "one number": "1" * 20_000,
    "open brackets": "(" * 800 + "5" + ")" * 800,
    "quotes": '"' * 2_000,
    "carriage returns": "Crime fell by 5%.\rRobbery rose 6%.\r\nIn Kent.",
    "dots": ". " * 5_000,
}


def check_offsets(text):
    found = extract_document(text)
    for claim in found.claims:
        assert claim.span.of(text) == claim.quote
        assert claim.value_span.of(text) == claim.as_stated
        assert claim.span.covers(claim.value_span)
        assert claim.sentence.covers(claim.value_span)
    for seen in found.set_aside:
        assert 0 <= seen.span.start < seen.span.end <= len(text)
    return found


@pytest.mark.parametrize("name", STRANGE)
def test_strange_texts(name):
    check_offsets(STRANGE[name])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "crime",
                "fell",
                "by",
                "5",
                "%",
                "per cent",
                "Kent",
                "police",
                "from",
                "to",
                "£3m",
                "999",
                "“",
                "”",
                "lowest",
                "since",
                "2014",
                ".",
                "\n",
                ",",
                "(",
                ")",
                "officers",
                "as",
                "has",
                "more",
                "than",
                "🚓",
            ]
        ),
        max_size=40,
    )
)
def test_offsets_hold_for_any_words(words):
    check_offsets(" ".join(words))


@given(st.text(max_size=200))
def test_sentences_cover_the_text(text):
    found = find_sentences(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    covered = sum(len(each.span.of(text)) for each in found)
    assert covered <= len(text)
    between = text
    for each in reversed(found):
        between = between[: each.span.start] + between[each.span.end :]
    assert not between.strip()


@given(st.text(alphabet='ab "“”\n', max_size=60))
def test_quoted_stretches_are_apart(text):
    spans = find_quoted(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_table_is_no_claim():
    rows = "\n".join("\t".join(str(random.Random(row * 9 + column).randint(1, 99_999)) for column in range(9)) for row in range(300))
    found = check_offsets(rows)
    assert found.claims == ()
    assert found.numbers == len(found.set_aside) >= 2_700


def test_every_number_is_counted_once():
    text = "Kent Police recorded 1,310 robberies in 2022. Call 101. A man, 44, was jailed for 18 months."
    found = extract_document(text)
    assert found.numbers == len(found.claims) + len(found.set_aside)
    assert {seen.reason for seen in found.set_aside} >= {"date or period", "the number of a telephone service", "an age"}


@pytest.mark.slow
def test_twice_the_text_takes_about_twice_the_time():
    def seconds(times):
        text = "Crime in Kent rose 5 per cent and burglary fell 6 per cent in 2022. " * times
        start = time.perf_counter()
        extract_document(text)
        return time.perf_counter() - start

    seconds(10)
    assert seconds(400) < 4 * seconds(200) + 1


def test_a_text_wrapped_at_a_fixed_width_reads_the_same():
    words = (
        "Kent Police recorded 1,310 robberies in the year to March 2022, which is a rise of nine per cent on the year before. "
        "Burglary fell from 4,410 offences to 3,870 over the same time, the chief constable said, and the force solved 7 per cent of them."
    )
    plain, wrapped = extract_document(words).claims, extract_document(textwrap.fill(words, 72)).claims
    assert [(claim.kind, claim.value, claim.measure_id, claim.area_code) for claim in plain] == [
        (claim.kind, claim.value, claim.measure_id, claim.area_code) for claim in wrapped
    ]


def test_headline_lines_stay_apart():
    text = "Robbery in Kent up by 5 per cent\nBurglary fell by 3 per cent, the chief constable said.\nOfficers number 3,900"
    assert [each.headline for each in find_sentences(text)] == [True, False, True]
