"""The online school: what came out beside what was measured, as a table in docs/background/online-school.md.

The visits of a few futures are read as the school's own log was read. `make docs` writes the table anew; a test
compares, and tells when a figure that should agree with the measured one no longer does.
"""

import math
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import pandas as pd

from salessim import api

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "background" / "online-school.md"
SHORT, LONG = "online_school", "online_school_pauses"  # only the usual pause between two dials is work, or every pause
PAUSE_S = {SHORT: 127.0, LONG: 611.0}  # on average, as the scenarios tell it beside the talk
FUTURES, SEED = 4, 0
ALIKE = 1.25  # two figures agree when one is at most so many times the other
HOUR, DAY = 3_600, 86_400
COST_EUR = 6.90  # of a deal
DUTY_H = 8  # of a person in a day
BUSY_DAY = 10  # dials; the talk of a day was measured on such days
TABLE = re.compile(r"(?<=<!-- figures: `make docs` -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)


# ---- the log ----------------------------------------------------------------------------------------------------


class Log(NamedTuple):
    """One future as the school's own log would tell it. Seconds count from its start; an empty cell means never.

    deals: came_s, day; called_s, dials, people, first, reached_at (which dial), qualified; won_s, owner (-1: nobody).
    dials, in the order of time: deal, person, team, day, at_s, talk_s, attempt, way.
    """

    deals: pd.DataFrame
    dials: pd.DataFrame
    until_s: float  # the end of the year

    @property
    def called(self) -> pd.DataFrame:
        """The deals that were called."""
        return self.deals[self.deals["called_s"].notna()]

    @property
    def wins(self) -> int:
        """How many were won."""
        return int(self.deals["won_s"].count())

    @property
    def waited_s(self) -> pd.Series:
        """From coming to the first dial, of those called."""
        return self.called["called_s"] - self.called["came_s"]

    @property
    def days(self) -> pd.DataFrame:
        """A row for each person and day with a dial: dials and talk_s."""
        return self.dials.groupby(["person", "day"]).agg(dials=("deal", "size"), talk_s=("talk_s", "sum"))


def read(visits: pd.DataFrame, pause_s: float) -> Log:
    """The visits of one future, as the trace gives them, with the pause that is part of every visit taken off."""
    visits = visits.assign(deal=pd.factorize(visits["lead"])[0], who=pd.factorize(visits["person"])[0])  # -1: nobody
    done = visits[(visits["who"] >= 0) & visits["ended_s"].notna()].sort_values(["started_s", "lead"])
    talk = (done["ended_s"] - done["started_s"]).astype(float) - pause_s
    dials = pd.DataFrame({
        "deal": done["deal"], "person": done["who"], "team": done["team"], "day": done["started_at"].dt.floor("D"),
        "at_s": done["started_s"].astype(float), "talk_s": talk.where(done["reached"]),
        "attempt": done.groupby("deal").cumcount() + 1, "way": done["way"],
    })  # fmt: skip
    return Log(_deals(visits, dials), dials, float(visits["ended_s"].max()))


def _deals(visits: pd.DataFrame, dials: pd.DataFrame) -> pd.DataFrame:
    """What became of every deal."""
    came = visits[visits["stage"] == "intake"].set_index("deal")
    won = visits[visits["way"] == "signed"].set_index("deal")
    of = dials.groupby("deal")
    deals = pd.DataFrame({"came_s": came["queued_s"].astype(float), "day": came["queued_at"].dt.floor("D")})
    return deals.assign(
        called_s=of["at_s"].min(), dials=of.size(), people=of["person"].nunique(), first=of["person"].first(),
        reached_at=dials[dials["talk_s"].notna()].groupby("deal")["attempt"].min(),
        qualified=came.index.isin(dials["deal"][dials["way"] == "qualified"]),
        won_s=won["ended_s"].astype(float), owner=won["who"],
    )  # fmt: skip


@cache
def logs(name: str) -> tuple[Log, ...]:
    """A few futures of a scenario, always the same."""
    scenario = api.load(ROOT / "scenarios" / f"{name}.yaml")
    traces = (api.trace(scenario, replication, SEED, "compiled") for replication in range(FUTURES))
    return tuple(read(visits, PAUSE_S[name]) for visits in traces)


# ---- the figures ------------------------------------------------------------------------------------------------


def by_month(log: Log) -> pd.Series:
    """Deals that came, by month."""
    return log.deals.groupby(log.deals["day"].dt.to_period("M")).size()


def by_day(log: Log) -> pd.Series:
    """Deals that came, by day."""
    return log.deals.groupby("day").size()


def busiest(log: Log) -> float:
    """The deals of the busiest day over those of a middle one."""
    return float(by_day(log).max() / by_day(log).median())


def unevenness(log: Log) -> float:
    """The variance of a day's deals over their mean, the growth of the year included."""
    return float(by_day(log).var() / by_day(log).mean())


def weekend(log: Log) -> float:
    """A weekend day's deals over a weekday's."""
    days = by_day(log)
    free = days.index.day_of_week >= 5
    return float(days[free].mean() / days[~free].mean())


def active(log: Log) -> pd.Series:
    """People with a dial, by working day."""
    return log.dials.groupby("day")["person"].nunique()


def active_in(log: Log, month: str) -> float:
    """People with a dial on a working day of a month."""
    return float(active(log)[month].mean())


def of_grade(log: Log, grade: str) -> float:
    """Won, of the deals with a grade that are decided."""
    graded = log.dials["deal"][log.dials["way"] == grade]
    last = log.dials[log.dials["deal"].isin(graded)].drop_duplicates("deal", keep="last")["way"]
    return float((last == "signed").sum() / last.isin(["signed", "refused", "given_up"]).sum())


def won_within(log: Log, days: int) -> float:
    """Won within so many days, of the deals that came at least so long before the end."""
    old = log.deals[log.deals["came_s"] <= log.until_s - days * DAY]
    return float((old["won_s"] - old["came_s"] <= days * DAY).mean())


def cycle(log: Log, share: float) -> float:
    """Within how many days so many of the wins were won."""
    return float((log.deals["won_s"] - log.deals["came_s"]).quantile(share) / DAY)


def slower_under_load(log: Log) -> float:
    """Median wait for the first dial in the fifth of the weeks with most deals a person, over that with fewest."""
    week = log.deals["day"].dt.to_period("W")
    people = active(log)
    load = (log.deals.groupby(week).size() / people.groupby(people.index.to_period("W")).mean()).dropna()
    waits = log.waited_s.groupby(week.map(pd.qcut(load, 5, labels=False))).median()
    return float(waits[4] / waits[0])


def qualified(log: Log, least_h: float, most_h: float) -> float:
    """Qualified, of those first dialled after so many hours."""
    among = log.waited_s.between(least_h * HOUR, most_h * HOUR)
    return float(log.called["qualified"][among].mean())


def kept(log: Log) -> float:
    """First called by whoever signed, of the wins that somebody signed."""
    signed = log.deals[log.deals["owner"] >= 0]
    return float((signed["first"] == signed["owner"]).mean())


def on_duty_h(log: Log) -> float:
    """Hours of people on the days on which they called."""
    return len(log.days) * DUTY_H


def dials_of(log: Log, team: str) -> float:
    """Dials of a middle day of a person of a team."""
    return float(log.dials[log.dials["team"] == team].groupby(["person", "day"]).size().median())


def talk_of_a_day(log: Log) -> float:
    """Hours of talk of a person on a day with dials enough."""
    return float(log.days["talk_s"][log.days["dials"] >= BUSY_DAY].mean() / HOUR)


# ---- the table --------------------------------------------------------------------------------------------------

TOLD = "told"


class Row(NamedTuple):
    """One figure: what was measured, how it is read from a future, and why the two differ, if they do."""

    figure: str
    evidence: str
    measured: float  # of a range: its middle
    unit: str  # "%": the figure is a share of 1
    read: Callable[[Log], float]
    reason: str = ""  # TOLD, or the number of the explanation below the table; "": they agree
    written: str = ""  # the measured figure, where one number does not say it

    def values(self, name: str) -> tuple[float, ...]:
        """The figure in each future of a scenario."""
        return _values(self, name)

    @property
    def agrees(self) -> bool:
        """Whether its mean is near the measured figure when only the usual pause is work."""
        mean = fmean(self.values(SHORT))
        return mean > 0 and abs(math.log(mean / self.measured)) <= math.log(ALIKE)


@cache
def _values(row: Row, name: str) -> tuple[float, ...]:
    return tuple(float(row.read(log)) for log in logs(name))


ROWS = (
    Row("deals in the first month", "E30", 654, "", lambda log: by_month(log).iloc[0], TOLD),
    Row("deals in the last month", "E30", 3_082, "", lambda log: by_month(log).iloc[-1], TOLD),
    Row("deals of a weekend day, of a weekday", "E31", 0.72, "%", weekend, TOLD),
    Row("people who call on a weekday, first month", "E32", 3.3, "", lambda log: active_in(log, "2023-07"), TOLD),
    Row("people who call on a weekday, last month", "E32", 12.2, "", lambda log: active_in(log, "2024-06"), TOLD),
    Row("first dials that reach", "E5", 0.49, "%", lambda log: (log.called["reached_at"] == 1).mean(), TOLD),
    Row("won of grade A", "E37", 0.33, "%", lambda log: of_grade(log, "grade_a"), TOLD),
    Row("won of grade B", "E37", 0.21, "%", lambda log: of_grade(log, "grade_b"), TOLD),
    Row("won of grade C", "E37", 0.10, "%", lambda log: of_grade(log, "grade_c"), TOLD),
    Row("dials for a win", "E41", 98, "", lambda log: len(log.dials) / log.wins),
    Row("talk for a win", "E41", 4.6, "h", lambda log: log.dials["talk_s"].sum() / HOUR / log.wins),
    Row("days of a person for a win", "E41", 2.9, "", lambda log: len(log.days) / log.wins),
    Row("advertising for a win", "E41", 174, "EUR", lambda log: COST_EUR * len(log.deals) / log.wins),
    Row("won, of all deals", "E34", 0.0397, "%", lambda log: log.wins / len(log.deals)),
    Row("won, of those called", "E34", 0.048, "%", lambda log: log.wins / len(log.called)),
    Row("wins in the year", "E34", 857, "", lambda log: log.wins),
    Row("dials that reach", "E36", 0.295, "%", lambda log: log.dials["talk_s"].notna().mean(), "", "28 to 31"),
    Row("ever reached", "E36", 0.77, "%", lambda log: log.called["reached_at"].notna().mean()),
    Row("of these, within six dials", "E36", 0.97, "%", lambda log: (log.called["reached_at"].dropna() <= 6).mean()),
    Row("dials to a called deal", "E36", 5.5, "", lambda log: log.called["dials"].mean()),
    Row("the same, 1 in 10 has at least", "E36", 11, "", lambda log: log.called["dials"].quantile(0.9)),
    Row("called by two people or more", "E40", 0.58, "%", lambda log: (log.called["people"] > 1).mean()),
    Row("dials of a person in a day, middle", "E43", 35, "", lambda log: log.days["dials"].median()),
    Row("the same, 1 in 10 days has at least", "E43", 72, "", lambda log: log.days["dials"].quantile(0.9)),
    Row("dials of a closer in a day, middle", "E43", 36.5, "", lambda log: dials_of(log, "closers"), "", "24 to 49"),
    Row("talk of a person in a day", "E43", 1.9, "h", talk_of_a_day),
    Row("talk, of the time on duty", "E4", 0.25, "%", lambda log: log.dials["talk_s"].sum() / HOUR / on_duty_h(log)),
    Row("deals of the busiest day, of a middle one", "E46", 266 / 55, "times", busiest),
    Row("cycle of a win, middle", "E38", 16.6, "d", lambda log: cycle(log, 0.5)),
    Row("won within 300 days", "E44", 0.037, "%", lambda log: won_within(log, 300)),
    Row("first dial within, a quarter", "E42", 74 / 60, "h", lambda log: log.waited_s.quantile(0.25) / HOUR, "1"),
    Row("first dial within, half", "E42", 5.6, "h", lambda log: log.waited_s.quantile(0.5) / HOUR, "1"),
    Row("first dial within, 9 in 10", "E42", 41, "h", lambda log: log.waited_s.quantile(0.9) / HOUR),
    Row("first dial in the most loaded weeks, of the least loaded", "E42", 418 / 202, "times", slower_under_load, "1"),
    Row("qualified, if first dialled within 5 min", "E35", 0.63, "%", lambda log: qualified(log, 0, 5 / 60), "2"),
    Row("qualified, if first dialled after 4 to 8 h", "E35", 0.31, "%", lambda log: qualified(log, 4, 8), "2"),
    Row("dials of a caller in a day, middle", "E43", 58, "", lambda log: dials_of(log, "callers"), "3", "41 to 75"),
    Row("signed by whoever called first", "E40", 0.34, "%", kept, "3"),
    Row("won within 7 days", "E44", 0.008, "%", lambda log: won_within(log, 7), "4"),
    Row("won within 30 days", "E44", 0.020, "%", lambda log: won_within(log, 30), "4"),
    Row("won within 90 days", "E44", 0.029, "%", lambda log: won_within(log, 90), "4"),
    Row("cycle of a win, 9 in 10", "E38", 87, "d", lambda log: cycle(log, 0.9), "4"),
    Row("variance of a day's deals over their mean", "E1", 10.1, "", unevenness, "5"),
)


def table() -> str:
    """Every figure: measured, and as it comes out of either scenario."""
    head = ("figure", "row", "measured", "the usual pause is work", "every pause is work", "")
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for row in ROWS:
        verdict = row.reason if row.reason == TOLD else f"see {row.reason}" if row.reason else "agrees"
        figure = f"{row.figure}, {row.unit}" if row.unit else row.figure
        measured = row.written or said(row.measured, row.unit)
        cells = (figure, row.evidence, measured, _simulated(row, SHORT), _simulated(row, LONG), verdict)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _simulated(row: Row, name: str) -> str:
    """The mean of the futures, and the least and the most of them."""
    values = row.values(name)
    mean, least, most = (said(value, row.unit) for value in (fmean(values), min(values), max(values)))
    return f"{mean} ({least} to {most})"


def said(value: float, unit: str) -> str:
    """A number to three digits."""
    number = 100 * value if unit == "%" else value
    return f"{number:,.0f}" if number >= 1_000 else f"{number:.3g}"


def renewed(page: str) -> str:
    """A page with its table as it is now."""
    return TABLE.sub(lambda _: table(), page)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
