"""Who waits too long goes away."""

import pytest

from engines.build import House, times, way
from engines.played import Engine
from salessim.network.tables import RESUME


def busy_until(end: int, **columns: object) -> House:
    """A desk whose only server is busy with entity 1 until `end`."""
    house = House()
    house.queue("desk", work={0: 10, 9: end}, renege_to="lost", **columns)
    house.exit("lost")
    house.server("anna", "desk")
    house.arrive(1, "desk", at=0, segment=9)
    return house


def test_an_entity_leaves_when_its_patience_ends(engine: Engine) -> None:
    house = busy_until(50, patience=20)
    house.arrive(2, "desk", at=5)
    house.arrive(3, "desk", at=40)
    played = house.play(engine)
    assert played.visits("route") == [
        (2, "desk", None, 5, -1, 25, "RENEGED", -1),
        (1, "desk", "anna", 0, 0, 50, "SERVED", 0),
        (3, "desk", "anna", 40, 50, 60, "SERVED", 0),
    ]
    assert played.entities("left exit") == [(1, 50, "out"), (2, 25, "lost"), (3, 60, "out")]


def test_a_renege_beats_a_start(engine: Engine) -> None:
    # patience and the wait end at the same second
    house = busy_until(50, patience=20)
    house.arrive(2, "desk", at=30)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 0, 0, 50, "SERVED"),
        (2, "desk", None, 30, -1, 50, "RENEGED"),
    ]


@pytest.mark.parametrize(("patience", "seconds"), [(0, 1), (0.4, 1), (2.5, 3)])
def test_patience_is_whole_seconds_and_at_least_one(engine: Engine, patience: float, seconds: int) -> None:
    house = busy_until(50, patience=patience)
    house.arrive(2, "desk", at=5)
    assert house.play(engine).visits()[0] == (2, "desk", None, 5, -1, 5 + seconds, "RENEGED")


def test_who_is_started_in_the_second_of_joining_needs_no_patience(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10, patience=0, renege_to="lost")
    house.exit("lost")
    house.server("anna", "desk")
    house.arrive(1, "desk", at=5)
    assert house.play(engine).visits() == [(1, "desk", "anna", 5, 5, 15, "SERVED")]


def test_patience_runs_through_closed_hours_in_real_time(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10, patience=30, renege_to="lost")
    house.exit("lost")
    house.server("anna", "desk", duty=[(0, 50), (100, 200)])
    house.arrive(1, "desk", at=60)
    house.arrive(2, "desk", at=80)
    assert house.play(engine).visits() == [
        (1, "desk", None, 60, -1, 90, "RENEGED"),
        (2, "desk", "anna", 80, 100, 110, "SERVED"),
    ]


def test_patience_stands_still_in_closed_hours_on_a_working_clock(engine: Engine) -> None:
    # 2 has 5 s left of its 30 at 50, so it leaves at 105
    house = House()
    house.calendar("office", (0, 50), (100, 200))
    house.queue("desk", work={0: 10, 9: 110}, patience=30, renege_to="lost", clock="office")
    house.exit("lost")
    house.server("anna", "desk")
    house.arrive(1, "desk", at=0, segment=9)
    house.arrive(2, "desk", at=25)
    house.arrive(3, "desk", at=60)
    assert house.play(engine).visits() == [
        (2, "desk", None, 25, -1, 105, "RENEGED"),
        (1, "desk", "anna", 0, 0, 110, "SERVED"),
        (3, "desk", "anna", 60, 110, 120, "SERVED"),
    ]


def test_patience_ends_with_the_first_start_and_never_returns(engine: Engine) -> None:
    # 1 is returned to the queue at 50 and waits there until 100; its patience of 40 s would have ended at 70
    house = House()
    house.queue("desk", work=40, patience=40, renege_to="lost", at_shift_end=RESUME, cover=0)
    house.exit("lost")
    house.server("anna", "desk", duty=[(0, 50), (100, 200)])
    house.arrive(1, "desk", at=30)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 30, 30, 50, "INTERRUPTED"),
        (1, "desk", "anna", 30, 100, 120, "SERVED"),
    ]


def test_who_reneges_may_join_another_queue_in_the_same_second(engine: Engine) -> None:
    # the machine answers at 25 although its server could have started 3, too: 2 joined at 25, 3 at 25
    house = House()
    house.queue("desk", work={0: 10, 9: 100}, patience=20, renege_to="machine")
    house.queue("machine", work=5)
    house.server("anna", "desk")
    house.server("robot", "machine")
    house.arrive(1, "desk", at=0, segment=9)
    house.arrive(2, "desk", at=5)
    assert house.play(engine).visits()[:2] == [
        (2, "desk", None, 5, -1, 25, "RENEGED"),
        (2, "machine", "robot", 25, 25, 30, "SERVED"),
    ]


def test_patience_is_drawn_for_every_visit(engine: Engine) -> None:
    # entity number 0 (its arrival is the first): 20 s at the first visit, 30 s at the second
    house = House()
    house.queue("desk", work=10, patience=[20, 30], renege_to="again")
    house.delay("again", 7, then=[times(2, "desk"), "out"])
    house.arrive(1, "desk", at=0)
    assert house.play(engine).columns("station visit queued ended") == [
        ("desk", 1, 0, 20),
        ("again", 1, 20, 27),
        ("desk", 2, 27, 57),
        ("again", 2, 57, 64),
    ]


def test_a_station_may_have_patience_that_depends_on_nothing_but_itself(engine: Engine) -> None:
    # the wait before a station does not use up the patience at the next
    house = House()
    house.queue("first", work=10, then=way("second"))
    house.queue("second", work={0: 10, 9: 60}, patience=20, renege_to="lost")
    house.exit("lost")
    house.server("anna", "first")
    house.server("boris", "second")
    house.arrive(1, "second", at=0, segment=9)
    house.arrive(2, "first", at=0)
    house.arrive(3, "first", at=0)
    assert house.play(engine).columns("entity station ended outcome") == [
        (2, "first", 10, "SERVED"),
        (3, "first", 20, "SERVED"),
        (2, "second", 30, "RENEGED"),
        (3, "second", 40, "RENEGED"),
        (1, "second", 60, "SERVED"),
    ]
