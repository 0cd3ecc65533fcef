"""`Find`: the part of a source's page that says how its newest file is found, so that no address of a file is ever written down."""

import re
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from factcheck.sources.page import Page

HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9.-]*[a-z0-9])?\Z")
DATE_PARTS = frozenset({"day", "month", "year"})


class Find(Page):
    """How a release is found on the publisher's page, and from which hosts it may come.

    `by` names the way: `govuk-content` reads the government site's content API, `ons-dataset` the listing of an ONS dataset, `police-api`
    the months that data.police.uk has archives for, `links` the links of any page. `page` is where to look (default: the landing page).
    `title` and `file` are regular expressions, searched in an asset's title and in its file name; exactly one asset must match unless
    `all` is true (one file a year). `editions` is searched in titles and addresses of the editions that a collection, or an ONS dataset,
    lists: the newest that matches is followed. `date_in_file` is searched in the file name, and `editions` in its title, with the named
    groups `year`, `month` and `day`, or the first of them only, to tell the newest.
    `hosts` are exact names, redirects included; `largest_mb` is the most megabytes that a file may have.
    """

    by: Literal["govuk-content", "ons-dataset", "police-api", "links"]
    hosts: tuple[str, ...] = Field(min_length=1)
    page: str | None = Field(default=None, pattern=r"^https?://")
    title: str | None = None
    file: str | None = None
    editions: str | None = None
    date_in_file: str | None = None
    all: bool = False
    largest_mb: int = Field(default=200, ge=1, le=4000)

    @field_validator("hosts")
    @classmethod
    def _exact_names(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        wrong = [host for host in hosts if not HOST.match(host)]
        if wrong:
            raise ValueError(f"a host is an exact name in small letters, such as www.gov.uk, and not {wrong[0]!r}")
        return hosts

    @field_validator("title", "file", "editions", "date_in_file")
    @classmethod
    def _compiles(cls, pattern: str | None) -> str | None:
        try:
            re.compile(pattern or "")
        except re.error as error:
            raise ValueError(f"{pattern!r} is no regular expression: {error}") from None
        return pattern

    @model_validator(mode="after")
    def _dates_can_be_told(self) -> Self:
        """A pattern for a date names its parts, and a day is none without its month and year."""
        for name, pattern in (("date_in_file", self.date_in_file), ("editions", self.editions)):
            parts = set(re.compile(pattern or "").groupindex)
            unread = parts - DATE_PARTS
            if unread or (parts and "year" not in parts) or ("day" in parts and "month" not in parts):
                raise ValueError(f"{name}: the named groups are year, then month, then day; found {', '.join(sorted(parts))}")
            if name == "date_in_file" and pattern and not parts:
                raise ValueError(f"{name}: the date wants named groups, such as (?P<day>\\d\\d)(?P<month>\\d\\d)(?P<year>\\d\\d)")
        return self
