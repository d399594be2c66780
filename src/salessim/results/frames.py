"""The tidy tables of a run: every figure of a report is a row here, or is computed from rows here.

Each class declares one frame: `FRAMES["stages"]` is a pandas frame with the columns of `Stages`, one row per what the
docstring says, and replication. Names end with their unit: `_s` seconds of real time, `_h` hours, `_currency` money; a
`_share` lies between 0 and 1; all others are counts. NaN means that there was nothing to measure.
A month is "2027-01"; a week is the date of its Monday. The window is the period of the scenario.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import numpy as np

from salessim.columns import F64, I32, I64, Column, Described, Text, describe
from salessim.results.staff_frames import Hiring, Staffing, Turnover

if TYPE_CHECKING:
    import pandas as pd


class Bookings(NamedTuple):
    """Money: one row per month, ledger, stage and segment in which something was booked."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    month: Annotated[Text, Column("month", "of the booking")]
    ledger: Annotated[Text, Column("name", '"signed", "shipped", "paid", ...')]
    stage: Annotated[Text, Column("name", "whose outcome booked")]
    segment: Annotated[I32, Column("row of segments", "the combination of attribute values")]
    deals: Annotated[I64, Column("entries", "how many were booked")]
    amount_currency: Annotated[F64, Column("currency", "how much was booked")]


class Stages(NamedTuple):
    """The stages: one row per stage, hidden ones excepted; exits have none."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    stage: Annotated[Text, Column("name", "the stage")]
    role: Annotated[Text, Column("name", "its block of the station card")]
    inside_at_start: Annotated[I64, Column("visits", "there when the window began")]
    arrived: Annotated[I64, Column("visits", "joined within the window")]
    started: Annotated[I64, Column("visits", "first taken up within the window; for a delay: joined")]
    done: Annotated[I64, Column("visits", "completed within the window, tries that did not reach included")]
    missed: Annotated[I64, Column("visits", "of those done: tries that did not reach")]
    reneged: Annotated[I64, Column("visits", "gave up waiting")]
    balked: Annotated[I64, Column("visits", "turned away because too many waited")]
    interrupted: Annotated[I64, Column("spells", "spells of work cut short and put back")]
    waiting_at_end: Annotated[I64, Column("visits", "not in work when the window ended")]
    in_work_at_end: Annotated[I64, Column("visits", "in work, or in the delay, when the window ended")]
    gone_cold: Annotated[I64, Column("visits", "lost to waiting: gave up, were turned away, or refused for the wait")]
    late: Annotated[I64, Column("visits", "waited longer than the stage's limit; 0 without a limit")]
    waiting_mean: Annotated[F64, Column("visits", "waiting, on average over the window; nobody in work counted")]
    wait_mean_s: Annotated[F64, Column("s", "from joining to the first start, mean of those started; NaN for a delay")]
    wait_p50_s: Annotated[F64, Column("s", "of that wait: half waited at most this")]
    wait_p90_s: Annotated[F64, Column("s", "of that wait: 9 in 10 waited at most this")]
    wait_max_s: Annotated[F64, Column("s", "of that wait: the longest")]
    through_mean_s: Annotated[F64, Column("s", "from joining to done, mean of those done")]
    through_p90_s: Annotated[F64, Column("s", "of that time: 9 in 10 needed at most this")]
    work_h: Annotated[F64, Column("h", "time of people spent on this stage, on duty and overtime")]


class Outcomes(NamedTuple):
    """How the visits to a stage ended: one row per stage and outcome."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    stage: Annotated[Text, Column("name", "the stage")]
    outcome: Annotated[Text, Column("name", "the way taken")]
    good: Annotated[I64, Column("0 or 1", "1: the outcome that is hoped for")]
    lost: Annotated[I64, Column("0 or 1", "1: leads out without success")]
    taken: Annotated[I64, Column("visits", "took this way")]
    without_wait: Annotated[I64, Column("visits", "would have taken this way had they not waited")]
    by_waiting: Annotated[I64, Column("visits", "of `taken`: would have taken a way that is not lost; 0 unless lost")]


class Teams(NamedTuple):
    """What a team did: one row per team. Person-hours, unless said otherwise; on_duty = busy + idle, and
    idle = blocked + starved + spare."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    team: Annotated[Text, Column("name", "the team")]
    people_mean: Annotated[F64, Column("people", "employed, on average over the window")]
    employed_h: Annotated[F64, Column("h", "all hours of the day and night of everybody employed")]
    on_duty_h: Annotated[F64, Column("h", "on duty")]
    off_h: Annotated[F64, Column("h", "employed and not on duty")]
    busy_h: Annotated[F64, Column("h", "on duty and at work")]
    overtime_h: Annotated[F64, Column("h", "at work beyond duty; part of off_h")]
    idle_h: Annotated[F64, Column("h", "on duty and not at work")]
    blocked_h: Annotated[F64, Column("h", "idle while a pause of this team is on")]
    starved_h: Annotated[F64, Column("h", "idle, not blocked, while work waits at a stage before, of another team")]
    open_h: Annotated[F64, Column("h of the clock", "somebody of the team is on duty")]
    saturated_h: Annotated[F64, Column("h of the clock", "somebody is on duty and all who are on duty are busy")]
    load_h: Annotated[F64, Column("h", "work that arrived: joins x mean work of each stage, by this team's part of it")]
    wins: Annotated[I64, Column("entries", "bookings of the plan's ledger credited to the team")]
    revenue_currency: Annotated[F64, Column("currency", "their amount")]


class People(NamedTuple):
    """What a person did: one row per seat of a team."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    team: Annotated[Text, Column("name", "the team")]
    person: Annotated[Text, Column("name", "the person")]
    on_duty_h: Annotated[F64, Column("h", "on duty")]
    busy_h: Annotated[F64, Column("h", "on duty and at work")]
    overtime_h: Annotated[F64, Column("h", "at work beyond duty")]
    wins: Annotated[I64, Column("entries", "bookings of the plan's ledger credited to the person")]
    revenue_currency: Annotated[F64, Column("currency", "their amount")]


class Queues(NamedTuple):
    """How long the queue was: one row per queue stage and week; only the part of a week within the window counts."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    stage: Annotated[Text, Column("name", "the stage")]
    week: Annotated[Text, Column("date", "its Monday")]
    waiting_mean: Annotated[F64, Column("visits", "waiting, on average over the week")]


class Loads(NamedTuple):
    """How busy a team was, and when it was the narrow place: one row per team and week. Nobody of a team is free in a
    period; it goes on from one day to the next if nobody is free when both meet, and its length is the time on duty."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    team: Annotated[Text, Column("name", "the team")]
    week: Annotated[Text, Column("date", "its Monday")]
    on_duty_h: Annotated[F64, Column("h", "on duty")]
    busy_h: Annotated[F64, Column("h", "on duty and at work")]
    overtime_h: Annotated[F64, Column("h", "at work beyond duty")]
    longest_h: Annotated[F64, Column("h of the clock", "nobody free, in the longest such period of all teams")]
    sole_h: Annotated[F64, Column("h of the clock", "in a period that is somewhere the longest, as the only team")]
    shifting_h: Annotated[F64, Column("h of the clock", "the same, while another team is in such a period")]


class Funnel(NamedTuple):
    """The four of every funnel: one row. A deal is opened when it first joins a stage of the role "deal", won when it
    first books in the plan's ledger, lost when it leaves without. Only deals opened within the window count for the
    shares and the times, by the Aalen-Johansen estimate: those still open at the end are censored there."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    opened: Annotated[I64, Column("deals", "opened within the window")]
    won: Annotated[I64, Column("deals", "of these, won")]
    lost: Annotated[I64, Column("deals", "of these, lost")]
    open_at_end: Annotated[I64, Column("deals", "of these, still open")]
    in_work_mean: Annotated[F64, Column("deals", "open, on average over the window, the older ones included")]
    deal_mean_currency: Annotated[F64, Column("currency", "mean of the first bookings in the plan's ledger")]
    won_share: Annotated[F64, Column("share", "of the deals opened that are won")]
    close_mean_s: Annotated[F64, Column("s", "from opened to won, mean of those that are won")]
    close_p50_s: Annotated[F64, Column("s", "half of those that are won need at most this")]
    close_p90_s: Annotated[F64, Column("s", "9 in 10 of those that are won need at most this")]


class WonTime(NamedTuple):
    """Where the time of won deals goes, within the window and until they are won, orders of accounts included: one row
    for waiting for each team, then work, delays, and hours outside duty. They add up to all of it."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    what: Annotated[Text, Column("name", '"waiting", "work", "delay" (the client thinks) or "closed" (nobody on duty)')]
    team: Annotated[Text, Column("name", "waiting: the team that took it up; else empty")]
    time_h: Annotated[F64, Column("h", "of all won deals together, in real time")]


class Flow(NamedTuple):
    """Nobody is lost from sight: one row per origin ("start", "lead", "child"); came = won + lost + done + open."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    origin: Annotated[Text, Column("name", "inside from the start, a lead, or a child of somebody inside")]
    came: Annotated[I64, Column("entities", "of this origin")]
    won: Annotated[I64, Column("entities", "booked in the plan's ledger")]
    lost: Annotated[I64, Column("entities", "booked nothing there and left without success")]
    done: Annotated[I64, Column("entities", "booked nothing there and left by another exit")]
    open: Annotated[I64, Column("entities", "booked nothing there and are inside")]


class Leads(NamedTuple):
    """What a source yields: one row per source, of the leads that arrived within the window."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    source: Annotated[Text, Column("name", "the source")]
    leads: Annotated[I64, Column("leads", "arrived")]
    won: Annotated[I64, Column("leads", "booked in the plan's ledger within the window")]
    lost: Annotated[I64, Column("leads", "left without success and without a booking there")]
    done: Annotated[I64, Column("leads", "left by another exit without a booking there")]
    open: Annotated[I64, Column("leads", "inside without a booking there")]
    revenue_currency: Annotated[F64, Column("currency", "bookings of these leads in the plan's ledger")]
    cost_currency: Annotated[F64, Column("currency", "paid for the leads and for advertising")]


class Market(NamedTuple):
    """What the market offered, the same for every structure: one row per month and segment. Leads that came by
    themselves; contacts of lists, children, and who was there before are left out."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    month: Annotated[Text, Column("month", "in which they came")]
    segment: Annotated[I32, Column("row of segments", "the combination of attribute values")]
    leads: Annotated[I64, Column("leads", "came")]
    worth_currency: Annotated[F64, Column("currency", "what they would be worth if all were won")]
    largest_currency: Annotated[F64, Column("currency", "what the largest of them would be worth; 0 if none came")]


class Accounts(NamedTuple):
    """The accounts: one row per month. An account is nobody's child and has joined a stage of the role "account"."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    month: Annotated[Text, Column("month", "the month")]
    at_start: Annotated[I64, Column("accounts", "when the month begins")]
    opened: Annotated[I64, Column("accounts", "new in the month")]
    lost: Annotated[I64, Column("accounts", "gone in the month")]
    orders: Annotated[I64, Column("entries", "bookings of accounts' children in the plan's ledger")]
    orders_currency: Annotated[F64, Column("currency", "their amount")]


class Pay(NamedTuple):
    """What people cost: one row per team and month. Spells are paid in proportion to the part of the month."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    team: Annotated[Text, Column("name", "the team")]
    month: Annotated[Text, Column("month", "the month")]
    salary_currency: Annotated[F64, Column("currency", "salaries")]
    hourly_currency: Annotated[F64, Column("currency", "hours on duty, less unpaid pauses, and overtime")]
    commission_currency: Annotated[F64, Column("currency", "shares of the bookings credited")]
    bonus_currency: Annotated[F64, Column("currency", "for accounts kept, or for work that was not late")]
    fee_currency: Annotated[F64, Column("currency", "for outcomes that are paid for one by one")]
    fine_currency: Annotated[F64, Column("currency", "for what was late; negative")]
    guarantee_currency: Annotated[F64, Column("currency", "added to reach the guaranteed income")]
    workplace_currency: Annotated[F64, Column("currency", "workplaces")]


class Income(NamedTuple):
    """What a person earns: one row per seat of a team and month. The same parts as in `pay`, workplaces left out."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    team: Annotated[Text, Column("name", "the team")]
    person: Annotated[Text, Column("name", "the person")]
    month: Annotated[Text, Column("month", "the month")]
    employed_share: Annotated[F64, Column("share", "of the month in which somebody has the seat")]
    income_currency: Annotated[F64, Column("currency", "all that is paid to the person in the month")]


class Costs(NamedTuple):
    """What else is paid: one row per month and item."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    month: Annotated[Text, Column("month", "the month")]
    item: Annotated[
        Text,
        Column(
            "name",
            '"office"; "leads: " or "advertising: " and the source; "hiring: " and team, channel; "change: ..."',
        ),
    ]
    amount_currency: Annotated[F64, Column("currency", "how much")]


class Yields(NamedTuple):
    """What every kind of lead yields and costs: one row per source and segment; `source` is "" for whoever is there
    from the start and of no source. Children count with those whose children they are.

    Winning is what is done for somebody who is not yet won and no account, at stages from which the plan's ledger may
    be reached; all other work is serving. An hour of work costs what its team is paid in the window, commission apart
    and workplaces included, divided by its hours on duty and overtime; so the hours in which a team is idle cost the
    rest of it, and stand in no row here.
    """

    replication: Annotated[I64, Column("number", "which future, from 0")]
    source: Annotated[Text, Column("name", 'the source; "" none')]
    segment: Annotated[I32, Column("row of segments", "the combination of attribute values")]
    leads: Annotated[I64, Column("leads", "arrived within the window")]
    clients: Annotated[I64, Column("clients", "won within the window who were no accounts")]
    deals: Annotated[I64, Column("entries", "bookings in the plan's ledger")]
    revenue_currency: Annotated[F64, Column("currency", "their amount")]
    winning_h: Annotated[F64, Column("h", "work of people to win them, on duty and overtime")]
    serving_h: Annotated[F64, Column("h", "all other work of people for them")]
    winning_currency: Annotated[F64, Column("currency", "what the work to win them costs")]
    serving_currency: Annotated[F64, Column("currency", "what the other work costs")]
    first_commission_currency: Annotated[F64, Column("currency", "on bookings of those who were no accounts")]
    later_commission_currency: Annotated[F64, Column("currency", "on bookings of accounts and of children")]


class Cards(NamedTuple):
    """The station card: one row per role and figure; the figures are listed in `results.cards.FIGURES`."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    role: Annotated[Text, Column("name", '"contact", "deal", "processing" or "account"')]
    figure: Annotated[Text, Column("name", "which figure")]
    value: Annotated[F64, Column("see figure", "its value; NaN: nothing to measure")]


class Unknowns(NamedTuple):
    """What is not known for sure: one row per number with a range, with the value it had in this future."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    unknown: Annotated[Text, Column("name", "where it stands in the scenario")]
    value: Annotated[F64, Column("as in the scenario", "drawn from its range; a share lies between 0 and 1")]


class Decisions(NamedTuple):
    """What became of the steps of a change that hang on something: one row per such step."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    change: Annotated[I64, Column("number", "which step of the change, from 0")]
    asked: Annotated[I64, Column("0 or 1", "0: the department had gone back before")]
    made: Annotated[I64, Column("0 or 1", "1: the rule came true and the step was made")]
    went_back: Annotated[I64, Column("0 or 1", "1: by it or instead of it everything became as before the first step")]
    revenue_currency: Annotated[F64, Column("currency", "of the days and leads that count")]


class LastYear(NamedTuple):
    """Last year's department once more: one row per figure that is known of last year."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    figure: Annotated[Text, Column("name", '"revenue", "deals", "deals_in_work" or "accounts"')]
    value: Annotated[F64, Column("see figure", "simulated; of the first twelve months")]


FRAMES: dict[str, type[tuple[Any, ...]]] = {
    "bookings": Bookings,
    "stages": Stages,
    "outcomes": Outcomes,
    "teams": Teams,
    "turnover": Turnover,
    "staffing": Staffing,
    "hiring": Hiring,
    "people": People,
    "queues": Queues,
    "loads": Loads,
    "funnel": Funnel,
    "won_time": WonTime,
    "flow": Flow,
    "leads": Leads,
    "market": Market,
    "accounts": Accounts,
    "pay": Pay,
    "income": Income,
    "costs": Costs,
    "yields": Yields,
    "cards": Cards,
    "unknowns": Unknowns,
    "decisions": Decisions,
    "last_year": LastYear,
}


def columns(name: str) -> tuple[Described, ...]:
    """The columns of one frame, in their order."""
    return describe(FRAMES[name])


def frame(
    name: str, replication: "int | I64", values: Mapping[str, Any], words: Sequence[str] | None = None
) -> "pd.DataFrame":
    """A frame from its columns; those declared and those given must be the same.

    `replication`: one number, or one for each row. With `words` the columns of text hold numbers of words.
    """
    import pandas as pd

    declared = columns(name)[1:]
    if {column.name for column in declared} != set(values):
        raise ValueError(f"The frame {name} has the columns {[column.name for column in declared]}, not {list(values)}")
    texts = None if words is None else pd.Series(words, dtype="str").array
    made: dict[str, Any] = {}
    for column in declared:
        value = values[column.name]
        if column.dtype == object:
            made[column.name] = pd.Series(value if texts is None else texts.take(value), dtype="str")
        else:
            made[column.name] = np.asarray(value, column.dtype)
    rows = len(made[declared[0].name])
    return pd.DataFrame({"replication": np.full(rows, replication, np.int64), **made})
