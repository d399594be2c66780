"""Money: what was booked, what people were paid, what else was spent. By month."""

from typing import Any

import numpy as np

from salessim.columns import F64, I64
from salessim.results.accounts import Accounts
from salessim.results.idleness import Idleness
from salessim.results.legend import Legend
from salessim.results.reading import LEAD, Reading
from salessim.results.terms import SourceTerms
from salessim.results.units import HOUR

PARTS = ("salary", "hourly", "commission", "bonus", "workplace")  # of pay


def bookings(reading: Reading) -> dict[str, Any]:
    """The columns of the frame `bookings`."""
    legend, terms, booking = reading.legend, reading.terms, reading.log.booking
    of = reading.log.entity.segment[reading.of_booking]
    shape = (len(legend.months), max(1, len(terms.ledgers)), len(terms.stages), max(1, len(terms.segments)))
    where = (reading.month(booking.time), booking.ledger, booking.station, of)
    cells, group = np.unique(np.ravel_multi_index(where, shape), return_inverse=True)
    month, ledger, station, segment = np.unravel_index(cells, shape)
    return {
        "month": legend.months[month],
        "ledger": legend.ledgers[ledger],
        "stage": legend.stages[station],
        "segment": segment,
        "deals": np.bincount(group, minlength=len(cells)),
        "amount_currency": np.bincount(group, weights=booking.amount, minlength=len(cells)),
    }


def pay_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `pay` that are the same in every replication."""
    return {"team": np.repeat(legend.teams, len(legend.months)), "month": np.tile(legend.months, len(legend.teams))}


def pay(reading: Reading, idleness: Idleness, known: Accounts) -> dict[str, Any]:
    """The other columns of the frame `pay`."""
    teams = reading.terms.teams

    def each(name: str) -> F64:
        return np.array([[getattr(team, name)] for team in teams], float).reshape(-1, 1)

    # a spell counts for the part of the whole month that it covers
    heads = reading.employed.by_month / np.diff(reading.legend.month_starts)
    parts = {
        "salary": heads * each("salary_per_month"),
        "hourly": _paid_hours(reading, idleness) * each("hourly"),
        "commission": _commission(reading),
        "bonus": _bonus(reading, known),
        "workplace": heads * each("workplace_per_month"),
    }
    return {f"{name}_currency": parts[name].ravel() for name in PARTS}


def _paid_hours(reading: Reading, idleness: Idleness) -> F64:
    unpaid = np.array([[team.hourly_unpaid_while_paused] for team in reading.terms.teams], bool).reshape(-1, 1)
    seconds = reading.duty.by_month + reading.overtime.by_month
    return (seconds - np.where(unpaid, idleness.blocked_by_month, 0)) / HOUR


def _commission(reading: Reading) -> F64:
    """By team and month: a share of what is credited to the team, ledger by ledger."""
    booking, shape = reading.log.booking, (len(reading.terms.teams), len(reading.legend.months))
    mine = np.flatnonzero(booking.server >= 0)
    cells = np.ravel_multi_index((reading.servers.team[booking.server[mine]], reading.month(booking.time[mine])), shape)
    earned = np.bincount(cells, weights=reading.commission[mine], minlength=shape[0] * shape[1])
    return np.asarray(earned, np.float64).reshape(shape)


def _bonus(reading: Reading, known: Accounts) -> F64:
    """By team and month. Whoever served an account last owns it; who owns none earns no bonus."""
    teams, team = reading.terms.teams, reading.servers.team
    paid = np.zeros((len(teams), len(reading.legend.months)))
    if not any(terms.bonus_per_month for terms in teams):
        return paid
    share = np.array([terms.bonus_kept for terms in teams])[team]
    amount = np.array([terms.bonus_per_month for terms in teams])[team]
    owned, lost = _owned(reading, known)
    for month, server in np.argwhere((owned > 0) & (owned - lost >= share * owned)):
        paid[team[server], month] += amount[server]
    return paid


def _owned(reading: Reading, known: Accounts) -> tuple[I64, I64]:
    """Accounts by month and by the server who served them last before its end, and how many of them it lost."""
    edges, servers = reading.legend.month_edges, len(reading.servers.team)
    begin, end = edges[:-1, None], edges[1:, None]
    owner = _last_served(reading, known)
    there = (known.since < end) & (known.until >= begin) & (owner >= 0)
    cell = owner + servers * np.arange(len(end))[:, None]
    gone = there & (known.until < end)
    owned, lost = (np.bincount(cell[mask], minlength=len(end) * servers).reshape(-1, servers) for mask in (there, gone))
    return owned, lost


def _last_served(reading: Reading, known: Accounts) -> I64:
    """By month and account: who served it last before the end of the month at a desk of its owner; -1 nobody."""
    visit, legend = reading.log.visit, reading.legend
    account = np.full(len(reading.no_child), -1, np.int64)
    account[known.rows] = np.arange(len(known.rows))
    rows = np.flatnonzero(legend.owned.take(visit.station))
    rows = rows[(visit.server[rows] >= 0) & (visit.started[rows] >= 0) & (account[reading.of_visit[rows]] >= 0)]
    rows = rows[np.argsort(visit.started[rows], kind="stable")]
    of, server = account[reading.of_visit[rows]], visit.server[rows]
    last, done = np.full((len(legend.months) + 1, len(known.rows)), -1, np.int64), 0
    for month, upto in enumerate(np.searchsorted(visit.started[rows], legend.month_edges[1:])):
        last[month] = last[month - 1]  # before the first month stands a row of nobody
        last[month, of[done:upto]] = server[done:upto]
        done = upto
    return last[:-1]


def lead_item(source: SourceTerms) -> str:
    """The item of the frame `costs` under which the leads of a source are paid."""
    return f"leads: {source.name}"


def advertising_item(source: SourceTerms) -> str:
    """The item of the frame `costs` under which the advertising of a source is paid."""
    return f"advertising: {source.name}"


def cost_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `costs` that are the same in every replication: nothing that costs nothing."""
    terms = legend.terms
    items = ["office"] if terms.office_per_month else []
    items += [lead_item(source) for source in terms.sources if source.cost_per_lead]
    items += [advertising_item(source) for source in terms.sources if source.advertising]
    return {"month": np.tile(legend.months, len(items)), "item": np.repeat(legend.coded(items), len(legend.months))}


def costs(reading: Reading) -> dict[str, Any]:
    """The other column of the frame `costs`. Of a month that is not whole its part is paid."""
    terms, legend, entity = reading.terms, reading.legend, reading.log.entity
    amounts: list[Any] = []
    if terms.office_per_month:
        amounts.append(terms.office_per_month * legend.month_parts)
    for row, source in enumerate(terms.sources):
        if source.cost_per_lead:
            came = reading.month(entity.born[(reading.origin == LEAD) & (entity.source == row)])
            amounts.append(np.bincount(came, minlength=len(legend.months)) * source.cost_per_lead)
    amounts += [source.advertising * legend.month_parts for source in terms.sources if source.advertising]
    return {"amount_currency": np.concatenate([np.zeros(0), *amounts])}
