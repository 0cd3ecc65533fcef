"""Writes the test files in publishers' layouts for which no release is at hand: the layout is the publisher's, every number is made up.

Run `python -m tests.sources.making_fixtures` to write them again. Each says so in words, its years are in the 2090s, and its numbers count
on from 1001, so that none can be taken for a figure; the forces are the real 43, because every reading checks that they are all there.
"""

import csv
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

Cell = str | int | float
Sheets = dict[str, list[list[Cell]]]

FOLDER = Path(__file__).parent / "fixtures"
MARK = "Made-up figures: a test file in the publisher's layout, no release"
TRANSPORT = "British Transport Police"
PILOT = "West Midlands"
REGIONS: dict[tuple[str, str], dict[str, str]] = {
    ("E12000001", "North East"): {"E23000013": "Cleveland", "E23000008": "Durham", "E23000007": "Northumbria"},
    ("E12000002", "North West"): {
        "E23000006": "Cheshire",
        "E23000002": "Cumbria",
        "E23000005": "Greater Manchester",
        "E23000003": "Lancashire",
        "E23000004": "Merseyside",
    },
    ("E12000003", "Yorkshire and The Humber"): {
        "E23000012": "Humberside",
        "E23000009": "North Yorkshire",
        "E23000011": "South Yorkshire",
        "E23000010": "West Yorkshire",
    },
    ("E12000004", "East Midlands"): {
        "E23000018": "Derbyshire",
        "E23000021": "Leicestershire",
        "E23000020": "Lincolnshire",
        "E23000022": "Northamptonshire",
        "E23000019": "Nottinghamshire",
    },
    ("E12000005", "West Midlands"): {
        "E23000015": "Staffordshire",
        "E23000017": "Warwickshire",
        "E23000016": "West Mercia",
        "E23000014": "West Midlands",
    },
    ("E12000006", "East"): {
        "E23000026": "Bedfordshire",
        "E23000023": "Cambridgeshire",
        "E23000028": "Essex",
        "E23000027": "Hertfordshire",
        "E23000024": "Norfolk",
        "E23000025": "Suffolk",
    },
    ("E12000007", "London"): {"E23000034": "London, City of", "E23000001": "Metropolitan Police"},
    ("E12000008", "South East"): {
        "E23000030": "Hampshire",
        "E23000032": "Kent",
        "E23000031": "Surrey",
        "E23000033": "Sussex",
        "E23000029": "Thames Valley",
    },
    ("E12000009", "South West"): {
        "E23000036": "Avon & Somerset",
        "E23000035": "Devon & Cornwall",
        "E23000039": "Dorset",
        "E23000037": "Gloucestershire",
        "E23000038": "Wiltshire",
    },
    ("W92000004", "Wales"): {"W15000004": "Dyfed-Powys", "W15000002": "Gwent", "W15000001": "North Wales", "W15000003": "South Wales"},
}
FORCES = {code: name for forces in REGIONS.values() for code, name in forces.items()}
OFFENCES = (
    ("Murder", "Violence against the person", "Homicide", "1"),
    ("Manslaughter", "Violence against the person", "Homicide", "4.1"),
    ("Corporate manslaughter", "Violence against the person", "Homicide", "4.10"),
    ("Causing death by dangerous driving", "Violence against the person", "Death or serious injury - unlawful driving", "4.4"),
    ("Assault with injury", "Violence against the person", "Violence with injury", "8N"),
    ("Assault without injury", "Violence against the person", "Violence without injury", "105A"),
    ("Harassment", "Violence against the person", "Stalking and harassment", "8L"),
    ("Rape of a female aged 16 and over", "Sexual offences", "Rape offences", "19C"),
    ("Exposure and voyeurism", "Sexual offences", "Other sexual offences", "88E"),
    ("Robbery of personal property", "Robbery", "Robbery of personal property", "34B"),
    ("Robbery of business property", "Robbery", "Robbery of business property", "34A"),
    ("Residential burglary of a home", "Theft offences", "Residential burglary", "28I"),
    ("Burglary of a business", "Theft offences", "Non-residential burglary", "30E"),
    ("Theft of a motor vehicle", "Theft offences", "Theft of a motor vehicle", "48"),
    ("Theft from a vehicle", "Theft offences", "Theft from a vehicle", "45"),
    ("Interfering with a motor vehicle", "Theft offences", "Vehicle interference", "126"),
    ("Theft from the person", "Theft offences", "Theft from the person", "39"),
    ("Theft of a pedal cycle", "Theft offences", "Bicycle theft", "44"),
    ("Shoplifting", "Theft offences", "Shoplifting", "46"),
    ("Other theft", "Theft offences", "Other theft offences", "49"),
    ("Criminal damage to a dwelling", "Criminal damage and arson", "Criminal damage", "58A"),
    ("Arson not endangering life", "Criminal damage and arson", "Arson", "56B"),
    ("Possession of cannabis", "Drug offences", "Possession of drugs", "92E"),
    ("Trafficking in drugs", "Drug offences", "Trafficking of drugs", "92A"),
    ("Possession of a weapon", "Possession of weapons offences", "Possession of weapons offences", "10D"),
    ("Public fear, alarm or distress", "Public order offences", "Public order offences", "9A"),
    ("Perverting the course of justice", "Miscellaneous crimes against society", "Miscellaneous crimes against society", "79"),
)
FRAUD_BODIES = ("Action Fraud", "CIFAS", "UK Finance")


def answering() -> Sheets:
    """999 answering times by force and month."""
    head: list[Cell] = [
        "Force",
        "Month",
        "Number of 999 calls",
        "Mean answer time (seconds)",
        "Calls answered in under 10 seconds",
        "% answered in under 10 seconds",
        "Calls answered in 10 to under 60 seconds",
        "% answered in 10 to under 60 seconds",
        "Calls answered in 60 seconds or longer",
        "% answered in 60 seconds or longer",
    ]
    rows: list[list[Cell]] = [[MARK], head]
    for month, mean in (("November 2091", 11.1), ("December 2091", 22.2)):
        for number, force in enumerate((*FORCES.values(), "Police Scotland", "Police Service of Northern Ireland"), start=1001):
            rows.append([force, month, number, mean, 777, 77.7, 111, 11.1, 112, 11.2])
    return {"": rows}


def recorded_crime() -> Sheets:
    """Recorded crime open data: a sheet a financial year, one of them with three stray headings."""
    head: list[Cell] = [
        "Financial Year",
        "Financial Quarter",
        "Force Name",
        "Offence Description",
        "Offence Group",
        "Offence Subgroup",
        "Offence Code",
        "Number of Offences",
    ]
    stray: list[Cell] = ["Offence Subgroup", "Offence Code", "Number of Offences"]
    return {
        "Cover_sheet": [["Police recorded crime open data"], [MARK]],
        "2090-91": [[MARK], head, *_recorded("2090/91", 4)],
        "2091_92": [[MARK], [*head, *stray], *_recorded("2091/92", 1)],
    }


def _recorded(year: str, quarter: int) -> Iterator[list[Cell]]:
    for name in (*FORCES.values(), TRANSPORT):
        for number, (description, group, subgroup, code) in enumerate(OFFENCES if name == PILOT else OFFENCES[:2], start=1001):
            count: Cell = -3 if code == "4.1" and name == PILOT else number
            if code == "4.1" and name == "Dorset" and quarter == 1:
                count = "N/a"
            yield [year, quarter, name, description, group, subgroup, code, count]
    for body in FRAUD_BODIES:
        yield [year, quarter, body, "Fraud offences recorded by a national body", "Fraud offences", "Fraud offences", "AF", 11111]


OUTCOME_TYPES = (*map(str, range(1, 19)), "20", "21", "22")


def outcomes() -> Sheets:
    """Outcomes open data of one year."""
    head: list[Cell] = [
        "Financial Year",
        "Financial Quarter",
        "Force Name",
        "Offence Description",
        "Offence Group",
        "Offence Subgroup",
        "Offence Code",
        "Offence Code Expired",
        "Outcome Description",
        "Outcome Group",
        "Outcome Type",
        "Force outcomes for offences recorded in quarter",
        "Force outcomes recorded in quarter",
    ]
    rows: list[list[Cell]] = [[MARK], head]
    for name in (*FORCES.values(), TRANSPORT):
        rows += _outcomes_of(name)
    return {"Notes": [[MARK]], "Outcomes_open_data": rows}


def _outcomes_of(name: str) -> Iterator[list[Cell]]:
    kinds = ("Homicide", "Rape", "Robbery", "Residential burglary", "Theft of a motor vehicle", "Shoplifting", "Criminal damage")
    more = ("Non-residential burglary", "Theft from a vehicle", "Vehicle interference") if name == PILOT else ()
    groups = {"Homicide": "Violence against the person", "Rape": "Sexual offences", "Robbery": "Robbery"}
    groups["Criminal damage"] = "Criminal damage and arson"
    for subgroup in (*kinds, *more):
        some = ("0", "1", "14", "18") if subgroup == "Residential burglary" else ("0", "1")
        types = ("0", *OUTCOME_TYPES) if (name, subgroup) == (PILOT, "Robbery") else some
        for outcome in types:
            given: Cell = "" if outcome == "0" else 11 if outcome == "1" else 22
            group = groups.get(subgroup, "Theft offences")
            made = 1001 if outcome == "0" else 10
            yield ["2091/92", 1, name, subgroup, group, subgroup, "4.10", "", f"Outcome {outcome}", "A group", outcome, made, given]


def outcome_tables() -> Sheets:
    """The bulletin's tables of outcomes by offence, two years one under the other, and of the charge rate by rolling year."""
    offences: list[list[Cell]] = [["Victim based offences", 0.0111, 0.9], ["Violence against the person", 0.0222, 0.9]]
    offences += [["Sexual offences", 0.0333, 0.9], ["of which: Rape Offences", 0.0444, 0.9], ["Robbery", 0.0555, 0.9]]
    offences += [["Theft offences", 0.0666, 0.9], ["of which: Residential Burglary", 0.0777, 0.9], ["of which: Shoplifting", 0.0888, 0.9]]
    offences += [["of which: Vehicle offences", 0.0999, 0.9]]
    by_offence: list[list[Cell]] = [
        ["Table 1.2: Proportion of outcomes assigned to offences recorded, year ending March 2092"],
        [],
        ["Offence group", "Charged/ summonsed", "All other outcomes"],
        ["Year ending March 2092"],
        *offences,
        ["Year ending March 2091"],
        *([name, 0.5, 0.5] for name, *_ in offences),
        ["Source: a test"],
        [MARK],
    ]
    periods: list[Cell] = [
        "Year endingMar 2091",
        "Year endingJun 2091",
        "Year endingSep 2091",
        "Year endingDec 2091",
        "Year endingMar 2092",
    ]
    others = (
        "Out-of-court (formal)",
        "Out-of-court (informal)",
        "Prosecution prevented or not in the public interest",
        "Evidential difficulties (suspect identified; victim supports action)",
        "Evidential difficulties (victim does not support action)",
        "Investigation complete - no suspect identified",
    )
    trend: list[list[Cell]] = [
        ["Table 1.3: Proportion of outcomes assigned, rolling years"],
        [],
        ["Outcome group", "Outcome type", *periods],
        ["Charged/Summonsed", "1", 0.0111, 0.0222, 0.0333, 0.0444, 0.0555],
        *([name, "", 0.1, 0.1, 0.1, 0.1, 0.1] for name in others),
        ["Source: a test"],
        [MARK],
    ]
    return {"Cover_sheet": [["Crime outcomes"], [MARK]], "Table_1_2": by_offence, "Table_1_3": trend}


P1 = (
    "Total recorded crime\n(excluding fraud)\n[note 4]",
    "Violence against the person\n[note 5]",
    "Homicide",
    "Violence with injury",
    "Violence without injury",
    "Stalking and harassment",
    "Death or serious injury caused by illegal driving",
    "Sexual offences",
    "Robbery",
    "Theft offences",
    "Burglary",
    "Residential burglary",
    "Non-residential burglary",
    "Vehicle offences",
    "Theft from the person",
    "Bicycle theft",
    "Shoplifting",
    "All other theft offences",
    "Criminal damage and arson",
    "Drug offences",
    "Possession of weapons offences",
    "Public order offences",
    "Miscellaneous crimes against society",
)
# One of the smallest subgroups; the groups and the total are their sums.
PARTS = [1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 1016, 1017, 1018, 1019]


def force_area_tables() -> Sheets:
    """The tables P1 and P3 of the accessible workbooks: seven rows of preamble, one row of headings with line breaks."""
    counts = {code: _row_of_counts(number) for number, code in enumerate((*FORCES, TRANSPORT))}
    lines: list[tuple[str, str, list[int]]] = [("K04000001", "ENGLAND AND WALES", _added(counts.values()))]
    lines.append(("E92000001", "ENGLAND", _added(counts[code] for code in FORCES if code.startswith("E"))))
    for (region, title), forces in REGIONS.items():
        lines.append((region, title, _added(counts[code] for code in forces)))
        lines += [(code, f"{name} [note 6]" if name == "Dorset" else name, counts[code]) for code, name in forces.items()]
    rows: list[list[Cell]] = [[code, name, *numbers] for code, name, numbers in lines]
    rows.append(["[z]", TRANSPORT, *counts[TRANSPORT]])
    rates: list[list[Cell]] = [
        [code, name, 100000 + 100 * number, "[x]" if code == "E23000034" else 11.1] for number, (code, name, _) in enumerate(lines)
    ]
    return {
        "Cover_sheet": [["Police Force Area data tables"], [MARK]],
        "Table P1": [
            *_preamble("Table P1: Police recorded crime by offence group, number of offences"),
            ["Area Code", "Area Name", *P1],
            *rows,
            ["Source: a test"],
            [MARK],
        ],
        "Table P3": [
            *_preamble("Table P3: Police recorded crime by offence group, rate of offences per 1,000 population"),
            [
                "Area Code",
                "Area Name",
                "Population figures\n(mid-2091)\n[note 3]",
                "Total recorded crime\n(excluding fraud)\n[note 4]",
            ],
            *rates,
            ["Source: a test"],
            [MARK],
        ],
    }


def _preamble(title: str) -> list[list[Cell]]:
    return [
        [f"{title}, year ending March 2092 [note 1]"],
        ["This worksheet contains one table."],
        ["Some cells refer to notes, which are in the notes worksheet."],
        ["Some cells have no figure, shown as [x]."],
        ["England and Wales"],
        ["Numbers and rates"],
        ["Source: a test"],
    ]


def _row_of_counts(number: int) -> list[int]:
    parts = [part + number for part in PARTS]
    violence, (sexual, robbery), theft, rest = parts[:5], parts[5:7], parts[7:14], parts[14:19]
    burglary = theft[0] + theft[1]
    groups = [sum(violence), *violence, sexual, robbery, sum(theft), burglary, *theft, *rest]
    return [sum(violence) + sexual + robbery + sum(theft) + sum(rest), *groups]


def _added(rows: Iterable[list[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


ARREST_GROUPS = (
    "Criminal damage and arson",
    "Drug offences",
    "Fraud offences",
    "Misc. crimes against society",
    "Possession of weapons offences",
    "Public order offences",
    "Robbery",
    "Sexual offences",
    "Theft offences",
    "Violence against the person",
)
ETHNIC_GROUPS = ("Asian or Asian British", "Black or Black British", "Mixed", "White", "Other ethnic group", "Not stated")


def arrests() -> Sheets:
    """Arrests open data by the five ethnic groups and those not stated."""
    head: list[Cell] = ["financial_year", "police_force_area", "offence_group", "age_group", "self_defined_ethnicity_group", "sex"]
    rows: list[list[Cell]] = [[MARK], [*head, "number_of_arrests"]]
    for year in ("2090/91", "2091/92"):
        for number, name in enumerate(FORCES.values(), start=1001):
            groups = ARREST_GROUPS if name == PILOT else ARREST_GROUPS[-1:]
            for group in groups:
                count: Cell = ".." if (name, year) == ("Dorset", "2091/92") else number
                label = f"2015/16 onwards - {group}"
                rows.append([year, name, label, "21 years and over", f"2019/20 onwards - {ETHNIC_GROUPS[number % 6]}", "Male", count])
    return {"Cover_sheet": [[MARK]], "OD_5+1": rows}


def stop_search() -> Sheets:
    """Stop and search open data by age and ethnic group."""
    head: list[Cell] = ["financial_year", "police_force_area", "age_group", "self_defined_ethnicity_group", "number_of_searches"]
    rows: list[list[Cell]] = [[MARK], head]
    for year in ("2090/91", "2091/92"):
        for number, name in enumerate((*FORCES.values(), TRANSPORT), start=1001):
            for place, group in enumerate(ETHNIC_GROUPS if name == PILOT else ETHNIC_GROUPS[:2]):
                marker = {("Dorset", 1): "..", ("Kent", 1): "-", ("Gwent", 1): "*"}.get((name, place))
                rows.append([year, name, "10 - 17", group, marker or number])
    return {"Cover_sheet": [[MARK]], "open_data": rows}


def workforce() -> Sheets:
    """Workforce open data: a row a force, sex, rank and worker type."""
    head: list[Cell] = [
        "As at 31 March",
        "Geocode",
        "Force name",
        "Region",
        "Sex",
        "Rank",
        "Worker type",
        "Total (Headcount)",
        "Total (FTE)",
    ]
    rows: list[list[Cell]] = [[MARK], head]
    for year in (2091, 2092):
        for number, (code, name) in enumerate(FORCES.items(), start=1001):
            for place, (kind, rank, fte) in enumerate(_workers(year)):
                for sex in ("Female", "Male") if place == 0 else ("Male",):
                    rows.append([year, code, name, "A region", sex, rank, kind, number, number - 0.5 if fte else 0])
        rows.append([year, "", TRANSPORT, TRANSPORT, "Male", "Constable", "Police Officer", 1001, 1000.5])
    return {"Notes": [[MARK]], "Data": rows}


def _workers(year: int) -> Iterator[tuple[str, str, bool]]:
    yield "Police Officer", "Constable", True
    yield "Police Staff", "Staff", True
    yield "Police Community Support Officer", "PCSO", True
    yield "Designated Officer", "Designated Officer", True
    yield "Special Constable", "Special Constable", False
    yield ("Police support volunteer" if year == 2091 else "Police Support Volunteer"), "Volunteer", False


def protection() -> Sheets:
    """MAPPA: registered sexual offenders by area at 31 March; London is one area of two forces."""
    areas = [name for code, name in FORCES.items() if code not in ("E23000001", "E23000034")]
    areas.insert(20, "London")
    rows: list[list[Cell]] = [[name, number, 111] for number, name in enumerate(areas, start=1001)]
    total = sum(int(row[1]) for row in rows)
    table: list[list[Cell]] = [
        ["Table 1: Number of registered sexual offenders in the community by MAPPA area, at 31 March 2092"],
        ["Rate per 100,000 of the population aged 10 or over"],
        [],
        ["MAPPA area", "Registered sexual offenders", "Registered sexual offenders per 100,000 population"],
        *rows,
        ["England and Wales", total, 111],
        ["Source: a test"],
        [MARK],
    ]
    return {"Cover": [["MAPPA annual report"], [MARK]], "Table_1": table}


FIXTURES: dict[str, tuple[str, Callable[[], Sheets]]] = {
    "answering-times-2091.csv": ("police-999-answering", answering),
    "recorded-crime-2092.ods": ("ho-recorded-crime-pfa", recorded_crime),
    "outcomes-2092.xlsx": ("ho-outcomes", outcomes),
    "outcome-tables-2092.ods": ("ho-outcomes-trend", outcome_tables),
    "force-area-tables-2092.xlsx": ("ons-pfa-tables", force_area_tables),
    "arrests-2092.ods": ("ho-arrests", arrests),
    "stop-search-2092.ods": ("ho-stop-search", stop_search),
    "workforce-2092.ods": ("ho-workforce", workforce),
    "mappa-2092.ods": ("moj-mappa", protection),
}
"""Each fixture's file name, its source, and what makes its sheets."""


def write(path: Path, sheets: Sheets) -> Path:
    """Write sheets as the kind of file that the name says: CSV (one sheet), XLSX or ODS."""
    {".csv": _write_csv, ".xlsx": _write_xlsx, ".ods": _write_ods}[path.suffix](path, sheets)
    return path


def _write_csv(path: Path, sheets: Sheets) -> None:
    (rows,) = sheets.values()
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def _write_xlsx(path: Path, sheets: Sheets) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    book.save(path)


NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"'
)
MEDIA = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MEDIA}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
STAMP = (2091, 4, 1, 0, 0, 0)


def _write_ods(path: Path, sheets: Sheets) -> None:
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_ods_row, rows))}</table:table>' for name, rows in sheets.items()
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {NAMESPACES}><office:body><office:spreadsheet>{tables}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", STAMP), MEDIA)
        for name, text in (("META-INF/manifest.xml", MANIFEST), ("content.xml", content)):
            archive.writestr(zipfile.ZipInfo(name, STAMP), text, compress_type=zipfile.ZIP_DEFLATED)


def _ods_row(row: list[Cell]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row)) or '<table:table-cell/>'}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    if cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
        return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'


def main() -> None:
    """Write every fixture into the folder beside this script."""
    FOLDER.mkdir(exist_ok=True)
    for name, (_, make) in FIXTURES.items():
        write(FOLDER / name, make())


if __name__ == "__main__":
    main()
