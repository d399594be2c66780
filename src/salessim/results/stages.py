"""What happened at the stages: visits, waits and outcomes."""

from typing import Any

import numpy as np

from salessim.columns import F64, I64
from salessim.results.intervals import area
from salessim.results.log import BALKED, INTERRUPTED, OPEN, RENEGED
from salessim.results.reading import HOUR, Mask, Reading, mean, quantile, texts


def shown(reading: Reading) -> list[int]:
    """The stations that stand in tables: all but exits and what the compiler made."""
    stages = reading.terms.stages
    return [row for row, stage in enumerate(stages) if stage.kind != "exit" and not stage.hidden]


def stages(reading: Reading) -> dict[str, Any]:
    """The columns of the frame `stages`.

    Every visit is counted once: inside_at_start + arrived = done + reneged + balked + waiting_at_end + in_work_at_end.
    """
    rows = shown(reading)
    counts = {name: counted[rows] for name, counted in _counts(reading).items()}
    return {
        "stage": reading.stage_names[rows],
        "role": texts(reading.terms.stages[row].role for row in rows),
        **counts,
        "late": _late(reading)[rows],
        "waiting_mean": _waiting(reading)[rows] / reading.seconds,
        **_times(reading, rows),
        "work_h": work_by_station(reading)[rows] / HOUR,
    }


def _counts(reading: Reading) -> dict[str, I64]:
    visit, start = reading.log.visit, reading.start
    delay = reading.kinds[visit.station] == "delay"
    is_open, in_hand = visit.outcome == OPEN, (visit.started >= 0) | delay
    joined = reading.first & (visit.queued >= start)
    masks = {
        "inside_at_start": reading.last & (visit.queued < start),
        "arrived": joined,
        "started": np.where(delay, joined, reading.first_waits[0]).astype(bool),
        "done": reading.done,
        "missed": reading.done & (visit.missed == 1),
        "reneged": visit.outcome == RENEGED,
        "balked": visit.outcome == BALKED,
        "interrupted": visit.outcome == INTERRUPTED,
        "waiting_at_end": is_open & ~in_hand,
        "in_work_at_end": is_open & in_hand,
    }
    return {name: per_station(reading, mask) for name, mask in masks.items()}


def per_station(reading: Reading, mask: Mask) -> I64:
    """How many of the chosen rows of visit each station has."""
    return np.bincount(reading.log.visit.station[mask], minlength=len(reading.terms.stages)).astype(np.int64)


def waited_too_long(reading: Reading, limits: F64) -> Mask:
    """Rows of visit whose first wait was longer than the station's limit in seconds; inf is no limit."""
    visit = reading.log.visit
    waited = reading.first_waits[1]
    counts = reading.first & ((visit.started < 0) | (visit.started >= reading.start))
    queue = reading.kinds[visit.station] == "queue"
    return np.asarray(counts & queue & (waited > limits[visit.station]), bool)


def late_limits(reading: Reading, default: float = np.inf) -> F64:
    """The longest wait of each station that is not late."""
    return np.array([stage.late_s or default for stage in reading.terms.stages])


def _late(reading: Reading) -> I64:
    return per_station(reading, waited_too_long(reading, late_limits(reading)))


def _waiting(reading: Reading) -> I64:
    waits = reading.waits
    total = np.zeros(len(reading.terms.stages), np.int64)
    np.add.at(total, waits.key, waits.off - waits.on)
    return total


def _times(reading: Reading, rows: list[int]) -> dict[str, list[float]]:
    visit = reading.log.visit
    started, waited = reading.first_waits
    through = reading.ended - visit.queued
    found: dict[str, list[float]] = {
        name: []
        for name in ("wait_mean_s", "wait_p50_s", "wait_p90_s", "wait_max_s", "through_mean_s", "through_p90_s")
    }
    for row in rows:
        here = visit.station == row
        wait, time = waited[started & here], through[reading.done & here]
        found["wait_mean_s"].append(mean(wait))
        found["wait_p50_s"].append(quantile(wait, 0.5))
        found["wait_p90_s"].append(quantile(wait, 0.9))
        found["wait_max_s"].append(quantile(wait, 1.0))
        found["through_mean_s"].append(mean(time))
        found["through_p90_s"].append(quantile(time, 0.9))
    return found


def work_by_station(reading: Reading) -> I64:
    """Seconds of people's time that each station took, on duty and overtime."""
    total = np.zeros(len(reading.terms.stages), np.int64)
    for work in (reading.work, reading.overtime):
        np.add.at(total, work.station, work.spans.off - work.spans.on)
    return total


def outcomes(reading: Reading) -> dict[str, Any]:
    """The columns of the frame `outcomes`; routes of one stage with one name are one outcome."""
    visit, terms = reading.log.visit, reading.terms
    visible = set(shown(reading))
    named = [(outcome.stage, outcome.name) for outcome in terms.outcomes]
    groups = list(dict.fromkeys(pair for pair in named if pair[0] in visible))
    number = {pair: i for i, pair in enumerate(groups)}
    group = np.array([number.get(pair, len(groups)) for pair in named] + [len(groups)], np.int64)
    first = {pair: terms.outcomes[named.index(pair)] for pair in groups}

    def counted(routes: I64) -> I64:
        return np.bincount(group[routes], minlength=len(groups) + 1)[: len(groups)].astype(np.int64)

    return {
        "stage": texts(terms.stages[stage].name for stage, _ in groups),
        "outcome": texts(name for _, name in groups),
        "good": [int(first[pair].good) for pair in groups],
        "lost": [int(first[pair].lost) for pair in groups],
        "taken": counted(visit.route.astype(np.int64)),
        "without_wait": counted(visit.prompt.astype(np.int64)),
        "by_waiting": counted(visit.route[reading.lost_by_waiting].astype(np.int64)),
    }


def queues(reading: Reading) -> dict[str, Any]:
    """The columns of the frame `queues`."""
    rows = [row for row in shown(reading) if reading.terms.stages[row].kind == "queue"]
    lengths = np.diff(reading.week_edges)
    waiting = [np.diff(area(reading.waits.only([row]), reading.week_edges)) / lengths for row in rows]
    return {
        "stage": np.repeat(reading.stage_names[rows], len(lengths)),
        "week": texts(reading.weeks * len(rows)),
        "waiting_mean": np.concatenate([*waiting, np.zeros(0)]),
    }
