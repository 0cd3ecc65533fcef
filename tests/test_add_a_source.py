"""`docs/add-a-source.md`, followed word by word: from an unknown spreadsheet to a checked claim, without Python."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.catalogue import load_catalogue

openpyxl = pytest.importorskip("openpyxl")
ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "add-a-source.md").read_text(encoding="utf-8")
NAMES = re.findall(r"`((?:measures|sources)/[\w-]+\.yaml)`:", PAGE)
PAGES = dict(zip(NAMES, re.findall(r"^```yaml\n(.*?)^```", PAGE, re.M | re.S), strict=True))
COMMANDS = re.findall(r"^```sh\n(.*?)^```", PAGE, re.M | re.S)[0].splitlines()
LINES_AT_MOST = 40
KENT, CITY = "E23000032", "E23000034"


def bicycles(code: str, place: int) -> int | str:
    """So many bicycles as the force's place in the list plus 20; Kent has 47 as on the page."""
    return "[x]" if code == CITY else 47 if code == KENT else 20 + place


def spreadsheet(path: Path) -> None:
    """The made-up file in a publisher's style: title with a note mark, two rows of headings, regions and forces in one list, a total."""
    areas = load_catalogue().areas
    codes = sorted(code for code, area in areas.items() if area.kind == "force")
    forces = {code: bicycles(code, place) for place, code in enumerate(codes)}
    numbers = {code: number for code, number in forces.items() if isinstance(number, int)}
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Table_3"
    sheet.append(["Table 3: Patrol bicycles in service by police force area, 31 March 2031 [note 1]"])
    for row in ([], ["England and Wales", "", "", "Numbers"], ["", "", "All bicycles", "Of which: electric"], ["Area code", "Area name"]):
        sheet.append(row)
    sheet.append(["K04000001", "ENGLAND AND WALES2", sum(numbers.values()), 86])
    for code in (code for code, area in areas.items() if area.kind == "region"):
        inside = [force for force in numbers if areas[force].part_of == code]
        sheet.append([code, areas[code].names[1] + " ", sum(numbers[force] for force in inside), 3])
    for code, number in forces.items():
        sheet.append([code, "London, City of" if code == CITY else areas[code].names[1], number, "[x]" if code == CITY else 1])
    sheet.append([])
    sheet.append(["Source: National Bicycle Office"])
    sheet.append(["1. Made for a test; no force counts its bicycles like this."])
    book.save(path)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> list[subprocess.CompletedProcess[str]]:
    """Each command of the page as it came out, in a folder with the spreadsheet and the two pages."""
    folder = tmp_path_factory.mktemp("bicycles")
    home = folder / "home"
    for name, text in PAGES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    spreadsheet(folder / "bicycles-may-2031.xlsx")
    environment = {**os.environ, "FACTCHECK_HOME": str(home), "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return [
        subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False)
        for command in COMMANDS
    ]


def test_the_two_pages_are_short():
    assert len(PAGES) == 2
    assert sum(len(text.splitlines()) for text in PAGES.values()) < LINES_AT_MOST


def test_every_command_does_what_the_page_says(followed):
    for command, done in zip(COMMANDS, followed, strict=True):
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    shown, checked, added, explained, claim = (done.stdout for done in followed)
    assert "Forces add up to regions" in shown
    assert "FAIL" not in checked
    assert "10 totals within 0.5" in checked
    assert "Added bicycle-census-2031-05-30" in added
    assert "cell says" in explained
    assert "47" in explained
    assert "supported" in claim
    assert "National Bicycle Office" in claim
