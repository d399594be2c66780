"""The answers of a sweep as Parquet files, for whatever reads tables."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from salessim.report.flat import UNITS
from salessim.results.record import to_json
from salessim.results.swept import Value
from salessim.sweeps.responses import RESPONSES
from salessim.sweeps.stored import Stored

ROWS = 100_000  # of a file at a time: memory does not grow with the sweep

Rows = Iterator[tuple[Any, ...]]


def export(stored: Stored, folder: Path) -> None:
    """Write what a store holds now; a file is there wholly or not at all. The folder is made if needed.

    | file | one row per | columns |
    |---|---|---|
    | points.parquet | point | point, every factor, first_future, failed (why, or nothing) |
    | futures.parquet | future of an answered point | point, future, every factor, every response with its unit |
    """
    import pyarrow as pa

    folder.mkdir(parents=True, exist_ok=True)
    number, factors = ("point", pa.int64()), _factors(stored)
    rest = [("first_future", pa.int64()), ("failed", pa.string())]
    responses = [(named(key), pa.float64()) for key in stored.about.responses]
    known = {"salessim.study": to_json(stored.about)}
    _write(folder / "points.parquet", pa.schema([number, *factors, *rest], known), _points(stored))
    futures = pa.schema([number, ("future", pa.int64()), *factors, *responses], known)
    _write(folder / "futures.parquet", futures, _futures(stored))


def named(response: str) -> str:
    """The name of the column of a response: it ends with its unit."""
    return response + UNITS.get(RESPONSES[response].unit, "") if response in RESPONSES else response


def _points(stored: Stored) -> Rows:
    why = {failed.number: failed.failure.reason for failed in stored.failures()}
    return ((i, *point.values, point.first, why.get(i, "")) for i, point in enumerate(stored.points()))


def _futures(stored: Stored) -> Rows:
    values = [point.values for point in stored.points()]
    return ((number, future, *values[number], *row) for number, future, row in stored.answers())


def _factors(stored: Stored) -> list[tuple[str, Any]]:
    """Name and type of the column of each factor: a text, a whole number or any number, as its values ask for."""
    kinds: list[set[type]] = [set() for _ in stored.about.factors]
    for point in stored.points():
        for kind, value in zip(kinds, point.values, strict=True):
            kind.add(type(value))
    return [(name, _arrow_type(kind)) for name, kind in zip(stored.about.factors, kinds, strict=True)]


def _arrow_type(kinds: set[type[Value]]) -> Any:
    import pyarrow as pa

    if str in kinds:
        return pa.string()
    return pa.int64() if kinds == {int} else pa.float64()


def _write(path: Path, schema: Any, rows: Rows) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with _whole(path) as draft, pq.ParquetWriter(draft, schema, compression="zstd") as file:
        while some := list(islice(rows, ROWS)):
            columns = zip(*some, strict=True)
            file.write_table(pa.table([*map(pa.array, columns, schema.types)], schema=schema))


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A draft that takes the place of the file when all of it is on the disk."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
