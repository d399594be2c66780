"""What one run hands on, another takes up: by keys, never by rows."""

import pytest

from engines.build import SURELY, House, Steps, can, times, way
from engines.played import Engine
from salessim.network.state import nothing
from salessim.network.tables import (
    FEWEST_OPEN,
    FINISH,
    FOREVER,
    HAND_OVER,
    KEEP,
    RESTART,
    RESUME,
    ROUND_ROBIN,
    WAITING,
)


def test_who_is_delayed_goes_on_in_another_house_whose_stations_stand_in_another_order(engine: Engine) -> None:
    before = House(until=50)
    before.delay("think", 70, then="desk")
    before.queue("desk", work=10)
    before.arrive(1, "think", at=10, segment=1, size=3.0)
    after = House(start=50, until=200)
    after.exit("lost")
    after.queue("desk", work=10)
    after.delay("think", 999, then="desk")
    after.server("anna", "desk")
    played = after.play(engine, before.play(engine).state)
    assert played.visits("visit part") == [
        (1, "think", None, 10, 10, 80, "DELAYED", 1, 0),
        (1, "desk", "anna", 80, 80, 90, "SERVED", 1, 0),
    ]
    assert played.entities("parent segment born size left exit") == [(1, 0, 1, 10, 3.0, 90, "out")]


def test_a_run_without_anybody_before_begins_with_nothing(engine: Engine) -> None:
    house = House()
    house.delay("think", 10)
    house.arrive(1, "think", at=0)
    assert house.play(engine).visits() == house.play(engine, nothing()).visits()


def test_whoever_waits_keeps_its_place_and_its_patience(engine: Engine) -> None:
    # 1 and 2 have waited since 10 and 20 with a patience of 60: 1 leaves at 70; anna begins at 75
    before = House(until=50)
    before.queue("desk", work=10, patience=60, renege_to="out")
    before.arrive(1, "desk", at=10)
    before.arrive(2, "desk", at=20)
    after = House(start=50, until=200)
    after.queue("desk", work=10, patience=5, renege_to="out")
    after.server("anna", "desk", duty=[(75, 200)])
    played = after.play(engine, before.play(engine).state)
    assert played.visits() == [
        (1, "desk", None, 10, -1, 70, "RENEGED"),
        (2, "desk", "anna", 20, 75, 85, "SERVED"),
    ]


def handed_over(on_owner_left: int) -> tuple[House, House]:
    """1 is anna's in the first house, in a delay until 60; she is not in the second; 2 joins a desk there at 55."""
    houses = House(until=50), House(start=50, until=200)
    for house in houses:
        house.slot("deal", assign_rule=FEWEST_OPEN, on_owner_left=on_owner_left)
        house.queue("meeting", work=10, desk="deal", then="think")
        house.delay("think", 50, then="contract")
        house.queue("contract", work=10, desk="deal")
        house.team("crew", "meeting", "contract")
    before, after = houses
    before.server("anna", team="crew", key=101)
    before.arrive(1, "meeting", at=0)
    after.server("boris", team="crew", key=102)
    after.server("clara", team="crew", key=103)
    after.arrive(2, "meeting", at=55)
    return houses


def test_what_belongs_to_somebody_who_is_gone_is_handed_over_at_the_start(engine: Engine) -> None:
    # at 50: b0 c0: 1 to boris; at 55: b1 c0: 2 to clara
    before, after = handed_over(HAND_OVER)
    played = after.play(engine, before.play(engine).state)
    assert played.columns("entity server started", of="meeting") == [(2, "clara", 55)]
    assert played.columns("entity server started", of="contract")[0] == (1, "boris", 60)


def test_what_is_kept_is_unowned_until_its_next_desk(engine: Engine) -> None:
    # at 55: b0 c0: 2 to boris; at 60: b1 c0: 1 to clara
    before, after = handed_over(KEEP)
    played = after.play(engine, before.play(engine).state)
    assert played.columns("entity server started", of="meeting") == [(2, "boris", 55)]
    assert played.columns("entity server started", of="contract")[0] == (1, "clara", 60)


def test_an_owner_who_stays_goes_on_owning(engine: Engine) -> None:
    before, after = handed_over(HAND_OVER)
    after.server("anna", team="crew", key=101)
    played = after.play(engine, before.play(engine).state)
    # at 55 anna owns 1: boris, then clara own less; boris has the lower key
    assert played.columns("entity server started", of="meeting") == [(2, "boris", 55)]
    assert played.columns("entity server started", of="contract")[0] == (1, "anna", 60)


@pytest.mark.parametrize(("mode", "length"), [(RESUME, 70), (FINISH, 70), (RESTART, 100)])
def test_work_in_hand_of_somebody_who_is_gone_goes_back_to_its_line(engine: Engine, mode: int, length: int) -> None:
    # 30 of 100 s are done at 50: the work has no server any more; boris goes on with it before 2, who came later
    before = House(until=50)
    before.queue("desk", work=100, at_shift_end=mode)
    before.server("anna", "desk", key=101)
    before.arrive(1, "desk", at=20)
    before.arrive(2, "desk", at=30)
    after = House(start=50, until=500)
    after.queue("desk", work=100, at_shift_end=mode)
    after.server("boris", "desk", key=102)
    played = after.play(engine, before.play(engine).state)
    assert played.columns("entity part server queued started ended") == [
        (1, 1, "boris", 20, 50, 50 + length),
        (2, 0, "boris", 30, 50 + length, 150 + length),
    ]


def test_work_in_hand_of_somebody_who_stays_ends_as_it_would_have(engine: Engine) -> None:
    before = House(until=50)
    before.queue("desk", work=100)
    before.server("anna", "desk")
    before.arrive(1, "desk", at=20)
    after = House(start=50, until=500)
    after.queue("desk", work=5)
    after.server("anna", "desk", starts=0)
    played = after.play(engine, before.play(engine).state)
    assert played.visits("part") == [(1, "desk", "anna", 20, 20, 120, "SERVED", 0)]


def test_visit_numbers_and_marks_travel(engine: Engine) -> None:
    # the second try ends at 70, 65 s after the mark: at the third visit it leaves by `late`
    def house(start: int, until: int) -> House:
        built = House(start=start, until=until)
        built.delay("before", 5, then=way("try", mark=1))
        old = Steps([(0, 0.0), (95, SURELY), (96, 0.0)])
        built.delay("try", 30, then=[times(3, "try"), way("late", 0.25, age_curve=old), "early"])
        built.exit("late")
        built.exit("early")
        return built

    first = house(0, 50)
    first.arrive(1, "before", at=0)
    played = house(50, 200).play(engine, first.play(engine).state)
    # tries 5-35, 35-65 and 65-95; the age at 95 is 90
    assert played.columns("visit queued ended") == [(2, 35, 65), (3, 65, 95)]
    assert played.entities("exit") == [(1, "early")]


def test_a_closed_gate_stays_closed(engine: Engine) -> None:
    # 3 waited at 0, above 2: closed until nobody waits; 2 wait at the start of the second run
    def house(start: int, until: int) -> House:
        built = House(start=start, until=until)
        built.queue("call", work=5)
        built.queue("meeting", work=10)
        built.gate("valve", 2, 0, ("meeting", WAITING))
        return built

    before = house(0, 50)
    before.server("hunter", "meeting", duty=[(35, 45)], key=101)
    for who in (1, 2, 3):
        before.arrive(who, "meeting", at=0)
    after = house(50, 200)
    after.server("scout", can("call", gate="valve"), key=7)
    after.server("hunter", "meeting", duty=[(100, 200)], key=101)
    after.arrive(4, "call", at=60)
    played = after.play(engine, before.play(engine).state)
    # meetings of 10 s begin at 100 and 110: then nobody waits
    assert played.gates() == [("valve", 50, 0), ("valve", 110, 1)]
    assert played.columns("started", of="call") == [(110,)]


def test_the_turn_of_a_round_robin_goes_on(engine: Engine) -> None:
    def house(start: int, until: int) -> House:
        built = House(start=start, until=until)
        built.slot("deal", assign_rule=ROUND_ROBIN)
        built.queue("desk", work=1, desk="deal")
        built.team("crew", "desk")
        for name, key in [("anna", 101), ("boris", 102), ("clara", 103)]:
            built.server(name, team="crew", key=key)
        return built

    before = house(0, 50)
    before.arrive(1, "desk", at=10)
    after = house(50, 100)
    after.arrive(2, "desk", at=60)
    assert after.play(engine, before.play(engine).state).columns("server") == [("boris",)]


def test_a_stream_of_children_goes_on(engine: Engine) -> None:
    # every 20 s from 0 on: 20, 40 | 60, 80
    def house(start: int, until: int) -> House:
        built = House(start=start, until=until)
        built.delay("life", 95, children=[{"next": "task", "gap": 20}])
        built.delay("task", 1)
        return built

    before = house(0, 50)
    before.arrive(1, "life", at=0)
    first = before.play(engine)
    second = house(50, 200).play(engine, first.state)
    assert [queued for (queued,) in first.columns("queued", of="task")] == [20, 40]
    assert [queued for (queued,) in second.columns("queued", of="task")] == [60, 80]


def test_who_is_employed_in_the_first_second_stays_an_owner(engine: Engine) -> None:
    # anna claims 1 at 20; the call ends at 50, the first second of the second run: 1 has an owner, and keeps her
    def house(start: int, until: int) -> House:
        built = House(start=start, until=until)
        built.slot("deal")
        built.queue("call", work=30, claims="deal", then=way("meeting", assign="deal"))
        built.queue("meeting", work=10, desk="deal")
        built.team("crew", "call", "meeting")
        built.server("anna", team="crew", key=101)
        built.server("boris", team="crew", key=102)
        return built

    before = house(0, 50)
    before.arrive(1, "call", at=20)
    played = house(50, 200).play(engine, before.play(engine).state)
    assert played.columns("server started", of="meeting") == [("anna", 50)]


def test_a_hand_over_within_a_team_is_still_one_in_the_next_run(engine: Engine) -> None:
    # anna leaves at 40; boris is able and idle, but 1 is to stay among the hunters: clara comes at 70
    def house(start: int, until: int) -> House:
        built = House(start=start, until=until)
        built.slot("deal", handover_to="hunters")
        built.queue("desk", work=10, desk="deal", cover=FOREVER)
        built.team("scouts", can("desk", rank=0))
        built.team("farmers", can("desk", rank=1))
        built.team("hunters", can("desk", rank=1))
        built.server("boris", team="farmers", key=102)
        return built

    before = house(0, 50)
    before.server("anna", team="scouts", key=101, duty=[(100, 200)], ends=40)
    before.arrive(1, "desk", at=10)
    after = house(50, 200)
    after.server("clara", team="hunters", key=103, starts=70)
    assert after.play(engine, before.play(engine).state).columns("server started") == [("clara", 70)]


def test_the_last_station_of_a_server_is_remembered(engine: Engine) -> None:
    # the last work of the first run was a call: turning to an offer takes 4 s, another call none
    def house(start: int, until: int) -> House:
        built = House(start=start, until=until)
        built.queue("call", work=5)
        built.queue("offer", work=10)
        built.server("anna", "call", "offer", setup=4, key=101, starts=0)
        return built

    before = house(0, 50)
    before.arrive(1, "call", at=0)
    after = house(50, 200)
    after.arrive(2, "call", at=60)
    after.arrive(3, "offer", at=100)
    played = after.play(engine, before.play(engine).state)
    assert played.columns("entity started ended") == [(2, 60, 65), (3, 100, 114)]


def test_inherited_owners_stay_inherited(engine: Engine) -> None:
    # anna may own one: 1. Its child, hers too, does not count; when 1 has left at 80, 2 may be hers
    def house(start: int, until: int) -> House:
        built = House(start=start, until=until)
        built.slot("account")
        built.queue("desk", work=10, desk="account", then="life", children=[{"next": "long"}])
        built.delay("life", 70)
        built.delay("long", 900)
        built.server("anna", "desk", limits={"account": 1}, key=101, starts=0)
        return built

    before = house(0, 50)
    before.arrive(1, "desk", at=0)
    after = house(50, 200)
    after.arrive(2, "desk", at=60)
    played = after.play(engine, before.play(engine).state)
    assert played.columns("entity started", of="desk") == [(2, 80)]


def test_a_station_that_is_no_longer_there_is_an_error_that_says_so(engine: Engine) -> None:
    before = House(until=50)
    before.delay("think", 70)
    before.arrive(1, "think", at=0)
    after = House(start=50, until=100)
    with pytest.raises(ValueError, match="station"):
        after.play(engine, before.play(engine).state)
