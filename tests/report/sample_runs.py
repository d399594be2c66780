"""Hand-made results of ten futures over two months: every figure of a page can be worked out on paper.

The plan is 100 a month; 60% of it is due in Moscow. Future r earns 75 + 5 r in each month, two thirds of it in Moscow:
150, 160, ..., 240 in the period. The futures 5 to 9 reach the plan of 200, five of ten.
"""

from datetime import date
from typing import Any

from salessim.results.frames import FRAMES, columns, frame
from salessim.results.store import Provenance, Runs
from salessim.results.terms import OutcomeTerms, PlanTerms, StageTerms, TeamTerms, Terms

ORIGIN = date(2001, 1, 1)
MONTHS = ("2027-01", "2027-02")
DAY = 86_400.0


def month_starts() -> tuple[int, ...]:
    days = (date(2027, 1, 1), date(2027, 2, 1), date(2027, 3, 1))
    return tuple((day - ORIGIN).days * 86_400 for day in days)


def terms(name: str = "Pair") -> Terms:
    return Terms(
        name=name,
        currency="RUB",
        origin=ORIGIN,
        period_start=date(2027, 1, 1),
        period_end=date(2027, 3, 1),
        month_starts=month_starts(),
        stages=(StageTerms("call", "queue", "contact"), StageTerms("meeting", "queue", "deal"),
                StageTerms("lost", "exit", "exit"), StageTerms("won", "exit", "exit")),
        outcomes=(OutcomeTerms(0, "interested", 1, True, False), OutcomeTerms(0, "refused", 2, False, True),
                  OutcomeTerms(1, "signed", 3, True, False, 0), OutcomeTerms(1, "price", 2, False, True)),
        sources=(),
        attributes={"region": ("Moscow", "Kazan")},
        segments=(("Moscow",), ("Kazan",)),
        slots=(),
        ledgers=("signed",),
        gates=(),
        skills={0: (0,), 1: (1,)},
        desks={},
        teams=(TeamTerms("callers", ("contact",), (0,)), TeamTerms("hunters", ("deal",), (1,))),
        people=("callers 1", "Anna"),
        plan=PlanTerms(0, (100.0, 100.0), {"region": {"Moscow": 0.6, "Kazan": 0.4}}),
    )  # fmt: skip


def rows(name: str, *listed: dict[str, Any]) -> dict[str, list[Any]]:
    """Columns of a frame from some rows; what a row does not name is 0."""
    declared = columns(name)[1:]
    return {column.name: [row.get(column.name, 0) for row in listed] for column in declared}


def frames(replication: int, lift: float = 0.0) -> dict[str, Any]:
    """The frames of future r; `lift` is earned in addition in each month."""
    earned = 75.0 + 5.0 * replication + lift
    weeks = ("2026-12-28", "2027-01-04")
    made = {
        "bookings": rows("bookings", *(
            {"month": month, "ledger": "signed", "stage": "meeting", "segment": segment, "deals": 2 - segment,
             "amount_currency": earned * part}
            for month in MONTHS for segment, part in ((0, 2 / 3), (1, 1 / 3))
        )),
        "stages": rows("stages",
            {"stage": "call", "role": "contact", "arrived": 100, "started": 90, "done": 90, "reneged": 10,
             "waiting_mean": 0.5, "wait_mean_s": 60.0, "wait_p50_s": 30.0, "wait_p90_s": 240.0, "wait_max_s": 900.0,
             "through_mean_s": 400.0, "through_p90_s": 700.0, "work_h": 9.0, "gone_cold": 14},
            {"stage": "meeting", "role": "deal", "arrived": 36, "started": 36, "done": 30, "in_work_at_end": 6,
             "waiting_mean": 2.0, "wait_mean_s": DAY, "wait_p50_s": DAY, "wait_p90_s": 3 * DAY, "wait_max_s": 5 * DAY,
             "through_mean_s": 2 * DAY, "through_p90_s": 4 * DAY, "work_h": 60.0}),
        "outcomes": rows("outcomes",
            {"stage": "call", "outcome": "interested", "good": 1, "taken": 36, "without_wait": 40},
            {"stage": "call", "outcome": "refused", "lost": 1, "taken": 54, "without_wait": 50, "by_waiting": 4},
            {"stage": "meeting", "outcome": "signed", "good": 1, "taken": 6, "without_wait": 9},
            {"stage": "meeting", "outcome": "price", "lost": 1, "taken": 24, "without_wait": 21, "by_waiting": 3}),
        "teams": rows("teams",
            {"team": "callers", "people_mean": 1.0, "employed_h": 1416.0, "on_duty_h": 320.0, "off_h": 1096.0,
             "busy_h": 80.0, "idle_h": 240.0, "open_h": 320.0, "saturated_h": 80.0, "load_h": 88.0, "blocked_h": 32.0},
            {"team": "hunters", "people_mean": 1.0, "employed_h": 1416.0, "on_duty_h": 320.0, "off_h": 1096.0,
             "busy_h": 288.0, "idle_h": 32.0, "overtime_h": 4.0, "open_h": 320.0, "saturated_h": 288.0, "load_h": 304.0,
             "starved_h": 16.0, "wins": 6, "revenue_currency": 2 * earned}),
        "turnover": rows("turnover", {"team": "callers", "people_mean": 1.0}, {"team": "hunters", "people_mean": 1.0}),
        "staffing": rows("staffing", *(
            {"team": team, "week": week, "people_mean": 1.0, "strength_mean": 1.0}
            for team in ("callers", "hunters") for week in weeks)),
        "hiring": rows("hiring"),
        "people": rows("people",
            {"team": "callers", "person": "callers 1", "on_duty_h": 320.0, "busy_h": 80.0},
            {"team": "hunters", "person": "Anna", "on_duty_h": 320.0, "busy_h": 288.0, "overtime_h": 4.0, "wins": 6,
             "revenue_currency": 2 * earned}),
        "queues": rows("queues", *(
            {"stage": stage, "week": week, "waiting_mean": mean}
            for stage, mean in (("call", 0.5), ("meeting", 2.0)) for week in weeks)),
        "loads": rows("loads", *(
            {"team": team, "week": week, "on_duty_h": 40.0, "busy_h": busy, "longest_h": longest, "sole_h": longest}
            for team, busy, longest in (("callers", 10.0, 9.0), ("hunters", 36.0, 27.0)) for week in weeks)),
        "funnel": rows("funnel",
            {"opened": 36, "won": 6, "lost": 24, "open_at_end": 6, "in_work_mean": 5.0,
             "deal_mean_currency": earned / 3, "won_share": 0.2, "close_mean_s": 10 * DAY, "close_p50_s": 8 * DAY,
             "close_p90_s": 20 * DAY}),
        "won_time": rows("won_time",
            {"what": "waiting", "team": "callers", "time_h": 10.0},
            {"what": "waiting", "team": "hunters", "time_h": 30.0},
            {"what": "work", "team": "", "time_h": 20.0}, {"what": "delay", "team": "", "time_h": 100.0},
            {"what": "closed", "team": "", "time_h": 40.0}),
        "flow": rows("flow", {"origin": "lead", "came": 100, "won": 6, "lost": 88, "open": 6}),
        "leads": rows("leads"),
        "market": rows("market"),
        "accounts": rows("accounts"),
        "pay": rows("pay"), "income": rows("income"),
        "costs": rows("costs"),
        "yields": rows("yields"),
        "cards": rows("cards",
            {"role": "contact", "figure": "answered", "value": 90.0},
            {"role": "contact", "figure": "lost_to_waiting", "value": 14.0},
            {"role": "deal", "figure": "won_share", "value": 0.2}),
        "unknowns": rows("unknowns"), "decisions": rows("decisions"),
        "last_year": rows("last_year",
            {"figure": "revenue", "value": 2 * earned},
            {"figure": "deals", "value": 6.0},
            {"figure": "deals_in_work", "value": 5.0}),
    }  # fmt: skip
    assert set(made) == set(FRAMES)
    return {name: frame(name, replication, values) for name, values in made.items()}


def runs(name: str = "Pair", lift: float = 0.0, futures: int = 10) -> Runs:
    made = Runs(terms(name), Provenance("0.1.0", 7, "feed0000feed0000", "reference"))
    for replication in range(futures):
        made.add(replication, frames(replication, lift))
    return made
