"""The headline of a text, where its first line looks like one."""

from factcheck.documents.date_lines import is_date_line, is_prose

LONGEST = 150  # characters; longer first lines are the first paragraph


def headline_of(text: str) -> str | None:
    """The first line with words, if it is short, no sentence with a full stop, no date line, and more follows."""
    lines = (line.strip() for line in text[: 40 * LONGEST].splitlines())
    words = [line for line in lines if line][:2]
    if len(words) < 2 or len(words[0]) > LONGEST or words[0].endswith((".", ":", ";", ",")):
        return None
    return None if is_prose(words[0]) or is_date_line(words[0]) else words[0]
