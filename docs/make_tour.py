"""Takes the pictures of docs/report-tour.md: `python docs/make_tour.py` (needs playwright and a Chromium; offline, from example articles).

`python docs/make_tour.py NAME...` takes only those named. Fails where a part that a picture is to show is not on the page, and where a
picture is larger than the repository should carry.
"""

import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

import factcheck
from factcheck.checking.verdict import Report
from factcheck.reports import render

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
ARTICLES = {
    "crime": ROOT / "claims" / "recorded-crime-2022.txt",
    "force": ROOT / "claims" / "west-midlands-2023.txt",
    "solved": ROOT / "claims" / "solved-2020.txt",
    "tour": ROOT / "docs" / "tour.txt",
}
CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
BYTES_AT_MOST = 300_000
ALL_BYTES_AT_MOST = 1_500_000
# Room around a part, and how much of a long one is shown.
MARGIN, HEIGHT = 12, 1150
TERMINAL = "<!doctype html><meta charset='utf-8'><title>terminal</title><style>body{margin:16px;background:#fff}pre{font:14px/1.35 'DejaVu Sans Mono',monospace;margin:0;width:max-content;padding:4px}</style><pre>"  # noqa: E501


@dataclass(frozen=True)
class Picture:
    """One picture: the article, what is shown of its report (a CSS selector, or the words of the claim whose card it is), and how."""

    article: str
    part: str = ""
    claim: str = ""
    width: int = 1280
    dark: bool = False
    height: int = HEIGHT


PICTURES: Mapping[str, Picture] = {
    "tour-verdicts": Picture("crime", ".glance", height=800),
    "tour-reading-card": Picture("solved", claim="charge rate for homicide was 102", height=900),
    "tour-dial": Picture("crime", ".starts", claim="Burglary fell by a third"),
    "tour-vintages": Picture("force", claim="70,000 999 calls", height=560),
    "tour-unknown": Picture("force", ".settle", claim="outstanding risk assessments"),
    "tour-itself": Picture("tour", ".itself"),
    "tour-warnings": Picture("crime", ".flags", claim="up 34 per cent"),
    "tour-rank": Picture("tour", claim="highest number of burglaries", height=800),
    "tour-correction": Picture("tour", ".correction", claim="25,000 burglaries"),
    "tour-coverage": Picture("force", ".numbers"),
    "tour-phone": Picture("crime", claim="Burglary fell by a third", width=390, dark=True),
}


def main(names: list[str]) -> None:
    """Write the pictures that are named, all without a name."""
    IMAGES.mkdir(exist_ok=True)
    wanted = names or [*PICTURES, "tour-terminal", "tour-paper"]
    reports = {name: checked(path) for name, path in ARTICLES.items()}
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = {name: Path(folder, f"{name}.html") for name in reports}
        for name, report in reports.items():
            pages[name].write_text("".join(render(report, "html")), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name in wanted:
            if name in PICTURES:
                take(browser, pages[PICTURES[name].article], reports[PICTURES[name].article], name)
        if "tour-terminal" in wanted:
            terminal(browser, Path(folder, "terminal.html"), "".join(render(reports["tour"], "table", width=80)))
        if "tour-paper" in wanted:
            paper(browser, pages["solved"], Path(folder, "solved.pdf"))
        browser.close()
    weigh()


def checked(path: Path) -> Report:
    """The report of an article, with its first line as its title."""
    text = path.read_text(encoding="utf-8")
    return replace(factcheck.check(text), id=path.name, title=text.splitlines()[0])


def opened(browser: Browser, path: Path, **options: Any) -> Page:
    """The page, loaded."""
    page = browser.new_context(**options).new_page()
    page.goto(path.as_uri())
    return page


def take(browser: Browser, path: Path, report: Report, name: str) -> None:
    """One part of a report as a picture, cut at its height."""
    picture = PICTURES[name]
    scheme = "dark" if picture.dark else "light"
    page = opened(browser, path, viewport={"width": picture.width, "height": 1000}, color_scheme=scheme)
    part = page.locator("main")
    if picture.claim:
        numbers = [number for number, item in enumerate(report.judged, 1) if picture.claim in item.claim.quote]
        part = page.locator(f"#c1-{numbers[0] if numbers else 0}")
    if picture.part:
        part = part.locator(picture.part).first
    box = part.bounding_box() if part.count() else None
    if box is None:
        raise SystemExit(f"{name}: {picture.part or picture.claim!r} is not on the page of {path.stem}.")
    left, top = max(0.0, box["x"] - MARGIN), max(0.0, box["y"] - MARGIN)
    size = {"width": min(picture.width - left, box["width"] + 2 * MARGIN), "height": min(picture.height, box["height"] + 2 * MARGIN)}
    page.screenshot(path=IMAGES / f"{name}.png", full_page=True, clip={"x": left, "y": top, **size})
    page.context.close()


def terminal(browser: Browser, path: Path, text: str) -> None:
    """What the terminal prints, as a picture."""
    path.write_text(f"{TERMINAL}{escape(text)}</pre>", encoding="utf-8")
    page = opened(browser, path, viewport={"width": 740, "height": 900})
    page.screenshot(path=IMAGES / "tour-terminal.png")
    page.context.close()


def paper(browser: Browser, path: Path, printed: Path) -> None:
    """The first page as it comes out of a printer."""
    page = opened(browser, path, viewport={"width": 1280, "height": 1000})
    page.pdf(path=printed, format="A4")
    page.context.close()
    # A browser shows a page of a PDF only in its own viewer, so the print styles are shown at the width of the paper's text instead.
    page = opened(browser, path, viewport={"width": 688, "height": 970})
    page.emulate_media(media="print")
    page.screenshot(path=IMAGES / "tour-paper.png")
    page.context.close()


def weigh() -> None:
    """Refuse pictures that are too large to carry."""
    sizes = {path.name: path.stat().st_size for path in sorted(IMAGES.glob("tour-*.png"))}
    for name, size in sizes.items():
        sys.stdout.write(f"{name}: {size // 1000} kB\n")
    heavy = [name for name, size in sizes.items() if size > BYTES_AT_MOST]
    if heavy or sum(sizes.values()) > ALL_BYTES_AT_MOST:
        raise SystemExit(f"Too large: {', '.join(heavy) or 'all together'}.")


if __name__ == "__main__":
    main(sys.argv[1:])
