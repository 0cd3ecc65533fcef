"""Makes a `Claim` of what was found out about a candidate."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extraction.attribution import is_force_voice
from factcheck.extraction.candidates import words_in
from factcheck.extraction.checkability import why_not
from factcheck.extraction.claim import Claim, claim_id
from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import Sense
from factcheck.extraction.matching import measure_id_of
from factcheck.extraction.measures import Matter
from factcheck.extraction.naming import put_in_words, rate_after
from factcheck.extraction.picking import Window
from factcheck.extraction.places import Whose
from factcheck.extraction.quotes import quote_of
from factcheck.extraction.times import When
from factcheck.extraction.trends import direction_of
from factcheck.values import Span

if TYPE_CHECKING:
    from factcheck.catalogue import Catalogue

DOUBTED = 0.5
"""A field less certain than this is more likely wrong than right."""
LEAST_AGREED = 0.3
"""Where the rules say the same, the weights need be no surer than this."""
RECORDED = frozenset({"recorded", "notifiable", "dealt", "logged"})
"""Words that the survey's crime is not told with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Everything about a claim; `local` is a place inside the force that it is limited to, `force` the force established in the text."""

    frame: Frame
    window: Window
    sentence: Span
    sense: Sense
    matter: Matter | None
    when: When
    whose: Whose
    local: str | None
    speaker: str | None
    force: Whose | None
    sureness: Mapping[str, float]
    kind_agreed: bool = False

    @property
    def words(self) -> frozenset[str]:
        """The words of the sentence, in lower case."""
        return frozenset(words_in(self.frame.candidate.doc).known)


def claim_of(found: Finding, text: str, digest: str, catalogue: "Catalogue", *, stated: Span | None = None) -> Claim:
    """The claim; `stated` is the thing of a list that a rank is said of, where it is not the first."""
    frame, sense, matter, when, whose = found.frame, found.sense, found.matter, found.when, found.whose
    every = rate_after(frame)
    measure_id = None if found.local is not None or is_tally(found) else measure_id_of(matter, sense, catalogue, every=every)
    reason = why_not(
        sense,
        matter,
        has_period=when.period is not None or when.baseline is not None,
        measure_id=measure_id,
        public=catalogue.measures[measure_id].public_series if measure_id else None,
        local=found.local is not None,
    )
    value_span = stated or frame.candidate.span
    span = stated or quote_of(frame, found.window.first, found.window.last)
    own_voice = is_force_voice(found.speaker) and found.force is not None
    return Claim(
        claim_id=claim_id(digest, span, value_span.of(text)),
        quote=span.of(text),
        span=span,
        as_stated=value_span.of(text),
        value_span=value_span,
        kind=sense.kind,
        measure=(matter.phrase or put_in_words(matter, sense, frame, every)) if matter is not None else "not named",
        measure_id=measure_id,
        subject=whose.subject,
        area_code=whose.area_code,
        value=sense.value,
        unit=sense.unit,
        direction=sense.direction,
        approx=sense.approx,
        period=when.period,
        baseline=when.baseline,
        baseline_value=sense.value[0] if sense.kind == "from_to" and isinstance(sense.value, tuple) else None,
        speaker=found.speaker,
        checkable=reason is None,
        why_not=reason,
        form=frame.candidate.quantity.form,
        last_place=frame.candidate.quantity.last_place,
        area_certain=whose.certain,
        unsure=unsure(found, measure_id, catalogue),
        confidence=found.sureness,
        sentence=found.sentence,
        speaker_area=found.force.area_code if own_voice and found.force is not None else None,
        qualifiers=qualifiers(matter, found.local),
    )


def qualifiers(matter: Matter | None, local: str | None) -> tuple[str, ...]:
    """The words that narrow the measure."""
    words = tuple(word for word in matter.narrowed if word != "words") if matter is not None else ()
    return tuple(dict.fromkeys((*words, *((local,) if local else ()))))


def is_tally(found: Finding) -> bool:
    """Whether arrests or charges are counted over no known time, as of a raid or a week of action, or a move is ranked and not a level."""
    matter, sense, period = found.matter, found.sense, found.when.period
    verb, compared = found.frame.verb, found.frame.candidate.head.tag_ in ("JJR", "RBR")
    if sense.kind == "rank" and compared and verb is not None and direction_of(verb) is not None:
        return True
    counted = sense.kind == "level" and matter is not None and matter.topic is not None and matter.topic.group == "outcome"
    return counted and (period is None or not period.resolved)


def unsure(found: Finding, measure_id: str | None, catalogue: "Catalogue") -> tuple[str, ...]:
    """The fields that the reader is not sure of; "crime" of more than one force may also be the survey's, unless it was recorded.

    A field that is as likely wrong as right is unsure; a period only where there is one. A kind on which rules and weights agree is surer.
    """
    fields = []
    matter, whose, sureness, dated = found.matter, found.whose, found.sureness, found.when.period is not None
    area = catalogue.areas.get(whose.area_code or "")
    wide = measure_id == "recorded-crime" and (area is None or not area.is_force) and RECORDED.isdisjoint(found.words)
    if matter is None or not matter.own or wide or (measure_id is None and matter.topic is None):
        fields.append("measure")
    if not whose.certain:
        fields.append("subject")
    least = {"kind": LEAST_AGREED if found.kind_agreed else DOUBTED}
    doubted = [name for name in ("kind", "period", "subject") if sureness.get(name, 1.0) < least.get(name, DOUBTED)]
    fields += [name for name in doubted if name not in fields and (name != "period" or dated)]
    return tuple(fields)
