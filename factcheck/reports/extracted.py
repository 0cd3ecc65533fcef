"""What was read from documents before anything is checked: the interface's line, and a table of claims."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from factcheck.documents.document import BrokenDocument, Document
from factcheck.extraction.claim import Claim, Extraction, NumberSeen
from factcheck.values import Unit

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text


def set_aside_counts(set_aside: Iterable[NumberSeen]) -> dict[str, int]:
    """How many numbers were set aside for each reason, in text order of the first."""
    counts: dict[str, int] = {}
    for number in set_aside:
        counts[number.reason] = counts.get(number.reason, 0) + 1
    return counts


def extraction_coverage(extraction: Extraction) -> dict[str, Any]:
    """How many numbers there are, how many claims, and how many numbers were set aside and why."""
    return {"numbers": extraction.numbers, "claims": len(extraction.claims), "set_aside": set_aside_counts(extraction.set_aside)}


def extraction_line(document: Document | BrokenDocument, extraction: Extraction) -> dict[str, Any]:
    """One line of `factcheck extract --format jsonl`; `text` only where it is ours (HTML, PDF). A broken document gives its error line."""
    if isinstance(document, BrokenDocument):
        return document.to_dict()
    line: dict[str, Any] = {
        **document.kept,
        "id": document.id,
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from,
        "coverage": extraction_coverage(extraction),
        "set_aside": [{"start": seen.span.start, "end": seen.span.end, "reason": seen.reason} for seen in extraction.set_aside],
        "claims": [claim.to_dict() for claim in extraction.claims],
    }
    if document.own_text:
        line["text"] = document.text
    return line


def claims_table(
    found: Iterable[tuple[Document | BrokenDocument, Extraction]], *, width: int | None = None, color: bool = False
) -> Iterator[str]:
    """A block a document for the terminal: its claims as read, and its coverage."""
    from rich.text import Text

    from factcheck.reports.screen import columns, shown, wants_colour, words

    space, coloured = columns(width), wants_colour(color)
    for number, (document, extraction) in enumerate(found):
        head: list[Text | Table] = [Text()] if number else []
        if isinstance(document, BrokenDocument):
            parts: list[Text | Table] = [words(document.id, "bold"), words(f"✗ Could not be read: {document.message}", "red")]
        else:
            parts = _block(document, extraction)
        yield shown([*head, *parts], width=space, color=coloured)


def _block(document: Document, extraction: Extraction) -> "list[Text | Table]":
    from rich.text import Text

    from factcheck.reports.brief import coverage_words
    from factcheck.reports.screen import words
    from factcheck.reports.wording import day

    when = f"published {day(document.published)}" if document.published else "publication date not known"
    head: list[Text | Table] = [words(document.title or document.id, "bold"), words(when, "dim")]
    body: list[Text | Table] = [Text(), _claims(extraction.claims), Text()] if extraction.claims else [words("No claim was found.")]
    return [*head, *body, words(coverage_words(extraction_coverage(extraction)), "dim")]


def _claims(claims: tuple[Claim, ...]) -> "Table":
    from factcheck.reports.screen import grid, words

    table = grid()
    table.add_column("#", justify="right")
    table.add_column("Claim", ratio=5, overflow="fold")
    table.add_column("Value", ratio=2, overflow="fold")
    table.add_column("Measure and subject", ratio=4, overflow="fold")
    table.add_column("Period", ratio=3, overflow="fold")
    for number, claim in enumerate(claims, 1):
        about = " · ".join(part for part in (claim.measure, claim.subject) if part)
        table.add_row(str(number), words(f"“{claim.quote}”"), words(value_read(claim)), words(about), words(when_read(claim)))
    return table


def value_read(claim: Claim) -> str:
    """The claim's value, direction and approximation in words, else its kind."""
    from factcheck.reports.wording import claimed

    value = claimed(claim.value, claim.unit.value)
    if value is None:
        return claim.kind.replace("_", " ")
    approx = {"exact": "", "about": "about ", "almost": "almost ", "more_than": "more than ", "less_than": "less than ", "up_to": "up to "}
    ways = (" from the top", " from the bottom") if claim.unit is Unit.RANK else (" up", " down")
    sign = dict(zip(("increase", "decrease"), ways, strict=True)).get(claim.direction or "", "")
    return f"{approx[claim.approx]}{value}{sign}"


def when_read(claim: Claim) -> str:
    """Period and baseline in words."""
    from factcheck.reports.wording import period_words

    since = f", from {period_words(claim.baseline)}" if claim.baseline else ""
    return f"{period_words(claim.period)}{since}"
