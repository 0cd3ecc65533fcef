"""`Shelves`: the release files that a store is served from, and what is damaged among them."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from factcheck.figures.figure import Figure
from factcheck.figures.groups import Spans, Wanted
from factcheck.figures.release import Release
from factcheck.figures.release_file import ReleaseFile
from factcheck.figures.shelf import releases_on
from factcheck.values import FactcheckError

Answer = TypeVar("Answer")
DAMAGE = ("missing-release", "broken-release")


@dataclass(frozen=True, slots=True)
class Damage:
    """A release that is listed and cannot be served, and why."""

    release: Release
    error: FactcheckError

    @property
    def sentence(self) -> str:
        """What is not served, and what is wrong with it."""
        release, file = self.release, Path(self.release.file).name
        dated = f", published {release.published}" if release.published else ""
        return f"{release.release_id} ({release.publisher}, {release.title}{dated}) is not used: {self.error.what} ({file})."

    def concerns(self, measure_ids: Iterable[str]) -> bool:
        """Whether it could have spoken to one of the measures; so it could where nobody knows what was in it."""
        return not self.release.measures or bool(set(self.release.measures) & set(measure_ids))


class Shelves:
    """The files of one or more folders; a release of a later folder replaces the one of the same id.

    A file that turns out to be damaged is put into `damage` and served no more, whole: no part of its rows is given.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        files = {release.release_id: ReleaseFile(folder, release) for folder in folders for release in releases_on(folder)}
        self.files: list[ReleaseFile] = []
        self.damage: list[Damage] = []
        for _, file in sorted(files.items()):
            if file.fault:
                self.damage.append(Damage(file.release, file.fault))
            else:
                self.files.append(file)

    def figures(self, wanted: Wanted) -> Iterator[Figure]:
        """The figures of the areas wanted of each measure, release by release."""
        for found in self.each(lambda file: file.figures(wanted), measures=wanted):
            yield from found

    def figures_within(self, wanted: dict[tuple[str, str], Spans | None]) -> dict[tuple[str, str], list[Figure]]:
        """The figures of (measure, area) pairs, those outside the days given for a pair left out; every pair has its list."""
        by_measure: dict[str, dict[str, Spans | None]] = {}
        for (measure_id, area_code), spans in wanted.items():
            by_measure.setdefault(measure_id, {})[area_code] = spans
        found: dict[tuple[str, str], list[Figure]] = {pair: [] for pair in wanted}
        with uncollected():
            for figure in self.figures(by_measure):
                found[figure.measure_id, figure.area_code].append(figure)
        return found

    @property
    def measures(self) -> set[str]:
        """The measures that figures are held for."""
        return set().union(*self.each(lambda file: file.measures))

    def pairs(self, measures: Iterable[str] | None = None) -> set[tuple[str, str]]:
        """The (measure, area) pairs that figures are held for, of all measures or of some."""
        asked = None if measures is None else set(measures)
        return set().union(*self.each(lambda file: file.pairs(asked), measures=asked))

    def spans(self) -> Iterator[tuple[str, str, date, date, int]]:
        """(measure, area, first day, last day, number of figures); a pair comes more than once."""
        for found in self.each(ReleaseFile.spans):
            yield from found

    def each(self, ask: Callable[[ReleaseFile], Answer], *, measures: Iterable[str] | None = None) -> Iterator[Answer]:
        """What each file answers, of those that may hold one of the measures; a damaged one answers nothing and is put aside."""
        asked = None if measures is None else list(measures)
        for file in list(self.files):
            if asked is not None and not any(map(file.may_hold, asked)):
                continue
            try:
                answer = ask(file)
            except FactcheckError as error:
                if error.code not in DAMAGE:
                    raise
                self.files.remove(file)
                self.damage.append(Damage(file.release, error))
            else:
                yield answer


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: figures have none, and looking for them again and again takes a third of the time of a big read."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
