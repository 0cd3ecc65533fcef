"""`Decision`: the one label of a claim, by the first rule of the house that fits, and why in words."""

from dataclasses import dataclass

from factcheck.catalogue import Measure
from factcheck.checking.among import loose_group
from factcheck.checking.case import Case
from factcheck.checking.chance import lucky, telling, told_at_both_ends, within_usual_move
from factcheck.checking.guards import unanswered
from factcheck.checking.periods import is_newest_year
from factcheck.checking.readings import named_measure
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import bare, day, inside, listed, measured
from factcheck.checking.starts import AGREEING
from factcheck.checking.verdict import JUDGED
from factcheck.checking.weighed import Weighed
from factcheck.values import Unit

PLACE = ("subject", "area", "area_code")
MEASURE = ("measure", "measure_id")
VAGUE_KINDS = ("trend", "comparison", "rank")
WHY_NOT = {
    "forecast": "It is a forecast; figures come after it.",
    "target": "It is an aim or a promise, not a statement of fact.",
    "opinion": "It is an opinion.",
    "vague": "It is too vague to pin to a figure.",
}
NO_SERIES, NOT_HELD = "no_official_series", "figure_not_held"
# The largest force has a fifth of the country; more than that is not made up by those left out.
MISSING_AT_MOST = 1.25
HEADLINE = "headline"
# So many words after a number its noun may come: "12,728 such offences".
COUNTED_WITHIN = 2
LABEL_OF = {"agrees": "supported", "close": "close", "disagrees": "not_supported"}


@dataclass(frozen=True, slots=True)
class Decision:
    """The label, which kind of unknown where it is not_enough_data, and the reason in a sentence where no figure speaks for itself."""

    label: str
    missing: str | None = None
    because: str | None = None


def decide(case: Case) -> Decision:
    """The first rule that fits, in the order of the house."""
    decision = _before_figures(case) or _by_readings(case)
    reason = _stopped(case) if decision.label in JUDGED else None
    return Decision("needs_person", because=reason) if reason else decision


def _stopped(case: Case) -> str | None:
    """What stands in the way of a verdict: in the claim's sentence, in that of its neighbour, or in the name of a group."""
    return unanswered(case) or (unanswered(case.neighbour) if case.neighbour else None) or _loosely(case)


def _before_figures(case: Case) -> Decision | None:
    """What the claim, the match or the document's date decides, whatever the figures say."""
    return _not_checkable(case) or _nobody_publishes(case) or _unlike(case) or _needs_person(case) or _from_the_future(case)


def _loosely(case: Case) -> str | None:
    """Why a group whose words are a manner of speaking settles nothing, though its table is shown."""
    group = loose_group([each.sense.against for each in case.figured], case.setting)
    return f"The words may take in other forces than {inside(group.name)}: {group.source}." if group else None


def _not_checkable(case: Case) -> Decision | None:
    claim = case.claim
    if claim.kind in ("forecast", "target"):
        return Decision("not_checkable", because=WHY_NOT[claim.kind])
    if not claim.checkable and claim.why_not != "no public data" and not _pinned(case):
        return Decision("not_checkable", because=WHY_NOT.get(claim.why_not or "vague", WHY_NOT["vague"]))
    if case.measure is None and claim.value is None and claim.kind in VAGUE_KINDS and not slips(case):
        return Decision("not_checkable", because=WHY_NOT["vague"])
    return None


def _pinned(case: Case) -> bool:
    """Whether words without a size still name what to look up: a measure, a force, and the national average to hold it against."""
    claim = case.claim
    against_average = claim.kind == "comparison" and case.setting.rules.words.has("national_average", case.words)
    named = case.measure is not None and claim.area_code is not None
    return claim.why_not == "vague" and against_average and (named or slips(case))


def _nobody_publishes(case: Case) -> Decision | None:
    """Where nobody publishes a measure it does not matter which place is meant; "no public data" is an unknown, not uncheckable."""
    claim, measure = case.claim, case.measure
    sure = measure is not None and not set(claim.unsure) & set(MEASURE)
    if measure is not None and sure and case.lead is None and not any(each.public_series for each in meant(case)):
        return Decision("not_enough_data", NO_SERIES, f"Nobody publishes a series of {inside(measure.name)}.")
    named = named_measure(claim, case.setting) if measure is None else None
    if named is not None and not named.public_series:
        return Decision("not_enough_data", NO_SERIES, f"Nobody publishes a series of {inside(named.name)}, so none of a part of it.")
    if not claim.checkable and claim.why_not == "no public data":
        return Decision("not_enough_data", None, "No public series is known that would settle it.")
    return None


def meant(case: Case) -> list[Measure]:
    """The measures that the words may mean, the likeliest first."""
    ids = dict.fromkeys(each.sense.measure_id for each in case.weighed)
    found = [measure for each in ids if (measure := case.setting.measure(each)) is not None]
    return found or ([case.measure] if case.measure else [])


def _unlike(case: Case) -> Decision | None:
    """A number held against an average has no reading, whichever measure and place are meant."""
    if not slips(case):
        return None
    return Decision("not_enough_data", None, "A number grows with the size of the force and cannot be held against an average; a rate can.")


def slips(case: Case) -> bool:
    """Whether a comparison holds a number of cases against an average."""
    claim, measure, words = case.claim, case.measure, case.setting.rules.words
    if claim.kind not in ("comparison", "rank") or not words.has("average", case.words):
        return False
    counted = measure is not None and measure.unit is Unit.COUNT
    return counted or (words.has("number_of", case.sentence) and not words.has("rate_words", claim.quote))


def _needs_person(case: Case) -> Decision | None:
    reason = _open_relation(case) or unsafe(case) or _conflict(case)
    return Decision("needs_person", because=reason) if reason else None


def _open_relation(case: Case) -> str | None:
    """A number that holds one count against another of which not every word could be read."""
    relation = case.claim.relation
    if relation is None or relation.form != "open":
        return None
    return f"“{case.claim.as_stated}” holds one count against another, and what it is held against could not be matched safely."


def unsafe(case: Case) -> str | None:
    """Why measure or place could not be matched safely, None where both could."""
    claim, setting = case.claim, case.setting
    if case.measure is None:
        return "What is measured could not be matched with a published measure."
    if claim.qualifiers:
        listed = ", ".join(f"“{word}”" for word in claim.qualifiers)
        return f"The words {listed} narrow {inside(case.measure.name)}, and no published measure is known to be that narrow."
    if claim.area_code is None or setting.area(claim.area_code) is None:
        return "The place could not be matched with a police force or a country."
    if not claim.area_certain or set(claim.unsure) & set(PLACE):
        return f"It is not certain that {setting.area_name(claim.area_code)} is the place that is meant."
    return None


def _conflict(case: Case) -> str | None:
    lead = case.lead
    if lead is None or not lead.rivals:
        return None
    rival = lead.rivals[0]
    where = f"{case.setting.area_name(rival.area_code)}, {bare(rival.period)}"
    given = measured(rival.value, rival.unit) if rival.value is not None else "none"
    return f"Figures of equal standing contradict each other: {rival.publisher} also gives {given} for {where} ({rival.publication})."


def _from_the_future(case: Case) -> Decision | None:
    """A date far after everything that is held: mistyped, or what was known on the day is not in the store."""
    newest, published = case.setting.stale_since, case.setting.published
    if newest is None or published is None or not case.figured:
        return None
    because = f"The document is dated {day(published)}, and the newest release that is held came out on {day(newest)}."
    return Decision("not_enough_data", NOT_HELD, because)


def _by_readings(case: Case) -> Decision:
    figured = case.figured
    if not figured:
        return _nothing_found(case)
    if case.lead is None:
        return Decision(
            "not_enough_data", NOT_HELD, "Only figures that never decide alone are held: the speaker's own, or for days that are not exact."
        )
    agreeing = [each for each in figured if each.outcome in AGREEING]
    against = [each for each in figured if each.outcome == "disagrees"]
    if agreeing and against:
        told = next((each for each in agreeing if not each.soft and told_at_both_ends(case.claim, each)), None)
        if told is None and undated(case) and "period" in case.claim.unsure and not any(each.sense.certain for each in figured):
            # Both periods were supplied, and one that stands in the words was not understood ("2016 saw 44,564 thefts").
            return Decision("not_enough_data", None, "It is not certain which period is meant.")
        return _confident(case, told) if told else Decision("depends")
    if case.weighed[0].outcome == "no_figure" and not _borne_out(case, case.lead):
        return Decision("not_enough_data", _kind_of_unknown(case), "The likeliest reading has no figure, and the others do not settle it.")
    return _confident(case, case.lead)


def _borne_out(case: Case, lead: Weighed) -> bool:
    """Whether a reading that is not the likeliest is still the one that was meant, because the claim has its very number.

    A count to its last digit ("149,769 police officers" is the headcount, of which the full-time equivalent is not held); or the
    publisher's headline or plain series, where of the likelier way of counting the same cases nothing is held for the period. Neither
    speaks against a claim.
    """
    if not lead.sense.certain:
        return False
    if telling(case.claim, lead):
        return True
    first = case.weighed[0].sense
    own, likelier = ((each.measure_id, each.period, each.shape) for each in (lead.sense, first))
    if first.period is None or own != likelier:
        return False
    shown = case.weighed[0].reading.shown_only
    held = [each for each in shown if each.method == first.method and each.period.same_days(first.period)]
    return lead.sense.method in (None, HEADLINE) and lead.outcome == "agrees" and not held


def _nothing_found(case: Case) -> Decision:
    gaps = [each.sense.gap for each in case.weighed if each.sense.gap]
    words_lack = gaps and _kind_of_unknown(case) is None
    if words_lack or gaps:
        return Decision("not_enough_data", _kind_of_unknown(case), _sentence(gaps[0] if gaps else "no figure is held"))
    return Decision("not_enough_data", NOT_HELD, None)


def _kind_of_unknown(case: Case) -> str | None:
    """`figure_not_held` where some reading lacks a figure only; None where the words of every reading lack something."""
    return NOT_HELD if any(each.outcome == "no_figure" and (each.sense.gap is None or each.sense.unheld) for each in case.weighed) else None


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def _confident(case: Case, lead: Weighed) -> Decision:
    """The label of the first-ranked reading, unless something that the words do not give was supplied to it."""
    claim, sense = case.claim, lead.sense
    if set(claim.unsure) & set(MEASURE) and not ((sense.certain or sense.doubt) and _stood_for(case) and telling(claim, lead)):
        name = case.measure.name if case.measure else claim.measure
        return Decision("needs_person", None, f"It is not certain that {inside(name)} is what is meant.")
    if left_open := _left_open(case):
        return Decision("not_enough_data", None, f"It is not certain which {listed(left_open)} is meant.")
    if claim.kind == "change" and claim.direction is None:
        return Decision("not_enough_data", None, "The words do not say which way it moved.")
    if sense.certain and lead.outcome == "disagrees" and undated(case) and within_usual_move(claim, lead, case.setting):
        return Decision(
            "not_enough_data", NOT_HELD, "The latest figure differs by no more than the series moves in a year, and the claim is about now."
        )
    if lead.outcome == "disagrees" and _may_be_more(case, lead):
        return Decision("not_enough_data", NOT_HELD, "The figure leaves out some of the bodies, and the claim is of more than it has.")
    if sense.certain:
        return Decision(LABEL_OF[lead.outcome])
    if sense.doubt and lead.outcome in AGREEING:
        return Decision(LABEL_OF[lead.outcome])
    if sense.chosen:
        return _undated_change(case, lead)
    if lead.outcome == "agrees" and not lucky(claim, lead, case.setting):
        return Decision("supported")
    if sense.doubt:
        return Decision("not_enough_data", NOT_HELD, sense.doubt)
    return Decision("not_enough_data", None, "The words do not say which period is meant, and the figure is for the latest one.")


def _left_open(case: Case) -> list[str]:
    """What the reading of the words is not sure of, beside the measure; "in the latest year" has no days of its own to be unsure of.

    Nor has "now", but what the latest figure does not bear out may be of another day.
    """
    period, words = case.claim.period, case.setting.rules.words
    now = period is not None and words.has("now", period.stated or "") and case.lead is not None and case.lead.outcome in AGREEING
    named = ("period",) if now or is_newest_year(period, case.setting) else ()
    return [name for name in case.claim.unsure if name not in (*MEASURE, *named)]


def _stood_for(case: Case) -> bool:
    """Whether a noun for crimes of any kind stands for the measure that was spoken of before: "The force recorded 12,728 offences"."""
    after = case.sentence[max(0, case.claim.value_span.end - case.claim.sentence.start) :].split()[:COUNTED_WITHIN]
    return any(word.strip(",.;:").lower() in case.setting.rules.guards.other_things.stand_ins for word in after)


def _may_be_more(case: Case, lead: Weighed) -> bool:
    """Whether a count without some forces is held against a larger number, which the forces left out may make up."""
    claim, official, said = case.claim, lead.reading.official, pattern_of(case.setting.rules.flags.missing_words)
    if claim.kind != "level" or official is None or not isinstance(claim.value, float | int):
        return False
    less = any(figure.coverage and said.search(figure.coverage) for figure in lead.reading.figures)
    return less and official.value < claim.value <= official.value * MISSING_AT_MOST


def undated(case: Case) -> bool:
    """Whether the words give no period but the present."""
    period = case.claim.period
    return period is None or not period.resolved


def _undated_change(case: Case, lead: Weighed) -> Decision:
    """A change without a date is taken year on year; what that start does not bear out another start may."""
    if lead.outcome != "disagrees":
        return Decision(LABEL_OF[lead.outcome])
    if case.claim.value is None and len(case.figured) > 1 and not lead.sense.doubt:
        return Decision("not_supported")
    return Decision("not_enough_data", None, "The words name no start; year on year the figures do not bear it out, another start may.")
