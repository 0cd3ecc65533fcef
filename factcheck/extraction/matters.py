"""Offers the things that a claim may measure: what the rules read, what was said before, and every topic of its sentence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from factcheck.extraction.asked import chosen_aspect
from factcheck.extraction.clauses import phrase_places
from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import Sense
from factcheck.extraction.measures import Matter, carried_on, plain_matter, with_words
from factcheck.extraction.naming import rate_after, with_statistic
from factcheck.extraction.picking import Window
from factcheck.extraction.topics import AspectSeen, TopicSeen
from factcheck.extraction.vocabulary import Aspect


@dataclass(slots=True)
class MatterChoice:
    """One thing that a claim may measure, in its words, with its signs.

    `matter` has what tells the choices apart; `whole` makes it with the words that narrow it, for the choice that is taken.
    """

    matter: Matter
    words: str
    whole: Callable[[], Matter]
    signs: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Offer:
    """The choices for one claim, as they are found; each in its words once, with the signs of all the ways to it."""

    frame: Frame
    sense: Sense
    window: Window
    topics: Sequence[TopicSeen]
    aspects: Sequence[AspectSeen]
    every: str | None
    choices: dict[str, MatterChoice] = field(default_factory=dict)

    def add(self, matter: Matter, whole: Callable[[], Matter], signs: Iterable[str]) -> None:
        """Offers a thing."""
        words = with_statistic(matter, matter.object, "", self.sense, self.every)
        made = self.choices.get(words)
        if made is None:
            made = self.choices[words] = MatterChoice(matter, words, whole)
        made.signs += signs
        made.signs += self.general(matter, words)

    def general(self, matter: Matter, words: str) -> tuple[str, ...]:
        """The signs of a thing, whatever the way to it."""
        group = matter.topic.group if matter.topic is not None else "none"
        asked, unit = matter.aspect.id if matter.aspect else None, self.sense.unit.value
        return (
            f"group:{group}",
            f"group:{group} {unit}",
            f"group:{group} {self.sense.kind}",
            f"object:{matter.object[:30] if matter.topic else None}",
            f"asked:{asked} {unit}",
            f"asked:{asked} {group}",
            f"words:{min(6, len(words.split()))} topic:{matter.topic is not None}",
        )

    def add_seen(self, seen: TopicSeen, aspect: Aspect | None, threshold: str | None, signs: Iterable[str]) -> None:
        """Offers a topic of the sentence, with what is asked of it."""
        whole = partial(with_words, self.frame, self.window, seen, self.topics, aspect, threshold)
        self.add(plain_matter(self.frame, self.window, seen, self.topics, aspect, threshold), whole, signs)


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
    offer = Offer(frame=frame, sense=sense, window=window, topics=topics, aspects=aspects, every=rate_after(frame))
    if rule is not None and rule.topic is not None:
        offer.add(rule, lambda: rule, rule_signs(rule, frame, sense))
    offer_topics(offer, recalled, asking_places(rule, aspects))
    for name, matter in (("recalled", recalled), ("last", last), ("first", first)):
        if matter is not None and matter.topic is not None:
            offer_again(offer, name, matter, gap)
    nothing = rule or Matter(object="")
    offer.choices[""] = MatterChoice(nothing, "", lambda: nothing, none_signs(offer, rule, recalled))
    return list(offer.choices.values())


def rule_signs(rule: Matter, frame: Frame, sense: Sense) -> list[str]:
    """The signs of what the rules read."""
    sort = f"own:{rule.own} topic:{rule.topic is not None}"
    return ["rule", f"rule {sort}", f"rule {sense.kind} {sort}", f"rule {frame.candidate.sort}", f"rule loose:{rule.loose}"]


def asking_places(rule: Matter | None, aspects: Sequence[AspectSeen]) -> frozenset[int]:
    """The places of the words that ask something of what the rules read: "no suspect identified" is then no thing by itself."""
    if rule is None or not rule.own or rule.aspect is None:
        return frozenset()
    asked = [each for each in aspects if each.aspect.id == rule.aspect.id]
    return frozenset(place for each in asked for place in range(each.first, each.last))


def offer_topics(offer: Offer, recalled: Matter | None, asking: frozenset[int]) -> None:
    """Offers every topic of the sentence that is not what the rules found `asking`, also with what was asked before."""
    frame, sense, topics = offer.frame, offer.sense, offer.topics
    here = frame.subject is not None and frame.subject.doc is offer.window.doc
    parts = (phrase_places(frame.counted), phrase_places(frame.moved), phrase_places(frame.subject) if here else frozenset[int]())
    gaps = [near_to(each, frame) for each in topics]
    for place, seen in enumerate(topics):
        if is_number(seen, offer) or (seen.topic.group == "outcome" and not asking.isdisjoint(range(seen.first, seen.last))):
            continue
        aspect, threshold = chosen_aspect(frame, sense, offer.window, () if seen.topic.whole else offer.aspects, seen.topic)
        nearer = sum(1 for gap in gaps if gap < gaps[place])
        signs = topic_signs(offer, seen, place, nearer, parts)
        offer.add_seen(seen, aspect, threshold, signs)
        if aspect is not None:
            offer.add_seen(seen, None, None, [*signs, "plain"])
        elif recalled is not None and recalled.aspect is not None and seen.topic.group in recalled.aspect.groups:
            again = [*signs, "asked as before", f"asked as before {sense.kind} {sense.unit.value}"]
            offer.add_seen(seen, recalled.aspect, recalled.threshold, again)


def is_number(seen: TopicSeen, offer: Offer) -> bool:
    """Whether a topic is the claim's own number: the 999 of "999 calls"."""
    candidate = offer.frame.candidate
    inside = seen.first < candidate.last and seen.last > candidate.first and seen.last - seen.first == 1
    return inside and bool(offer.window.doc[seen.first].like_num)


def topic_signs(offer: Offer, seen: TopicSeen, place: int, nearer: int, parts: tuple[frozenset[int], ...]) -> list[str]:
    """The signs of a topic: where it stands, and in which of the `parts` (counted, moved, subject)."""
    frame, kind, candidate = offer.frame, offer.sense.kind, offer.frame.candidate
    side = "left" if seen.last <= candidate.first else "right" if seen.first >= candidate.last else "in"
    near = "near" if offer.window.first <= seen.first < offer.window.last else "far"
    gap = candidate.first - seen.last if side == "left" else seen.first - candidate.last
    counted, moved, subject = (seen.first in each for each in parts)
    return [
        f"topic {near} {side}",
        f"topic {near} {side} {kind}",
        f"topic {near} {side} {frame.role}",
        f"topic {side} {min(8, max(0, gap))}",
        f"topic nearer:{min(3, nearer)}",
        f"topic counted:{counted} moved:{moved} subject:{subject}",
        f"topic counted:{counted} {kind}",
        f"topic subject:{subject} {kind} {frame.role}",
        f"topic {place + 1} of {min(4, len(offer.topics))}",
        f"topic {candidate.sort} {side}",
    ]


def offer_again(offer: Offer, name: str, matter: Matter, gap: int) -> None:
    """Offers what was said before, with what the claim's words ask of it and as it was."""
    frame, sense, kind = offer.frame, offer.sense, offer.sense.kind
    aspect, threshold = chosen_aspect(frame, sense, offer.window, offer.aspects, matter.topic)
    signs = [
        name,
        f"{name} {kind}",
        f"{name} {frame.candidate.sort} {frame.role}",
        f"{name} {min(4, gap)} back",
        f"{name} topics:{min(2, len(offer.topics))}",
        f"{name} counted:{frame.counted.tag_ if frame.counted is not None else None}",
    ]
    on = carried_on(frame, sense, offer.window, matter, aspect, threshold)
    offer.add(on, lambda: on, signs)
    same = replace(matter, own=False, loose=True)
    offer.add(same, lambda: same, [*signs, "as before", f"as before {kind} {sense.unit.value}"])


def none_signs(offer: Offer, rule: Matter | None, recalled: Matter | None) -> list[str]:
    """The signs of a claim that measures none of the things."""
    counted = offer.frame.counted
    found = [
        "none",
        f"none topics:{min(3, len(offer.topics))}",
        f"none {offer.sense.kind}",
        f"none {offer.sense.unit.value}",
        f"none counted:{counted.lower_ if counted is not None else None}",
    ]
    if rule is not None:
        found.append(f"none rule own:{rule.own} topic:{rule.topic is not None}")
    found.append(f"none recalled:{recalled is not None and recalled.topic is not None}")
    return found


def near_to(seen: TopicSeen, frame: Frame) -> int:
    """How many words lie between a topic and the expression."""
    return max(0, frame.candidate.first - seen.last, seen.first - frame.candidate.last)
