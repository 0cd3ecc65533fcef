"""Search: the figures that a few words mean, newest first, for looking one up by hand."""

import re
from collections.abc import Iterable, Sequence

from factcheck.figures.figure import Figure
from factcheck.figures.vintages import standing_rank
from factcheck.values import FactcheckError, Period
from factcheck.values.period_words import parse_written_period

WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
LONGEST_PERIOD = 7
"""Words of "in the year ending 31 March 2023", without its preposition."""
LIKELY_AREAS = ("K04000001", "E92000001", "K02000001")


def period_asked(words: str) -> tuple[str, Period | None]:
    """The words without the period that they begin or end with, and that period if any ("burglary kent year ending June 2023")."""
    asked = words.split()
    for length in range(min(LONGEST_PERIOD, len(asked) - 1), 0, -1):
        for period, rest in ((asked[-length:], asked[:-length]), (asked[:length], asked[length:])):
            if not any(map(str.isdigit, "".join(period))):
                continue
            try:
                return " ".join(rest), parse_written_period(" ".join(period))
            except FactcheckError:
                continue
    return words, None


def pairs_for(words: str, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The held (measure, area) pairs that every word fits, the closest first.

    A word fits a measure by its id, name, plain name or an alias, and an area by its code, a name or a nickname; at least one word must
    fit the measure. A measure whose whole id or name was asked for comes before one that merely contains the word.
    """
    asked = WORD.findall(words.lower())
    if not asked:
        return []
    held = sorted(set(pairs))
    measures = {measure_id: _measure_words(measure_id) for measure_id in {pair[0] for pair in held}}
    areas = {code: _area_words(code) for code in {pair[1] for pair in held}}
    found = []
    for measure_id, code in held:
        about = [word for word in asked if word in measures[measure_id]]
        if about and all(word in measures[measure_id] or word in areas[code] for word in asked):
            placed = all(word in areas[code] for word in asked if word not in about) and len(about) < len(asked)
            own = set(WORD.findall(measure_id))
            rank = (len(own - set(about)), -len(own & set(about)), not placed, _area_rank(code), measure_id, code)
            found.append((rank, (measure_id, code)))
    return [pair for _, pair in sorted(found)]


def measures_for(words: str, measures: Iterable[str]) -> list[str]:
    """The held measures that at least one of the words fits."""
    asked = set(WORD.findall(words.lower()))
    return [measure_id for measure_id in measures if asked & _measure_words(measure_id)]


def newest(figures: Sequence[Figure]) -> list[Figure]:
    """The latest figure of each length, statistic and method: longest period and best standing first."""
    latest: dict[tuple[object, ...], Figure] = {}
    for figure in sorted(figures, key=_newest_first):
        latest.setdefault((figure.period.months, figure.statistic, figure.unit, figure.method), figure)
    return sorted(latest.values(), key=_longest_first)


def _newest_first(figure: Figure) -> tuple[int, ...]:
    return (standing_rank(figure), -figure.period.end.toordinal() if figure.period.end else 0)


def _longest_first(figure: Figure) -> tuple[int, ...]:
    return (standing_rank(figure), figure.statistic in ("change", "rank"), -(figure.period.months or 0))


def _area_rank(code: str) -> int:
    return LIKELY_AREAS.index(code) if code in LIKELY_AREAS else len(LIKELY_AREAS)


def _measure_words(measure_id: str) -> set[str]:
    from factcheck.catalogue import load_catalogue

    measure = load_catalogue().measures.get(measure_id)
    texts = [measure_id, *((measure.name, measure.plain, *measure.aliases) if measure else ())]
    return {word for text in texts for word in WORD.findall(text.lower())}


def _area_words(code: str) -> set[str]:
    from factcheck.catalogue import load_catalogue

    area = load_catalogue().areas.get(code)
    texts = [code, *((*area.names, *area.nicknames) if area else ())]
    return {word for text in texts for word in WORD.findall(text.lower())}
