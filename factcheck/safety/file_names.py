"""File names from the outside, made fit to stand in a folder of ours: they name a file and never decide a path."""

import re
import unicodedata
from email.message import Message
from urllib.parse import parse_qs, unquote, urlsplit

LONGEST = 100
"""Characters; with the hash in front, a name stays well below the 255 bytes of every file system."""
LONGEST_ENDING = 10
NAMELESS = "file"


def safe_file_name(name: str) -> str:
    """The last part of a name in letters, digits, dots, dashes and underscores of ASCII, with no leading dot, its ending kept."""
    last = re.split(r"[/\\]", name)[-1]
    plain = unicodedata.normalize("NFKD", last).encode("ascii", "ignore").decode("ascii")
    fit = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip(".-")
    if len(fit) > LONGEST:
        stem, dot, ending = fit.rpartition(".")
        kept = f"{dot}{ending}" if dot and len(ending) <= LONGEST_ENDING else ""
        fit = f"{(stem if kept else fit)[: LONGEST - len(kept)]}{kept}"
    return fit or NAMELESS


def name_in_address(url: str) -> str:
    """The file name that an address ends in, as it is written there: the last part of its path, or of `uri` in its query (ONS)."""
    parts = urlsplit(url)
    inside = parse_qs(parts.query).get("uri", [""])[-1]
    return unquote(inside or parts.path).rpartition("/")[2]


def offered_name(disposition: str, url: str) -> str:
    """The safe file name of an answer: what its Content-Disposition header says, else what the address ends in."""
    stated = Message()
    stated["Content-Disposition"] = disposition or "inline"
    return safe_file_name(stated.get_filename() or name_in_address(url))
