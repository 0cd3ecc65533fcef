"""`factcheck sources`: the publishers' releases behind the figures, and how to add the next one."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.telling import one_of, tell_damage, told

if TYPE_CHECKING:
    from factcheck.sources.checks import Check
    from factcheck.sources.updating import Update

app = typer.Typer(
    no_args_is_help=True, help="The publishers' releases behind the figures, and how to add the next one.", rich_markup_mode=None
)
SourceId = Annotated[str, typer.Argument(metavar="ID", help="A source's id; see factcheck sources list.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="The publisher's file: XLSX, ODS, CSV or JSON.")]
Published = Annotated[str | None, typer.Option("--published", metavar="DATE", help="When it was published, as precisely as is known.")]
Home = Annotated[Path | None, typer.Option("--store", metavar="DIR", help="Another store to add to than your own.")]
Raw = Annotated[Path | None, typer.Option("--raw", metavar="DIR", help="Another folder of raw files than your own.")]
Form = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="table or json.")]
FORMATS = ("table", "json")


@app.command("list")
def list_(form: Form = "table", store: Home = None) -> None:
    """Each source: publisher, measures, areas, first and last period held, last release, next one due."""
    with told():
        from factcheck.figures.store import Store
        from factcheck.reports.source_tables import source_list, source_rows
        from factcheck.sources.declaration import load_declarations
        from factcheck.sources.dues import held_of

        one_of("--format", form, FORMATS)
        opened = Store.open(store)
        rows = [(declaration, held_of(declaration, opened)) for declaration in load_declarations().values()]
        tell_damage(opened)
        if form == "json":
            _json(source_rows(rows))
        else:
            typer.echo(source_list(rows, today=date.today()), nl=False)


@app.command("show")
def show(source_id: SourceId, store: Home = None) -> None:
    """One source: its declaration explained, its checks, its releases."""
    with told():
        from factcheck.figures.store import Store
        from factcheck.reports.source_tables import source_card
        from factcheck.sources.adding import declared
        from factcheck.sources.dues import held_of

        declaration = declared(source_id)
        typer.echo(source_card(declaration, held_of(declaration, Store.open(store)), today=date.today()), nl=False)


@app.command("fetch")
def fetch(
    source_ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help="Which sources; without any, all that can be found.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be fetched.")] = False,
    store: Home = None,
    raw: Raw = None,
) -> None:
    """Find the newest release on the publisher's page, download, verify, read, check and add it."""
    with told():
        from factcheck.cli.progress import downloading
        from factcheck.safety.connections import Manners
        from factcheck.sources.adding import declared
        from factcheck.sources.declaration import load_declarations
        from factcheck.sources.updating import update
        from factcheck.values import FactcheckError

        known = (
            [declared(name) for name in source_ids]
            if source_ids
            else [each for each in load_declarations().values() if each.find and each.layouts]
        )
        failed: list[FactcheckError] = []
        manners = Manners()
        with downloading() as progress:
            for declaration in known:
                try:
                    done = update(
                        declaration,
                        store=_store(store),
                        raw=_raw(raw),
                        below=_below(store),
                        dry_run=dry_run,
                        progress=progress,
                        manners=manners,
                    )
                except FactcheckError as error:
                    failed.append(error)
                    typer.echo(f"{declaration.id}: {error.message}", err=True)
                    continue
                for each in done:
                    typer.echo(f"{declaration.id}: {_said(each)}")
        if failed:
            sys.exit(max(error.exit_code for error in failed))


@app.command("add")
def add(source_id: SourceId, file: File, published: Published = None, store: Home = None, raw: Raw = None) -> None:
    """Add a release from a file at hand: it is kept, read, checked, and put into your store, or refused with the store as it was."""
    with told():
        from factcheck.sources.adding import add_file
        from factcheck.sources.editions import Origin

        origin = Origin(published=published or "")
        added = add_file(source_id, file, store=_store(store), raw=_raw(raw), below=_below(store), origin=origin)
        release = added.release
        done = f"{release.rows:,} figures from {added.reading.rows:,} rows, {len(added.reading.checks.made)} checks passed"
        typer.echo(f"Added {release.release_id}: {done}.")
        if not release.published:
            again = f"factcheck sources add {source_id} {file} --published DATE"
            typer.echo(f"No publication date is known, so it counts only with --as-of latest. To give one: {again}", err=True)


@app.command("check")
def check(source_id: SourceId, file: File, published: Published = None, form: Form = "table", store: Home = None) -> None:
    """Only the checks of a file: name, pass or fail, what was expected, what was found. Exit code 4 where one fails."""
    with told():
        from factcheck.sources.adding import check_file
        from factcheck.sources.editions import Origin

        one_of("--format", form, FORMATS)
        reading = check_file(source_id, file, stores=[*_below(store), _store(store)], origin=Origin(published=published or ""))
        _show_checks(reading.checks.made, form)
        if form == "table":
            typer.echo(f"\n{reading.figures.num_rows:,} figures from {reading.rows:,} rows by the layout {reading.layout!r}.")
        if not reading.checks.passed:
            sys.exit(4)


@app.command("rebuild")
def rebuild(store: Home = None, raw: Raw = None) -> None:
    """Your store again from the kept raw files; says the digest over its rows before and after."""
    with told():
        from factcheck.reports.wording import counted
        from factcheck.sources.adding import rebuild as again

        done = again(
            store=_store(store), raw=_raw(raw), below=_below(store), progress=lambda path: typer.echo(f"reading {path.name}", err=True)
        )
        for name, reason in done.refused.items():
            typer.echo(f"refused {name}: {reason}", err=True)
        same = "the same" if done.before == done.after else f"before {done.before or 'nothing'}"
        typer.echo(f"{counted(len(done.releases), 'release')} read again; digest {done.after} ({same})")
        if done.refused:
            sys.exit(4)


@app.command("schema")
def schema() -> None:
    """The JSON Schema of a source's page, for editors that complete and check while you type."""
    with told():
        from factcheck.sources.declaration import json_schema

        _json(json_schema())


def _store(given: Path | None) -> Path:
    from factcheck.figures.homes import own_store

    return given or own_store()


def _raw(given: Path | None) -> Path:
    from factcheck.figures.homes import own_raw

    return given or own_raw()


def _below(given: Path | None) -> list[Path]:
    """The bundled store lies under the user's own; a store that was named stands alone."""
    from factcheck.figures.homes import bundled_store

    return [] if given else [bundled_store()]


def _said(update: "Update") -> str:
    dated = f", {update.asset.published}" if update.asset.published else ""
    figures = f": {update.release.rows:,} figures as {update.release.release_id}" if update.outcome == "added" and update.release else ""
    anew = " (another file than before at the same address; both are kept)" if update.reissued else ""
    return f"{update.outcome}, {update.asset.title or update.asset.file_name}{dated}{figures}{anew}"


def _show_checks(checks: "list[Check]", form: str) -> None:
    if form == "json":
        _json([check.to_dict() for check in checks])
        return
    from factcheck.reports.source_tables import checks_table

    typer.echo(checks_table(checks), nl=False)


def _json(content: object) -> None:
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
