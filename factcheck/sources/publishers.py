"""Publishers: what standing each one's figures have, on which pages, and which force's own figures they are."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from factcheck.sources.declaration import checked_page
from factcheck.sources.drift import drifted
from factcheck.sources.page import Page
from factcheck.values.places import data_folder


class Publisher(Page):
    """One publisher as a list of figures names it; see the head of `data/sources/publishers.yaml`."""

    name: str
    standing: Literal["official_statement", "press"]
    own_hosts: tuple[str, ...] = ()
    names_official: bool = False
    own_body: str | None = None
    reason: str | None = None


class PublisherList(Page):
    """All publishers."""

    publishers: tuple[Publisher, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a figure's page makes of it: standing, whether it names the official publication, and whose own figure it is."""

    standing: str
    names_official: bool
    own_body: str | None


def load_publishers(path: Path | None = None) -> dict[str, Publisher]:
    """The publishers by name, from `data/sources/publishers.yaml`; raises `FactcheckError` (broken-declaration) for a bad page."""
    return _read(path or data_folder() / "sources" / "publishers.yaml")


@lru_cache(maxsize=4)
def _read(path: Path) -> dict[str, Publisher]:
    listed = checked_page(PublisherList, path).publishers
    return {publisher.name: publisher for publisher in listed}


def standing_of(name: str, url: str, *, where: str) -> Standing:
    """The standing of a publisher's figure on a page.

    A public body's words are its statement on its own pages only; anywhere else they are a mirror, which is press that names the
    official publication. Raises the drift error for a publisher that is not listed.
    """
    publisher = load_publishers().get(name)
    if publisher is None:
        raise drifted("a publisher is not in data/sources/publishers.yaml", found=[name], where=where)
    if publisher.standing == "press":
        return Standing("press", publisher.names_official, publisher.own_body)
    if urlsplit(url).hostname in publisher.own_hosts:
        return Standing("official_statement", False, publisher.own_body)
    return Standing("press", True, publisher.own_body)
