"""The table about people who come and leave."""

from salessim.analysis.estimates import mean
from salessim.report import numbers
from salessim.report.estimates import accuracy, average, spread
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.translation import say

COLUMNS = (
    Column("team", "team", "text", "the team", True),
    Column("people", "people", "people", "employed, mean"),
    Column("strength", "by strength", "people", "at work, newcomers counted by the speed of their tenure"),
    Column("hired", "hired", "people", "in the period, mean of all futures"),
    Column("left", "left", "people", "in the period, mean of all futures"),
    Column("accuracy", "accuracy", "people", "95% interval of that mean (accuracy of the computation)"),
    Column("spread", "8 in 10 futures", "people", "so many leave in 8 of 10 futures (spread of futures)"),
    Column("first_left", "of the first", "people", "of those who left: had been there on the first day"),
)


def turnover_table(runs: Runs) -> Table:
    """Who comes and who leaves, team by team; without a row where nobody does."""
    frame = runs["turnover"]
    moving = frame[["hired", "left"]].to_numpy().any()
    teams = list(dict.fromkeys(frame["team"])) if moving else []
    rows = tuple(_row(runs, team) for team in teams)
    note = say("Averages over all futures. A place that is empty, and an intern, are missing in the strength.")
    return Table("turnover", say("People come and go"), COLUMNS, rows, note)


def _row(runs: Runs, team: str) -> tuple[Cell, ...]:
    frame = runs["turnover"]
    mine = frame[frame["team"] == team]
    left = mine["left"].to_numpy(float)
    means = {name: numbers.count(float(mine[name].mean())) for name in ("people_mean", "strength_mean", "hired")}
    leaving = average(mean(left), "count"), accuracy(mean(left), "count"), spread(list(left), "count")
    return numbers.words(team), *means.values(), *leaving, numbers.count(float(mine["first_left"].mean()))
