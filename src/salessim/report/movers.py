"""The table about people who change teams, refuse, or come though they did not want to."""

from salessim.analysis.estimates import mean
from salessim.report import numbers
from salessim.report.estimates import accuracy, average, spread
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.translation import say

COLUMNS = (
    Column("team", "team", "text", "the team", True),
    Column("came", "came to it", "people", "from other teams, mean of all futures"),
    Column("unwilling", "unwillingly", "people", "of those who came: did not want to, mean of all futures"),
    Column("unwilling_left", "of these left", "people", "by the end of the period, mean of all futures"),
    Column("accuracy", "accuracy", "people", "95% interval of that mean (accuracy of the computation)", extra=True),
    Column("spread", "8 in 10 futures", "people", "so many of these leave in 8 of 10 futures (spread of futures)"),
    Column("refused", "left it instead", "people", "instead of going to another team, mean of all futures"),
)


def movers_table(runs: Runs) -> Table:
    """Who changed teams; without a row where nobody refuses or is unwilling."""
    frame = runs["turnover"]
    told = frame[["unwilling", "refused"]].to_numpy().any()
    teams = list(dict.fromkeys(frame.loc[(frame["came"] > 0) | (frame["refused"] > 0), "team"])) if told else []
    rows = tuple(_row(runs, team) for team in teams)
    note = say("Whoever refuses leaves on the day of the change. How often the unwilling leave is an assumption.")
    return Table("movers", say("Who changed teams, and who did not want to"), COLUMNS, rows, note)


def _row(runs: Runs, team: str) -> tuple[Cell, ...]:
    frame = runs["turnover"]
    mine = frame[frame["team"] == team]
    left = mine["unwilling_left"].to_numpy(float)
    means = {name: numbers.count(float(mine[name].mean())) for name in ("came", "unwilling", "refused")}
    leaving = average(mean(left), "count"), accuracy(mean(left), "count"), spread(list(left), "count")
    return numbers.words(team), means["came"], means["unwilling"], *leaving, means["refused"]
