"""Our scores and those of the shared scorer: the same to the last digit, whatever was found."""

import copy
import random

import pytest

from factcheck.evaluation import examined, read_gold, scored
from factcheck.extraction.pipeline import extract_many

KINDS = ("level", "share", "change", "from_to", "ratio", "rank", "comparison", "trend", "forecast", "target", None)
UNITS = ("percent", "percentage_points", "seconds", "minutes", "hours", "days", "count", "GBP", "rank", "none", None)
SAID = ("police", "burglary: recorded offences", "the force", "officers", "Kent Police", "", None)
STATED = ("last year", "now", "in 2019", "currently", None)


def ours(passages, found):
    return scored(examined(passage, found.get(passage.id, [])) for passage in passages).to_dict()


def theirs(scorer, path, found):
    return scorer.score(scorer.read(path), {key: {"id": key, "claims": claims} for key, claims in found.items()}, "kind")


def test_a_gold_file_scores_itself_as_right(gold_file, line):
    passages = read_gold(gold_file(line))
    result = scored(examined(passage, passage.claims) for passage in passages)
    assert (result.f1, result.core_recall, result.full_recall, result.distractor_fp_rate) == (1, 1, 1, 0)


def test_what_is_missed_extra_and_different_is_told_apart(gold_file, line):
    (passage,) = read_gold(gold_file(line))
    first, second, _ = map(dict, passage.claims)
    age = first | {"value_start": passage.text.index("41"), "value_end": passage.text.index("41") + 2}
    result = examined(passage, [first, second | {"value": 21}, age])
    assert [outcome.state for outcome in result.outcomes] == ["right", "differs", "extra", "missed"]
    assert result.outcomes[1].wrong == ("value",)
    assert [each.type for each in result.taken] == ["age"]
    scores = scored([result])
    assert (scores.gold, scores.predicted, scores.matched, scores.core, scores.full, scores.taken) == (3, 3, 2, 1, 1, 1)
    assert scores.kinds["level"].to_dict() == {"gold": 2, "found": 0.5, "core": 0.5, "full": 0.5}
    assert scores.fields["value"].accuracy == 0.5


def test_a_field_that_the_passage_does_not_give_is_not_scored(gold_file, line):
    line["claims"][0]["subject"] = "Ambridge Constabulary"
    line["claims"][0]["speaker"] = "archdeacon"
    (passage,) = read_gold(gold_file(line))
    result = examined(passage, [dict(passage.claims[0], subject="somewhere else", speaker="someone else")])
    assert result.outcomes[0].fields["subject"] is None
    assert result.outcomes[0].fields["speaker"] is None
    assert result.outcomes[0].full


@pytest.mark.parametrize(
    ("marked", "found", "agrees"),
    [
        ({"value": 90, "unit": "seconds"}, {"value": 1.5, "unit": "minutes"}, True),
        ({"value": 90, "unit": "seconds"}, {"value": 90, "unit": "minutes"}, False),
        ({"value": 33.33, "unit": "percent"}, {"value": 33.3, "unit": "percent"}, True),
        ({"value": 5, "unit": "percent", "unit_alt": "percentage_points"}, {"value": 5, "unit": "percentage_points"}, True),
        ({"value": 5, "unit": "percent"}, {"value": 5, "unit": "percentage_points"}, False),
        ({"value": [1, 2], "unit": "count"}, {"value": 2, "unit": "count"}, False),
        ({"value": [0, 2], "unit": "hours"}, {"value": [0, 120], "unit": "minutes"}, True),
        ({"value": 0, "unit": "count"}, {"value": None, "unit": "count"}, False),
    ],
)
def test_values_agree_across_units_of_time_and_within_half_a_percent(gold_file, line, marked, found, agrees):
    line["claims"][0] |= marked
    (passage,) = read_gold(gold_file(line))
    assert examined(passage, [dict(passage.claims[0], **found)]).outcomes[0].core is agrees


def test_relative_words_have_a_month_of_slack_and_dates_have_none(gold_file, line):
    line["claims"][2]["period"] = {"stated": "2019", "start": "2019-01-01", "end": "2019-12-31"}
    (passage,) = read_gold(gold_file(line))
    late = {"stated": None, "start": "2020-01-20", "end": "2020-12-31"}
    assert examined(passage, [dict(passage.claims[0], period=late)]).outcomes[0].fields["period"] is True
    off = {"stated": "2019", "start": "2019-01-02", "end": "2019-12-31"}
    assert examined(passage, [dict(passage.claims[2], period=off)]).outcomes[-1].fields["period"] is False


@pytest.fixture(scope="module")
def dev(shared):
    path = shared / "gold" / "dev.jsonl"
    passages = read_gold(path)
    read = extract_many([(passage.text, passage.published, None) for passage in passages])
    return path, passages, {passage.id: [claim.to_dict() for claim in each.claims] for passage, each in zip(passages, read, strict=True)}


@pytest.mark.shared
def test_the_shared_scorer_says_the_same_of_our_reader(dev, shared_scorer):
    path, passages, found = dev
    assert ours(passages, found) == theirs(shared_scorer, path, found)


@pytest.mark.shared
@pytest.mark.parametrize("seed", range(12))
def test_the_shared_scorer_says_the_same_of_spoilt_predictions(dev, shared_scorer, seed):
    path, passages, found = dev
    chance = random.Random(seed)
    marked = {passage.id: [dict(claim) for claim in passage.claims] for passage in passages}
    texts = {passage.id: passage.text for passage in passages}
    spoilt = {key: spoil(claims, texts[key], chance) for key, claims in (found if seed % 2 else marked).items() if chance.random() > 0.05}
    result = ours(passages, spoilt)
    assert result == theirs(shared_scorer, path, spoilt)
    assert 0 < result["full_recall"] < 1


@pytest.mark.shared
def test_the_shared_scorer_says_the_same_of_every_number(dev, shared_scorer):
    path, passages, _ = dev
    every = {key: line["claims"] for key, line in shared_scorer.every_number(shared_scorer.read(path))}
    assert ours(passages, every) == theirs(shared_scorer, path, every)


def spoil(claims, text, chance):
    """Some claims dropped, doubled, moved, or with a field changed, taken away or made empty."""
    result = []
    for claim in copy.deepcopy(claims):
        if chance.random() < 0.1:
            continue
        for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
            chance.choice(CHANGES)(claim, text, chance)
        result += [claim] * chance.choice((1, 1, 1, 1, 2))
    chance.shuffle(result)
    return result


def moved(claim, text, chance):
    start = chance.randrange(len(text) - 1)
    claim["value_start"], claim["value_end"] = start, min(len(text), start + chance.randrange(1, 30))


def shifted(claim, text, chance):
    by = chance.choice((-3, -1, 1, 3))
    claim |= {name: max(0, claim[name] + by) for name in ("start", "end") if name in claim}


def no_value_span(claim, text, chance):
    claim |= {"value_start": None, "value_end": None}


def other_value(claim, text, chance):
    claim["value"] = chance.choice((None, 0, 5, 33.3, [1, 2], [5], claim.get("value")))


def other_unit(claim, text, chance):
    claim["unit"] = chance.choice(UNITS)


def other_word(claim, text, chance):
    claim[chance.choice(("measure", "subject", "speaker"))] = chance.choice(SAID)


def other_words(claim, text, chance):
    claim["kind"] = chance.choice(KINDS)
    claim["direction"] = chance.choice(("increase", "decrease", "none", None))
    claim["approx"] = chance.choice(("exact", "about", None))


def other_period(claim, text, chance):
    edges = ("2019-01-01", "2019-12-31", "2023-03-31", None)
    stretch = {"stated": chance.choice(STATED), "start": chance.choice(edges), "end": chance.choice(edges)}
    claim[chance.choice(("period", "baseline"))] = chance.choice((None, {}, stretch, stretch))


def absent(claim, text, chance):
    claim.pop(
        chance.choice(("kind", "measure", "subject", "period", "baseline", "direction", "approx", "checkable", "unit", "value")), None
    )


CHANGES = (moved, shifted, no_value_span, other_value, other_unit, other_word, other_words, other_period, absent)
