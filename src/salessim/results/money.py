"""Money: what was booked, and what was spent beside pay. By month."""

from typing import Any, NamedTuple

import numpy as np

from salessim.columns import F64, I64
from salessim.results.hiring import channel_costs, channel_item, ways
from salessim.results.legend import Legend
from salessim.results.reading import LEAD, Reading
from salessim.results.terms import SourceTerms, TeamTerms, Terms
from salessim.results.turnover import hired_by_month

CHANGE = "change"  # begins the items of the frame `costs` under which changes are paid
OFFICE = "office"  # the item of the frame `costs` under which rooms are paid


class Booked(NamedTuple):
    """What was booked, by month, ledger, stage and segment; only where there is anything, sorted by these numbers."""

    month: I64
    ledger: I64
    station: I64
    segment: I64
    deals: I64
    amount: F64


def booked(reading: Reading) -> Booked:
    """The bookings of a log, summed."""
    legend, terms, booking = reading.legend, reading.terms, reading.log.booking
    of = reading.log.entity.segment[reading.of_booking]
    shape = (len(legend.months), max(1, len(terms.ledgers)), len(terms.stages), max(1, len(terms.segments)))
    where = (reading.month(booking.time), booking.ledger, booking.station, of)
    cells, group = np.unique(np.ravel_multi_index(where, shape), return_inverse=True)
    month, ledger, station, segment = np.unravel_index(cells, shape)
    amount = np.asarray(np.bincount(group, booking.amount, len(cells)), np.float64)
    return Booked(month, ledger, station, segment, np.bincount(group, minlength=len(cells)), amount)


def bookings(reading: Reading) -> dict[str, Any]:
    """The columns of the frame `bookings`."""
    legend, found = reading.legend, booked(reading)
    return {
        "month": legend.months[found.month],
        "ledger": legend.ledgers[found.ledger],
        "stage": legend.stages[found.station],
        "segment": found.segment,
        "deals": found.deals,
        "amount_currency": found.amount,
    }


def change_item(name: str) -> str:
    """The item of the frame `costs` under which a change to a structure is paid."""
    return f"{CHANGE}: {name}"


def lead_item(source: SourceTerms) -> str:
    """The item of the frame `costs` under which the leads of a source are paid."""
    return f"leads: {source.name}"


def advertising_item(source: SourceTerms) -> str:
    """The item of the frame `costs` under which the advertising of a source is paid."""
    return f"advertising: {source.name}"


def hiring_item(team: TeamTerms) -> str:
    """The item of the frame `costs` under which the hiring of a team is paid."""
    return f"hiring: {team.name}"


def hiring_items(terms: Terms) -> list[str]:
    """All items of the frame `costs` under which those who are hired are paid for."""
    return [*map(hiring_item, terms.teams), *(channel_item(team, channel) for _, team, _, _, channel in ways(terms))]


def cost_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `costs` that are the same in every replication: nothing that costs nothing."""
    terms = legend.terms
    items = [OFFICE] if terms.office_per_month else []
    items += [name for name, _ in terms.other_costs]
    items += [lead_item(source) for source in terms.sources if source.cost_per_lead]
    items += [advertising_item(source) for source in terms.sources if source.advertising]
    items += [hiring_item(team) for team in terms.teams if team.per_hire]
    items += [channel_item(team, channel) for _, team, _, _, channel in ways(terms)]
    return {"month": np.tile(legend.months, len(items)), "item": np.repeat(legend.coded(items), len(legend.months))}


def costs(reading: Reading) -> dict[str, Any]:
    """The other column of the frame `costs`. Of a month that is not whole its part is paid."""
    terms, legend, entity = reading.terms, reading.legend, reading.log.entity
    amounts: list[Any] = []
    if terms.office_per_month:
        amounts.append(terms.office_per_month * legend.month_parts)
    amounts += [np.array(by_month) * legend.month_parts for by_month in reading.branch.other_costs]
    for row, source in enumerate(terms.sources):
        if source.cost_per_lead:
            came = reading.month(entity.born[(reading.origin == LEAD) & (entity.source == row)])
            amounts.append(np.bincount(came, minlength=len(legend.months)) * source.cost_per_lead)
    amounts += [np.array(by_month) * legend.month_parts for by_month in reading.branch.advertising if by_month]
    amounts += [hired_by_month(reading, row) * team.per_hire for row, team in enumerate(terms.teams) if team.per_hire]
    amounts += [channel_costs(reading, way) for way in ways(terms)]
    return {"amount_currency": np.concatenate([np.zeros(0), *amounts])}
