"""A release as an Arrow table: its schema, figures as a table and back, the checks and the digest, all by column."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from functools import cache, reduce
from itertools import repeat
from types import MappingProxyType
from typing import Any

from factcheck.figures.figure import Figure
from factcheck.figures.rows import AS_THEY_ARE, BOUNDS, COLUMNS, JOINT, LATER, NEEDED, ONE_OF, bare_figure, is_date, row_from, row_problems
from factcheck.values import FactcheckError, PartialDate, Period, Unit

DATES = ("period_start", "period_end", "baseline_start", "baseline_end")
DEFAULTS = {field.name: field.default for field in fields(Figure) if field.default is not MISSING}
OPEN_COLUMNS = tuple(name for name in COLUMNS if name in DEFAULTS or name in ("baseline_start", "baseline_end"))
# As many canonical texts as are held at once: about a hundred megabytes.
ROWS_AT_ONCE = 50_000
SLOTS = tuple(field.name for field in fields(Figure))
SETTERS = tuple(getattr(Figure, name).__set__ for name in SLOTS)


@cache
def schema() -> Any:
    """The pyarrow schema of a release: `COLUMNS` in order; dates as days, the value as a double, two booleans, all else text."""
    import pyarrow

    types: dict[str, Any] = {name: pyarrow.string() for name in COLUMNS}
    types |= dict.fromkeys(DATES, pyarrow.date32())
    types |= {"value": pyarrow.float64(), "names_official": pyarrow.bool_(), "period_exact": pyarrow.bool_()}
    return pyarrow.schema([(name, types[name]) for name in COLUMNS])


def table_from(figures: Iterable[Figure]) -> Any:
    """The figures as an Arrow table with the schema of a release, one row each, in their order."""
    import pyarrow

    return pyarrow.Table.from_pylist([row_from(figure) for figure in figures], schema=schema())


def figures_from(table: Any, *, same: Mapping[str, Any] = MappingProxyType({})) -> list[Figure]:
    """The figures of a table, in its order; `same` are columns that it leaves out because all rows have one value there.

    Columns of `LATER` may be absent, and text may be dictionaries, whose words are then shared.
    """
    if not len(table):
        return []
    known = dict.fromkeys(LATER) | dict(same)
    cells = {name: _cells(table[name]) if name in table.column_names else repeat(known[name], len(table)) for name in COLUMNS}
    whole: dict[str, Iterable[Any]] = {name: cells[name] for name in AS_THEY_ARE}
    whole["period"] = _once(zip(cells["period_start"], cells["period_end"], strict=True), lambda days: Period(start=days[0], end=days[1]))
    starts = zip(cells["baseline_start"], cells["baseline_end"], strict=True)
    whole["baseline"] = _once(starts, lambda days: Period(start=days[0], end=days[1]) if days[1] else None)
    whole["unit"] = _once(cells["unit"], Unit)
    whole["published"] = _once(cells["published"], lambda written: PartialDate(written or ""))
    return list(map(_figure, zip(*(whole[name] for name in SLOTS), strict=True)))


def _figure(values: tuple[Any, ...]) -> Figure:
    # Slot by slot: the constructor takes thrice as long, which tells where a million rows are read.
    figure = object.__new__(Figure)
    for put, value in zip(SETTERS, values, strict=True):
        put(figure, value)
    return figure


def _once(keys: Iterable[Any], make: Callable[[Any], Any]) -> list[Any]:
    """What is made of each key, made once for all that are equal."""
    made: dict[Any, Any] = {}
    found = []
    for key in keys:
        if key not in made:
            made[key] = make(key)
        found.append(made[key])
    return found


def _cells(column: Any) -> list[Any]:
    """A column as Python values; equal words of a dictionary are one object."""
    import pyarrow

    found: list[Any] = []
    for chunk in column.chunks:
        if pyarrow.types.is_dictionary(chunk.type):
            words = chunk.dictionary.to_pylist()
            found += [None if at is None else words[at] for at in chunk.indices.to_pylist()]
        else:
            found += chunk.to_pylist()
    return found


def shaped(table: Any, *, where: str) -> Any:
    """The table with every column of the schema, in order; a column that has a default in `Figure` may be left out, or null for a boolean.

    Raises `FactcheckError` (bare-figure) for a column that is missing, not known, or of another kind.
    """
    import pyarrow

    lacking = [name for name in COLUMNS if name not in table.column_names and name not in OPEN_COLUMNS]
    extra = [name for name in table.column_names if name not in COLUMNS]
    if lacking or extra:
        what = f"a table of figures lacks the columns {', '.join(lacking) or 'none'} and has the unknown {', '.join(extra) or 'none'}"
        raise FactcheckError("bare-figure", what, where=where, remedy="Give it the columns of factcheck.figures.tables.schema().")
    try:
        columns = [_column(table, field) for field in schema()]
    except (pyarrow.ArrowInvalid, pyarrow.ArrowNotImplementedError) as error:
        remedy = "Give it the types of factcheck.figures.tables.schema()."
        raise FactcheckError(
            "bare-figure", f"a table of figures has a column of another kind: {error}", where=where, remedy=remedy
        ) from None
    return pyarrow.table(columns, schema=schema())


def _column(table: Any, field: Any) -> Any:
    import pyarrow
    import pyarrow.compute as pc

    default = DEFAULTS.get(field.name)
    if field.name not in table.column_names:
        return pyarrow.repeat(pyarrow.scalar(default, field.type), len(table))
    column = table[field.name].cast(field.type)
    return pc.fill_null(column, default) if pyarrow.types.is_boolean(field.type) else column


def checked_table(table: Any, *, release_id: str) -> Any:
    """The table in the schema of a release; raises `FactcheckError` (bare-figure) with all that its first bare row lacks.

    Each row's own release id is that of the release, or a part of it ("published-statements/7").
    """
    import pyarrow.compute as pc

    whole = shaped(table, where=release_id)
    bare = reduce(pc.or_, _faults(whole, release_id))
    at = pc.index(bare, True).as_py()
    if at >= 0:
        row = whole.slice(at, 1).to_pylist()[0]
        raise bare_figure(row, row_problems(row) or [f"the release id {row['release_id']!r}, which is not of {release_id}"])
    return whole


def _faults(table: Any, release_id: str) -> Iterator[Any]:
    """The checks of `row_problems`, each as a column that is true where a row fails it."""
    import pyarrow
    import pyarrow.compute as pc

    def blank(name: str) -> Any:
        return pc.fill_null(pc.equal(table[name], ""), True)

    def outside(column: Any, allowed: Iterable[Any]) -> Any:
        return pc.invert(pc.is_in(column, value_set=pyarrow.array(list(allowed), column.type)))

    yield from (blank(name) for name in NEEDED)
    yield from (pc.is_null(table[name]) for name in DATES[:2])
    yield from (outside(table[name], allowed) for name, allowed in ONE_OF)
    yield outside(table["bound"], [None, *BOUNDS])
    yield pc.equal(pc.is_null(table["value"]), blank("missing"))
    yield pc.fill_null(pc.invert(pc.is_finite(table["value"])), False)
    yield pc.and_(pc.fill_null(pc.equal(table["statistic"], "change"), False), pc.is_null(table["baseline_end"]))
    yield from (pc.fill_null(pc.greater(table[f"{name}_start"], table[f"{name}_end"]), False) for name in ("period", "baseline"))
    yield outside(table["published"], [written for written in pc.unique(table["published"]).to_pylist() if is_date(written)])
    own = pc.equal(table["release_id"], release_id)
    yield pc.fill_null(pc.invert(pc.or_(own, pc.starts_with(table["release_id"], f"{release_id}/"))), False)


def digest_of_table(table: Any) -> str:
    """SHA-256 over the rows' canonical texts in sorted order: the same as `digest_of` over the same figures."""
    digest = hashlib.sha256()
    for _, lines in canonical_blocks(table):
        digest.update(lines)
    return digest.hexdigest()


def canonical_blocks(table: Any) -> Iterator[tuple[Any, memoryview]]:
    """The rows in canonical order, some at a time: each block as a table and as the text that the digest is taken over."""
    import pyarrow
    import pyarrow.compute as pc

    nothing, line_end = (pyarrow.scalar(text, pyarrow.large_string()) for text in ("", "\n"))
    for block in _split(table):
        texts = _texts(block)
        order = pc.sort_indices(texts)
        yield block.take(order), _bytes(pc.binary_join_element_wise(texts.take(order), nothing, line_end))


def _split(table: Any) -> Iterator[Any]:
    """The table whole, or where it is big in the order of its measures and areas, cut between two areas."""
    import pyarrow.compute as pc

    if len(table) <= ROWS_AT_ONCE:
        yield table
        return
    # The joint sorts before every character of a name, so whole pairs come in the order of the texts that begin with them.
    pairs = pc.binary_join_element_wise(table["measure_id"], table["area_code"], "", JOINT)
    order = pc.sort_indices(pairs)
    start = 0
    while start < len(order):
        end = min(start + ROWS_AT_ONCE, len(order))
        while end < len(order) and pairs[order[end].as_py()] == pairs[order[end - 1].as_py()]:
            end += 1
        yield table.take(order.slice(start, end - start))
        start = end


def _texts(table: Any) -> Any:
    """The canonical text of each row, as `rows.canonical` writes it."""
    import pyarrow
    import pyarrow.compute as pc

    text = pyarrow.large_string()
    nothing = pyarrow.scalar("", text)
    cells: list[Any] = []
    for name in COLUMNS:
        written = pc.fill_null(_written(table[name].combine_chunks()).cast(text), nothing)
        label = pyarrow.scalar(f"{JOINT if cells else ''}{name}=", text)
        labelled = pc.binary_join_element_wise(label, written, nothing)
        blank = pc.equal(written, nothing)
        cells.append(pc.if_else(blank, nothing, labelled) if name in LATER else labelled)
    return pc.binary_join_element_wise(*cells, nothing)


def _written(column: Any) -> Any:
    """A column's cells as Python writes them, null where there is none."""
    import pyarrow
    import pyarrow.compute as pc

    if pyarrow.types.is_floating(column.type):
        # Told apart by their bits: 0.0 and -0.0 are equal and written differently.
        kinds = column.view(pyarrow.int64()).dictionary_encode()
        words = [None if value is None else str(value) for value in kinds.dictionary.view(pyarrow.float64()).to_pylist()]
        return pyarrow.array(words, pyarrow.string()).take(kinds.indices)
    if pyarrow.types.is_boolean(column.type):
        return pc.if_else(column, "True", "False")
    return column.cast(pyarrow.string())


def _bytes(lines: Any) -> memoryview:
    import pyarrow

    whole = pyarrow.concat_arrays(lines.chunks) if isinstance(lines, pyarrow.ChunkedArray) else lines
    if not len(whole):
        return memoryview(b"")
    offsets = memoryview(whole.buffers()[1]).cast("q")
    return memoryview(whole.buffers()[2])[offsets[whole.offset] : offsets[whole.offset + len(whole)]]
