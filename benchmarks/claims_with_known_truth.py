"""Claims of our own made from the figures held, half of them altered, run through the whole pipeline.

Run it from the checkout: `python benchmarks/claims_with_known_truth.py --count 500`; the same seed makes the same claims.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from factcheck.catalogue import load_catalogue
from factcheck.checking.judge import check_document
from factcheck.checking.saying import MONTHS, number
from factcheck.checking.verdict import Verdict
from factcheck.documents.document import Document
from factcheck.figures import Figure, Store
from factcheck.values import Period, Span
from factcheck.values.period import year_before

WORDS = {
    "burglary": "burglaries",
    "robbery": "robberies",
    "homicide": "homicides",
    "rape": "rapes",
    "shoplifting": "shoplifting offences",
    "vehicle-offences": "vehicle offences",
    "sexual-offences": "sexual offences",
    "drug-offences": "drug offences",
    "bicycle-theft": "bicycle thefts",
    "criminal-damage-and-arson": "criminal damage and arson offences",
    "violence-against-the-person": "violence against the person offences",
    "stop-and-search": "stop and searches",
    "arrests": "arrests",
}
RATES = {
    "charge-rate-burglary": "burglaries",
    "charge-rate-robbery": "robberies",
    "charge-rate-shoplifting": "shoplifting offences",
    "charge-rate-sexual-offences": "sexual offences",
    "charge-rate-vehicle-offences": "vehicle offences",
}
STOCKS = {"officers-fte": "full-time equivalent police officers", "pcso-fte": "full-time equivalent PCSOs"}
ALTERATIONS = ("value", "direction", "year")
# An altered claim must be false beyond every tolerance that its words could have.
FALSE_BY = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A sentence, the day it appeared, where its number stands, and whether it is true; `altered` names what was changed."""

    text: str
    published: date
    span: Span
    kind: str
    altered: str | None

    @property
    def true(self) -> bool:
        """Whether the sentence says what the figures say."""
        return self.altered is None


def made_claims(store: Store, count: int, *, seed: int = 1) -> list[Made]:
    """So many claims of every kind in turn, every second one altered; the same for the same seed."""
    chance = random.Random(seed)
    kinds = (level, change, from_to, stock, average, counted_change, share, points, rank)
    names = {area.code: area.name for area in load_catalogue().areas.values() if area.kind == "force"}
    found: list[Made] = []
    while len(found) < count:
        kind = kinds[len(found) % len(kinds)]
        altered = chance.choice(ALTERATIONS) if (len(found) // len(kinds)) % 2 else None
        made = kind(store, chance, names, altered)
        if made is not None:
            found.append(made)
    return found


def years_of(store: Store, measure_id: str, code: str) -> dict[date, Figure]:
    """The publisher's years of official releases, by their first day."""
    return dict(_years_of(store, measure_id, code))


@lru_cache(maxsize=2048)
def _years_of(store: Store, measure_id: str, code: str) -> dict[date, Figure]:
    rows = store.series(measure_id, code, every="year")
    return {
        row.period.start: row
        for row in rows
        if row.period.start and row.value and row.standing == "official_release" and row.method is None
    }


def two_years(store: Store, chance: random.Random, names: dict[str, str]) -> tuple[str, str, Figure, Figure] | None:
    """A measure, a force, and the figures of two years in a row."""
    measure_id, code = chance.choice(sorted(WORDS)), chance.choice(sorted(names))
    years = years_of(store, measure_id, code)
    starts = [start for start in years if year_before(years[start].period).start in years]
    if not starts:
        return None
    new = years[chance.choice(sorted(starts))]
    old = years[year_before(new.period).start or date.min]
    return measure_id, names[code], new, old


def day_after(*figures: Figure) -> date:
    """A day on which all figures were public."""
    return max(figure.published.known_from or date.max for figure in figures)


def placed(text: str, words: str, published: date, kind: str, altered: str | None) -> Made:
    """The sentence with the span of its number."""
    start = text.index(words)
    return Made(text=text, published=published, span=Span(start, start + len(words)), kind=kind, altered=altered)


def year_words(period: Period, chance: random.Random) -> str:
    """ "in 2022/23", "in the year to March 2023", "in the year ending 31 March 2023"."""
    if not period.start or not period.end:
        raise ValueError("a year without days")
    short = f"in {period.start.year}/{period.end.year % 100:02d}"
    month = MONTHS[period.end.month - 1]
    return chance.choice(
        [short, f"in the year to {month} {period.end.year}", f"in the year ending {period.end.day} {month} {period.end.year}"]
    )


def false_enough(value: float, truth: float) -> bool:
    """Whether a number is wrong beyond every tolerance."""
    return abs(value - truth) > FALSE_BY * max(abs(truth), abs(value), 1.0)


def level(store: Store, chance: random.Random, names: dict[str, str], altered: str | None) -> Made | None:
    """A year's count; altered in value or taken from the year before."""
    picked = two_years(store, chance, names)
    if picked is None or altered == "direction":
        return None
    measure_id, force, new, old = picked
    value = new.value or 0.0
    if altered:
        value = round(value * chance.choice([0.7, 1.4])) if altered == "value" else old.value or 0.0
        if not false_enough(value, new.value or 0.0):
            return None
    said, when = number(value), year_words(new.period, chance)
    texts = [
        f"{force} recorded {said} {WORDS[measure_id]} {when}.",
        f"There were {said} {WORDS[measure_id]} in the {force} area {when}.",
        f"{when[:1].upper()}{when[1:]} {force} recorded {said} {WORDS[measure_id]}.",
        f"Officers from {force} recorded {said} {WORDS[measure_id]} {when}.",
        f"A total of {said} {WORDS[measure_id]} were recorded by {force} {when}.",
        f"{force} recorded {said} {WORDS[measure_id]} {when}, Home Office figures show.",
    ]
    return placed(
        chance.choice(
            [f"{force} made {said} arrests {when}."] if measure_id == "arrests" else texts[:1] if measure_id == "stop-and-search" else texts
        ),
        said,
        day_after(new),
        "level",
        altered,
    )


def change(store: Store, chance: random.Random, names: dict[str, str], altered: str | None) -> Made | None:
    """The change on the year before in percent; altered in value, direction or year."""
    picked = two_years(store, chance, names)
    if picked is None:
        return None
    measure_id, force, new, old = picked
    moved = ((new.value or 0.0) - (old.value or 0.0)) / (old.value or 1.0) * 100
    size = round(abs(moved), 1)
    if size < 4 or (old.value or 0) < 50:
        return None
    up = moved > 0
    period = new.period
    if altered == "value":
        size = round(size + chance.choice([6.0, 11.0]), 1)
    elif altered == "direction":
        up = not up
    elif altered == "year":
        earlier = years_of(store, measure_id, new.area_code).get(year_before(old.period).start or date.min)
        if earlier is None or not earlier.value:
            return None
        other = ((old.value or 0.0) - earlier.value) / earlier.value * 100
        if abs(other - moved) < 6:
            return None
        period = old.period
    said = f"{size:g}%"
    verb = "rose" if up else "fell"
    when = year_words(period, chance)
    texts = [
        f"The number of {WORDS[measure_id]} recorded by {force} {verb} by {said} {when}, compared with the year before.",
        f"{WORDS[measure_id].capitalize()} recorded by {force} {verb} {said} {when}.",
        f"{force} recorded a {said} {'rise' if up else 'fall'} in {WORDS[measure_id]} {when}.",
        f"There was a {said.removesuffix('%')} per cent {'increase' if up else 'decrease'} in "
        f"{WORDS[measure_id]} recorded by {force} {when}.",
    ]
    text = chance.choice(texts)
    said = said if said in text else f"{said.removesuffix('%')} per cent"
    return placed(text, said, day_after(new, old), "change", altered)


def from_to(store: Store, chance: random.Random, names: dict[str, str], altered: str | None) -> Made | None:
    """Both ends of a year's move; altered in its last value or turned round."""
    picked = two_years(store, chance, names)
    if picked is None or altered == "year":
        return None
    measure_id, force, new, old = picked
    first, last = old.value or 0.0, new.value or 0.0
    if first == last or min(first, last) < 50:
        return None
    if altered == "value":
        last = round(last * chance.choice([0.7, 1.4]))
    elif altered == "direction":
        first, last = last, first
    if altered and not (false_enough(first, old.value or 0.0) or false_enough(last, new.value or 0.0)):
        return None
    verb = "rose" if last > first else "fell"
    years = [f"{each.period.start.year}/{each.period.end.year % 100:02d}" for each in (old, new) if each.period.start and each.period.end]
    said = number(last)
    text = f"{WORDS[measure_id].capitalize()} recorded by {force} {verb} from {number(first)} in {years[0]} to {said} in {years[1]}."
    return placed(text, said, day_after(new, old), "from_to", altered)


def stock(store: Store, chance: random.Random, names: dict[str, str], altered: str | None) -> Made | None:
    """A number of officers at a date; altered in value or date."""
    if altered == "direction":
        return None
    measure_id, code = chance.choice(sorted(STOCKS)), chance.choice(sorted(names))
    rows = [row for row in store.figures(measure_id, code) if row.period.is_day and row.value and row.standing == "official_release"]
    if len(rows) < 2:
        return None
    new, other = chance.sample(sorted(rows, key=lambda row: (row.period.end or date.min, row.published.written)), 2)
    value = round(new.value or 0.0)
    if altered:
        value = round(value * chance.choice([0.7, 1.4])) if altered == "value" else round(other.value or 0.0)
        if not false_enough(value, new.value or 0.0):
            return None
    end = new.period.end or date.min
    said = number(float(value))
    text = f"{names[code]} had {said} {STOCKS[measure_id]} at {end.day} {MONTHS[end.month - 1]} {end.year}."
    return placed(text, said, day_after(new), "stock", altered)


def average(store: Store, chance: random.Random, names: dict[str, str], altered: str | None) -> Made | None:
    """A year's count as so many a month; altered in value or year."""
    picked = two_years(store, chance, names)
    if picked is None or altered == "direction":
        return None
    measure_id, force, new, old = picked
    truth = (new.value or 0.0) / 12
    value = round(truth)
    if altered:
        value = round(value * chance.choice([0.7, 1.4])) if altered == "value" else round((old.value or 0.0) / 12)
    if truth < 20 or (altered and not false_enough(value, truth)):
        return None
    said, when = number(float(value)), year_words(new.period, chance)
    text = chance.choice(
        [
            f"{force} recorded {said} {WORDS[measure_id]} a month {when}.",
            f"{when[:1].upper()}{when[1:]} {force} recorded an average of {said} {WORDS[measure_id]} a month.",
            f"{force} recorded {said} {WORDS[measure_id]} each month on average {when}.",
        ]
    )
    return placed(text, said, day_after(new), "average", altered)


def counted_change(store: Store, chance: random.Random, names: dict[str, str], altered: str | None) -> Made | None:
    """The change on the year before in number; altered in value or direction."""
    picked = two_years(store, chance, names)
    if picked is None or altered == "year":
        return None
    measure_id, force, new, old = picked
    moved = (new.value or 0.0) - (old.value or 0.0)
    if abs(moved) < 50 or abs(moved) < 0.03 * (old.value or 0.0):
        return None
    size, up = abs(moved), moved > 0
    if altered == "value":
        size = round(size * chance.choice([0.6, 1.5]))
    elif altered == "direction":
        up = not up
    said, when = number(float(size)), year_words(new.period, chance)
    text = chance.choice(
        [
            f"{WORDS[measure_id].capitalize()} recorded by {force} {'rose' if up else 'fell'} by {said} {when}, "
            "compared with the year before.",
            f"{force} recorded {said} {'more' if up else 'fewer'} {WORDS[measure_id]} {when} than in the year before.",
        ]
    )
    return placed(text, said, day_after(new, old), "number", altered)


def two_rates(store: Store, chance: random.Random, names: dict[str, str]) -> tuple[str, str, dict[date, list[Figure]]] | None:
    """A charge rate, a force, and its figures by the first day of the year: one for each way of counting."""
    measure_id, code = chance.choice(sorted(RATES)), chance.choice(sorted(names))
    found: dict[date, list[Figure]] = {}
    for row in store.figures(measure_id, code):
        if row.standing == "official_release" and row.period.months == 12 and row.value is not None and row.period.start:
            found.setdefault(row.period.start, []).append(row)
    return (measure_id, names[code], found) if len(found) >= 2 else None


def share(store: Store, chance: random.Random, names: dict[str, str], altered: str | None) -> Made | None:
    """A charge rate by the publisher's usual method; altered in value beyond what any method gives."""
    picked = two_rates(store, chance, names)
    if picked is None or altered in ("direction", "year"):
        return None
    measure_id, force, years = picked
    start = chance.choice(sorted(years))
    usual = [row for row in years[start] if row.method == "cohort"]
    if not usual or not (value := round(usual[0].value or 0.0, 1)):
        return None
    if altered:
        value = round(value + chance.choice([6.0, 11.0]), 1)
        if any(abs(value - (row.value or 0.0)) < 4 for row in years[start]):
            return None
    said, when = f"{value:g}%", year_words(usual[0].period, chance)
    text = chance.choice(
        [
            f"{said} of {RATES[measure_id]} recorded by {force} {when} led to a charge.",
            f"Only {said} of {RATES[measure_id]} recorded by {force} {when} resulted in a charge.",
        ]
    )
    return placed(text, said, day_after(*years[start]), "share", altered)


def points(store: Store, chance: random.Random, names: dict[str, str], altered: str | None) -> Made | None:
    """The change of a charge rate in percentage points; altered in value or direction beyond what any method gives."""
    picked = two_rates(store, chance, names)
    if picked is None or altered == "year":
        return None
    measure_id, force, years = picked
    first, last = sorted(years)[:2]
    moves = {new.method: (new.value or 0.0) - (old.value or 0.0) for new in years[last] for old in years[first] if new.method == old.method}
    moved = moves.get("cohort", 0.0)
    if abs(moved) < 1:
        return None
    size, up = round(abs(moved), 1), moved > 0
    if altered == "value":
        size = round(size + chance.choice([6.0, 9.0]), 1)
    elif altered == "direction":
        up = not up
    signed = size if up else -size
    if altered and any(abs(signed - each) < 4 or each * signed > 0 for each in moves.values() if altered == "direction"):
        return None
    if altered == "value" and any(abs(signed - each) < 4 for each in moves.values()):
        return None
    said, name = f"{size:g} percentage points", RATES[measure_id].removesuffix(" offences")
    named = {"burglaries": "burglary", "robberies": "robbery", "sexual": "sexual offences", "vehicle": "vehicle crime"}.get(name, name)
    when = year_words(years[last][0].period, chance)
    text = f"The {named} charge rate at {force} {'rose' if up else 'fell'} by {said} {when}, compared with the year before."
    return placed(text, said, day_after(*years[first], *years[last]), "points", altered)


def rank(store: Store, chance: random.Random, names: dict[str, str], altered: str | None) -> Made | None:
    """The force with the most or the fewest of something in a year; altered by naming another force or the other end."""
    if altered == "year":
        return None
    measure_id = chance.choice(sorted(set(WORDS) - {"homicide", "arrests", "stop-and-search"}))
    table = {code: years_of(store, measure_id, code) for code in names}
    shared = sorted(set.intersection(*[set(years) for years in table.values()])) if table else []
    if not shared:
        return None
    start = chance.choice(shared)
    order = sorted(names, key=lambda code: -(table[code][start].value or 0.0))
    place = chance.choice([0, 1])
    code = order[place] if not altered else chance.choice(order[6:])
    said = ("most", "second most")[place]
    when = year_words(table[code][start].period, chance)
    text = f"{names[code]} recorded the {said} {WORDS[measure_id]} of any force in England and Wales {when}."
    return placed(text, said, day_after(*[table[each][start] for each in names]), "rank", altered)


def verdicts(store: Store, made: Sequence[Made]) -> Iterator[tuple[Made, Verdict | None]]:
    """Each claim with the verdict on the number that it was made for, None where the number was not read as a claim."""
    from factcheck.extraction.pipeline import extract_document

    catalogue = load_catalogue()
    for index, each in enumerate(made):
        document = Document(id=str(index), text=each.text, published=each.published, published_from="line")
        report = check_document(document, extract_document(each.text, published=each.published), store=store, catalogue=catalogue)
        found = [item.verdict for item in report.judged if item.claim.value_span.overlaps(each.span)]
        yield each, found[0] if found else None


def wrong(made: Made, verdict: Verdict | None) -> bool:
    """Whether the verdict is a confident mistake."""
    return verdict is not None and verdict.label == ("not_supported" if made.true else "supported")


def main() -> None:
    """Print label counts by kind and truth, and every confident mistake."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print every claim with its verdict")
    options = parser.parse_args()
    store = Store.open()
    counts: Counter[tuple[str, str, str]] = Counter()
    mistakes = 0
    for made, verdict in verdicts(store, made_claims(store, options.count, seed=options.seed)):
        label = verdict.label if verdict else "not read"
        counts[made.kind, "true" if made.true else "altered", label] += 1
        mistakes += wrong(made, verdict)
        if options.show or wrong(made, verdict):
            print(f"{made.kind} {made.altered or 'true'}: {label}: {made.text} {verdict.summary if verdict else ''}")
    for (kind, truth, label), found in sorted(counts.items()):
        print(f"{kind:8} {truth:8} {label:16} {found}")
    print(f"confident mistakes: {mistakes} of {options.count}")


if __name__ == "__main__":
    main()
