"""A child's result, its errors and its limits."""

import os
import sys
import time
import tracemalloc

import pytest

from factcheck.safety import subprocesses
from factcheck.safety.subprocesses import Limits, run_limited
from factcheck.values import FactcheckError


def counted(data: bytes) -> dict[str, int]:
    sys.stdout.write("a library's chatter")
    return {"bytes": len(data)}


def teaching(data: bytes) -> None:
    raise FactcheckError("bad-thing", f"it holds {len(data)} bytes", remedy="Do this.", exit_code=2)


def crashing(data: bytes) -> None:
    raise LookupError("nobody expected this")


def hungry(data: bytes) -> int:
    return len(bytearray(4 * 1024**3))


def endless(data: bytes) -> None:
    while True:
        pass


def sleeping(data: bytes) -> None:
    time.sleep(60)


def writing(data: bytes) -> None:
    with open(data.decode(), "w") as stream:
        stream.write("x" * 100)


def unspeakable(data: bytes) -> object:
    return object()


def long(data: bytes) -> bytes:
    return bytes(int(data))


def wordy(data: bytes) -> str:
    return "x" * int(data)


def chattering(data: bytes) -> None:
    while True:
        os.write(2, b"x" * 65_536)


def colourful(data: bytes) -> None:
    raise LookupError("\x1b[2Jall is well")


def refused(function, payload=b"", **limits):
    with pytest.raises(FactcheckError) as caught:
        run_limited(function, payload, where="page.pdf", limits=Limits(**limits))
    assert caught.value.where == "page.pdf"
    assert caught.value.remedy
    return caught.value


def test_the_result_comes_back_and_chatter_does_not_disturb_it():
    assert run_limited(counted, b"x" * 300_000, where="x") == {"bytes": 300_000}


def test_our_own_errors_come_back_with_the_place():
    error = refused(teaching, b"123")
    assert (error.code, error.what, error.remedy) == ("bad-thing", "it holds 3 bytes", "Do this.")


def test_a_crash_is_told_and_named():
    error = refused(crashing)
    assert error.code == "reader-failed"
    assert "nobody expected this" in error.what


def test_a_result_that_is_no_json_is_a_failure():
    assert refused(unspeakable).code == "reader-failed"


def test_memory_is_limited():
    assert refused(hungry, memory=512 * 1024**2).code == "too-much-memory"


def test_processor_time_is_limited():
    assert refused(endless, cpu_seconds=1).code == "too-much-time"


def test_time_in_all_is_limited():
    began = time.monotonic()
    assert refused(sleeping, wall_seconds=1.0).code == "too-much-time"
    assert time.monotonic() - began < 10


def test_a_child_writes_no_file(tmp_path):
    target = tmp_path / "left-behind"
    assert refused(writing, str(target).encode()).code == "reader-failed"
    assert not target.exists() or target.stat().st_size == 0


def test_bytes_come_back_as_they_are():
    assert run_limited(long, b"3000000", where="x") == bytes(3_000_000)
    assert run_limited(long, b"0", where="x") == b""


def test_a_payload_larger_than_any_pipe_is_taken_whole():
    assert run_limited(counted, b"x" * 5_000_000, where="x") == {"bytes": 5_000_000}


@pytest.mark.parametrize("function", [long, wordy])
def test_the_answer_is_limited_and_so_is_what_the_parent_keeps(function):
    tracemalloc.start()
    error = refused(function, b"200000000", answer=1_000_000)
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()
    assert (error.code, "1 MB" in error.what or "1000000" in error.what) == ("too-much-memory", True)


def test_endless_chatter_fills_nothing():
    tracemalloc.start()
    assert refused(chattering, cpu_seconds=1).code == "too-much-time"
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


def test_what_a_file_says_in_an_error_moves_no_cursor():
    assert "?[2Jall is well" in refused(colourful).what


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\n",
        b"no JSON\n",
        b"[1]\n",
        b'{"bytes": 3}\nab',
        b'{"bytes": 3}\nabcd',
        b'{"bytes": -1}\nabc',
        b'{"bytes": "3"}\nabc',
        b'{"error": "x"}\n',
        b'{"error": {}}\n',
        b"[" * 100_000 + b"\n",
    ],
)
def test_a_child_that_says_anything_at_all(monkeypatch, said):
    def saying(*_: object) -> list[str]:
        return [sys.executable, "-c", f"import sys; sys.stdout.buffer.write({said!r})"]

    monkeypatch.setattr(subprocesses, "_command", saying)
    assert refused(counted).code == "reader-failed"
