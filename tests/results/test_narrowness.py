"""Which team is the narrow place at each moment, by hand: whole periods in which nobody of a team is free."""

import numpy as np
import pytest

from results.handmade import (
    ANNA,
    ANSWER,
    BORIS,
    CARE,
    CLARA,
    END,
    QUOTE,
    SIGN,
    D,
    H,
    booking,
    entity,
    log,
    terms,
    visit,
)
from salessim.results.log import DELAYED, INTERRUPTED, RENEGED
from salessim.results.measures import summarise
from salessim.results.terms import TeamTerms

TEAMS = ("A", "B", "C")
APART = {"teams": tuple(TeamTerms(name, (), (row,)) for row, name in enumerate(TEAMS)),
         "skills": {0: (ANSWER,), 1: (QUOTE,), 2: (SIGN,)}, "gates": ()}  # fmt: skip
SERVERS = [(row + 1, row, row, 0, 0, END) for row in range(3)]  # a team of one each


def narrow(busy, duty=None):
    """By team (longest, sole, shifting) hours; `busy` and `duty` are lists of (from, to) in hours for A, B, C."""
    visits = [
        visit(10 * row + number, (ANSWER, QUOTE, SIGN)[row], 0, on * H, off * H, server=row)
        for row, spells in enumerate(busy)
        for number, (on, off) in enumerate(spells, 1)
    ]
    on_duty = [(row, on * H, off * H) for row, spells in enumerate(duty or [[(0, 10)]] * 3) for on, off in spells]
    frames = summarise(log(sorted(visits, key=lambda row: row["ended"]), duty=on_duty, servers=SERVERS), terms(**APART))
    sums = frames["loads"].groupby("team")[["longest_h", "sole_h", "shifting_h"]].sum()
    return {team: tuple(sums.loc[team]) for team in TEAMS}


def test_two_that_are_as_busy_shift():
    # Longest: A on 0-1, B on 1-3 (5 h against 2), A on 3-9 (6 h), B on 9-10. Periods A 0-2, B 1-6, A 3-9, B 7-10;
    # they overlap on 1-2, 3-6 and 7-9: 6 h; each is alone for 2 h. C is never the longest.
    found = narrow([[(0, 2), (3, 9)], [(1, 6), (7, 10)], [(4, 5)]])
    assert found == {"A": (7, 2, 6), "B": (3, 2, 6), "C": (0, 0, 0)}


def test_a_period_that_is_nowhere_the_longest_does_not_count():
    # A 0-7 is the longest; of B, 2-4 is nowhere, 6-9 is on 7-9; they overlap on 6-7; nobody on 9-10
    assert narrow([[(0, 7)], [(2, 4), (6, 9)], []]) == {"A": (7, 6, 1), "B": (2, 2, 1), "C": (0, 0, 0)}


def test_equally_long_periods_share_the_place():
    assert narrow([[(0, 4)], [(2, 6)], []]) == {"A": (4, 2, 2), "B": (4, 2, 2), "C": (0, 0, 0)}


def test_nights_do_not_end_a_period_and_do_not_lengthen_it():
    # A is on duty 0-4 and 20-24 and busy 2-22: 2 h + 2 h; B is busy 3-6: 3 h, so on 3-4 A is longer, on 4-6 B alone
    found = narrow([[(2, 22)], [(3, 6)], []], [[(0, 4), (20, 24)], [(0, 24)], [(0, 24)]])
    assert found == {"A": (4, 3, 1), "B": (2, 2, 1), "C": (0, 0, 0)}


def test_a_free_moment_at_the_end_of_the_day_ends_a_period():
    # A: 2-3 and 20-22 are two periods, since it is free on 3-4; B 1-3 is the longer one on 2-3
    found = narrow([[(2, 3), (20, 22)], [(1, 3)], []], [[(0, 4), (20, 24)], [(0, 24)], [(0, 24)]])
    assert found == {"A": (2, 2, 0), "B": (2, 2, 0), "C": (0, 0, 0)}


def test_a_pool_of_two_is_in_a_period_while_both_are_busy_or_the_only_one_there_is():
    # on duty 2, 2, 2, 1, 1 and busy 0, 1, 2, 1, 1 from hour 0, 1, 3, 4, 8: nobody free on 3-10
    visits = [visit(1, QUOTE, 0, H, 4 * H, server=CLARA), visit(2, QUOTE, 0, 3 * H, 10 * H, server=BORIS)]
    made = summarise(log(visits, duty=[(BORIS, 0, 10 * H), (CLARA, 0, 4 * H)]), terms())
    mine = made["loads"][made["loads"]["team"] == "sellers"]
    assert (mine["longest_h"].sum(), mine["sole_h"].sum()) == (7, 7)


def test_the_narrow_place_is_told_week_by_week():
    # busy from Sunday 12 h of the first week to Monday 6 h of the second, always on duty
    duty = [[(0, 24 * 14)]] * 3
    visits = [visit(1, ANSWER, 0, 6 * D + 12 * H, 7 * D + 6 * H, server=ANNA)]
    made = summarise(log(visits, duty=[(0, 0, 14 * D)], servers=SERVERS), terms(**APART))["loads"]
    mine = made[made["team"] == "A"]["longest_h"].to_numpy()
    assert mine[:3].tolist() == [12, 6, 0]
    assert narrow([[(0, 1)], [], []], duty)["A"] == (1, 1, 0)


# --- the time of won deals --------------------------------------------------------------------------------------------


def won_time(visits, bookings, duty, **more):
    """Hours by what and team."""
    frame = summarise(log(visits, bookings, duty=duty, **more), terms())["won_time"]
    return {
        (what, team): hours for what, team, hours in zip(frame["what"], frame["team"], frame["time_h"], strict=True)
    }


ALWAYS = [(row, 0, END) for row in (ANNA, BORIS, CLARA)]


def journey(key, wait_1, work_1, client, wait_2, work_2):
    """Answered by Anna, some time in a delay, signed by Boris; hours."""
    answer, thought = wait_1 + work_1, wait_1 + work_1 + client
    signed = thought + wait_2 + work_2
    return [
        visit(key, ANSWER, 0, wait_1 * H, answer * H, server=ANNA),
        visit(key, CARE, answer * H, answer * H, thought * H, outcome=DELAYED),
        visit(key, SIGN, thought * H, (thought + wait_2) * H, signed * H, server=BORIS),
    ], booking(key, signed * H, 100.0, BORIS)


def test_waits_work_and_delays_of_won_deals_add_up_to_their_lives():
    # waits (2, 6) and (0, 4), work (1, 2) and (1, 2), client 5 and 3: 26 h in all; the third is not won
    (first, a), (second, b) = journey(1, 2, 1, 5, 6, 2), journey(2, 0, 1, 3, 4, 2)
    visits = sorted([*first, *second, visit(3, ANSWER, 0, 5 * H, 9 * H)], key=lambda row: row["ended"])
    found = won_time(visits, [b, a], ALWAYS)
    assert found == {("waiting", "callers"): 2, ("waiting", "sellers"): 10, ("work", ""): 6, ("delay", ""): 8,
                     ("closed", ""): 0}  # fmt: skip


def test_hours_in_which_nobody_is_there_are_closed():
    # born at 20 h; Anna is on duty 9-18 h: waits 9-10 h of the next day, is worked on 10-18 h, 15 h of night, 9-10 h
    visits = [visit(1, ANSWER, 20 * H, D + 10 * H, 2 * D + 10 * H, server=ANNA)]
    duty = [(ANNA, day * D + 9 * H, day * D + 18 * H) for day in range(4)]
    found = won_time(visits, [booking(1, 2 * D + 10 * H, 1.0)], duty, entities=[entity(1, 20 * H)])
    assert found["waiting", "callers"] == 1
    assert found["work", ""] == 8 + 1
    assert found["closed", ""] == 13 + 15


def test_the_team_waits_with_its_first_colleague():
    # Boris takes it up at 9 h, but Clara of his team was there from 7 h on
    visits = [visit(1, SIGN, 0, 9 * H, 10 * H, server=BORIS)]
    found = won_time(visits, [booking(1, 10 * H, 1.0)], [(BORIS, 8 * H, 18 * H), (CLARA, 7 * H, 18 * H)])
    assert (found["waiting", "sellers"], found["closed", ""], found["work", ""]) == (2, 7, 1)


def test_interrupted_work_waits_again_and_overtime_is_work():
    # quote 1-2 h, interrupted until 5 h, then 5-6 h by Clara; no finish there. A meeting is finished after duty
    visits = [
        visit(1, QUOTE, 0, H, 2 * H, server=BORIS, outcome=INTERRUPTED),
        visit(1, QUOTE, 0, 5 * H, 6 * H, server=CLARA, part=1),
        visit(1, 1, 6 * H, 6 * H, 9 * H, server=BORIS),
    ]
    found = won_time(visits, [booking(1, 9 * H, 1.0)], [(BORIS, 0, 8 * H), (CLARA, 0, 8 * H)])
    assert (found["waiting", "sellers"], found["work", ""], found["closed", ""]) == (1 + 3, 1 + 1 + 3, 0)


def test_who_gave_up_one_queue_waited_for_the_team_that_serves_it():
    visits = [
        visit(1, ANSWER, 0, -1, 3 * H, outcome=RENEGED),
        visit(1, SIGN, 3 * H, 3 * H, 4 * H, server=BORIS),
    ]
    assert won_time(visits, [booking(1, 4 * H, 1.0)], ALWAYS)["waiting", "callers"] == 3


def test_only_what_lies_in_the_window_and_before_the_win_counts():
    # the window begins at 10 h; in a delay from 2 h to 12 h, signed 12-13 h, and in care after that
    visits = [
        visit(1, CARE, 2 * H, 2 * H, 12 * H, outcome=DELAYED),
        visit(1, SIGN, 12 * H, 12 * H, 13 * H, server=BORIS),
        visit(1, CARE, 13 * H, 13 * H),
    ]
    found = won_time(visits, [booking(1, 13 * H, 1.0)], ALWAYS, entities=[entity(1, H)], start=10 * H)
    assert (found["delay", ""], found["work", ""], sum(found.values())) == (2, 1, 3)


@pytest.mark.parametrize("seed", range(4))
def test_nothing_of_a_life_is_lost(seed):
    # lives by chance, with nights: whatever they are made of, the parts add up and none is negative
    chance = np.random.default_rng(seed)
    made = [journey(key, *chance.integers(0, 30, 5).tolist()) for key in range(1, 9)]
    duty = [(row, day * D + 9 * H, day * D + 18 * H) for row in range(3) for day in range(20)]
    visits = sorted((row for rows, _ in made for row in rows), key=lambda row: row["ended"])
    found = won_time(visits, sorted((one for _, one in made), key=lambda row: row["time"]), duty)
    assert sum(found.values()) * H == pytest.approx(sum(one["time"] for _, one in made))
    assert min(found.values()) >= 0


def test_leads_that_waiting_lost_are_counted_at_their_stage():
    # one gives up and leaves by `lost`, one gives up and goes on, one is refused but would not have been without a wait
    visits = [
        visit(1, ANSWER, 0, -1, H, outcome=RENEGED), visit(2, ANSWER, 0, -1, H, outcome=RENEGED),
        visit(2, QUOTE, H, H, 2 * H, server=BORIS), visit(3, ANSWER, 0, 2 * H, 3 * H, server=ANNA, route=1, prompt=0),
    ]  # fmt: skip
    entities = [entity(1, 0, H, 6), entity(2), entity(3, 0, 3 * H, 6)]
    frame = summarise(log(visits, entities=entities, duty=ALWAYS), terms())["stages"]
    assert dict(zip(frame["stage"], frame["gone_cold"], strict=True)) == {
        "answer": 2, "meeting": 0, "quote": 0, "sign": 0, "care": 0, "call": 0,
    }  # fmt: skip
