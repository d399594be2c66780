"""What happened at the stages: visits, waits and outcomes."""

from typing import Any

import numpy as np

from salessim.results.legend import Legend
from salessim.results.lengths import means
from salessim.results.loops.tables import DELAY, THROUGHS, WAITS
from salessim.results.reading import Reading
from salessim.results.units import HOUR


def stage_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `stages` that are the same in every replication."""
    stages = [legend.terms.stages[row] for row in legend.shown]
    return {"stage": legend.coded(stage.name for stage in stages), "role": legend.coded(stage.role for stage in stages)}


def stages(reading: Reading) -> dict[str, Any]:
    """The other columns of the frame `stages`."""
    counts, done = reading.counts, reading.balance.done
    waits, throughs = reading.sample(WAITS, counts.taken_up), reading.sample(THROUGHS, done)
    columns = {
        **reading.balance._asdict(),
        "started": np.where(reading.legend.given.stations[DELAY], reading.balance.arrived, counts.taken_up),
        "gone_cold": counts.lost_waiting,
        "late": counts.late,
        "waiting_mean": reading.waiting.total / reading.legend.seconds,
        "wait_mean_s": means(counts.waited_s, counts.taken_up),
        "wait_p50_s": waits.quantile(0.5),
        "wait_p90_s": waits.quantile(0.9),
        "wait_max_s": waits.quantile(1.0),
        "through_mean_s": means(counts.through_s, done),
        "through_p90_s": throughs.quantile(0.9),
        "work_h": reading.found.worked.sum(axis=0) / HOUR,
    }
    return {name: column[reading.legend.shown] for name, column in columns.items()}


def outcome_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `outcomes` that are the same in every replication."""
    terms = legend.terms
    routes = [terms.outcomes[row] for row in legend.outcomes]
    return {
        "stage": legend.coded(terms.stages[route.stage].name for route in routes),
        "outcome": legend.coded(route.name for route in routes),
        "good": np.array([route.good for route in routes], np.int64),
        "lost": np.array([route.lost for route in routes], np.int64),
    }


def outcomes(reading: Reading) -> dict[str, Any]:
    """The other columns of the frame `outcomes`; routes of one stage with one name are one outcome."""
    legend, found = reading.legend, {}
    for name, counted in reading.ways._asdict().items():
        found[name] = np.zeros(len(legend.outcomes) + 1, np.int64)
        np.add.at(found[name], legend.outcome_of, counted)
    return {name: column[:-1] for name, column in found.items()}


def queue_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `queues` that are the same in every replication."""
    return {
        "stage": np.repeat(legend.stages[legend.queues], len(legend.weeks)),
        "week": np.tile(legend.weeks, len(legend.queues)),
    }


def queues(reading: Reading) -> dict[str, Any]:
    """The other column of the frame `queues`."""
    waiting = reading.waiting.by_week[reading.legend.queues]
    return {"waiting_mean": (waiting / np.diff(reading.legend.week_edges)).ravel()}
