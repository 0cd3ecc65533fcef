"""Puts a claim's measure in plain words: object first, then a colon and the statistic."""

from factcheck.extraction.candidates import words_in
from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import RATES, Sense
from factcheck.extraction.measures import Matter
from factcheck.extraction.vocabulary import measure_words
from factcheck.values import Unit

PER = {Unit.PER_1000: "1,000", Unit.PER_10000: "10,000", Unit.PER_100000: "100,000", Unit.PER_MILLION: "million"}


def put_in_words(matter: Matter, sense: Sense, frame: Frame, every: str | None) -> str:
    """The measure as a claim names it: object, what narrows it, a colon, the statistic."""
    object_, aspect = matter.object, matter.aspect
    extra = [word for word in dict.fromkeys((*matter.extra, *matter.said)) if word[:5] not in object_.lower()]
    if extra and (aspect is None or "{said}" not in aspect.form):
        object_ = f"{object_} {' '.join(extra)}"
    return with_statistic(matter, object_, " ".join((*matter.extra, *matter.said)), sense, every)


def with_statistic(matter: Matter, object_: str, said: str, sense: Sense, every: str | None) -> str:
    """An object in words with the statistic that is asked of it; `said` is what a form may take up beside the object."""
    topic, aspect = matter.topic, matter.aspect
    statistic = "share" if sense.unit is Unit.PERCENT and sense.kind in ("share",) else "number"
    if matter.per_head and sense.unit not in RATES:
        return f"{object_}: rate per population"
    if every:
        return f"{object_}: {every}"
    if sense.unit in RATES:
        return f"{object_}: rate per {PER[sense.unit]} population"
    if aspect is not None:
        return aspect.form.format(object=object_, statistic=statistic, threshold=matter.threshold or "target", said=said).replace("  ", " ")
    if topic is None:
        return f"{object_}: {statistic}" if object_ else "not named"
    form = measure_words().forms.get(topic.group)
    if form and topic.stat == "number":
        return form.format(object=object_, statistic=statistic)
    if sense.unit is Unit.PERCENT and sense.kind == "share" and topic.stat in ("number", "recorded offences"):
        return f"{object_}: share"
    if topic.stat == "mean time" and sense.unit is Unit.PERCENT and sense.kind == "share":
        return f"{object_}: share"
    return f"{object_}: {topic.stat}" if topic.stat else object_


def rate_after(frame: Frame) -> str | None:
    """The statistic of "6.7 a day" or "calls each month": a daily or monthly average."""
    doc, last = frame.candidate.doc, frame.candidate.last
    if frame.candidate.quantity.unit is not Unit.COUNT or frame.candidate.sort != "number":
        return None
    rates = measure_words().rates
    words = words_in(doc).lows[frame.candidate.first : last + 8]
    for place in range(len(words) - 1):
        if place > last - frame.candidate.first and words[place] in (",", ";", ".", "and"):
            break
        if place and words[place - 1] in ("in", "within", "for", "over", "once", "than"):
            continue
        if words[place] in ("a", "each", "every", "per") and words[place + 1] in rates and words[place + 1] != "year":
            return rates[words[place + 1]]
    return None
