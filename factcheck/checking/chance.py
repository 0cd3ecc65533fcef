"""How likely a number would match somewhere by luck: what keeps one lucky match from becoming a verdict."""

from collections.abc import Sequence

from factcheck.checking.outcomes import bands_of
from factcheck.checking.setting import Setting
from factcheck.checking.weighed import Weighed
from factcheck.extraction.claim import Claim


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
