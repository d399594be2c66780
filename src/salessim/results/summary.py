"""The frames of one replication, as small as they can be kept: columns of numbers, and texts as numbers of words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from salessim.results.frames import FRAMES, columns, frame

if TYPE_CHECKING:
    import pandas as pd

Columns = dict[str, NDArray[Any]]  # of one frame, without `replication`; a text is the number of a word


class Summary(Mapping[str, "pd.DataFrame"]):
    """The frames of one replication by name; each is made when it is asked for."""

    def __init__(self, replication: int, words: tuple[str, ...], columns: dict[str, Columns]) -> None:
        self.replication = replication
        self.words = words
        self.columns = columns

    def __getitem__(self, name: str) -> "pd.DataFrame":
        return joined(name, {self.replication: self})

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)

    def put(self, name: str, column: str, values: NDArray[Any]) -> "Summary":
        """The same with other values in one column of a frame."""
        changed = {**self.columns, name: {**self.columns[name], column: values}}
        return Summary(self.replication, self.words, changed)

    def only(self, names: Iterable[str]) -> "Summary":
        """The same with these frames alone."""
        return Summary(self.replication, self.words, {name: self.columns[name] for name in names})

    def sharing(self, other: "Summary") -> "Summary":
        """The same, in the memory of the other summary where that has the same words and texts."""
        shared = {name: dict(found) for name, found in self.columns.items()}
        for name, found in shared.items():
            for text in texts(name):
                theirs = other.columns[name][text]
                if found[text] is not theirs and np.array_equal(found[text], theirs):
                    found[text] = theirs
        return Summary(self.replication, other.words if self.words == other.words else self.words, shared)


def texts(name: str) -> list[str]:
    """The columns of a frame that hold texts."""
    return [column.name for column in columns(name) if column.dtype == object]


def compact(name: str, values: Mapping[str, Any]) -> Columns:
    """Columns of one frame in their declared types, texts as numbers of words, each in memory of its own size."""
    found: Columns = {}
    for column in columns(name):
        if column.name in values:
            kept = np.asarray(values[column.name], np.int32 if column.dtype == object else column.dtype)
            found[column.name] = kept if kept.base is None else kept.copy()  # a view keeps all that it is part of
    return found


def summary(replication: int, frames: "Mapping[str, pd.DataFrame]") -> Summary:
    """The frames of one replication as a summary."""
    import pandas as pd

    words: list[str] = []
    found: dict[str, Columns] = {}
    for name in FRAMES:
        values: dict[str, Any] = {column.name: frames[name][column.name] for column in columns(name)[1:]}
        for text in texts(name):
            codes, own = pd.factorize(values[text])
            values[text] = codes + len(words)
            words += own.tolist()
        found[name] = compact(name, values)
    return Summary(replication, tuple(words), found)


def cut(frames: "Mapping[str, pd.DataFrame]", numbers: list[int]) -> list[Summary]:
    """The summaries of some replications whose rows stand together in the frames, in the order of their numbers."""
    whole = summary(0, frames)
    edges = {name: frames[name]["replication"].searchsorted([*numbers, np.inf]).tolist() for name in frames}
    return [
        Summary(
            number,
            whole.words,
            {
                name: {key: column[edges[name][i] : edges[name][i + 1]] for key, column in found.items()}
                for name, found in whole.columns.items()
            },
        )
        for i, number in enumerate(numbers)
    ]


def joined(name: str, parts: Mapping[int, Summary]) -> "pd.DataFrame":
    """One frame over some replications, by number and in this order."""
    first: dict[int, int] = {}  # of the words of each summary in the words of all
    words: list[str] = []
    for part in parts.values():
        if id(part.words) not in first:
            first[id(part.words)] = len(words)
            words += part.words
    values: Columns = {}
    for column in columns(name)[1:]:
        values[column.name] = np.concatenate(
            [
                np.zeros(0, np.int32 if column.dtype == object else column.dtype),
                *(part.columns[name][column.name] for part in parts.values()),
            ]
        )
    rows = np.array([len(next(iter(part.columns[name].values()))) for part in parts.values()], np.int64)
    starts = [first[id(part.words)] for part in parts.values()]
    number, start = (np.repeat(np.array(each, np.int64), rows) for each in (list(parts), starts))
    values |= {text: values[text] + start for text in texts(name)}
    return frame(name, number, values, words)
