"""`since_words`: why a claim judged with all that is held now gets another verdict than on its day: which figure became public when."""

from datetime import date

from factcheck.checking.saying import day as day_words
from factcheck.checking.saying import listed, measured, partial, period_words
from factcheck.checking.verdict import Verdict
from factcheck.figures import Figure

NAMED_AT_MOST = 3


def since_words(then: Verdict, now: Verdict, day: date) -> str:
    """What differs, and the figures that make the difference, in two or three sentences."""
    said = f"On {day_words(day)} it was {_label(then)}; with all that is held now it is {_label(now)}."
    used = {figure for reading in then.readings for figure in reading.figures}
    fresh = list(dict.fromkeys(figure for reading in now.readings for figure in reading.figures if figure not in used))
    late = [figure for figure in fresh if not figure.known_on(day)]
    if not late:
        return f"{said} No figure in it was published later: what else is held now changes which of the figures counts."
    named = [_became_public(figure, day) for figure in late[:NAMED_AT_MOST]]
    more = len(late) - len(named)
    rest = f" {more} more {'figure' if more == 1 else 'figures'} came later too." if more else ""
    return f"{said} What makes the difference: {listed(named)}.{rest}"


def _label(verdict: Verdict) -> str:
    kinds = {"no_official_series": " (nobody publishes it)", "figure_not_held": " (published, but no figure that counts was held)"}
    named = "needs a person" if verdict.label == "needs_person" else verdict.label.replace("_", " ")
    return f"“{named}”{kinds.get(verdict.missing or '', '')}"


def _became_public(figure: Figure, day: date) -> str:
    value = measured(figure.value, figure.unit) if figure.value is not None else "a figure marked as missing"
    return f"{value} {period_words(figure.period)} ({figure.publisher}), {_when(figure, day)}"


def _when(figure: Figure, day: date) -> str:
    written = figure.published.written
    if not written:
        return "whose date of publication nobody states, so that it counts only here"
    if figure.published.maybe_on(day):
        return f"published in {partial(figure.published)} without a day, so that it was not certainly public by then"
    return f"published {'on' if written.count('-') == 2 else 'in'} {partial(figure.published)}"
