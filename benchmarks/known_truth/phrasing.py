"""Words for what a claim is about, and the sentence made of them with the places of its numbers."""

import random
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from factcheck.catalogue import load_catalogue

HERE = Path(__file__).parent
MARK = re.compile(r"\[\[(.*?)\]\]")
SLOT = re.compile(r"\{(\w+)\}")


@cache
def words() -> dict[str, Any]:
    """What people call measures, places and moves (words.yaml)."""
    return yaml.safe_load((HERE / "words.yaml").read_text(encoding="utf-8"))


@cache
def phrases(kind: str) -> dict[str, str]:
    """The sentences of a kind by the name of their phrasing (phrases.yaml)."""
    return yaml.safe_load((HERE / "phrases.yaml").read_text(encoding="utf-8"))[kind]


@cache
def area_words(code: str) -> dict[str, Any]:
    """What an area is called: `force` as who did something, `in` as a place, `name` in a headline."""
    found = dict(words()["areas"].get(code, {}))
    own = load_catalogue().areas[code]
    names = own.names
    found.setdefault("force", [name for name in dict.fromkeys(names) if re.search(r"Police$|Constabulary$|Police Service$", name)][:2])
    bare = re.sub(r" (Police|Constabulary|Police Service)$", "", own.name)
    found.setdefault("in", [f"in {bare}", f"across {bare}", f"in the {own.name} area"])
    found.setdefault("name", own.name)
    return found


def an(words_after: str) -> str:
    """ "a" or "an", by how the words are said."""
    return "an" if re.match(r"(8|11\b|11\.|18\b|18\.|eight|eleven|[aeio]|under)", words_after) else "a"


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def filled(template: str, slots: Mapping[str, str]) -> tuple[str, list[tuple[int, int]]]:
    """The sentence, and first and last offset of each of its claims; a slot with a large first letter starts a sentence.

    Raises `KeyError` for a slot that the kind does not fill.
    """

    def slot(found: re.Match[str]) -> str:
        name = found[1]
        return slots[name] if name in slots else capital(slots[name[:1].lower() + name[1:]])

    text = SLOT.sub(slot, template)
    spans, plain, last = [], "", 0
    for found in MARK.finditer(text):
        plain += text[last : found.start()]
        spans.append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        last = found.end()
    return plain + text[last:], spans


def move_slots(up: bool, chance: random.Random, prefix: str = "") -> dict[str, str]:
    """Verb, noun and adverb of a rise or fall."""
    said = words()["rise"]["up" if up else "down"]
    noun = chance.choice(said["noun"])
    return {
        f"{prefix}rose": chance.choice(said["verb"]),
        f"{prefix}rise": noun,
        f"a_{prefix}rise": f"{an(noun)} {noun}",
        f"{prefix}up": said["adverb"][0],
        f"{prefix}more": said["more"][0],
        f"{prefix}fall_bare": "rise" if up else "fall",
        f"{prefix}higher": "higher" if up else "lower",
    }


def place_slots(code: str, chance: random.Random) -> dict[str, str]:
    """Who and where."""
    area = area_words(code)
    force = chance.choice(area["force"])
    nation = code == "K04000001"
    return {
        "force": force,
        "in": chance.choice(area["in"]),
        "place": capital(area["name"]),
        "by_force": f"recorded by {force}",
        "at_force": "in England and Wales" if nation else f"at {force}",
        "rec": "recorded",
    }


def speaker_slots(code: str, publisher: str, chance: random.Random) -> dict[str, str]:
    """Who says it, and whose figures they are."""
    sources = words()["sources"].get(publisher, ["official figures"])
    source = chance.choice(sources)
    who = chance.choice(words()["speakers"])
    of = f"the chief constable of {load_catalogue().areas[code].name}" if code != "K04000001" else who
    return {"who": who, "who_of": of, "source": source, "source_cap": capital(source)}


def count_slots(measure: str, chance: random.Random) -> dict[str, str]:
    """What a counted thing is called."""
    said = words()["counts"][measure]
    done = chance.choice(said.get("done", ["recorded"]))
    return {
        "many": chance.choice(said["many"]),
        "mass": chance.choice(said["mass"]),
        "done": done,
        "were": chance.choice(said.get("were", ["were recorded"])),
    }
