"""What would settle a claim that no held figure settles: the table to fetch, the question to ask, or the choice to make.

Reports put "What would settle it" before these words, so none of them says it again.
"""

from factcheck.checking.among import among_named, among_of
from factcheck.checking.asking import request_of, short
from factcheck.checking.case import Case
from factcheck.checking.label import Decision, meant, unsafe
from factcheck.checking.readings import named_measure
from factcheck.checking.saying import day, inside, listed, period_words
from factcheck.sources.declaration import Declaration
from factcheck.values import Period

CANDIDATES = 3
FOI = "Ask {who} under the Freedom of Information Act"


def would_settle(case: Case, decision: Decision) -> str | None:
    """A sentence for not_enough_data and needs_person, None for the labels that figures settle."""
    if decision.label == "needs_person":
        return _choice(case)
    if decision.label != "not_enough_data":
        return None
    measure = case.measure
    wanted = _list_wanted(case)
    parts = [wanted] if wanted else []
    if decision.missing == "no_official_series":
        unpublished = measure or named_measure(case.claim, case.setting)
        return (unpublished.would_settle if unpublished else None) or _question(case)
    tables = _tables(case)
    if decision.missing is None and case.lead is not None:
        # The figures are here; it is the words that lack something.
        parts.append(
            f"Ask whoever made the claim {'from which start to which end it is counted' if case.moves else 'which period it is about'}."
        )
    elif tables:
        parts.append(tables)
    elif measure is not None and measure.would_settle:
        parts.append(measure.would_settle)
    else:
        parts.append(_question(case))
    return " ".join(parts)


def _list_wanted(case: Case) -> str | None:
    """What the group that a place is counted among lacks, where no list of it stood on the day."""
    named = among_named(case.claim, case.setting, sentence=case.sentence) if case.claim.kind in ("rank", "comparison") else None
    if named is None or among_of(named, case.setting, case.claim.area_code).gap is None:
        return None
    return case.setting.catalogue.groups[named].would_settle


def request(case: Case, decision: Decision) -> str | None:
    """The wording of a request that is ready to send, where no table is known that would settle it."""
    if decision.label != "not_enough_data" or (decision.missing != "no_official_series" and _tables(case)):
        return None
    measure = case.measure or named_measure(case.claim, case.setting)
    if decision.missing is None and (measure is None or measure.public_series):
        return None
    return request_of(case, measure)


def _choice(case: Case) -> str:
    """The nearest measures or areas, for a person to choose from; where both are safe it is the sentence that has to be read."""
    if unsafe(case) is None and "measure" not in case.claim.unsure and case.lead is not None and not case.lead.rivals:
        return "A person has to read the sentence and say whether the figures shown answer it."
    found = candidates(case)
    if len(found) == 1:
        return f"A person has to say whether {found[0]} is meant."
    return (
        f"A person has to choose. Nearest: {'; '.join(found)}." if found else "A person has to say which measure and which place are meant."
    )


def candidates(case: Case) -> list[str]:
    """The nearest measures where the measure is open, the nearest areas where the place is."""
    claim, catalogue = case.claim, case.setting.catalogue
    if case.measure is None or set(claim.unsure) & {"measure", "measure_id"} or claim.qualifiers:
        near = case.setting.nearest(claim.measure)[:CANDIDATES]
        own = [case.measure] if case.measure else []
        return list(dict.fromkeys(f"{each.name} ({each.id})" for each in [*own, *near]))[:CANDIDATES]
    areas = catalogue.find_areas(claim.subject)[:CANDIDATES] if claim.subject else []
    given = case.setting.area(claim.area_code)
    return list(dict.fromkeys(f"{each.name} ({each.code})" for each in [*([given] if given else []), *areas]))[:CANDIDATES]


def _tables(case: Case) -> str | None:
    """The tables of the sources that declare the measure, for the periods that are wanted."""
    # The table of the likeliest reading that any source declares; where none does, there is no table.
    measure = next((each for each in meant(case) if each.sources), case.measure)
    if measure is None or (not measure.by_force and (area := case.setting.area(case.claim.area_code)) and area.is_force):
        return None
    declared = [case.setting.declarations[name] for name in measure.sources if name in case.setting.declarations]
    if not declared:
        return None
    when = _periods(case)
    named = "; and in ".join(_table(each) for each in declared[:2])
    lacking = next((listed(each.missing) for each in case.weighed if each.missing), None)
    whose = lacking or case.setting.area_name(case.claim.area_code)
    return f"{measure.name}, {whose}{when}: published in {named}."


def _table(declaration: Declaration) -> str:
    return f"{declaration.title} ({declaration.publisher}, {declaration.landing_page})"


def _periods(case: Case) -> str:
    wanted: list[Period | None] = [period for each in case.weighed[:1] for period in (each.sense.period, each.sense.baseline)]
    said = [period_words(each) for each in wanted if each is not None and each.resolved]
    if said:
        return f" {' and '.join(said)}"
    published = case.setting.published
    return f" for a period that ended within the twelve months before {day(published)}" if published and not case.moves else ""


def _question(case: Case) -> str:
    """The wording of a request, for what no table is known to hold."""
    measure, claim = case.measure, case.claim
    area = case.setting.area(claim.area_code)
    who = area.name if area and area.is_force else claim.subject or "the police force"
    if measure is None:
        return f"{FOI.format(who=who)} which figure stands behind “{short(claim.quote)}”, for which period, and how it is counted."
    when = _periods(case) or " for the period that the claim is about, and for the year before"
    return f"{FOI.format(who=who)} for {inside(measure.name)}{when}, and for how it is counted."
