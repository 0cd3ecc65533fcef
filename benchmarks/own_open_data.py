"""All measures of the large open data tables made a second time, as they stand (`own_sums.py` proves the chief ones by year)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
from own_grids import BOTH, FORCES, NATION, Cell, month_end, year_to
from own_tables import GROUPS_2018, SUBGROUPS_2018, Rows, raw

TRANSPORT_POLICE = "X-BTP"
CRIME_GROUPS = GROUPS_2018 | {"miscellaneous-crimes": "Miscellaneous crimes against society"}
CRIME_SUBGROUPS = SUBGROUPS_2018 | {"violence-with-injury": ("Violence with injury",)}
PAID = ("police officer", "police staff", "designated officer", "police community support officer")
WORKERS = {
    "officers-fte": (PAID[:1], "total_fte"),
    "officers-headcount": (PAID[:1], "total_headcount"),
    "police-staff-fte": (PAID[1:2], "total_fte"),
    "pcso-fte": (PAID[3:], "total_fte"),
    "pcso-headcount": (PAID[3:], "total_headcount"),
    "special-constables": (("special constable",), "total_headcount"),
    "workforce-fte": (PAID, "total_fte"),
}
WITHOUT_LANCASHIRE = "42 police forces; without Lancashire"


def _ready(table: Rows, areas: "pd.Series[Any]", *numbers: str, declared: list[str] | None = None) -> Rows:
    """The table with area, hash of each row and numbers as decimals (None for a marker)."""
    hashes = pd.util.hash_pandas_object(table if declared is None else table[declared], index=False).astype("uint64")
    found = table.assign(area=areas, hash=hashes)
    if found["area"].isna().any():
        raise ValueError(f"unknown areas in {set(table.columns)}")
    return found.assign(**{name: [None if text == "NA" else Decimal(text) for text in table[name]] for name in numbers})


def _sums(rows: Rows, when: str, number: str) -> Iterator[tuple[str, str, Decimal | None, int, str]]:
    """(area, period, sum, rows with a number, their hash) by force and for all; None where every cell is a marker."""
    told = rows[rows[number].notna()]
    for keys in (["area", when], when):
        some = told.groupby(keys).agg(total=(number, "sum"), rows=(number, "size"), hash=("hash", "sum"))
        for key in rows.groupby(keys).groups:
            area, period = (NATION, key) if isinstance(key, str) else key
            if area != TRANSPORT_POLICE:
                one = some.loc[key] if key in some.index else None
                found = (None, 0, 0) if one is None else (Decimal(one["total"]), int(one["rows"]), int(one["hash"]))
                yield area, period, found[0], found[1], format(found[2], "016x")


def crime(path: Path, names: dict[str, str]) -> Iterator[Cell]:
    """Every quarter of every measure, by force and for all, without fraud and the bodies that record it."""
    table = raw(path)
    table = table[(table["Offence Group"] != "Fraud offences") & ~table["Force Name"].isin(["Action Fraud", "CIFAS", "UK Finance"])]
    quarters = [
        f"{year[:4]}-{int(float(quarter))}" for year, quarter in table[["Financial Year", "Financial Quarter"]].itertuples(index=False)
    ]
    table = _ready(table, table["Force Name"].map(names), "Number of Offences").assign(when=quarters)
    chosen = {name: table["Offence Subgroup"].isin(kinds) for name, kinds in CRIME_SUBGROUPS.items()}
    chosen |= {name: table["Offence Group"] == group for name, group in CRIME_GROUPS.items()}
    chosen["recorded-crime"] = table["Offence Group"] != ""
    for measure, which in chosen.items():
        for area, when, total, number, digest in _sums(table[which], "when", "Number of Offences"):
            year, quarter = int(when[:4]), int(when[5:])
            end = month_end(year + (quarter == 4), quarter * 3 + 3 if quarter < 4 else 3)
            inside = BOTH if area == NATION else None
            yield Cell(
                measure, area, date(end.year, end.month - 2, 1), end, "", total, where=f"rows {number}", coverage=inside, hashes=(digest,)
            )


def workforce(path: Path) -> Iterator[Cell]:
    """Officers, staff, PCSOs, specials and the paid workforce at 31 March; the share of women among officers by headcount."""
    table = raw(path)
    table = _ready(table, table["geo_code"], "total_headcount", "total_fte")
    for measure, (kinds, column) in WORKERS.items():
        for area, when, total, number, digest in _sums(table[table["worker_type"].isin(kinds)], "date", column):
            day, inside = date(int(when[:4]), 3, 31), FORCES if area == NATION else None
            decimals = 2 if column == "total_fte" else None
            yield Cell(measure, area, day, day, "", total, where=f"rows {number}", coverage=inside, decimals=decimals, hashes=(digest,))
    officers = table[table["worker_type"] == "police officer"]
    women = officers[officers["sex"] == "Female"]
    for cell in _rate("officers-female-share", (women, "total_headcount"), (officers, "total_headcount"), "date", 1):
        day = date(int(cell[1][:4]), 3, 31)
        inside = FORCES if cell[0] == NATION else None
        yield Cell("officers-female-share", cell[0], day, day, "", *cell[2:4], "share", None, cell[4], inside, 1, cell[5])


def _rate(name: str, over: tuple[Rows, str], under: tuple[Rows, str], when: str, decimals: int) -> Iterator[Any]:
    """(area, period, percentage, unit, where, hashes) of each sum over the other."""
    tops = {found[:2]: found[2:] for found in _sums(over[0], when, over[1])}
    for area, period, whole, _, whole_hash in _sums(under[0], when, under[1]):
        top, number, digest = tops[area, period]
        share = 100 * top / whole if top is not None and whole else None
        yield area, period, share, "percent", f"100 × {top} over {whole}; rows {number}", (digest, whole_hash)


def stop_and_search(path: Path, names: dict[str, str]) -> Iterator[Cell]:
    """Searches under all three powers and under section 60, and the arrests that came of them."""
    table = raw(path)
    declared = [name for name in table if "s60_only" not in name]
    table = _ready(table, table["force_name"].map(names), "searches", "resultant_arrests", declared=declared)
    missing = _without_transport_police(table)
    sixty = table[table["legislation"] == "Section 60 (CJPOA)"]
    for measure, rows in (("stop-and-search", table), ("section-60-searches", sixty)):
        for area, when, total, number, digest in _sums(rows, "year_ending", "searches"):
            year = year_to(date(int(when[:4]), 3, 31))
            text = "NA" if total is None else ""
            inside = missing.get(when, BOTH) if area == NATION else None
            yield Cell(measure, area, *year, text, total, where=f"rows {number}", coverage=inside, hashes=(digest,))
    for area, when, share, unit, where, hashes in _rate("", (table, "resultant_arrests"), (table, "searches"), "year_ending", 2):
        year, inside = year_to(date(int(when[:4]), 3, 31)), missing.get(when, BOTH) if area == NATION else None
        yield Cell("stop-and-search-arrest-rate", area, *year, "", share, unit, "share", None, where, inside, 2, hashes)


def _without_transport_police(table: Rows) -> dict[str, str]:
    """Years in which the transport police have no line or no number."""
    told = table[(table["area"] == TRANSPORT_POLICE) & table["searches"].notna()]["year_ending"].unique()
    return {when: f"{FORCES}; without British Transport Police" for when in table["year_ending"].unique() if when not in told}


def arrests(path: Path, names: dict[str, str]) -> Iterator[Cell]:
    table = raw(path)
    declared = [name for name in table if name != "year_ending"]
    table = _ready(table, table["force_name"].map(names), "arrests", declared=declared)
    for area, when, total, number, digest in _sums(table, "financial_year", "arrests"):
        gone = when.startswith("2017")
        inside = (WITHOUT_LANCASHIRE if gone else FORCES) if area == NATION else None
        text = "NA" if total is None else ""
        yield Cell(
            "arrests",
            area,
            *year_to(date(int(when[:4]) + 1, 3, 31)),
            text,
            total,
            where=f"rows {number}",
            coverage=inside,
            hashes=(digest,),
        )
