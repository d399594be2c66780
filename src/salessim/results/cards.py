"""The figures of the station card: what the head of a role looks at first. Declared as data."""

from typing import Any, NamedTuple

import numpy as np

from salessim.columns import I64
from salessim.results.accounts import Accounts
from salessim.results.deals import Deals
from salessim.results.legend import Legend
from salessim.results.lengths import means
from salessim.results.loops.tables import LATE, QUOTES
from salessim.results.pay import PARTS
from salessim.results.reading import Reading
from salessim.results.survival import incidence
from salessim.results.units import NEVER


class Figure(NamedTuple):
    """One figure of the station card, as it stands in the frame `cards`."""

    role: str
    name: str
    unit: str  # "count", "share", "s", "h" or "currency"
    meaning: str


FIGURES: tuple[Figure, ...] = (
    Figure("contact", "answered", "count", "contacts in which somebody was reached"),
    Figure("contact", "lost_to_waiting", "count", "gave up, were turned away, or were lost because they had waited"),
    Figure("contact", "delivered", "count", "questionnaires handed on to another role"),
    Figure(
        "contact",
        "quality_share",
        "share",
        "of the questionnaires delivered that are won; open ones are counted as undecided",
    ),
    Figure("contact", "cost_per_contact_currency", "currency", "pay and lead costs for one contact answered"),
    Figure("deal", "won_share", "share", "of the deals opened that are won; open ones are counted as undecided"),
    Figure("deal", "lost_by_waiting", "count", "lost because they had waited, gave up or were turned away"),
    Figure("deal", "lost_in_talk", "count", "lost in talk, whatever the wait"),
    Figure("deal", "without_contacts_h", "h", "person-hours of the teams that talk: on duty, idle and not paused"),
    Figure("deal", "in_work_mean", "count", "deals in work, on average"),
    Figure("processing", "quotes", "count", "pieces of work that went on to another role"),
    Figure("processing", "quote_mean_s", "s", "from joining the queue to done, mean of these"),
    Figure("processing", "quote_p90_s", "s", "from joining the queue to done: 9 in 10 of these need at most this"),
    Figure("processing", "late", "count", "waited longer than the stage's limit; NaN where no stage has one"),
    Figure("processing", "visits", "count", "done at stages that only lead back to this role, such as a site visit"),
    Figure("account", "kept_share", "share", "of the accounts there in the period that were not lost"),
    Figure("account", "orders", "count", "orders booked by accounts"),
    Figure("account", "growth_share", "share", "by how much an order exceeds what its account was worth at first"),
    Figure("account", "neglected", "count", "accounts that waited for a contact longer than the limit, or 30 days"),
)


def card_words(legend: Legend) -> dict[str, Any]:
    """The columns of the frame `cards` that are the same in every replication."""
    return {
        "role": legend.coded(figure.role for figure in FIGURES),
        "figure": legend.coded(figure.name for figure in FIGURES),
    }


def cards(reading: Reading, deals: Deals, known: Accounts, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The other column of the frame `cards`, from the columns of the frames found so far."""
    values = {
        "contact": _contact(reading, found),
        "deal": _deal(reading, deals, found),
        "processing": _processing(reading),
        "account": {
            "kept_share": known.kept_share,
            "orders": known.orders.sum(),
            "growth_share": known.growth,
            "neglected": known.neglected,
        },
    }
    return {"value": [values[figure.role][figure.name] for figure in FIGURES]}


def _contact(reading: Reading, found: dict[str, dict[str, Any]]) -> dict[str, float]:
    here, counts, balance = reading.legend.role["contact"], reading.counts, reading.balance
    answered = int((balance.done - balance.missed)[here].sum())
    # what an account's child asks for is service, no questionnaire
    delivered = np.flatnonzero((reading.lives.handed_on < NEVER) & reading.no_child)
    time = reading.closed_at[delivered] - reading.lives.handed_on[delivered]
    won, left = reading.won_at[delivered] < NEVER, reading.left_at[delivered] < NEVER
    cost = _role_pay(reading, here, found) + float(np.sum(found["leads"]["cost_currency"]))
    return {
        "answered": answered,
        "lost_to_waiting": counts.lost_waiting[here].sum(),
        "delivered": len(delivered),
        "quality_share": incidence(time, won, left & ~won).final,
        "cost_per_contact_currency": cost / answered if answered else float("nan"),
    }


def _role_pay(reading: Reading, stations: I64, found: dict[str, dict[str, Any]]) -> float:
    """Pay for a role: each team's pay by the part of its work that it does for the role's stations."""
    worked, paid = reading.found.worked, np.sum([found["pay"][f"{part}_currency"] for part in PARTS], axis=0)
    total = paid.reshape(len(worked), -1).sum(axis=1)
    return float((total * worked[:, stations].sum(axis=1) / np.maximum(worked.sum(axis=1), 1)).sum())


def _deal(reading: Reading, deals: Deals, found: dict[str, dict[str, Any]]) -> dict[str, float]:
    here, counts, teams = reading.legend.role["deal"], reading.counts, found["teams"]
    mine = [row for row, team in enumerate(reading.terms.teams) if "deal" in team.roles]
    return {
        "won_share": deals.time_to_win.final,
        "lost_by_waiting": counts.lost_waiting[here].sum(),
        "lost_in_talk": counts.lost_in_talk[here].sum(),
        "without_contacts_h": (teams["idle_h"] - teams["blocked_h"])[mine].sum(),
        "in_work_mean": deals.in_work_mean,
    }


def _processing(reading: Reading) -> dict[str, float]:
    legend, number = reading.legend, reading.found.filled[QUOTES : QUOTES + 1]
    here, quotes = legend.role["processing"], reading.sample(QUOTES, number)
    samples = reading.found.samples[QUOTES, : number[0]]
    limited = np.isfinite(legend.given.limits[LATE, here]).any()
    return {
        "quotes": number[0],
        "quote_mean_s": means(samples.sum(keepdims=True), number)[0],
        "quote_p90_s": quotes.quantile(0.9)[0],
        "late": reading.counts.late[here].sum() if limited else float("nan"),
        "visits": reading.balance.done[legend.visited].sum(),
    }
