"""`python -m factcheck` is the `factcheck` command."""

from factcheck.cli.main import run

run()
