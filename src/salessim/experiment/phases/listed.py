"""Words in rows, whichever: what is named in several phases has one row."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Word = TypeVar("Word")


class Listed(Generic[Word]):
    """Words in rows; who is named again has the row that it had, with its later words."""

    def __init__(self) -> None:
        self._row: dict[Hashable, int] = {}
        self.words: list[Word] = []

    def put(self, names: Iterable[Hashable], words: Iterable[Word]) -> list[int]:
        """The rows of these."""
        rows = []
        for name, word in zip(names, words, strict=True):
            row = self._row.setdefault(name, len(self.words))
            self.words[row : row + 1] = [word]
            rows.append(row)
        return rows

    def known(self, name: Hashable) -> Word | None:
        """The words of a name so far."""
        row = self._row.get(name)
        return None if row is None else self.words[row]
