"""`run_limited`: one function of ours in a child process with bounds on memory and time, for files that may be built to harm."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from factcheck.safety.limits import megabytes
from factcheck.values import FactcheckError
from factcheck.values.places import PACKAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use: bytes of address space, seconds of processor time, seconds in all."""

    memory: int = 1024 * 1024 * 1024
    cpu_seconds: int = 30
    wall_seconds: float = 60.0


def run_limited(function: Callable[[bytes], Any], payload: bytes, *, where: str, limits: Limits | None = None) -> Any:
    """What a function that can be imported by name makes of the bytes, computed in a child Python.

    The result must be JSON: nothing from the child is unpickled. Where the system has no limits of its own (Windows) only the
    seconds in all are kept. Raises the `FactcheckError` that the function raised, or: too-much-memory, too-much-time, reader-failed.
    """
    limits = limits or Limits()
    target = f"{function.__module__}:{function.__qualname__}"
    command = [sys.executable, "-P", "-B", "-m", "factcheck.safety.child", target, str(limits.memory), str(limits.cpu_seconds)]
    try:
        done = subprocess.run(command, input=payload, capture_output=True, timeout=limits.wall_seconds, env=_environment(), check=False)
    except subprocess.TimeoutExpired as error:
        raise _too_much_time(where, limits.wall_seconds) from error
    return _result(done, where=where, limits=limits)


def _environment() -> dict[str, str]:
    """The environment with our own import path, so that the child finds what the parent found, wherever it was started."""
    path = [str(PACKAGE.parent), *(entry for entry in sys.path if entry)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(path))}


def _result(done: "subprocess.CompletedProcess[bytes]", *, where: str, limits: Limits) -> Any:
    try:
        answer = json.loads(done.stdout) if done.stdout else {}
    except ValueError:
        answer = {}
    if "ok" in answer:
        return answer["ok"]
    if "error" in answer:
        raise FactcheckError(answer["error"]["code"], answer["error"]["what"], where=where, remedy=answer["error"]["remedy"])
    if answer.get("memory"):
        what = f"reading it takes more than {megabytes(limits.memory)} of memory"
        raise FactcheckError("too-much-memory", what, where=where, remedy="Give the text of the part you need.")
    if done.returncode in (-24, -9):  # SIGXCPU, and SIGKILL where the grace after it was used up
        raise _too_much_time(where, limits.cpu_seconds)
    reason = answer.get("crash") or f"the reader ended with status {done.returncode}"
    raise FactcheckError("reader-failed", f"the file cannot be read ({reason})", where=where, remedy="Save it again, or give its text.")


def _too_much_time(where: str, seconds: float) -> FactcheckError:
    return FactcheckError(
        "too-much-time", f"reading it takes more than {seconds:g} seconds", where=where, remedy="Give the text of the part you need."
    )
