"""Run the command inside this process, so that the language model is loaded once for all tests."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from factcheck.cli.main import run


@dataclass(frozen=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """`command("check", path, stdin=b"…")` as a shell would run it."""

    def call(*words: object, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "argv", ["factcheck", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfd.readouterr()
        with pytest.raises(SystemExit) as stopped:
            run()
        printed = capfd.readouterr()
        return Answer(int(stopped.value.code or 0), printed.out, printed.err)

    return call
