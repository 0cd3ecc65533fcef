"""Reads a page of YAML and says in which file, and where inside it, something is wrong."""

from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.values import FactcheckError

REMEDY = "Mend the page; docs/catalogue.md shows what one looks like."


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping on a page; every reader raises `FactcheckError` naming the file, the path inside it and the reason."""

    values: dict[str, Any]
    where: str

    def only(self, required: Collection[str], optional: Collection[str] = ()) -> "Entry":
        """Itself, once sure that no required key is missing and no other key is there."""
        for key in self.values:
            if key not in required and key not in optional:
                known = ", ".join(sorted([*required, *optional]))
                raise wrong("catalogue-key", f"the key {key!r} is not known here (known: {known})", self.where)
        for key in required:
            if self.values.get(key) is None:
                raise wrong("catalogue-missing", f"the field {key!r} is missing", self.where)
        return self

    def text(self, key: str) -> str:
        """Words, not empty."""
        return words_of(self.values.get(key), f"{self.where} › {key}")

    def maybe(self, key: str) -> str | None:
        """Words, or None where the key is absent."""
        return None if self.values.get(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words; empty where the key is absent."""
        value = self.values.get(key)
        if value is None:
            return ()
        where = f"{self.where} › {key}"
        if not isinstance(value, list):
            raise wrong("catalogue-value", f"this is {value!r} and should be a list", where)
        return tuple([words_of(item, where, number) for number, item in enumerate(value)])

    def flag(self, key: str, default: bool) -> bool:
        """true or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise wrong("catalogue-value", f"this is {value!r} and should be true or false", f"{self.where} › {key}")
        return value

    def share(self, key: str) -> float:
        """A number from 0 to 1."""
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
            raise wrong("catalogue-value", f"this is {value!r} and should be a number from 0 to 1", f"{self.where} › {key}")
        return float(value)

    def mapping(self, key: str) -> dict[str, str]:
        """Words by name; empty where the key is absent."""
        value = self.values.get(key)
        if value is None:
            return {}
        where = f"{self.where} › {key}"
        if not isinstance(value, dict):
            raise wrong("catalogue-value", f"this is {value!r} and should be a mapping of names to words", where)
        return {words_of(name, where): words_of(said, f"{where} › {name}") for name, said in value.items()}

    def entries(self, key: str, naming: str = "") -> Iterator["Entry"]:
        """The mappings of a list, each told apart by its field `naming` where it has one, else by its place."""
        value = self.values.get(key)
        if value is None:
            return
        where = f"{self.where} › {key}"
        if not isinstance(value, list):
            raise wrong("catalogue-value", f"this is {value!r} and should be a list", where)
        for number, item in enumerate(value):
            if not isinstance(item, dict):
                raise wrong("catalogue-value", f"this is {item!r} and should be a mapping", f"{where}[{number}]")
            label = item.get(naming)
            yield Entry(item, f"{self.where} › {label}" if naming and isinstance(label, str) else f"{where}[{number}]")


def wrong(code: str, what: str, where: str) -> FactcheckError:
    """The error for a bad page."""
    return FactcheckError(code, what, where=where, remedy=REMEDY)


def words_of(value: Any, where: str, number: int | None = None) -> str:
    """The value if it is words; YAML reads a bare 999 as a number and a bare no as false, so such words stand in quotes."""
    if isinstance(value, str) and value.strip():
        return value
    place = where if number is None else f"{where}[{number}]"
    if value is None or isinstance(value, str):
        raise wrong("catalogue-value", "this is empty", place)
    raise wrong("catalogue-value", f"this is {value!r} and should be words: put it in quotes", place)


def read_page(path: Path, root: Path) -> Entry:
    """One YAML file as an `Entry` named by its path below `root`; raises `FactcheckError` where it cannot be read."""
    where = path.relative_to(root).as_posix()
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise wrong("catalogue-missing", "the page is missing", where) from None
    except UnicodeDecodeError as error:
        raise wrong("catalogue-unreadable", f"the page is not UTF-8 (byte {error.start})", where) from None
    values = parsed(text, where)
    if not isinstance(values, dict):
        raise wrong("catalogue-value", "the page should be a mapping", where)
    return Entry(values, where)


def parsed(text: str, where: str) -> Any:
    """What the YAML says; a key given twice is an error, because YAML itself would silently keep the last."""
    import yaml

    try:
        return yaml.load(text, Loader=page_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{where}, line {mark.line + 1}" if mark else where
        raise wrong("catalogue-unreadable", f"the page cannot be read: {getattr(error, 'problem', None) or error}", place) from None


@cache
def page_loader() -> Any:
    """The safe loader, in C where the machine has it, that refuses a key given twice."""
    import yaml

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    own: Any = type("PageLoader", (base,), {})

    def mapping(loader: Any, node: Any) -> dict[Hashable, Any]:
        values: dict[Hashable, Any] = loader.construct_mapping(node, deep=True)
        if len(values) != len(node.value):
            raise repeated(loader, node)
        return values

    own.add_constructor("tag:yaml.org,2002:map", mapping)
    return own


def repeated(loader: Any, node: Any) -> Exception:
    """The YAML error that names the repeated key and its line."""
    import yaml

    seen: set[Hashable] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            return yaml.constructor.ConstructorError(None, None, f"the key {key!r} stands here twice", key_node.start_mark)
        seen.add(key)
    return yaml.constructor.ConstructorError(None, None, "a key stands here twice", node.start_mark)
