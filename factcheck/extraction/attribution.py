"""Finds the speaker of each claim across a document: in its sentence, around its quotation, or carried from the paragraph before."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import Candidate
from factcheck.extraction.sentences import Places
from factcheck.extraction.speakers import according, phrase_of, reporting, role_in
from factcheck.extraction.vocabulary import word_set
from factcheck.values import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
AROUND = 180
OWN_FORCE = ("chief", "force", "superintendent", "inspector", "constable", "sergeant", "top officer")
PRONOUNS = ("he", "she", "they", "it", "who")


@dataclass(slots=True)
class Voices:
    """Who speaks in a text; `last` is the last speaker that the text named."""

    text: str
    quoted: Places
    last: str | None = None
    by_quote: dict[int, str | None] = field(default_factory=dict)

    def of(self, candidate: Candidate) -> str | None:
        """The role that a claim is credited to; None is the writer's own voice."""
        quote = self.quoted.at(candidate.span.start)
        said = self.reported(candidate)
        if said is not None:
            self.last = said
            if quote is not None:
                self.by_quote[quote] = said
            return said
        if quote is None:
            return None
        if quote not in self.by_quote:
            self.by_quote[quote] = self.around(quote)
        return self.by_quote[quote]

    def reported(self, candidate: Candidate) -> str | None:
        """The subject of the verb of saying in the claim's own sentence."""
        found = reporting(candidate.head)
        if found is not None:
            return self.role_of(found[1])
        return according(candidate.doc)

    def role_of(self, subject: "Token") -> str | None:
        """The role that a subject names; a pronoun or a bare surname is the last speaker named."""
        if subject.lower_ in PRONOUNS and len(list(subject.lefts)) == 0:
            return self.last if subject.lower_ in ("he", "she") else None
        role = role_in(phrase_of(subject))
        if role is None and subject.pos_ == "PROPN":
            return self.last
        return role

    def around(self, number: int) -> str | None:
        """The speaker named before or after a quotation in its paragraph, else the last one named."""
        quote = self.quoted.spans[number]
        before = self.outside(max(0, quote.start - AROUND), quote.start, last_line=True)
        after = self.outside(quote.end, min(len(self.text), quote.end + AROUND), last_line=False)
        for words in (before, after):
            if word_set("speakers", "verbs", "said").intersection(word.lower() for word in WORD.findall(words)):
                role = role_in(" ".join(WORD.findall(words)))
                if role is not None:
                    self.last = role
                    return role
        return self.last

    def outside(self, start: int, end: int, *, last_line: bool) -> str:
        """The text of a stretch that belongs to the quotation's own line."""
        lines = self.text[start:end].splitlines() or [""]
        words = lines[-1] if last_line else lines[0]
        for sign in ("”", "“", '"'):
            words = words.split(sign)[-1 if last_line else 0]
        return words

    def hear(self, span: Span) -> None:
        """Notes who speaks in a sentence that makes no claim, so that later quotations find them."""
        words = WORD.findall(self.text[span.start : min(span.end, span.start + 400)])
        if word_set("speakers", "verbs", "said").intersection(word.lower() for word in words):
            role = role_in(" ".join(words))
            if role is not None:
                self.last = role


def is_force_voice(role: str | None) -> bool:
    """Whether a role speaks for a force about its own work."""
    return role is not None and any(word in role for word in OWN_FORCE)
