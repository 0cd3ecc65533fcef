"""`run_limited`: one function of ours in a child process with bounds on memory, time and answer, for files that may be built to harm."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Any

from factcheck.safety.limits import megabytes
from factcheck.values import FactcheckError
from factcheck.values.places import PACKAGE

PART = "Give the text of the part you need."
OUR_END = (-24, -9)
"""SIGXCPU, and SIGKILL where the grace after it was used up."""
GIVEN_UP = -6
"""SIGABRT, with which libraries written in C++ and Rust end where they are given no memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use: bytes of address space, seconds of processor time, seconds in all, and bytes of its answer.

    The answer stands in the memory of the parent, which has no bound of its own; a child never makes it keep more than this.
    """

    memory: int = 1024 * 1024 * 1024
    cpu_seconds: int = 30
    wall_seconds: float = 60.0
    answer: int = 128 * 1024 * 1024


@dataclass(slots=True)
class Told:
    """What a child said: the object in its first line, the bytes after it, and how it ended."""

    answer: dict[str, Any] = field(default_factory=dict)
    data: bytes | None = None
    status: int = 0
    too_long: bool = False
    out_of_time: bool = False


def run_limited(function: Callable[[bytes], Any], payload: bytes, *, where: str, limits: Limits | None = None) -> Any:
    """What a function that can be imported by name makes of the bytes, computed in a child Python.

    The result must be JSON or bytes: nothing from the child is unpickled. Where the system has no limits of its own (Windows) only the
    seconds in all and the size of the answer are kept. Raises the `FactcheckError` that the function raised, or: too-much-memory (an answer
    past its limit is that too), too-much-time, reader-failed.
    """
    limits = limits or Limits()
    return _result(_heard(_command(function, limits), payload, limits), where=where, limits=limits)


def _command(function: Callable[[bytes], Any], limits: Limits) -> list[str]:
    target = f"{function.__module__}:{function.__qualname__}"
    return [sys.executable, "-P", "-B", "-m", "factcheck.safety.child", target, str(limits.memory), str(limits.cpu_seconds)]


def _heard(command: list[str], payload: bytes, limits: Limits) -> Told:
    """Run the child to its end, which comes at the latest with the seconds in all or the first byte too many."""
    pipe, told = subprocess.PIPE, Told()
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=_environment()) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        clock = threading.Timer(limits.wall_seconds, _end, (child, told))
        clock.start()
        feeder = threading.Thread(target=_feed, args=(child.stdin, payload), daemon=True)
        feeder.start()
        try:
            _listen(child.stdout, told, limits.answer)
            if not told.too_long:
                told.status = child.wait()
        finally:
            clock.cancel()
            child.kill()
            feeder.join()
    return told


def _end(child: "subprocess.Popen[bytes]", told: Told) -> None:
    told.out_of_time = True
    child.kill()


def _feed(stream: IO[bytes], payload: bytes) -> None:
    """Hand the payload over in a thread of its own; a child that ends before it has read all says so by how it ended."""
    with suppress(OSError):
        stream.write(payload)
    with suppress(OSError):
        stream.close()


def _listen(stream: IO[bytes], told: Told, most: int) -> None:
    line = stream.readline(most + 1)
    try:
        answer = json.loads(line) if len(line) <= most else None
    except (ValueError, RecursionError):
        answer = {}
    told.answer = answer if isinstance(answer, dict) else {}
    size = told.answer.get("bytes", 0)
    told.too_long = len(line) > most or (isinstance(size, int) and size > most)
    if told.too_long or not isinstance(size, int) or size < 0:
        return
    data = stream.read(size)
    if len(data) == size and not stream.read(1) and "bytes" in told.answer:
        told.data = data


def _environment() -> dict[str, str]:
    """The environment with our own import path, so that the child finds what the parent found, wherever it was started."""
    path = [str(PACKAGE.parent), *(entry for entry in sys.path if entry)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(path))}


def _result(told: Told, *, where: str, limits: Limits) -> Any:
    if told.out_of_time:
        raise _too_much_time(where, limits.wall_seconds)
    if told.too_long:
        what = f"what was read of it takes more than {megabytes(limits.answer)}"
        raise FactcheckError("too-much-memory", what, where=where, remedy=PART)
    if told.data is not None:
        return told.data
    if "ok" in told.answer:
        return told.answer["ok"]
    error = told.answer.get("error")
    if isinstance(error, dict) and error.get("code"):
        code, what, remedy = (_plain(error.get(key)) for key in ("code", "what", "remedy"))
        raise FactcheckError(code, what, where=where, remedy=remedy)
    raise _failed(told, where=where, limits=limits)


def _failed(told: Told, *, where: str, limits: Limits) -> FactcheckError:
    if told.answer.get("memory") or told.status == GIVEN_UP:
        return FactcheckError(
            "too-much-memory", f"reading it takes more than {megabytes(limits.memory)} of memory", where=where, remedy=PART
        )
    if told.status in OUR_END:
        return _too_much_time(where, limits.cpu_seconds)
    reason = _plain(told.answer.get("crash")) or f"the reader ended with status {told.status}"
    return FactcheckError("reader-failed", f"the file cannot be read ({reason})", where=where, remedy="Save it again, or give its text.")


def _plain(text: object) -> str:
    """A child's words without what would move a terminal's cursor: a hostile file can have its own text in an error."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(text or "")[:2_000])


def _too_much_time(where: str, seconds: float) -> FactcheckError:
    return FactcheckError("too-much-time", f"reading it takes more than {seconds:g} seconds", where=where, remedy=PART)
