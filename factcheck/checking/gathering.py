"""What the claims of many documents may ask of the store, read in one go before any of them is judged."""

from collections.abc import Iterable, Sequence

from factcheck.catalogue import Catalogue
from factcheck.checking.heads import POPULATION
from factcheck.checking.readings import family_members, measure_of
from factcheck.checking.setting import Setting
from factcheck.extraction.claim import Claim

Pair = tuple[str, str]


def gather(asked: Iterable[tuple[Sequence[Claim], str, Setting]]) -> None:
    """Read what the claims, each with its document's text and setting, may need; the rest is read when it is asked for.

    All documents share one store. Nothing but speed depends on this: a pair that is not held is nothing to read.
    """
    pairs: set[Pair] = set()
    setting = None
    for claims, text, setting in asked:
        pairs.update(pair for claim in claims for pair in pairs_of_claim(claim, text, setting))
    if setting is not None:
        setting.store.prefetch(sorted(pairs))


def pairs_of_claim(claim: Claim, text: str, setting: Setting) -> set[Pair]:
    """The measures that a claim may be about, in its own area and in the one that forces are held against."""
    own = measure_of(claim, setting, sentence=claim.sentence.of(text))
    if own is None or claim.area_code is None:
        return set()
    members = family_members(claim, own, setting, sentence=claim.sentence.of(text))
    measures = {own.id, *(member.measure_id for member in members)}
    measures |= {needed for each in measures for needed in behind(each, setting)}
    measures |= {offence for each in measures if (measure := setting.measure(each)) and (offence := measure.offence)}
    measures |= {other for scope in setting.rules.flags.scopes for other in (scope.one, scope.other) if measures & {scope.one, scope.other}}
    return {(measure_id, area) for measure_id in measures for area in (claim.area_code, setting.rules.flags.national.area)}


def gather_everywhere(measure_id: str, setting: Setting) -> None:
    """Read a measure for every area of the catalogue: a place in a table, or a number that may be another area's, needs them all."""
    catalogue: Catalogue = setting.catalogue
    needed = (measure_id, *behind(measure_id, setting))
    setting.store.prefetch((each, code) for each in needed for code in catalogue.areas)


def behind(measure_id: str, setting: Setting) -> tuple[str, ...]:
    """What a rate is worked out from where nobody prints it: the count and the people."""
    measure = setting.measure(measure_id)
    return (measure.per_head_of, POPULATION) if measure and measure.per_head_of else ()
