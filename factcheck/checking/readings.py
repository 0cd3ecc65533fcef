"""`senses_of`: every defensible way to take a claim, ranked, each with the reasons why its words allow it."""

from dataclasses import dataclass, replace

from factcheck.catalogue import FamilyMember, Measure
from factcheck.catalogue.names import lowered
from factcheck.catalogue.spelt import spotted
from factcheck.checking.arithmetic import PEOPLE
from factcheck.checking.baselines import baseline_choices
from factcheck.checking.heads import people_choices
from factcheck.checking.lookups import methods_of
from factcheck.checking.periods import Choice, period_choices, tense_text
from factcheck.checking.ranks import ranked_measure, table_named
from factcheck.checking.relating import related_shapes
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import period_words
from factcheck.checking.sense import MOVES, NEEDS_BASELINE, Sense, ranked
from factcheck.checking.setting import Setting
from factcheck.checking.shape import Shape
from factcheck.checking.shapes import shapes_for
from factcheck.checking.ways import method_why, no_method, ruled_out, said_methods
from factcheck.extraction.claim import Claim
from factcheck.values import Unit

READINGS_AT_MOST = 12  # more than an editor can take in are counted and told, but not worked out
OTHER_METHOD = 0.7  # the catalogue names a measure's usual method first
# The population of the year itself is meant first; publishers divide by the latest estimate that was out.
OLDER_PEOPLE = 0.6
RATE_OF_NUMBER = 0.4


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure that the words may mean."""

    measure: Measure
    method: str | None
    why: str
    likelihood: float
    complement: bool = False


def senses_of(claim: Claim, setting: Setting, *, sentence: str, lead: str = "") -> tuple[list[Sense], int]:
    """The defensible senses, likeliest first, and how many less likely ones were left out over the cap; `lead` is what a reader has just
    read before the sentence.

    Families of measures are alternatives only where the claim uses the family's loose words; a named measure has one reading.
    """
    found = [
        sense
        for taken in measures_taken(claim, setting, sentence=sentence)
        for sense in _of_measure(claim, taken, setting, sentence=sentence, lead=lead)
    ]
    senses = ranked(found)
    return senses[:READINGS_AT_MOST], max(0, len(senses) - READINGS_AT_MOST)


def measures_taken(claim: Claim, setting: Setting, *, sentence: str) -> list[Taken]:
    """The claim's own measure, or the members of the family that its loose words trigger, most likely first."""
    own = measure_of(claim, setting, sentence=sentence)
    if own is None:
        return []
    members = () if claim.relation is not None else family_members(claim, own, setting, sentence=sentence)
    if not members:
        return [Taken(own, None, f"the words name {own.name}", 1.0), *_counted(claim, own, setting)]
    members = _in_unit(claim, _told_apart(members, f"{claim.quote} {sentence}", setting), setting)
    found = [(setting.measure(member.measure_id), member) for member in members]
    if claim.kind in ("rank", "comparison") and setting.rules.words.has("crime_rates", claim.quote):
        # A league by number follows the size of the force, which nobody means who says rate.
        found = [each for each in found if each[0] is not None and each[0].unit is not Unit.COUNT] or found
    taken = [
        Taken(measure, member.method, _plain(member.why), member.likelihood, member.complement) for measure, member in found if measure
    ]
    return [*taken, *_unnamed_methods(taken, setting, claim.area_code)]


def _counted(claim: Claim, own: Measure, setting: Setting) -> list[Taken]:
    """The count behind "the shoplifting rate rose 30%": a rate that is not per head in so many words is often said of the number."""
    count = setting.measure(own.per_head_of) if own.worked_out else None
    if count is None or claim.kind not in MOVES or claim.unit in PEOPLE:
        return []
    return [Taken(count, None, "people say rate of the number", RATE_OF_NUMBER)]


def _in_unit(claim: Claim, members: tuple[FamilyMember, ...], setting: Setting) -> tuple[FamilyMember, ...]:
    """Of a level or a share the members that can have its unit: seconds are no share, so many per 1,000 no number; all where none can."""
    if claim.kind == "level" and claim.unit in PEOPLE:
        return (
            tuple(each for each in members if (one := setting.measure(each.measure_id)) is not None and one.unit is claim.unit) or members
        )
    if claim.kind not in ("level", "share") or claim.unit not in (Unit.PERCENT, Unit.SECONDS, Unit.MINUTES):
        return members
    measures = [(member, setting.measure(member.measure_id)) for member in members]
    units = [(member, measure.unit) for member, measure in measures if measure is not None]
    if claim.unit is Unit.PERCENT:
        return tuple(member for member, unit in units if unit not in (Unit.SECONDS, Unit.MINUTES)) or members
    return tuple(member for member, unit in units if unit in (Unit.SECONDS, Unit.MINUTES)) or members


def _told_apart(members: tuple[FamilyMember, ...], text: str, setting: Setting) -> tuple[FamilyMember, ...]:
    """The members that words elsewhere in the sentence pick ("a headcount of 7,706 officers"); all of them where no word does."""
    for pick in setting.rules.guards.told_apart:
        picked = tuple([member for member in members if member.measure_id in pick.measures])
        if picked and pattern_of(pick.words).search(text):
            return picked
    return members


def measure_of(claim: Claim, setting: Setting, *, sentence: str) -> Measure | None:
    """The claim's measure; where its words are loose and leave it open, one of the family whose members are then its readings."""
    if claim.measure_id is not None:
        return setting.measure(claim.measure_id)
    ranked = None if claim.qualifiers else ranked_measure(claim, setting) or table_named(claim, setting)
    if ranked is not None:
        return ranked
    found = None if claim.qualifiers else (named_measure(claim, setting) or _of_family(claim, setting) or _ranked_by(claim, setting))
    if found is None or not family_members(claim, found, setting, sentence=sentence):
        return None
    return found


def named_measure(claim: Claim, setting: Setting) -> Measure | None:
    """The measure whose plain name or alias the claim's measure words are, letter for letter."""
    return setting.measure(setting.catalogue.measure_aliases().get(lowered(claim.measure)))


def _of_family(claim: Claim, setting: Setting) -> Measure | None:
    """The likeliest of the family that the measure words name, narrowed to their object ("rape: solved rate")."""
    catalogue, words = setting.catalogue, catalogue_words(claim)
    for statistic, object_ in words:
        family_id = catalogue.family_words().get(statistic)
        if family_id is None:
            continue
        if object_ is None:
            return setting.measure(catalogue.alternatives(family_id)[0].measure_id)
        offence = catalogue.measure_aliases().get(object_)
        narrowed = catalogue.alternatives(family_id, offence=offence) if offence else ()
        return setting.measure(narrowed[0].measure_id) if narrowed else None
    return None


def _ranked_by(claim: Claim, setting: Setting) -> Measure | None:
    """The likeliest of the family whose words say what forces are ranked by: "one of the worst call-handling forces"."""
    if claim.kind != "rank":
        return None
    catalogue = setting.catalogue
    for family in catalogue.families.values():
        if family.ranks_forces and pattern_of(family.words).search(claim.quote):
            return setting.measure(catalogue.alternatives(family.id)[0].measure_id)
    return None


def catalogue_words(claim: Claim) -> list[tuple[str, str | None]]:
    """The measure words as a statistic with the object that it is of: whole, then split at the colon."""
    object_, colon, statistic = claim.measure.partition(":")
    whole: list[tuple[str, str | None]] = [(lowered(claim.measure), None)]
    return [*whole, (lowered(statistic), lowered(object_))] if colon else whole


def _plain(why: str) -> str:
    return (why[:1].lower() if why[1:2].islower() else why[:1]) + why[1:].rstrip(".")


def _unnamed_methods(taken: list[Taken], setting: Setting, area_code: str | None) -> list[Taken]:
    """Where a family picks methods, the methods that it does not name and the figures have: none is silently dropped."""
    found = []
    for measure in dict.fromkeys(each.measure.id for each in taken):
        picked = [each for each in taken if each.measure.id == measure]
        if area_code is None or any(each.method is None for each in picked):
            continue
        least = min(picked, key=lambda each: each.likelihood)
        others = [method for method in methods_of(setting, least.measure, area_code) if method not in [each.method for each in picked]]
        found += [
            Taken(least.measure, method, "the source does not say which", least.likelihood / 2, least.complement)
            for method in others
            if method
        ]
    return found


def family_members(claim: Claim, own: Measure, setting: Setting, *, sentence: str) -> tuple[FamilyMember, ...]:
    """What the loosest words of the claim may mean; empty where the words name the measure outright or no family has it."""
    return loose_words(claim, own, setting, sentence=sentence)[1]


def loose_words(claim: Claim, own: Measure, setting: Setting, *, sentence: str) -> tuple[str | None, tuple[FamilyMember, ...]]:
    """The loose words that the claim uses for its measure, and what they may mean; every part of checking asks for them again."""
    return setting.once(
        ("loose words", claim.kind, claim.quote, sentence, own.id, claim.area_code or ""),
        lambda: _loose_words(claim, own, setting, sentence=sentence),
    )


def _loose_words(claim: Claim, own: Measure, setting: Setting, *, sentence: str) -> tuple[str | None, tuple[FamilyMember, ...]]:
    catalogue = setting.catalogue
    for text in (claim.quote, sentence):
        for word in spotted(catalogue.longest_family_words(), text):
            family_id = catalogue.family_words()[word]
            family = catalogue.families[family_id]
            if family.beyond_forces or (family.ranks_forces and claim.kind != "rank") or not pattern_of((word,)).search(text):
                continue
            if named_outright(own, word, text, setting):
                continue
            members = catalogue.alternatives(family_id)
            if own.offence and not any(member.measure_id == own.id for member in members):
                members = catalogue.alternatives(family_id, offence=own.offence)
            if any(member.measure_id == own.id for member in members):
                return word, members
    return _beyond_forces(claim, own, setting, sentence=sentence)


def _beyond_forces(claim: Claim, own: Measure, setting: Setting, *, sentence: str) -> tuple[str | None, tuple[FamilyMember, ...]]:
    """The family of words that are loose for areas wider than a force alone; none where the sentence speaks of fraud, in or out."""
    area = setting.catalogue.areas.get(claim.area_code or "")
    if area is None or area.is_force or setting.rules.words.has("fraud", sentence):
        return None, ()
    for family in setting.catalogue.families.values():
        match = pattern_of(family.words).search(sentence) if family.beyond_forces else None
        if match is not None and any(member.measure_id == own.id for member in family.members):
            return match.group(0).lower(), family.members
    return None, ()


def named_outright(measure: Measure, loose: str, text: str, setting: Setting) -> bool:
    """Whether the text uses a longer name of the measure that holds the loose word ("full-time equivalent officers" for "officers").

    A name that only adds the offence ("solving burglary" for "solving") leaves as much open as the loose word.
    """
    said = spotted((measure.name, *measure.aliases), text)
    longer = [name for name in said if len(name) > len(loose) and pattern_of((loose,)).search(name)]
    names = tuple([name for name in longer if not _adds_only_offence(name, loose, measure, setting)])
    return bool(names) and pattern_of(names).search(text) is not None


def _adds_only_offence(name: str, loose: str, measure: Measure, setting: Setting) -> bool:
    offence = setting.measure(measure.offence)
    if offence is None:
        return False
    said = pattern_of((loose, offence.name, *offence.aliases, offence.plain, *setting.rules.words.joints))
    return not said.sub(" ", name).strip()


def _of_measure(claim: Claim, taken: Taken, setting: Setting, *, sentence: str, lead: str) -> list[Sense]:
    area_code = claim.area_code
    related = claim.relation is not None
    shapes = related_shapes(claim, taken.measure, setting) if related else shapes_for(claim, taken.measure, setting, sentence=sentence)
    found = []
    for shape in shapes:
        measure = setting.measure(shape.measure_id) or taken.measure
        methods = _methods(taken, measure, setting, area_code, end=named_end(claim, setting))
        methods = said_methods(methods, measure, setting, text=claim.quote)
        left = [each for each in methods if each[0] not in ruled_out(setting, f"{claim.quote} {sentence}")]
        if not methods:
            found.append(Sense(measure_id=measure.id, area_code=area_code, shape="none", gap=shape.gap or no_method(measure)))
        for method, weight in left:
            first = Sense(
                measure_id=measure.id,
                area_code=area_code,
                shape=shape.name,
                method=method,
                against=shape.against,
                beside=shape.beside,
                per=shape.per,
                complement=taken.complement,
                likelihood=taken.likelihood * shape.likelihood * weight,
                why=tuple(why for why in (taken.why, shape.why, method_why(method, len(left))) if why),
                gap=shape.gap,
                unheld=shape.unheld,
                certain=shape.doubt is None,
                doubt=shape.doubt,
            )
            for sense in _by_statistic(first, measure, setting, text=f"{claim.quote} {sentence}"):
                found += _dated(sense, claim, measure, setting, shape=shape, sentence=sentence, lead=lead)
    return found


def _by_statistic(first: Sense, measure: Measure, setting: Setting, *, text: str) -> list[Sense]:
    """A median as the mean where the words say mean, and as both where they say "average"; a mean as the median that is named."""
    if measure.statistic not in ("mean", "median"):
        return [first]
    median, mean = (setting.rules.words.has(name, text) for name in ("median", "mean"))
    if measure.statistic == "mean":
        return [replace(first, statistic="median", why=(*first.why, "the words say median"))] if median and not mean else [first]
    as_mean = replace(first, statistic="mean", why=(*first.why, "the words say mean" if mean else "the words say neither mean nor median"))
    if mean != median:
        return [first] if median else [as_mean]
    return [first, replace(as_mean, likelihood=first.likelihood * OTHER_METHOD)]


def _methods(taken: Taken, measure: Measure, setting: Setting, area_code: str | None, *, end: str | None) -> list[tuple[str | None, float]]:
    """Each method that the words leave open, the catalogue's first one the likelier."""
    if taken.method is not None or area_code is None:
        return [(taken.method, 1.0)]
    methods = methods_of(setting, measure, area_code)
    if measure.unit is Unit.RANK:
        methods = [method for method in methods if method == end]
    return [(method, OTHER_METHOD**index) for index, method in enumerate(methods)]


def named_end(claim: Claim, setting: Setting) -> str | None:
    """The end that a league place is counted from: "fastest" for best and top, "slowest" for worst and bottom, else None."""
    words, text = setting.rules.words, f"{claim.quote} {claim.as_stated}"
    ends = [end for end in ("fastest", "slowest") if words.has(end, text)]
    return ends[0] if len(ends) == 1 else None


def _dated(first: Sense, claim: Claim, measure: Measure, setting: Setting, *, shape: Shape, sentence: str, lead: str) -> list[Sense]:
    """The sense on each period, and for a change on each start, that the words leave open."""
    if first.gap and claim.period is None:
        return [first]
    moves = shape.name in NEEDS_BASELINE or shape.name == "run"
    found = []
    choices = period_choices(
        claim, measure, setting, method=first.method, text=tense_text(claim, sentence), sentence=sentence, lead=lead, moves=moves
    )
    most = max([choice.likelihood for choice in choices], default=1.0)
    for choice in choices:
        sense = _with_period(first, replace(choice, likelihood=choice.likelihood / most))
        if choice.period is None or shape.name not in NEEDS_BASELINE:
            found += _divided(_averaged(sense), measure, setting)
            continue
        for start, chosen in baseline_choices(claim, choice.period, measure, setting, sentence=sentence):
            found.append(_with_baseline(sense, start, chosen=chosen, undated=claim.period is None))
    return found


def _with_period(sense: Sense, choice: Choice) -> Sense:
    return replace(
        sense,
        period=choice.period,
        likelihood=sense.likelihood * choice.likelihood,
        certain=sense.certain and choice.certain,
        doubt=sense.doubt or choice.doubt,
        why=(*sense.why, choice.why) if choice.why else sense.why,
        gap=sense.gap or choice.gap,
        unheld=sense.unheld or (choice.unheld and not sense.gap),
    )


def _with_baseline(sense: Sense, start: Choice, *, chosen: bool, undated: bool) -> Sense:
    return replace(
        sense,
        baseline=start.period,
        likelihood=sense.likelihood * start.likelihood,
        certain=sense.certain and start.certain and not (chosen and undated),
        doubt=sense.doubt or start.doubt,
        chosen=chosen,
        why=(*sense.why, start.why) if start.why else sense.why,
        gap=sense.gap or start.gap,
    )


def _divided(sense: Sense, measure: Measure, setting: Setting) -> list[Sense]:
    """A rate that is not in print, with each population it may have been worked out with; the sense itself where there is none or one."""
    if (
        measure.per_head_of is None
        or sense.shape not in ("level", "place", "group_mean")
        or sense.period is None
        or sense.area_code is None
    ):
        return [sense]
    printed = bool(setting.rows_for(measure.id, sense.area_code, sense.period))
    days = [] if printed else people_choices(setting, measure, sense.area_code, sense.period)
    return [
        replace(
            sense,
            people=day,
            likelihood=sense.likelihood * OLDER_PEOPLE**index,
            why=(*sense.why, f"divided by the people {period_words(day)}" + (", as publishers use an earlier estimate" if index else "")),
        )
        for index, day in enumerate(days)
    ] or [sense]


def _averaged(sense: Sense) -> Sense:
    """A count a month for one month is the month's own count."""
    if sense.shape == "average" and sense.per == "month" and sense.period and sense.period.months == 1:
        return replace(sense, shape="level", per=None)
    return sense
