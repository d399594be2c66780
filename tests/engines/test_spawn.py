"""Entities that make other entities."""

import math

import pytest

from engines.build import SURELY, House, Steps, times, way
from engines.played import Engine
from salessim.network.draws import child_key, name_key


def test_a_finished_visit_makes_a_child_that_begins_in_the_same_second(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10, children=[{"next": "task"}])
    house.queue("task", work=5)
    house.server("anna", "desk")
    house.server("boris", "task")
    house.arrive(1, "desk", at=0, segment=1)
    played = house.play(engine)
    assert played.visits() == [
        (1, "desk", "anna", 0, 0, 10, "SERVED"),
        ("1.1", "task", "boris", 10, 10, 15, "SERVED"),
    ]
    assert played.entities("parent source segment born left exit") == [
        (1, 0, 0, 1, 0, 10, "out"),
        ("1.1", 1, 0, 1, 10, 15, "out"),
    ]


def test_the_key_of_a_child_is_made_of_its_parents_station_visit_and_spawn(engine: Engine) -> None:
    house = House()
    house.delay("life", 10, then=[times(2, "life"), "out"], children=[{"next": "out"}])
    house.arrive(1, "life", at=0)
    log = house.play(engine).log
    born = dict(zip(log.entity.born.tolist(), log.entity.key.tolist(), strict=True))
    station, spawn = name_key("station", "life"), name_key("spawn", "life", 0)
    assert {10: born[10], 20: born[20]} == {10 * visit: child_key(1, station, visit, spawn) for visit in (1, 2)}


def test_the_children_of_visits_before_and_after_a_reset_are_different_entities(engine: Engine) -> None:
    house = House(until=45)
    house.delay("life", 10, then=way("life", reset=1), children=[{"next": "out"}])
    house.arrive(1, "life", at=0)
    keys = house.play(engine).log.entity.key.tolist()
    assert len(keys) == len(set(keys)) == 5


def test_a_delay_makes_children_when_it_ends(engine: Engine) -> None:
    house = House()
    house.delay("life", 40, then=[times(3, "life"), "out"], children=[{"next": "task"}])
    house.delay("task", 5)
    house.arrive(1, "life", at=0)
    assert house.play(engine).columns("entity queued ended", of="task") == [
        ("1.1", 40, 45),
        ("1.2", 80, 85),
        ("1.3", 120, 125),
    ]


def test_a_child_may_be_made_by_one_outcome_only(engine: Engine) -> None:
    # outcome 0 leads back twice, outcome 1 out: a child of outcome 1 alone
    house = House()
    house.delay("life", 40, then=[times(3, "life"), "out"], children=[{"next": "task", "route": 1}])
    house.delay("task", 5)
    house.arrive(1, "life", at=0)
    assert house.play(engine).columns("entity queued", of="task") == [("1.1", 120)]


def test_who_only_waited_and_left_makes_no_child(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10, patience=5, renege_to="out", children=[{"next": "task"}])
    house.delay("task", 5)
    house.arrive(1, "desk", at=0)
    assert house.play(engine).columns("entity station outcome") == [(1, "desk", "RENEGED")]


def test_children_are_made_by_chance(engine: Engine) -> None:
    house = House(until=10)
    house.delay("life", 1, children=[{"next": "out", "probability": 0.3}, {"next": "out", "probability": 0.0}])
    for who in range(1, 801):
        house.arrive(who, "life", at=0)
    children = len(house.play(engine).entities("born")) - 800
    assert abs(children / 800 - 0.3) < 4 * math.sqrt(0.3 * 0.7 / 800)


def test_a_child_has_its_parents_size_or_one_of_its_own(engine: Engine) -> None:
    house = House()
    house.delay("life", 10, children=[{"next": "same"}, {"next": "other", "size": 7.0}])
    house.exit("same")
    house.exit("other")
    house.arrive(1, "life", at=0, size=3.0)
    sizes = {exit_: size for _, size, exit_ in house.play(engine).entities("size exit")}
    assert sizes == {"out": 3.0, "same": 3.0, "other": 7.0}


def test_a_child_inherits_the_size_that_its_parent_has_by_then(engine: Engine) -> None:
    house = House()
    house.delay("offer", 10, then=way("life", size=5.0))
    house.delay("life", 10, children=[{"next": "same"}])
    house.exit("same")
    house.arrive(1, "offer", at=0, size=3.0)
    assert [size for _, size in house.play(engine).entities("size")] == [3.0, 5.0]


def test_a_childs_age_counts_from_its_birth(engine: Engine) -> None:
    # born at 50, at the end of its task 10 s old; the parent would be 60
    house = House()
    house.delay("life", 50, children=[{"next": "task"}])
    house.delay("task", 10, then=[way("young", 0.5, age_curve=Steps([(0, 0.0), (10, SURELY), (11, 0.0)])), "old"])
    house.exit("young")
    house.exit("old")
    house.arrive(1, "life", at=0)
    assert house.play(engine).entities("exit") == [(1, "out"), ("1.1", "young")]


def test_a_child_inherits_the_owner(engine: Engine) -> None:
    # boris has been idle longer, but the child is anna's as its parent is
    house = House()
    house.slot("account")
    house.queue("meeting", work=10, claims="account", then="life", children=[{"next": "order"}])
    house.delay("life", 500)
    house.queue("order", work=10, desk="account")
    house.server("anna", "order", "meeting")
    house.server("boris", "order")
    house.arrive(1, "meeting", at=0)
    assert house.play(engine).columns("entity server started", of="order") == [("1.1", "anna", 10)]


def test_a_child_counts_its_own_visits(engine: Engine) -> None:
    house = House(until=50)
    house.delay("round", 10, then=[times(2, "round"), "out"], children=[{"next": "task", "route": 1}])
    house.delay("task", 1, then="round")
    house.arrive(1, "round", at=0)
    rows = house.play(engine).columns("entity visit queued", of="round")
    assert rows[:4] == [(1, 1, 0), (1, 2, 10), ("1.1", 1, 21), ("1.1", 2, 31)]


def test_children_have_children(engine: Engine) -> None:
    house = House(until=35)
    house.delay("life", 10, children=[{"next": "life"}])
    house.arrive(1, "life", at=0)
    assert house.play(engine).columns("entity queued ended") == [
        (1, 0, 10),
        ("1.1", 10, 20),
        ("1.1.1", 20, 30),
        ("1.1.1.1", 30, -1),
    ]


def test_a_stream_of_children_runs_from_the_first_visit_until_the_parent_leaves(engine: Engine) -> None:
    # the parent lives from 0 to 120, visits life three times and has a child every 25 s: not at 125
    house = House()
    house.delay("life", 40, then=[times(3, "life"), "out"], children=[{"next": "task", "gap": 25}])
    house.delay("task", 5)
    house.arrive(1, "life", at=0)
    assert [row[1] for row in house.play(engine).columns("entity queued", of="task")] == [25, 50, 75, 100]


def test_a_stream_goes_on_while_the_parent_is_elsewhere(engine: Engine) -> None:
    house = House()
    house.delay("life", 10, then="desk", children=[{"next": "task", "gap": 30}])
    house.queue("desk", work=90)
    house.delay("task", 5)
    house.server("anna", "desk")
    house.arrive(1, "life", at=3)
    assert [row[1] for row in house.play(engine).columns("entity queued", of="task")] == [33, 63, 93]


def test_each_child_of_a_stream_has_its_own_gap(engine: Engine) -> None:
    # gaps 10, 20, 30, 10, ... by the number of the child
    house = House()
    house.delay("life", 100, children=[{"next": "task", "gap": [10, 20, 30]}])
    house.delay("task", 1)
    house.arrive(1, "life", at=0)
    assert [row[1] for row in house.play(engine).columns("entity queued", of="task")] == [10, 30, 60, 70, 90]


def test_the_children_of_a_stream_are_different_entities(engine: Engine) -> None:
    house = House()
    house.delay("life", 95, children=[{"next": "task", "gap": 10}])
    house.delay("task", 1)
    house.arrive(1, "life", at=0)
    keys = house.play(engine).log.entity.key.tolist()
    assert len(keys) == len(set(keys)) == 10


def test_a_child_that_is_due_in_the_second_in_which_its_parent_leaves_is_still_born(engine: Engine) -> None:
    house = House()
    house.delay("life", 100, children=[{"next": "task", "gap": 50}])
    house.delay("task", 1)
    house.arrive(1, "life", at=0)
    assert [row[1] for row in house.play(engine).columns("entity queued", of="task")] == [50, 100]


@pytest.mark.parametrize("probability", [0.0, 1.0])
def test_a_stream_has_its_chance_for_every_child(engine: Engine, probability: float) -> None:
    house = House()
    house.delay("life", 95, children=[{"next": "task", "gap": 10, "probability": probability}])
    house.delay("task", 1)
    house.arrive(1, "life", at=0)
    assert len(house.play(engine).columns("entity", of="task")) == 9 * probability


def test_a_child_lives_on_after_its_parent(engine: Engine) -> None:
    house = House()
    house.delay("life", 10, children=[{"next": "task"}])
    house.delay("task", 100)
    house.arrive(1, "life", at=0)
    assert house.play(engine).entities("left") == [(1, 10), ("1.1", 110)]
