"""Offers the things that a claim may measure: what the rules read, what was said before, and every topic of its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factcheck.extraction.clauses import noun_phrase
from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import Sense
from factcheck.extraction.measures import Matter, carried_on, chosen_aspect, with_words
from factcheck.extraction.naming import put_in_words, rate_after
from factcheck.extraction.picking import Window
from factcheck.extraction.topics import AspectSeen, TopicSeen


@dataclass(slots=True)
class MatterChoice:
    """One thing that a claim may measure, in its words, with its signs."""

    matter: Matter
    words: str
    signs: list[str] = field(default_factory=list)


def matter_choices(
    frame: Frame,
    sense: Sense,
    window: Window,
    topics: Sequence[TopicSeen],
    aspects: Sequence[AspectSeen],
    *,
    rule: Matter | None,
    recalled: Matter | None,
    last: Matter | None,
    first: Matter | None,
    gap: int,
) -> list[MatterChoice]:
    """The choices, the rule's own first; each in its words once, with the signs of all the ways to it."""
    choices: dict[str, MatterChoice] = {}
    kind, every = sense.kind, rate_after(frame)
    unit = sense.unit.value

    def offer(matter: Matter | None, signs: Sequence[str]) -> None:
        if matter is None:
            return
        words = put_in_words(replace(matter, extra=(), said=()), sense, frame, every)
        made = choices.setdefault(words, MatterChoice(matter, words))
        group = matter.topic.group if matter.topic is not None else "none"
        general = [
            f"group:{group}",
            f"group:{group} {unit}",
            f"group:{group} {kind}",
            f"object:{matter.object[:30] if matter.topic else None}",
        ]
        general.append(f"asked:{matter.aspect.id if matter.aspect else None} {unit}")
        general.append(f"asked:{matter.aspect.id if matter.aspect else None} {group}")
        general.append(f"words:{min(6, len(words.split()))} topic:{matter.topic is not None}")
        made.signs.extend(sign for sign in (*signs, *general) if sign not in made.signs)

    if rule is not None:
        sort = f"own:{rule.own} topic:{rule.topic is not None}"
        signs = ["rule", f"rule {sort}", f"rule {kind} {sort}", f"rule {frame.candidate.sort}", f"rule loose:{rule.loose}"]
        if rule.topic is not None:
            offer(rule, signs)
    counted = {token.i for token in noun_phrase(frame.counted)} if frame.counted is not None else set()
    moved = {token.i for token in noun_phrase(frame.moved)} if frame.moved is not None else set()
    subject = {token.i for token in noun_phrase(frame.subject)} if frame.subject is not None and frame.subject.doc is window.doc else set()
    for place, seen in enumerate(topics):
        if (
            seen.first < frame.candidate.last
            and seen.last > frame.candidate.first
            and seen.last - seen.first == 1
            and window.doc[seen.first].like_num
        ):
            continue
        aspect, threshold = chosen_aspect(frame, sense, window, aspects, seen.topic)
        side = "left" if seen.last <= frame.candidate.first else "right" if seen.first >= frame.candidate.last else "in"
        near = "near" if window.first <= seen.first < window.last else "far"
        gap_ = frame.candidate.first - seen.last if side == "left" else seen.first - frame.candidate.last
        nearer = sum(1 for each in topics if near_to(each, frame) < near_to(seen, frame))
        signs = [
            f"topic {near} {side}",
            f"topic {near} {side} {kind}",
            f"topic {near} {side} {frame.role}",
            f"topic {side} {min(8, max(0, gap_))}",
            f"topic nearer:{min(3, nearer)}",
            f"topic counted:{seen.first in counted} moved:{seen.first in moved} subject:{seen.first in subject}",
            f"topic counted:{seen.first in counted} {kind}",
            f"topic subject:{seen.first in subject} {kind} {frame.role}",
            f"topic {place + 1} of {min(4, len(topics))}",
            f"topic {frame.candidate.sort} {side}",
        ]
        offer(with_words(frame, window, seen, topics, aspect, threshold), signs)
        if aspect is not None:
            offer(with_words(frame, window, seen, topics, None, None), [*signs, "plain"])
        if recalled is not None and recalled.aspect is not None and aspect is None and seen.topic.group in recalled.aspect.groups:
            offer(
                with_words(frame, window, seen, topics, recalled.aspect, recalled.threshold),
                [*signs, "asked as before", f"asked as before {kind} {unit}"],
            )
    for name, matter in (("recalled", recalled), ("last", last), ("first", first)):
        if matter is None or matter.topic is None:
            continue
        aspect, threshold = chosen_aspect(frame, sense, window, aspects, matter.topic)
        signs = [
            name,
            f"{name} {kind}",
            f"{name} {frame.candidate.sort} {frame.role}",
            f"{name} {min(4, gap)} back",
            f"{name} topics:{min(2, len(topics))}",
        ]
        signs.append(f"{name} counted:{frame.counted.tag_ if frame.counted is not None else None}")
        offer(carried_on(frame, sense, window, matter, aspect, threshold), signs)
        offer(replace(matter, own=False, loose=True), [*signs, "as before", f"as before {kind} {unit}"])
    plain = [
        f"none topics:{min(3, len(topics))}",
        f"none {kind}",
        f"none {unit}",
        f"none counted:{frame.counted.lower_ if frame.counted is not None else None}",
    ]
    if rule is not None:
        plain.append(f"none rule own:{rule.own} topic:{rule.topic is not None}")
    plain.append(f"none recalled:{recalled is not None and recalled.topic is not None}")
    choices[""] = MatterChoice(rule or Matter(object=""), "", ["none", *plain])
    return list(choices.values())


def near_to(seen: TopicSeen, frame: Frame) -> int:
    """How many words lie between a topic and the expression."""
    return max(0, frame.candidate.first - seen.last, seen.first - frame.candidate.last)
