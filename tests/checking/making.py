"""Figures and claims made by hand, with every field that a test does not care about filled in plainly."""

from datetime import date

from factcheck.catalogue import load_catalogue
from factcheck.checking.judge import check_document, setting_for
from factcheck.documents.document import Document
from factcheck.extraction.claim import Claim, Extraction
from factcheck.figures import Figure, Store
from factcheck.values import PartialDate, Period, Span, Unit
from factcheck.values.period import financial_year

WMP, GMP, REGION, E_AND_W, ENGLAND = "E23000014", "E23000005", "E12000005", "K04000001", "E92000001"
PUBLISHED = date(2023, 11, 24)
Y2021, Y2122, Y2223 = financial_year(2020), financial_year(2021), financial_year(2022)


def figure(value=21146.0, period=Y2223, measure_id="burglary", area_code=WMP, **changed):
    """An official count; name only what differs."""
    fields = {
        "measure_id": measure_id,
        "area_code": area_code,
        "period": period,
        "value": value,
        "unit": Unit.COUNT,
        "statistic": "count",
        "publisher": "Home Office",
        "publication": "Police recorded crime open data",
        "published": PartialDate("2023-07-20"),
        "url": "https://www.gov.uk/x",
        "locator": "2022-23!H2",
        "standing": "official_release",
        "release_id": "made-1",
        "source_id": "made",
    }
    if isinstance(changed.get("published"), str):
        changed["published"] = PartialDate(changed["published"])
    if value is None:
        fields["missing"] = ".."
    return Figure(**{**fields, **changed})


def rate(value, period=Y2223, measure_id="charge-rate", **changed):
    """An official share in percent."""
    return figure(value, period, measure_id, **{"unit": Unit.PERCENT, "statistic": "share", **changed})


def claim(as_stated="21,146", value=21146.0, **changed):
    """A level about West Midlands Police in the year to March 2023; the quote is the whole text."""
    quote = changed.pop("quote", f"West Midlands Police recorded {as_stated} burglaries in 2022/23")
    start = quote.index(as_stated) if as_stated in quote else 0
    fields = {
        "claim_id": changed.pop("claim_id", "c1"),
        "quote": quote,
        "span": Span(0, len(quote)),
        "as_stated": as_stated,
        "value_span": Span(start, start + len(as_stated)),
        "kind": "level",
        "measure": "burglary: recorded offences",
        "measure_id": "burglary",
        "subject": "West Midlands Police",
        "area_code": WMP,
        "value": value,
        "unit": Unit.COUNT,
        "direction": None,
        "approx": "exact",
        "period": Period("in 2022/23", Y2223.start, Y2223.end),
        "baseline": None,
        "speaker": None,
        "last_place": 1.0,
        "sentence": Span(0, len(quote)),
    }
    return Claim(**{**fields, **changed})


def change(as_stated="4.7%", value=4.7, **changed):
    """A rise in percent on the year before."""
    fields = {
        "kind": "change",
        "unit": Unit.PERCENT,
        "direction": "increase",
        "last_place": 0.1,
        "baseline": Period("on the year before", Y2122.start, Y2122.end),
        "quote": f"burglary in the West Midlands rose {as_stated} in 2022/23 on the year before",
    }
    return claim(as_stated, value, **{**fields, **changed})


def setting_of(figures, *, day=PUBLISHED, published=PUBLISHED):
    """A setting over figures at hand with the project's own catalogue, sources and rules."""
    return setting_for(Store.of(figures), load_catalogue(), day=day, published=published)


def report_on(claims, figures, *, text=None, published=PUBLISHED, as_of="publication"):
    """The report of claims judged by figures at hand."""
    claims = claims if isinstance(claims, list) else [claims]
    said = text if text is not None else claims[0].quote
    document = Document(id="t", text=said, published=published, published_from="option" if published else None)
    extraction = Extraction(claims=tuple(claims), numbers=len(claims), published=published)
    store = figures if isinstance(figures, Store) else Store.of(figures)
    return check_document(document, extraction, store=store, catalogue=load_catalogue(), as_of=as_of)


def verdict_on(one, figures, **settings):
    """The verdict of one claim judged by figures at hand."""
    return report_on(one, figures, **settings).judged[0].verdict
