"""What every kind of lead yields and costs: revenue, work and commission by source and segment."""

from typing import Any

import numpy as np

from salessim.columns import F64
from salessim.results.accounts import Accounts
from salessim.results.legend import Legend
from salessim.results.loops.tables import Mask
from salessim.results.pay import PARTS
from salessim.results.reading import LEAD, Reading
from salessim.results.units import HOUR, NEVER

TIME = tuple(part for part in PARTS if part != "commission")  # pay for time, whatever is booked


def yield_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `yields` that are the same in every replication; the last source is none."""
    sources = legend.coded([*(source.name for source in legend.terms.sources), ""])
    segments = np.arange(_segments(legend))
    return {"source": np.repeat(sources, len(segments)), "segment": np.tile(segments, len(sources))}


def yields(reading: Reading, known: Accounts, pay: dict[str, Any]) -> dict[str, Any]:
    """The other columns of the frame `yields`, from the columns of the frame `pay`."""
    entity, booking = reading.log.entity, reading.log.booking
    segments, sources = _segments(reading.legend), len(reading.terms.sources)
    kind = np.where(entity.source < 0, sources, entity.source).astype(np.int64) * segments + entity.segment
    count = (sources + 1) * segments
    mine, first = reading.plan_bookings, _first_deals(reading, known)
    won = reading.no_child & (reading.won_at < NEVER) & (reading.won_at <= known.became)
    booked = kind[reading.of_booking]
    commissions = np.bincount(booked + count * ~first, reading.commission, 2 * count)
    hours, cost = _work(reading, known, pay, kind, count)
    return {
        "leads": np.bincount(kind[reading.origin == LEAD], minlength=count),
        "clients": np.bincount(kind[won], minlength=count),
        "deals": np.bincount(booked[mine], minlength=count),
        "revenue_currency": np.bincount(booked[mine], booking.amount[mine], count),
        "winning_h": hours[:count],
        "serving_h": hours[count:],
        "winning_currency": cost[:count],
        "serving_currency": cost[count:],
        "first_commission_currency": commissions[:count],
        "later_commission_currency": commissions[count:],
    }


def _segments(legend: Legend) -> int:
    return max(1, len(legend.terms.segments))


def _first_deals(reading: Reading, known: Accounts) -> Mask:
    """The bookings of those who are nobody's children and were no accounts when they booked."""
    of = reading.of_booking
    return reading.no_child[of] & (reading.log.booking.time <= known.became[of])


def _work(reading: Reading, known: Accounts, pay: dict[str, Any], kind: Any, count: int) -> tuple[F64, F64]:
    """Hours of work and what they cost, by kind: first the work to win somebody, then all other work."""
    visit, rows = reading.log.visit, np.flatnonzero(reading.found.spent)
    seconds, of = reading.found.spent[rows], reading.of_visit[rows]
    # a child is never won; an account and what is won are served from then on
    until = np.where(reading.no_child, np.minimum(reading.won_at, known.became), -NEVER)
    winning = reading.legend.winnable[visit.station[rows]] & (visit.started[rows] < until[of])
    cells = kind[of] + count * ~winning
    cost = seconds * _cost_of_a_second(reading, pay)[visit.server[rows]]
    hours, spent = (np.bincount(cells, weights, 2 * count) for weights in (seconds / HOUR, cost))
    return np.asarray(hours, np.float64), np.asarray(spent, np.float64)


def _cost_of_a_second(reading: Reading, pay: dict[str, Any]) -> F64:
    """By server: what its team is paid for time in the window, for each second on duty and of overtime."""
    present = reading.duty.total + reading.overtime.total
    paid = np.sum([pay[f"{part}_currency"] for part in TIME], axis=0).reshape(len(present), -1).sum(axis=1)
    return np.asarray((paid / np.maximum(present, 1))[reading.servers.team], np.float64)
