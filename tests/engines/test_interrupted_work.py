"""Work that was interrupted: what is left of it, where it waits, what it costs to take it up again."""

import pytest

from engines.build import House
from engines.played import Engine
from engines.urgent import office
from salessim.network.tables import FINISH, RESTART, RESUME, UNIFORM


def test_interrupted_work_is_resumed(engine: Engine) -> None:
    # 30 of 100 s are done before the call, 70 after it
    house = office(RESUME)
    house.server("anna", "call", "offer")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=30)
    assert house.play(engine).visits("visit part route") == [
        (1, "offer", "anna", 0, 0, 30, "INTERRUPTED", 1, 0, -1),
        (2, "call", "anna", 30, 30, 40, "SERVED", 1, 0, 0),
        (1, "offer", "anna", 0, 40, 110, "SERVED", 1, 1, 1),
    ]


def test_interrupted_work_is_restarted_where_it_must(engine: Engine) -> None:
    house = office(RESTART)
    house.server("anna", "call", "offer")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=30)
    assert house.play(engine).columns("entity started ended") == [(1, 0, 30), (2, 30, 40), (1, 40, 140)]


def test_the_mode_belongs_to_the_pair_of_stations(engine: Engine) -> None:
    # the call restarts the offer, a visitor resumes it: 10 done, lost; 20 done, kept: 80 left
    house = office(RESTART)
    house.queue("visitor", work=5)
    house.interrupts("visitor", "offer", RESUME)
    house.server("anna", "call", "visitor", "offer")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=10)
    house.arrive(3, "visitor", at=40)
    assert house.play(engine).columns("entity started ended") == [
        (1, 0, 10),
        (2, 10, 20),
        (1, 20, 40),
        (3, 40, 45),
        (1, 45, 125),
    ]


def test_interrupted_work_stands_where_its_first_joining_puts_it(engine: Engine) -> None:
    # 2 joined at 10, 1 at 0
    house = office()
    house.server("anna", "call", "offer")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "offer", at=10)
    house.arrive(3, "call", at=30)
    assert house.play(engine).columns("entity started ended") == [(1, 0, 30), (3, 30, 40), (1, 40, 110), (2, 110, 210)]


def test_interrupted_work_may_be_taken_up_by_another(engine: Engine) -> None:
    # boris comes at 35 and does the 70 s that are left
    house = office()
    house.server("anna", "call", "offer")
    house.server("boris", "offer", duty=[(35, 900)])
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=30)
    assert house.play(engine).columns("entity server started ended") == [
        (1, "anna", 0, 30),
        (2, "anna", 30, 40),
        (1, "boris", 35, 105),
    ]


def test_interrupted_work_has_no_patience(engine: Engine) -> None:
    # it waits again from 30 to 60; its patience would have ended at 40
    house = office(patience=40, renege_to="out")
    house.server("anna", "call", "offer")
    house.arrive(1, "offer", at=0)
    for who in (2, 3, 4):
        house.arrive(who, "call", at=30)
    assert house.play(engine).columns("entity started ended outcome", of="offer") == [
        (1, 0, 30, "INTERRUPTED"),
        (1, 60, 130, "SERVED"),
    ]


def test_interrupted_work_needs_no_room_and_is_never_turned_away(engine: Engine) -> None:
    # 2 waits in the only place; the return of 1 at 30 turns nobody away; 4 finds the place taken
    house = office(capacity=1, balk_to="out")
    house.server("anna", "call", "offer")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "offer", at=5)
    house.arrive(3, "call", at=30)
    house.arrive(4, "offer", at=35)
    assert house.play(engine).columns("entity started ended outcome") == [
        (1, 0, 30, "INTERRUPTED"),
        (4, -1, 35, "BALKED"),
        (3, 30, 40, "SERVED"),
        (1, 40, 110, "SERVED"),
        (2, 110, 210, "SERVED"),
    ]


def test_the_set_up_is_lost_by_an_interruption_and_paid_again(engine: Engine) -> None:
    # letter 0-5; turning to the offer 5-9, broken off at 7; turning to the call 7-11, work until 21; turning back
    # 21-25 and all of the 100 s until 125
    house = office()
    house.queue("letter", work=5)
    house.server("anna", "call", "offer", "letter", setup=4)
    house.arrive(1, "letter", at=0)
    house.arrive(2, "offer", at=5)
    house.arrive(3, "call", at=7)
    assert house.play(engine).columns("entity started ended") == [(1, 0, 5), (2, 5, 7), (3, 7, 21), (2, 21, 125)]


def test_whoever_resumes_after_another_kind_of_work_pays_the_set_up(engine: Engine) -> None:
    # the first work of all needs no turning: 30 s done; the call takes 4 + 10, the rest of the offer 4 + 70
    house = office()
    house.server("anna", "call", "offer", setup=4)
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=30)
    assert house.play(engine).columns("entity started ended") == [(1, 0, 30), (2, 30, 44), (1, 44, 118)]


def test_what_is_left_is_reckoned_in_work_not_in_seconds(engine: Engine) -> None:
    # at speed 3: 100 s of work are 33; after 10 of them 100 x 23/33 = 69.7 are left: 23 s; the call takes 3 s
    house = office()
    house.server("anna", "call", "offer", speed=3.0)
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=10)
    assert house.play(engine).columns("entity started ended") == [(1, 0, 10), (2, 10, 13), (1, 13, 36)]


@pytest.mark.parametrize("mode", [RESUME, RESTART])
def test_resuming_or_restarting_draws_nothing_anew(engine: Engine, mode: int) -> None:
    def offer(*calls: int) -> list[tuple[int, int]]:
        house = House()
        house.queue("call", work=7)
        house.queue("offer", work=(UNIFORM, 100.0, 300.0))
        house.interrupts("call", "offer", mode)
        house.server("anna", "call", "offer")
        house.arrive(1, "offer", at=0)
        for number, at in enumerate(calls):
            house.arrive(2 + number, "call", at=at)
        return house.play(engine).columns("started ended", of="offer")

    ((_, length),) = offer()
    *broken, (start, end) = offer(20, 50)
    # 20 s by 20, 23 s from 27 to 50: what is left is the rest, rounded once for each part; or all of it
    assert broken == [(0, 20), (27, 50)]
    assert abs(end - start - (length - 43 if mode == RESUME else length)) <= (1 if mode == RESUME else 0)


def test_overtime_is_not_interrupted(engine: Engine) -> None:
    # anna is off duty from 50 on; the offer is finished at 80, the call waits for the next day
    house = office(offer=40, at_shift_end=FINISH)
    house.server("anna", "call", "offer", duty=[(0, 50), (100, 200)])
    house.arrive(1, "offer", at=40)
    house.arrive(2, "call", at=60)
    assert house.play(engine).columns("entity started ended outcome") == [
        (1, 40, 80, "SERVED"),
        (2, 100, 110, "SERVED"),
    ]


def test_work_that_is_kept_over_night_is_interrupted_when_duty_begins(engine: Engine) -> None:
    # 10 of 20 s are done by 50; the call that came at 60 takes anna at 100
    house = office(offer=20, at_shift_end=RESUME)
    house.server("anna", "call", "offer", duty=[(0, 50), (100, 200)])
    house.arrive(1, "offer", at=40)
    house.arrive(2, "call", at=60)
    assert house.play(engine).columns("entity started ended outcome") == [
        (1, 40, 100, "INTERRUPTED"),
        (2, 100, 110, "SERVED"),
        (1, 110, 120, "SERVED"),
    ]


@pytest.mark.parametrize("mode", [RESUME, RESTART])
def test_work_interrupted_twice_keeps_count_of_its_parts(engine: Engine, mode: int) -> None:
    # resumed: 30 + 20 + 50; restarted: 30, 20, then all 100
    house = office(mode)
    house.server("anna", "call", "offer")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=30)
    house.arrive(3, "call", at=60)
    last = 50 if mode == RESUME else 100
    assert house.play(engine).columns("part started ended outcome", of="offer") == [
        (0, 0, 30, "INTERRUPTED"),
        (1, 40, 60, "INTERRUPTED"),
        (2, 70, 70 + last, "SERVED"),
    ]
