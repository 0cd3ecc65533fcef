"""The bundled store changed in ways that a publisher, a mistake or an accident could, and what becomes of the verdicts.

Run it from the checkout: `python benchmarks/store_mutations.py`. Each change is made to the rows, the changed releases are put into a copy
of the store, and the same claims are judged by it. Every verdict must be true of the changed rows, as `store_truth.py` works them out
again, or an abstention; and a verdict on something else must stay the same byte for byte.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow
import pyarrow.parquet

from factcheck.api import document_of
from factcheck.catalogue import load_catalogue
from factcheck.checking.judge import check_documents
from factcheck.checking.verdict import Judged
from factcheck.documents.document import Document
from factcheck.extraction.claim import Extraction
from factcheck.extraction.pipeline import extract_many
from factcheck.figures import Release, Store
from factcheck.figures.shelf import put_release
from factcheck.figures.tables import schema, shaped
from factcheck.values.places import data_folder

sys.path.insert(0, str(Path(__file__).parent))

from known_truth.figures import Facts
from known_truth.making import made_documents
from store_truth import NATIONAL, Truth, faults

ROOT = Path(__file__).parents[1]
WMP, GMP = "E23000014", "E23000005"
ABSTAINED = ("not_enough_data", "needs_person", "not_checkable")
Read = tuple[Document, Extraction]
Verdicts = dict[tuple[str, str], Judged]


@dataclass(frozen=True)
class Change:
    """A change of the rows, and of the list of releases where it adds or loses one; `lost` names releases whose file is deleted."""

    name: str
    rows: Callable[[pd.DataFrame], pd.DataFrame]
    lost: tuple[str, ...] = ()


@dataclass
class Outcome:
    """What became of the verdicts: how many there are and changed, to what, and everything that is wrong, in words."""

    name: str
    claims: int = 0
    changed: int = 0
    to_truth: int = 0
    to_abstention: int = 0
    wrong: list[str] = field(default_factory=list)

    def line(self) -> str:
        """A line of the table."""
        return f"{self.name:34} {self.claims:6} {self.changed:8} {self.to_truth:8} {self.to_abstention:14} {len(self.wrong):6}"


def without(**cells: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """The rows but those that have all these cells."""

    def drop(frame: pd.DataFrame) -> pd.DataFrame:
        gone = pd.Series(True, index=frame.index)
        for name, value in cells.items():
            gone &= frame[name] == value
        return frame[~gone]

    return drop


def without_year(first: date, last: date) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """The rows but those of periods inside the year."""
    return lambda frame: frame[~((frame["period_start"] >= first) & (frame["period_end"] <= last))]


def in_unit(old: str, new: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """The same numbers, said to be in another unit."""
    return lambda frame: frame.assign(unit=frame["unit"].where(frame["unit"] != old, new))


def in_thousands(measure: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """The counts of a measure as if its table had been printed in thousands."""
    return lambda frame: frame.assign(
        value=frame["value"].where((frame["measure_id"] != measure) | (frame["unit"] != "count"), frame["value"] / 1000)
    )


def swapped(one: str, other: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Two areas under each other's code."""
    return lambda frame: frame.assign(area_code=frame["area_code"].replace({one: other, other: one}))


def marked(area: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Every value of an area replaced by the publisher's marker for a missing one."""

    def mark(frame: pd.DataFrame) -> pd.DataFrame:
        at = frame["area_code"] == area
        return frame.assign(value=frame["value"].mask(at), missing=frame["missing"].mask(at, "."), bound=frame["bound"].mask(at, None))

    return mark


def contradicted(area: str, *, home: str, new: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """A second release of the same day that gives an area other numbers; `new` is its id, `home` where the first is."""

    def add(frame: pd.DataFrame) -> pd.DataFrame:
        rows = frame[(frame["area_code"] == area) & (frame["home"] == home) & (frame["value"] > 0)]
        other = rows.assign(value=(rows["value"] * 1.5).round(1), release_id=new, home=new, cell_text=None)
        return pd.concat([frame, other], ignore_index=True)

    return add


def valued(measure: str, value: float) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Every count of a measure set to one number: nothing, or less than nothing."""
    return lambda frame: frame.assign(value=frame["value"].mask((frame["measure_id"] == measure) & frame["value"].notna(), value))


def redated(home: str, written: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """The rows of a release as if it had come out on another day."""
    return lambda frame: frame.assign(published=frame["published"].mask(frame["home"] == home, written))


def with_gaps(home: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """The rows of a release but those of every autumn: no year of quarters is whole any more."""
    return lambda frame: frame[~((frame["home"] == home) & frame["period_start"].map(lambda day: day.month == 10))]


def same(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows as they are."""
    return frame


PFA = "ho-recorded-crime-pfa-2023-10-19"
CHANGES = (
    Change("nothing changed", same),
    Change("a force dropped", without(area_code=WMP)),
    Change("England and Wales dropped", without(area_code=NATIONAL)),
    Change("the year to March 2018 dropped", without_year(date(2017, 4, 1), date(2018, 3, 31))),
    Change("the year to March 2022 dropped", without_year(date(2021, 4, 1), date(2022, 3, 31))),
    Change("an edition dropped (crime 2023)", without(home=PFA)),
    Change("an edition dropped (crime 2018)", without(home="ons-pfa-tables-ye-2018-03")),
    Change("the statements dropped", without(home="published-statements")),
    Change("a method dropped (cohort)", without(method="cohort")),
    Change("a method dropped (force clock)", without(method="force-clock")),
    Change("a measure dropped (burglary)", without(measure_id="burglary")),
    Change("no autumn quarters (crime 2023)", with_gaps(PFA)),
    Change("an edition two years later", redated(PFA, "2025-10-19")),
    Change("burglary all nought", valued("burglary", 0.0)),
    Change("burglary less than nothing", valued("burglary", -7.0)),
    Change("per 1,000 called per 100,000", in_unit("per_1000", "per_100000")),
    Change("seconds called minutes", in_unit("seconds", "minutes")),
    Change("burglary in thousands", in_thousands("burglary")),
    Change("two forces swapped", swapped(WMP, GMP)),
    Change("a force marked as missing", marked(WMP)),
    Change("a second release of the same day", contradicted(WMP, home=PFA, new="contradicting")),
    Change("a second release, workforce", contradicted(WMP, home="ho-workforce-2022-07-27", new="contradicting")),
    Change("a release file deleted", without(home=PFA), lost=(PFA,)),
)


def bundled() -> tuple[pd.DataFrame, dict[str, Release]]:
    """Every row of the bundled store with the release file that it is in (`home`), and the releases by id."""
    folder = data_folder() / "figures"
    releases = {release.release_id: release for release in Store.open(folder).releases}
    tables = []
    for release_id, release in releases.items():
        table = shaped(pyarrow.parquet.read_table(folder / release.file), where=release_id)
        tables.append(table.to_pandas(date_as_object=True).assign(home=release_id))
    return pd.concat(tables, ignore_index=True), releases


def changed_store(folder: Path, change: Change, frame: pd.DataFrame, releases: dict[str, Release]) -> tuple[Store, pd.DataFrame]:
    """The store with the change made, in a folder of its own, and its rows."""
    shutil.copytree(data_folder() / "figures", folder)
    after = change.rows(frame)
    homes = dict(list(after.groupby("home")))
    for home in sorted({*releases, *homes}):
        if home in change.lost:
            (folder / releases[home].file).unlink()
        elif home not in homes:
            _unlist(folder, home)
        elif home not in releases or not homes[home].equals(frame[frame["home"] == home]):
            template = releases.get(home) or replace(releases[_source_of(homes[home], releases)], release_id=home)
            template = replace(template, published=homes[home]["published"].iloc[0] or template.published)
            put_release(folder, template, _table(homes[home]))
    return Store.open(folder), after


def _source_of(rows: pd.DataFrame, releases: dict[str, Release]) -> str:
    return next(name for name, release in releases.items() if release.source_id == rows["source_id"].iloc[0])


def _table(rows: pd.DataFrame) -> Any:
    return pyarrow.Table.from_pandas(rows.drop(columns="home"), schema=schema(), preserve_index=False)


def _unlist(folder: Path, release_id: str) -> None:
    manifest = folder / "manifest.json"
    listed = json.loads(manifest.read_text(encoding="utf-8"))
    listed["releases"] = [each for each in listed["releases"] if each["release_id"] != release_id]
    manifest.write_text(json.dumps(listed), encoding="utf-8")


def documents(made: int, *, seed: int = 1, articles: Sequence[str] | None = None) -> list[Read]:
    """The made claims, and the example articles and batch, each with what was read from it; `articles` names those wanted, None all."""
    found = [
        Document(id=f"made-{number}", text=each.text, published=each.published, published_from="line")
        for number, each in enumerate(made_documents(Facts(Store.open()), made, seed=seed) if made else ())
    ]
    examples = [(path.name, path.read_text(encoding="utf-8"), None) for path in sorted((ROOT / "claims").glob("*.txt"))]
    lines = (ROOT / "claims" / "batch.jsonl").read_text(encoding="utf-8").splitlines()
    examples += [(each["id"], each["text"], each["published"]) for each in map(json.loads, lines)]
    first = ROOT.parent / "shared" / "seed" / "article.txt"
    examples += [("first-article", first.read_text(encoding="utf-8"), "2023-11-24")] if first.is_file() else []
    found += [replace(document_of(text, day), id=name) for name, text, day in examples if articles is None or name in articles]
    return list(zip(found, extract_many([(each.text, each.published, each.outlet) for each in found]), strict=True))


def verdicts_by(store: Store, read: list[Read]) -> Verdicts:
    """Each claim's verdict by document and claim."""
    reports = check_documents(read, store=store, catalogue=load_catalogue())
    return {(report.id, each.claim.claim_id): each for report in reports for each in report.judged}


def days_of(read: list[Read]) -> dict[str, date | None]:
    """The day whose knowledge counts for each document."""
    return {document.id: document.published or extraction.published for document, extraction in read}


def run(change: Change, read: list[Read], before: Verdicts, frame: pd.DataFrame, releases: dict[str, Release]) -> Outcome:
    """Judge the claims by the changed store and hold each verdict against its rows."""
    catalogue, days = load_catalogue(), days_of(read)
    forces = [area.code for area in catalogue.areas.values() if area.kind == "force"]
    with tempfile.TemporaryDirectory() as folder:
        store, rows = changed_store(Path(folder) / "store", change, frame, releases)
        after = verdicts_by(store, read)
    asked = {"population"} | {reading.measure_id for judged in after.values() for reading in judged.verdict.readings}
    asked |= {offence for each in asked if (measure := catalogue.measures.get(each)) and (offence := measure.per_head_of)}
    truth, touched = Truth(rows[rows["measure_id"].isin(asked)]), touched_pairs(frame, rows)
    outcome = Outcome(change.name, claims=len(after))
    for key, judged in after.items():
        found = faults(judged, truth, days[key[0]], forces=forces)
        differs = written(judged) != written(before[key])
        if differs and not depends_on(before[key], touched):
            found.append("it does not depend on what was changed, and is not the same")
        outcome.changed += differs
        abstained = judged.verdict.label in ABSTAINED
        outcome.to_abstention += differs and abstained
        outcome.to_truth += differs and not abstained and not found
        outcome.wrong += [f"{key[0]}: “{judged.claim.quote}” {judged.verdict.label}: {each}" for each in found]
    return outcome


def written(judged: Judged) -> str:
    """The verdict as it is written; the warning of a damaged release apart, which says nothing of figures."""
    said = judged.to_dict()
    said["verdict"]["notes"] = [note for note in said["verdict"]["notes"] if not note.startswith("Judged without")]
    return json.dumps(said, sort_keys=True)


def touched_pairs(before: pd.DataFrame, after: pd.DataFrame) -> set[tuple[str, str]]:
    """The (measure, area) pairs that have other rows than before."""
    old, new = dict(list(before.groupby("home"))), dict(list(after.groupby("home")))
    homes = {home for home in {*old, *new} if home not in old or home not in new or not old[home].equals(new[home])}
    columns = [name for name in before.columns if name != "home"]
    sides = [each[each["home"].isin(homes)] for each in (before, after)]
    hashes = [pd.util.hash_pandas_object(each[columns].astype(str), index=False).to_numpy() for each in sides]
    changed = [side[~pd.Series(own).isin(set(other)).to_numpy()] for side, own, other in zip(sides, hashes, hashes[::-1], strict=True)]
    return {pair for each in changed for pair in zip(each["measure_id"], each["area_code"], strict=True)}


def depends_on(judged: Judged, touched: set[tuple[str, str]]) -> bool:
    """Whether a verdict may rest on a pair: its measures and those near them, in its area, the country, and for places everywhere."""
    catalogue, verdict = load_catalogue(), judged.verdict
    measures = {reading.measure_id for reading in verdict.readings if reading.measure_id} | {judged.claim.measure_id or ""}
    offences = {measure.offence for each in measures if (measure := catalogue.measures.get(each)) and measure.offence}
    groups = {measure.group for each in measures | offences if (measure := catalogue.measures.get(each))}
    near = {each.id for each in catalogue.measures.values() if each.group in groups}
    # A number that disagrees is also looked for in every other area.
    readings = (*verdict.readings, *(verdict.known_since.readings if verdict.known_since else ()))
    everywhere = judged.claim.kind == "rank" or any(reading.outcome == "disagrees" for reading in readings)
    areas = {reading.area_code for reading in verdict.readings} | {judged.claim.area_code, NATIONAL}
    return any(measure in near and (everywhere or area in areas) for measure, area in touched)


def outcomes(made: int, *, seed: int, changes: Sequence[Change] = CHANGES) -> Iterator[Outcome]:
    """What becomes of the verdicts under each change."""
    frame, releases = bundled()
    read = documents(made, seed=seed)
    before = verdicts_by(Store.open(data_folder() / "figures"), read)
    for change in changes:
        yield run(change, read, before, frame, releases)


def main() -> None:
    """Print a line a change, and everything that is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--made", type=int, default=300, help="claims made from the figures, beside those of the examples")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10, help="how many of the wrong ones to print for each change")
    options = parser.parse_args()
    print(f"{'change':34} {'claims':>6} {'changed':>8} {'to truth':>8} {'to abstention':>14} {'wrong':>6}")
    wrong = 0
    for outcome in outcomes(options.made, seed=options.seed):
        print(outcome.line(), flush=True)
        wrong += len(outcome.wrong)
        for each in outcome.wrong[: options.show]:
            print(f"    {each}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
