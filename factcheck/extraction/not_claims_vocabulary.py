"""`NotClaims`: what sets a number aside, read once from data/vocabulary/not_claims.yaml and checked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]  # where a pattern can begin is told by nothing else
from typing import Any

import yaml

from factcheck.values import FactcheckError, Unit
from factcheck.values.places import data_folder

MOST_RULES = 200
LONGEST_PATTERN = 1200
ASCII = 128
ZEROS = str.maketrans("123456789", "000000000")
PART = re.compile(r"\{([a-z]+)\}")
PATTERNS = (
    "pattern",
    "number",
    "words",
    "before",
    "before_case",
    "after",
    "sentence",
    "needs_before",
    "needs_before_case",
    "needs_inside",
    "unless_before",
    "unless_after",
    "unless_sentence",
    "unless_words",
)
SHAPE_KEYS = frozenset(
    ("type", "reason", "case", "read", "pattern", "needs_before", "needs_before_case", "needs_inside", "unless_before", "unless_after")
)
RULE_KEYS = frozenset(("type", "reason", "units", "forms", "negated", *PATTERNS)) - {"pattern"}
FORMS = frozenset(("digits", "fraction", "multiple", "word", "one_in", "rank", "none"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One reason to set a number aside: its patterns by name, the units and forms that it is for (all when empty).

    `read`: a shape whose number is a quantity all the same ("96mph"), only none about policing.
    """

    type: str
    reason: str
    patterns: dict[str, re.Pattern[str]]
    units: frozenset[Unit] = frozenset()
    forms: frozenset[str] = frozenset()
    negated: bool = False
    read: bool = False


@dataclass(frozen=True)
class NotClaims:
    """The types with their names, the shapes and the rules of neighbourhood, each in the order in which they decide."""

    types: dict[str, str]
    shapes: tuple[Rule, ...]
    neighbours: tuple[Rule, ...]

    @cached_property
    def openings(self) -> tuple[frozenset[str] | None, ...]:
        """For each shape the signs that it opens with, None where it has to be looked for everywhere."""
        return tuple(opening_signs(rule.patterns["pattern"]) for rule in self.shapes)

    @cached_property
    def by_opening(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the shapes that open with two signs, or with a first one and any other; under "" all whose opening is known."""
        found: dict[str, list[int]] = {"": []}
        for number, openings in enumerate(self.openings):
            if openings is None:
                continue
            found[""].append(number)
            for opening in openings:
                if len(opening) == 1 or opening[0] not in openings:
                    found.setdefault(opening, []).append(number)
        return {opening: tuple(numbers) for opening, numbers in found.items()}


def opening_signs(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """The first two signs of all that the pattern can match, in small letters and with 0 for digits, one where any other may follow.

    None where a match can begin with something else than a sign, a word from its first letter on or a number from its first digit on.
    """
    parsed = _parser.parse(pattern.pattern, pattern.flags & re.IGNORECASE)
    guard = guard_of(list(parsed))
    found = first_signs(list(parsed), 2)
    for sign in {each[:1] for each in found}:
        inside = (sign.isalnum() or sign == "_") and guard != "word" and not (sign == "0" and guard == "number")
        if not sign.isascii() or not sign.strip() or inside:
            return None
    return found


def first_signs(items: list[Any], depth: int) -> frozenset[str]:
    """The first signs of what the parsed pattern can match, at most so many; shorter where anything may follow."""
    if not items or not depth:
        return frozenset(("",))
    (kind, asked), rest = items[0], items[1:]
    if kind in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
        return first_signs(rest, depth)
    if kind is _constants.BRANCH:
        return frozenset[str]().union(*(first_signs([*each, *rest], depth) for each in asked[1]))
    if kind is _constants.SUBPATTERN:
        return first_signs([*asked[3], *rest], depth)
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
        least, most, inner = asked[0], min(asked[1], depth), asked[2]
        again = [(kind, (max(least - 1, 0), most - 1, inner))] if most > 1 else []
        longer = first_signs([*inner, *again, *rest], depth)
        return longer if least else longer | first_signs(rest, depth)
    signs = signs_of([(kind, asked)] if kind is _constants.LITERAL else asked if kind is _constants.IN else [(kind, asked)])
    return frozenset(("",)) if signs is None else frozenset(sign + tail for sign in signs for tail in first_signs(rest, depth - 1))


def signs_of(choices: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The signs of a class in small letters and with 0 for digits, None where they are too many to name."""
    signs: set[str] = set()
    for kind, asked in choices:
        if kind is _constants.LITERAL:
            signs.add(chr(asked))
        elif kind is _constants.RANGE and asked[1] < ASCII:
            signs.update(map(chr, range(asked[0], asked[1] + 1)))
        elif kind is _constants.CATEGORY and asked is _constants.CATEGORY_DIGIT:
            signs.add("0")
        else:
            return None
    return frozenset(sign.lower().translate(ZEROS) for sign in signs)


def guard_of(items: list[Any]) -> str | None:
    """What a parsed pattern asks of the sign before it: to be outside the same "word", or the same "number"."""
    for kind, asked in items:
        if (kind, asked) == (_constants.AT, _constants.AT_BOUNDARY):
            return "word"
        if kind is _constants.BRANCH:
            guards = {guard_of(list(each)) for each in asked[1]}
            return guards.pop() if len(guards) == 1 else None
        if kind not in (_constants.ASSERT, _constants.ASSERT_NOT):
            return None
        refused = list(asked[1]) if kind is _constants.ASSERT_NOT and asked[0] < 0 else []
        choices = refused[0][1] if len(refused) == 1 and refused[0][0] is _constants.IN else []
        if any(each[0] is _constants.NEGATE for each in choices):
            continue
        for category, guard in ((_constants.CATEGORY_WORD, "word"), (_constants.CATEGORY_DIGIT, "number")):
            if (_constants.CATEGORY, category) in choices:
                return guard
    return None


class RuleReader:
    """One file of rules; whatever is not as it must be raises `FactcheckError` (bad-vocabulary) with file, path and reason."""

    def __init__(self, raw: Any, where: str) -> None:
        self.where = where
        self.raw = raw
        if not isinstance(raw, dict):
            raise self.fault("the file", "is not a mapping")
        self.parts = self.named("parts")
        self.types = self.named("types")

    def fault(self, path: str, reason: str) -> FactcheckError:
        """The error to raise."""
        return FactcheckError("bad-vocabulary", f"{path} {reason}", where=self.where, remedy="Mend the file.")

    def named(self, name: str) -> dict[str, str]:
        """A mapping of strings that must be there."""
        found = self.raw.get(name)
        if not isinstance(found, dict) or not found or not all(isinstance(value, str) for value in found.values()):
            raise self.fault(name, "must be a mapping of names to texts")
        return found

    def rules(self, name: str, keys: frozenset[str]) -> tuple[Rule, ...]:
        """A list of rules with these keys only."""
        found = self.raw.get(name)
        if not isinstance(found, list) or not 0 < len(found) <= MOST_RULES:
            raise self.fault(name, f"must be a list of 1 to {MOST_RULES} rules")
        return tuple(self.rule(entry, f"{name}[{place}]", keys) for place, entry in enumerate(found))

    def rule(self, entry: Any, path: str, keys: frozenset[str]) -> Rule:
        """One rule."""
        if not isinstance(entry, dict) or not set(entry) <= keys:
            raise self.fault(path, f"must be a mapping with no keys but {', '.join(sorted(keys))}")
        if entry.get("type") not in self.types or not isinstance(entry.get("reason"), str):
            raise self.fault(path, "must have a reason and one of the types of the file")
        case = bool(entry.get("case", False))
        patterns = {key: self.pattern(entry[key], f"{path}.{key}", case=case or key.endswith("_case")) for key in PATTERNS if key in entry}
        units, forms = entry.get("units", []), entry.get("forms", [])
        if not set(units) <= set(Unit) or not set(forms) <= FORMS or not (patterns or entry.get("negated") or forms):
            raise self.fault(path, "must have known units and forms, and something to match")
        return Rule(
            type=entry["type"],
            reason=entry["reason"],
            patterns=patterns,
            units=frozenset(Unit(unit) for unit in units),
            forms=frozenset(forms),
            negated=bool(entry.get("negated", False)),
            read=bool(entry.get("read", False)),
        )

    def pattern(self, written: Any, path: str, *, case: bool) -> re.Pattern[str]:
        """A regular expression with the parts put in."""
        if not isinstance(written, str) or len(written) > LONGEST_PATTERN:
            raise self.fault(path, f"must be a pattern of at most {LONGEST_PATTERN} characters")
        unknown = [name for name in PART.findall(written) if name not in self.parts]
        if unknown:
            raise self.fault(path, f"names the part {unknown[0]!r}, which is not under parts")
        filled = PART.sub(lambda name: self.parts[name[1]], written)
        try:
            return re.compile(filled, 0 if case else re.IGNORECASE)
        except re.error as error:
            raise self.fault(path, f"is no regular expression: {error}") from error


def read_not_claims(path: Path) -> NotClaims:
    """The rules in this file. Raises `FactcheckError` (bad-vocabulary) naming file, path inside it and reason."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        raise FactcheckError("bad-vocabulary", f"cannot be read: {error.strerror}", where=str(path), remedy="Restore the file.") from error
    except yaml.YAMLError as error:
        raise FactcheckError("bad-vocabulary", f"is no YAML: {error}", where=str(path), remedy="Mend the file.") from error
    reader = RuleReader(raw, str(path))
    return NotClaims(reader.types, reader.rules("shapes", SHAPE_KEYS), reader.rules("neighbours", RULE_KEYS))


@cache
def not_claim_rules() -> NotClaims:
    """The project's own rules."""
    return read_not_claims(data_folder() / "vocabulary" / "not_claims.yaml")
