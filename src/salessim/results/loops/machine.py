"""The loops as machine code, where that is worth its loading."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from salessim.machine_code import entry
from salessim.results.loops import counting, rows, shifting, spending, sweep, whole

FEW_VISITS = 5_000  # in this process are read in less time than machine code takes to load

Loop = Callable[..., Any]
Table = TypeVar("Table", bound=tuple[Any, ...])

_compiled: dict[Loop, Loop] = {
    whole.read: entry(whole.read, counting, rows, spending, sweep, seconds=5),
    sweep.sweep: entry(sweep.sweep, seconds=1),
    shifting.shift: entry(shifting.shift, sweep, seconds=1),
}
_interpreted = 0  # visits


def run(loop: Loop, visits: int, *arguments: Any) -> Any:
    """Run a loop over a log of so many visits, by whichever way is done sooner; what it finds is the same."""
    global _interpreted
    if "numba" in sys.modules or _interpreted + visits > FEW_VISITS:
        return _compiled[loop](*arguments)
    _interpreted += visits
    return loop(*arguments)


def plain(table: Table) -> Table:
    """The same table with columns of the one kind for which there is machine code: writable, without gaps."""
    return type(table)(*(np.require(column, requirements=["C", "W"]) for column in table))
