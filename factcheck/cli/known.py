"""`factcheck measures` and `factcheck areas`: what can be known."""

from typing import Annotated

import typer

from factcheck.cli.telling import tell_damage, told

Words = Annotated[list[str] | None, typer.Argument(metavar="[WORDS...]", help="Only what these words name; everything without them.")]


def measures(words: Words = None) -> None:
    """What claims can be about: definition, what people call it, who publishes it, since when, and what is held."""
    with told():
        from factcheck.catalogue import load_catalogue
        from factcheck.figures.held import holdings
        from factcheck.figures.store import Store
        from factcheck.reports.tables import measure_cards, measure_list
        from factcheck.sources.declaration import load_declarations

        catalogue = load_catalogue()
        store = Store.open()
        held = holdings(store)
        tell_damage(store)
        if not words:
            typer.echo(measure_list(list(catalogue.measures.values()), held), nl=False)
            return
        found = catalogue.find_measures(" ".join(words))
        nothing_found(words, "measure", bool(found))
        typer.echo(measure_cards(found[:8], held, load_declarations()), nl=False)


def areas(words: Words = None) -> None:
    """The places that figures are about, and those that merely sound like them."""
    with told():
        from factcheck.catalogue import load_catalogue
        from factcheck.reports.tables import area_table

        catalogue = load_catalogue()
        found = catalogue.find_areas(" ".join(words)) if words else list(catalogue.areas.values())
        nothing_found(words, "area", bool(found))
        typer.echo(area_table(found, catalogue), nl=False)


def nothing_found(words: list[str] | None, what: str, found: bool) -> None:
    """An empty answer to a question is an error that says how to ask again."""
    if not found:
        from factcheck.values import FactcheckError

        raise FactcheckError(
            f"unknown-{what}", f"no {what} is called {' '.join(words or [])!r}", remedy=f"List them all: factcheck {what}s"
        )
