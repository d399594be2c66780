"""Half-open intervals of time as pairs of columns, and what can be counted on them. Times are whole seconds."""

from typing import NamedTuple

import numpy as np

from salessim.columns import F64, I64


class Spans(NamedTuple):
    """Intervals [on, off), each with a key: a server, a team, a station, ..."""

    key: I64
    on: I64
    off: I64

    def only(self, keys: "I64 | list[int]") -> "Spans":
        """Those with one of the keys."""
        return self.where(np.isin(self.key, keys))

    def where(self, mask: "np.typing.NDArray[np.bool_]") -> "Spans":
        """Those for which the mask is true."""
        return Spans(self.key[mask], self.on[mask], self.off[mask])

    def within(self, start: int, until: int) -> "Spans":
        """Cut to [start, until); what is empty then is left out."""
        cut = Spans(self.key, np.clip(self.on, start, until), np.clip(self.off, start, until))
        return cut.where(cut.off > cut.on)

    def total(self) -> int:
        """The sum of their lengths, overlaps counted each time."""
        return int((self.off - self.on).sum())


def area(spans: Spans, at: I64) -> I64:
    """The length of the intervals that lies before each moment, overlaps counted each time."""
    return _passed(spans.on, at) - _passed(spans.off, at)


def _passed(begins: I64, at: I64) -> I64:
    """The seconds since each begin, summed, at each moment."""
    ordered = np.sort(begins)
    sums = np.concatenate([[0], np.cumsum(ordered)])
    count = np.searchsorted(ordered, at, "right")
    return np.asarray(count * at - sums[count], np.int64)


def overlaps(first: Spans, second: Spans) -> tuple[I64, Spans]:
    """The parts of the first intervals that lie within the second of the same key, and of which row each is a part.

    The second must be disjoint for each key.
    """
    if not len(first.on) or not len(second.on):
        nothing = np.zeros(0, np.int64)
        return nothing, Spans(nothing, nothing, nothing)
    low = min(int(first.on.min()), int(second.on.min()))
    line = max(int(first.off.max()), int(second.off.max())) - low + 1
    order = np.lexsort((second.on, second.key))
    on, off = (second.key[order] * line + side[order] - low for side in (second.on, second.off))
    base = first.key * line - low
    begin = np.searchsorted(off, base + first.on, "right")
    count = np.maximum(np.searchsorted(on, base + first.off, "left") - begin, 0)
    row = np.repeat(np.arange(len(count)), count)
    other = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count) + begin[row]
    part_on = np.maximum(first.on[row], on[other] - base[row])
    part_off = np.minimum(first.off[row], off[other] - base[row])
    return row, Spans(first.key[row], part_on, part_off)


class Steps(NamedTuple):
    """How many intervals of several sets hold each moment: constant on [at[i], at[i+1])."""

    at: I64
    counts: tuple[I64, ...]

    @property
    def lengths(self) -> I64:
        """How long each step lasts."""
        return np.diff(self.at)


def sweep(*sets: Spans) -> Steps:
    """Count several sets of intervals at once, on the moments at which any of them changes."""
    moments = np.sort(np.concatenate([side for spans in sets for side in (spans.on, spans.off)]))
    at = moments[np.diff(moments, prepend=moments[:1] - 1) > 0]
    counts = []
    for spans in sets:
        begun, over = (np.bincount(np.searchsorted(at, side), minlength=len(at)) for side in (spans.on, spans.off))
        counts.append(np.cumsum(begun - over)[:-1])
    return Steps(at, tuple(counts))


def integral(steps: Steps, values: I64, at: I64) -> F64:
    """The integral of a step function up to each moment."""
    if len(steps.at) < 2:
        return np.zeros(len(at))
    sums = np.concatenate([[0], np.cumsum(values * steps.lengths)])
    return np.asarray(np.interp(at, steps.at, sums), np.float64)
