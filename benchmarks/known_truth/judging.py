"""The documents through the whole pipeline, and how often it was right, by kind, alteration and phrasing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.catalogue import load_catalogue
from factcheck.checking.judge import check_document
from factcheck.checking.verdict import Verdict
from factcheck.documents.document import Document
from factcheck.extraction.pipeline import extract_document
from factcheck.figures import Store
from factcheck.values import Span
from known_truth.making import Made, Part

JUDGED = ("supported", "close", "depends", "not_supported")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A claim with the verdict that was given; None where no claim was read there."""

    made: Made
    part: Part
    verdict: Verdict | None

    @property
    def label(self) -> str:
        """The label, or "not read"."""
        return self.verdict.label if self.verdict else "not read"

    @property
    def judged(self) -> bool:
        """Whether it was settled one way or the other."""
        return self.label in JUDGED

    @property
    def right(self) -> bool:
        """Whether the label is an acceptable one."""
        return self.label in self.part.labels

    @property
    def confident_mistake(self) -> bool:
        """A false `supported` or a false `not_supported`."""
        return self.label in ("supported", "not_supported") and not self.right


def outcomes(store: Store, documents: Iterable[Made]) -> Iterator[Outcome]:
    """Each claim with the verdict on the claim read there."""
    catalogue = load_catalogue()
    for index, made in enumerate(documents):
        document = Document(id=str(index), text=made.text, published=made.published, published_from="line")
        read = extract_document(made.text, published=made.published)
        report = check_document(document, read, store=store, catalogue=catalogue, as_of=made.as_of)
        for part in made.parts:
            span = Span(*part.span)
            found = [item.verdict for item in report.judged if item.claim.value_span.overlaps(span)]
            yield Outcome(made, part, _worst(found, part))


def _worst(found: Sequence[Verdict], part: Part) -> Verdict | None:
    """Of several claims read at one place the one that is wrong, so that none hides another."""
    bad = [verdict for verdict in found if verdict.label in JUDGED and verdict.label not in part.labels]
    settled = [verdict for verdict in found if verdict.label in JUDGED]
    return (bad or settled or list(found) or [None])[0]


def table(results: Sequence[Outcome]) -> list[str]:
    """Lines of counts: all, then by kind, alteration and phrasing."""
    lines = [f"{'':34}{'claims':>7}{'judged':>8}{'cover':>8}{'right':>8}{'false s':>9}{'false n':>9}{'other':>7}"]
    lines.append(_line("all", results))
    for title, key in (("kind", _kind), ("altered", _altered), ("phrasing", _phrasing)):
        groups: dict[str, list[Outcome]] = defaultdict(list)
        for each in results:
            groups[key(each)].append(each)
        lines += ["", f"by {title}", *[_line(name, groups[name]) for name in sorted(groups)]]
    return lines


def _kind(each: Outcome) -> str:
    return each.part.kind


def _altered(each: Outcome) -> str:
    return each.part.altered or "true"


def _phrasing(each: Outcome) -> str:
    return each.made.phrasing


def _line(name: str, results: Sequence[Outcome]) -> str:
    labels = Counter(each.label for each in results if each.confident_mistake)
    judged = [each for each in results if each.judged]
    right = sum(each.right for each in judged)
    others = len(judged) - right - sum(labels.values())
    share = f"{right / len(judged):8.3f}" if judged else f"{'-':>8}"
    return (
        f"{name:34}{len(results):7}{len(judged):8}{len(judged) / len(results):8.3f}{share}"
        f"{labels['supported']:9}{labels['not_supported']:9}{others:7}"
    )


def shown(results: Sequence[Outcome], which: str) -> list[str]:
    """The claims that went wrong, or that were not settled, with what was said of them."""
    picked = [each for each in results if (each.judged and not each.right if which == "wrong" else not each.judged)]
    lines = []
    for each in picked:
        start, end = each.part.span
        verdict = each.verdict
        lines.append(f"{each.part.kind} {each.part.altered or 'true'}: {each.label}, not {' or '.join(each.part.labels)}: {each.made.text}")
        lines.append(f"    [{each.made.text[start:end]}] {each.made.published} {verdict.summary if verdict else ''}")
        lines.append(f"    {each.part.why}")
    return lines
