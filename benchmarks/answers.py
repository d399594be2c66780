"""What a log of ours says about a workload, in the words and units of the other engines."""

import hashlib

import numpy as np

from salessim.results.log import RENEGED, Log
from salessim.results.terms import Terms

HOUR, DAY = 3_600, 86_400
DESKS = {"call": ("call",), "hunt": ("hunt", "hunt_again"), "proc": ("processing",), "farm": ("farm",)}


def events(log: Log) -> int:
    """Arrivals, ends of service and of delays, and clients who gave up."""
    return len(log.entity.key) + int((log.visit.ended != -1).sum())


def answers(log: Log, terms: Terms) -> dict[str, float]:
    """Mean waits of served visits and shares: of W1 in hours, of W2 in days; nothing of other scenarios."""
    names = [stage.name for stage in terms.stages]
    if names[0] == "counter":
        return {"wait": _wait(log, names, ("counter",), HOUR)}
    if "hunt_again" not in names:
        return {}
    found = {desk: _wait(log, names, stages, DAY) for desk, stages in DESKS.items()}
    won = [row for row, outcome in enumerate(terms.outcomes) if outcome.name == "won"]
    found["abandoned"] = float((log.visit.outcome == RENEGED).sum()) / max(1, len(log.entity.key))
    found["wins"] = float(np.isin(log.visit.route, won).sum())
    return found


def _wait(log: Log, names: list[str], stages: tuple[str, ...], unit: int) -> float:
    rows = np.isin(log.visit.station, [names.index(stage) for stage in stages]) & (log.visit.started != -1)
    waits = log.visit.started[rows] - log.visit.queued[rows]
    return float(waits.mean()) / unit if len(waits) else 0.0


def digest(log: Log) -> str:
    """Equal for two logs that are equal to the bit."""
    found = hashlib.sha256()
    for table in (log.visit, log.booking, log.gate, log.entity, log.server, log.duty):
        for column in table:
            found.update(np.ascontiguousarray(column).tobytes())
    return found.hexdigest()[:16]
