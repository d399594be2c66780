"""Tables that do not fit together are found; those of a sound house are not blamed."""

import numpy as np
import pytest

from engines.build import House
from salessim.network.tables import Network
from salessim.network.validity import faults


@pytest.fixture
def sound() -> Network:
    house = House()  # the exit `out` is station 0, `desk` is station 1; there are segments 0 and 1
    house.queue("desk", work=10)
    house.server("anna", "desk")
    return house.network()


def test_a_sound_network_has_no_faults(sound):
    assert faults(sound) == []


def test_a_column_of_another_type_is_found(sound):
    wrong = sound._replace(station=sound.station._replace(cover=sound.station.cover.astype(np.int32)))
    assert faults(wrong) == ["station.cover: int32 instead of int64"]


def test_a_reference_to_a_row_that_is_not_there_is_found(sound):
    wrong = sound._replace(route=sound.route._replace(next=np.array([2], np.int32)))
    assert faults(wrong) == ["route.next: leads outside station, which has 2 rows"]


def test_a_station_without_a_way_on_is_found(sound):
    wrong = sound._replace(route=sound.route._replace(segment=np.array([5], np.int32)))
    assert faults(wrong) == [f"station 1: no way on for segment {segment}, missed 0" for segment in (0, 1)]


def test_a_station_without_work_is_found(sound):
    wrong = sound._replace(work=sound.work._replace(segment=np.array([5], np.int32)))
    assert faults(wrong) == [f"station 1: no work for segment {segment}" for segment in (0, 1)]


def test_openings_that_do_not_add_up_are_found(sound):
    wrong = sound._replace(opening=sound.opening._replace(before=np.array([7])))
    assert faults(wrong) == ["calendar 0: `before` does not add up"]
