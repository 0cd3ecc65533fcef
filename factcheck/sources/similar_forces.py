"""`SimilarForces`: one edition of the most similar groups, each force with the others in its own group, from a list that a user gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.catalogue import AreaGroup
from factcheck.sources.drift import drifted
from factcheck.sources.places import force_names
from factcheck.sources.raw import cells_of
from factcheck.sources.reading import FIXTURE_MARK
from factcheck.values import FactcheckError

COLUMNS = ("force", "member", "edition", "as_at")
AT_MOST = 7
"""Other forces in a group; the inspectorate's definition says up to seven."""
WITHOUT_GROUP = "E23000034"
"""The City of London, which has no group."""
GROUP_ID = "most-similar-forces"
NOTE = "The group's mean is the unweighted mean of the forces' rates with the force itself; a member's own group need not have this force."


@dataclass(frozen=True, slots=True)
class SimilarForces:
    """An edition: its name, the day from which it stands, the others in each force's group by area code, and whether it is a test list.

    Groups are asymmetric: a force in another's group need not have it in its own.
    """

    edition: str
    as_at: str
    groups: Mapping[str, tuple[str, ...]]
    made_up: bool

    def group_of(self, force: str, *, name: str) -> AreaGroup:
        """A force's dated group, the force itself included, as the mean over the group counts it.

        `name` is what the force is called. Raises `FactcheckError` (made-up-figures) for a test list and (no-group) for a force without.
        """
        if self.made_up:
            raise FactcheckError(
                "made-up-figures",
                f"the list says {FIXTURE_MARK!r}, so nothing is judged by it",
                where=self.edition,
                remedy="Give a real list.",
            )
        if force not in self.groups:
            raise FactcheckError("no-group", f"{name} has no group in this edition", where=self.edition, remedy="See who has one.")
        return AreaGroup(
            id=f"{GROUP_ID}-{force}",
            name=f"Most similar forces of {name}",
            members=(force, *self.groups[force]),
            as_at=self.as_at,
            source=self.edition,
            note=NOTE,
        )


def read_similar_forces(path: Path) -> SimilarForces:
    """Read a list with the columns force, member, edition and as_at, one row a member; rows above the headings are notes.

    Raises the drift error (exit code 4) where the columns are others, a force is not known, in its own group or in a group twice, a group
    is larger than seven, the City of London has one, or the rows are of several editions.
    """
    (table,) = cells_of(path)
    rows = [[cell.strip() for cell in row] for row in table.rows()]
    head = next((number for number, row in enumerate(rows) if {"force", "member"} <= set(row)), None)
    if head is None or set(filter(None, rows[head])) != set(COLUMNS):
        raise drifted("the columns of the list are others", missing=COLUMNS, found=filter(None, rows[head or 0]), where=path.name)
    entries = [dict(zip(rows[head], row, strict=False)) for row in rows[head + 1 :] if any(row)]
    edition, as_at = _one_edition(entries, path.name)
    made_up = any(FIXTURE_MARK in cell for row in rows[:head] for cell in row)
    return SimilarForces(edition, as_at, _groups(entries, path.name), made_up)


def _one_edition(entries: Sequence[Mapping[str, str]], where: str) -> tuple[str, str]:
    found = {(entry["edition"], entry["as_at"]) for entry in entries}
    if len(found) != 1:
        raise drifted("the list is not of one edition", found=[" ".join(each) for each in found], where=where)
    ((edition, as_at),) = found
    try:
        date.fromisoformat(as_at)
    except ValueError:
        raise drifted("the day of the edition is no date", missing=["2021-04-01"], found=[as_at], where=where) from None
    return edition, as_at


def _groups(entries: Sequence[Mapping[str, str]], where: str) -> dict[str, tuple[str, ...]]:
    names = force_names()
    strangers = {entry[column] for entry in entries for column in ("force", "member")} - names.keys()
    if strangers:
        hint = f"If {sorted(strangers)[0]!r} is a new spelling of a force, add it in data/sources/force_names.yaml."
        raise drifted("some force names are not known", found=strangers, where=where, suggestion=hint)
    groups: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        force = names[entry["force"]]
        groups[force] = (*groups.get(force, ()), names[entry["member"]])
    wrong = [force for force, members in groups.items() if _odd(force, members)]
    if wrong:
        what = "a group has the force itself, a member twice, more than seven, or is the City of London's"
        raise drifted(what, found=[f"{force}: {', '.join(groups[force])}" for force in wrong], where=where)
    return groups


def _odd(force: str, members: tuple[str, ...]) -> bool:
    return force == WITHOUT_GROUP or force in members or len(set(members)) != len(members) or len(members) > AT_MOST
