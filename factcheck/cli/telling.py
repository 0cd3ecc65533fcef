"""How the command speaks: errors in one sentence on standard error, with the exit code of the interface."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from factcheck.values import FactcheckError

if TYPE_CHECKING:
    from factcheck.figures.store import Store

INTERRUPTED = 130


@contextmanager
def told() -> Iterator[None]:
    """Turn an error that a user can mend into a sentence and an exit code; anything else is our bug and keeps its traceback."""
    try:
        yield
    except FactcheckError as error:
        typer.echo(f"factcheck: {error.message}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("factcheck: interrupted; nothing half-written is left behind", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output (`head`) has gone: not an error, but Python must not try to flush to it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def one_of(option: str, given: str, allowed: tuple[str, ...]) -> None:
    """Refuse a word that an option does not know; raises `FactcheckError` (unknown-choice)."""
    if given not in allowed:
        raise FactcheckError("unknown-choice", f"{given!r} is not known here", where=option, remedy=f"Use one of {', '.join(allowed)}.")


def tell_damage(store: "Store") -> None:
    """Say on standard error which releases were found damaged and are not in the answer."""
    for sentence in store.damaged:
        typer.echo(f"factcheck: {sentence} See factcheck doctor.", err=True)
