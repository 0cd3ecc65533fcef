"""`factcheck doctor`: what is installed and held, and the command that mends what is missing."""

import platform
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.telling import told
from factcheck.values import FactcheckError

PACKAGES = ("spacy", "pandas", "requests", "rich", "pyarrow", "trafilatura", "pypdf", "python-calamine", "pydantic", "typer")
Row = tuple[str, str, str]


def doctor(
    store: Annotated[Path | None, typer.Option("--store", metavar="DIR", help="Another store of figures.")] = None,
) -> None:
    """Versions, language model, catalogue, store, and what is missing."""
    with told():
        from factcheck.reports.tables import plain_table

        rows = [*versions(), *model(), *catalogue(), *held(store)]
        typer.echo(plain_table(("what", "found", "to mend it"), rows), nl=False)
        if any(row[2] for row in rows):
            raise typer.Exit(2)


def versions() -> list[Row]:
    """Ourselves, Python and the packages that matter for a verdict."""
    from factcheck.values.version import VERSION

    rows: list[Row] = [("factcheck", VERSION, ""), ("Python", f"{platform.python_version()} on {platform.system()}", "")]
    for name in PACKAGES:
        try:
            rows.append((name, metadata.version(name), ""))
        except metadata.PackageNotFoundError:
            rows.append((name, "not installed", f"pip install {name}"))
    return rows


def model() -> list[Row]:
    """The language model that extraction would use."""
    from factcheck.extraction.language import installed_model

    try:
        name = installed_model()
        return [("language model", f"{name} {metadata.version(name)}", "")]
    except FactcheckError as error:
        return [("language model", error.what, error.remedy)]


def catalogue() -> list[Row]:
    """Measures, areas, and sources declared."""
    from factcheck.catalogue import load_catalogue
    from factcheck.sources.declaration import load_declarations

    try:
        known, declared = load_catalogue(), load_declarations()
    except FactcheckError as error:
        return [("catalogue", f"{error.where}: {error.what}", error.remedy or "mend the file named")]
    read = sum(declaration.read for declaration in declared.values())
    return [
        ("catalogue", f"{len(known.measures)} measures, {len(known.areas)} areas", ""),
        ("sources", f"{len(declared)} declared, {read} of them read here", ""),
    ]


def held(folder: Path | None) -> list[Row]:
    """Releases, figures and the digest over them, after reading all of them; what is damaged, with what mends it."""
    from factcheck.figures.shelf import mend
    from factcheck.figures.store import Store
    from factcheck.values.places import home_folder

    try:
        store = Store.open(folder)
        broken = store.broken()
        rows: list[Row] = [
            *(("store", str(place), "") for place in store.folders),
            ("your own folder", str(home_folder()), ""),
            ("figures", f"{sum(release.rows for release in store.releases):,} in {len(store.releases)} releases", ""),
            ("digest", store.digest, ""),
        ]
    except FactcheckError as error:
        return [("store", f"{error.where}: {error.what}", error.remedy)]
    rows += [("damaged", damage.sentence, damage.error.remedy) for damage in store.damage]
    rows += [("broken", fault, mend(store.folders[-1])) for fault in broken if fault not in store.damaged]
    rows += [
        (f"release {release.release_id}", f"{release.title}, published {release.published or 'on a day not known'}", "")
        for release in store.releases
    ]
    return rows
