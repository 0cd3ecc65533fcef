"""`made_documents`: so many claims of every kind, half of them altered, each true or false by the figures; the same for the same seed."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from known_truth.altering import altered_about
from known_truth.figures import NATION, Facts, moved, public_from
from known_truth.kinds import KINDS, About, Kind, Saying
from known_truth.phrasing import an, capital, filled, move_slots

LATER = (0, 0, 1, 1, 3, 8, 20, 45, 90, 200, 400, 700, 1100)
LAST_DAY = date(2026, 3, 1)
# Figures whose publisher gives no date count under what is known now, so these sentences appear after all of their periods.
UNDATED_DAY = date(2026, 6, 1)
TRIES = 40
# Kinds of which few figures are held come in every fourth round, or they would say the same again and again.
RARELY = 4
# All forces together are no "it", and have no chief constable.
OF_ONE_FORCE = re.compile(r"{who_of}|{Force}'s| its |{Force} (?:has|was) | had the ")
TOGETHER = 0.12
SEPARATORS = (" ", " ", "\n\n")


@dataclass(frozen=True, slots=True)
class Part:
    """One claim of a document: where it stands, what it is about, what it says, and what was changed."""

    span: tuple[int, int]
    kind: str
    altered: str | None
    labels: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Made:
    """A document with its claims; `phrasing` is the name of the sentence that was filled."""

    text: str
    published: date
    parts: tuple[Part, ...]
    phrasing: str
    as_of: str = "publication"


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim settled and not yet written: two where a force is set beside England and Wales."""

    kind: Kind
    about: About
    saying: Saying
    published: date
    altered: str | None
    open: bool
    other: "Draft | None" = None

    @property
    def known(self) -> date | None:
        """The day whose knowledge counts; None where the publisher gives no date, so that only the latest counts."""
        return None if self.kind.undated else self.published


def made_documents(facts: Facts, count: int, *, seed: int = 1, kinds: tuple[str, ...] = ()) -> Iterator[Made]:
    """Documents with `count` claims or one or two more, kinds in turn and half of the claims altered, alterations evenly."""
    chance = random.Random(seed)
    names = list(kinds or KINDS)
    used: Counter[str] = Counter()
    claims, turn = 0, 0
    texts: set[str] = set()
    while claims < count:
        kind = KINDS[names[turn % len(names)]]
        altered = _next_alteration(kind, used) if (turn // len(names) + turn) % 2 else None
        turn += 1
        if kind.rare and not kinds and (turn // len(names)) % RARELY:
            continue
        made = document(kind, facts, chance, altered)
        if made is None or made.text in texts:
            continue
        if chance.random() < TOGETHER and not (kind.pair or kind.undated):
            made = _joined(made, facts, chance, names)
        used.update(part.altered for part in made.parts if part.altered)
        claims += len(made.parts)
        texts.add(made.text)
        yield made


def _next_alteration(kind: Kind, used: Counter[str]) -> str:
    return min(kind.alterations, key=lambda name: (used[name], name))


def _joined(made: Made, facts: Facts, chance: random.Random, names: list[str]) -> Made:
    """The document with a sentence or two more, each of which names its own place and period."""
    for _ in range(chance.choice([1, 1, 2])):
        kind = KINDS[chance.choice(names)]
        if kind.undated:
            continue
        more = document(kind, facts, chance, chance.choice(kind.alterations) if chance.random() < 0.5 else None, day=made.published)
        if more is None or len(made.parts) + len(more.parts) > 3:
            continue
        start = made.text + (chance.choice(SEPARATORS) if made.text[-1] in ".”" else "\n\n")
        parts = tuple(replace(part, span=(part.span[0] + len(start), part.span[1] + len(start))) for part in more.parts)
        made = replace(made, text=start + more.text, parts=(*made.parts, *parts))
    return made


def document(kind: Kind, facts: Facts, chance: random.Random, altered: str | None, *, day: date | None = None) -> Made | None:
    """One document of a kind, or None where the figures drawn make none; on `day`, where one is given and the figures were public."""
    for _ in range(TRIES * kind.effort):
        phrasing = chance.choice(sorted(kind.phrasings))
        template = kind.phrasings[phrasing]
        if day and ("{noun}. " in template or phrasing.startswith("two")):
            continue
        draft = _pair(kind, facts, chance, altered, day) if kind.pair else drafted(kind, facts, chance, altered, template, day)
        # Where only the first end is wrong, the sentence that claims the second is true.
        if draft is None or (phrasing == "compared" and altered == "baseline"):
            continue
        made = written(draft, phrasing, chance, facts)
        if made is not None:
            return made
    return None


def drafted(kind: Kind, facts: Facts, chance: random.Random, altered: str | None, template: str, day: date | None) -> Draft | None:
    """A claim with its numbers settled, checked to be true, or false beyond every doubt."""
    about = kind.draw(facts, chance)
    if about is None or (about.area == NATION and OF_ONE_FORCE.search(template)):
        return None
    if about.baseline is not None and not re.search(r"{than}|{old_", template):
        # Where no start is named, it is the year before.
        if altered == "baseline":
            return None
        about = replace(about, baseline=moved(about.period, -12))
    return settled(kind, about, facts, chance, altered, template, day)


def settled(
    kind: Kind, about: About, facts: Facts, chance: random.Random, altered: str | None, template: str, day: date | None
) -> Draft | None:
    """What is said of it: worked out, altered where asked, and checked against every figure there is."""
    said_of = altered_about(kind, about, facts, chance, altered)
    if said_of is None:
        return None
    cells = [*kind.cells(about), *kind.cells(said_of), *_tables(kind, about, said_of, facts)]
    first = UNDATED_DAY if kind.undated else public_from(facts, cells)
    published = day if day and first and day >= first else _published(kind, about, first, chance) if day is None and first else None
    known = None if kind.undated else published
    worth = kind.worth(about, facts, known) if published else None
    if worth is None or published is None:
        return None
    bare = "{an} [[" in template
    saying = kind.say(about, *worth, chance, bare=bare)
    if altered == "value":
        saying = kind.again(about, *worth, chance, bare=bare)
    if saying is not None and altered == "direction" and saying.up is not None:
        saying = replace(saying, up=not saying.up)
        saying = replace(saying, said=saying.old, old=saying.said) if saying.old else saying
    if saying is not None and altered == "unit":
        turned = kind.turned(about, saying, worth[1], chance)
        said_of, saying = turned or (said_of, None)
    elif saying is not None and altered == "direction" and saying.up is None:
        saying = _turned_word(kind, said_of, saying, worth, chance)
    if saying is None:
        return None
    if altered and not (kind.worth(said_of, facts, known) and kind.false(said_of, saying, facts)):
        return None
    if not altered and not kind.true(said_of, saying, facts, known):
        return None
    return Draft(kind, said_of, saying, published, altered, not altered and kind.open(said_of, saying, facts, known))


def _tables(kind: Kind, about: About, said_of: About, facts: Facts) -> list:
    table = getattr(kind, "table", None)
    return [*table(about, facts), *table(said_of, facts)] if table else []


def _turned_word(kind: Kind, about: About, saying: Saying, worth: tuple[float, list[float]], chance: random.Random) -> Saying | None:
    """The other end or the other way, for what is said in a word: most for fewest, rose for fell, doubled for halved."""
    if kind.name == "since":
        return kind.say(about, -worth[0], worth[1], chance, bare=False)
    if kind.name == "trend":
        return kind.say(about, -worth[0], worth[1], chance, bare=False) if saying.said.unit != "flat" else None
    if kind.name == "multiple":
        word = {"doubled": "halved", "halved": "doubled"}.get(saying.said.words)
        return replace(saying, said=replace(saying.said, words=word, value=1 / saying.said.value)) if word else None
    return kind.say(about, worth[0], [1.0], chance, bare=False)


def _published(kind: Kind, about: About, first: date, chance: random.Random) -> date | None:
    day = first if kind.undated else first + timedelta(days=chance.choice(LATER))
    if kind.name == "stock-now" and about.period.end:
        day = max(first, min(day, about.period.end + timedelta(days=300)))
    return day if day <= LAST_DAY or kind.undated else first


def _pair(kind: Kind, facts: Facts, chance: random.Random, altered: str | None, day: date | None) -> Draft | None:
    """Two claims of one kind, the second of England and Wales; the alteration falls on either."""
    about = kind.draw(facts, chance)
    if about is None:
        return None
    nation = replace(about, area=NATION)
    second = altered in ("value", "direction") and chance.random() < 0.5
    template = "{an} [["
    own = settled(kind, about, facts, chance, None if second else altered, template, day)
    if own is None:
        return None
    if own.about.measure != about.measure or own.about.period != about.period:
        nation = replace(own.about, area=NATION)
    other = settled(kind, nation, facts, chance, altered if second else None, template, own.published)
    return replace(own, other=other) if other else None


def written(draft: Draft, phrasing: str, chance: random.Random, facts: Facts) -> Made | None:
    """The sentence with the place of its numbers."""
    kind = draft.kind
    template = kind.phrasings[phrasing]
    rows = facts.figures(kind.cells(draft.about)[0], draft.known)
    publisher = rows[0].publisher if rows else "official"
    slots = kind.slots(draft.about, draft.saying, chance, publisher)
    slots["an"] = an(draft.saying.said.words)
    if draft.saying.old is not None:
        slots["old"] = draft.saying.old.words
    if draft.other is not None:
        slots |= _other_slots(draft.other, chance)
        if "higher" in template and draft.saying.up is None:
            gap = draft.saying.said.value - draft.other.saying.said.value
            if abs(gap) < 1 or draft.altered or draft.other.altered:
                return None
            slots["higher"] = "higher" if gap > 0 else "lower"
    try:
        text, spans = filled(template, slots)
    except KeyError:
        return None
    drafts = [draft] if draft.other is None else [draft, draft.other]
    if draft.other is not None and template.lower().index("{other_n}") < template.lower().index("{n}"):
        drafts.reverse()
    parts = [part_of(each, span, facts) for each, span in zip(drafts, spans, strict=True)]
    return Made(capital(text), draft.published, tuple(parts), f"{kind.name}/{phrasing}", "latest" if kind.undated else "publication")


def _other_slots(other: Draft, chance: random.Random) -> dict[str, str]:
    number = other.saying.said.words
    found = {"other_n": number, "an_other": an(number)}
    return found | (move_slots(other.saying.up, chance, "other_") if other.saying.up is not None else {})


def part_of(draft: Draft, span: tuple[int, int], facts: Facts) -> Part:
    """The claim with its acceptable labels and the arithmetic behind them."""
    labels = ("not_supported",) if draft.altered else ("supported", "depends") if draft.open else ("supported",)
    worth = draft.kind.worth(draft.about, facts, draft.known)
    figures = [row for cell in draft.kind.cells(draft.about) for row in facts.figures(cell, draft.known)[:1]]
    shown = "; ".join(
        f"{row.measure_id} {row.area_code} {row.period.start} to {row.period.end}: {row.value:g} ({row.release_id})" for row in figures[:4]
    )
    why = f"Figures: {shown}. They give {worth[0]:.6g}." if worth else shown
    return Part(span, draft.kind.name, draft.altered, labels, why)
