"""The bodies of a long table: publishers' names to area codes, each force once and throughout."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from factcheck.sources.checks import Checks
from factcheck.sources.drift import drifted, expect
from factcheck.sources.layout_pages import Absence, Table
from factcheck.sources.long_rows import LongRows
from factcheck.sources.places import WITHOUT, codes_for, force_names
from factcheck.values import Period


@dataclass(frozen=True, slots=True)
class Bodies:
    """The names in the table, the area code of each (None for a body without an area), and for each row the place of its name."""

    names: list[str]
    codes: list[str | None]
    place: NDArray[np.int64]
    here: NDArray[np.bool_]

    @property
    def everybody(self) -> set[str]:
        """The names of all bodies that are not excluded."""
        return {name for name, here in zip(self.names, self.here.tolist(), strict=True) if here}

    def expect_throughout(self, table: Table, place: NDArray[np.int64], periods: list[Period], *, where: str, checks: Checks) -> None:
        """Each force has rows in each period, but for the declared absences, and one name a period."""
        seen = np.zeros((len(self.names), len(periods)), dtype=bool)
        seen[self.place, place] = True
        _expect_one_name(self, seen, periods, where)
        if not table.area.every_force:
            return
        forces = [number for number, code in enumerate(self.codes) if code in set(force_names().values())]
        by_code: dict[str, NDArray[np.bool_]] = {}
        for number in forces:
            code = self.codes[number] or ""
            by_code[code] = by_code.get(code, np.zeros(len(periods), dtype=bool)) | seen[number]
        lacking = [
            f"{self._name(code)} {period.start} to {period.end}"
            for code, here in sorted(by_code.items())
            for period, there in zip(periods, here.tolist(), strict=True)
            if not there and not _excused(self._names(code), period, table.area.absent)
        ]
        if lacking:
            hint = "If a force really sent nothing, name it under area.absent with its days and the reason."
            raise drifted("a force has no rows in some periods", missing=lacking, where=where, suggestion=hint)
        checks.add("forces", True, expected="every force in every period", found=f"{len(by_code)} forces", where=where)

    def _names(self, code: str) -> list[str]:
        return [name for name, other in zip(self.names, self.codes, strict=True) if other == code]

    def _name(self, code: str) -> str:
        return self._names(code)[0]


def bodies_of(table: Table, rows: LongRows, kept: NDArray[np.bool_], counted: NDArray[np.bool_], *, where: str, checks: Checks) -> Bodies:
    """The bodies of the kept rows; `counted` are those that a sum counts, whose names and codes must agree.

    Raises the drift error for a name or code that nobody declared, a force that is not there, or a code beside another force's name.
    """
    area = table.area
    if area.kind == "fixed":
        return Bodies(["the whole"], [area.fixed], np.zeros(rows.rows, dtype=np.int64), np.ones(1, dtype=bool))
    column = rows.column(area.column)
    here = np.bincount(column.codes[kept], minlength=len(column.words)) > 0
    present = {word for word, there in zip(column.words, here.tolist(), strict=True) if there}
    known: dict[str, str | None]
    if area.kind == "code":
        known = _known_codes(table, present, where=where)
    else:
        known = dict(codes_for(present, beyond=area.beyond, every=area.every_force, where=where))
    if area.codes:
        _expect_agreeing(table, rows, counted, known, where=where)
    checks.add("names of forces", True, expected="every name known", found=f"{len(present)} bodies", where=where)
    return Bodies(column.words, [known.get(word) for word in column.words], column.codes, here)


def _known_codes(table: Table, present: set[str], *, where: str) -> dict[str, str | None]:
    from factcheck.catalogue import load_catalogue

    areas, beyond = load_catalogue().areas, set(table.area.beyond)
    strangers = present - beyond - areas.keys()
    if strangers:
        raise drifted("an area code is not known", found=strangers, where=where)
    if table.area.every_force:
        forces = set(force_names().values())
        here = {code for code in present - beyond if code in forces}
        expect("codes of the forces", declared=forces, present=here, where=where, suggestion=WITHOUT)
    return {code: None if code in beyond else code for code in present}


def _expect_agreeing(table: Table, rows: LongRows, kept: NDArray[np.bool_], known: dict[str, str | None], *, where: str) -> None:
    """Where the publisher gives name and code, they must be of one force: swapped, they would give each the other's figures.

    A name that is no force's, such as a region's, says nothing.
    """
    names, codes = rows.column(table.area.column), rows.column(table.area.codes or "")
    pairs = np.unique(np.stack([names.codes[kept], codes.codes[kept]]), axis=1).T.tolist()
    spelled = force_names()
    forces, wrong = set(spelled.values()), []
    for name, code in pairs:
        said, other = names.words[name], codes.words[code]
        one, two = known.get(said), spelled.get(other.strip()) or (other if other in spelled.values() else None)
        if one in forces and two and one != two:
            wrong.append(f"{said} beside {other}")
    if wrong:
        raise drifted("a force's name stands beside another's code", found=wrong, where=where)


def _expect_one_name(bodies: Bodies, seen: NDArray[np.bool_], periods: list[Period], where: str) -> None:
    """Two spellings of one force in one period would count it twice."""
    by_code: dict[str, list[int]] = {}
    for number, code in enumerate(bodies.codes):
        if code and bodies.here[number]:
            by_code.setdefault(code, []).append(number)
    for numbers in by_code.values():
        both = seen[numbers].sum(axis=0) > 1
        if both.any():
            at = periods[int(np.argmax(both))]
            names = [bodies.names[number] for number in numbers]
            raise drifted("one force stands under two names in one period", found=[*names, str(at.end)], where=where)


def _excused(names: list[str], period: Period, absences: Iterable[Absence]) -> bool:
    first, last = period.start or date.min, period.end or date.max
    return any(
        absence.name in names and (absence.since is None or absence.since <= first) and (absence.until is None or last <= absence.until)
        for absence in absences
    )


def coverage_text(everybody: set[str], present: set[str], *, beyond: Iterable[str]) -> str:
    """Which bodies a total counts: "43 police forces and British Transport Police", and which of the file's are missing from it."""
    extra = [name for name in beyond if name in present]
    text = " and ".join([f"{len(present) - len(extra)} police forces", *extra])
    lacking = sorted(everybody - present)
    return f"{text}; without {', '.join(lacking)}" if lacking else text
