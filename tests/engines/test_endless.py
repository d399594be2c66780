"""A run that would not end is stopped, with the stations named."""

import pickle

import pytest

from engines.build import House
from salessim.engines import EndlessRunError, simulate


def stopped(house: House, engine_name: str) -> EndlessRunError:
    """The error with which a house stops."""
    with pytest.raises(EndlessRunError) as error:
        simulate(house.network(), house.world(), engine=engine_name)
    return error.value


def test_a_loop_of_delays_without_length_is_stopped(engine_name: str) -> None:
    house = House()
    house.delay("here", 0, then="there")
    house.delay("there", 0, then="here")
    house.arrive(1, "here", at=7)
    error = stopped(house, engine_name)
    assert error.time == 7
    assert {house.names["station"][row] for row in error.stations} == {"here", "there"}


def test_a_loop_of_services_without_length_is_stopped(engine_name: str) -> None:
    house = House()
    house.queue("desk", work=0, then="desk")
    house.server("anna", "desk")
    house.arrive(1, "desk", at=7)
    assert stopped(house, engine_name).stations == (1,)


def test_who_is_turned_away_in_a_circle_is_stopped(engine_name: str) -> None:
    house = House()
    house.queue("here", capacity=0, balk_to="there")
    house.queue("there", capacity=0, balk_to="here")
    house.arrive(1, "here", at=7)
    error = stopped(house, engine_name)
    assert {house.names["station"][row] for row in error.stations} == {"here", "there"}


def test_children_that_have_children_at_once_are_stopped(engine_name: str) -> None:
    house = House()
    house.delay("life", 0, children=[{"next": "life"}])
    house.arrive(1, "life", at=7)
    assert stopped(house, engine_name).stations == (1,)


def test_the_error_travels_whole_and_says_where(engine_name: str) -> None:
    error = EndlessRunError(7, (3, 1), "somebody moves on and on")
    assert str(error) == "the run does not end: somebody moves on and on at second 7, at stations [3, 1]"
    home = pickle.loads(pickle.dumps(error))
    assert (home.time, home.stations, home.reason) == (7, (3, 1), "somebody moves on and on")


def test_a_loop_that_takes_time_is_no_error(engine_name: str) -> None:
    house = House(until=3000)
    house.delay("here", 1, then="here")
    house.arrive(1, "here", at=0)
    log, _ = simulate(house.network(), house.world(), engine=engine_name)
    assert len(log.visit.entity) == 3000
