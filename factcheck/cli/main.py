"""The `factcheck` command and its entry point."""

import sys

import typer

from factcheck.cli import check, doctor, evaluate, extract, figures, known, sources
from factcheck.cli.output import speak_utf8
from factcheck.cli.telling import told

app = typer.Typer(
    name="factcheck",
    help="Finds every quantitative claim about policing in an article and checks it against published police statistics.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check.check)
app.command("extract")(extract.extract)
app.command("quantities")(extract.quantities)
app.command("measures")(known.measures)
app.command("areas")(known.areas)
app.add_typer(figures.app, name="figures")
app.add_typer(sources.app, name="sources")
app.add_typer(evaluate.app, name="evaluate")
app.command("doctor")(doctor.doctor)


def version(asked: bool) -> None:
    """Print the version and stop."""
    if asked:
        from factcheck.values.version import VERSION

        typer.echo(f"factcheck {VERSION}")
        raise typer.Exit


@app.callback()
def main(
    show_version: bool = typer.Option(False, "--version", callback=version, is_eager=True, help="Print the version and stop."),
) -> None:
    """Options that stand before a command."""


def run() -> None:
    """Run the command line; the exit codes are those of the interface."""
    speak_utf8()
    with told():
        app()
    sys.exit(0)
