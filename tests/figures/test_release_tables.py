"""A release as a table: the same figures, checks and digest as row by row."""

from datetime import date
from pathlib import Path

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures import Figure, Store, tables
from factcheck.figures.release import release_from
from factcheck.figures.rows import BOUNDS, COPIES, LATER, STATISTICS, STATUSES, digest_of, problems
from factcheck.figures.shelf import put_release
from factcheck.figures.tables import checked_table, digest_of_table, figures_from, schema, table_from
from factcheck.values import FactcheckError, PartialDate, Period, Unit
from tests.figures.made_up import made_up, release

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
SAID = TEXT.filter(bool)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
PERIODS = st.tuples(DAYS, DAYS).map(lambda days: Period(start=min(days), end=max(days)))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**9), 10**9)
FIGURES = st.builds(
    Figure,
    measure_id=st.sampled_from(("burglary", "burglary-residential", "robbery")),
    area_code=st.sampled_from(("X23000001", "X23000002")),
    period=PERIODS,
    value=NUMBERS,
    unit=st.sampled_from(Unit),
    statistic=st.sampled_from([statistic for statistic in STATISTICS if statistic != "change"]),
    method=st.none() | TEXT,
    baseline=st.none() | PERIODS,
    publisher=SAID,
    publication=SAID,
    published=st.sampled_from(("", "2023", "2023-07", "2023-07-20")).map(PartialDate),
    url=SAID,
    locator=SAID,
    copy=st.sampled_from(COPIES),
    coverage=st.none() | TEXT,
    status=st.sampled_from(STATUSES),
    standing=st.just("press"),
    names_official=st.booleans(),
    own_body=st.none() | TEXT,
    release_id=st.just("invented"),
    source_id=SAID,
    note=st.none() | TEXT,
    period_exact=st.booleans(),
    bound=st.none() | st.sampled_from(BOUNDS),
    cell_text=st.none() | TEXT,
)


@given(st.lists(FIGURES, max_size=12))
def test_the_digest_of_a_table_is_that_of_its_figures(figures):
    assert digest_of_table(table_from(figures)) == digest_of(figures)


@given(st.lists(FIGURES, min_size=1, max_size=12))
def test_a_table_cut_in_blocks_has_the_same_digest(figures):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "ROWS_AT_ONCE", 2)
        assert digest_of_table(table_from(figures)) == digest_of(figures)


@given(st.lists(FIGURES, max_size=6))
def test_figures_come_back_from_a_table(figures):
    assert figures_from(table_from(figures)) == figures


FAULTS: tuple[dict[str, object], ...] = (
    *({name: ""} for name in ("publisher", "publication", "url", "locator", "source_id", "measure_id", "area_code")),
    {"value": None},
    {"value": None, "missing": ""},
    {"value": float("nan")},
    {"value": float("inf")},
    {"missing": "[x]"},
    {"period": Period()},
    {"statistic": "change"},
    {"statistic": "guess"},
    {"standing": "hearsay"},
    {"copy": "blurred"},
    {"status": "rumoured"},
    {"bound": "left"},
    {"url": "", "locator": "", "bound": ""},
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_bare_row_is_refused_in_the_words_of_a_bare_figure(fault):
    bare = made_up(**fault)
    table = table_from([made_up(), made_up(8.0), bare, made_up(9.0)])
    with pytest.raises(FactcheckError) as caught:
        checked_table(table, release_id=bare.release_id)
    assert caught.value.code == "bare-figure"
    assert caught.value.what == f"a figure has {'; '.join(problems(bare))}"


@given(st.lists(FIGURES, max_size=6))
def test_whole_figures_pass(figures):
    assert len(checked_table(table_from(figures), release_id="invented")) == len(figures)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("unit", "bushels", "unit 'bushels'"),
        ("published", "last week", "'last week', which is no date"),
        ("period_start", date(2024, 1, 1), "starts on 2024-01-01 and ends on 2023-03-31"),
        ("release_id", "another", "'another', which is not of invented"),
    ],
)
def test_what_only_a_table_can_get_wrong_is_refused(column, value, words):
    table = table_from([made_up(release_id="invented")])
    at = table.column_names.index(column)
    broken = table.set_column(at, column, pyarrow.array([value], schema().field(column).type))
    with pytest.raises(FactcheckError, match=words):
        checked_table(broken, release_id="invented")


def test_columns_with_a_default_may_be_left_out_and_others_not():
    table = table_from([made_up(), made_up(None, missing="..")])
    short = table.drop_columns(["cell_text", "copy", "period_exact", "names_official", "method", "baseline_start", "baseline_end"])
    assert figures_from(checked_table(short, release_id=made_up().release_id)) == figures_from(table)
    with pytest.raises(FactcheckError, match="lacks the columns url"):
        checked_table(table.drop_columns(["url"]), release_id=made_up().release_id)
    with pytest.raises(FactcheckError, match="unknown colour"):
        checked_table(table.append_column("colour", pyarrow.array(["red", "blue"])), release_id=made_up().release_id)
    with pytest.raises(FactcheckError, match="another kind"):
        checked_table(table.set_column(4, "value", pyarrow.array(["many", "few"])), release_id=made_up().release_id)


def test_a_table_is_put_on_the_shelf_like_a_list(tmp_path: Path):
    figures = [made_up(7.5, cell_text="7.5 [r]"), made_up(measure_id="robbery"), made_up(8)]
    by_list = put_release(tmp_path / "list", release(), figures)
    by_table = put_release(tmp_path / "table", release(), table_from(figures[::-1]))
    assert by_table == by_list
    assert by_table.digest == digest_of(figures)
    assert Store.open(tmp_path / "table").figures("burglary")[0].cell_text == "7.5 [r]"


def test_the_text_of_a_cell_is_no_part_of_a_vintage_and_old_digests_stay():
    plain, told = made_up(7.0), made_up(7.0, cell_text="7")
    assert digest_of([plain]) == "9177a6b78334c898e2a1930050730f9ab58a9aa98fba43ef48a73434aaf65a90"
    assert digest_of([told]) != digest_of([plain])
    assert told.to_dict()["cell_text"] == "7"


def test_a_manifest_without_the_later_fields_is_read():
    entry = put_release_entry()
    for name in ("notes", "landing_page", "discovered", "size", "measures"):
        del entry[name]
    read = release_from(entry, where="manifest")
    assert (read.notes, read.landing_page, read.discovered, read.size) == ((), None, None, None)


def put_release_entry() -> dict[str, object]:
    return release().to_dict() | {"notes": ["Figures are invented."]}


def test_the_publishers_notes_come_back_from_the_manifest():
    assert release_from(put_release_entry(), where="manifest").notes == ("Figures are invented.",)


def test_the_bundled_figures_have_the_digests_that_their_manifest_gives():
    store = Store.open()
    assert store.broken() == []
    assert LATER == ("cell_text",)
