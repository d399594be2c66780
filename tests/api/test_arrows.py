"""Blocked and starved hours in a row of teams: where the arrows meet is where one more person is worth most.

An arrow leads from a team to the next if it is blocked for longer than the next one starves, else back; the narrow
place is the team that no arrow leaves (Kuo, Lim and Meerkov 1996). It holds in a row only, so it is a check, no answer.
"""

from pathlib import Path

import salessim
from salessim.analysis.bottlenecks import bottlenecks

FILE = Path(__file__).parent / "arrows.yaml"


def no_arrow_leaves(blocked, starved):
    """The numbers of the teams in a row that no arrow leaves."""
    on = [one > other for one, other in zip(blocked[:-1], starved[1:], strict=True)]
    return [i for i in range(len(blocked)) if not (i < len(on) and on[i]) and not (i > 0 and not on[i - 1])]


def test_the_arrows_by_hand():
    # .30 > .10: from the first to the second; .05 < .40: back from the third to the second
    assert no_arrow_leaves([0.30, 0.05, 0], [0, 0.10, 0.40]) == [1]


def test_the_arrows_meet_where_one_more_person_is_worth_most():
    answer = salessim.bottlenecks(FILE, replications=8)
    teams = answer.results[0].teams.groupby("team", sort=False)[["blocked_h", "starved_h", "on_duty_h"]].sum()
    shares = [(teams[part] / teams["on_duty_h"]).tolist() for part in ("blocked_h", "starved_h")]
    (narrow,) = no_arrow_leaves(*shares)
    found = bottlenecks([results.runs for results in answer.results])
    assert [head.team for head in found.narrow] == [teams.index[narrow]] == ["closers"]
