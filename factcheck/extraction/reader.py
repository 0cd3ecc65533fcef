"""`Reader`: goes through the sentences of one text and remembers what the next claim may lean on."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factcheck.extraction.appending import surer
from factcheck.extraction.asides import why_aside
from factcheck.extraction.assembly import Finding, claim_of
from factcheck.extraction.attribution import Voices
from factcheck.extraction.candidates import Candidate, words_in
from factcheck.extraction.claim import Claim, NumberSeen
from factcheck.extraction.dating import Told
from factcheck.extraction.deciding import (
    CLAIM_OR_NOT,
    LEAST,
    LEAST_OF_KNOWN,
    Asking,
    chance_of_claim,
    kept_words,
    matter_by_signs,
    only_supposed,
    sameness,
    sense_by_signs,
    unit_of,
    when_by_signs,
    whose_by_signs,
)
from factcheck.extraction.eliding import is_whole, taken_over
from factcheck.extraction.frames import Frame, framed
from factcheck.extraction.judgement import Judging, default_judge
from factcheck.extraction.kinds import DURATIONS, Sense, carried_unit, sense_of
from factcheck.extraction.lists import Share, about, first_ranked, others_ranked, respectively, span_of
from factcheck.extraction.matching import measure_id_of
from factcheck.extraction.measures import Matter, is_part, matter_of
from factcheck.extraction.memory import FAR_BACK, Memory, Scene
from factcheck.extraction.moves import with_start
from factcheck.extraction.naming import rate_after
from factcheck.extraction.owners import Owners
from factcheck.extraction.pairing import Made, paired
from factcheck.extraction.picking import Window
from factcheck.extraction.places import PlaceFinder
from factcheck.extraction.scoping import of_whole_area
from factcheck.extraction.segments import segments
from factcheck.extraction.sentences import Places, Sentence
from factcheck.extraction.signs import signs_of
from factcheck.extraction.times import Setting, Slot, When, earlier, is_ahead, when_of
from factcheck.extraction.topics import TopicFinder
from factcheck.extraction.vocabulary import Topic, plain_words, word_set
from factcheck.values import Span, Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from factcheck.catalogue import Catalogue
    from factcheck.extraction.pipeline import Prepared

LATER = ("forecast", "target")
SERIES = ("offence", "outcome", "conduct", "search")
KEPT = 8
"""So many of the last numbers may be the end of a move that is told by its start, or lend their unit."""


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads the sentences of one text in order; `claims` and `aside` are what it has found."""

    prepared: "Prepared"
    catalogue: "Catalogue"
    places: PlaceFinder
    topics: TopicFinder
    digest: str
    claims: list[Claim] = field(default_factory=list)
    aside: list[NumberSeen] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    judge: Judging = field(default_factory=default_judge)
    number: int = 0
    voices: Voices = field(init=False)
    owners: Owners = field(init=False)

    def __post_init__(self) -> None:
        text = self.prepared.text
        self.voices = Voices(text, Places(self.prepared.quoted))
        self.owners = Owners(text=text, outlet=self.prepared.outlet, places=self.places, mentions=self.prepared.mentions)

    def pass_over(self, sentence: Sentence) -> None:
        """Notes the places, speakers and topics of a sentence that makes no claim."""
        self.number += 1
        self.owners.establish(sentence.span)
        self.voices.hear(sentence.span)
        self.note(self.topics.topics_of([word.strip('.,;:!?"“”()') for word in plain_words(sentence.span.of(self.prepared.text))]))

    def note(self, topics: list[Topic]) -> None:
        """Remembers what a sentence without a claim is about."""
        found = [each for each in topics if each.group in ("call", *SERIES)]
        if found:
            self.memory.matter = Matter(object=found[0].object, topic=found[0])
        if len({each.object for each in found}) == 1:
            self.memory.noted = self.number

    def read(self, sentence: Sentence, doc: "Doc") -> None:
        """Reads the claims of a parsed sentence."""
        self.number += 1
        self.owners.establish(sentence.span)
        scene = Scene(
            sentence=sentence,
            doc=doc,
            topics=doc._.topics,
            aspects=doc._.aspects,
            periods=self.prepared.periods.within(sentence.span),
            used=[],
        )
        candidates, sure = kept_words(self.judge, scene, doc._.candidates, quoted=self.is_quoted(sentence.span))
        made = len(self.claims)
        shares = respectively(doc, candidates, scene.topics)
        since = 0
        for place, (candidate, (start, end)) in enumerate(zip(candidates, segments(doc, candidates, scene.periods), strict=True)):
            self.consider(scene, candidate, Window(doc, start, end, since), shares.get(place), sure.get(candidate.first))
            since = candidate.last
        self.pair(scene, made)
        if not candidates:
            self.voices.hear(sentence.span)
        if len(self.claims) == made:
            self.note([each.topic for each in scene.topics])

    def pair(self, scene: Scene, made: int) -> None:
        """Looks at all claims and periods of a sentence together; the next claim leans on what the last one has then."""
        if len(self.claims) == made:
            return
        found = [Made(claim, slot) for claim, slot in zip(self.claims[made:], scene.slots, strict=True)]
        before, _ = self.prepared.periods.around(scene.sentence.span)
        self.claims[made:] = paired(found, scene.periods, self.prepared.text, self.catalogue, before=before)
        last, memory = self.claims[-1], self.memory
        if last.period is not None and memory.when is not None and last.period is not found[-1].claim.period:
            memory.when = When(period=last.period, baseline=last.baseline, own=True)
            if last.period.resolved:
                memory.last_dated = last.period

    def consider(self, scene: Scene, candidate: Candidate, window: Window, share: Share | None, sure: float | None) -> None:
        """Makes a claim of a candidate, or sets it aside with a reason; `sure` is how sure it is that words without a number are one."""
        memory, frame = self.memory, framed(candidate)
        asking = Asking(self.judge, memory, self.number, scene, frame, window, slot_of(scene, window, candidate))
        sense = self.sense(frame, scene, asking.slot, share)
        if sense is None:
            return
        before = self.recalled(frame, sense)
        matter = specific_call(matter_of(frame, sense, window, scene.topics, scene.aspects, before), memory.matter)
        ranked = others_ranked(scene.doc, candidate, scene.topics)
        if matter is not None:
            matter = about(matter, share.seen) if share is not None else matter
            matter = first_ranked(matter, scene.doc, candidate, scene.topics) if ranked else matter
            sense = replace(sense, unit=Unit.GBP) if in_money(sense, matter, frame) else sense
        if candidate.sort != "echo":
            reason = self.doubt(asking, sense, matter)
            asking.signs = self.signs(asking, sense, matter, reason)
            if not candidate.worded:
                sure = chance_of_claim(self.judge.label("number", asking.signs, CLAIM_OR_NOT, about=candidate))
                least = LEAST_OF_KNOWN if reason is None and self.is_known(frame, sense, matter) else LEAST
                if sure < least or reason in word_set("asides", "certain", "reasons"):
                    self.aside.append(NumberSeen(candidate.span, reason or "reads like no claim"))
                    return
            asking.sureness["claim"] = sure or 1.0
            sense = sense_by_signs(asking, sense)
        if matter is not None and memory.frame is not None and asking.nearby:
            matter = surer(matter, memory.matter, memory.frame.candidate, candidate, scene, kind=sense.kind)
        sense = self.whole_move(sense)
        if share is None and not ranked:
            matter = matter_by_signs(asking, sense, matter, before)
            matter = taken_over(matter, memory, scene, window, frame, sense, number=self.number)
        self.settle(asking, sense, matter)

    def doubt(self, asking: Asking, sense: Sense, matter: Matter | None) -> str | None:
        """What speaks against taking a candidate for a claim."""
        if only_supposed(asking.scene.doc):
            return "only supposed"
        told = self.prepared.doubts.get(asking.candidate.span)
        local = self.owners.local(asking.slot, asking.scene.doc, asking.window.first, asking.window.last)
        return told or why_aside(asking.frame, sense, matter, asking.scene.topics, local)

    def is_known(self, frame: Frame, sense: Sense, matter: Matter | None) -> bool:
        """Whether the claim's own words name a measure of the catalogue whole, in a unit that it can have."""
        named = matter is not None and matter.own and not matter.loose
        return named and measure_id_of(matter, sense, self.catalogue, every=rate_after(frame)) is not None

    def whole_move(self, sense: Sense) -> Sense:
        """A move whose start alone is written, with its end from the numbers told before it."""
        memory = self.memory
        if not sense.start_only:
            memory.partner = 0
            return sense
        near = [each for number, each in reversed(memory.senses) if self.number - number <= FAR_BACK]
        passed = memory.partner if memory.sense is not None and memory.sense.kind == "from_to" and self.number == memory.sentence else 0
        whole, place = with_start(sense, near, passed)
        memory.partner = place + 1
        return whole

    def signs(self, asking: Asking, sense: Sense, matter: Matter | None, reason: str | None) -> list[str]:
        """The signs of a candidate in its sentence."""
        scene = asking.scene
        return signs_of(
            asking.frame,
            sense,
            matter,
            reason,
            asking.window,
            topics=scene.topics,
            aspects=scene.aspects,
            periods=scene.periods,
            quoted=self.is_quoted(asking.candidate.span),
            last=self.memory.sense,
            nearby=asking.nearby,
        )

    def is_quoted(self, span: Span) -> bool:
        """Whether a stretch begins inside quotation marks."""
        return self.voices.quoted.at(span.start) is not None

    def recalled(self, frame: Frame, sense: Sense) -> Matter | None:
        """What a claim that names nothing goes on about: the last number of its unit, if that is near, else the last claim."""
        memory = self.memory
        recent = memory.last if self.number == memory.sentence and memory.last is not None else memory.matter
        told = memory.by_unit.get(sense.unit)
        rates = sense.unit in DURATIONS or (sense.unit is Unit.PERCENT and sense.kind == "share" and not is_part(frame))
        return told[1] if rates and told is not None and self.number - told[0] <= FAR_BACK else recent

    def sense(self, frame: Frame, scene: Scene, slot: Slot, share: Share | None) -> Sense | None:
        """What the candidate says in numbers, or None for an "as has …" that repeats nothing."""
        memory = self.memory
        if frame.candidate.sort == "echo":
            return memory.sense if memory.sense is not None and memory.sense.kind in ("change", "trend", "from_to") else None
        near = self.number - memory.sentence <= 1
        rule = carried_unit(frame, memory.numbered if near else None, memory.number_unit)
        unit = unit_of(self.judge, memory, self.number, frame, rule)
        if share is not None and share.unit is not None:
            unit = share.unit
        future = any(is_ahead(each, self.prepared.published) and slot.first <= each.span.start < slot.last for each in scene.periods)
        goes_on = self.number == memory.sentence and memory.sense is not None and memory.sense.kind == "forecast"
        together = goes_on and memory.frame is not None and frame.verb is not None and memory.frame.verb == frame.verb
        together = together or (goes_on and frame.counted is not None and frame.counted.lower_ in ("them", "whom", "which"))
        sense = sense_of(frame, unit=unit, future_period=(future or together) and not frame.future)
        if unit is not None and self.number == memory.sentence and memory.sense is not None and is_parallel(frame, sense, memory.sense):
            return replace(sense, kind=memory.sense.kind, direction=memory.sense.direction)
        return sense

    def settle(self, asking: Asking, sense: Sense, matter: Matter | None) -> None:
        """Adds period and owner to a claim, keeps it, and remembers what the next one may lean on."""
        memory, candidate, scene, slot = self.memory, asking.candidate, asking.scene, asking.slot
        carried = matter is not None and self.goes_on(matter, sense, rate_after(asking.frame))
        same = sameness(matter, memory, nearby=asking.nearby)
        when = self.when(asking, sense, matter, same, carried=carried)
        beside = memory.whose if asking.nearby else None
        whose = self.owners.of(slot, candidate, same_sentence=beside, carried=memory.whose if carried else None)
        local = self.owners.local(slot, scene.doc, asking.window.first, asking.window.last)
        if candidate.sort != "echo":
            whose = whose_by_signs(asking, self.owners, sense, same, whose, local=local)
        matter = of_whole_area(matter, whose, self.places, self.prepared.text[slot.first : slot.last])
        finding = Finding(
            frame=asking.frame,
            window=asking.window,
            sentence=scene.sentence.span,
            sense=sense,
            matter=matter,
            when=when,
            whose=whose,
            local=local,
            speaker=self.voices.of(candidate),
            force=self.owners.force,
            sureness=asking.sureness,
            kind_agreed=asking.kind_agreed,
        )
        text = self.prepared.text
        self.claims.append(claim_of(finding, text, self.digest, self.catalogue))
        scene.slots.append(slot)
        for seen in others_ranked(scene.doc, candidate, scene.topics):
            if matter is not None:
                other = replace(finding, matter=about(matter, seen))
                self.claims.append(claim_of(other, text, self.digest, self.catalogue, stated=span_of(scene.doc, seen)))
                scene.slots.append(slot)
        memory.whose = whose
        self.remember(asking.frame, sense, matter, when)

    def when(self, asking: Asking, sense: Sense, matter: Matter | None, same: str, *, carried: bool) -> When:
        """The period and baseline of a claim; the periods that it takes up are noted in the scene."""
        memory, scene, slot = self.memory, asking.scene, asking.slot
        setting = Setting(
            published=self.prepared.published,
            money=runs_from_april(matter, sense),
            beside=asking.frame.role == "beside",
            before=memory.when,
            carried=carried,
        )
        when, taken = when_of(sense, slot, scene.periods, setting, taken=scene.used)
        if asking.candidate.sort != "echo":
            before, after = self.prepared.periods.around(scene.sentence.span)
            told = Told(
                before=before,
                after=after,
                first=memory.first_dated,
                last=memory.last_dated,
                gap=self.number - memory.sentence,
                sameness=same,
                numbers=[each.span for each in scene.doc._.candidates if not each.worded],
                last_claim=self.claims[-1].span.end if self.claims else -1,
            )
            when, taken = when_by_signs(asking, sense, setting, told, when, taken)
        scene.used.extend(taken)
        return when

    def remember(self, frame: Frame, sense: Sense, matter: Matter | None, when: When) -> None:
        """Keeps what the next claim may lean on."""
        memory = self.memory
        same_sentence = self.number == memory.sentence
        memory.last = replace(matter, said=()) if matter is not None else memory.last
        memory.topics = [*(memory.topics if same_sentence else ()), matter.topic if matter is not None else None]
        memory.matter, memory.sense, memory.frame = remembered(matter, memory.matter), sense, frame
        dated = when.period is not None and frame.role != "beside"
        if memory.when is None or (dated and not earlier(when, memory.when, same_sentence)):
            memory.when = when
        if frame.candidate.sort == "number":
            memory.numbered, memory.number_unit = frame, sense.unit
            memory.senses = [*memory.senses[1 - KEPT :], (self.number, sense)]
            memory.units = [*memory.units[1 - KEPT :], (self.number, sense.unit)]
            if matter is not None and sense.kind != "change" and (matter.topic is not None or sense.unit not in memory.by_unit):
                memory.by_unit[sense.unit] = (self.number, matter)
        memory.sentence, memory.dated = self.number, when.period is not None
        if when.period is not None and when.period.resolved:
            memory.first_dated, memory.last_dated = memory.first_dated or when.period, when.period
        memory.first = memory.first or matter
        if matter is not None and is_whole(matter):
            memory.whole = (self.number, sense, matter)

    def goes_on(self, matter: Matter, sense: Sense, every: str | None) -> bool:
        """Whether a claim is about the same data as the one before: the same sentence, the same thing, or another offence."""
        last, before = self.memory.matter, self.memory.sense
        if self.number - self.memory.sentence > FAR_BACK or last is None or before is None:
            return False
        if (sense.kind in LATER) != (before.kind in LATER):
            return False
        if self.number == self.memory.sentence:
            return self.memory.dated
        if every is not None or matter.topic is None or last.topic is None:
            return not matter.own and every is None
        if not matter.own:
            return matter.aspect is None or last.aspect is None or matter.aspect.id == last.aspect.id or matter.topic.group == "offence"
        return matter.topic.group == last.topic.group or (matter.topic.group in SERIES and last.topic.group in SERIES)


def remembered(matter: Matter | None, before: Matter | None) -> Matter | None:
    """What the next claim may go on about: the last thing named, with what was asked of it last; else whatever was said."""
    if matter is None or before is None or before.topic is None:
        return matter or before
    if not matter.own:
        return replace(before, aspect=matter.aspect, threshold=matter.threshold) if matter.topic is before.topic else before
    return replace(matter, said=()) if matter.topic is not None else before


def slot_of(scene: Scene, window: Window, candidate: Candidate) -> Slot:
    """The claim's stretch of the text."""
    doc, whole = scene.doc, scene.sentence.span
    first = doc.user_data["starts"][window.first] if window.first < len(doc) else whole.start
    last = doc.user_data["starts"][window.last] if window.last < len(doc) else whole.end
    marks = ("as", "than", "since") if candidate.sort == "rank" else ("as", "than")
    between = enumerate(words_in(doc).lows[candidate.last : window.last], candidate.last)
    than = next((doc.user_data["starts"][place] for place, low in between if low in marks), None)
    return Slot(sentence=whole, first=first, span=candidate.span, last=last, than=than)


def runs_from_april(matter: Matter | None, sense: Sense) -> bool:
    """Whether the claim's year is the financial year: money, and officers still to be paid for."""
    if matter is None or matter.topic is None:
        return False
    return matter.topic.group == "money" or (matter.topic.group == "person" and sense.kind in LATER)


def specific_call(matter: Matter | None, before: Matter | None) -> Matter | None:
    """ "Calls" are those that the text has been about: 101 calls stay 101 calls."""
    if matter is None or before is None or matter.topic is None or before.topic is None or matter.object != "calls":
        return matter
    if before.topic.group != "call" or before.object == "calls":
        return matter
    return replace(matter, object=before.object, topic=before.topic)


def is_parallel(frame: Frame, sense: Sense, before: Sense) -> bool:
    """Whether a bare number goes on with the change before it: "burglary rose 22 per cent, then robbery (14)"."""
    return before.kind == "change" and sense.kind in ("share", "level") and frame.role == "plain" and frame.movement is None


def in_money(sense: Sense, matter: Matter, frame: Frame) -> bool:
    """Whether a bare "half a billion" is money: millions of nothing that is counted, in a clause about money."""
    large = sense.unit is Unit.COUNT and isinstance(sense.value, float) and sense.value >= 1e6
    return large and frame.counted is None and matter.topic is not None and matter.topic.group == "money"
