"""Encodings: read as what they surely are, or refused; never mangled."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.decoding import decoded, plausible_windows
from factcheck.documents.vocabulary import read_vocabulary, vocabulary
from factcheck.values import FactcheckError

ENGLISH = "“We can’t go on,” said Beyoncé Müller – it cost £3.6m, €4m or 2½ %…\r\nA café in Málaga.\n"


def refused(data, code):
    with pytest.raises(FactcheckError) as caught:
        decoded(data, where="note.txt")
    assert (caught.value.code, caught.value.where, caught.value.exit_code) == (code, "note.txt", 2)
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ENGLISH.encode(), "utf-8"),
        (codecs.BOM_UTF8 + ENGLISH.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + ENGLISH.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_marks_and_utf8_are_read_without_the_mark_and_with_their_line_ends(data, encoding):
    read = decoded(data, where="x")
    assert (read.text, read.encoding, read.note) == (ENGLISH, encoding, None)


def test_windows_1252_is_read_and_said():
    read = decoded(ENGLISH.encode("cp1252"), where="x")
    assert read.text == ENGLISH
    assert "Windows-1252" in read.note


@pytest.mark.parametrize(
    "data",
    [
        "It cost the force’s ‘own’ £3m".encode("mac-roman"),
        "It cost £3.6m".encode("cp850"),
        "Полиция раскрыла больше краж, чем год назад".encode("cp1251"),
        "Η αστυνομία εξιχνίασε περισσότερες κλοπές".encode("iso-8859-7"),
        "警察は窃盗事件を解決した".encode("shift-jis"),
        "It cost £3.6m and the force’s".encode() + "£".encode("cp1252"),
        b"the force\xe2\x80s own",
        "It cost £3.6m said the chief".encode() + b"\xe2\x80",
        "Some €4m".encode("iso-8859-15"),
    ],
)
def test_other_encodings_are_refused_and_not_mangled(data):
    error = refused(data, "wrong-encoding")
    assert "byte" in error.what
    assert "UTF-8" in error.remedy


def test_a_mark_that_lies_is_refused():
    refused(codecs.BOM_UTF16_LE + b"abc", "wrong-encoding")
    refused(codecs.BOM_UTF8 + b"caf\xe9", "wrong-encoding")


def test_utf16_without_its_mark_is_named():
    assert "UTF-16" in refused(ENGLISH.encode("utf-16-le"), "wrong-encoding").what


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"a\0b", b"\x7fELF\x02\x01\x01\0\0", bytes(range(256)), b"\x01\x02\x03\x04 text"]
)
def test_binary_data_are_refused(data):
    refused(data, "binary-file")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_comes_back_from_utf8_and_utf16(text):
    assert decoded(text.encode(), where="x").text == text.removeprefix("\ufeff")
    assert decoded(text.encode("utf-16"), where="x").text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_faithfully_or_refused(data):
    try:
        read = decoded(data, where="x")
    except FactcheckError as error:
        known = error.code in ("binary-file", "wrong-encoding")
    else:
        marks = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
        back = read.text.encode(read.encoding)
        known = back in (data, data.removeprefix(marks.get(read.encoding, b"\0\0\0\0")), data[4:])
    assert known


@pytest.mark.parametrize(
    ("text", "plausible"),
    [("A £5 note", True), ("forceÕs", False), ("œ3.6m", False), ("Å", False), ("cafÃ©", False), ("â€™", False), ("Ångström", True)],
)
def test_plausible_windows_text(text, plausible):
    assert plausible_windows(text) is plausible


def test_the_word_list_is_checked_with_file_place_and_reason(tmp_path):
    assert vocabulary().months["sept"] == 9
    path = tmp_path / "documents.yaml"
    for content, told in (
        ("months: {may: 13}", "months.may"),
        ("months: [", "not YAML"),
        ("surplus: 1", "surplus"),
        ("- a", "the whole file"),
    ):
        path.write_text(content)
        with pytest.raises(FactcheckError) as caught:
            read_vocabulary(path)
        assert (caught.value.code, caught.value.where) == ("bad-vocabulary", str(path))
        if told != "surplus":
            assert told in caught.value.what
    with pytest.raises(FactcheckError, match="cannot be read"):
        read_vocabulary(tmp_path / "none.yaml")
