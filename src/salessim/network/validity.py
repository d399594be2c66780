"""Whether a network's tables fit together: what an engine may take for granted."""

from collections.abc import Iterator

import numpy as np

from salessim.columns import describe
from salessim.network.tables import DELAY, EXIT, QUEUE, Network

SLICE_ENDS = ("_to", "_from")


def faults(network: Network) -> list[str]:
    """Every place where tables do not fit together, in words for a programmer; empty when all is well."""
    return [*_columns(network), *_rows(network), *_stations(network), *_openings(network)]


def _columns(network: Network) -> Iterator[str]:
    for name, table in network._asdict().items():
        lengths = {len(column) for column in table}
        if len(lengths) > 1:
            yield f"{name}: columns of different length {sorted(lengths)}"
        for column, described in zip(table, describe(type(table)), strict=True):
            if column.dtype != described.dtype:
                yield f"{name}.{described.name}: {column.dtype} instead of {described.dtype}"


def _rows(network: Network) -> Iterator[str]:
    """References must lead to rows that exist; the end of a slice may be the row after the last."""
    for name, table in network._asdict().items():
        for column, described in zip(table, describe(type(table)), strict=True):
            if not described.unit.startswith("row of ") or len(column) == 0:
                continue
            target = described.unit.removeprefix("row of ")
            rows = len(getattr(network, target)[0])
            most = rows if described.name.endswith(SLICE_ENDS) else rows - 1
            if column.min() < -1 or column.max() > most:
                yield f"{name}.{described.name}: leads outside {target}, which has {rows} rows"


def _stations(network: Network) -> Iterator[str]:
    """Each queue and delay has work and a way on for every segment; each row of a queue's reach misses somewhere."""
    station, route = network.station, network.route
    for row, kind in enumerate(station.kind):
        if kind not in (QUEUE, DELAY, EXIT):
            yield f"station {row}: kind {kind} is none"
        if kind == EXIT:
            continue
        ways = slice(station.route_from[row], station.route_to[row])
        work = set(network.work.segment[station.work_from[row] : station.work_to[row]].tolist())
        ways_on = set(zip(route.segment[ways].tolist(), route.missed[ways].tolist(), strict=True))
        tries = (0, 1) if station.reach[row] != -1 else (0,)
        for segment in range(len(network.segment.size)):
            if not work & {-1, segment}:
                yield f"station {row}: no work for segment {segment}"
            for missed in tries:
                if not ways_on & {(-1, missed), (segment, missed)}:
                    yield f"station {row}: no way on for segment {segment}, missed {missed}"


def _openings(network: Network) -> Iterator[str]:
    """The openings of a calendar are sorted and do not touch; `before` adds up."""
    opening = network.opening
    for row, (first, after) in enumerate(zip(network.calendar.open_from, network.calendar.open_to, strict=True)):
        on, off = opening.on[first:after], opening.off[first:after]
        if (off <= on).any() or (on[1:] <= off[:-1]).any():
            yield f"calendar {row}: openings overlap, touch or are empty"
        if (opening.before[first:after] != np.concatenate([[0], np.cumsum(off - on)])[: after - first]).any():
            yield f"calendar {row}: `before` does not add up"
