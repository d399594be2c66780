"""Erlang's formulas against values computed by hand."""

import pytest

from salessim.analysis.queues import erlang_b, erlang_c, with_little_waiting


def test_erlang_b_by_hand():
    # load 1: one person is busy half of the time; with two, (1/2) / (1 + 1 + 1/2); with three, (1/6) / (8/3)
    assert [erlang_b(people, 1.0) for people in (1, 2, 3)] == pytest.approx([1 / 2, 1 / 5, 1 / 16])
    assert erlang_b(0, 1.0) == 1.0


def test_erlang_c_by_hand():
    assert erlang_c(1, 0.7) == pytest.approx(0.7)  # whoever comes while the only one is busy waits
    assert erlang_c(2, 1.0) == pytest.approx(1 / 3)  # 0.2 / (1 - 1/2 x 0.8)
    assert erlang_c(3, 3.0) == 1.0  # the queue grows for ever


def test_so_many_that_hardly_anybody_waits():
    # load 1: 1/3 wait with two people, (1/16) / (1 - 1/3 x 15/16) = 1/11 with three
    assert with_little_waiting(1.0, 0.34) == 2
    assert with_little_waiting(1.0, 0.33) == 3
    assert with_little_waiting(1.0, 0.09) == 4
    assert with_little_waiting(0.0, 0.01) == 1


@pytest.mark.parametrize("load", [0.3, 2.4, 17.0, 180.0])
def test_it_is_the_fewest(load):
    people = with_little_waiting(load, 0.01)
    assert erlang_c(people, load) <= 0.01 < erlang_c(people - 1, load)
