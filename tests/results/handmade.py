"""Logs and terms made by hand, with names for rows, so that a case reads in a few lines.

Stations: answer (contact) -> meeting (deal) -> quote (processing) -> sign (deal), then care (accounts' delay) and
call (account); exits lost and done. Teams: callers (seat 0) answer; sellers (seats 1 and 2) do the rest.
The period is January and February 2001; second 0 is Monday 2001-01-01.
"""

from datetime import date
from typing import Any

import numpy as np

from salessim.columns import from_rows
from salessim.results.log import Booking, Duty, Entity, GateChange, Log, Server, Visit
from salessim.results.terms import OutcomeTerms, PlanTerms, SourceTerms, StageTerms, TeamTerms, Terms

H, D = 3600, 86_400
JANUARY, FEBRUARY = 31 * D, 28 * D
END = JANUARY + FEBRUARY
FOREVER = 2**62

ANSWER, MEETING, QUOTE, SIGN, CARE, CALL, LOST, DONE = range(8)
INTERESTED, NO_NEED, WANTS, REFUSED, READY, REVISE, SIGNED, PRICE, TIME, ORDER, CHURNED = range(11)
ANNA, BORIS, CLARA = range(3)

STAGES = (
    StageTerms("answer", "queue", "contact"),
    StageTerms("meeting", "queue", "deal", finish=True),
    StageTerms("quote", "queue", "processing", late_s=2.0 * H),
    StageTerms("sign", "queue", "deal"),
    StageTerms("care", "delay", "account"),
    StageTerms("call", "queue", "account"),
    StageTerms("lost", "exit", "exit"),
    StageTerms("done", "exit", "exit"),
)
OUTCOMES = (
    OutcomeTerms(ANSWER, "interested", MEETING, True, False),
    OutcomeTerms(ANSWER, "no need", LOST, False, True),
    OutcomeTerms(MEETING, "wants quote", QUOTE, True, False),
    OutcomeTerms(MEETING, "refused", LOST, False, True),
    OutcomeTerms(QUOTE, "ready", SIGN, True, False),
    OutcomeTerms(QUOTE, "revise", QUOTE, False, False),
    OutcomeTerms(SIGN, "signed", CARE, True, False, ledger=0),
    OutcomeTerms(SIGN, "price", LOST, False, True),
    OutcomeTerms(CARE, "time", CALL, True, False),
    OutcomeTerms(CALL, "order", CARE, True, False),
    OutcomeTerms(CALL, "churned", LOST, False, True),
)
CALLERS = {"name": "callers", "roles": ("contact",), "seats": (0,)}
SELLERS = {"name": "sellers", "roles": ("deal", "processing", "account"), "seats": (1, 2)}


def terms(callers: Any = None, sellers: Any = None, **changed: Any) -> Terms:
    """The usual words; `callers` and `sellers` change fields of a team."""
    words: dict[str, Any] = {
        "name": "hand-made",
        "currency": "RUB",
        "origin": date(2001, 1, 1),
        "period_start": date(2001, 1, 1),
        "period_end": date(2001, 3, 1),
        "month_starts": (0, JANUARY, END),
        "stages": STAGES,
        "outcomes": OUTCOMES,
        "sources": (SourceTerms("calls"), SourceTerms("website", cost_per_lead=50.0)),
        "attributes": {"region": ("Moscow", "Kazan")},
        "segments": (("Moscow",), ("Kazan",)),
        "slots": ("deal", "account"),
        "ledgers": ("signed", "paid"),
        "gates": (("enough", (0,), (ANSWER,)),),
        "skills": {0: (ANSWER,), 1: (SIGN, MEETING, QUOTE, CALL)},
        "desks": {SIGN: 0, CALL: 1},
        "teams": (TeamTerms(**{**CALLERS, **(callers or {})}), TeamTerms(**{**SELLERS, **(sellers or {})})),
        "people": ("Anna", "Boris", "Clara"),
        "plan": PlanTerms(0, (100.0, 200.0), {"region": {"Moscow": 0.75, "Kazan": 0.25}}),
        "deal_slot": 0,
        "account_slot": 1,
    }
    return Terms(**{**words, **changed})


def visit(entity: int, station: int, queued: int, started: int = -1, ended: int = -1, **more: int) -> dict[str, int]:
    """A row of visit; SERVED or, without an end, OPEN unless told otherwise; no server and no route."""
    usual = {"visit": 1, "part": 0, "server": -1, "outcome": 5 if ended < 0 else 0, "missed": 0, "route": -1}
    row = {"entity": entity, "station": station, "queued": queued, "started": started, "ended": ended}
    return {**usual, "prompt": more.get("route", -1), **row, **more}


def booking(entity: int, time: int, amount: float, server: int = -1, **more: int) -> dict[str, Any]:
    """A row of booking: signed, at sign."""
    row = {"entity": entity, "time": time, "amount": amount, "server": server}
    return {"station": SIGN, "visit": 1, "ledger": 0, **row, **more}


def entity(key: int, born: int = 0, left: int = -1, exit: int = -1, **more: Any) -> dict[str, Any]:  # noqa: A002
    """A row of entity: of the calls, from Moscow, worth 100."""
    row = {"key": key, "born": born, "left": left, "exit": exit}
    return {"parent": 0, "source": 0, "segment": 0, "size": 100.0, **row, **more}


def log(
    visits: Any = (), bookings: Any = (), entities: Any = None, duty: Any = (), gates: Any = (), **more: Any
) -> Log:
    """A log of the usual period; `duty` is (server, on, off); entities are those that are named in visits."""
    keys = sorted({row["entity"] for row in (*visits, *bookings)})
    known = entities if entities is not None else [entity(key) for key in keys]
    return Log(
        more.get("start", 0),
        more.get("until", END),
        _table(Visit, visits),
        _table(Booking, bookings),
        from_rows(GateChange, gates),
        _table(Entity, sorted(known, key=lambda row: row["key"])),
        from_rows(Server, more.get("servers", [(seat + 1, int(seat > 0), seat, 0, 0, FOREVER) for seat in range(3)])),
        from_rows(Duty, sorted(duty)),
    )


def _table(kind: Any, rows: Any) -> Any:
    return from_rows(kind, [[row[name] for name in kind._fields] for row in rows])


def row(frame: Any, **where: Any) -> dict[str, Any]:
    """The one row of a frame in which these columns have these values."""
    mask = np.ones(len(frame), bool)
    for name, value in where.items():
        mask &= (frame[name] == value).to_numpy()
    (found,) = frame[mask].to_dict("records")
    return dict(found)
