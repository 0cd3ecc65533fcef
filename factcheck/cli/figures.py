"""`factcheck figures`: look a figure up by hand, with its source."""

import csv
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.telling import one_of, tell_damage, told
from factcheck.values import FactcheckError, day_from

if TYPE_CHECKING:
    from factcheck.figures.explaining import Explained
    from factcheck.figures.figure import Figure
    from factcheck.sources.walking_back import RowsBehind

app = typer.Typer(no_args_is_help=True, help="Look a figure up by hand, with its source.", rich_markup_mode=None)
Store = Annotated[Path | None, typer.Option("--store", metavar="DIR", help="Another store of figures.")]
FORMATS = ("table", "csv", "json")
STEPS = ("year", "year-ending", "quarter", "month")


@app.command("find")
def find(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="A measure and, if you like, a place and a year: burglary west midlands 2022/23."),
    ],
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many figures to show.")] = 20,
    form: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv or json.")] = "table",
    store: Store = None,
) -> None:
    """Find figures by words."""
    with told():
        from factcheck.figures.store import Store as Held

        one_of("--format", form, FORMATS)
        opened = Held.open(store)
        found = opened.find(" ".join(words), limit=limit + 1)
        tell_damage(opened)
        if not found:
            raise FactcheckError(
                "nothing-found",
                f"no figure held answers to {' '.join(words)!r}",
                remedy=f"See what can be known: factcheck measures {words[0]}",
            )
        show(found[:limit], form)
        if len(found) > limit:
            typer.echo(f"There are more; see them with --limit {2 * limit}", err=True)


@app.command("series")
def series(
    measure_id: Annotated[
        str, typer.Argument(metavar="MEASURE_ID", help="The catalogue's id, such as recorded-crime; see factcheck measures.")
    ],
    area: Annotated[str, typer.Option("--area", metavar="CODE", help="An area's code, such as E23000014; see factcheck areas.")],
    every: Annotated[
        str | None, typer.Option("--every", metavar="STEP", help="year, year-ending, quarter or month; every period held without it.")
    ] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Only what was known on that day.")] = None,
    vintages: Annotated[bool, typer.Option("--vintages", help="Every vintage, not only the latest.")] = False,
    form: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="csv, json or table.")] = "table",
    store: Store = None,
) -> None:
    """One measure of one area over time, oldest first."""
    with told():
        from factcheck.catalogue import load_catalogue
        from factcheck.figures.store import Store as Held

        one_of("--format", form, FORMATS)
        if every is not None:
            one_of("--every", every, STEPS)
        catalogue = load_catalogue()
        measure, place = catalogue.measure(measure_id), catalogue.area(area)
        day = day_from(as_of, where="--as-of") if as_of else None
        opened = Held.open(store)
        found = opened.series(measure.id, place.code, every=every, as_of=day, vintages=vintages)
        tell_damage(opened)
        if not found:
            when = f" known on {day.isoformat()}" if day else ""
            raise FactcheckError(
                "nothing-held",
                f"no figure{when} is held of {measure.name} for {place.name} by {every or 'any period'}",
                remedy=f"See what is held: factcheck figures find {measure.id}",
            )
        show(found, form)


@app.command("explain")
def explain(
    measure_id: Annotated[
        str, typer.Argument(metavar="MEASURE_ID", help="The catalogue's id, such as recorded-crime; see factcheck measures.")
    ],
    area: Annotated[str, typer.Option("--area", metavar="CODE", help="An area's code, such as E23000014; see factcheck areas.")],
    period: Annotated[str, typer.Option("--period", metavar="WORDS", help='"2022/23", "year to June 2023", "31 March 2022".')],
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Only what was known on that day.")] = None,
    raw: Annotated[
        Path | None, typer.Option("--raw", metavar="DIR", help="The folder of raw files, to list the publisher's rows behind a sum.")
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="table or json.")] = "table",
    store: Store = None,
) -> None:
    """One figure walked back: sheet, cell, its text, file hash, the publisher's notes, every edition; for a sum what was added up."""
    with told():
        from factcheck.catalogue import load_catalogue
        from factcheck.figures.explaining import explained
        from factcheck.figures.store import Store as Held
        from factcheck.values.period_words import parse_written_period

        one_of("--format", form, ("table", "json"))
        catalogue = load_catalogue()
        measure, place = catalogue.measure(measure_id), catalogue.area(area)
        day = day_from(as_of, where="--as-of") if as_of else None
        opened = Held.open(store)
        found = explained(opened, measure.id, place.code, parse_written_period(period), as_of=day)
        tell_damage(opened)
        if not found:
            raise FactcheckError(
                "nothing-held",
                f"no figure is held of {measure.name} for {place.name} and exactly {period}",
                remedy=f"See the periods that are: factcheck figures series {measure.id} --area {place.code}",
            )
        rows = _rows_behind(found[0].inputs or (found[0].figure,), raw)
        if form == "json":
            _explained_json(found, rows)
            return
        from factcheck.reports.explained import explanation

        sys.stdout.write(explanation(found, catalogue, rows=rows))


def _rows_behind(figures: Sequence["Figure"], raw: Path | None) -> "list[RowsBehind]":
    """The publisher's rows, of one release, where a folder of raw files was given; nothing else reads a raw file."""
    if raw is None:
        return []
    from factcheck.sources.adding import declared
    from factcheck.sources.walking_back import edition_in, rows_behind

    declaration = declared(figures[0].source_id)
    edition, path = edition_in(declaration, figures[0], raw)
    return rows_behind(declaration, edition, path, figures)


def _explained_json(found: "list[Explained]", rows: "list[RowsBehind]") -> None:
    content = [
        {
            "figure": each.figure.to_dict(),
            "release": each.release.to_dict() if each.release else None,
            "vintages": [figure.to_dict() for figure in each.vintages],
            "inputs": [figure.to_dict() for figure in each.inputs],
            "rows": [{"column": part.column, "hash": part.hash, "agrees": part.agrees, "rows": list(part.rows)} for part in rows]
            if each is found[0]
            else [],
        }
        for each in found
    ]
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def show(found: "list[Figure]", form: str) -> None:
    """Print figures in a format."""
    from factcheck.figures.series import SERIES_COLUMNS, series_rows

    rows = series_rows(found)
    if form == "csv":
        text = io.StringIO()
        writer = csv.DictWriter(text, fieldnames=SERIES_COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        sys.stdout.write(text.getvalue())
    elif form == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    else:
        from factcheck.catalogue import load_catalogue
        from factcheck.reports.tables import figure_table

        sys.stdout.write(figure_table(found, load_catalogue()))
