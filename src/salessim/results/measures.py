"""From the log of one replication to its tidy frames: pure functions, nothing drawn, nothing remembered."""

from typing import TYPE_CHECKING

from salessim.results.accounts import Accounts, accounts
from salessim.results.cards import cards
from salessim.results.deals import Deals, funnel
from salessim.results.flow import flow, leads
from salessim.results.frames import FRAMES, frame
from salessim.results.log import Log
from salessim.results.money import bookings, costs, pay
from salessim.results.reading import Reading
from salessim.results.staff import loads, people, team_times, teams
from salessim.results.stages import outcomes, queues, stages
from salessim.results.terms import Terms

if TYPE_CHECKING:
    import pandas as pd


def summarise(log: Log, terms: Terms, replication: int = 0) -> "dict[str, pd.DataFrame]":
    """All frames of one replication, by name, as `results.frames` declares them.

    Raises ValueError if the log reaches beyond the months of the terms.
    """
    reading = Reading(log, terms)
    deals, known, times = Deals(reading), Accounts(reading), team_times(reading)
    found = {
        "bookings": bookings(reading),
        "stages": stages(reading),
        "outcomes": outcomes(reading),
        "teams": teams(reading, times),
        "people": people(reading),
        "queues": queues(reading),
        "loads": loads(reading),
        "funnel": funnel(reading, deals),
        "flow": flow(reading),
        "leads": leads(reading),
        "accounts": accounts(reading, known),
        "pay": pay(reading, times, known),
        "costs": costs(reading),
    }
    found["cards"] = cards(reading, deals, known, found)
    return {name: frame(name, replication, found[name]) for name in FRAMES}
