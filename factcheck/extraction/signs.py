"""The signs around an expression, in plain words, from which `Judge` tells claims, their kinds and their directions."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from factcheck.extraction.candidates import Candidate
from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import Sense
from factcheck.extraction.measures import Matter
from factcheck.extraction.parsed import Parsed, heads_above, parsed, stem
from factcheck.extraction.picking import Window
from factcheck.extraction.topics import AspectSeen, TopicSeen
from factcheck.extraction.vocabulary import lists_of, word_set
from factcheck.values.period_words import FoundPeriod

BESIDE = 4
"""How many words on each side are told with their distance."""
SIZES = (
    (0, "0"),
    (1, "1"),
    (2, "2"),
    (12, "3-12"),
    (31, "13-31"),
    (99, "32-99"),
    (999, "100-999"),
    (9999, "1000-9999"),
    (99999, "10000-99999"),
)
HELPING = ("aux", "auxpass", "neg", "mark", "prt")
YEARS = (1900, 2100)
MODALS = ("will", "would", "could", "can", "may", "might", "should", "must", "shall", "to", "'ll", "’ll")


def signs_of(
    frame: Frame,
    sense: Sense,
    matter: Matter | None,
    reason: str | None,
    window: Window,
    *,
    topics: Sequence[TopicSeen],
    aspects: Sequence[AspectSeen],
    periods: Sequence[FoundPeriod],
    quoted: bool,
    last: Sense | None,
    nearby: bool,
) -> list[str]:
    """The signs of a candidate: what the rules make of it, how it is written, and the words and things around it.

    `last` is the sense of the claim before, `nearby` that it stands in the same sentence.
    """
    candidate = frame.candidate
    made = f"{sense.kind}/{candidate.sort}"
    found = ["always", f"kind:{sense.kind}", f"why not:{reason}", f"kind:{sense.kind} why not:{reason}", f"read as:{made}"]
    found += written(candidate)
    found += clause(frame)
    found += listed(frame)
    found += beside(parsed(candidate.doc), candidate.first, candidate.last)
    found += about(frame, matter, window, topics, aspects)
    found += when(candidate, window, periods)
    found.append(f"way:{sense.direction}")
    found.append(f"unit:{sense.unit.value} kind:{sense.kind}")
    found.append("in a quotation" if quoted else "in no quotation")
    found += goes_on(frame, sense, last, nearby=nearby)
    return found


def goes_on(frame: Frame, sense: Sense, last: Sense | None, *, nearby: bool) -> Iterator[str]:
    """How the claim goes with the one before it: "down 170 (0.4%)", "rose 22 per cent, then robbery (14)"."""
    where = "in the sentence" if nearby else "before it"
    kind = last.kind if last is not None else None
    yield f"after a {kind} {where}"
    if last is None:
        return
    same = last.unit is sense.unit
    bare = frame.counted is None and frame.movement is None
    yield f"after a {kind} {where} same unit:{same} bare:{bare}"
    yield f"after {last.direction} {where}"
    yield f"after {last.direction} {where} same unit:{same} bare:{bare}"
    yield f"after {last.direction} {where} role:{frame.role} move:{frame.movement}"
    yield f"after a {kind} unit:{sense.unit.value} {where}"
    if isinstance(last.value, float) and isinstance(sense.value, float):
        yield f"after a {'smaller' if last.value < sense.value else 'larger'} {kind} {where} same unit:{same} role:{frame.role}"


def wording_signs(
    candidate: Candidate, *, ruled: bool, quoted: bool, numbers: Sequence[Candidate], topics: Sequence[TopicSeen]
) -> list[str]:
    """The signs of words that may be a claim without a number; `ruled` says that a rule takes them for one."""
    here, head = parsed(candidate.doc), candidate.head.i
    words = here.lows[candidate.first : candidate.last]
    found = [
        "always",
        f"ruled:{ruled}",
        f"ruled:{ruled} sort:{candidate.sort}",
        f"sort:{candidate.sort}",
        f"sort:{candidate.sort} words:{' '.join(words)}",
        f"stem:{stem(words[-1])}",
        f"tag:{here.tags[head]} {here.roles[head]}",
        f"dep:{here.roles[head]}",
    ]
    found += beside(here, candidate.first, candidate.last)
    found += [f"near number:{nearest(candidate, numbers)}", f"numbers:{min(3, len(numbers))}"]
    groups = {each.topic.group for each in topics}
    found += [f"topic:{group}" for group in sorted(groups)] or ["no topic"]
    left = any(each.last <= candidate.first for each in topics)
    right = any(each.first >= candidate.last for each in topics)
    found.append(f"topics left:{left} right:{right}")
    told = word_signs(here)
    found += [sign for sign in (*told[: candidate.first], *told[candidate.last :]) if sign]
    found += hung(here, head)
    found += of_verb(here, candidate)
    found.append(asks(here))
    found.append("in a quotation" if quoted else "in no quotation")
    found.append(f"length:{min(6, len(here.lows) // 5)}")
    return found


def word_signs(here: Parsed) -> list[str]:
    """A sign for each word of letters, and nothing for the other tokens; made once a sentence."""
    told = here.facts.get("words")
    if told is None:
        told = here.facts["words"] = [f"word:{name}" if text.isalpha() else "" for text, name in zip(here.texts, here.stems, strict=True)]
    return told


def asks(here: Parsed) -> str:
    """Whether the sentence is a question."""
    return "a question" if here.texts[-1] == "?" else "no question"


def hung(here: Parsed, head: int) -> list[str]:
    """The words that an expression hangs on, and those that hang on it."""
    above = here.heads[head]
    found = [f"above:{here.stems[each]}/{here.roles[each]}" for each in (above, here.heads[above])]
    return found + [f"below:{here.stems[each]}/{here.roles[each]}" for each in here.kids[head]]


def of_verb(here: Parsed, candidate: Candidate) -> list[str]:
    """The verb of an expression in words, its helpers and subject, and the verbs above it."""
    verb, head = verb_place(here, candidate.head.i), candidate.head.i
    asked = (head,) if verb is None else (head, verb)
    found = [f"helper:{here.lows[kid]}" for each in asked for kid in here.kids[each] if here.roles[kid] in HELPING]
    if verb is None:
        return found
    kids = here.kids[verb]
    found += [f"verb:{here.stems[verb]}", f"verb tag:{here.tags[verb]} {here.roles[verb]}"]
    found += [f"verb above:{here.stems[each]}" for each in governors(here, verb)]
    found += [f"subject:{here.stems[kid]}" for kid in kids if here.roles[kid] in ("nsubj", "nsubjpass")]
    supposed = any(here.roles[kid] == "mark" or (here.roles[kid] == "aux" and here.lows[kid] in MODALS) for kid in kids)
    return [*found, f"supposed:{supposed} sort:{candidate.sort}"]


def verb_place(here: Parsed, place: int) -> int | None:
    """The verb of the clause that a word stands in, as `clauses.verb_of` finds it."""
    for each in (place, *heads_above(here, place)):
        if here.parts[each] in ("VERB", "AUX") and here.roles[each] not in ("aux", "auxpass", "amod"):
            return each
    return None


def nearest(candidate: Candidate, numbers: Sequence[Candidate]) -> str:
    """How far the nearest number stands, and on which side."""
    gaps = [(each.first - candidate.last, "right") for each in numbers if each.first >= candidate.last]
    gaps += [(candidate.first - each.last, "left") for each in numbers if each.last <= candidate.first]
    if not gaps:
        return "none"
    gap, side = min(gaps)
    return f"{min(gap, 6)} {side}"


def written(candidate: Candidate) -> Iterator[str]:
    """How the expression is written."""
    quantity = candidate.quantity
    value = quantity.value[-1] if isinstance(quantity.value, tuple) else quantity.value
    here = parsed(candidate.doc)
    yield f"form:{quantity.form}"
    yield f"form:{quantity.form} unit:{quantity.unit.value}"
    yield f"size:{size(value)}"
    yield f"size:{size(value)} unit:{quantity.unit.value}"
    yield f"change:{quantity.change}"
    yield f"pair:{quantity.pair}"
    yield f"hedge:{quantity.approx}"
    yield f"negated:{quantity.negated}"
    if value is not None and YEARS[0] < value < YEARS[1] and value == int(value):
        yield "like a year"
    for word in here.lows[candidate.first : candidate.last]:
        if not word[:1].isdigit():
            yield f"in it:{word}"
    kind = "a sentence" if "VERB" in here.parts or "AUX" in here.parts else "a line"
    yield f"place:{min(candidate.first, 3)} of {kind}"


@cache
def lists() -> Mapping[str, frozenset[str]]:
    """For each word the names of the lists of `asides.yaml` and `subjects.yaml` that it stands in."""
    found: dict[str, set[str]] = {}
    for page, groups in (("asides", ("nouns", "context", "events")), ("subjects", ("police",)), ("claims", ("trends",))):
        for group in groups:
            for name, words in lists_of(page)[group].items():
                for word in words:
                    found.setdefault(word, set()).add(f"{group}/{name}")
    return {word: frozenset(names) for word, names in found.items()}


def listed(frame: Frame) -> Iterator[str]:
    """Which word lists the counted noun, the verb, the subject and the words beside stand in."""
    known, candidate, here = lists(), frame.candidate, parsed(frame.candidate.doc)
    for name, token in (("counted", frame.counted), ("verb", frame.verb), ("subject", frame.subject), ("head", candidate.head.head)):
        if token is not None:
            yield from (f"{name} in {each}" for each in sorted(known.get(token.lower_, ("no list",))))
    yield from in_lists("before", here.lows[max(0, candidate.first - 3) : candidate.first])
    yield from in_lists("after", here.lows[candidate.last : candidate.last + 3])
    told = here.facts.get("lists")
    if told is None:
        told = here.facts["lists"] = in_lists("sentence", here.known)
    yield from told


def in_lists(where: str, words: Collection[str]) -> list[str]:
    """Which word lists words stand in."""
    known = lists()
    names = {name for word in words if word in known for name in known[word]}
    return [f"{where} in {each}" for each in sorted(names)]


def size(value: float | None) -> str:
    """The rough size of a value."""
    if value is None:
        return "none"
    part = "" if value == int(value) else " with a fraction"
    return next((name for limit, name in SIZES if value <= limit), "100000+") + part


def clause(frame: Frame) -> Iterator[str]:
    """What the clause does with it."""
    candidate, here, head = frame.candidate, parsed(frame.candidate.doc), frame.candidate.head.i
    above = here.heads[head]
    yield f"role:{frame.role}"
    yield f"move:{frame.movement}"
    yield f"role:{frame.role} move:{frame.movement}"
    yield f"future:{frame.future} wanted:{frame.wanted}"
    yield f"hangs:{here.roles[head]}"
    yield f"hangs:{here.roles[head]} on {here.parts[above]}"
    yield f"on:{here.stems[above]}"
    yield f"beside a place:{frame.against_place}"
    for name, token in (("verb", frame.verb), ("subject", frame.subject), ("counted", frame.counted), ("moved", frame.moved)):
        yield f"{name}:{stem(token.lower_) if token is not None else None}"
        if token is not None:
            yield f"{name} tag:{token.tag_}"
    if frame.verb is not None:
        yield f"verb:{'before' if frame.verb.i < candidate.first else 'after'} {frame.verb.tag_}"
        yield from helpers(here, frame.verb.i)
    yield f"opens with:{here.lows[0]}"
    if frame.counted is not None:
        for each in here.kids[frame.counted.i]:
            if here.roles[each] in ("relcl", "acl", "prep", "amod"):
                yield f"counted with:{here.roles[each]} {here.stems[each]}"


def helpers(here: Parsed, verb: int) -> Iterator[str]:
    """The helping words of a verb, and the verbs above it with theirs."""
    for each in here.kids[verb]:
        if here.roles[each] in HELPING:
            yield f"helper:{here.lows[each]}"
    for place, each in enumerate(governors(here, verb)):
        yield f"verb above:{here.stems[each]} {here.roles[each] if place else ''}"
        for kid in here.kids[each]:
            if here.roles[kid] in ("aux", "neg"):
                yield f"helper above:{here.lows[kid]}"


def governors(here: Parsed, verb: int) -> list[int]:
    """The verbs above a verb: those that report it, want it or forecast it."""
    return list(islice((each for each in heads_above(here, verb) if here.parts[each] in ("VERB", "AUX")), 2))


def beside(here: Parsed, first: int, last: int) -> Iterator[str]:
    """The words before and after, with their distance, and in pairs."""
    shapes = here.shapes
    before = [*shapes[max(0, first - BESIDE) : first][::-1], "start"]
    after = [*shapes[last : last + BESIDE], "end"]
    for name, words in (("before", before), ("after", after)):
        for distance, word in enumerate(words[:BESIDE], 1):
            yield f"{name} {distance}:{word}"
            yield f"{name} near:{word}"
        yield f"{name}:{' '.join(words[:2])}"
    yield f"between:{before[0]} {after[0]}"
    if first:
        yield f"tag before:{here.tags[first - 1]}"
    if last < len(shapes):
        yield f"tag after:{here.tags[last]}"


def about(frame: Frame, matter: Matter | None, window: Window, topics: Sequence[TopicSeen], aspects: Sequence[AspectSeen]) -> Iterator[str]:
    """What the claim and its sentence are about."""
    candidate = frame.candidate
    topic = matter.topic if matter is not None else None
    yield f"matter:{topic.group if topic else None} own:{matter.own if matter is not None else None}"
    yield f"matter:{topic.object if topic else None}"
    yield f"asked:{matter.aspect.id if matter is not None and matter.aspect is not None else None}"
    near = {each.topic.group for each in topics if window.first <= each.first < window.last}
    all_ = {each.topic.group for each in topics}
    yield from (f"topic near:{group}" for group in sorted(near))
    yield from (f"topic:{group}" for group in sorted(all_))
    if not near:
        yield "no topic near"
    if not all_:
        yield "no topic"
    yield from (f"aspect:{name}" for name in sorted({each.aspect.id for each in aspects if window.first <= each.first < window.last}))
    if frame.counted is not None:
        yield f"counts a topic:{any(each.first <= frame.counted.i < each.last for each in topics)}"
    here, places = parsed(candidate.doc), candidate.doc._.places
    told = word_signs(here)
    for place in range(window.first, min(window.last, len(told))):
        if told[place] and not candidate.first <= place < candidate.last and place not in places:
            yield told[place]
    yield f"police words:{not word_set('subjects', 'police', 'words').isdisjoint(here.known)}"
    yield asks(here)


def when(candidate: Candidate, window: Window, periods: Sequence[FoundPeriod]) -> Iterator[str]:
    """The periods beside it."""
    for each in periods:
        side = "after" if each.span.start >= candidate.span.end else "before" if each.span.end <= candidate.span.start else "in"
        yield f"period {side}:{each.grammar} {each.role}"
        yield f"period {side}:{each.grammar} future:{each.future}"
    if not periods:
        yield "no period"
