import pytest

from salessim.compiler.sharing import Task, even_loads


def test_a_task_is_shared_in_proportion_to_capacity():
    # 100 s of work on 400 s of people: a quarter of each
    assert even_loads([Task(100, {0: 1.0, 1: 1.0})], [100, 300]) == pytest.approx([0.25, 0.25])


def test_what_only_one_team_can_do_is_not_shared():
    assert even_loads([Task(60, {0: 1.0}), Task(20, {0: 1.0, 1: 1.0})], [100, 100]) == pytest.approx([0.6, 0.2])


def test_below_the_busiest_team_the_others_are_even_too():
    tasks = [Task(90, {0: 1.0}), Task(30, {0: 1.0, 1: 1.0, 2: 1.0}), Task(10, {2: 1.0})]
    # team 0 has 0.9 alone; the other 40 s are shared by teams 1 and 2
    assert even_loads(tasks, [100, 100, 100]) == pytest.approx([0.9, 0.2, 0.2])


def test_each_level_is_settled_before_the_next():
    tasks = [Task(90, {0: 1.0}), Task(50, {1: 1.0}), Task(20, {1: 1.0, 2: 1.0})]
    assert even_loads(tasks, [100, 100, 100]) == pytest.approx([0.9, 0.5, 0.2])


def test_a_fast_team_takes_more():
    # x / 100 = (100 - x) / 200, so x = 33.3: both are busy for a third of their time
    assert even_loads([Task(100, {0: 1.0, 1: 2.0})], [100, 100]) == pytest.approx([1 / 3, 1 / 3])


def test_too_much_work_is_a_load_above_one():
    assert even_loads([Task(300, {0: 1.0, 1: 1.0})], [100, 100, 100]) == pytest.approx([1.5, 1.5, 0.0])


def test_without_work_there_is_no_load():
    assert even_loads([], [100, 100]) == [0.0, 0.0]
