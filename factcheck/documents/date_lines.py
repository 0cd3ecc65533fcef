"""The day of publication that a text states in a line of its own, never one from running prose."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from factcheck.documents.vocabulary import vocabulary
from factcheck.documents.written_dates import WrittenDate, alternatives, find_written_dates

LONGEST_LINE = 200  # characters; a date line is short
TOP_LINES = 25  # lines with words in which the head of an article ends at the latest
PROSE_BEFORE = 3  # paragraphs of prose after which the head is certainly over
FOOT_LINES = 10
NAMES = 8  # words left over in a date line: an author's name, a place, an outlet
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[A-Za-z]")
NAME_WORD = re.compile(r"[A-Z0-9][\w'’.\-]*|and|&|of|the|de|van|der|for|at|in|@\w+")
SEPARATORS = re.compile(r"[|·•—–/,;:()\[\]\-\u00a0\s]+")
LOOSE_CLOCK = re.compile(
    r"[012]?\d[:.][0-5]\d(?:[:.][0-5]\d)?(?:\s?[ap]\.?m)?|\d{1,3}(?=\s*(?:min|hour|sec|comment|share|view))|\d{1,2}\s?[ap]m", re.IGNORECASE
)
DATELINE = re.compile(r"[A-Z][A-Z .'’\-]{2,40},?\s+(?:\(|\[)?")


def published_in(text: str) -> date | None:
    """The day of publication from the head of a text, else from its foot, else None.

    "Published 24th Nov 2023", "Date: 24/11/2023", a byline with a date, or a date that stands alone near the top. A line
    that tells of an update is passed over, and so is a sentence: "The report, published on 24 November 2023, found…".
    At the foot only a labelled date counts, and only where all agree, because links to other articles carry dates too.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head = list(_head(lines))
    return _labelled(head) or _bare(head) or _at_foot(lines[len(head) :])


def _head(lines: list[str]) -> Iterator[str]:
    prose = 0
    for line in lines[:TOP_LINES]:
        prose += is_prose(line)
        if prose > PROSE_BEFORE:
            return
        yield line


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of the article: a sentence of some length, or a very long line."""
    words = len(line.split())
    return words > 30 or (words > 10 and line.endswith((".", "!", "?", "”", '"', "’", "…")))


def is_date_line(line: str) -> bool:
    """Whether a line does nothing but tell dates, authors and the like."""
    return line_day(line, labelled=True) is not None or line_day(line, labelled=False) is not None or bool(_updated().match(line))


def _labelled(lines: list[str]) -> date | None:
    return next((day for line in lines if (day := line_day(line, labelled=True))), None)


def _bare(lines: list[str]) -> date | None:
    return next((day for line in lines if (day := line_day(line, labelled=False) or _dateline(line))), None)


def _at_foot(lines: list[str]) -> date | None:
    last_prose = max((index for index, line in enumerate(lines) if is_prose(line)), default=-1)
    days = {day for line in lines[last_prose + 1 :][-FOOT_LINES:] if (day := line_day(line, labelled=True))}
    return days.pop() if len(days) == 1 else None


def line_day(line: str, *, labelled: bool) -> date | None:
    """The day of a date line, or None where the line is none of that sort.

    A labelled line has a word such as "published" straight before the date; a bare one has the date and nothing
    but an author, times and furniture around it.
    """
    if len(line) > LONGEST_LINE or not DIGIT.search(line):
        return None
    found = list(find_written_dates(line))
    updates = [match.end() for match in _updated().finditer(line)]
    stated = [written for written in found if not any(_announces(line, end, written) for end in updates)]
    if labelled:
        return next((written.day for written in stated if _is_labelled(line, written, found)), None)
    return stated[0].day if len(stated) == 1 and _is_bare(line, stated[0], found) else None


def _announces(line: str, end: int, written: WrittenDate) -> bool:
    """Whether the words that end there stand straight before the date."""
    return end <= written.start and not line[end : written.start].strip(" :,-–—|\t\u00a0")


def _is_labelled(line: str, written: WrittenDate, found: list[WrittenDate]) -> bool:
    before, after = line[: written.start], _without(line[written.end :], written.end, found)
    if not only_names(after):
        return False
    for label in (_label(), _label_at_start(), _label_and_author()):
        match = label.search(before)
        if match and _may_stand_before(_without(before[: match.start()], 0, found)):
            return not match["author"] or only_names(match["author"])
    return False


def _may_stand_before(side: str) -> bool:
    """Whether the words before "published" leave the article as what was published."""
    return only_names(side) and not any(word.lower() in vocabulary().other_things for word in _names(side))


def _is_bare(line: str, written: WrittenDate, found: list[WrittenDate]) -> bool:
    """Whether the line is a date and nothing else, or a byline with a date before or after it."""
    before, after = line[: written.start], _without(line[written.end :], written.end, found)
    if not only_names(before) or not only_names(after):
        return False
    if WORD.search(before) and not (_byline().match(before) and _names(before)):
        return False
    return not _names(after) or _byline().match(after) is not None


def _without(part: str, offset: int, found: list[WrittenDate]) -> str:
    """A part of a line that begins at `offset`, its dates and the words that announce another day taken out."""
    taken = {index - offset for written in found for index in range(written.start, written.end)}
    return _updated().sub(" ", "".join(" " if index in taken else character for index, character in enumerate(part)))


@cache
def _label() -> re.Pattern[str]:
    # "Molly HookingsPublished 24th Nov 2023": a label may be glued to the name before it, where the capital shows it.
    words = alternatives(vocabulary().published)
    return re.compile(rf"(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))(?i:{words})(?i:\s+on|\s+at)?\s*[:\-–—|]?\s*(?P<author>)\Z")


@cache
def _label_at_start() -> re.Pattern[str]:
    words = alternatives((*vocabulary().published, *vocabulary().published_at_start))
    return re.compile(rf"(?:\A|[|·•])\s*(?i:{words})(?i:\s+on|\s+at)?\s*[:\-–—|]?\s*(?P<author>)\Z")


@cache
def _label_and_author() -> re.Pattern[str]:
    return re.compile(rf"\A\W*(?i:{alternatives(vocabulary().published)})\b(?P<author>.*)\Z")


@cache
def _updated() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))(?i:{alternatives(vocabulary().updated)})(?i:\s+on|\s+at)?\b\s*:?")


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?i:{alternatives(vocabulary().byline)})\b")


@cache
def _furniture() -> re.Pattern[str]:
    words = (*vocabulary().furniture, *vocabulary().byline, *vocabulary().published, *vocabulary().weekdays)
    return re.compile(rf"(?i:{alternatives(words)})\Z")


def _names(side: str) -> list[str]:
    words = SEPARATORS.split(LOOSE_CLOCK.sub(" ", side))
    return [word for word in words if word and not _furniture().match(word)]


def only_names(side: str) -> bool:
    """Whether nothing but names and furniture is left: no sentence, no quotation, no figure."""
    without_initials = re.sub(r"\b[A-Za-z]\.", "", side)
    if re.search(r"[.!?][\"”’]?(?:\s|\Z)", without_initials) or re.search(r"[\"“”£%]", side):
        return False
    names = _names(side)
    return len(names) <= NAMES and all(NAME_WORD.fullmatch(word) for word in names)


def _dateline(line: str) -> date | None:
    """The day of an agency's dateline: "BIRMINGHAM, 24 November 2023 – Police…"."""
    written = next(find_written_dates(line[:100]), None)
    if written is None or not DATELINE.fullmatch(line[: written.start]):
        return None
    return written.day if re.match(r"\s*[)\]]?\s*(?:\([^)]{1,30}\)\s*)?[–—\-:]\s", line[written.end :]) else None
