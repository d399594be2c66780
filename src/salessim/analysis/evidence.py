"""What stands beside the value of one more person: how busy each team is, who waits for it, what it loses by that.

None of it says what one more person is worth; it says why.
"""

from dataclasses import dataclass

from salessim.analysis.averages import table
from salessim.analysis.downstream import worth_of_a_visit
from salessim.analysis.estimates import Estimate, mean
from salessim.results.store import Runs


@dataclass(frozen=True)
class Evidence:
    """One team in the department as it is. Shares are means of the shares of the futures."""

    team: str
    busy: Estimate  # share of the hours on duty
    load: Estimate  # work that arrived, for every hour on duty
    saturated: Estimate  # share of the time that somebody is on duty: nobody is free
    starved: Estimate  # share of the idle hours: work is stuck at a stage before
    blocked: Estimate  # share of the hours on duty: idle in a pause
    waiting: Estimate  # share of the time of won deals: they wait for this team
    cold: Estimate  # lost to waiting in its queues; one that several teams serve counts for each of them
    cold_money: Estimate  # what they would have brought on average; both by year
    sole: Estimate  # share of the time that somebody is on duty: alone in the longest period with nobody free
    shifting: Estimate  # the same, together with another team


SHARES = {
    "busy": "utilisation_share",
    "load": "load_share",
    "saturated": "saturated_share",
    "starved": "starved_share",
    "blocked": "blocked_share",
}  # fields of Evidence -> columns of the table of teams


def evidence(runs: Runs) -> tuple[Evidence, ...]:
    """What is known of every team, in the order of the teams."""
    teams, waiting, cold, narrow = table(runs, "teams"), waiting_shares(runs), _cold(runs), _narrow(runs)
    found = []
    for name in (team.name for team in runs.terms.teams):
        mine = teams[teams["team"] == name]
        shares = {field: mean(mine[column]) for field, column in SHARES.items()}
        waits = waiting["waiting", name]
        found.append(Evidence(name, **shares, waiting=waits, **cold[name], **narrow[name]))
    return tuple(found)


def waiting_shares(runs: Runs) -> dict[tuple[str, str], Estimate]:
    """Where the time of won deals goes, by what it is and the team that is waited for; the shares add up to 1."""
    frame = runs["won_time"]
    whole = frame.groupby("replication")["time_h"].transform("sum")
    shares = frame.assign(share=frame["time_h"] / whole.where(whole > 0)).groupby(["what", "team"], sort=False)["share"]
    return {(str(what), str(team)): mean(rows) for (what, team), rows in shares}


def _narrow(runs: Runs) -> dict[str, dict[str, Estimate]]:
    """By team, the shares of its time in which it is the sole narrow place, and in which it shares the place."""
    keys = ["team", "replication"]
    hours = runs["loads"].groupby(keys)[["sole_h", "shifting_h"]].sum()
    opened = runs["teams"].set_index(keys)["open_h"]
    shares = hours.div(opened.where(opened > 0), axis=0)
    return {
        team.name: {kind: mean(shares.loc[team.name][f"{kind}_h"]) for kind in ("sole", "shifting")}
        for team in runs.terms.teams
    }


def _cold(runs: Runs) -> dict[str, dict[str, Estimate]]:
    """By team, how many are lost to waiting in a year, and what they would have been worth."""
    years = runs.terms.years
    lost = runs["stages"].pivot(index="replication", columns="stage", values="gone_cold") / years
    worth = worth_of_a_visit(runs)
    found = {}
    for team, stations in enumerate(runs.terms.skills.values()):
        names = [runs.terms.stages[row].name for row in stations]
        mine = lost[[name for name in names if name in lost]]
        money = mine * [worth[name] for name in mine.columns]
        found[runs.terms.teams[team].name] = {"cold": mean(mine.sum(axis=1)), "cold_money": mean(money.sum(axis=1))}
    return found
