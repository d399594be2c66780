"""The tables about work: what happens at every stage, why leads are lost, who does what, and what it costs."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from salessim.analysis.averages import averages
from salessim.report import numbers
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.translation import later, say

if TYPE_CHECKING:
    import pandas as pd

Form = Callable[[Any], Cell]
Layout = Sequence[tuple[str, Form, Column]]  # (column of the frame, how it is written, column of the table)

AVERAGE_NOTE = later("Averages over all futures.")
GIVEN_UP = later("given_up")  # the compiler's name for whoever no attempt has reached
WAITED = {"reneged": later("gave up waiting"), "balked": later("turned away")}
ITEMS = {
    "pay": later("pay: {name}"),
    "leads": later("leads: {name}"),
    "advertising": later("advertising: {name}"),
    "hiring": later("hiring: {name}"),
    "office": later("office"),
    "change": later("change to {name}"),
}
WAIT_NOTE = later("Averages over all futures. Waits are real time.")


def _reason(reason: str) -> Cell:
    """Why somebody is lost: by waiting, or by an outcome, which has the user's name."""
    return numbers.term(reason) if reason in (*WAITED.values(), GIVEN_UP) else numbers.words(reason)


def _item(item: str) -> Cell:
    """What is paid: a kind of costs, and whose."""
    kind, _, name = item.partition(": ")
    return numbers.term(ITEMS[kind], name=name) if kind in ITEMS else numbers.words(item)


STAGES: Layout = (
    ("stage", numbers.words, Column("stage", "stage", "text", "the stage", True)),
    ("arrived", numbers.count, Column("arrived", "arrived", "visits", "joined in the period")),
    ("started", numbers.count, Column("started", "started", "visits", "taken up in the period", extra=True)),
    ("done", numbers.count, Column("done", "done", "visits", "completed in the period")),
    ("reneged", numbers.count, Column("reneged", "gave up", "visits", "left because they waited too long")),
    (
        "balked",
        numbers.count,
        Column("balked", "turned away", "visits", "sent away because too many waited", extra=True),
    ),
    ("conversion_share", numbers.share, Column("conversion", "good", "share", "of those done: with a good outcome")),
    ("wait_mean_s", numbers.time, Column("wait_mean", "wait", "s", "until taken up, in real time, mean")),
    ("wait_p90_s", numbers.time, Column("wait_p90", "9 in 10 within", "s", "9 in 10 wait at most this")),
    ("late", numbers.count, Column("late", "late", "visits", "waited longer than the limit of the stage", extra=True)),
    ("waiting_mean", numbers.count, Column("waiting", "in the queue", "visits", "waiting at the same time, mean")),
    (
        "waiting_at_end",
        numbers.count,
        Column("waiting_at_end", "at the end", "visits", "waiting when the period ends", extra=True),
    ),
)
REASONS: Layout = (
    ("stage", numbers.words, Column("stage", "stage", "text", "where", True)),
    ("reason", _reason, Column("reason", "lost because", "text", "why", True)),
    ("count", numbers.count, Column("count", "lost", "visits", "in the period")),
    ("by_waiting", numbers.count,
     Column("by_waiting", "of these: by waiting", "visits", "would not have been lost without the wait")),
)  # fmt: skip
TEAMS: Layout = (
    ("team", numbers.words, Column("team", "team", "text", "the team", True)),
    ("people_mean", numbers.count, Column("people", "people", "people", "employed, mean")),
    ("on_duty_h", numbers.hours, Column("on_duty", "on duty", "h", "hours of all of them on duty", extra=True)),
    ("utilisation_share", numbers.share, Column("utilisation", "busy", "share", "of the hours on duty: at work")),
    ("load_share", numbers.share, Column("load", "load", "share", "work that arrived, for every hour on duty")),
    ("saturated_share", numbers.share,
     Column("saturated", "all busy", "share", "of the time: nobody is free", extra=True)),
    ("starved_share", numbers.share,
     Column("starved", "idle: starved", "share", "of the idle hours: work is stuck at a stage before")),
    ("blocked_share", numbers.share,
     Column("blocked", "paused", "share", "of the hours on duty: idle in a pause", extra=True)),
    ("overtime_h", numbers.hours, Column("overtime", "overtime", "h", "at work beyond duty")),
    ("wins", numbers.count, Column("wins", "wins", "deals", "credited to the team")),
    ("revenue_currency", numbers.money, Column("revenue", "revenue", "currency", "credited to the team")),
)  # fmt: skip
PEOPLE: Layout = (
    ("person", numbers.words, Column("person", "person", "text", "the person", True)),
    ("team", numbers.words, Column("team", "team", "text", "of which team", True)),
    *(line for line in TEAMS if line[0] in ("on_duty_h", "utilisation_share", "overtime_h")),
    ("wins", numbers.count, Column("wins", "wins", "deals", "credited to the person")),
    ("revenue_currency", numbers.money, Column("revenue", "revenue", "currency", "credited to the person")),
)
LEADS: Layout = (
    ("source", numbers.words, Column("source", "source", "text", "where they come from", True)),
    ("leads", numbers.count, Column("leads", "leads", "leads", "arrived in the period")),
    ("won", numbers.count, Column("won", "won", "leads", "of these: booked in the plan's ledger")),
    ("lost", numbers.count, Column("lost", "lost", "leads", "of these: left without a booking")),
    ("open", numbers.count, Column("open", "open", "leads", "of these: undecided when the period ends")),
    ("revenue_currency", numbers.money, Column("revenue", "revenue", "currency", "booked by them and their children")),
    ("cost_currency", numbers.money, Column("cost", "cost", "currency", "paid for them")),
)
COSTS: Layout = (
    ("item", _item, Column("item", "cost", "text", "what for", True)),
    ("amount", numbers.money, Column("amount", "in the period", "currency", "mean of all futures")),
)


def stages_table(runs: Runs) -> Table:
    """What happens at every stage."""
    return _table("stages", say("The stages"), STAGES, averages(runs, "stages"), say(WAIT_NOTE))


def reasons_table(runs: Runs) -> Table:
    """Why leads, deals and accounts are lost, the most frequent reasons first."""
    import pandas as pd

    outcomes = averages(runs, "outcomes")
    lost = outcomes[(outcomes["lost"] == 1) & (outcomes["taken"] > 0)]
    parts = [lost.assign(reason=lost["outcome"], count=lost["taken"])]
    stages = averages(runs, "stages")
    for column, reason in WAITED.items():
        some = stages[stages[column] > 0]
        parts.append(some.assign(reason=reason, count=some[column], by_waiting=some[column]))
    wanted = ["stage", "reason", "count", "by_waiting"]
    listed = pd.concat([part[wanted] for part in parts], ignore_index=True)
    listed = listed.sort_values("count", ascending=False, kind="stable")
    return _table("reasons", say("Lost, and why"), REASONS, listed, say(AVERAGE_NOTE))


def teams_table(runs: Runs) -> Table:
    """How busy every team is, and what it brings."""
    return _table("teams", say("The teams"), TEAMS, averages(runs, "teams"), say(AVERAGE_NOTE))


def people_table(runs: Runs) -> Table:
    """How busy every person is, and what he or she brings."""
    return _table("people", say("The people"), PEOPLE, averages(runs, "people"), say(AVERAGE_NOTE))


def leads_table(runs: Runs) -> Table:
    """What every source yields."""
    return _table("leads", say("The sources"), LEADS, averages(runs, "leads"), say(AVERAGE_NOTE))


def costs_table(runs: Runs) -> Table:
    """What the department costs in the period: pay by team, then the rest."""
    import pandas as pd

    pay = runs["pay"].drop(columns=["replication", "month"])
    by_team = pay.groupby("team", sort=False).sum().sum(axis=1) / max(len(runs), 1)
    other = runs["costs"].groupby("item", sort=False)["amount_currency"].sum() / max(len(runs), 1)
    items = [f"pay: {team}" for team in by_team.index] + list(other.index)
    listed = pd.DataFrame({"item": items, "amount": [*by_team, *other]})
    return _table("costs", say("Pay and costs"), COSTS, listed[listed["amount"] > 0], say(AVERAGE_NOTE))


def _table(key: str, title: str, layout: Layout, frame: "pd.DataFrame", note: str = "") -> Table:
    columns = tuple(column for _, _, column in layout)
    listed = zip(*(frame[name] for name, _, _ in layout), strict=True)
    rows = tuple(tuple(form(value) for (_, form, _), value in zip(layout, row, strict=True)) for row in listed)
    return Table(key, title, columns, rows, note)
