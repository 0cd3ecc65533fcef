"""What keeps luck from making a verdict: a match that many numbers would have, and a gap that a year's usual move would close."""

from collections.abc import Sequence

from factcheck.checking.outcomes import bands_of
from factcheck.checking.setting import Setting
from factcheck.checking.weighed import Weighed
from factcheck.extraction.claim import Claim
from factcheck.values import Period, Unit
from factcheck.values.period import year_before

LEAST_TELLING = 1000
LEAST_AT_ENDS = 100


def chance_of_match(width: float, cells: Sequence[float]) -> float:
    """Cells that may match × width of the band ÷ spread of the cells, at most 1.

    The values are taken as spread evenly between the lowest and the highest; a single cell, or cells all alike, count as certain.
    """
    spread = max(cells) - min(cells) if len(cells) > 1 else 0.0
    return min(1.0, len(cells) * width / spread) if spread > 0 else 1.0


def lucky(claim: Claim, weighed: Weighed, setting: Setting) -> bool:
    """Whether a level's match could well be luck, given every period that the loose words might mean."""
    sense = weighed.sense
    if sense.measure_id is None or sense.area_code is None or weighed.reading.official is None:
        return True
    unit = weighed.reading.official.unit
    rows = setting.rows(sense.measure_id, sense.area_code)
    cells = [row.value for row in rows if row.value is not None and row.unit.value == unit and row.method == sense.method]
    bands = bands_of(claim, setting)
    if len(bands) != 1 or sense.shape != "level":
        return True
    width = max(bands[0].agrees[1] - bands[0].agrees[0], 0.0)
    return chance_of_match(width, cells) > setting.rules.flags.chance.at_most


def telling(claim: Claim, weighed: Weighed) -> bool:
    """Whether a count is told to the last of at least four digits and is exactly the published one: of a measure that the words leave a
    little open, that says which is meant. No count of another measure is the same number but by a chance of less than one in a thousand.
    """
    value, official = claim.value, weighed.reading.official
    if not isinstance(value, float) or official is None or weighed.outcome != "agrees" or weighed.sense.shape != "level":
        return False
    exact = claim.kind == "level" and claim.unit is Unit.COUNT and claim.approx == "exact"
    return exact and value >= LEAST_TELLING and value % 10 != 0 and round(official.value) == value


def told_at_both_ends(claim: Claim, weighed: Weighed) -> bool:
    """Whether "from 811 to 397" gives two counts to the last of at least three digits, and both are exactly the published ones.

    Of a word that two counts go by ("officers" by headcount and full-time equivalent) the pair says which is meant: that both ends are
    those of the other count has a chance of less than one in ten thousand.
    """
    ends, figures = claim.value, weighed.reading.figures
    if not isinstance(ends, tuple) or weighed.outcome != "agrees" or weighed.sense.shape != "from_to" or len(figures) != 2:
        return False
    exact = claim.unit is Unit.COUNT and claim.approx == "exact" and all(end >= LEAST_AT_ENDS and end % 10 for end in ends)
    return exact and [round(figure.value or 0) for figure in reversed(figures)] == list(ends)


def within_usual_move(claim: Claim, weighed: Weighed, setting: Setting) -> bool:
    """Whether a level for the latest period differs from an undated claim by no more than the series has moved in a year.

    The claim is about the day it was made, and the latest figure may be most of a year old; the largest move from one year to the next
    among the figures held says how much may have changed, and never less than data/checking/flags.yaml gives.
    """
    sense, official = weighed.sense, weighed.reading.official
    if sense.shape not in ("level", "average") or official is None or not isinstance(claim.value, float | int) or sense.period is None:
        return False
    gap = abs(float(claim.value) - official.value)
    least = abs(official.value) * setting.rules.flags.usual_move.percent / 100
    return gap <= max([least, *_yearly_moves(weighed, setting)])


def _yearly_moves(weighed: Weighed, setting: Setting) -> list[float]:
    sense, figures = weighed.sense, weighed.reading.figures
    if sense.measure_id is None or sense.area_code is None or not figures or figures[0].value is None or weighed.reading.official is None:
        return []
    first = figures[0]
    scale = abs(weighed.reading.official.value / first.value) if first.value else 1.0
    by_days = {
        (row.period.start, row.period.end): row.value
        for row in setting.rows(sense.measure_id, sense.area_code)
        if row.value is not None and row.unit is first.unit and row.statistic == first.statistic and row.method == sense.method
    }
    moves = []
    for start, end in by_days:
        before = year_before(Period(start=start, end=end))
        old, new = by_days.get((before.start, before.end)), by_days[start, end]
        if old is not None:
            moves.append(abs(new - old) * scale)
    return moves
