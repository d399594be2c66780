"""What pasts leave behind, and the accounts of a first day: worked out once, however many ask at the same time."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from salessim.network.state import State

MOST_BYTES = 256 * 2**20  # of states that are kept; the latest one always is


@dataclass
class _Past:
    """A past that somebody plays or has played."""

    state: State | None = None
    bytes: int = 0
    playing: threading.Lock = field(default_factory=threading.Lock)


class PastStates:
    """The states with which scenarios begin, by what makes them alike."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[Any, ...], _Past] = OrderedDict()
        self._lock = threading.Lock()

    def state(self, key: tuple[Any, ...], play: Callable[[], State]) -> State:
        """The state of this key, played if it is not known. Raises what `play` raises; then it is not known."""
        with self._lock:
            past = self._known.setdefault(key, _Past())
            self._known.move_to_end(key)
        with past.playing:
            if past.state is None:
                past.state = play()
                past.bytes = sum(column.nbytes for table in past.state for column in table)
                self._make_room()
            return past.state

    def _make_room(self) -> None:
        """Forget those that were not asked for of late."""
        with self._lock:
            kept = sum(past.bytes for past in self._known.values())
            while kept > MOST_BYTES and len(self._known) > 1:
                kept -= self._known.popitem(last=False)[1].bytes
