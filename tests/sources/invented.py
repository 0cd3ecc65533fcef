"""Sources of our own making in the publishers' layout: the forces are out of fiction and the numbers out of nowhere."""

import hashlib
from pathlib import Path
from typing import Any

from factcheck.sources.declaration import Declaration, Edition

FORCES = "E23000901: [Borsetshire]\nE23000902: [Sun Hill, 'Sun Hill, City of']\n"
PUBLISHERS = """publishers:
  - {name: Borsetshire Police, standing: official_statement, own_hosts: [borsetshire.example], own_body: E23000901}
  - {name: The Borchester Echo (quoting the Office), standing: press, names_official: true}
  - {name: The Borchester Echo, standing: press}
"""
HEADINGS = "Financial Year,Financial Quarter,Force Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Number of Offences"
RECORDED = (
    "2030/31,1,Borsetshire,Murder,Violence against the person,Homicide,1,2",
    "2030/31,1,Borsetshire,Manslaughter,Violence against the person,Homicide,4.1,3",
    "2030/31,1,Borsetshire,Corporate manslaughter,Violence against the person,Homicide,4.10,50",
    "2030/31,1,Borsetshire,Burglary of a home,Theft offences,Domestic burglary,28I,11",
    "2030/31,1,Borsetshire,Burglary of a shed,Theft offences,Domestic burglary,28M,-4",
    "2030/31,1,Sun Hill,Murder,Violence against the person,Homicide,1,7",
    "2030/31,1,Transport Constabulary,Murder,Violence against the person,Homicide,1,100",
    "2030/31,1,Fraud Bureau,Fraud,Fraud offences,Fraud,FB,99999",
)
TABLE: dict[str, Any] = {
    "columns": HEADINGS.split(","),
    "period": {"kind": "financial-quarter", "year": "Financial Year", "quarter": "Financial Quarter"},
    "area": {"column": "Force Name", "total": "K04000001", "beyond": ["Transport Constabulary"]},
    "value": "Number of Offences",
    "categories": ["Offence Subgroup"],
    "exclusions": [{"where": {"Offence Group": ["Fraud offences"]}, "reason": "no force's"}],
    "rules": [
        {"measure": "recorded-crime", "reason": "all"},
        {"measure": "homicide", "where": {"Offence Subgroup": ["Homicide"]}, "reason": "own subgroup"},
        {"measure": "burglary", "where": {"Offence Subgroup": ["Domestic burglary"]}, "reason": "own subgroup"},
    ],
    "missing": {"N/a": "not sent"},
}


def edition(folder: Path, text: str, **changes: Any) -> Edition:
    """One edition whose raw file is the text."""
    (folder / "raw.csv").write_text(text, encoding="utf-8")
    fields = {
        "release_id": "invented-2031",
        "file": "raw.csv",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "title": "Invented tables",
        "published": "2031-01",
        "url": "https://office.example/tables",
        "copy": "original",
    }
    return Edition.model_validate(fields | changes)


def declaration(**parts: Any) -> Declaration:
    """A whole declaration around the parts that a test is about."""
    fields = {
        "id": "invented",
        "publisher": "Office of Invented Numbers",
        "title": "Invented tables",
        "landing_page": "https://office.example",
        "licence": "none",
        "cadence": "quarterly",
        "lag_days": 100,
        "revision_bound_percent": 1,
        "areas": "two forces",
        "coverage": "two forces",
        "measures": ["homicide"],
        "read": True,
    }
    return Declaration.model_validate(fields | parts)


def recorded(*rows: str) -> str:
    """A table in the layout of recorded crime, of these rows or of `RECORDED`."""
    return "\n".join([HEADINGS, *(rows or RECORDED)]) + "\n"
