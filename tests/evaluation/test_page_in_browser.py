"""The page in a real browser: nothing is asked for, nothing sticks out, both sides stand beside or below each other."""

import shutil

import pytest

from factcheck.evaluation import examined, read_gold, scored
from factcheck.evaluation.page import page_pieces

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (on Debian: apt install chromium)"),
]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def address(gold_file, line, tmp_path):
    line["claims"][0]["measure"] = "unbroken" * 60
    (passage,) = read_gold(gold_file(line))
    some = [examined(passage, [dict(passage.claims[1], value=21), dict(passage.claims[2], kind="share")])]
    path = tmp_path / "page.html"
    path.write_text("".join(page_pieces(some, scored(some), name="made up")), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize(("width", "scheme"), [(400, "light"), (400, "dark"), (1280, "light"), (1280, "dark")])
def test_the_page_fits_and_is_quiet(browser, address, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, logged, asked = context.new_page(), [], []
    page.on("console", lambda message: logged.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (logged, asked) == ([], [address])
    for box in page.locator(".shares").all():
        assert box.bounding_box()["width"] > 300
        assert box.locator("caption").bounding_box()["height"] < 60
    marked, found = (page.locator(".row").first.locator(".side").nth(n).bounding_box() for n in (0, 1))
    assert (marked["y"] == found["y"]) == (width > 640)
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (dark == "rgb(19, 21, 24)") == (scheme == "dark")
    context.close()
