"""`with_lists`: the catalogue with the dated lists of groups that a user gives as YAML or CSV, each checked before it is used."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.catalogue.area import AreaGroup
from factcheck.catalogue.catalogue import Catalogue
from factcheck.catalogue.pages import Entry, parsed
from factcheck.safety.files import printable, read_bounded
from factcheck.values import FactcheckError, day_from

SIMILAR = "most-similar-forces"
WITHOUT_GROUP = "E23000034"
"""The City of London, which is like no other force and has no group of most similar forces."""
SIMILAR_AT_MOST = 7
"""Other forces in a group of most similar forces; the inspectorate's definition says up to seven."""
OTHERS_AT_LEAST = 1
LARGEST = 1_000_000
COLUMNS, MORE_COLUMNS = ("force", "member", "as_at", "source"), ("until", "kind")
REQUIRED, OPTIONAL = ("as_at", "source", "members"), ("kind", "id", "name", "words", "force", "until", "note")
REMEDY = "Mend the list; docs/groups.md shows what one looks like."


def with_lists(catalogue: Catalogue, path: Path) -> Catalogue:
    """The catalogue with the lists of a file beside its groups; what it had is kept.

    Raises `FactcheckError` (bad-groups, too-large, unreadable-file) naming the file, the place inside it and what is wrong.
    """
    name = printable(path.name)
    text = _text(path, name)
    entries = _rows(text, name) if path.suffix.lower() == ".csv" else _page(text, name)
    found = [_list(entry, catalogue) for entry in entries]
    if not found:
        raise bad("there is no list in it", name)
    groups = dict(catalogue.groups)
    for group in found:
        groups.setdefault(group.id, replace(group, members=(), as_at=None, force=None, until=None, would_settle=_asks(group)))
    return replace(catalogue, groups=groups, lists=_by_group(found, catalogue, name))


def bad(what: str, where: str, remedy: str = REMEDY) -> FactcheckError:
    """The error for a list that cannot be used."""
    return FactcheckError("bad-groups", what, where=where, remedy=remedy)


def _asks(group: AreaGroup) -> str:
    return f"A list of {group.name} that stood on the day, given with --groups, and the figures of each of its forces."


def _text(path: Path, name: str) -> str:
    data = read_bounded(path, largest=LARGEST)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        remedy = "Save it again as UTF-8 (in a terminal: iconv -f ITS-ENCODING -t UTF-8 FILE)."
        raise bad(f"the list is not UTF-8 (byte {error.start})", name, remedy) from None
    if not text.strip():
        raise bad("the list is empty", name)
    return text


def _page(text: str, name: str) -> list[Entry]:
    """The lists of a YAML page, whose dates may stand without quotes."""
    try:
        values = parsed(text, name)
    except FactcheckError as error:
        raise bad(error.what, error.where) from None
    if not isinstance(values, dict):
        raise bad("the page should be a mapping with the key groups", name)
    page = Entry(values, name)
    with _told():
        page.only(("groups",), ("about",))
        return [Entry({key: _plain(value) for key, value in each.values.items()}, each.where) for each in page.entries("groups")]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _rows(text: str, name: str) -> list[Entry]:
    """The lists of a CSV file, one row for each pair of a force and a member; a list is the rows of one kind, force and day."""
    lists: dict[tuple[str, ...], Entry] = {}
    members: dict[tuple[str, ...], list[str]] = {}
    for row, where in _records(text, name):
        shared: dict[str, Any] = {column: row.get(column) or None for column in ("force", "as_at", "until", "source")}
        kind = row.get("kind") or SIMILAR
        key = (kind, row["force"], row["as_at"])
        first = lists.setdefault(key, Entry({**shared, "kind": kind, "members": members.setdefault(key, [])}, where))
        if any(first.values[column] != value for column, value in shared.items()):
            raise bad("source and until differ within one list", where)
        if not row["member"]:
            raise bad("the field 'member' is missing", where)
        members[key].append(row["member"])
    return list(lists.values())


def _records(text: str, name: str) -> Iterator[tuple[dict[str, str], str]]:
    """Each row by column, with the line that it ends on."""
    rows, columns = csv.reader(io.StringIO(text, newline=""), strict=True), None
    try:
        for cells in rows:
            where = f"{name}, line {rows.line_num}"
            row = [cell.strip() for cell in cells]
            if columns is None:
                columns = _columns(row, where)
            elif len(row) > len(columns):
                raise bad("the row has more cells than there are columns", where)
            elif any(row):
                yield dict(zip(columns, [*row, *[""] * len(columns)], strict=False)), where
    except csv.Error as error:
        raise bad(f"the row cannot be read: {error}", f"{name}, line {rows.line_num}") from None


def _columns(row: list[str], where: str) -> list[str]:
    missing = [column for column in COLUMNS if column not in row]
    strange = [column for column in row if column not in (*COLUMNS, *MORE_COLUMNS)]
    if missing or strange or len(set(row)) != len(row):
        said = f"missing: {', '.join(missing) or 'none'}; not known: {', '.join(strange) or 'none'}"
        raise bad(f"the columns should be {', '.join(COLUMNS)} and may be {', '.join(MORE_COLUMNS)} ({said})", where)
    return row


def _list(entry: Entry, catalogue: Catalogue) -> AreaGroup:
    """One list, its force among its members."""
    with _told():
        entry.only(REQUIRED, OPTIONAL)
        kind, own = entry.maybe("kind"), entry.maybe("id")
        as_at, until = _day(entry, "as_at"), _day(entry, "until") if entry.values.get("until") else None
        others = [_force(name, catalogue, f"{entry.where} › members") for name in entry.texts("members")]
        force = _force(entry.text("force"), catalogue, f"{entry.where} › force") if entry.values.get("force") else None
        group = _group(entry, kind, own, catalogue)
        source, note = entry.text("source"), entry.maybe("note")
    if group.id == SIMILAR and force is None:
        raise bad("the field 'force' is missing: each force has most similar forces of its own", entry.where)
    if until and until < as_at:
        raise bad(f"the list ends on {until}, before it begins on {as_at}", f"{entry.where} › until")
    _members_fit(entry, group, force, others, catalogue)
    members = (*([force] if force else []), *others)
    name = f"{group.name} of {catalogue.areas[force].name}" if force else group.name
    return replace(
        group, name=name if group.id == SIMILAR else group.name, members=members, force=force, as_at=as_at, until=until,
        source=source, note=note or group.note, would_settle=None,
    )  # fmt: skip


def _group(entry: Entry, kind: str | None, own: str | None, catalogue: Catalogue) -> AreaGroup:
    """The group that a list is of: one of the catalogue without members, by `kind`, or a new one, by `id` with its name and words."""
    if (kind is None) == (own is None):
        raise bad("a list says either kind, which group of the catalogue it is of, or id, name and words of a new one", entry.where)
    if own is not None:
        if own in catalogue.groups:
            raise bad(f"the catalogue already has a group {own!r}: say kind, or take another id", f"{entry.where} › id")
        entry.only((*REQUIRED, "id", "name", "words"), OPTIONAL)
        return AreaGroup(id=own, name=entry.text("name"), members=(), as_at=None, source="", words=entry.texts("words"))
    open_groups = [each.id for each in catalogue.groups.values() if not each.members]
    if kind not in open_groups:
        raise bad(f"{kind!r} is not one of: {', '.join(open_groups)}", f"{entry.where} › kind")
    if {"name", "words"} & entry.values.keys():
        raise bad("name and words belong to a list with an id; those of a kind are in the catalogue", entry.where)
    return catalogue.groups[kind]


def _members_fit(entry: Entry, group: AreaGroup, force: str | None, others: list[str], catalogue: Catalogue) -> None:
    where = f"{entry.where} › members"
    twice = [code for code in dict.fromkeys(others) if others.count(code) > 1]
    if twice:
        raise bad(f"{catalogue.areas[twice[0]].name} stands here twice", where)
    if force in others:
        raise bad(f"{entry.text('force')} stands in its own group; name the others alone", where)
    if len(others) < (OTHERS_AT_LEAST if force else OTHERS_AT_LEAST + 1):
        raise bad("too few members: a place needs at least two forces", where)
    if group.id != SIMILAR:
        return
    if WITHOUT_GROUP in (force, *others):
        raise bad(f"{catalogue.areas[WITHOUT_GROUP].name} is in no group of most similar forces", where)
    if len(others) > SIMILAR_AT_MOST:
        raise bad(f"{len(others)} members are too many: a group of most similar forces has up to {SIMILAR_AT_MOST} others", where)


def _force(name: str, catalogue: Catalogue, where: str) -> str:
    """The code of a force of England and Wales given by name or code; raises `FactcheckError` with the nearest names."""
    found = [catalogue.areas[name]] if name in catalogue.areas else catalogue.areas_named(name)
    forces = [area.code for area in found if area.kind == "force"]
    if len(forces) == 1:
        return forces[0]
    near = [f"{each.name} ({each.code})" for each in catalogue.find_areas(name) if each.kind == "force"][:3]
    remedy = f"Did you mean {' or '.join(near)}?" if near else "`factcheck areas force` lists them."
    raise bad(f"{name!r} is no territorial force that is known", where, remedy)


def _day(entry: Entry, key: str) -> str:
    try:
        return day_from(entry.text(key)).isoformat()
    except FactcheckError as error:
        raise bad(error.what, f"{entry.where} › {key}", "Write the day as 2021-04-01.") from None


def _by_group(found: Iterable[AreaGroup], catalogue: Catalogue, name: str) -> dict[str, tuple[AreaGroup, ...]]:
    """The lists by group, the oldest first; two of one force and day contradict each other."""
    seen: set[tuple[str, str | None, str | None]] = set()
    lists: dict[str, tuple[AreaGroup, ...]] = dict(catalogue.lists)
    for group in sorted(found, key=lambda each: (each.as_at or "", each.force or "")):
        key = (group.id, group.force, group.as_at)
        if key in seen:
            whose = catalogue.areas[group.force].name if group.force else group.name
            raise bad(f"there are two lists of {group.id} for {whose} as at {group.as_at}", name)
        seen.add(key)
        lists[group.id] = (*lists.get(group.id, ()), group)
    return lists


@contextmanager
def _told() -> Iterator[None]:
    """Errors of a page of the catalogue, told as errors of a list."""
    try:
        yield
    except FactcheckError as error:
        raise (bad(error.what, error.where) if error.code.startswith("catalogue-") else error) from None
