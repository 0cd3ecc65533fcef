"""The store beside sums made straight from the raw files with plain pandas, which share no code with the reading of releases.

    python benchmarks/own_sums.py [--shared ../shared] [--sample 40]

Every cell is compared within its own release (`vintages=True`), so that a later edition never stands in for it. Counts must be equal to the
last digit; rates and FTE, which the store keeps to two decimals, within half of the second one. A cell that one side lacks is told.
"""

import argparse
import csv
import io
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from factcheck import Store

NATION, TRANSPORT_POLICE = "K04000001", "X-BTP"
PILOT = "E23000014"
ROUNDING = Decimal("0.005") + Decimal("1e-9")  # the crumbs of floats in re-saved files come on top
TWO_DECIMALS = ("charge-rate", "officers-fte")
NOT_POLICE = {"Action Fraud", "CIFAS", "UK Finance"}
CRIME_MEASURES = {
    "burglary": {"Domestic burglary", "Non-domestic burglary"},
    "robbery": {"Robbery of personal property", "Robbery of business property"},
    "shoplifting": {"Shoplifting"},
    "rape": {"Rape offences"},
    "vehicle-offences": {"Theft of a motor vehicle", "Theft from a vehicle", "Vehicle interference"},
    "homicide": {"Homicide"},
    "stalking-and-harassment": {"Stalking and harassment"},
}
CHARGE_MEASURES = {
    "charge-rate-burglary": {"Domestic burglary", "Non-domestic burglary"},
    "charge-rate-robbery": {"Robbery"},
    "charge-rate-homicide": {"Homicide"},
    "charge-rate-rape": {"Rape"},
}
WORKBOOKS = {
    "ons-pfa-tables-ye-2018-03": ("policeforceareatablesyearendingmarch2018v2", 2018, 3),
    "ons-pfa-tables-ye-2018-06": ("policeforceareadatatablesyearendingjune2018corrected", 2018, 6),
    "ons-pfa-tables-ye-2018-09": ("policeforceareatablesyearendingsep18corrected", 2018, 9),
    "ons-pfa-tables-ye-2018-12": ("policeforceareatablesyearendingdecember2018", 2018, 12),
    "ons-pfa-tables-ye-2019-03": ("policeforceareatablesyeendingmarch2019", 2019, 3),
    "ons-pfa-tables-ye-2019-06": ("policeforceareatablesyearendingjune2019", 2019, 6),
    "ons-pfa-tables-ye-2019-09": ("policeforceareatablesyearendingseptember2019", 2019, 9),
    "ons-pfa-tables-ye-2019-12": ("pfatablesdec19", 2019, 12),
}
TABLE_C2 = {
    "recorded-crime": "Total recorded crime",
    "violence-against-the-person": "Violence against the person",
    "homicide": "Homicide",
    "burglary": "Burglary",
    "robbery": "Robbery",
    "shoplifting": "Shoplifting",
}
# Measure, area, first day, last day, method.
Key = tuple[str, str, date, date, str | None]
Cells = dict[Key, Decimal | None]


@dataclass(frozen=True, slots=True)
class Sums:
    """Cells computed from one raw file: None where the publisher prints a marker and no number at all."""

    release_id: str
    every: str
    cells: Cells


@dataclass(slots=True)
class Tally:
    """What the comparison of one measure of one release came to."""

    compared: int = 0
    equal: int = 0
    different: list[str] = field(default_factory=list)
    not_in_store: list[str] = field(default_factory=list)
    only_in_store: list[str] = field(default_factory=list)


def raw(official: Path, name: str) -> pd.DataFrame:
    """A raw file with every cell as the text that stands in it."""
    return pd.read_csv(official / name, dtype=str, keep_default_na=False)


def codes(official: Path) -> dict[str, str]:
    """Every spelling of a force's name to its ONS code."""
    table = raw(official, "reference/forces_reference_DERIVED.csv")
    spelled = zip(table["ons_pfa_code"], table["name_variants_seen"] + "|" + table["home_office_workforce_name"], strict=True)
    found = {name.strip(): code for code, names in spelled for name in names.split("|")}
    return found | {"British Transport Police": TRANSPORT_POLICE}


def numbers(column: "pd.Series[str]") -> "pd.Series[Any]":
    """Text to exact decimals; a marker adds nothing to a sum."""
    return column.map(lambda text: Decimal(0) if text == "NA" else Decimal(text))


def financial_quarter(year: str, quarter: str) -> date:
    """First day of quarter "1.0" to "4.0" of a year "2017/18"."""
    number, first = int(float(quarter)), int(year[:4])
    return date(first, 1 + 3 * number, 1) if number < 4 else date(first + 1, 1, 1)


def four_quarters(start: date) -> tuple[date, date]:
    """First and last day of the four quarters from `start`."""
    return start, date(start.year + 1, start.month, 1) - timedelta(days=1)


def financial_year(text: str) -> tuple[date, date]:
    return four_quarters(date(int(text[:4]), 4, 1))


def recorded_crime(official: Path) -> tuple[Sums, Sums]:
    """Financial years of all measures and forces; rolling years of the total for all forces and of all measures for the pilot force."""
    table = raw(official, "recorded_crime/prc-pfa-2012_13-to-2023_24Q1_release191023.csv.gz")
    table = table[(table["Offence Group"] != "Fraud offences") & ~table["Force Name"].isin(NOT_POLICE)]
    table = table.assign(
        area=table["Force Name"].map(codes(official)),
        start=[financial_quarter(*pair) for pair in zip(table["Financial Year"], table["Financial Quarter"], strict=True)],
        number=numbers(table["Number of Offences"]),
    )
    chosen = {name: table[table["Offence Subgroup"].isin(kinds)] for name, kinds in CRIME_MEASURES.items()}
    chosen["recorded-crime"] = table
    chosen["violence-against-the-person"] = table[table["Offence Group"] == "Violence against the person"]
    years: Cells = {}
    rolling: Cells = {}
    for measure, rows in chosen.items():
        for area, start, total in _four_quarter_sums(rows):
            key = (measure, area, *four_quarters(start), None)
            if start.month == 4:
                years[key] = total
            if measure == "recorded-crime" or area == PILOT:
                rolling[key] = total
    release = "ho-recorded-crime-pfa-2023-10-19"
    return Sums(release, "year", years), Sums(release, "year-ending", rolling)


def _four_quarter_sums(rows: pd.DataFrame) -> Iterator[tuple[str, date, Decimal]]:
    by_quarter: dict[str, dict[date, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for area, start, number in zip(rows["area"], rows["start"], rows["number"], strict=True):
        by_quarter[area][start] += number
        by_quarter[NATION][start] += number
    for area, held in by_quarter.items():
        starts = sorted(held)
        for at, first in enumerate(starts[:-3]):
            four = starts[at : at + 4]
            # Four consecutive quarters end three quarters after they began; a gap would stretch them.
            if (four[3].year - first.year) * 12 + four[3].month - first.month == 9:
                yield area, first, sum((held[start] for start in four), Decimal(0))


def _sums_by_area(rows: pd.DataFrame, value: str) -> Iterator[tuple[str, str, Decimal | None]]:
    """(area, period text, sum) for areas and the nation; None where every cell is a marker."""
    for names, whole in ((["area", "when"], False), (["when"], True)):
        for key, part in rows.groupby(names):
            total = None if (part[value] == "NA").all() else Decimal(numbers(part[value]).sum())
            yield (NATION if whole else str(key[0])), str(key[-1]), total


def workforce(official: Path) -> Sums:
    """Officers at 31 March, FTE and headcount; the file writes the first of March and means the last."""
    table = raw(official, "workforce/workforce-open-data-2007-2022_release270722.csv.gz")
    table = table[table["worker_type"] == "police officer"].assign(area=lambda t: t["geo_code"], when=lambda t: t["date"])
    cells: Cells = {}
    for measure, column in (("officers-fte", "total_fte"), ("officers-headcount", "total_headcount")):
        for area, when, total in _sums_by_area(table, column):
            day = date(int(when[:4]), 3, 31)
            cells[measure, area, day, day, None] = total
    return Sums("ho-workforce-2022-07-27", "year", cells)


def arrests(official: Path) -> Sums:
    """Arrests by financial year; Lancashire 2017/18 is a marker in every row."""
    table = raw(official, "arrests/arrests-open-data-2006_07-2017_18.csv.gz")
    table = table.assign(area=table["force_name"].map(codes(official)), when=table["financial_year"])
    found = _sums_by_area(table, "arrests")
    return Sums("ho-arrests-2018-10-25", "year", {("arrests", area, *financial_year(when), None): total for area, when, total in found})


def stop_and_search(official: Path) -> Sums:
    """Searches by financial year, under all three powers."""
    table = raw(official, "stop_search/stop-search-open-data-2006_07-2018_19.csv.gz")
    table = table.assign(area=table["force_name"].map(codes(official)), when=table["year_ending"].map(lambda day: str(int(day[:4]) - 1)))
    found = _sums_by_area(table, "searches")
    return Sums(
        "ho-stop-search-2019-10", "year", {("stop-and-search", area, *financial_year(when), None): total for area, when, total in found}
    )


def charge_rates(official: Path, first: int) -> Sums:
    """Charges as a percentage of the crimes recorded in the year from April `first`, by both methods; None where no crime was recorded."""
    year = f"{first}_{(first + 1) % 100}"
    table = raw(official, f"outcomes/outcomes-open-data-{year}.csv.gz")
    cohort = next(name for name in ("offences", "force_outcomes_for_offences_recorded_in_quarter") if name in table)
    table = table[(table["force_name"] != "NA") & ~table["offence_group"].str.startswith("Fraud")]
    table = table.assign(
        area=table["force_name"].map(codes(official)),
        cohort=numbers(table[cohort]),
        in_year=numbers(table["force_outcomes_recorded_in_quarter"]),
    )
    chosen = {name: table[table["offence_subgroup"].isin(kinds)] for name, kinds in CHARGE_MEASURES.items()} | {"charge-rate": table}
    cells: Cells = {}
    for measure, rows in chosen.items():
        parts = [(str(area), part) for area, part in rows.groupby("area")] + [(NATION, rows)]
        for area, part in parts:
            charged, recorded = part[part["outcome_type"] == "1"], Decimal(part["cohort"].sum())
            for method, column in (("cohort", "cohort"), ("in-year", "in_year")):
                rate = 100 * Decimal(charged[column].sum()) / recorded if recorded else None
                cells[measure, area, *financial_year(str(first)), method] = rate
    return Sums(f"ho-outcomes-{first}-{(first + 1) % 100}", "year", cells)


def workbook(official: Path, release_id: str) -> Sums:
    """The total of recorded crime of every coded row of table P1 of one ONS workbook; it stands in the third column."""
    name, year, month = WORKBOOKS[release_id]
    path = official / "recorded_crime" / "ons_pfa_tables" / f"{name}.xlsx"
    sheets = pd.read_excel(path, sheet_name=None, header=None, dtype=str, keep_default_na=False, engine="openpyxl")
    table = next(sheet for name, sheet in sheets.items() if name.strip() == "Table P1")
    start, end = four_quarters(date(year - (month < 12), month % 12 + 1, 1))
    cells: Cells = {}
    for code, total in zip(table[0].str.strip(), table[2].str.strip(), strict=True):
        if code[:3] in ("K04", "E23", "W15", "E12"):
            cells["recorded-crime", code, start, end, None] = None if total == ".." else Decimal(total)
    return Sums(release_id, "year-ending", cells)


def table_c2(official: Path) -> Sums:
    """The force subtotals (no Community Safety Partnership named) of the year to June 2025, by the first words of a heading.

    A force that is one partnership, the City of London, has no subtotal: its one row is it.
    """
    path = official / "recorded_crime" / "ons_pfa_tables" / "policeforceareatablesyejune25final_TableC2.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False, header=None)
    head = next(at for at, text in enumerate(table[0]) if text.startswith("Police Force"))
    rows = table[table[0].isin(set(codes(official).values()))]
    subtotal = (rows[2].str.strip() == "") & (rows[3].str.strip() == "")
    forces = rows[subtotal | (rows.groupby(0)[0].transform("size") == 1)]
    cells: Cells = {}
    for measure, words in TABLE_C2.items():
        column = next(at for at, text in table.loc[head].items() if " ".join(text.split()).startswith(words))
        for area, text in zip(forces[0], forces[column], strict=True):
            key = (measure, area, date(2024, 7, 1), date(2025, 6, 30), None)
            if key in cells:
                raise ValueError(f"two subtotals of {measure} for {area} in {path.name}")
            cells[key] = Decimal(text.strip().replace(",", ""))
    return Sums("ons-pfa-tables-ye-2025-06-c2", "year-ending", cells)


def compare(store: Store, sums: Sums) -> dict[str, Tally]:
    """The cells of one release beside the store's, a tally a measure; rows of other releases are left out of it."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    ours: dict[tuple[str, str], dict[tuple[date, date, str | None], Decimal | None]] = defaultdict(dict)
    for (measure, area, start, end, method), value in sums.cells.items():
        ours[measure, area][start, end, method] = value
    for (measure, area), wanted in ours.items():
        held = _held(store, sums, measure, area)
        for when in sorted(wanted.keys() | held.keys(), key=str):
            _settle(
                tallies[measure],
                f"{measure} {area} {when[0]} to {when[1]} {when[2] or ''}".strip(),
                when in wanted,
                wanted.get(when),
                held.get(when),
            )
    return tallies


def _held(store: Store, sums: Sums, measure: str, area: str) -> dict[tuple[date, date, str | None], list[Decimal | None]]:
    held: dict[tuple[date, date, str | None], list[Decimal | None]] = defaultdict(list)
    for row in store.series(measure, area, every=sums.every, vintages=True):
        if row.release_id == sums.release_id and row.period.start and row.period.end:
            held[row.period.start, row.period.end, row.method].append(None if row.value is None else Decimal(str(row.value)))
    return held


def _settle(tally: Tally, cell: str, wanted: bool, ours: Decimal | None, theirs: list[Decimal | None] | None) -> None:
    if not theirs:
        tally.not_in_store.append(f"{cell}: {'a marker in the raw file' if ours is None else f'{ours:.2f} in the raw file'}")
    elif not wanted:
        tally.only_in_store.append(f"{cell}: {theirs}")
    else:
        tally.compared += 1
        if len(theirs) == 1 and same(ours, theirs[0], rounded=cell.startswith(TWO_DECIMALS)):
            tally.equal += 1
        else:
            tally.different.append(f"{cell}: raw {ours}, store {[str(value) for value in theirs]}")


def same(ours: Decimal | None, theirs: Decimal | None, *, rounded: bool) -> bool:
    """Whether a cell is equal: both without a number, or the same number (to the store's two decimals where it rounds)."""
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= (ROUNDING if rounded else 0)


def everything(official: Path) -> Iterator[Sums]:
    yield from recorded_crime(official)
    yield workforce(official)
    yield arrests(official)
    yield stop_and_search(official)
    yield charge_rates(official, 2017)
    yield charge_rates(official, 2018)
    for release_id in WORKBOOKS:
        yield workbook(official, release_id)
    yield table_c2(official)


def by_command_line(sums: Sums, key: Key, publication: str) -> list[str]:
    """The value column that `factcheck figures series` prints for one cell; its CSV names the publication, not the release."""
    measure, area, start, end, method = key
    command = ["-m", "factcheck", "figures", "series", measure, "--area", area, "--every", sums.every, "--vintages", "--format", "csv"]
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True, timeout=60)
    wanted = (publication, start.isoformat(), end.isoformat(), method or "")
    rows = csv.DictReader(io.StringIO(done.stdout))
    return [row["value"] for row in rows if (row["publication"], row["period_start"], row["period_end"], row["method"]) == wanted]


def sampled(store: Store, all_sums: list[Sums], number: int) -> Iterator[str]:
    """What the command line prints otherwise than the raw files, for `number` cells drawn by a fixed seed; the last line is the count."""
    cells = [
        (sums, key, value) for sums in all_sums for key, value in sums.cells.items() if value is not None and key[1] != TRANSPORT_POLICE
    ]
    agreed = 0
    for sums, key, value in random.Random(2023).sample(cells, number):
        rows = store.series(key[0], key[1], every=sums.every, vintages=True)
        publication = next(row.publication for row in rows if row.release_id == sums.release_id)
        shown = by_command_line(sums, key, publication)
        equal = len(shown) == 1 and same(value, Decimal(shown[0]), rounded=key[0].startswith(TWO_DECIMALS))
        agreed += equal
        if not equal:
            yield f"- command line: {sums.release_id} {' '.join(map(str, key))}: raw {value}, printed {shown}"
    yield f"By the command line: {agreed} of {number} cells equal."


def table_of(store: Store, all_sums: list[Sums]) -> Iterator[str]:
    """The Markdown table, a row a release and measure, then every cell that differs or that one side lacks."""
    yield "| release | every | measure | compared | equal | different | not in the store | only in the store |"
    yield "|---|---|---|---|---|---|---|---|"
    listed: list[str] = []
    compared = equal = 0
    for sums in all_sums:
        for measure, tally in sorted(compare(store, sums).items()):
            lists = {"different": tally.different, "not in the store": tally.not_in_store, "only in the store": tally.only_in_store}
            counts = " | ".join(str(len(rows)) for rows in lists.values())
            yield f"| {sums.release_id} | {sums.every} | {measure} | {tally.compared} | {tally.equal} | {counts} |"
            listed += [f"- {kind}: {sums.release_id} {row}" for kind, rows in lists.items() for row in rows]
            compared, equal = compared + tally.compared, equal + tally.equal
    yield f"| all | | | {compared} | {equal} | | | |"
    police = [row for row in listed if f" {TRANSPORT_POLICE} " in row]
    yield f"\n{len(police)} cells listed are the British Transport Police's; the others:\n"
    yield "\n".join(row for row in listed if row not in police) or "(none)"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments.add_argument("--sample", type=int, default=40)
    options = arguments.parse_args()
    store, all_sums = Store.open(), list(everything(options.shared / "official"))
    print(f"{date.today()}, store {store.digest}\n")
    for line in (*table_of(store, all_sums), "", *sampled(store, all_sums, options.sample)):
        print(line)


if __name__ == "__main__":
    main()
