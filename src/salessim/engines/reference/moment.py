"""The engine's own event: what happens to somebody at a given second."""

from collections.abc import Callable
from typing import Any

from simpy.events import Event


class Moment(Event):
    """An event of SimPy that does one thing to somebody; it is scheduled once, when it is made."""

    __slots__ = ("_ok", "at", "callbacks", "who")

    _value = None  # it will happen, and tells nobody anything

    def __init__(self, at: int, action: Callable[["Moment"], None], who: Any) -> None:
        self.at = at  # the second
        self._ok = True
        self.callbacks = [action]
        self.who = who
