"""From the log of one replication to its tidy frames: a pure function, nothing drawn."""

from collections.abc import Callable, Sequence
from typing import Any

from salessim.results.accounts import Accounts, account_words, accounts
from salessim.results.cards import card_words, cards
from salessim.results.deals import Deals, funnel
from salessim.results.flow import flow, flow_words, lead_words, leads
from salessim.results.frames import FRAMES
from salessim.results.hiring import hiring, hiring_words
from salessim.results.idleness import Idleness
from salessim.results.last_year import last_year, last_year_words
from salessim.results.legend import Legend
from salessim.results.log import Log
from salessim.results.market import market, market_words
from salessim.results.money import bookings, cost_words, costs
from salessim.results.pay import income, income_words, pay, pay_words
from salessim.results.reading import Reading
from salessim.results.rules import decision_columns
from salessim.results.staff import load_words, loads, people, person_words, team_words, teams
from salessim.results.staffing import staffing, staffing_words
from salessim.results.stages import outcome_words, outcomes, queue_words, queues, stage_words, stages
from salessim.results.summary import Summary, compact
from salessim.results.terms import Terms
from salessim.results.turnover import turnover, turnover_words
from salessim.results.unknowns import unknown_words
from salessim.results.wages import Wages
from salessim.results.won_time import won_time, won_time_words
from salessim.results.yields import yield_words, yields

WORDS: dict[str, Callable[[Legend], dict[str, Any]]] = {
    "stages": stage_words,
    "outcomes": outcome_words,
    "teams": team_words,
    "turnover": turnover_words,
    "staffing": staffing_words,
    "hiring": hiring_words,
    "people": person_words,
    "queues": queue_words,
    "loads": load_words,
    "won_time": won_time_words,
    "flow": flow_words,
    "leads": lead_words,
    "market": market_words,
    "accounts": account_words,
    "pay": pay_words,
    "income": income_words,
    "costs": cost_words,
    "yields": yield_words,
    "cards": card_words,
    "unknowns": unknown_words,
    "last_year": last_year_words,
}
KEPT = 64  # scenarios whose measures are kept for the next replication


class Measures:
    """What is measured for some terms in the window [start, until), replication after replication."""

    def __init__(self, terms: Terms, start: int, until: int) -> None:
        self.terms, self.window = terms, (start, until)
        self._legend = Legend(terms, start, until)
        self._same = {name: compact(name, words(self._legend)) for name, words in WORDS.items()}
        self._words = self._legend.words

    def summary(self, log: Log, replication: int, drawn: Sequence[float]) -> Summary:
        """The summary of one replication, in which the unknowns had these values."""
        reading = Reading(log, self._legend)
        found = _found(reading)
        found |= {"unknowns": {"value": drawn}, "last_year": last_year(reading, found)}
        columns = {name: {**self._same.get(name, {}), **compact(name, found[name])} for name in FRAMES}
        return Summary(replication, self._words, columns)


def _found(reading: Reading) -> dict[str, dict[str, Any]]:
    """By frame the columns that differ from replication to replication."""
    idleness, deals, known = Idleness(reading), Deals(reading), Accounts(reading)
    wages = Wages(reading, idleness, known)
    found = {
        "bookings": bookings(reading),
        "stages": stages(reading),
        "outcomes": outcomes(reading),
        "teams": teams(reading, idleness),
        "turnover": turnover(reading),
        "staffing": staffing(reading),
        "hiring": hiring(reading),
        "people": people(reading),
        "queues": queues(reading),
        "loads": loads(reading, idleness),
        "funnel": funnel(reading, deals),
        "won_time": won_time(reading),
        "flow": flow(reading),
        "leads": leads(reading),
        "market": market(reading),
        "accounts": accounts(reading, known),
        "pay": pay(reading, wages),
        "income": income(reading, wages),
        "costs": costs(reading),
        "decisions": decision_columns(reading.log, reading.terms),
    }
    return {
        **found,
        "yields": yields(reading, known, found["pay"]),
        "cards": cards(reading, deals, known, found),
    }


_known: tuple[Measures, ...] = ()


def summarise(log: Log, terms: Terms, replication: int = 0, drawn: Sequence[float] | None = None) -> Summary:
    """All frames of one replication, by name, as `results.frames` declares them.

    `drawn`: the values of `terms.unknowns` in this replication; None: the first ones.
    What follows from these very terms alone is worked out once. Raises ValueError if the log is of another scenario or
    reaches beyond the months of the terms.
    """
    global _known
    window = int(log.start), int(log.until)
    values = [unknown.value for unknown in terms.unknowns] if drawn is None else drawn
    for known in _known:
        if known.terms is terms and known.window == window:
            return known.summary(log, replication, values)
    known = Measures(terms, *window)
    _known = (known, *_known[: KEPT - 1])
    return known.summary(log, replication, values)
