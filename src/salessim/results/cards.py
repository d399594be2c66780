"""The figures of the station card: what the head of a role looks at first. Declared as data."""

from typing import Any, NamedTuple

import numpy as np

from salessim.columns import I64
from salessim.results.accounts import Accounts
from salessim.results.deals import Deals
from salessim.results.reading import NEVER, Mask, Reading, mean, quantile, texts
from salessim.results.stages import late_limits, waited_too_long
from salessim.results.survival import incidence


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
    Figure("contact", "quality_share", "share", "of the questionnaires delivered that are won; open ones are censored"),
    Figure("contact", "cost_per_contact_currency", "currency", "pay and lead costs for one contact answered"),
    Figure("deal", "won_share", "share", "of the deals opened that are won; open ones are censored"),
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


def cards(reading: Reading, deals: Deals, known: Accounts, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The columns of the frame `cards`, from the columns of the frames found so far."""
    values = {
        "contact": _contact(reading, found),
        "deal": _deal(reading, deals, found),
        "processing": _processing(reading),
        "account": {
            "kept_share": known.kept_share,
            "orders": float(known.orders.sum()),
            "growth_share": known.growth,
            "neglected": float(known.neglected),
        },
    }
    return {
        "role": texts(figure.role for figure in FIGURES),
        "figure": texts(figure.name for figure in FIGURES),
        "value": [values[figure.role][figure.name] for figure in FIGURES],
    }


def _here(reading: Reading, role: str) -> Mask:
    return np.isin(reading.log.visit.station, reading.stations(role))


def _lost_waiting(reading: Reading, role: str) -> int:
    """Visits of a role lost by waiting: left for good when they gave up or were turned away, or lost for the wait."""
    left_then = reading.left_at[reading.visitor] == reading.ended
    out = reading.gone & left_then & reading.left_lost[reading.visitor]
    return int(((out | reading.lost_by_waiting) & _here(reading, role)).sum())


def _contact(reading: Reading, found: dict[str, dict[str, Any]]) -> dict[str, float]:
    visit = reading.log.visit
    answered = int((_here(reading, "contact") & reading.done & (visit.missed == 0)).sum())
    handed = _handed_on(reading)
    delivered = handed < NEVER
    time = np.minimum(np.minimum(reading.won_at, reading.left_at), reading.until) - handed
    won = reading.won_at < NEVER
    lost = ~won & (reading.left_at < NEVER)
    cost = _role_pay(reading, "contact", found) + float(np.sum(found["leads"]["cost_currency"]))
    return {
        "answered": float(answered),
        "lost_to_waiting": float(_lost_waiting(reading, "contact")),
        "delivered": float(delivered.sum()),
        "quality_share": incidence(time[delivered], won[delivered], lost[delivered]).final,
        "cost_per_contact_currency": cost / answered if answered else float("nan"),
    }


def _handed_on(reading: Reading) -> I64:
    """When each lead was first handed on from a contact stage, by a good outcome, to another role; else NEVER.

    What an account's child asks for is service, no questionnaire.
    """
    terms, visit = reading.terms, reading.log.visit
    inner = ("contact", "exit")
    good = [
        row
        for row, outcome in enumerate(terms.outcomes)
        if outcome.good and terms.stages[outcome.stage].role == "contact" and terms.stages[outcome.to].role not in inner
    ]
    handed = np.full(len(reading.log.entity.key), NEVER, np.int64)
    rows = np.isin(visit.route, good)
    np.minimum.at(handed, reading.visitor[rows], visit.ended[rows])
    return np.where(reading.log.entity.parent == 0, handed, NEVER)


def _role_pay(reading: Reading, role: str, found: dict[str, dict[str, Any]]) -> float:
    """Pay for a role: each team's pay by the part of its work that it does for the role's stages."""
    pay = found["pay"]
    parts = ("salary", "hourly", "commission", "bonus", "workplace")
    total = (
        np.sum([pay[f"{part}_currency"] for part in parts], axis=0).reshape(len(reading.terms.teams), -1).sum(axis=1)
    )
    mine, work = (np.zeros(len(reading.terms.teams)) for _ in range(2))
    for worked in (reading.work, reading.overtime):
        seconds, team = worked.spans.off - worked.spans.on, reading.team_of[worked.server]
        np.add.at(work, team, seconds)
        np.add.at(mine, team, seconds * np.isin(worked.station, reading.stations(role)))
    return float((total * mine / np.maximum(work, 1)).sum())


def _deal(reading: Reading, deals: Deals, found: dict[str, dict[str, Any]]) -> dict[str, float]:
    visit, teams = reading.log.visit, found["teams"]
    mine = reading.teams("deal")
    lost = _here(reading, "deal") & (visit.route >= 0) & np.append(reading.routes_lost, False)[visit.route]
    return {
        "won_share": deals.time_to_win.final,
        "lost_by_waiting": float(_lost_waiting(reading, "deal")),
        "lost_in_talk": float((lost & ~reading.lost_by_waiting).sum()),
        "without_contacts_h": float((teams["idle_h"] - teams["blocked_h"])[mine].sum()),
        "in_work_mean": deals.in_work_mean,
    }


def _processing(reading: Reading) -> dict[str, float]:
    visit = reading.log.visit
    here = _here(reading, "processing")
    mine = set(reading.stations("processing"))
    out = [o.stage in mine and o.to not in mine for o in reading.terms.outcomes]
    quotes = reading.done & np.isin(visit.route, np.flatnonzero(out))
    inner = mine - {o.stage for o in reading.terms.outcomes if o.to not in mine}
    through = (reading.ended - visit.queued)[quotes]
    limits = late_limits(reading)
    known = bool(np.isfinite(limits[sorted(mine)]).any())
    return {
        "quotes": float(quotes.sum()),
        "quote_mean_s": mean(through),
        "quote_p90_s": quantile(through, 0.9),
        "late": float((here & waited_too_long(reading, limits)).sum()) if known else float("nan"),
        "visits": float((reading.done & np.isin(visit.station, sorted(inner))).sum()),
    }
