"""Where an entity goes when a visit is over."""

import math

import pytest

from engines.build import SURELY, House, Steps, times, way
from engines.played import Engine

MANY = 1500


def shop(then: object, **columns: object) -> House:
    """One desk with a single server and three exits."""
    house = House()
    house.queue("desk", work=10, then=then, **columns)
    for name in ("won", "lost", "third"):
        house.exit(name)
    house.server("anna", "desk")
    return house


def share(engine: Engine, ways: list[object], segment: int = 0) -> float:
    """How many of 1,500 entities leave by `won`."""
    house = House(until=10)
    house.delay("crossing", 1, then=ways)
    for name in ("won", "lost", "third"):
        house.exit(name)
    for who in range(1, MANY + 1):
        house.arrive(who, "crossing", at=0, segment=segment)
    exits = [name for _, name in house.play(engine).entities("exit")]
    assert len(exits) == MANY
    return exits.count("won") / MANY


def close(seen: float, truth: float) -> bool:
    """Within four standard errors of a share."""
    return abs(seen - truth) < 4 * math.sqrt(truth * (1 - truth) / MANY)


def test_weights_are_shares(engine: Engine) -> None:
    assert close(share(engine, [way("won", 0.3), way("third", 0.2), "lost"]), 0.3)


def test_the_last_route_has_what_the_others_leave_whatever_is_written(engine: Engine) -> None:
    assert close(share(engine, [way("lost", 0.7), way("won", 0.01)]), 0.3)


def test_a_factor_acts_on_the_odds_of_two_ways(engine: Engine) -> None:
    # odds 0.3 : 0.7 doubled are 0.6 : 0.7: a share of 6/13 = 0.4615
    assert close(share(engine, [way("won", 0.3, visit_curve=[(1, 2.0)]), "lost"]), 6 / 13)


def test_factors_multiply(engine: Engine) -> None:
    # 0.3 x 2 (visit) x 0.5 (age 1 s) x 3 (wait 0 s) = 0.9 against 0.7: 0.5625
    bent = way("won", 0.3, visit_curve=[(1, 2.0)], age_curve=[(0, 1.0), (1, 0.5)], wait_curve=[(0, 3.0)])
    assert close(share(engine, [bent, "lost"]), 0.5625)


def test_the_rest_keeps_its_base_weight_and_its_own_factor(engine: Engine) -> None:
    # won 0.3 against rest 0.7 x 2: 0.3 / 1.7
    assert close(share(engine, [way("won", 0.3), way("lost", visit_curve=[(1, 2.0)])]), 0.3 / 1.7)


def test_a_segment_has_its_own_ways_and_the_rest_is_reckoned_among_them(engine: Engine) -> None:
    # segment 1 sees won 0.3, third 0.2 and lost 0.5; the row for segment 0 takes nothing from them
    ways = [way("lost", 0.6, segment=0), way("won", 0.3, segment=1), way("third", 0.2), "lost"]
    assert close(share(engine, ways, segment=1), 0.3)
    # segment 0: lost 0.6, third 0.2, lost 0.2
    assert share(engine, ways, segment=0) == 0.0


def test_the_last_matching_route_may_be_one_of_the_segment(engine: Engine) -> None:
    # segment 1: lost 0.4, won the rest; what stands after it is for segment 0
    ways = [way("lost", 0.4), way("won", 0.1, segment=1), way("third", 0.5, segment=0)]
    assert close(share(engine, ways, segment=1), 0.6)


def test_each_visit_chooses_anew(engine: Engine) -> None:
    # leaving with probability 1/4 at each visit takes 4 visits in the mean, sd sqrt(12)
    house = House(until=500)
    house.delay("round", 1, then=[way("out", 0.25), "round"])
    for who in range(1, 1001):
        house.arrive(who, "round", at=0)
    visits = len(house.play(engine).visits())
    assert abs(visits / 1000 - 4) < 4 * math.sqrt(12 / 1000)


def test_the_wait_runs_from_joining_to_the_first_start(engine: Engine) -> None:
    # 2 waits 10 s: just too long
    house = shop([way("won", 0.5, wait_curve=Steps([(0, SURELY), (10, 0.0)])), "lost"])
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=0)
    house.arrive(3, "desk", at=11)
    assert house.play(engine).entities("exit") == [(1, "won"), (2, "lost"), (3, "won")]


def test_the_wait_is_over_at_the_first_start_although_the_work_is_interrupted_later(engine: Engine) -> None:
    house = House()
    house.queue("desk", then=[way("won", 0.5, wait_curve=Steps([(0, SURELY), (10, 0.0)])), "lost"])
    house.queue("call", work=50)
    house.exit("won")
    house.exit("lost")
    house.interrupts("call", "desk")
    house.server("anna", "call", "desk")
    house.arrive(1, "desk", at=0)
    house.arrive(2, "call", at=5)
    played = house.play(engine)
    assert played.columns("started ended outcome", of="desk") == [(0, 5, "INTERRUPTED"), (55, 60, "SERVED")]
    assert played.entities("exit") == [(1, "won"), (2, "out")]


def test_the_wait_runs_on_the_clock_of_the_route(engine: Engine) -> None:
    # the wait from 0 to 100 is 50 open seconds
    house = House()
    house.calendar("office", (0, 50), (100, 200))
    ways = [way("won", 0.5, clock="office", wait_curve=Steps([(0, 0.0), (50, SURELY), (51, 0.0)])), "lost"]
    house.queue("desk", work=10, then=ways)
    house.exit("won")
    house.exit("lost")
    house.server("anna", "desk", duty=[(100, 200)])
    house.arrive(1, "desk", at=0)
    assert house.play(engine).entities("exit") == [(1, "won")]


def test_the_prompt_way_is_what_would_have_come_without_the_wait(engine: Engine) -> None:
    # 1 does not wait: both ways are `won`; 2 waits 10 s and is lost by waiting
    house = shop([way("won", 0.5, wait_curve=Steps([(0, SURELY), (10, 0.0)])), "lost"])
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=0)
    assert house.play(engine).columns("entity route prompt") == [(1, 0, 0), (2, 1, 0)]


def test_age_counts_from_the_arrival(engine: Engine) -> None:
    # 1 leaves the desk at the age of 20, 2 at 30: too old
    house = House()
    house.delay("before", 10, then="desk")
    house.queue("desk", work=10, then=[way("won", 0.5, age_curve=Steps([(0, SURELY), (30, 0.0)])), "lost"])
    house.exit("won")
    house.exit("lost")
    house.server("anna", "desk")
    house.arrive(1, "before", at=0)
    house.arrive(2, "before", at=0)
    assert house.play(engine).entities("exit") == [(1, "won"), (2, "lost")]


def test_a_mark_makes_the_age_begin_anew(engine: Engine) -> None:
    # marked at 100: the age at 120 is 20
    house = House()
    house.delay("before", 100, then=way("desk", mark=1))
    house.delay("desk", 20, then=[way("won", 0.5, age_curve=Steps([(0, 0.0), (20, SURELY), (21, 0.0)])), "lost"])
    house.exit("won")
    house.exit("lost")
    house.arrive(1, "before", at=0)
    assert house.play(engine).entities("exit") == [(1, "won")]


def test_the_age_runs_on_the_clock_of_the_route(engine: Engine) -> None:
    # from 0 to 120 the office is open for 50 + 20 s
    house = House()
    house.calendar("office", (0, 50), (100, 200))
    ways = [way("won", 0.5, clock="office", age_curve=Steps([(0, 0.0), (70, SURELY), (71, 0.0)])), "lost"]
    house.delay("desk", 120, then=ways)
    house.exit("won")
    house.exit("lost")
    house.arrive(1, "desk", at=0)
    assert house.play(engine).entities("exit") == [(1, "won")]


def test_the_visit_number_counts_the_joins_of_each_station_from_one(engine: Engine) -> None:
    house = House()
    house.delay("first", 10, then="second")
    house.delay("second", 5, then=[times(3, "first"), "out"])
    house.arrive(1, "first", at=0)
    assert house.play(engine).columns("station visit queued ended") == [
        ("first", 1, 0, 10),
        ("second", 1, 10, 15),
        ("first", 2, 15, 25),
        ("second", 2, 25, 30),
        ("first", 3, 30, 40),
        ("second", 3, 40, 45),
    ]


def test_a_reset_makes_the_visit_number_of_the_next_station_begin_anew(engine: Engine) -> None:
    # three tries in 0-30, then a rest of 100 s, then try 1 again; the visits of the rest itself go on counting
    house = House(until=175)
    house.delay("try", 10, then=[times(3, "try"), "rest"])
    house.delay("rest", 100, then=way("try", reset=1))
    house.arrive(1, "try", at=0)
    assert house.play(engine).columns("station visit queued ended") == [
        ("try", 1, 0, 10),
        ("try", 2, 10, 20),
        ("try", 3, 20, 30),
        ("rest", 1, 30, 130),
        ("try", 1, 130, 140),
        ("try", 2, 140, 150),
        ("try", 3, 150, 160),
        ("rest", 2, 160, -1),
    ]


def test_after_a_reset_chance_is_new_though_the_number_is_not(engine: Engine) -> None:
    # half of the tries end in a rest, then a first try again; if the draws repeated themselves half would stay for ever
    house = House(until=200)
    house.delay("try", 10, then=[way("rest", 0.5), "out"])
    house.delay("rest", 10, then=way("try", reset=1))
    for who in range(1, 401):
        house.arrive(who, "try", at=0)
    played = house.play(engine)
    left = sorted(left for _, left in played.entities("left"))
    # out at 10, 30, 50: 200, 100, 50 in the mean; sd 10 for the first; after 10 tries 0.4 are left
    assert abs(left.count(10) - 200) < 40
    assert left.count(-1) <= 4
    assert set(played.columns("visit", of="try")) == {(1,)}


def test_values_in_turn_go_on_after_a_reset(engine: Engine) -> None:
    house = House(until=100)
    house.delay("try", [5, 7, 9], then=way("try", reset=1))
    house.arrive(1, "try", at=0)
    assert house.play(engine).columns("visit queued ended")[:4] == [(1, 0, 5), (1, 5, 12), (1, 12, 21), (1, 21, 26)]


def test_a_try_that_does_not_reach_takes_its_own_time_and_its_own_way(engine: Engine) -> None:
    # tries 1 and 2 reach nobody (2 s each), 30 s between tries; try 3 reaches: 10 s
    house = House()
    reach = Steps([(1, 0.0), (3, 1.0)])
    house.queue("call", work=10, reach=reach, missed=2, then=[way("again", missed=1), "won"])
    house.delay("again", 30, then="call")
    house.exit("won")
    house.server("anna", "call")
    house.arrive(1, "call", at=0)
    played = house.play(engine)
    assert played.columns("visit started ended missed route", of="call") == [
        (1, 0, 2, 1, 0),
        (2, 32, 34, 1, 0),
        (3, 64, 74, 0, 1),
    ]
    assert played.entities("left exit") == [(1, 74, "won")]


def test_the_rest_after_a_missed_try_is_reckoned_among_the_ways_of_missed_tries(engine: Engine) -> None:
    # given up at the second miss; the ways after a talk take nothing from the weights
    house = House()
    ways = [way("won", 0.9), "lost", way("call", 0.5, missed=1, visit_curve=Steps([(1, SURELY), (2, 0.0)]))]
    house.queue("call", work=10, reach=[(1, 0.0)], missed=2, then=[*ways, way("given_up", missed=1)])
    for name in ("won", "lost", "given_up"):
        house.exit(name)
    house.server("anna", "call")
    house.arrive(1, "call", at=0)
    played = house.play(engine)
    assert played.columns("started ended route") == [(0, 2, 2), (2, 4, 3)]
    assert played.entities("exit") == [(1, "given_up")]


def test_tries_reach_by_chance(engine: Engine) -> None:
    house = House(until=100_000)
    house.queue("call", work=3, reach=[(1, 0.4)], missed=1, then=["won", way("lost", missed=1)])
    house.exit("won")
    house.exit("lost")
    house.server("anna", "call")
    for who in range(1, MANY + 1):
        house.arrive(who, "call", at=0)
    played = house.play(engine)
    reached = [1 - missed for (missed,) in played.columns("missed")]
    assert close(sum(reached) / MANY, 0.4)
    assert played.columns("ended")[-1] == (3 * sum(reached) + (MANY - sum(reached)),)


@pytest.mark.parametrize("speed", [1.0, 2.0])
def test_a_missed_try_is_done_at_the_servers_speed_like_all_work(engine: Engine, speed: float) -> None:
    house = House()
    house.queue("call", work=10, reach=[(1, 0.0)], missed=4, then=["out", way("out", missed=1)])
    house.server("anna", "call", speed=speed)
    house.arrive(1, "call", at=0)
    assert house.play(engine).columns("started ended missed") == [(0, 4 / speed, 1)]


def test_only_a_station_with_a_server_has_a_wait(engine: Engine) -> None:
    # a delay's routes see a wait of no seconds
    house = House()
    house.delay("think", 50, then=[way("won", 0.5, wait_curve=Steps([(0, SURELY), (1, 0.0)])), "lost"])
    house.exit("won")
    house.exit("lost")
    house.arrive(1, "think", at=0)
    assert house.play(engine).entities("exit") == [(1, "won")]
