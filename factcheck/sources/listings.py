"""What publishers' listings offer, each in its own shape: the government site's content API, ONS, data.police.uk, a page's links."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from lxml import etree, html

from factcheck.safety.downloads import PageRead
from factcheck.safety.file_names import name_in_address
from factcheck.sources.assets import Asset, clean_title, date_told, day_of, newest, not_found
from factcheck.sources.drift import drifted
from factcheck.sources.finding import Find

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How pages are got: each function takes an address and raises `FactcheckError` where it cannot be had."""

    get_json: Callable[[str], Any]
    get_page: Callable[[str], PageRead]


def govuk_assets(find: Find, page: str, reading: Reading) -> list[Asset]:
    """The attachments of a page of the government site, or of the newest edition where the page is a collection."""
    item = _govuk_item(page, reading)
    if find.editions:
        documents = _items(_within(item, "links", where=page), "documents", where=page)
        offered = [_govuk_edition(document, page) for document in documents if not document.get("withdrawn")]
        page = _edition(find, offered, where=page).url
        item = _govuk_item(page, reading)
    details, published = _within(item, "details", where=page), day_of(item.get("public_updated_at"), where=page)
    attached = _items(details, "attachments", where=page) if "attachments" in details else []
    files = [_attachment(one, page, published) for one in attached if one.get("attachment_type", "file") == "file"]
    return files or _linked_files(details, page, published)


def _govuk_item(page: str, reading: Reading) -> Mapping[str, Any]:
    parts = urlsplit(page)
    address = f"{parts.scheme}://{parts.netloc}/api/content{parts.path.rstrip('/')}"
    return _mapping(reading.get_json(address), where=address)


def _govuk_edition(document: Mapping[str, Any], page: str) -> Asset:
    path = _text(document, "base_path", where=page)
    updated = day_of(document.get("public_updated_at"), where=page)
    title = clean_title(_text(document, "title", where=page))
    return Asset(url=urljoin(page, path), title=title, file_name=path, published=updated, page=page)


def _attachment(one: Mapping[str, Any], page: str, published: str) -> Asset:
    url = urljoin(page, _text(one, "url", where=page))
    name = _text(one, "filename", where=page) if one.get("filename") else name_in_address(url)
    title = _text(one, "title", where=page) if "title" in one else ""  # the schema lets it be left out
    return Asset(url=url, title=clean_title(title), file_name=clean_title(name), published=published, page=page)


def _linked_files(details: Mapping[str, Any], page: str, published: str) -> list[Asset]:
    """The links in the HTML that older pages hold in place of a list of attachments."""
    parts = details.get("documents") or []
    text = [part for part in [*(parts if isinstance(parts, list) else []), details.get("body")] if isinstance(part, str)]
    if not text:
        raise drifted("the page holds neither attachments nor text", missing=["details.attachments"], found=details, where=page)
    return _links("".join(text).encode(errors="replace"), page, published=published, encoding="utf-8")


def ons_assets(find: Find, page: str, reading: Reading) -> list[Asset]:
    """The files of an ONS dataset's newest edition, the first listed unless `editions` chooses; of all editions where all are wanted."""
    site = f"{urlsplit(page).scheme}://{urlsplit(page).netloc}"
    address = f"{page.rstrip('/')}/data"
    listing = _mapping(reading.get_json(address), where=address)
    paths = [_path(entry, where=address) for entry in _items(listing, "datasets", where=address)]
    offered = [Asset(url=f"{site}{path}", title="", file_name=path, published="", page=page) for path in paths]
    if not offered:
        raise not_found([], line="an edition", where=address)
    if not find.all:
        offered = [_edition(find, offered, where=address) if find.editions else offered[0]]
    elif find.editions:
        offered = _editions(find, offered, where=address)
    return [asset for edition in offered for asset in _ons_files(edition, site, reading)]


def _ons_files(edition: Asset, site: str, reading: Reading) -> list[Asset]:
    address = f"{edition.url}/data"
    listing = _mapping(reading.get_json(address), where=address)
    said = _within(listing, "description", where=address)
    title = ": ".join(str(said[key]) for key in ("title", "edition") if said.get(key))
    published = day_of(said.get("releaseDate"), where=address)
    files = []
    for entry in _items(listing, "downloads", where=address):
        name = _text(entry, "file", where=address)
        path = name if name.startswith("/") else f"{edition.file_name}/{name}"
        url = f"{site}/file?uri={quote(path)}"
        files.append(
            Asset(url=url, title=clean_title(title), file_name=clean_title(path.rpartition("/")[2]), published=published, page=edition.url)
        )
    return files


def _path(entry: Mapping[str, Any], *, where: str) -> str:
    path = _text(entry, "uri", where=where)
    if not path.startswith("/") or path.startswith("//"):
        raise drifted("an edition's address is no path on the same site", found=[path], where=where)
    return path.rstrip("/")


def police_assets(_: Find, page: str, reading: Reading) -> list[Asset]:
    """The archives of data.police.uk, one a month; each holds the three years up to it. No day of publication is given."""
    site = f"{urlsplit(page).scheme}://{urlsplit(page).netloc}"
    address = f"{site}/api/crimes-street-dates"
    months = [_text(entry, "date", where=address) for entry in _sequence(reading.get_json(address), where=address)]
    wrong = [month for month in months if not MONTH.match(month)]
    if wrong:
        raise drifted("a month is not written as 2026-05", found=wrong, where=address)
    return [
        Asset(
            url=f"{site}/data/archive/{month}.zip",
            title=f"Street-level archive to {month}",
            file_name=f"{month}.zip",
            published="",
            page=page,
        )
        for month in sorted(months, reverse=True)
    ]


def link_assets(find: Find, page: str, reading: Reading) -> list[Asset]:
    """The links of a page, or of the newest edition's page that it links to."""
    read = reading.get_page(page)
    links = _links(read.data, read.url)
    if find.editions:
        read = reading.get_page(_edition(find, links, where=page).url)
        links = _links(read.data, read.url)
    return links


def _links(data: bytes, page: str, *, published: str = "", encoding: str | None = None) -> list[Asset]:
    """Each address that a page links to once, under the longest text of its links; a page may link a picture and the words."""
    try:
        document = html.document_fromstring(data, parser=html.HTMLParser(encoding=encoding))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise drifted(f"the page cannot be read as HTML ({error})", where=page) from None
    titles: dict[str, str] = {}
    for link in document.iter("a"):
        url, title = _joined(page, link.get("href") or ""), clean_title(link.text_content())
        if url:
            titles[url] = max(titles.get(url, ""), title, key=len)
    return [
        Asset(url=url, title=title, file_name=clean_title(name_in_address(url)), published=published, page=page)
        for url, title in titles.items()
    ]


def _joined(page: str, target: str) -> str | None:
    """The http(s) address that a link leads to, or None where it is another kind of link, or broken."""
    try:
        url = urljoin(page, target.strip()).partition("#")[0]
        return url if target.strip() and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _editions(find: Find, offered: list[Asset], *, where: str) -> list[Asset]:
    pattern = find.editions or ""
    matching = [one for one in offered if re.search(pattern, one.title) or re.search(pattern, urlsplit(one.url).path)]
    if not matching:
        raise not_found(offered, line=f"`editions: {pattern!r}`", where=where)
    return matching


def _edition(find: Find, offered: list[Asset], *, where: str) -> Asset:
    """The newest of the editions that match: by the date that the pattern reads where it names one, else by the listing's."""
    pattern = find.editions or ""
    reads = re.compile(pattern).groupindex

    def dated(one: Asset) -> str:
        text = one.title if re.search(pattern, one.title) else urlsplit(one.url).path
        return date_told(pattern, text, where=where) if reads else one.published

    return newest(_editions(find, offered, where=where), dated=dated, line=f"`editions: {pattern!r}`", where=where)


def _mapping(value: object, *, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise drifted("the listing is no object of named parts", found=[type(value).__name__], where=where)
    return value


def _sequence(value: object, *, where: str) -> list[Mapping[str, Any]]:
    if not isinstance(value, list):
        raise drifted("the listing is no list", found=[type(value).__name__], where=where)
    return [_mapping(one, where=where) for one in value]


def _within(listing: Mapping[str, Any], key: str, *, where: str) -> Mapping[str, Any]:
    _expect_key(listing, key, where=where)
    return _mapping(listing[key], where=f"{where} {key}")


def _items(listing: Mapping[str, Any], key: str, *, where: str) -> list[Mapping[str, Any]]:
    _expect_key(listing, key, where=where)
    return _sequence(listing[key], where=f"{where} {key}")


def _text(listing: Mapping[str, Any], key: str, *, where: str) -> str:
    _expect_key(listing, key, where=where)
    if not isinstance(listing[key], str):
        raise drifted(f"{key!r} in the listing is no text", found=[type(listing[key]).__name__], where=where)
    return str(listing[key])


def _expect_key(listing: Mapping[str, Any], key: str, *, where: str) -> None:
    if key not in listing:
        raise drifted("the listing has another shape", missing=[key], found=listing, where=where)
