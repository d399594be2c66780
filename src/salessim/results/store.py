"""The results of many replications: one frame for each table, sorted by replication, with terms and provenance."""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salessim.results.frames import FRAMES, columns
from salessim.results.record import from_json, to_json
from salessim.results.summary import Summary, cut, joined, summary
from salessim.results.terms import Terms

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Provenance:
    """Where results come from: whoever has these can make them again, to the byte."""

    version: str  # of salessim
    seed: int
    scenario: str  # digest of the scenario
    engine: str
    replications: int = 0  # how many are there; `Runs` counts them


class Runs:
    """The frames of all replications of one scenario.

    Replications may be added in any order, by whoever finishes first: the frames are always in the order of their
    numbers. What is kept of a replication are its numbers: 65 kB for a year of the shipped conveyor, and texts once for
    all. They become pandas frames when these are asked for, 120 kB a replication.
    """

    def __init__(self, terms: Terms, provenance: Provenance, kept: Collection[str] = FRAMES) -> None:
        """`kept`: the frames that are kept of each replication, where not all are needed."""
        self.terms = terms
        self._kept = set(kept)
        self._provenance = provenance
        self._parts: dict[int, Summary] = {}
        self._joined: dict[str, pd.DataFrame] = {}

    def add(self, replication: int, frames: "Mapping[str, pd.DataFrame]") -> None:
        """Take up the frames of one replication. Raises ValueError if it is there already or a frame is missing."""
        if replication in self._parts:
            raise ValueError(f"Replication {replication} is there already")
        if set(frames) != self._kept:
            raise ValueError(f"Replication {replication} has the frames {sorted(frames)}, not {sorted(self._kept)}")
        mine = frames if isinstance(frames, Summary) else summary(replication, frames)
        self._parts[replication] = mine.sharing(next(iter(self._parts.values()), mine))
        self._joined.clear()

    @property
    def replications(self) -> tuple[int, ...]:
        """The numbers of the replications that are there, sorted."""
        return tuple(sorted(self._parts))

    @property
    def provenance(self) -> Provenance:
        """Where these results come from."""
        mine = self._provenance
        return Provenance(mine.version, mine.seed, mine.scenario, mine.engine, len(self._parts))

    def __len__(self) -> int:
        return len(self._parts)

    def __getitem__(self, name: str) -> "pd.DataFrame":
        """One frame over all replications. Raises KeyError if there is none of that name."""
        if name not in self._kept:
            raise KeyError(f"There is no frame {name!r}; there are {', '.join(sorted(self._kept))}")
        if name not in self._joined:
            self._joined[name] = joined(name, {number: self._parts[number] for number in self.replications})
        return self._joined[name]

    def frames(self) -> "dict[str, pd.DataFrame]":
        """All frames by name."""
        return {name: self[name] for name in FRAMES}

    def to_parquet(self, folder: "str | Path") -> None:
        """Write one Parquet file per frame; a file is there wholly or not at all. The folder is made if needed."""
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        for name in FRAMES:
            _write(target / f"{name}.parquet", _arrow(name, self[name], self._words()))

    def _words(self) -> dict[str, str]:
        numbers = ",".join(map(str, self.replications))
        return {"provenance": to_json(self.provenance), "terms": to_json(self.terms), "replications": numbers}

    @classmethod
    def read(cls, folder: "str | Path") -> "Runs":
        """The results that `to_parquet` wrote. Raises FileNotFoundError, or ValueError if they do not fit together."""
        import pyarrow.parquet as pq

        tables = {name: pq.read_table(Path(folder) / f"{name}.parquet") for name in FRAMES}
        words = [_words_of(table) for table in tables.values()]
        if any(other != words[0] for other in words):
            raise ValueError(f"The files in {folder} come from different runs")
        runs = cls(from_json(Terms, words[0]["terms"]), from_json(Provenance, words[0]["provenance"]))
        numbers = [int(number) for number in words[0]["replications"].split(",") if number]
        for part in cut({name: table.to_pandas() for name, table in tables.items()}, numbers):
            runs.add(part.replication, part)
        return runs


def _arrow(name: str, frame: "pd.DataFrame", words: dict[str, str]) -> Any:
    """The frame as an Arrow table: unit and meaning with each column, provenance and terms with the whole."""
    import pyarrow as pa

    table = pa.Table.from_pandas(frame, preserve_index=False)
    fields = [
        table.schema.field(column.name).with_metadata({"unit": column.unit, "meaning": column.meaning})
        for column in columns(name)
    ]
    mine = {f"salessim.{key}": text for key, text in words.items()}
    return table.cast(pa.schema(fields, metadata={**(table.schema.metadata or {}), **mine}))


def _words_of(table: Any) -> dict[str, str]:
    found = {key.decode(): value.decode() for key, value in (table.schema.metadata or {}).items()}
    keys = ("provenance", "terms", "replications")
    if any(f"salessim.{key}" not in found for key in keys):
        raise ValueError("This Parquet file was not written by salessim")
    return {key: found[f"salessim.{key}"] for key in keys}


def _write(path: Path, table: Any) -> None:
    import pyarrow.parquet as pq

    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        pq.write_table(table, draft, compression="zstd")
        with open(draft, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
