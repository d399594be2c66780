"""The engine's own event: what happens to somebody at a given second."""

from collections.abc import Callable
from typing import Any

import simpy
from simpy.events import NORMAL, Event


class Moment(Event):
    """An event of SimPy that is in the calendar from the beginning and does one thing to somebody."""

    __slots__ = ("callbacks", "env", "who")

    _ok, _value = True, None

    def __init__(
        self, env: simpy.Environment, delay: int, action: Callable[[Any], None], who: Any, priority: int = NORMAL
    ) -> None:
        self.env = env
        self.who = who
        self.callbacks = [action]
        env.schedule(self, priority, delay)  # type: ignore[arg-type]
