"""The child's side of `run_limited`: take the limits, run the function over standard input, answer in JSON or in bytes."""

import importlib
import json
import os
import sys
from typing import Any

from factcheck.values import FactcheckError


def main(target: str, memory: int, cpu_seconds: int) -> None:
    """Read the payload, answer with `{"ok"}`, `{"error"}`, `{"memory"}` or `{"crash"}` on standard output.

    Where the function gives bytes, the answer is the line `{"bytes": n}` and then the bytes.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up in the answer
    payload = sys.stdin.buffer.read()
    take_limits(memory, cpu_seconds)
    data = b""
    try:
        told = answer(target, payload)
        if isinstance(told.get("ok"), bytes):
            data = told["ok"]
            told = {"bytes": len(data)}
        text = json.dumps(told)
    except MemoryError:
        data, text = b"", json.dumps({"memory": True})
    answers.write(text.encode("ascii") + b"\n")
    answers.write(data)
    answers.close()


def take_limits(memory: int, cpu_seconds: int) -> None:
    """Bound this process: address space, processor time, and no file may be written at all."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock still runs
        return
    for kind, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        ceiling = resource.getrlimit(kind)[1]
        allowed = (soft, hard) if ceiling == resource.RLIM_INFINITY else (min(soft, ceiling), min(hard, ceiling))
        resource.setrlimit(kind, allowed)


def answer(target: str, payload: bytes) -> dict[str, Any]:
    """The function's result, or what it ended with."""
    module, _, name = target.partition(":")
    function = importlib.import_module(module)
    for part in name.split("."):
        function = getattr(function, part)
    try:
        return {"ok": function(payload)}  # type: ignore[operator]
    except FactcheckError as error:
        return {"error": {"code": error.code, "what": error.what, "remedy": error.remedy}}
    except MemoryError:
        return {"memory": True}
    except Exception as error:  # noqa: BLE001 - whatever a hostile file provokes is told to the parent, which names the file
        return {"crash": f"{type(error).__name__}: {error}"[:300]}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
