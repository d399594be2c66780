"""Where a run begins and ends."""

from engines.build import House
from engines.played import Engine
from salessim.network.tables import RESUME


def test_what_would_end_at_the_horizon_stays_open(engine: Engine) -> None:
    house = House(until=30)
    house.queue("desk", work=10)
    house.server("anna", "desk")
    house.arrive(1, "desk", at=19)
    house.arrive(2, "desk", at=19)
    assert house.play(engine).visits("route prompt") == [
        (1, "desk", "anna", 19, 19, 29, "SERVED", 0, 0),
        (2, "desk", "anna", 19, 29, -1, "OPEN", -1, -1),
    ]
    house = House(until=29)
    house.queue("desk", work=10)
    house.server("anna", "desk")
    house.arrive(1, "desk", at=19)
    assert house.play(engine).visits() == [(1, "desk", "anna", 19, 19, -1, "OPEN")]


def test_whoever_still_waits_is_open_without_a_start(engine: Engine) -> None:
    house = House(until=30)
    house.queue("desk", work=100, patience=20, renege_to="out")
    house.server("anna", "desk")
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=10)  # its patience ends at 30: too late
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 0, 0, -1, "OPEN"),
        (2, "desk", None, 10, -1, -1, "OPEN"),
    ]


def test_whoever_is_delayed_is_open(engine: Engine) -> None:
    house = House(until=30)
    house.delay("think", 20)
    house.arrive(1, "think", at=10)
    house.arrive(2, "think", at=9)
    assert house.play(engine).visits() == [
        (2, "think", None, 9, 9, 29, "DELAYED"),
        (1, "think", None, 10, 10, -1, "OPEN"),
    ]


def test_interrupted_work_that_waits_is_open_in_its_next_part(engine: Engine) -> None:
    house = House(until=60)
    house.queue("call", work=50)
    house.queue("offer", work=100)
    house.interrupts("call", "offer")
    house.server("anna", "call", "offer")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=30)
    assert house.play(engine).visits("part") == [
        (1, "offer", "anna", 0, 0, 30, "INTERRUPTED", 0),
        (1, "offer", None, 0, -1, -1, "OPEN", 1),
        (2, "call", "anna", 30, 30, -1, "OPEN", 0),
    ]


def test_work_kept_over_night_is_open(engine: Engine) -> None:
    house = House(until=70)
    house.queue("desk", work=20, at_shift_end=RESUME)
    house.server("anna", "desk", duty=[(0, 50), (100, 200)])
    house.arrive(1, "desk", at=40)
    assert house.play(engine).visits() == [(1, "desk", "anna", 40, 40, -1, "OPEN")]


def test_who_comes_later_is_not_there(engine: Engine) -> None:
    house = House(until=30)
    house.queue("desk", work=10)
    house.arrive(1, "desk", at=29)
    house.arrive(2, "desk", at=30)
    played = house.play(engine)
    assert played.entities("born left") == [(1, 29, -1)]
    assert played.visits() == [(1, "desk", None, 29, -1, -1, "OPEN")]


def test_a_run_may_begin_at_any_second(engine: Engine) -> None:
    house = House(start=5_000, until=5_100)
    house.queue("desk", work=10)
    house.server("anna", "desk", duty=[(4_990, 5_020), (5_050, 5_200)], hired=0, starts=0)
    for who, at in [(1, 5_000), (2, 5_015), (3, 5_020)]:
        house.arrive(who, "desk", at=at)
    assert house.play(engine).columns("entity started ended") == [
        (1, 5_000, 5_010),
        (2, 5_015, 5_025),
        (3, 5_050, 5_060),
    ]


def test_an_empty_house_has_an_empty_log(engine: Engine) -> None:
    house = House()
    house.queue("desk")
    played = house.play(engine)
    assert played.visits() == played.bookings() == played.gates() == played.entities("born") == []
