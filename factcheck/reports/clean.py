"""Text made harmless for the place it is shown in: control characters, direction overrides and addresses."""

import re
from urllib.parse import quote, urlsplit

# C0 and C1 controls and DEL: an escape sequence in an article must never reach a terminal.
CONTROLS = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
# Direction overrides, embeddings and isolates can make words read backwards ("Trojan source"); right-to-left letters need none of them.
OVERRIDES = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
# Half a surrogate pair cannot be written as UTF-8.
SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
KEPT = {0x09: 0x09, 0x0A: 0x0A}
IN_TEXT = {**CONTROLS, **OVERRIDES, **SURROGATES, **KEPT, 0x0D: None}
SPACES = re.compile(r"\s+")
WEB = re.compile(r"https?://[^\s<>\"'\\^`{|}\x00-\x20\x7f-\x9f]+\Z", re.IGNORECASE)


def harmless(text: str) -> str:
    """The text with line ends kept, and every control character and direction override made visible ("␛") and without effect."""
    return text.translate(IN_TEXT)


def one_line(text: str) -> str:
    """`harmless`, with every run of white space made one space."""
    return SPACES.sub(" ", text.translate({**IN_TEXT, 0x0D: 0x20, 0x85: 0x20})).strip()


def web_address(url: str | None) -> str | None:
    """The address if it is a plain http or https address, else None: nothing else becomes a link."""
    if not url or not WEB.match(url.strip()):
        return None
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return quote(url.strip(), safe=":/?#[]@!$&'()*+,;=%~-._") if host else None


def utf8(text: str) -> str:
    """The text with half surrogate pairs replaced, so that it can be written."""
    return text.translate(SURROGATES)
