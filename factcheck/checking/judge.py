"""`check_document`: from a document and its claims to the report that an editor can sign."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.catalogue import Catalogue
from factcheck.checking.beside_exact import held_to_its_digits
from factcheck.checking.carrying import lead_in
from factcheck.checking.case import Case
from factcheck.checking.dial import dial_of, starts_that_agree
from factcheck.checking.explain import correction_of, summary_of
from factcheck.checking.flags import flags_of
from factcheck.checking.gathering import gather
from factcheck.checking.itself import contradictions
from factcheck.checking.label import Decision, decide, unsafe
from factcheck.checking.left_out import without_left_out
from factcheck.checking.main_force import of_main_force
from factcheck.checking.publishing import without_publication
from factcheck.checking.ranks import ends_of_move, plain_qualifiers
from factcheck.checking.readings import measure_of, senses_of
from factcheck.checking.rules import load_rules
from factcheck.checking.setting import Setting, kept_of
from factcheck.checking.settle import candidates, request, would_settle
from factcheck.checking.since import since_words
from factcheck.checking.starts import AGREEING
from factcheck.checking.unserved import warned
from factcheck.checking.verdict import Judged, Report, Verdict
from factcheck.checking.weighed import Weighed
from factcheck.checking.weighing import weigh
from factcheck.documents.document import Document
from factcheck.extraction.claim import Claim, Extraction
from factcheck.figures import Store
from factcheck.sources.declaration import load_declarations
from factcheck.values import day_from

SINCE_DIFFERS = ("label", "missing")


def check_document(document: Document, extraction: Extraction, *, store: Store, catalogue: Catalogue, as_of: str = "publication") -> Report:
    """Every claim of the document with its verdict; see `check_documents`."""
    return check_documents([(document, extraction)], store=store, catalogue=catalogue, as_of=as_of)[0]


def check_documents(
    read: Sequence[tuple[Document, Extraction]], *, store: Store, catalogue: Catalogue, as_of: str = "publication"
) -> list[Report]:
    """A report for each document, in order; what their claims ask of the store is read in one go, and each is judged for itself.

    `as_of` is "publication" (only figures certainly public on the document's date count; a document without a date is judged with all
    that is held, and says so), "latest", or an ISO date. Raises `FactcheckError` (not-a-date) for anything else.
    """
    settings, shared = [], base_setting(store, catalogue)
    for document, extraction in read:
        published = document.published or extraction.published
        day, notes = knowledge_day(as_of, published)
        settings.append((shared.of(day=day, published=published), notes))
    gather((extraction.claims, document.text, setting) for (document, extraction), (setting, _) in zip(read, settings, strict=True))
    return [
        _report(document, extraction, setting, as_of=as_of, notes=notes)
        for (document, extraction), (setting, notes) in zip(read, settings, strict=True)
    ]


def _report(document: Document, extraction: Extraction, setting: Setting, *, as_of: str, notes: tuple[str, ...]) -> Report:
    against = contradictions(extraction.claims, document.text, setting, title=document.title)
    judged = [
        Judged(claim, verdict_on(claim, document.text, setting, against=against.get(claim.claim_id, ()))) for claim in extraction.claims
    ]
    store = setting.store
    return Report(
        id=document.id,
        text=document.text,
        title=document.title,
        outlet=document.outlet,
        url=document.url,
        published=setting.published,
        published_from=document.published_from,
        as_of="latest" if setting.day is None else as_of,
        as_of_day=setting.day,
        # Told last: some damage is only found in judging.
        judged=tuple([warned(each, store.damage) for each in judged]),
        set_aside=extraction.set_aside,
        numbers=extraction.numbers,
        store_releases=len(store.releases),
        store_digest=store.digest,
        store_damaged=store.damaged,
        notes=notes,
        with_text=document.own_text,
        kept=document.kept,
    )


def setting_for(store: Store, catalogue: Catalogue, *, day: date | None, published: date | None) -> Setting:
    """The setting for a document, with what has been looked up in the store before."""
    return base_setting(store, catalogue).of(day=day, published=published)


def base_setting(store: Store, catalogue: Catalogue) -> Setting:
    """What all documents share: the figures, the pages as they are now, and what has been looked up."""
    kept = kept_of(store)
    kept.trim()
    return Setting(
        store=store, catalogue=catalogue, declarations=load_declarations(), rules=load_rules(), day=None, published=None, kept=kept
    )


def knowledge_day(as_of: str, published: date | None) -> tuple[date | None, tuple[str, ...]]:
    """The day whose knowledge counts (None: latest), and what the report must say about it."""
    if as_of == "latest":
        return None, ()
    if as_of != "publication":
        return day_from(as_of, where="--as-of"), ()
    if published is None:
        return None, (
            "No publication date was given or found: judged with all figures held, and words such as “last year” were left open.",
        )
    return published, ()


def verdict_on(claim: Claim, text: str, setting: Setting, *, against: tuple[str, ...] = ()) -> Verdict:
    """The verdict with what was known on the day, and beside it the same judged with all that is held where that differs."""
    setting.begin()
    case = case_of(claim, text, setting, against=against)
    decision = decide(case)
    settled = setting.settled()
    verdict = _verdict(case, decision)
    if setting.day is None or settled:
        return verdict
    # Flags and words are only worked out where the label or the kind of unknown is another one.
    later = case_of(claim, text, setting.at_latest(), against=against)
    since = decide(later)
    differs = any(getattr(since, name) != getattr(decision, name) for name in SINCE_DIFFERS)
    if not differs:
        return verdict
    known_since = _verdict(later, since)
    return replace(verdict, known_since=known_since, since_note=since_words(verdict, known_since, setting.day))


def _verdict(case: Case, decision: Decision) -> Verdict:
    case = replace(case, dial=dial_of(case))
    return Verdict(
        label=decision.label,
        summary=summary_of(case, decision),
        missing=decision.missing,
        flags=flags_of(case),
        would_settle=would_settle(case, decision),
        request=request(case, decision),
        readings=tuple([each.reading for each in case.weighed]),
        correction=correction_of(case, decision),
        dial=case.dial,
        notes=_notes(case, decision),
    )


def case_of(claim: Claim, text: str, setting: Setting, *, against: tuple[str, ...] = ()) -> Case:
    """The claim with its readings weighed; a start that nobody named is also tried further back before anything is held against it."""
    sentence = claim.sentence.of(text)
    claim = replace(ends_of_move(claim, setting), qualifiers=plain_qualifiers(claim, setting, sentence=sentence))
    claim = without_left_out(without_publication(claim, text, setting), text, setting)
    senses, dropped = senses_of(claim, setting, sentence=sentence, lead=lead_in(text, claim))
    weighed: list[Weighed] = [each for sense in senses for each in weigh(claim, sense, setting)]
    weighed = held_to_its_digits(weighed, claim, sentence)
    case = Case(
        claim=claim,
        sentence=sentence,
        setting=setting,
        measure=measure_of(claim, setting, sentence=sentence),
        weighed=tuple(weighed),
        dropped=dropped,
        contradictions=against,
        neighbour=_neighbour(claim, text, setting),
    )
    lead = case.lead
    if lead is not None and lead.outcome not in AGREEING and lead.sense.chosen and not lead.sense.certain:
        weighed += starts_that_agree(case)
    weighed += of_main_force(case)
    return replace(case, weighed=tuple(weighed))


def _neighbour(claim: Claim, text: str, setting: Setting) -> Case | None:
    """The claim that this one takes its measure from, with nothing looked up."""
    first = claim.leans_on
    if first is None:
        return None
    sentence = first.sentence.of(text)
    return Case(claim=first, sentence=sentence, setting=setting, measure=measure_of(first, setting, sentence=sentence))


def _notes(case: Case, decision: Decision) -> tuple[str, ...]:
    notes = []
    if case.dropped:
        notes.append(f"{case.dropped} less likely readings were not worked out.")
    near = candidates(case) if unsafe(case) or "measure" in case.claim.unsure else []
    # A choice that is asked of a person names them already, and nothing hangs on them where there is nothing to check.
    if near and decision.label not in ("needs_person", "not_checkable"):
        sure = f"that {near[0]} is what is meant." if len(near) == 1 else f"what is meant. Nearest in the catalogue: {'; '.join(near)}."
        notes.append(f"It is not certain {sure}")
    return tuple(notes)
