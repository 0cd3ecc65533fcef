"""`Amount`: a number with its unit, as places in the tokens, before it becomes a quantity with offsets."""

from dataclasses import dataclass

from factcheck.extraction.numerals import Numeral
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.values import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Pieces [first, last), its number alone [number_first, number_last); later steps add bounds, direction and the second end of a pair.

    `named` is true where the text names the unit; `scale` is the magnitude written and `size` how many
    of `unit` the unit written is (7 days a week), for pairs that share them; `reach` is the last piece
    used up, beyond `last` where a per-head base stands apart from its number; `fold` is true for "threefold"; `masked`: digits alone.
    """

    first: int
    last: int
    number_first: int
    number_last: int
    value: float | tuple[float, float] | None
    unit: Unit = Unit.COUNT
    form: str = "digits"
    last_place: float | None = None
    scale: float = 1.0
    size: float = 1.0
    named: bool = False
    words: bool = False
    approx: str = "exact"
    direction: str | None = None
    negated: bool = False
    pair: str | None = None
    reach: int = 0
    bound_first: int = -1
    noun: str | None = None
    masked: bool = False
    fold: bool = False

    @property
    def lead(self) -> int:
        """The first piece with the words that bound the number."""
        return self.first if self.bound_first < 0 else self.bound_first

    @property
    def single(self) -> float:
        """The value where it is one number, else 0."""
        return self.value if isinstance(self.value, float) else 0.0


def plain(first: int, numeral: Numeral, *, direction: str | None) -> Amount:
    """The number before anything is known of its unit."""
    return Amount(
        first=first,
        last=numeral.last,
        number_first=numeral.first,
        number_last=numeral.last,
        value=numeral.value,
        form=numeral.form,
        last_place=numeral.last_place,
        scale=numeral.scale,
        words=numeral.words,
        direction=direction,
    )


def after_hyphen(tokens: Tokens, index: int) -> int:
    """The place after a hyphen that ties a unit to its number ("12-hour"), else the place itself."""
    return index + 1 if tokens.low(index) == "-" and tokens.glued(index) and tokens.glued(index + 1) else index
