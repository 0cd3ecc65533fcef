"""Every figure of every bundled release beside the cell or sum that it claims, found a second time without the code that reads releases.

    python benchmarks/own_cells.py [--shared ../shared] [--only RELEASE]

`own_grids.py`, `own_tables.py` and `own_open_data.py` say what each release should hold; here it is laid beside
`Store.open().figures(...)`: the key (measure, area, first and last day, method, unit, statistic), the number or marker, the cell named and
its text, the parts, rows and hash of a sum, coverage, and what the release says of itself.
A figure that one side lacks is told.
"""

import argparse
import hashlib
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import own_grids as grids
import own_open_data as open_data
import own_tables as tables
import pandas as pd
from own_grids import Cell
from python_calamine import CalamineWorkbook

from factcheck import Store

PFA = "recorded_crime/ons_pfa_tables"
ODS = "workforce/ods/police-workforce"
FORCE = "use_of_force/ods/police-use-of-force-apr"
HOME, ONS = "Home Office", "Office for National Statistics"
CRUMBS = Decimal("1e-9")  # of floats in re-saved files
Key = tuple[str, str, date, date, str | None, str, str]
Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class Release:
    """A release, its raw file, how its cells are found, and what it should say of itself."""

    release_id: str
    file: str
    cells: Callable[[Path, Names], Iterable[Cell]]
    copy: str = "resaved"
    publisher: str = HOME
    status: str = "final"
    dated_by: str = "manifest"


def _plain(make: Callable[..., Iterable[Cell]], *given: Any, **named: Any) -> Callable[[Path, Names], Iterable[Cell]]:
    return lambda path, _: make(path, *given, **named)


def _named(make: Callable[..., Iterable[Cell]], *given: Any, **named: Any) -> Callable[[Path, Names], Iterable[Cell]]:
    return lambda path, names: make(path, *given, names=names, **named)


def _police(make: Callable[..., Iterable[Cell]]) -> Callable[[Path, Names], Iterable[Cell]]:
    return lambda path, names: make(path, names | {"British Transport Police": open_data.TRANSPORT_POLICE})


def _workbooks() -> Iterator[Release]:
    ons = partial(Release, publisher=ONS)
    yield ons("ons-pfa-tables-ye-2013-09", f"{PFA}/DSCA_police_data.xlsx", _plain(grids.pfa_2013))
    for name, year, month in (
        ("policeforceareatablesyearendingmarch2018v2", 2018, 3),
        ("policeforceareadatatablesyearendingjune2018corrected", 2018, 6),
        ("policeforceareatablesyearendingsep18corrected", 2018, 9),
        ("policeforceareatablesyearendingdecember2018", 2018, 12),
        ("policeforceareatablesyeendingmarch2019", 2019, 3),
        ("policeforceareatablesyearendingjune2019", 2019, 6),
        ("policeforceareatablesyearendingseptember2019", 2019, 9),
        ("pfatablesdec19", 2019, 12),
    ):
        make = _plain(grids.pfa_workbook, grids.month_end(year, month))
        yield ons(f"ons-pfa-tables-ye-{year}-{month:02}", f"{PFA}/{name}.xlsx", make, "original")
    for name, year, sheets in (
        ("tabs-30sep15", 2015, grids.WORKFORCE),
        ("tables-sep16", 2016, grids.WORKFORCE),
        ("tables-jan17", 2017, grids.WORKFORCE),
        ("sep18-tables", 2018, grids.WORKFORCE_2018),
        ("sep19-tables", 2019, grids.WORKFORCE_2019),
    ):
        make = _named(grids.workforce, sheets)
        yield Release(f"ho-workforce-tables-{year}-09", f"{ODS}-{name}.ods", make, "original", dated_by="month saved")
    for first, number in ((2017, "hosb3018"), (2018, "hosb3319"), (2019, "hosb3720")):
        path, make = f"{FORCE}{first}-mar{first + 1}-{number}-tables.ods", _named(grids.use_of_force, first)
        yield Release(f"ho-use-of-force-{first + 1}", path, make, "original", status="experimental", dated_by="cover sheet")
    iopc, make = "deaths_contact/Time_series_tables_2019-20.ods", _named(grids.deaths)
    yield Release("iopc-deaths-2019-20", iopc, make, "original", "Independent Office for Police Conduct", dated_by="month saved")


def _tables() -> Iterator[Release]:
    ons = partial(Release, publisher=ONS)
    for first in (2017, 2018):
        year = f"{first}_{first - 1999}"
        make = _named(tables.outcomes, first)
        yield Release(f"ho-outcomes-{first}-{first - 1999}", f"outcomes/outcomes-open-data-{year}.csv.gz", make)
    trend = "outcomes/national_charge_rate_timeseries_WIAH_justice.json"
    yield Release("ho-outcomes-trend-2025-07", trend, _plain(tables.charge_trend))
    crime = "recorded_crime/prc-pfa-mar2013-onwards-tables201718.csv"
    yield Release("ho-recorded-crime-pfa-2018", crime, _named(tables.crime_2018))
    yield Release("ho-police-grant-2025-26", "funding/police-grant-2025-26.csv", _named(tables.grant), "retyped")
    make = _named(tables.officers, "officer_fte_31mar2025", date(2025, 3, 31))
    yield Release("ho-workforce-2026-01-28", "workforce/officers_fte_31mar2025_isthisben.csv", make, "retyped", dated_by="2026-01-28")
    make = _named(tables.officers, "officers", date(2020, 9, 30), only="2020-09-01")
    yield Release("ho-workforce-tables-2020-09", "workforce/officers-fte-2007-2020sep.csv.gz", make)
    yield Release("ho-workforce-tables-2022-03-trend", "workforce/police-strength-national.csv.gz", _plain(tables.officers_trend))
    courts = "moj-court-timeliness-rape-2011-2018"
    yield Release(courts, "outcomes/rape-prosecution-times.csv.gz", _plain(tables.court_times), publisher="Ministry of Justice")
    for month in ("2024-01", "2024-06", "2024-12", "2025-01", "2025-02", "2025-03"):
        path = f"police_api/street_csv/{month}-city-of-london-street.csv"
        yield Release(f"police-street-level-{month}-city-of-london", path, _named(tables.street), "original")
    path = "severity/crime-severity-score-pfa-2002_03-2021_22.csv.gz"
    yield ons("ons-crime-severity-2002-2022", path, _plain(tables.severity), status="experimental")
    path = "csew/perceptions_of_police_YE_mar2026_SGilr.json"
    yield ons("ons-csew-perceptions-ye-2026-03", path, _plain(tables.perceptions), "retyped")
    yield ons("ons-csew-prevalence-1981-2019", "csew/csew-prevalence-trends.csv.gz", _plain(tables.prevalence))
    yield ons("ons-csew-prevalence-2020", "csew/crime-since-2010.csv.gz", _plain(tables.prevalence_2020))
    yield ons("ons-csew-reporting-1981-2019", "csew/csew-reporting-rate.csv.gz", _plain(tables.reporting))
    yield ons("ons-pfa-tables-mid-2018", "reference/pfa_population_data.csv", _plain(tables.populations))
    yield ons("ons-pfa-tables-ye-2025-06-c2", f"{PFA}/policeforceareatablesyejune25final_TableC2.csv", _plain(tables.table_c2))
    path = "recorded_crime/national_PRC_trends_2002_03_onwards_WIAH.json"
    yield ons("ons-recorded-crime-national-2002-2025", path, _plain(tables.national))


def _open_data() -> Iterator[Release]:
    crime = "recorded_crime/prc-pfa-2012_13-to-2023_24Q1_release191023.csv.gz"
    yield Release("ho-recorded-crime-pfa-2023-10-19", crime, _police(open_data.crime))
    path = "workforce/workforce-open-data-2007-2022_release270722.csv.gz"
    yield Release("ho-workforce-2022-07-27", path, _plain(open_data.workforce))
    path = "arrests/arrests-open-data-2006_07-2017_18.csv.gz"
    yield Release("ho-arrests-2018-10-25", path, _named(open_data.arrests))
    path = "stop_search/stop-search-open-data-2006_07-2018_19.csv.gz"
    yield Release("ho-stop-search-2019-10", path, _police(open_data.stop_and_search))


def releases() -> dict[str, Release]:
    return {release.release_id: release for release in (*_workbooks(), *_tables(), *_open_data())}


def dated(release: Release, official: Path) -> str:
    """The date of publication, no more precise than the file or the list of files tells it."""
    path = official / release.file
    if release.dated_by == "month saved":
        saved = re.search(r"<dc:date>(\d{4}-\d\d)", zipfile.ZipFile(path).read("meta.xml").decode())
        return saved[1] if saved else ""
    if release.dated_by == "cover sheet":
        rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Cover_sheet").to_python()
        told = next(str(cell) for row in rows for cell in row if str(cell).startswith("Published: "))
        return datetime.strptime(told, "Published: %d %B %Y").date().isoformat()
    listed = pd.read_csv(official / "MANIFEST.csv", dtype=str, keep_default_na=False).set_index("file").loc[release.file]
    return str(listed["published"]) if release.dated_by == "manifest" else release.dated_by


def expected(release: Release, official: Path) -> dict[Key, Cell]:
    """The cells of a release by key; ValueError where the raw file has two for one."""
    found: dict[Key, Cell] = {}
    for cell in release.cells(official / release.file, grids.spelled(official)):
        key = (cell.measure, cell.area, cell.start, cell.end, cell.method, cell.unit, cell.statistic)
        if key in found:
            raise ValueError(f"{release.release_id}: two cells for {key}")
        found[key] = cell
    return found


def held(store: Store) -> dict[str, dict[Key, list[Any]]]:
    """The figures of every release by key."""
    found: dict[str, dict[Key, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for measure in store.measures:
        for row in store.figures(measure):
            key = (measure, row.area_code, row.period.start, row.period.end, row.method, str(row.unit.value), row.statistic)
            found[row.release_id][key].append(row)
    return found


def differences(cell: Cell, row: Any) -> Iterator[tuple[str, str]]:
    """(what differs, how) of one figure and its cell."""
    value = None if row.value is None else Decimal(str(row.value))
    if not _same(cell, value):
        yield "value", f"raw {cell.value}, store {value}"
    if row.missing != (cell.text if cell.value is None else None):
        yield "marker", f"raw {cell.text!r}, store {row.missing!r}"
    yield from _place(cell, row)
    if row.coverage != cell.coverage:
        yield "coverage", f"raw {cell.coverage!r}, store {row.coverage!r}"
    if row.baseline is not None or row.bound is not None or not row.period_exact:
        yield "key", f"baseline {row.baseline}, bound {row.bound}, exact {row.period_exact}"


def _same(cell: Cell, value: Decimal | None) -> bool:
    if cell.value is None or value is None:
        return cell.value is None and value is None
    if cell.decimals is None:
        return cell.value == value
    return abs(cell.value - value) <= Decimal(5).scaleb(-cell.decimals - 1) + CRUMBS and round(value, cell.decimals) == value


def _place(cell: Cell, row: Any) -> Iterator[tuple[str, str]]:
    """A figure of a sheet names its cell and holds its text; a sum says its parts and how many rows were added up."""
    if cell.where and "!" in cell.where:
        sheet, at = cell.where.split("!")
        if row.locator != f"sheet '{sheet}', cell {at}":
            yield "locator", f"raw {cell.where}, store {row.locator!r}"
        if row.cell_text is None or not _same_text(cell.text, row.cell_text):
            yield "cell text", f"raw {cell.text!r}, store {row.cell_text!r}"
    elif cell.where:
        parts, _, rows = cell.where.rpartition("rows ")
        if parts and not row.locator.startswith(parts.removesuffix("; ") + ":"):
            yield "locator", f"raw {cell.where}, store {row.locator[:80]!r}"
        count = re.search(r"over (\d+) rows", row.locator)
        if cell.value is not None and (count is None or count[1] != rows):
            yield "locator", f"raw {rows} rows, store {row.locator[:80]!r}"
    named = tuple(re.findall(r"rows hash (\w{16})", row.locator))
    if cell.hashes and named != cell.hashes:
        yield "rows hash", f"raw {cell.hashes}, store {named}"


def _same_text(ours: str, theirs: str) -> bool:
    if ours == theirs:
        return True
    first, second = grids.number(ours), grids.number(theirs)
    return first is not None and second is not None and float(first) == float(second)


def about(release: Release, row: Any, official: Path) -> Iterator[tuple[str, str]]:
    """What the release says of itself beside what file and list of files say."""
    sha = hashlib.sha256((official / release.file).read_bytes()).hexdigest()
    listed = pd.read_csv(official / "MANIFEST.csv", dtype=str, keep_default_na=False).set_index("file").loc[release.file, "sha256"]
    for what, ours, theirs in (
        ("file", sha, row.file_sha256),
        ("file", listed, row.file_sha256),
        ("published", dated(release, official), row.published.written),
        ("copy", release.copy, row.copy),
        ("status", release.status, row.status),
        ("publisher", release.publisher, row.publisher),
        ("standing", "official_release", row.standing),
    ):
        if ours != theirs:
            yield what, f"{ours!r}, store {theirs!r}"


def _said(row: Any) -> tuple[Any, ...]:
    return row.file_sha256, row.published.written, row.copy, row.status, row.publisher, row.standing


def compare(release: Release, rows: dict[Key, list[Any]], official: Path) -> tuple[Counter[str], list[str]]:
    """How many figures were compared and how many are equal in everything; then every difference."""
    wanted, tally, told = expected(release, official), Counter[str](), []
    said = {_said(row): row for found in rows.values() for row in found}
    for row in said.values():
        told += [f"{release.release_id}: {what}: {how}" for what, how in about(release, row, official)]
    for key in sorted(wanted.keys() | rows.keys(), key=str):
        label = f"{release.release_id}: {' '.join(str(part) for part in key if part is not None)}"
        if key not in rows or key not in wanted or len(rows[key]) != 1:
            kind = "not in store" if key not in rows else "only in store" if key not in wanted else "twice in store"
            tally[kind] += 1
            told.append(f"{label}: {kind}")
            continue
        found = list(differences(wanted[key], rows[key][0]))
        tally["compared"] += 1
        tally["equal"] += not found
        tally["without number"] += wanted[key].value is None
        told += [f"{label}: {what}: {how}" for what, how in found]
    return tally, told


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments.add_argument("--only")
    options = arguments.parse_args()
    official, store = options.shared / "official", Store.open()
    figures, whole, listed = held(store), Counter[str](), []
    print(f"{date.today()}, store {store.digest}\n")
    columns = ("compared", "equal", "without number", "not in store", "only in store", "twice in store")
    print(f"| release | {' | '.join(columns)} |\n|---|{'---:|' * len(columns)}")
    for name, release in releases().items():
        if options.only in (None, name):
            tally, told = compare(release, figures[name], official)
            whole, listed = whole + tally, listed + told
            print(f"| {name} | {' | '.join(str(tally[column]) for column in columns)} |")
    print(f"| all | {' | '.join(str(whole[column]) for column in columns)} |\n")
    print("\n".join(f"- {line}" for line in listed) or "Nothing differs.")
    sys.exit(bool(listed))


if __name__ == "__main__":
    main()
