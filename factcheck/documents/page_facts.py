"""What a web page states about itself: headline, outlet and day of publication, from its machine-readable marks first."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.documents.date_lines import LONGEST_LINE, line_day
from factcheck.documents.vocabulary import vocabulary
from factcheck.documents.written_dates import day_on_page

ASIDE = frozenset({"aside", "nav", "footer"})
DEEPEST = 12  # levels of JSON-LD looked through
FEW_CHILDREN = 8  # a date line is a small element
EARLIEST_PAGE = 1990  # no page of the web is older; 1970-01-01 is a clock that was never set
WORDS_OF_HEADLINE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What was found; None where the page does not state it. `shown_title` is the one heading that readers see."""

    published: date | None = None
    title: str | None = None
    shown_title: str | None = None
    outlet: str | None = None
    url: str | None = None


def page_facts(tree: Any) -> PageFacts:
    """The facts of a parsed page (an lxml element)."""
    metas = _metas(tree)
    article = _linked_article(tree)
    outlet = _outlet(article) or _first(metas, vocabulary().page_outlets)
    shown = _one_heading(tree)
    stated = _words(article.get("headline")) or _first(metas, vocabulary().page_titles) or shown or _words(tree.findtext(".//title"))
    published = _linked_day(article) or _meta_day(metas) or _time_day(tree) or _visible_day(tree)
    canonical = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)
    url = str(canonical) if canonical and str(canonical).startswith(("http://", "https://")) else None
    return PageFacts(published=published, title=_without_outlet(stated, outlet), shown_title=shown, outlet=outlet, url=url)


def _words(value: Any) -> str | None:
    """A text with its white space tidied, or None."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _metas(tree: Any) -> dict[str, str]:
    """The first content of each meta tag and each itemprop, by lower-case name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            name, content = element.get(key), _words(element.get("content"))
            if name and content:
                found.setdefault(name.lower(), content)
    for element in tree.xpath("//*[@itemprop and not(self::meta)]"):
        if not _is_aside(element):
            value = _words(element.get("datetime") or element.get("content") or "".join(element.itertext())[:LONGEST_LINE])
            if value:
                found.setdefault(element.get("itemprop").lower(), value)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas and not metas[name].startswith(("http://", "https://", "@"))), None)


def _meta_day(metas: dict[str, str]) -> date | None:
    return next((day for name in vocabulary().page_dates if name in metas and (day := _page_day(metas[name]))), None)


def _page_day(written: Any) -> date | None:
    day = day_on_page(written) if isinstance(written, str) else None
    return day if day and day.year >= EARLIEST_PAGE else None


def _linked_article(tree: Any) -> dict[str, Any]:
    """The thing in the page's JSON-LD that is an article, by the order of the kinds in the data; {} where there is none."""
    kinds = vocabulary().article_types
    best: tuple[int, dict[str, Any]] | None = None
    for script in tree.xpath("//script[@type='application/ld+json']"):
        for thing in _things(_json(script.text or "")):
            rank = min((kinds.index(kind) for kind in _kinds(thing) if kind in kinds), default=None)
            if rank is not None and (best is None or rank < best[0]):
                best = (rank, thing)
    return best[1] if best else {}


def _json(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None  # a page with broken JSON-LD states its facts elsewhere or not at all


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _things(item, depth + 1)


def _kinds(thing: dict[str, Any]) -> list[str]:
    kind = thing.get("@type")
    return [kind] if isinstance(kind, str) else [item for item in kind if isinstance(item, str)] if isinstance(kind, list) else []


def _linked_day(article: dict[str, Any]) -> date | None:
    return _page_day(article.get("datePublished"))


def _outlet(article: dict[str, Any]) -> str | None:
    publisher = article.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return _words(publisher.get("name")) if isinstance(publisher, dict) else _words(publisher)


def _is_aside(element: Any) -> bool:
    return element.tag in ASIDE or any(parent.tag in ASIDE for parent in element.iterancestors())


def _one_heading(tree: Any) -> str | None:
    """The text of the page's only first-level heading, or of the only one inside the article."""
    for path in ("//article//h1", "//main//h1", "//h1"):
        headings = [words for heading in tree.xpath(path) if (words := _words("".join(heading.itertext())))]
        if len(headings) == 1:
            return headings[0] if len(headings[0].split()) >= WORDS_OF_HEADLINE else None
    return None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """ "Burglary up a third | The Paper" without the paper's name, where the page says that this is what it is called."""
    if title and outlet and title.lower().endswith(outlet.lower()):
        rest = title[: -len(outlet)].rstrip()
        if rest.endswith(("|", "-", "–", "—", "·", ":")):
            return rest[:-1].rstrip() or title
    return title


def _time_day(tree: Any) -> date | None:
    """The day on which all time elements of the article agree, those for an update and those beside the article left out."""
    times = [element for element in tree.iter("time") if not _is_aside(element)]
    marked = [element for element in times if element.get("pubdate") is not None or "publish" in (element.get("class") or "").lower()]
    days = {_page_day(element.get("datetime") or "".join(element.itertext())) for element in marked or times if not _is_update(element)}
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _is_update(element: Any) -> bool:
    parent = element.getparent()
    before = (parent.text or "") if parent is not None and element.getprevious() is None else ""
    previous = element.getprevious()
    if previous is not None:
        before = "".join(previous.itertext() if isinstance(previous.tag, str) else ()) + (previous.tail or "")
    near = f"{before} {element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    return any(word in near for word in vocabulary().updated)


def _visible_day(tree: Any) -> date | None:
    """A labelled date in a small element that readers see: "Published 24th Nov 2023"."""
    for element in tree.xpath("//body//*[not(self::script or self::style)]"):
        if isinstance(element.tag, str) and len(element) <= FEW_CHILDREN:
            line = " ".join("\n".join(element.itertext()).split())
            if (
                any(character.isdigit() for character in line[:LONGEST_LINE])
                and (day := line_day(line, labelled=True))
                and not _is_aside(element)
            ):
                return day
    return None
