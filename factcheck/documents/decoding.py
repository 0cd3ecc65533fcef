"""`Decoded`: the text of some bytes in the encoding they are surely in, or an error; never a guess that mangles."""

import codecs
from dataclasses import dataclass

from factcheck.documents.vocabulary import vocabulary
from factcheck.values import FactcheckError

MARKS = (  # the longer mark first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROLS = frozenset(chr(code) for code in range(32)) - frozenset("\t\n\r\f\v\x1a\x1b")
CONTROL_SHARE = 0.01  # a text has hardly any control characters; a compressed file has one byte in ten
FOREIGN_SHARE = 0.15  # letters outside ASCII in a text of a western language stay well below this
ENCODING_REMEDY = "Save it again as UTF-8 (in a terminal: iconv -f ITS-ENCODING -t UTF-8 FILE)."
WINDOWS_NOTE = "The text is not UTF-8; it was read as Windows-1252."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte-order mark and with its line ends untouched; `note` says where the encoding was inferred."""

    text: str
    encoding: str
    note: str | None = None


def decoded(data: bytes, *, where: str) -> Decoded:
    """The text of a file or a line.

    In this order: a byte-order mark decides; else UTF-8; else Windows-1252, but only where every character outside ASCII
    is one that English text of that encoding holds, next to the letters it stands beside. Raises `FactcheckError`:
    binary-file or wrong-encoding.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(checked_text(_strict(data[len(mark) :], encoding, where=where), where=where), encoding)
    if b"\0" in data:
        raise _with_nulls(data, where)
    try:
        return Decoded(checked_text(data.decode("utf-8"), where=where), "utf-8")
    except UnicodeDecodeError as error:
        return _as_windows(data, error, where=where)


def checked_text(text: str, *, where: str) -> str:
    """The text itself; raises `FactcheckError` (binary-file) where it holds a null or too many control characters."""
    controls = sum(map(text.count, CONTROLS))
    if "\0" in text or controls > max(2, CONTROL_SHARE * len(text)):
        raise binary_file(where)
    return text


def binary_file(where: str) -> FactcheckError:
    """The error for a file that is no text, no HTML and no PDF."""
    return FactcheckError("binary-file", "this is a binary file, not a text", where=where, remedy="Give the article as text, HTML or PDF.")


def wrong_encoding(where: str, why: str) -> FactcheckError:
    """The error for a text whose encoding cannot be told."""
    return FactcheckError("wrong-encoding", why, where=where, remedy=ENCODING_REMEDY)


def _strict(data: bytes, encoding: str, *, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise wrong_encoding(
            where, f"its byte-order mark says {encoding.upper()}, but byte {error.start + 1} after the mark does not fit"
        ) from error


def _with_nulls(data: bytes, where: str) -> FactcheckError:
    """UTF-16 without its mark has a null beside nearly every letter; anything else with nulls is no text."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 0.35 * len(sample) and min(even, odd) < 0.02 * len(sample):
        return wrong_encoding(where, "this looks like UTF-16 without its byte-order mark")
    return binary_file(where)


def _as_windows(data: bytes, reason: UnicodeDecodeError, *, where: str) -> Decoded:
    why = f"byte {reason.start + 1} is not UTF-8, and the text is not plausible as Windows-1252 either"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise (binary_file(where) if _looks_binary(data) else wrong_encoding(where, why)) from None
    text = checked_text(text, where=where)
    if not plausible_windows(text):
        raise wrong_encoding(where, why)
    return Decoded(text, "windows-1252", WINDOWS_NOTE)


def _looks_binary(data: bytes) -> bool:
    controls = sum(data.count(ord(control)) for control in CONTROLS)
    return controls > CONTROL_SHARE * len(data)


def plausible_windows(text: str) -> bool:
    """Whether a text decoded as Windows-1252 reads like one.

    Each character outside ASCII must be a known mark, or a letter beside an ASCII letter that is not a capital after a
    small letter: Mac Roman's apostrophe would be "forceÕs", and the pound sign of old DOS pages "œ3.6m".
    """
    foreign = [index for index, character in enumerate(text) if not character.isascii()]
    if len(foreign) > max(3, FOREIGN_SHARE * len(text)) or any(pair in text for pair in vocabulary().mixed_encoding_pairs):
        return False
    return all(_plausible_at(text, index) for index in foreign)


def _plausible_at(text: str, index: int) -> bool:
    character = text[index]
    if character in vocabulary().windows_1252_marks:
        return True
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if not character.isalpha() or (character.isupper() and before.islower()):
        return False
    return any(neighbour.isascii() and neighbour.isalpha() for neighbour in (before, after))
