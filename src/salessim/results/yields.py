"""What every kind of lead yields and costs: revenue, work and commission by source and segment."""

from typing import Any

import numpy as np

from salessim.columns import F64, I64
from salessim.results.accounts import Accounts
from salessim.results.legend import Legend
from salessim.results.loops.tables import Mask
from salessim.results.money import PARTS
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
    legend, entity, booking = reading.legend, reading.log.entity, reading.log.booking
    segments, sources = _segments(legend), len(reading.terms.sources)
    kind = np.where(entity.source < 0, sources, entity.source).astype(np.int64) * segments + entity.segment
    count = (sources + 1) * segments

    def summed(rows: I64 | Mask, weights: Any = None) -> Any:
        """By kind, over some entities, or what their weights add up to."""
        return np.bincount(kind[rows], weights, count)

    mine = reading.plan_bookings
    booked, first = reading.of_booking, _first_deals(reading, known)
    won = reading.no_child & (reading.won_at < NEVER) & (reading.won_at <= known.became)
    work, cost, winning = _work(reading, known, pay)
    parts = {"winning": winning, "serving": ~winning}
    of = reading.of_visit[reading.found.spent > 0]
    return {
        "leads": summed(reading.origin == LEAD),
        "clients": summed(won),
        "deals": summed(booked[mine]),
        "revenue_currency": summed(booked[mine], booking.amount[mine]),
        **{f"{part}_h": summed(of[mask], work[mask]) / HOUR for part, mask in parts.items()},
        **{f"{part}_currency": summed(of[mask], cost[mask]) for part, mask in parts.items()},
        "first_commission_currency": summed(booked[first], reading.commission[first]),
        "later_commission_currency": summed(booked[~first], reading.commission[~first]),
    }


def _segments(legend: Legend) -> int:
    return max(1, len(legend.terms.segments))


def _first_deals(reading: Reading, known: Accounts) -> Mask:
    """The bookings of those who are nobody's children and were no accounts when they booked."""
    of = reading.of_booking
    return reading.no_child[of] & (reading.log.booking.time <= known.became[of])


def _work(reading: Reading, known: Accounts, pay: dict[str, Any]) -> tuple[I64, F64, Mask]:
    """Of every spell of work: its seconds, what they cost, and whether they were spent to win somebody."""
    visit, rows = reading.log.visit, np.flatnonzero(reading.found.spent)
    seconds, of, started = reading.found.spent[rows], reading.of_visit[rows], visit.started[rows]
    before = np.minimum(reading.won_at, known.became)[of]  # an account and what is won are served from then on
    winning = reading.no_child[of] & reading.legend.winnable[visit.station[rows]] & (started < before)
    return seconds, seconds * _cost_of_a_second(reading, pay)[visit.server[rows]], winning


def _cost_of_a_second(reading: Reading, pay: dict[str, Any]) -> F64:
    """By server: what its team is paid for time in the window, for each second on duty and of overtime."""
    present = reading.duty.total + reading.overtime.total
    paid = np.sum([pay[f"{part}_currency"] for part in TIME], axis=0).reshape(len(present), -1).sum(axis=1)
    return np.asarray((paid / np.maximum(present, 1))[reading.servers.team], np.float64)
