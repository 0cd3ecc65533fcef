"""`Reader`: goes through the sentences of one text and remembers what the next claim may lean on."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factcheck.extraction.asides import is_table, why_aside
from factcheck.extraction.attribution import Voices, is_force_voice
from factcheck.extraction.candidates import Candidate, from_quantity
from factcheck.extraction.checkability import why_not
from factcheck.extraction.claim import Claim, NumberSeen, claim_id
from factcheck.extraction.frames import Frame, framed
from factcheck.extraction.kinds import Sense, carried_unit, sense_of
from factcheck.extraction.matching import measure_id_of
from factcheck.extraction.measures import Matter, Window, matter_of, put_in_words
from factcheck.extraction.moves import joined_moves, with_start
from factcheck.extraction.places import Mention, PlaceFinder, Whose, is_owner, parted, said_of, speaks_of_police, stand_in
from factcheck.extraction.quotes import quote_of
from factcheck.extraction.segments import segments
from factcheck.extraction.sentences import Places, Sentence
from factcheck.extraction.times import Slot, When, when_of
from factcheck.extraction.topics import TopicFinder, TopicSeen
from factcheck.extraction.vocabulary import lists_of, measure_words, plain_words
from factcheck.extraction.wordings import find_wordings
from factcheck.values import Span, Unit
from factcheck.values.period_words import FoundPeriod

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from factcheck.catalogue import Catalogue
    from factcheck.extraction.pipeline import Prepared


LATER = ("forecast", "target")
PATCHES = ("nation", "county", "city", "combined_authority")
SERIES = ("offence", "outcome", "conduct", "search")


@dataclass(slots=True)
class Memory:
    """What the text has established so far."""

    matter: Matter | None = None
    frame: Frame | None = None
    sense: Sense | None = None
    when: When | None = None
    whose: Whose | None = None
    force: Whose | None = None
    sentence: int = -9


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
    number: int = 0
    voices: Voices = field(init=False)
    stands_in: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.voices = Voices(self.prepared.text, Places(self.prepared.quoted))
        whole = Span(0, len(self.prepared.text))
        self.stands_in = stand_in(self.prepared.text[:20000], Span(0, min(20000, whole.end)))

    def pass_over(self, sentence: Sentence) -> None:
        """Notes the places, speakers and topics of a sentence that makes no claim."""
        self.number += 1
        words = plain_words(sentence.span.of(self.prepared.text))
        self.establish(sentence, words)
        self.voices.hear(sentence.span)
        topics = [
            each
            for each in self.topics.topics_of([word.strip('.,;:!?"“”()') for word in words])
            if each.group in ("offence", "call", "outcome", "search", "conduct", "offender")
        ]
        if topics:
            self.memory.matter = Matter(object=topics[0].object, topic=topics[0])

    def establish(self, sentence: Sentence, words: tuple[str, ...]) -> None:
        """Remembers the force that a sentence names."""
        for mention in self.prepared.mentions:
            if sentence.span.covers(mention.span):
                whose = said_of(mention, self.places, about_police=speaks_of_police(words) or self.memory.force is None)
                area = self.catalogue.areas.get(whose.area_code or "")
                if area is not None and is_owner(self.prepared.text, mention, None, True) and (area.is_force or area.kind == "nation" or (area.kind in PATCHES and self.memory.force is None and self.stands_in is None)):
                    self.memory.force = whose

    def read(self, sentence: Sentence, doc: "Doc") -> None:
        """Reads the claims of a parsed sentence."""
        self.number += 1
        text = self.prepared.text
        self.establish(sentence, plain_words(sentence.span.of(text)))
        numbers = [from_quantity(doc, each) for each in self.prepared.quantities if sentence.span.covers(each.span)]
        if is_table(doc, len(numbers)):
            self.aside.extend(NumberSeen(each.span, "a row of a table") for each in numbers)
            return
        numbers = joined_moves(numbers)
        candidates = sorted([*numbers, *find_wordings(doc, numbers)], key=lambda each: (each.first, each.last))
        topics, aspects = self.topics.topics_in(doc), self.topics.aspects_in(doc)
        used: list[FoundPeriod] = []
        for candidate, (start, end) in zip(candidates, segments(doc, candidates), strict=True):
            self.consider(sentence, candidate, Window(doc, start, end), topics, aspects, used, len(candidates))
        if not candidates:
            self.voices.hear(sentence.span)

    def consider(
        self,
        sentence: Sentence,
        candidate: Candidate,
        window: Window,
        topics: list[TopicSeen],
        aspects: list,
        used: list[FoundPeriod],
        among: int,
    ) -> bool:
        """Makes a claim of a candidate, or sets it aside with a reason; says whether it made one."""
        memory = self.memory
        frame = framed(candidate)
        near = self.number - memory.sentence <= 1
        unit = carried_unit(frame, memory.frame if near else None, memory.sense.unit if memory.sense else None)
        slot = self.slot(sentence, window, candidate)
        future = any(is_ahead(each) and slot.first <= each.span.start < slot.last for each in self.prepared.periods)
        sense = sense_of(frame, unit=unit, future_period=future and not frame.future)
        if candidate.sort == "echo":
            if memory.sense is None or memory.sense.kind not in ("change", "trend", "from_to"):
                return False
            sense = memory.sense
        matter = specific_call(matter_of(frame, sense, window, topics, aspects, memory.matter), memory.matter)
        if sense.unit is Unit.COUNT and matter is not None and in_money(sense, matter, frame):
            sense = replace(sense, unit=Unit.GBP)
        reason = why_aside(frame, sense, matter, topics, among)
        if reason is not None:
            if candidate.sort in ("number", "rank"):
                self.aside.append(NumberSeen(candidate.span, reason))
            return False
        if sense.start_only:
            sense = with_start(frame, sense, memory.frame if self.number - memory.sentence <= 1 else None, memory.sense)
        carried = matter is not None and self.goes_on(matter, sense, rate_after(frame))
        money = (
            matter is not None
            and matter.topic is not None
            and (matter.topic.group == "money" or (matter.topic.group == "person" and sense.kind in ("forecast", "target")))
        )
        when, taken = when_of(
            sense,
            slot,
            self.prepared.periods,
            published=self.prepared.published,
            money=money,
            beside=frame.role == "beside",
            before=memory.when,
            carried=carried,
            taken=used,
        )
        used.extend(taken)
        whose = self.whose(sentence, candidate, window, carried)
        self.keep(sentence, frame, window, sense, matter, when, whose)
        return True

    def goes_on(self, matter: Matter, sense: Sense, every: str | None) -> bool:
        """Whether a claim is about the same data as the one before: the same sentence, the same thing, or another offence."""
        last, before = self.memory.matter, self.memory.sense
        if self.number - self.memory.sentence > 2 or last is None or before is None:
            return False
        if (sense.kind in LATER) != (before.kind in LATER):
            return False
        if self.number == self.memory.sentence:
            return True
        if every is not None or matter.topic is None or last.topic is None:
            return not matter.own and every is None
        if not matter.own:
            return matter.aspect is None or last.aspect is None or matter.aspect.id == last.aspect.id or matter.topic.group == "offence"
        return matter.topic.group in SERIES and last.topic.group in SERIES

    def slot(self, sentence: Sentence, window: Window, candidate: Candidate) -> Slot:
        """The claim's stretch of the text."""
        doc = window.doc
        last = doc[window.last]._.place if window.last < len(doc) else sentence.span.end
        return Slot(
            sentence=sentence.span,
            first=doc[window.first]._.place if window.first < len(doc) else sentence.span.start,
            span=candidate.span,
            last=last,
        )

    def whose(self, sentence: Sentence, candidate: Candidate, window: Window, carried: bool) -> Whose:
        """Of which force or place the claim speaks."""
        slot = self.slot(sentence, window, candidate)
        words = plain_words(sentence.span.of(self.prepared.text))
        here = [each for each in self.prepared.mentions if sentence.span.covers(each.span)]
        text = self.prepared.text
        known = self.memory.force is not None or self.stands_in is not None or len(here) > 1
        here = [each for each in here if is_owner(text, each, window.doc, known)]
        left = [each for each in here if slot.first <= each.span.start < slot.span.start]
        right = [
            each for each in here if slot.span.start <= each.span.start < slot.last and not parted(text[slot.span.end : each.span.start])
        ]
        if left or right:
            return said_of((*reversed(left), *right)[0], self.places, about_police=True)
        stretch = text[slot.first : slot.last].lower()
        national = [phrase for phrase in lists_of("subjects")["standing_in"]["national"] if phrase in stretch]
        if national and candidate.sort != "rank":
            return Whose(subject="the country" if "country" in national[0] else "England and Wales", area_code="K04000001", certain=False)
        if self.number == self.memory.sentence and self.memory.whose is not None and not here:
            return self.memory.whose
        if carried and self.memory.whose is not None and not here:
            return self.memory.whose
        earlier = [each for each in here if each.span.start < slot.span.start]
        if earlier:
            return said_of(earlier[-1], self.places, about_police=True)
        if here:
            return said_of(here[0], self.places, about_police=True)
        if self.memory.force is not None:
            return self.memory.force
        return self.guess(words)

    def guess(self, words: tuple[str, ...]) -> Whose:
        """The place of a text that has named none so far: its own words for it, or the outlet's patch."""
        first = next((each for each in self.prepared.mentions if each.force or self.stands_in is None), None)
        if first is not None and not self.is_wide(first):
            later = said_of(first, self.places, about_police=True)
            return Whose(subject=later.subject, area_code=later.area_code, certain=False)
        if self.prepared.outlet:
            for mention in self.places.find(self.prepared.outlet):
                patch = said_of(mention, self.places, about_police=True)
                return Whose(subject=self.stands_in or patch.subject, area_code=patch.area_code, certain=False)
        return Whose(subject=self.stands_in, area_code=None, certain=False)

    def is_wide(self, mention: Mention) -> bool:
        """Whether a mention names a nation or more."""
        return all(self.catalogue.areas[code].kind in ("nation", "nations", "region") for code in mention.codes)

    def keep(self, sentence: Sentence, frame: Frame, window: Window, sense: Sense, matter: Matter | None, when: When, whose: Whose) -> None:
        """Makes the claim and remembers what the next one may lean on."""
        candidate, memory = frame.candidate, self.memory
        every = rate_after(frame)
        measure_id = measure_id_of(matter, sense, self.catalogue, every=every)
        public = self.catalogue.measures[measure_id].public_series if measure_id else None
        reason = why_not(
            sense,
            matter,
            has_area=whose.area_code is not None,
            has_period=when.period is not None or when.baseline is not None,
            measure_id=measure_id,
            public=public,
        )
        speaker = self.voices.of(candidate)
        span = quote_of(frame, 0, len(window.doc))
        text = self.prepared.text
        own_voice = is_force_voice(speaker) and memory.force is not None
        self.claims.append(
            Claim(
                claim_id=claim_id(self.digest, span, candidate.span.of(text)),
                quote=span.of(text),
                span=span,
                as_stated=candidate.span.of(text),
                value_span=candidate.span,
                kind=sense.kind,
                measure=put_in_words(matter, sense, frame, every) if matter is not None else "not named",
                measure_id=measure_id,
                subject=whose.subject,
                area_code=whose.area_code,
                value=sense.value,
                unit=sense.unit,
                direction=sense.direction,
                approx=sense.approx,
                period=when.period,
                baseline=when.baseline,
                baseline_value=baseline_value(sense),
                speaker=speaker,
                checkable=reason is None,
                why_not=reason,
                form=candidate.quantity.form,
                last_place=candidate.quantity.last_place,
                area_certain=whose.certain,
                unsure=unsure(matter, whose, measure_id),
                sentence=sentence.span,
                speaker_area=memory.force.area_code if own_voice and memory.force is not None else None,
                qualifiers=matter.narrowed if matter is not None else (),
            )
        )
        memory.matter, memory.sense, memory.frame, memory.whose = matter or memory.matter, sense, frame, whose
        if memory.when is None or (when.period is not None and frame.role != "beside" and not earlier(when, memory.when)):
            memory.when = when
        memory.sentence = self.number


def specific_call(matter: Matter | None, before: Matter | None) -> Matter | None:
    """ "Calls" are those that the text has been about: 101 calls stay 101 calls."""
    if matter is None or before is None or matter.topic is None or before.topic is None or matter.object != "calls":
        return matter
    if before.topic.group != "call" or before.object == "calls":
        return matter
    return replace(matter, object=before.object, topic=before.topic)


def in_money(sense: Sense, matter: Matter, frame: Frame) -> bool:
    """Whether a bare "half a billion" is money: millions of nothing that is counted, in a clause about money."""
    large = isinstance(sense.value, float) and sense.value >= 1e6
    return large and frame.counted is None and matter.topic is not None and matter.topic.group == "money"


def is_ahead(found: FoundPeriod) -> bool:
    """Whether the words date something that was still to come."""
    return found.grammar != "now" and (found.future or found.words.lower().startswith("next "))


def earlier(one: When, other: When) -> bool:
    """Whether a period only goes back from the one before, as "the year before" does."""
    if one.period is None or other.period is None or one.period.stated is None:
        return False
    return any(word in one.period.stated.lower() for word in ("before", "earlier", "previous", "ago", "back"))


def baseline_value(sense: Sense) -> float | None:
    """The figure compared with, where the text gives it."""
    return sense.value[0] if sense.kind == "from_to" and isinstance(sense.value, tuple) else None


def unsure(matter: Matter | None, whose: Whose, measure_id: str | None) -> tuple[str, ...]:
    """The fields that the reader is not sure of."""
    fields = []
    if matter is None or not matter.own or (measure_id is None and matter.topic is None):
        fields.append("measure")
    if not whose.certain:
        fields.append("subject")
    return tuple(fields)


def rate_after(frame: Frame) -> str | None:
    """The statistic of "6.7 a day" or "calls each month": a daily or monthly average."""
    doc, last = frame.candidate.doc, frame.candidate.last
    if frame.candidate.quantity.unit not in (Unit.COUNT,):
        return None
    own = [token.lower_ for token in doc[frame.candidate.first : last]]
    after = [token.lower_ for token in doc[last : last + 8]]
    rates = measure_words().rates
    for place in range(len(after) - 1):
        if after[place] in (",", ";", ".", "and"):
            break
        if place and after[place - 1] in ("in", "within", "for", "over", "once", "than"):
            continue
        if after[place] in ("a", "each", "every", "per") and after[place + 1] in rates and after[place + 1] != "year":
            return rates[after[place + 1]]
    for place in range(len(own) - 1):
        if own[place] in ("a", "each", "every", "per") and own[place + 1] in rates:
            return rates[own[place + 1]]
    return None
