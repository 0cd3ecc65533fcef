"""Puts the reader's questions to the judge: which words are claims, and of each its kind, direction, unit, measure, period and owner.

Every function takes what the rules say, offers it among the other choices, and notes in `sureness` how sure the answer is. Where rules and
weights disagree and the weights are not very sure, the field is noted as doubted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import Candidate, words_in
from factcheck.extraction.claim import KINDS
from factcheck.extraction.dating import Told, period_choices
from factcheck.extraction.faint import faint_wordings
from factcheck.extraction.frames import Frame
from factcheck.extraction.holders import holder
from factcheck.extraction.judgement import Answer, Judging
from factcheck.extraction.kinds import DURATIONS, Sense, is_run, moving_words, recast, than_time
from factcheck.extraction.matters import MatterChoice, matter_choices
from factcheck.extraction.measures import Matter
from factcheck.extraction.memory import Memory, Scene
from factcheck.extraction.naming import put_in_words, rate_after
from factcheck.extraction.owners import Owners
from factcheck.extraction.owning import owner_choices
from factcheck.extraction.phrasing import AS_IT_IS, offered_words, phrased
from factcheck.extraction.picking import Window
from factcheck.extraction.places import Whose, said_of
from factcheck.extraction.signs import wording_signs
from factcheck.extraction.times import Setting, Slot, When, full_baseline
from factcheck.extraction.unit_choices import unit_choices
from factcheck.extraction.vocabulary import measure_words
from factcheck.values import Period, Unit
from factcheck.values.period_words import FoundPeriod

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLAIM_OR_NOT = ("claim", "none")
WORD_OR_NOT = ("in", "out")
WAYS = ("increase", "decrease", "none")
PLAIN = ("level", "share", "target", "forecast")
"""Kinds whose direction is written "none" where there is none."""
AGREED = 0.9
"""Where rules and weights disagree, the weights must be this sure, or the field counts as doubted."""
LEAST_AGREED = 0.3
"""Where both say the same of what is measured, the weights need be no surer than this: two that agree are surer than either."""
LEAST = 0.5
"""The least probability with which an expression is taken for a claim."""
LEAST_OF_KNOWN = 0.15
"""The same for a number that nothing speaks against and whose words name a measure of the catalogue: these are what can be checked."""
LEAST_OF_FAINT = 0.8
"""The same for words that no rule takes for one: below this too many say nothing ("under closer watch", "every confidence")."""


@dataclass(slots=True)
class Asking:
    """A candidate about which questions are asked: its frame, window, place in the text and signs; `sureness` grows with each answer."""

    judge: Judging
    memory: Memory
    number: int
    scene: Scene
    frame: Frame
    window: Window
    slot: Slot
    signs: list[str] = field(default_factory=list)
    sureness: dict[str, float] = field(default_factory=dict)
    kind_agreed: bool = False

    @property
    def candidate(self) -> Candidate:
        """The expression itself."""
        return self.frame.candidate

    @property
    def nearby(self) -> bool:
        """Whether the claim before stands in the same sentence."""
        return self.number == self.memory.sentence


def chance_of_claim(said: Answer) -> float:
    """The probability that it is a claim, by an answer to "claim or not"."""
    return said.sure if said.place == 0 else 1.0 - said.sure


def only_supposed(doc: "Doc") -> bool:
    """ "If crime had risen, there would be": a sentence that says what is not."""
    return doc[0].lower_ in ("if", "had", "suppose", "were") and not words_in(doc).known.isdisjoint(("would", "might", "could"))


def kept_words(judge: Judging, scene: Scene, candidates: Sequence[Candidate], *, quoted: bool) -> tuple[list[Candidate], dict[int, float]]:
    """The candidates of a sentence with those of the words alone that are claims, and how sure that is by their first tokens.

    Numbers are all kept: they are decided one by one, when it is known what they count.
    """
    numbers = [each for each in candidates if not each.worded]
    if only_supposed(scene.doc):
        return numbers, {}
    kept, sure = list(numbers), {}
    ruled = [each for each in candidates if each.worded]
    for candidate in [*ruled, *faint_wordings(scene.doc, candidates)]:
        if candidate.sort == "echo":
            kept.append(candidate)
            continue
        signs = wording_signs(candidate, ruled=candidate in ruled, quoted=quoted, numbers=numbers, topics=scene.topics)
        chance = chance_of_claim(judge.label("wording", signs, CLAIM_OR_NOT, about=candidate))
        if (candidate in ruled or not numbers) and moved_between(scene, candidate):
            chance = max(chance, AGREED)
        if chance >= (LEAST if candidate in ruled else LEAST_OF_FAINT):
            kept.append(candidate)
            sure[candidate.first] = chance
    return sorted(kept, key=lambda each: (each.first, each.last)), sure


def moved_between(scene: Scene, candidate: Candidate) -> bool:
    """Whether the words say what moved, where, and between which two times: "theft in Kent fell in 2019 compared with the year before".

    That can be looked up whatever the rest of the sentence is like, so nothing is left to weigh.
    """
    told = any(each.last <= candidate.first for each in scene.topics)
    times = [each for each in scene.periods if each.grammar not in ("now", "duration")]
    start = any(each.role == "baseline" or each.baseline is not None for each in times)
    return candidate.sort == "trend" and told and bool(scene.doc._.places) and len(times) >= 2 and start


def unit_of(judge: Judging, memory: Memory, number: int, frame: Frame, rule: Unit | None) -> Unit | None:
    """The unit that a bare number shares with a claim before it, or None for its own."""
    choices = unit_choices(frame, memory.units, number, rule)
    if len(choices) == 1:
        return rule
    said = judge.choose("unit", [each.signs for each in choices], [each.unit for each in choices], about=frame.candidate)
    return choices[said.place].unit


def sense_by_signs(asking: Asking, sense: Sense) -> Sense:
    """The kind and direction that the signs speak for, with the value and unit that go with them.

    "The third consecutive annual rise" leaves nothing to weigh: it is a trend, and goes the way that its words say. Nor does "8,300 more
    offences than the year before", which is a change.
    """
    plain = (is_run(asking.frame) and sense.kind == "trend") or (sense.kind == "change" and is_so_many_more(asking))
    if plain and sense.direction in ("increase", "decrease"):
        asking.kind_agreed = True
        asking.sureness["kind"] = 1.0
        return sense
    candidate, going_on = asking.candidate, asking.memory.partner > 0 and asking.nearby
    kinds = [each for each in KINDS if possible(each, asking.frame, sense, going_on=going_on) and not against_words(each, asking, sense)]
    said = asking.judge.label("kind", asking.signs, kinds, about=candidate)
    kind = kinds[said.place]
    asking.kind_agreed = kind == sense.kind
    agreed = asking.kind_agreed or said.sure >= AGREED
    asking.sureness["kind"] = said.sure if agreed else min(said.sure, 1.0 - AGREED)
    sense = sense if kind == sense.kind else recast(asking.frame, sense, kind)
    told = candidate.worded and sense.direction is not None and kind in ("trend", "comparison")
    if told or (kind == "rank" and moves_in_order(candidate)) or (isinstance(sense.value, tuple) and kind == "from_to"):
        return sense
    ways = WAYS[:2] if kind == "change" else WAYS
    signs = [*asking.signs, f"as:{kind}", f"as:{kind} way:{sense.direction}", f"as:{kind} move:{asking.frame.movement}"]
    said = asking.judge.label("direction", signs, ways, about=candidate)
    asking.sureness["direction"] = said.sure
    way: str | None = ways[said.place]
    if way == "none" and kind not in PLAIN and sense.direction is None:
        way = None
    return replace(sense, direction=way)


def is_so_many_more(asking: Asking) -> bool:
    """ "8,300 more weapons possession offences": so many more or fewer, in a sentence that names the time they are counted from."""
    candidate, doc = asking.candidate, asking.scene.doc
    after = doc[candidate.last].lower_ if candidate.last < len(doc) else ""
    within = doc[candidate.last - 1].lower_
    return bool({after, within} & {"more", "fewer"}) and any(each.role == "baseline" for each in asking.scene.periods)


def against_words(kind: str, asking: Asking, sense: Sense) -> bool:
    """Whether the words forbid a kind: a change needs a word of moving or comparing, a comparison of a bare number something to compare
    it with; "more than last year" is no place in an order.
    """
    if kind == sense.kind:
        return False
    if kind == "comparison" and sense.kind == "level" and asking.candidate.sort == "number" and asking.frame.movement is None:
        candidate, lows = asking.candidate, words_in(asking.scene.doc).lows
        return "than" not in (*lows[: candidate.first], *lows[candidate.last :])  # the "than" of "more than 1,400" is the number's own
    if kind == "change" and sense.kind in ("share", "level"):
        before = asking.memory.sense
        going_on = before is not None and before.kind in ("change", "from_to", "trend")
        return asking.frame.movement is None and not going_on and words_in(asking.scene.doc).known.isdisjoint(moving_words())
    return kind == "rank" and sense.kind == "trend" and than_time(asking.frame)


def moves_in_order(candidate: Candidate) -> bool:
    """ "From one of the worst to one of the best", "from 45th to third": a move in rank goes neither up nor down a measure."""
    quantity = candidate.quantity
    unnamed = candidate.worded and quantity.value is None and quantity.direction is None and quantity.approx == "exact"
    return candidate.sort == "rank" and (isinstance(quantity.value, tuple) or unnamed)


def possible(kind: str, frame: Frame, sense: Sense, *, going_on: bool) -> bool:
    """Whether the value can make a claim of the kind; `going_on` says that the claim before was the start of a move told by itself."""
    value, sort = sense.value, frame.candidate.sort
    if kind == "change":
        return isinstance(value, float) and sort == "number"
    if kind == "from_to":
        return isinstance(value, tuple) or sense.start_only or frame.role == "start" or sense.kind == "from_to" or going_on
    if kind == "ratio":
        return sort == "number" and isinstance(value, float)
    if kind == "share":
        return sense.unit in (Unit.PERCENT, Unit.POINTS, Unit.NONE) or sort == "quantifier"
    return True


def matter_by_signs(asking: Asking, sense: Sense, rule: Matter | None, recalled: Matter | None) -> Matter:
    """What the claim measures, of all that its sentence and the text before offer, put in words."""
    memory, scene, frame = asking.memory, asking.scene, asking.frame
    choices = matter_choices(
        frame,
        sense,
        asking.window,
        scene.topics,
        scene.aspects,
        rule=rule,
        recalled=recalled,
        last=memory.last,
        first=memory.first,
        gap=asking.number - memory.sentence,
    )
    said = asking.judge.choose("base", [each.signs for each in choices], [each.words for each in choices], about=asking.candidate)
    place = said.place
    if rule is not None and rule.own and rule.topic is not None and not choices[place].matter.own and said.sure < AGREED:
        place = 0  # what the claim's own words name stands against what was said before, unless the weights are very sure
    thing = said.chances[place] if said.chances else said.sure
    asking.sureness["topic"] = thing
    base = choices[place] if choices[place].words else None
    least = AGREED if base is None or rule is None or not same_thing(base.matter, rule) else LEAST_AGREED
    doubted = rule is not None and rule.topic is not None and (base is None or thing < least)
    if base is not None and doubted:
        base.matter = replace(base.matter, own=False)
    words = narrowing_words(asking, sense, base, rule)
    statistic, sure = statistic_of(asking, sense, base)
    asking.sureness["measure"] = thing * sure
    memory.words, memory.statistic = words, statistic
    fallback = put_in_words(rule, sense, frame, rate_after(frame)) if rule is not None else "not named"
    text = phrased(base, words, statistic, fallback)
    matter = base.whole() if base is not None else rule
    if matter is not None and doubted:
        matter = replace(matter, own=False)
    return replace(matter, phrase=text) if matter is not None else Matter(object="", phrase=text, narrowed=("words",))


def same_thing(one: Matter, other: Matter) -> bool:
    """Whether two readings of a measure are about one topic, of which the same is asked."""
    return one.topic is other.topic and (one.aspect.id if one.aspect else None) == (other.aspect.id if other.aspect else None)


def narrowing_words(asking: Asking, sense: Sense, base: MatterChoice | None, rule: Matter | None) -> list[str]:
    """The words of the text that the measure takes up, in their order."""
    taken = [each.span for each in asking.scene.periods]
    offered = offered_words(
        asking.frame, sense, asking.window, asking.scene.topics, base, rule=rule, before=asking.memory.words, taken=taken
    )
    about = asking.candidate
    kept = [word for word in offered if asking.judge.label("word", word.signs, WORD_OR_NOT, about=(about, word.text)).place == 0]
    return [word.text for word in sorted(kept, key=lambda each: each.place)]


def statistic_of(asking: Asking, sense: Sense, base: MatterChoice | None) -> tuple[str, float]:
    """What is measured of the thing, and how sure that is: the statistic that its name brings, or one that the signs speak for."""
    if base is not None and (base.matter.aspect is not None or (base.matter.topic is not None and base.matter.topic.whole)):
        return AS_IT_IS, 1.0
    statistics = (AS_IT_IS, *measure_words().phrased)
    group = base.matter.topic.group if base is not None and base.matter.topic is not None else None
    own = base.words.partition(":")[2].strip() if base is not None else None
    signs = [
        *asking.signs,
        f"base:{group}",
        f"base says:{own}",
        f"base says:{own} kind:{sense.kind}",
        f"base:{group} kind:{sense.kind}",
        f"as:{sense.kind} unit:{sense.unit.value}",
        f"said before:{asking.memory.statistic}",
    ]
    said = asking.judge.label("statistic", signs, statistics, about=asking.candidate)
    return statistics[said.place], said.sure


def sameness(matter: Matter | None, memory: Memory, *, nearby: bool) -> str:
    """How what the claim measures goes with what the claim before measured."""
    last = memory.last
    if matter is None or last is None:
        return "first"
    near = "in the sentence" if nearby else "before"
    if not matter.own:
        return f"carried on {near}"
    if matter.topic is None or last.topic is None:
        return f"in words {near}"
    same = matter.topic is last.topic
    return f"{'same thing' if same else 'same group' if matter.topic.group == last.topic.group else 'another'} {near}"


def when_by_signs(
    asking: Asking, sense: Sense, setting: Setting, told: Told, rule: When, taken: list[FoundPeriod]
) -> tuple[When, list[FoundPeriod]]:
    """The period of the claim, of all that its sentence and the text around it offer; the baseline is the rule's."""
    scene = asking.scene
    if rule.period is not None and is_lone(scene, rule.period):
        asking.sureness["period"] = 1.0
        return rule, taken
    choices = period_choices(sense, asking.slot, scene.periods, setting, told, rule=rule, taken=scene.used)
    said = asking.judge.choose("period", [each.signs for each in choices], [each.period for each in choices], about=asking.candidate)
    chosen = choices[said.place]
    sure = said.sure
    if chosen.found is not None and chosen.found.first is not None and said.chances:
        # "Between March 2018 and September 2022" is the same stretch, read as a whole or as a move from the one to the other.
        sure = sum(chance for chance, each in zip(said.chances, choices, strict=True) if each.found is chosen.found)
    asking.sureness["period"] = sure
    if said.place == 0:
        return rule, taken
    from_first = chosen.found.first if chosen.found is not None and chosen.reading == "last" else None
    if sure < AGREED and from_first is None and rule.period is not None and rule.period.resolved:
        asking.sureness["period"] = min(sure, 1.0 - AGREED)
    baseline = from_first if from_first is not None and sense.kind == "change" else rule.baseline
    used = [*taken, *([chosen.found] if chosen.found is not None else [])]
    return When(period=chosen.period, baseline=full_baseline(sense, chosen.period, baseline), own=chosen.found is not None), used


def is_lone(scene: Scene, period: Period) -> bool:
    """Whether a sentence with one number names one time, in figures, and the claim has it: nothing is left to weigh.

    "85% of 999 calls within 10 seconds in November 2023" has one number, because the seconds are a part of what is measured.
    """
    times = [each for each in scene.periods if each.grammar not in ("now", "duration")]
    if len(times) != 1 or times[0].role == "baseline" or times[0].relative or not times[0].period.resolved:
        return False
    numbers = [each for each in scene.doc._.candidates if not each.worded and each.quantity.unit not in DURATIONS]
    return len(numbers) == 1 and times[0].period.same_days(period)


def whose_by_signs(asking: Asking, owners: Owners, sense: Sense, same: str, rule: Whose, *, local: str | None) -> Whose:
    """Of whom the claim speaks, of all whom the text names; `local` is a place inside a force that its words name.

    No choice is left where the claim's own words name several places or the whole nation. Rules and weights must agree before a claim is
    held against a force's figures, and a claim about a place inside a force never is.
    """
    if sense.kind == "rank" and local is None:
        sentence = asking.scene.sentence.span
        named = holder(owners.text, sentence, asking.candidate.span, owners.mentions.within(sentence))
        if named is not None:
            asking.sureness["subject"] = 1.0
            return said_of(named, owners.places, about_police=True)
    whose = rule if local is None else Whose(subject=local, certain=False)
    if local is None and not owners.is_plain(asking.slot, asking.candidate):
        memory = asking.memory
        beside = memory.whose if asking.nearby else None
        offered = owner_choices(
            owners, asking.slot, asking.candidate, sense, rule=rule, same_sentence=beside, before=memory.whose, sameness=same
        )
        names = [each.whose.subject for each in offered]
        said = asking.judge.choose("subject", [each.signs for each in offered], names, about=asking.candidate)
        asking.sureness["subject"] = said.sure
        chosen = offered[said.place].whose
        whose = chosen if chosen.area_code == rule.area_code else replace(chosen, certain=False)
    return whose if local is None else replace(whose, area_code=None, certain=False)
