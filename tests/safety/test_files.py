"""A whole file or none, and never more in memory than the limit."""

import io
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.safety.files import check_output, open_atomically, read_bounded, read_stream, write_atomically
from factcheck.values import FactcheckError


def refused(code, call, *args, **options):
    with pytest.raises(FactcheckError) as caught:
        call(*args, **options)
    assert caught.value.code == code
    assert caught.value.exit_code == 2
    assert caught.value.remedy
    return caught.value


def test_text_is_written_as_utf8_with_its_own_line_ends(tmp_path):
    write_atomically(tmp_path / "out.txt", "£3.6m\r\nrest\n")
    assert (tmp_path / "out.txt").read_bytes() == b"\xc2\xa33.6m\r\nrest\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_an_existing_file_is_refused_and_kept(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")
    error = refused("output-exists", write_atomically, target, "new")
    assert "--force" in error.remedy
    assert target.read_text() == "old"


def test_force_replaces_and_keeps_the_permissions(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")
    target.chmod(0o640)
    write_atomically(target, b"new", force=True)
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_gets_the_permissions_of_the_users_mask(tmp_path):
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "out.txt", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == 0o640


def half_done(target, error, **options):
    with open_atomically(target, **options) as stream:
        stream.write(b"half")
        raise error


def test_nothing_is_left_where_the_work_fails(tmp_path):
    with pytest.raises(RuntimeError):
        half_done(tmp_path / "out.txt", RuntimeError("the work failed"))
    assert list(tmp_path.iterdir()) == []


def test_the_old_file_stays_where_the_work_is_interrupted_under_force(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        half_done(target, KeyboardInterrupt(), force=True)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_file_that_somebody_made_meanwhile_is_not_lost(tmp_path):
    target = tmp_path / "out.txt"

    def work():
        with open_atomically(target) as stream:
            stream.write(b"ours")
            target.write_text("theirs")

    refused("output-exists", work)
    assert target.read_text() == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_folder_and_a_missing_folder_are_refused(tmp_path):
    refused("output-is-a-folder", write_atomically, tmp_path, "x", force=True)
    error = refused("no-such-folder", check_output, tmp_path / "none" / "out.txt")
    assert "mkdir" in error.remedy


def test_a_link_keeps_pointing_at_what_is_replaced(tmp_path):
    target, link = tmp_path / "out.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)
    write_atomically(link, "new", force=True)
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_device_is_written_to_and_not_replaced():
    write_atomically(Path(os.devnull), "x")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_reading_stops_at_the_limit(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 101)
    assert read_bounded(path, largest=101) == b"x" * 101
    assert "100 bytes" in refused("too-large", read_bounded, path, largest=100).what


def test_an_endless_device_is_not_read_to_its_end():
    refused("too-large", read_bounded, Path("/dev/zero"), largest=3_000_000)


def test_what_cannot_be_opened_is_told_with_the_reason(tmp_path):
    error = refused("unreadable-file", read_bounded, tmp_path / "none.txt")
    assert "No such file" in error.what
    refused("unreadable-file", read_bounded, tmp_path)


@given(st.binary(max_size=400), st.integers(min_value=1, max_value=400), st.integers(min_value=0, max_value=50))
def test_a_stream_is_whole_or_refused(data, largest, already):
    if len(data) + already <= largest:
        assert read_stream(io.BytesIO(data), where="x", largest=largest, already=already) == data
    else:
        refused("too-large", read_stream, io.BytesIO(data), where="x", largest=largest, already=already)
