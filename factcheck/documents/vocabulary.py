"""`Vocabulary`: the words and marks by which documents are read, loaded from data and checked."""

from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from factcheck.values import FactcheckError
from factcheck.values.places import data_folder

Words = Annotated[tuple[str, ...], Field(min_length=1)]


class Vocabulary(BaseModel):
    """The fields of `data/vocabulary/documents.yaml`, each explained there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: dict[str, Annotated[int, Field(ge=1, le=12)]]
    weekdays: Words
    published: Words
    published_at_start: Words
    updated: Words
    other_things: Words
    byline: Words
    furniture: Words
    windows_1252_marks: str
    mixed_encoding_pairs: Words
    page_dates: Words
    page_titles: Words
    page_outlets: Words
    article_types: Words
    refusals: Words


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the data folder, read once a process; raises `FactcheckError` (bad-vocabulary)."""
    return read_vocabulary(data_folder() / "vocabulary" / "documents.yaml")


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of one file; raises `FactcheckError` naming the file, the place in it and the reason."""
    remedy = "Mend the file, or fetch the project's own copy of it again."
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return Vocabulary.model_validate(loaded)
    except OSError as error:
        raise FactcheckError(
            "bad-vocabulary", f"the word list cannot be read ({error.strerror})", where=str(path), remedy=remedy
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FactcheckError("bad-vocabulary", f"this is not YAML: {error}", where=str(path), remedy=remedy) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole file"
        raise FactcheckError("bad-vocabulary", f"{place}: {first['msg']}", where=str(path), remedy=remedy) from error
