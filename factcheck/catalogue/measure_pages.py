"""Makes `Measure`s from the pages in data/catalogue/measures."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from factcheck.catalogue.measure import Confusable, Measure, SeriesBreak
from factcheck.catalogue.names import folded
from factcheck.catalogue.pages import Entry, wrong
from factcheck.catalogue.rates import PEOPLE_WORDS, with_rates
from factcheck.values import FactcheckError, Unit, day_from

REQUIRED = ("id", "name", "plain", "definition", "statistic", "unit", "aliases")
LINKS = ("narrows", "offence", "per_head_of")
OPTIONAL = (
    *("confused_with", "sources", "stock", "gained", "better", "public_series", "first_period", "would_settle", "methods"),
    *("national_methods", "fitness", "by_force", "fit_for_trend", "breaks", *LINKS),
)
STATISTICS = ("count", "rate", "mean", "median", "share", "change", "ratio", "rank")
UNITS = {unit.value: unit for unit in Unit}


def measures_from(pages: Iterable[Entry]) -> dict[str, Measure]:
    """All measures by id, in the order of the pages; raises `FactcheckError` for the first thing that is wrong."""
    measures: dict[str, Measure] = {}
    places: dict[str, str] = {}
    rates: dict[str, Unit] = {}
    for page in pages:
        page.only(("group", "measures"), ("about", "rates"))
        if "rates" in page.values:
            rates[page.text("group")] = UNITS[one_of(page, "rates", [unit.value for unit in PEOPLE_WORDS])]
        for entry in page.entries("measures", naming="id"):
            measure = measure_from(entry, group=page.text("group"))
            if measure.id in measures:
                raise wrong("catalogue-duplicate", f"the id {measure.id!r} is already taken in {places[measure.id]}", entry.where)
            measures[measure.id], places[measure.id] = measure, entry.where
    aliases_once(measures, places)
    links_exist(measures, places)
    return with_rates(measures, rates)


def measure_from(entry: Entry, *, group: str) -> Measure:
    """One measure; its links are checked once all are read."""
    entry.only(REQUIRED, OPTIONAL)
    first_period = entry.maybe("first_period")
    if first_period:
        checked_day(first_period, f"{entry.where} › first_period")
    measure = Measure(
        id=entry.text("id"),
        name=entry.text("name"),
        plain=entry.text("plain"),
        definition=entry.text("definition"),
        statistic=one_of(entry, "statistic", STATISTICS),
        unit=UNITS[one_of(entry, "unit", UNITS)],
        group=group,
        aliases=entry.texts("aliases"),
        confused_with=tuple(confusables(entry)),
        sources=entry.texts("sources"),
        stock=entry.flag("stock", False),
        gained=entry.flag("gained", False),
        better=one_of(entry, "better", ("high", "low")) if "better" in entry.values else None,
        public_series=entry.flag("public_series", True),
        first_period=first_period,
        would_settle=entry.maybe("would_settle"),
        methods=entry.mapping("methods"),
        national_methods=entry.texts("national_methods"),
        fitness=entry.texts("fitness"),
        by_force=entry.flag("by_force", True),
        fit_for_trend=entry.flag("fit_for_trend", True),
        breaks=tuple(breaks(entry)),
        narrows=entry.maybe("narrows"),
        offence=entry.maybe("offence"),
        per_head_of=entry.maybe("per_head_of"),
    )
    hangs_together(measure, entry.where)
    return measure


def hangs_together(measure: Measure, where: str) -> None:
    """What the fields of one measure must say of each other; raises `FactcheckError`."""
    if measure.public_series and not measure.sources:
        raise wrong("catalogue-missing", "a measure with a public series names at least one source", f"{where} › sources")
    if not measure.public_series and not measure.would_settle:
        raise wrong("catalogue-missing", "a measure without a public series says what would settle a claim", f"{where} › would_settle")
    if not measure.fit_for_trend and not measure.fitness:
        raise wrong("catalogue-missing", "a series unfit for trends says why", f"{where} › fitness")
    if measure.offence and not measure.narrows:
        raise wrong("catalogue-missing", "a measure about one offence names the wider measure that it narrows", f"{where} › narrows")


def one_of(entry: Entry, key: str, allowed: Collection[str]) -> str:
    """The words of a field that takes only certain words."""
    said = entry.text(key)
    if said not in allowed:
        raise wrong("catalogue-value", f"{said!r} is not one of: {', '.join(allowed)}", f"{entry.where} › {key}")
    return said


def checked_day(written: str, where: str) -> date:
    """A whole day, or a `FactcheckError` that names the place on the page."""
    try:
        return day_from(written)
    except FactcheckError as error:
        raise wrong("catalogue-value", error.what, where) from None


def confusables(entry: Entry) -> Iterator[Confusable]:
    """The measures that it is mistaken for."""
    for item in entry.entries("confused_with", naming="measure_id"):
        item.only(("measure_id", "difference"))
        yield Confusable(item.text("measure_id"), item.text("difference"))


def breaks(entry: Entry) -> Iterator[SeriesBreak]:
    """The days on which the series changed."""
    for item in entry.entries("breaks"):
        item.only(("since", "what"), ("areas",))
        yield SeriesBreak(checked_day(item.text("since"), f"{item.where} › since"), item.text("what"), item.texts("areas"))


def aliases_once(measures: Mapping[str, Measure], places: Mapping[str, str]) -> None:
    """Every alias and every name belongs to one measure, however its hyphens and capitals are written; raises `FactcheckError`."""
    owners: dict[str, str] = {}
    for measure in measures.values():
        for alias in dict.fromkeys((measure.name, measure.plain)):
            claim_name(alias, measure.id, owners, f"{places[measure.id]} › name")
    for measure in measures.values():
        seen: set[str] = set()
        for alias in measure.aliases:
            where = f"{places[measure.id]} › aliases"
            if alias in seen:
                raise wrong("catalogue-duplicate", f"the alias {alias!r} stands here twice", where)
            seen.add(alias)
            claim_name(alias, measure.id, owners, where)


def claim_name(alias: str, measure_id: str, owners: dict[str, str], where: str) -> None:
    """Notes the owner of a name; raises `FactcheckError` where another measure has it."""
    owner = owners.setdefault(folded(alias), measure_id)
    if owner != measure_id:
        raise wrong("catalogue-duplicate", f"{alias!r} already belongs to the measure {owner!r}: a name belongs to one measure", where)


def links_exist(measures: Mapping[str, Measure], places: Mapping[str, str]) -> None:
    """Every measure that another one names exists; raises `FactcheckError`."""
    for measure in measures.values():
        links = {f"confused_with › {each.measure_id}": each.measure_id for each in measure.confused_with}
        links |= {"narrows": measure.narrows or "", "offence": measure.offence or "", "per_head_of": measure.per_head_of or ""}
        for field, named in links.items():
            if named and named not in measures:
                raise wrong("catalogue-reference", f"no measure has the id {named!r}", f"{places[measure.id]} › {field}")
            if named == measure.id:
                raise wrong("catalogue-reference", "a measure cannot name itself", f"{places[measure.id]} › {field}")
