"""Servers come and go: duty is half-open, and a spell has an end."""

from engines.build import House
from engines.played import Engine


def test_a_server_off_duty_starts_nothing_until_the_next_duty(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.server("anna", "desk", duty=[(0, 50), (100, 200)])
    house.arrive(1, "desk", at=60)
    assert house.play(engine).visits() == [(1, "desk", "anna", 60, 100, 110, "SERVED")]


def test_duty_begins_with_its_first_second(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.server("anna", "desk", duty=[(20, 50)])
    house.arrive(1, "desk", at=20)
    assert house.play(engine).visits() == [(1, "desk", "anna", 20, 20, 30, "SERVED")]


def test_duty_is_over_at_off(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.server("anna", "desk", duty=[(0, 50), (100, 200)])
    house.arrive(1, "desk", at=50)
    assert house.play(engine).visits() == [(1, "desk", "anna", 50, 100, 110, "SERVED")]


def test_the_last_second_of_duty_still_starts_work(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=1)
    house.server("anna", "desk", duty=[(0, 50), (100, 200)])
    house.arrive(1, "desk", at=49)
    assert house.play(engine).visits() == [(1, "desk", "anna", 49, 49, 50, "SERVED")]


def test_a_server_whose_work_ends_at_off_starts_no_more(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.server("anna", "desk", duty=[(0, 50), (100, 200)])
    house.arrive(1, "desk", at=40)
    house.arrive(2, "desk", at=41)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 40, 40, 50, "SERVED"),
        (2, "desk", "anna", 41, 100, 110, "SERVED"),
    ]


def test_of_two_stretches_of_duty_that_touch_the_second_goes_on_at_once(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.server("anna", "desk", duty=[(0, 50), (50, 200)])
    house.arrive(1, "desk", at=45)
    house.arrive(2, "desk", at=46)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 45, 45, 55, "SERVED"),
        (2, "desk", "anna", 46, 55, 65, "SERVED"),
    ]


def test_before_its_spell_a_server_does_nothing_and_after_it_neither(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.server("anna", "desk", starts=30, ends=60)
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=60)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 0, 30, 40, "SERVED"),
        (2, "desk", None, 60, -1, -1, "OPEN"),
    ]


def test_whoever_moves_to_another_team_is_another_server_there(engine: Engine) -> None:
    # the same person ends a spell in the first team and begins one in the second at 50
    house = House()
    house.queue("desk", work=10)
    house.queue("other", work=10)
    house.server("anna in sales", "desk", ends=50)
    house.server("anna in care", "other", starts=50)
    house.arrive(1, "desk", at=20)
    house.arrive(2, "other", at=20)
    house.arrive(3, "desk", at=70)
    assert house.play(engine).visits() == [
        (1, "desk", "anna in sales", 20, 20, 30, "SERVED"),
        (2, "other", "anna in care", 20, 50, 60, "SERVED"),
        (3, "desk", None, 70, -1, -1, "OPEN"),
    ]


def test_the_log_carries_servers_and_their_duty(engine: Engine) -> None:
    house = House(until=300)
    house.queue("desk", work=10)
    house.server("anna", "desk", key=7, duty=[(0, 50), (100, 200)], hired=-500)
    house.server("boris", "desk", key=9, duty=[(10, 60)], starts=10, ends=60, hired=10)
    log = house.play(engine).log
    assert (log.start, log.until) == (0, 300)
    columns = (log.server.key, log.server.team, log.server.seat, log.server.hired, log.server.starts)
    assert [column.tolist() for column in columns] == [[7, 9], [0, 1], [0, 1], [-500, 10], [0, 10]]
    assert log.server.ends[0] > 300
    assert log.server.ends[1] == 60
    rows = zip(log.duty.server.tolist(), log.duty.on.tolist(), log.duty.off.tolist(), strict=True)
    assert [row for row in rows if row[1] < 300] == [(0, 0, 50), (0, 100, 200), (1, 10, 60)]
