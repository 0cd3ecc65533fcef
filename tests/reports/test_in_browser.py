"""The HTML page in a real browser: quiet, complete on paper, usable with keys, in light and dark, wide and narrow."""

import re
import shutil
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest

from factcheck.reports import render
from tests.reports import made

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (on Debian: apt install chromium)"),
]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = {
    "one": [made.report()],
    "batch": [made.report(), made.broken(), made.hostile(), made.no_claims()],
    "hostile": [made.hostile()],
    "broken": [made.broken()],
}


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder: Path = tmp_path_factory.mktemp("pages")
    for name, reports in PAGES.items():
        (folder / f"{name}.html").write_text("".join(render(reports, "html", catalogue=made.NAMES)), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in PAGES}


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Visit:
    """A page with what it logged and asked for."""

    def __init__(self, browser, address: str, **options):
        self.context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        self.page = self.context.new_page()
        self.logged: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.logged.append(message.text))
        self.page.on("pageerror", lambda error: self.logged.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.logged.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(address)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_no_error_and_no_request(browser, addresses, name):
    with Visit(browser, addresses[name]) as visit:
        visit.page.mouse.wheel(0, 20000)
        assert visit.logged == []
        assert [url for url in visit.asked if not url.startswith("data:")] == [addresses[name]]


@pytest.mark.parametrize("width", [320, 400, 768, 1280, 1920])
@pytest.mark.parametrize("name", ["one", "batch", "hostile"])
def test_no_sideways_scroll(browser, addresses, name, width):
    with Visit(browser, addresses[name], viewport={"width": width, "height": 900}) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        outside = (
            "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.className)"
        )
        assert visit.page.evaluate(outside) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser, addresses, name, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is in the dev extra").Axe()
    # axe has to be put into the page, which the page's own policy forbids to everybody.
    with Visit(browser, addresses[name], color_scheme=scheme, bypass_csp=True) as visit:
        visit.page.add_style_tag(content=".document { content-visibility: visible !important; }")
        results = axe.run(visit.page, options={"resultTypes": ["violations"]})
        found = [(item["id"], [node["html"][:160] for node in item["nodes"][:3]]) for item in results.response["violations"]]
        assert found == []


def luminance(colour: str) -> float:
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_chip_and_mark_has_contrast(browser, addresses, scheme):
    with Visit(browser, addresses["one"], color_scheme=scheme) as visit:
        colours = "e => { const style = getComputedStyle(e); return [style.color, style.backgroundColor]; }"
        pairs = visit.page.evaluate(f"[...document.querySelectorAll('.chip, .ref, mark')].map({colours})")
        assert len({tuple(pair) for pair in pairs}) > 14
        for ink, ground in pairs:
            lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (ink, ground)
        background = visit.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert (luminance(background) < 0.1) == (scheme == "dark")


def test_skip_link_is_first_and_focus_follows_the_page(browser, addresses):
    with Visit(browser, addresses["one"]) as visit:
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.className") == "skip"
        assert visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        seen = []
        for _ in range(40):
            visit.page.keyboard.press("Tab")
            # Cards side by side are one row: their links are read card by card.
            row = "(document.activeElement.closest('.readings') || document.activeElement)"
            top = visit.page.evaluate(f"{row}.getBoundingClientRect().top + scrollY")
            if visit.page.evaluate("document.activeElement === document.body"):
                break
            seen.append(top)
        assert len(seen) > 20
        # Links on one line differ by a few points; nothing jumps back up the page.
        assert all(after >= before - 30 for before, after in pairwise(seen))


def test_keys_step_through_claims_and_can_be_switched_off(browser, addresses):
    with Visit(browser, addresses["one"]) as visit:
        focused = lambda: visit.page.evaluate("document.activeElement.id")  # noqa: E731
        for _ in range(3):
            visit.page.keyboard.press("j")
        visit.page.keyboard.press("k")
        assert focused() == "c1-2"
        visit.page.get_by_role("button", name="Keys on").click()
        visit.page.keyboard.press("j")
        assert focused() != "c1-3"
        assert visit.page.get_by_role("button", name="Keys off").get_attribute("aria-pressed") == "false"


def test_filter_and_links_work_without_script(browser, addresses):
    with Visit(browser, addresses["one"], java_script_enabled=False) as visit:
        visit.page.get_by_role("link", name="1 depends").click()
        assert visit.page.locator(".claim:visible").count() == 1
        visit.page.get_by_role("link", name="Show all").click()
        assert visit.page.locator(".claim:visible").count() == 8
        visit.page.locator("a.ref").nth(2).click()
        assert visit.page.url.endswith("#c1-3")
        assert visit.page.locator(".copy:visible").count() == 0


def test_filter_of_a_batch_leaves_the_documents_that_have_the_verdict(browser, addresses):
    with Visit(browser, addresses["batch"], java_script_enabled=False) as visit:
        visit.page.locator("#index a[href='#only-not_supported']").click()
        assert visit.page.locator(".document:visible").count() == 1
        assert visit.page.locator("#index tbody tr:visible").count() == 1
        assert visit.page.locator(".claim:visible").count() == 1
        visit.page.locator("#index").get_by_role("link", name="Show all").click()
        assert visit.page.locator(".document:visible").count() == 4


def test_copy_button_takes_the_wording(browser, addresses):
    with Visit(browser, addresses["one"], permissions=["clipboard-read", "clipboard-write"]) as visit:
        visit.page.locator("#c1-4").get_by_role("button", name="Copy the request").click()
        visit.page.get_by_role("button", name="Copied").wait_for()
        copied = visit.page.evaluate("navigator.clipboard.readText()")
        assert copied == made.nobody_publishes().verdict.request
        visit.page.locator("#c1-7").get_by_role("button", name="Copy the sentence").click()
        visit.page.wait_for_function(
            "navigator.clipboard.readText().then(text => text === 'The force had 7,924 officers at 31 March 2022.')"
        )


def test_a_click_on_marked_words_leads_to_the_card(browser, addresses):
    with Visit(browser, addresses["one"]) as visit:
        visit.page.locator("mark[data-card='c1-7']").first.click()
        assert visit.page.url.endswith("#c1-7")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("name", ["one", "batch"])
def test_paper_shows_addresses_and_everything(browser, addresses, name, script):
    from io import BytesIO

    from pypdf import PdfReader

    with Visit(browser, addresses[name], color_scheme="dark", java_script_enabled=script) as visit:
        visit.page.emulate_media(media="print")
        assert visit.page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 30, 34)"
        assert visit.page.locator(".copy:visible, .keys:visible").count() == 0
        assert visit.page.evaluate("getComputedStyle(document.querySelector('.reading')).breakInside") == "avoid"
        pages = PdfReader(BytesIO(visit.page.pdf(format="A4"))).pages
        # Fonts join letters ("ﬀ"); the reader of the file is given them apart.
        text = "".join(normalize("NFKC", "".join(page.extract_text() for page in pages)).split())
        for item in made.report().judged:
            assert "".join(normalize("NFKC", item.verdict.summary).split()) in text
        # Also what stands in folded places: a long locator, and where a figure stands that was only shown.
        assert "the-end-of-a-long-locator" in text
        assert "shown-only-locator" in text
        assert "<https://www.example.org/999-times.xlsx?month=10&force=(wmp)>" in text


def test_a_hundred_documents_are_found_at_once(browser, tmp_path):
    reports = [made.report(id=f"document-{number}", title=f"Article {number}") for number in range(1, 101)]
    path = tmp_path / "hundred.html"
    path.write_text("".join(render(reports, "html", catalogue=made.NAMES)), encoding="utf-8")
    with Visit(browser, path.as_uri()) as visit:
        for number in (77, 3):
            visit.page.get_by_role("link", name=f"Article {number}", exact=True).click()
            visit.page.wait_for_timeout(200)
            assert 0 <= visit.page.evaluate(f"document.getElementById('d{number}-title').getBoundingClientRect().top") < 200
            visit.page.locator(f"#d{number} a[href='#index']").click()


def test_the_dial_reads_in_order_marks_the_own_start_and_where_it_turns(browser, addresses):
    with Visit(browser, addresses["one"]) as visit:
        card = visit.page.locator("#c1-5")
        dial = card.get_by_role("list", name="From which start?")
        points = dial.get_by_role("listitem")
        assert [text.split("\n")[-1] for text in points.all_inner_texts()][-1] == "▲ taken first: its words name no start"
        assert dial.get_by_text("The verdict turns here").count() == 2
        assert card.get_by_text("Of 3 starts held it does not hold from the year to June 2021; from the other 2 it holds.").is_visible()
        # Told without colour: the own start has a line of its own round it, and every outcome its word.
        styles = points.evaluate_all("all => all.map(each => getComputedStyle(each).outlineStyle)")
        assert styles == ["none", "none", "solid"]
        assert [points.nth(index).locator(".outcome").inner_text() for index in range(3)] == ["✓ agrees", "✗ disagrees", "≈ close"]


@pytest.mark.parametrize(("width", "side_by_side"), [(1280, True), (390, False)])
def test_readings_stand_side_by_side_where_there_is_room_and_say_how_likely_each_is(browser, addresses, width, side_by_side):
    with Visit(browser, addresses["one"], viewport={"width": width, "height": 900}) as visit:
        cards = visit.page.locator("#c1-3 .reading")
        assert [likely.split(":")[1].strip() for likely in cards.locator(".likely").all_inner_texts()] == [
            "reading 1 of 3, the likeliest reading",
            "reading 2 of 3, less likely",
            "reading 3 of 3, much less likely",
        ]
        tops = cards.evaluate_all("all => all.map(each => Math.round(each.getBoundingClientRect().top))")
        assert (tops[0] == tops[1]) == side_by_side


def test_what_is_known_now_stands_beside_the_label_of_the_day_and_says_why(browser, addresses):
    with Visit(browser, addresses["one"]) as visit:
        head = visit.page.locator("#c1-2 > header").inner_text()
        assert head.index("Not enough data") < head.index("now")
        assert "close" in head
        row = visit.page.locator(".overview tbody tr").nth(1)
        assert "now" in row.locator("td").nth(1).inner_text()
        assert visit.page.locator("#c1-2 .since-note").get_by_text("published on 25 January 2024").is_visible()


def test_the_article_against_itself_is_a_part_that_leads_to_the_claim(browser, addresses):
    with Visit(browser, addresses["one"]) as visit:
        part = visit.page.get_by_role("region", name="The article against itself")
        assert "The reason for disagrees_with_itself." in part.inner_text()
        part.get_by_role("link", name="Claim 1").click()
        assert visit.page.url.endswith("#c1-1")


def test_every_claim_is_counted_once_by_what_became_of_it(browser, addresses):
    with Visit(browser, addresses["one"]) as visit:
        rows = visit.page.locator(".became tbody tr").all_inner_texts()
        assert rows[0].split("\t")[:2] == ["Judged with figures", "4"]
        linked = visit.page.locator(".became a").all_inner_texts()
        assert sorted(linked, key=int) == [str(number) for number in range(1, 9)]


def test_paper_keeps_the_dial_and_its_marks_together(browser, addresses):
    with Visit(browser, addresses["one"]) as visit:
        visit.page.emulate_media(media="print")
        assert visit.page.evaluate("getComputedStyle(document.querySelector('.dial li')).breakInside") == "avoid"
        assert visit.page.locator(".turning:visible, .mark:visible").count() == 2
        assert visit.page.locator(".letter:visible").count() == 1
