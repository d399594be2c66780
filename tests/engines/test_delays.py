"""Stations with room for all: nobody waits for a server there."""

from engines.build import House
from engines.played import Engine


def test_everybody_is_delayed_at_the_same_time(engine: Engine) -> None:
    house = House()
    house.delay("think", 20)
    house.arrive(1, "think", at=0)
    house.arrive(2, "think", at=5)
    assert house.play(engine).visits("visit part missed") == [
        (1, "think", None, 0, 0, 20, "DELAYED", 1, 0, 0),
        (2, "think", None, 5, 5, 25, "DELAYED", 1, 0, 0),
    ]


def test_a_delay_is_a_whole_number_of_seconds(engine: Engine) -> None:
    # floor(2.5 + 0.5) = 3, floor(2.4 + 0.5) = 2
    house = House()
    house.delay("think", [2.5, 2.4])
    house.arrive(1, "think", at=0)
    house.arrive(2, "think", at=100)
    assert house.play(engine).columns("ended") == [(3,), (102,)]


def test_a_delay_runs_on_the_clock_of_its_station(engine: Engine) -> None:
    # open 0-10, 100-200: 20 s from 4 are 6 s today and 14 s after the opening; from 50 they are 100-120
    house = House()
    house.calendar("office", (0, 10), (100, 200))
    house.delay("think", 20, clock="office")
    house.arrive(1, "think", at=4)
    house.arrive(2, "think", at=50)
    assert house.play(engine).columns("entity queued ended") == [(1, 4, 114), (2, 50, 120)]


def test_a_delay_that_fits_exactly_ends_at_closing_time(engine: Engine) -> None:
    house = House()
    house.calendar("office", (0, 10), (100, 200))
    house.delay("think", 6, clock="office")
    house.arrive(1, "think", at=4)
    assert house.play(engine).columns("ended") == [(10,)]


def test_each_segment_has_its_own_delay(engine: Engine) -> None:
    house = House()
    house.delay("think", {0: 20, -1: 30})
    house.arrive(1, "think", at=0, segment=0)
    house.arrive(2, "think", at=0, segment=1)
    assert house.play(engine).columns("entity ended") == [(1, 20), (2, 30)]


def test_a_delay_of_no_time_is_over_at_once(engine: Engine) -> None:
    house = House()
    house.delay("nothing", 0, then="desk")
    house.queue("desk", work=10)
    house.server("anna", "desk")
    house.arrive(1, "nothing", at=7)
    assert house.play(engine).visits() == [
        (1, "nothing", None, 7, 7, 7, "DELAYED"),
        (1, "desk", "anna", 7, 7, 17, "SERVED"),
    ]


def test_exits_are_written_down_with_the_entity(engine: Engine) -> None:
    house = House()
    house.delay("think", 20, then="gone")
    house.exit("gone")
    house.arrive(1, "think", at=3, segment=1, size=4.5)
    house.arrive(2, "think", at=990)
    played = house.play(engine)
    assert played.entities("parent source segment born size left exit") == [
        (1, 0, 0, 1, 3, 4.5, 23, "gone"),
        (2, 0, 0, 0, 990, 1.0, -1, None),
    ]
