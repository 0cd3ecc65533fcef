"""Figures of the tables without sheets (CSV and JSON) made a second time, with pandas and json alone."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
from own_grids import BOTH, FORCES, NATION, OFFENCES, Cell, month_end, number, words, year_to

Rows = pd.DataFrame
Chosen = dict[str, "pd.Series[bool]"]
BURGLARY = ("Domestic burglary", "Non-domestic burglary")
MARCH, MONTHS = 3, {"Mar": 3, "Dec": 12}
VEHICLES = ("Theft of a motor vehicle", "Theft from a vehicle", "Vehicle interference")
# Not violence with injury: in this edition deaths by unlawful driving are still in it.
SUBGROUPS_2018 = {
    "violence-without-injury": ("Violence without injury",),
    "stalking-and-harassment": ("Stalking and harassment",),
    "homicide": ("Homicide",),
    "rape": ("Rape offences",),
    "robbery-personal": ("Robbery of personal property",),
    "robbery-business": ("Robbery of business property",),
    "burglary": BURGLARY,
    "burglary-residential": BURGLARY[:1],
    "burglary-non-residential": BURGLARY[1:],
    "vehicle-offences": VEHICLES,
    "theft-of-vehicle": VEHICLES[:1],
    "theft-from-vehicle": VEHICLES[1:2],
    "theft-from-the-person": ("Theft from the person",),
    "bicycle-theft": ("Bicycle theft",),
    "shoplifting": ("Shoplifting",),
    "arson": ("Arson",),
}
GROUPS_2018 = {
    "violence-against-the-person": "Violence against the person",
    "sexual-offences": "Sexual offences",
    "robbery": "Robbery",
    "theft-offences": "Theft offences",
    "criminal-damage-and-arson": "Criminal damage and arson",
    "drug-offences": "Drug offences",
    "possession-of-weapons": "Possession of weapons offences",
    "public-order-offences": "Public order offences",
    "miscellaneous-crimes": "Miscellaneous crimes",
}
OUTCOMES = {"charge-rate": {"1"}, "positive-outcome-rate": {"1", "2", "3", "4", "6", "7", "8"}, "no-suspect-rate": {"18"}}
OUTCOMES["evidential-difficulties-rate"] = {"14", "15", "16"}
# Crimes below the line of a rate: by group, else by subgroup.
AMONG = {
    "burglary": ("offence_subgroup", BURGLARY),
    "burglary-residential": ("offence_subgroup", BURGLARY[:1]),
    "robbery": ("offence_group", ("Robbery",)),
    "homicide": ("offence_subgroup", ("Homicide",)),
    "rape": ("offence_subgroup", ("Rape",)),
    "sexual-offences": ("offence_group", ("Sexual offences",)),
    "violence": ("offence_group", ("Violence against the person",)),
    "vehicle-offences": ("offence_subgroup", VEHICLES),
    "theft": ("offence_group", ("Theft offences",)),
    "shoplifting": ("offence_subgroup", ("Shoplifting",)),
    "criminal-damage": ("offence_group", ("Criminal damage and arson",)),
}
RATES = {"charge-rate": tuple(AMONG), "positive-outcome-rate": ("burglary", "robbery", "homicide", "rape")}
RATES |= {"no-suspect-rate": ("burglary",), "evidential-difficulties-rate": ()}
PREVALENCE = {
    "csew-prevalence": "All CSEW crime excluding fraud and computer misuse",
    "csew-prevalence-violence": "Violence",
    "csew-prevalence-robbery": "Robbery",
    "csew-prevalence-theft": "Theft offences",
    "csew-prevalence-theft-from-the-person": "Theft from the person",
    "csew-prevalence-burglary": "Domestic burglary",
    "csew-prevalence-vehicle-theft": "Vehicle-related theft (all households)",
    "csew-prevalence-bicycle-theft": "Bicycle theft (all households)",
    "csew-prevalence-criminal-damage": "Criminal damage",
}
# The second table has bare labels for vehicles and bicycles, which stand for several bases, so those have no figure.
IN_2020 = [name for name in PREVALENCE if not name.endswith(("vehicle-theft", "bicycle-theft"))]
REPORTED = {
    "csew-reported-share": "all CSEW crime (excluding fraud and computer misuse)",
    "csew-reported-share-violence": "violence",
    "csew-reported-share-robbery": "robbery",
    "csew-reported-share-theft": "theft offences",
    "csew-reported-share-burglary": "domestic burglary",
    "csew-reported-share-vehicle-theft": "vehicle-related theft",
    "csew-reported-share-bicycle-theft": "bicycle theft",
    "csew-reported-share-criminal-damage": "criminal damage",
    "csew-reported-share-fraud": "fraud",
}
PERCEPTIONS = {
    "confidence": ("confidence-in-police", "overall confidence in the local police"),
    "rating": ("confidence-in-police", "say that the police do a good or excellent job"),
    "trust": ("trust-in-police", None),
    "patrol": ("police-patrol-visibility", None),
}
TREND = {
    "Residential burglary": "burglary-residential",
    "Rape": "rape",
    "Robbery": "robbery",
    "Sexual offences": "sexual-offences",
    "Shoplifting": "shoplifting",
    "Theft offences": "theft",
    "Violence against the person": "violence",
}
NATIONAL = {
    "violence": "violence-against-the-person",
    "sexual": "sexual-offences",
    "robbery": "robbery",
    "burglary": "burglary",
    "vehicleOffences": "vehicle-offences",
    "shoplifting": "shoplifting",
    "theft": "theft-offences",
    "criminalDamage": "criminal-damage-and-arson",
    "drugOffences": "drug-offences",
    "publicOrder": "public-order-offences",
    "total": "recorded-crime",
}


def raw(path: Path, **how: Any) -> Rows:
    return pd.read_csv(path, dtype=str, keep_default_na=False, **how)


def _decimals(column: "pd.Series[str]") -> "pd.Series[Any]":
    return column.map(lambda text: Decimal(0) if text == "NA" else Decimal(text.strip().replace(",", "")))


def _hashed(table: Rows) -> "pd.Series[Any]":
    """What pandas makes of each row as it stands in the file; a sum's rows hash is their sum modulo 2^64."""
    return pd.util.hash_pandas_object(table, index=False)


def _hash(rows: Rows) -> str:
    return format(sum(map(int, rows["hash"])) % 2**64, "016x")


def _by_area(rows: Rows, of: Rows) -> Iterator[tuple[str, Rows]]:
    """(code, rows) for every force of the whole table, also those that have no such row, and for the whole."""
    for code in sorted(set(of["area"]) - {"X-BTP"}):
        yield code, rows[rows["area"] == code]
    yield NATION, rows


def crime_2018(path: Path, names: dict[str, str]) -> Iterator[Cell]:
    """Quarters of 2017/18 from the edition of 2018, by force and for all; fraud is left out by its group."""
    table = raw(path)
    table = table.assign(hash=_hashed(table))[table["Offence Group"] != "Fraud offences"]
    coded = names | {"British Transport Police": "X-BTP"}
    table = table.assign(area=table["Force Name"].map(coded), number=_decimals(table["Number of Offences"]))
    if table["area"].isna().any():
        raise ValueError(set(table["Force Name"][table["area"].isna()]))
    chosen: Chosen = {name: table["Offence Subgroup"].isin(kinds) for name, kinds in SUBGROUPS_2018.items()}
    chosen |= {name: table["Offence Group"] == group for name, group in GROUPS_2018.items()}
    chosen["recorded-crime"] = table["Offence Group"] != ""
    for measure, which in chosen.items():
        for quarter in "1234":
            end = month_end(2017 + (quarter == "4"), {"1": 6, "2": 9, "3": 12, "4": 3}[quarter])
            start = date(end.year, end.month - 2, 1)
            for code, rows in _by_area(table[which & (table["Financial Quarter"] == quarter)], table):
                total = Decimal(rows["number"].sum())
                where, inside = f"rows {len(rows)}", BOTH if code == NATION else None
                yield Cell(measure, code, start, end, "", total, where=where, coverage=inside, hashes=(_hash(rows),))


def outcomes(path: Path, first: int, names: dict[str, str]) -> Iterator[Cell]:
    """Charges, cautions and every rate of one year, both methods; the sums behind a rate are in `where`."""
    table = raw(path)
    cohort = "offences" if "offences" in table else "force_outcomes_for_offences_recorded_in_quarter"
    # Whether an offence is retired is no column that the page declares, so it is in no hash.
    table = table.assign(hash=_hashed(table.drop(columns="offence_code_expired")))
    table = table[(table["force_name"] != "NA") & ~table["offence_group"].str.startswith("Fraud")]
    coded = names | {"British Transport Police": "X-BTP"}
    table = table.assign(
        area=table["force_name"].map(coded), cohort=_decimals(table[cohort]), given=_decimals(table["force_outcomes_recorded_in_quarter"])
    )
    year = year_to(date(first + 1, MARCH, 31))
    methods = (("cohort", "cohort"), ("in-year", "given"))
    for name, kinds, wanted in (("charges", {"1"}, methods), ("cautions", {"2", "3"}, methods[1:])):
        for code, rows in _by_area(table[table["outcome_type"].isin(kinds)], table):
            for method, column in wanted:
                inside = BOTH if code == NATION else None
                told = _told(rows, column)
                total, where = Decimal(told[column].sum()), f"rows {len(told)}"
                yield Cell(name, code, *year, "", total, method=method, where=where, coverage=inside, hashes=(_hash(told),))
    for rate, offences in RATES.items():
        for among in ("", *offences):
            rows = table if not among else table[table[AMONG[among][0]].isin(AMONG[among][1])]
            yield from _rates(f"{rate}-{among}".rstrip("-"), rows, table, OUTCOMES[rate], year, methods)


def _told(rows: Rows, column: str) -> Rows:
    """Rows with a number: nine of Bedfordshire's in 2018/19 have none for what was given in the quarter, though they name an outcome."""
    return rows if column == "cohort" else rows[rows["force_outcomes_recorded_in_quarter"] != "NA"]


def _rates(name: str, among: Rows, table: Rows, kinds: set[str], year: tuple[date, date], methods: Any) -> Iterator[Cell]:
    for code, rows in _by_area(among, table):
        under, inside = Decimal(rows["cohort"].sum()), BOTH if code == NATION else None
        whole, over = _hash(rows), rows[rows["outcome_type"].isin(kinds)]
        for method, column in methods:
            told = _told(over, column)
            top = Decimal(told[column].sum())
            value, where = 100 * top / under if under else None, f"100 × {top} over {under}; rows {len(told)}"
            both = (_hash(told), whole)
            yield Cell(name, code, *year, "", value, "percent", "share", method, where, inside, decimals=2, hashes=both)


def grant(path: Path, names: dict[str, str]) -> Iterator[Cell]:
    table = raw(path, comment="#")
    year, amounts = (date(2025, 4, 1), date(2026, 3, 31)), _decimals(table["budget_gbp"])
    for name, amount in zip(table["force"], amounts, strict=True):
        yield Cell("police-funding", names[name], *year, "", amount, "GBP", "count", "central-grant", "rows 1")
    whole = f"rows {len(table)}"
    yield Cell("police-funding", NATION, *year, "", Decimal(amounts.sum()), "GBP", "count", "central-grant", whole, FORCES)


def populations(path: Path) -> Iterator[Cell]:
    day, table = date(2018, 6, 30), raw(path)
    for code, people in zip(table["code"], table["MYE2018"], strict=True):
        if code:
            yield Cell("population", code, day, day, "", Decimal(people), where="rows 1")


def table_c2(path: Path) -> Iterator[Cell]:
    """Force subtotals of every offence; a force that is one partnership has one line, which is it."""
    table = raw(path, header=None)
    head = next(at for at, text in enumerate(table[0]) if words(text) == "Police Force Area code")
    headings = {words(text): at for at, text in table.loc[head].items()}
    rows = table[table[0].str.match(r"(E23|W15)\d{6}$")]
    alone = rows.groupby(0)[0].transform("size") == 1
    rows = rows[((rows[2].str.strip() == "") & (rows[3].str.strip() == "")) | alone]
    for measure, heading in OFFENCES.values():
        column = next(at for text, at in headings.items() if text.startswith(heading))
        for code, text in zip(rows[0], rows[column], strict=True):
            yield Cell(measure, code, *year_to(date(2025, 6, 30)), "", _decimals(pd.Series([text]))[0], where="rows 1")


def severity(path: Path) -> Iterator[Cell]:
    table = raw(path)
    for _, row in table[table["offence_group"] == "Total recorded crime"].iterrows():
        last = re.search(r"Mar '(\d\d)", row["year"])[1]  # type: ignore[index]
        year, text = year_to(date(2000 + int(last), MARCH, 31)), row["severity_score"]
        yield Cell("crime-severity-score", row["code"], *year, text, number(text), "none", "rate", None, "rows 1", decimals=2)


def _share(measure: str, period: tuple[date, date], text: str) -> Cell:
    value = None if text == "NA" else 100 * Decimal(text)
    return Cell(measure, NATION, *period, "NA" if value is None else "", value, "percent", "share", where="rows 1", decimals=2)


def _survey_year(text: str) -> tuple[date, date]:
    """ "Apr '12 to Mar '135" is the year to March 2013: the digits after two are a note's or a column's."""
    month, year = re.search(r"to (\w{3}) '(\d\d)", text).groups()  # type: ignore[union-attr]
    century = 1900 if int(year) > 80 else 2000
    return year_to(month_end(century + int(year), MONTHS[month]))


def prevalence(path: Path) -> Iterator[Cell]:
    for offence, period, share in raw(path)[["offence", "period", "prevalence"]].itertuples(index=False):
        for measure in (name for name, label in PREVALENCE.items() if label == offence):
            yield _share(measure, _survey_year(period), share)


def prevalence_2020(path: Path) -> Iterator[Cell]:
    """2020 of every offence that the longer table has to 2019, and fraud, alone and in the whole, from 2017 to 2020."""
    labels = {PREVALENCE[name].lower(): name for name in IN_2020}
    fraud = {"fraud": "csew-prevalence-fraud", "all csew crime including fraud and computer misuse": "csew-prevalence-with-fraud"}
    for offence, year, share in raw(path)[["offence", "year", "prevalence"]].itertuples(index=False):
        period = year_to(date(int(year), MARCH, 31))
        if offence.lower() in labels and year == "2020":
            yield _share(labels[offence.lower()], period, share)
        elif offence.lower() in fraud and "2017" <= year <= "2020":
            yield _share(fraud[offence.lower()], period, share)


def reporting(path: Path) -> Iterator[Cell]:
    for category, day, share in raw(path)[["category", "year_ending", "proportion"]].itertuples(index=False):
        for measure in (name for name, label in REPORTED.items() if label == category):
            yield _share(measure, year_to(month_end(int(day[:4]), int(day[5:7]))), share)


def perceptions(path: Path) -> Iterator[Cell]:
    held = json.loads(path.read_text())
    for key, (measure, method) in PERCEPTIONS.items():
        for year, percent in held[key]["values"].items():
            value = Decimal(str(percent))
            yield Cell(measure, NATION, *year_to(date(int(year), MARCH, 31)), str(percent), value, "percent", "share", method)


def national(path: Path) -> Iterator[Cell]:
    held = json.loads(path.read_text())["crimeTrends"]
    for key, measure in NATIONAL.items():
        for point in held[key]["timeSeries"]:
            year = year_to(date(int(point["period"][:4]) + 1, MARCH, 31))
            yield Cell(measure, NATION, *year, str(point["count"]), Decimal(point["count"]), coverage=BOTH)


def charge_trend(path: Path) -> Iterator[Cell]:
    held = json.loads(path.read_text())["national"]["chargeRate"]
    points = [("charge-rate", year_to(month_end(*map(int, one["date"].split("-")))), one["pct"]) for one in held["timeSeries"]]
    latest = year_to(date(2025, MARCH, 31))
    points += [(f"charge-rate-{TREND[one['type']]}", latest, one["pct"]) for one in held["byCrimeType"] if one["type"] in TREND]
    for measure, period, percent in points:
        yield Cell(measure, NATION, *period, str(percent), Decimal(str(percent)), "percent", "share", "headline")


def street(path: Path, names: dict[str, str]) -> Iterator[Cell]:
    """Rows by type; a row without a crime number is anti-social behaviour and in no sum of crimes."""
    table = raw(path)
    month, reporter = table["Month"].unique().item(), table["Reported by"].unique().item()
    end = month_end(*map(int, month.split("-")))
    if month not in path.name or not (table["Crime type"][table["Crime ID"] == ""] == "Anti-social behaviour").all():
        raise ValueError(path.name)
    counts = {f"street-{kind.lower().replace(' ', '-')}": len(rows) for kind, rows in table.groupby("Crime type")}
    counts["street-crime"] = int((table["Crime type"] != "Anti-social behaviour").sum())
    for measure, rows in counts.items():
        yield Cell(measure, names[reporter], end.replace(day=1), end, "", Decimal(rows), where=f"rows {rows}")


def court_times(path: Path) -> Iterator[Cell]:
    table = raw(path)
    for statistic in ("mean", "median"):
        for stretch in ("offence-to-charge", "offence-to-completion"):
            for year, days in zip(table["year"], table[f"{statistic}_{stretch.replace('-', '_')}_days"], strict=True):
                whole = (date(int(year), 1, 1), date(int(year), 12, 31))
                yield Cell(f"rape-days-{stretch}", NATION, *whole, "", Decimal(days), "days", statistic, where="rows 1", decimals=2)


def officers(path: Path, column: str, day: date, names: dict[str, str], only: str | None = None) -> Iterator[Cell]:
    """Officers of the 43 forces on one day, and their sum."""
    table = raw(path)
    table = table if only is None else table[table["date"] == only]
    force = "force" if "force" in table else "force_name"
    held = {names[name]: Decimal(text) for name, text in zip(table[force], table[column], strict=True)}
    for code, value in held.items():
        yield Cell("officers-fte", code, day, day, "", value, where="rows 1", decimals=2)
    whole = f"rows {len(held)}"
    yield Cell("officers-fte", NATION, day, day, "", sum(held.values(), Decimal(0)), where=whole, coverage=FORCES, decimals=2)


def officers_trend(path: Path) -> Iterator[Cell]:
    for day, text in raw(path)[["date", "officers"]].itertuples(index=False):
        if "2003" <= day[:4] <= "2006":
            last = date.fromisoformat(day)
            yield Cell("officers-fte", NATION, last, last, "", Decimal(text), where="rows 1", decimals=2)
