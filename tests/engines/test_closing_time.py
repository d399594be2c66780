"""Work that is unfinished when duty ends: it goes on another day, is finished in overtime, or begins anew."""

import pytest

from engines.build import House
from engines.played import Engine
from salessim.network.tables import FINISH, RESTART, RESUME

TWO_DAYS = [(0, 50), (100, 200)]


def one_server(at_shift_end: int, work: int, duty: list[tuple[int, int]], cover: int = 10**9) -> House:
    house = House()
    house.queue("desk", work=work, at_shift_end=at_shift_end, cover=cover)
    house.server("anna", "desk", duty=duty)
    house.arrive(1, "desk", at=40)
    return house


def test_resume_keeps_the_work_and_goes_on_when_next_on_duty(engine: Engine) -> None:
    # 10 of 20 s are done at 50; the rest takes 100-110; one spell of service
    house = one_server(RESUME, 20, TWO_DAYS)
    assert house.play(engine).visits("visit part") == [(1, "desk", "anna", 40, 40, 110, "SERVED", 1, 0)]


def test_resume_goes_on_over_many_stretches_of_duty(engine: Engine) -> None:
    # 10 s by 50, 5 s by 105, the last 15 s by 215
    house = one_server(RESUME, 30, [(0, 50), (100, 105), (200, 300)])
    assert house.play(engine).visits() == [(1, "desk", "anna", 40, 40, 215, "SERVED")]


@pytest.mark.parametrize("at_shift_end", [RESUME, FINISH, RESTART])
def test_an_end_at_off_is_served(engine: Engine, at_shift_end: int) -> None:
    house = one_server(at_shift_end, 10, TWO_DAYS, cover=0)
    assert house.play(engine).visits() == [(1, "desk", "anna", 40, 40, 50, "SERVED")]


def test_finish_runs_past_duty(engine: Engine) -> None:
    house = one_server(FINISH, 20, TWO_DAYS)
    house.arrive(2, "desk", at=55)  # after hours nothing new is started
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 40, 40, 60, "SERVED"),
        (2, "desk", "anna", 55, 100, 120, "SERVED"),
    ]


def test_overtime_may_last_into_the_next_duty(engine: Engine) -> None:
    house = one_server(FINISH, 80, TWO_DAYS)
    house.arrive(2, "desk", at=55)
    assert house.play(engine).columns("entity started ended") == [(1, 40, 120), (2, 120, 200)]


def test_finish_runs_past_the_spell(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=20, at_shift_end=FINISH)
    house.server("anna", "desk", ends=50)
    house.arrive(1, "desk", at=40)
    house.arrive(2, "desk", at=45)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 40, 40, 60, "SERVED"),
        (2, "desk", None, 45, -1, -1, "OPEN"),
    ]


def test_restart_begins_anew_when_next_on_duty(engine: Engine) -> None:
    # the 10 s of the first day are lost: 100-120
    house = one_server(RESTART, 20, TWO_DAYS)
    assert house.play(engine).visits("part") == [(1, "desk", "anna", 40, 40, 120, "SERVED", 0)]


def test_restart_goes_on_until_a_stretch_of_duty_is_long_enough(engine: Engine) -> None:
    # 10 s and 15 s are too short for 20 s
    house = one_server(RESTART, 20, [(0, 50), (100, 115), (200, 300)])
    assert house.play(engine).columns("started ended") == [(40, 220)]


def test_who_keeps_work_goes_on_with_it_before_anything_more_urgent(engine: Engine) -> None:
    house = House()
    house.queue("offer", work=20, at_shift_end=RESUME)
    house.queue("call", work=10)
    house.server("anna", "call", "offer", duty=TWO_DAYS)
    house.arrive(1, "offer", at=40)
    house.arrive(2, "call", at=60)
    assert house.play(engine).visits() == [
        (1, "offer", "anna", 40, 40, 110, "SERVED"),
        (2, "call", "anna", 60, 110, 120, "SERVED"),
    ]


def two_servers(at_shift_end: int, cover: int, boris: list[tuple[int, int]]) -> House:
    house = House()
    house.queue("desk", work=20, at_shift_end=at_shift_end, cover=cover)
    house.team("crew", "desk")
    house.server("anna", team="crew", duty=TWO_DAYS)
    house.server("boris", team="crew", duty=boris)
    house.arrive(1, "desk", at=40)
    return house


def test_work_returns_at_off_if_the_gap_exceeds_the_cover(engine: Engine) -> None:
    # the gap 50-100 is 50 s > 49: boris, on since 45, goes on with the 10 s that are left
    house = two_servers(RESUME, cover=49, boris=[(45, 300)])
    assert house.play(engine).visits("visit part") == [
        (1, "desk", "anna", 40, 40, 50, "INTERRUPTED", 1, 0),
        (1, "desk", "boris", 40, 50, 60, "SERVED", 1, 1),
    ]


def test_work_stays_over_a_gap_as_long_as_the_cover(engine: Engine) -> None:
    house = two_servers(RESUME, cover=50, boris=[(45, 300)])
    assert house.play(engine).visits() == [(1, "desk", "anna", 40, 40, 110, "SERVED")]


def test_returned_work_begins_anew_where_it_must(engine: Engine) -> None:
    house = two_servers(RESTART, cover=49, boris=[(45, 300)])
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 40, 40, 50, "INTERRUPTED"),
        (1, "desk", "boris", 40, 50, 70, "SERVED"),
    ]


def test_work_may_return_after_some_gaps_that_were_short(engine: Engine) -> None:
    # 10 s by 50, kept over 10 s until 60, 5 s by 65, then gone for long: 5 s are left
    house = House()
    house.queue("desk", work=20, at_shift_end=RESUME, cover=30)
    house.server("anna", "desk", duty=[(0, 50), (60, 65), (500, 600)])
    house.server("boris", "desk", duty=[(62, 300)])
    house.arrive(1, "desk", at=40)
    assert house.play(engine).visits("part") == [
        (1, "desk", "anna", 40, 40, 65, "INTERRUPTED", 0),
        (1, "desk", "boris", 40, 65, 70, "SERVED", 1),
    ]


def test_returned_work_stands_where_its_first_joining_puts_it(engine: Engine) -> None:
    # at 60 boris comes: 1, queued at 40, goes before 2, queued at 45
    house = two_servers(RESUME, cover=49, boris=[(60, 300)])
    house.arrive(2, "desk", at=45)
    assert house.play(engine).visits("part") == [
        (1, "desk", "anna", 40, 40, 50, "INTERRUPTED", 0),
        (1, "desk", "boris", 40, 60, 70, "SERVED", 1),
        (2, "desk", "boris", 45, 70, 90, "SERVED", 0),
    ]


@pytest.mark.parametrize("at_shift_end", [RESUME, RESTART])
def test_work_returns_when_the_spell_ends(engine: Engine, at_shift_end: int) -> None:
    left = 10 if at_shift_end == RESUME else 20
    house = House()
    house.queue("desk", work=20, at_shift_end=at_shift_end)
    house.server("anna", "desk", ends=50)
    house.server("boris", "desk", starts=50)
    house.arrive(1, "desk", at=40)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 40, 40, 50, "INTERRUPTED"),
        (1, "desk", "boris", 40, 50, 50 + left, "SERVED"),
    ]


def test_work_returns_at_once_if_the_spell_ends_before_the_next_duty(engine: Engine) -> None:
    # anna leaves at 80, while she is off duty: her work does not wait for that
    house = House()
    house.queue("desk", work=20, at_shift_end=RESUME)
    house.server("anna", "desk", duty=[(0, 50)], ends=80)
    house.server("boris", "desk", duty=[(45, 300)])
    house.arrive(1, "desk", at=40)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 40, 40, 50, "INTERRUPTED"),
        (1, "desk", "boris", 40, 50, 60, "SERVED"),
    ]


def test_work_returns_at_off_and_waits_if_nobody_is_there(engine: Engine) -> None:
    # anna herself takes it up again when she is back
    house = one_server(RESUME, 20, TWO_DAYS, cover=49)
    assert house.play(engine).visits("part") == [
        (1, "desk", "anna", 40, 40, 50, "INTERRUPTED", 0),
        (1, "desk", "anna", 40, 100, 110, "SERVED", 1),
    ]


def test_overtime_counts_as_a_last_end_for_idleness(engine: Engine) -> None:
    # anna works overtime until 115 and is idle from then on; boris is idle since he came at 112
    house = House()
    house.queue("desk", work=[75, 5])
    house.team("crew", "desk")
    house.server("anna", team="crew", duty=TWO_DAYS)
    house.server("boris", team="crew", duty=[(112, 300)])
    house.arrive(1, "desk", at=40)
    house.arrive(2, "desk", at=130)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 40, 40, 115, "SERVED"),
        (2, "desk", "boris", 130, 130, 135, "SERVED"),
    ]
