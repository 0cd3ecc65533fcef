"""Rates per head of what the catalogue counts: made for every count of a page that asks for them, where the page has none of its own."""

from collections.abc import Mapping
from dataclasses import replace

from factcheck.catalogue.measure import Confusable, Measure
from factcheck.values import Unit

PEOPLE_WORDS = {Unit.PER_1000: "1,000", Unit.PER_10000: "10,000", Unit.PER_100000: "100,000", Unit.PER_MILLION: "million"}


def with_rates(measures: Mapping[str, Measure], units: Mapping[str, Unit]) -> dict[str, Measure]:
    """The measures with a rate behind each count of the groups in `units` (the unit of a group's rates by the group's name).

    A count that is a stock, that nobody publishes or that exists for nations alone gets none, nor one whose rate is a measure already.
    Nobody need publish such a rate: it is worked out from the count and the people, and says so.
    """
    divided = {each.per_head_of for each in measures.values()}
    made = [
        _rate_of(each, units[each.group])
        for each in measures.values()
        if each.group in units and _countable(each) and each.id not in divided
    ]
    return {**measures, **{rate.id: rate for rate in made if rate.id not in measures}}


def _countable(measure: Measure) -> bool:
    plain = measure.unit is Unit.COUNT and measure.statistic == "count" and not measure.stock
    return plain and measure.public_series and measure.by_force and not measure.methods and measure.offence is None


def _rate_of(count: Measure, unit: Unit) -> Measure:
    people = PEOPLE_WORDS[unit]
    name = count.name[:1].lower() + count.name[1:]
    counted = dict.fromkeys((name, *count.aliases[:2]))
    object_ = count.plain.partition(":")[0]
    return replace(
        count,
        id=f"{count.id}-rate",
        name=f"{count.name} rate",
        plain=f"{object_}: rate per {people} population",
        definition=f"{count.name} in a period for each {people} people, worked out from the count and the mid-year population.",
        statistic="rate",
        unit=unit,
        aliases=(f"rate of {name}", f"{name} per head", *[f"{each} per {people} people" for each in counted]),
        confused_with=(Confusable(count.id, "The count says nothing of how many people live there."),),
        per_head_of=count.id,
        worked_out=True,
    )
