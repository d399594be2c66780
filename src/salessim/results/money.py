"""Money: what was booked, what people were paid, what else was spent. By month."""

from typing import Any

import numpy as np

from salessim.columns import F64, I64
from salessim.results.accounts import Accounts
from salessim.results.intervals import Spans, area
from salessim.results.reading import HOUR, NEVER, Reading, texts
from salessim.results.staff import TeamTime


def bookings(reading: Reading) -> dict[str, Any]:
    """The columns of the frame `bookings`."""
    terms, booking = reading.terms, reading.log.booking
    of = reading.log.entity.segment[reading.entity_rows(booking.entity)]
    shape = (len(reading.months), max(1, len(terms.ledgers)), len(terms.stages), max(1, len(terms.segments)))
    where = (reading.month(booking.time), booking.ledger, booking.station, of)
    cells, group = np.unique(np.ravel_multi_index(where, shape), return_inverse=True)
    month, ledger, station, segment = np.unravel_index(cells, shape)
    return {
        "month": texts(reading.months)[month],
        "ledger": texts(terms.ledgers)[ledger],
        "stage": reading.stage_names[station],
        "segment": segment,
        "deals": np.bincount(group, minlength=len(cells)),
        "amount_currency": np.bincount(group, weights=booking.amount, minlength=len(cells)),
    }


def pay(reading: Reading, times: list[TeamTime], known: Accounts) -> dict[str, Any]:
    """The columns of the frame `pay`."""
    teams = reading.terms.teams
    bonus = _bonus(reading, known)
    columns: dict[str, list[Any]] = {"salary": [], "hourly": [], "commission": [], "bonus": [], "workplace": []}
    for row, (team, time) in enumerate(zip(teams, times, strict=True)):
        heads = _heads(reading, time.employed)
        columns["salary"].append(heads * team.salary_per_month)
        columns["hourly"].append(_paid_hours(reading, row, time) * team.hourly)
        columns["commission"].append(_commission(reading, row))
        columns["bonus"].append(bonus[row])
        columns["workplace"].append(heads * team.workplace_per_month)
    return {
        "team": np.repeat(texts(team.name for team in teams), len(reading.months)),
        "month": texts(reading.months * len(teams)),
        **{f"{name}_currency": np.concatenate([*parts, np.zeros(0)]) for name, parts in columns.items()},
    }


def _heads(reading: Reading, employed: Spans) -> F64:
    """Paid months of people in each month: a spell counts for the part of the whole month that it covers."""
    whole = np.diff(np.array(reading.terms.month_starts))
    return np.diff(area(employed, reading.month_edges)) / whole


def _paid_hours(reading: Reading, row: int, time: TeamTime) -> F64:
    edges = reading.month_edges
    seconds = area(time.duty, edges) + area(time.overtime, edges)
    if reading.terms.teams[row].hourly_unpaid_while_paused:
        seconds = seconds - time.person_seconds("blocked", edges)
    return np.diff(seconds) / HOUR


def _commission(reading: Reading, row: int) -> F64:
    booking, months = reading.log.booking, len(reading.months)
    team = np.append(reading.team_of, -1)[booking.server]
    earned = np.zeros(months)
    for ledger, share in reading.terms.teams[row].commission:
        mine = (team == row) & (booking.ledger == ledger)
        month = reading.month(booking.time[mine])
        earned += share * np.bincount(month, weights=booking.amount[mine], minlength=months)
    return earned


def _bonus(reading: Reading, known: Accounts) -> F64:
    """By team and month. Whoever served an account last owns it; who owns none earns no bonus."""
    teams, months = reading.terms.teams, len(reading.months)
    paid = np.zeros((len(teams), months))
    if not any(team.bonus_per_month for team in teams):
        return paid
    for month in range(months):
        begin, end = reading.month_edges[month : month + 2]
        owner = _last_server(reading, known, int(end))
        there = (known.since < end) & (known.until >= begin) & (owner >= 0)
        lost = there & (known.until < end)
        size = len(reading.team_of)
        owned, gone = (np.bincount(owner[mask], minlength=size) for mask in (there, lost))
        for server in np.flatnonzero(owned):
            team = teams[reading.team_of[server]]
            if owned[server] - gone[server] >= team.bonus_kept * owned[server]:
                paid[reading.team_of[server], month] += team.bonus_per_month
    return paid


def _last_server(reading: Reading, known: Accounts, before: int) -> I64:
    """Who served each account last before a moment at a desk of the accounts' owners; -1 nobody."""
    visit = reading.log.visit
    desks = [station for station, slot in reading.terms.desks.items() if slot == reading.terms.account_slot]
    rows = (visit.server >= 0) & np.isin(visit.station, desks) & (visit.started >= 0) & (visit.started < before)
    rows &= known.since[reading.visitor] < NEVER
    chosen = np.flatnonzero(rows)
    chosen = chosen[np.argsort(visit.started[chosen], kind="stable")]
    owner = np.full(len(known.since), -1, np.int64)
    owner[reading.visitor[chosen]] = visit.server[chosen]
    return owner


def costs(reading: Reading) -> dict[str, Any]:
    """The columns of the frame `costs`: nothing that costs nothing."""
    terms, months = reading.terms, len(reading.months)
    entity = reading.log.entity
    part: F64 = np.asarray(np.diff(reading.month_edges) / np.diff(np.array(terms.month_starts)), np.float64)
    items: list[tuple[str, F64]] = [("office", terms.office_per_month * part)] if terms.office_per_month else []
    for row, source in enumerate(terms.sources):
        if source.cost_per_lead:
            came = reading.month(entity.born[(reading.origin == "lead") & (entity.source == row)])
            count = np.bincount(came, minlength=months).astype(np.float64)
            items.append((f"leads: {source.name}", count * source.cost_per_lead))
    return {
        "month": texts(reading.months * len(items)),
        "item": np.repeat(texts(name for name, _ in items), months),
        "amount_currency": np.concatenate([*(amount for _, amount in items), np.zeros(0)]),
    }
