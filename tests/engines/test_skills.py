"""Who may do what for whom, how fast and how well; what it costs to turn to another station."""

import pytest

from engines.build import SURELY, House, can, times, way
from engines.played import Engine
from salessim.network.tables import RESUME


def test_a_skill_may_be_for_one_segment_only(engine: Engine) -> None:
    # 1 stands first in the queue, but anna serves only segment 1
    house = House()
    house.queue("desk", work=10)
    house.server("anna", can("desk", segment=1))
    house.arrive(1, "desk", at=0, segment=0)
    house.arrive(2, "desk", at=3, segment=1)
    assert house.play(engine).visits() == [
        (2, "desk", "anna", 3, 3, 13, "SERVED"),
        (1, "desk", None, 0, -1, -1, "OPEN"),
    ]


def test_a_segment_may_have_its_own_rank_at_one_station(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.server("anna", can("desk", segment=1, rank=0), can("desk", rank=1))
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=1)
    house.arrive(3, "desk", at=2, segment=1)
    assert house.play(engine).columns("entity started ended") == [(1, 0, 10), (3, 10, 20), (2, 20, 30)]


def test_the_first_skill_row_that_matches_counts(engine: Engine) -> None:
    # for segment 1 the first row: speed 2; for all others the second: speed 1; the third is never reached
    house = House()
    house.queue("desk", work=10)
    house.server("anna", can("desk", segment=1, speed=2.0), can("desk"), can("desk", speed=5.0))
    house.arrive(1, "desk", at=0, segment=1)
    house.arrive(2, "desk", at=50)
    assert house.play(engine).columns("started ended") == [(0, 5), (50, 60)]


def test_speed_is_the_persons_times_the_skills(engine: Engine) -> None:
    # 30 / (1.5 x 2) = 10
    house = House()
    house.queue("desk", work=30)
    house.server("anna", can("desk", speed=2.0), speed=1.5)
    house.arrive(1, "desk", at=0)
    assert house.play(engine).columns("started ended") == [(0, 10)]


@pytest.mark.parametrize(("work", "speed", "length"), [(10, 4.0, 3), (10, 3.0, 3), (7, 4.0, 2), (1, 3.0, 0)])
def test_a_length_is_rounded_half_up_to_whole_seconds(engine: Engine, work: int, speed: float, length: int) -> None:
    # floor(2.5 + 0.5) = 3, floor(3.33 + 0.5) = 3, floor(1.75 + 0.5) = 2, floor(0.33 + 0.5) = 0
    house = House()
    house.queue("desk", work=work)
    house.server("anna", "desk", speed=speed)
    house.arrive(1, "desk", at=5)
    assert house.play(engine).columns("started ended") == [(5, 5 + length)]


def test_a_ramp_sets_the_speed_by_the_tenure_at_the_start(engine: Engine) -> None:
    # hired at -20: at 30 the tenure is 50, the speed 0.75: 30 / 0.75 = 40; at 200 the speed is 1
    house = House()
    house.queue("desk", work=30)
    house.server("anna", "desk", hired=-20, speed_ramp=[(0, 0.5), (100, 1.0)])
    house.arrive(1, "desk", at=30)
    house.arrive(2, "desk", at=200)
    assert house.play(engine).columns("started ended") == [(30, 70), (200, 230)]


def test_the_speed_is_fixed_until_the_end_though_the_tenure_grows_over_night(engine: Engine) -> None:
    # at 40 the speed is 0.5: 20 / 0.5 = 40 s, 10 of them by 50, 30 after 100, when the speed would be 1
    house = House()
    house.queue("desk", work=20, at_shift_end=RESUME)
    house.server("anna", "desk", duty=[(0, 50), (100, 200)], speed_ramp=[(40, 0.5), (100, 1.0)])
    house.arrive(1, "desk", at=40)
    assert house.play(engine).columns("started ended") == [(40, 130)]


def test_the_left_work_is_done_at_the_speed_of_whoever_goes_on(engine: Engine) -> None:
    # anna at speed 2 plans 50 s for 100, does 20 of them: 100 x 30/50 = 60 are left; boris at speed 4: 15 s
    house = House()
    house.queue("desk", work=100, at_shift_end=RESUME, cover=0)
    house.team("crew", "desk")
    house.server("anna", team="crew", duty=[(0, 50), (500, 600)], speed=2.0)
    house.server("boris", team="crew", duty=[(45, 300)], speed=4.0)
    house.arrive(1, "desk", at=30)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 30, 30, 50, "INTERRUPTED"),
        (1, "desk", "boris", 30, 50, 65, "SERVED"),
    ]


def test_the_resumed_spell_takes_the_speed_of_the_tenure_at_its_own_start(engine: Engine) -> None:
    # at 40 speed 0.5: 20 / 0.5 = 40 s, 10 done: 20 x 30/40 = 15 left; at 100 speed 1: 15 s
    house = House()
    house.queue("desk", work=20, at_shift_end=RESUME, cover=0)
    house.server("anna", "desk", duty=[(0, 50), (100, 200)], speed_ramp=[(40, 0.5), (100, 1.0)])
    house.arrive(1, "desk", at=40)
    assert house.play(engine).columns("started ended") == [(40, 50), (100, 115)]


@pytest.mark.parametrize(
    ("personal", "of_skill", "leads_to"), [(1.0, 1.0, "won"), (0.0, 1.0, "lost"), (1.0, 0.0, "lost")]
)
def test_quality_is_the_persons_times_the_skills(
    engine: Engine, personal: float, of_skill: float, leads_to: str
) -> None:
    # with quality 0 the bent way has no weight, with 1e18 it has all
    house = House()
    house.queue("desk", then=[way("won", 0.5, by_quality=1), "lost"])
    house.exit("won")
    house.exit("lost")
    house.server("anna", can("desk", quality=SURELY * of_skill), quality=personal)
    house.arrive(1, "desk", at=0)
    assert house.play(engine).entities("exit") == [(1, leads_to)]


def test_quality_ramps_with_tenure_at_the_start(engine: Engine) -> None:
    # tenure 0 at 0: no quality; tenure 100: full; the second start is at 95, its end at 105: still the start counts
    house = House()
    house.queue("desk", then=[way("won", 0.5, by_quality=1), "lost"])
    house.exit("won")
    house.exit("lost")
    house.server("anna", can("desk", quality=SURELY), quality_ramp=[(99, 0.0), (100, 1.0)])
    for who, at in [(1, 0), (2, 95), (3, 200)]:
        house.arrive(who, "desk", at=at)
    assert house.play(engine).entities("exit") == [(1, "lost"), (2, "lost"), (3, "won")]


def test_turning_to_another_station_takes_a_set_up_at_full_length(engine: Engine) -> None:
    # call [0, 5]; offer: 3 s set-up and 10/2 = 5 s: the set-up is not sped up; offer again: none; call: 3 s again
    house = House()
    house.queue("call", work=10)
    house.queue("offer", work=10)
    house.server("anna", "call", "offer", speed=2.0, setup=3)
    for who, station, at in [(1, "call", 0), (2, "offer", 50), (3, "offer", 100), (4, "call", 150)]:
        house.arrive(who, station, at=at)
    assert house.play(engine).columns("entity started ended") == [(1, 0, 5), (2, 50, 58), (3, 100, 105), (4, 150, 158)]


def test_a_set_up_is_whole_seconds(engine: Engine) -> None:
    # floor(2.5 + 0.5) = 3
    house = House()
    house.queue("call", work=10)
    house.queue("offer", work=10)
    house.server("anna", "call", "offer", setup=2.5)
    house.arrive(1, "call", at=0)
    house.arrive(2, "offer", at=50)
    assert house.play(engine).columns("started ended") == [(0, 10), (50, 63)]


def test_a_set_up_goes_on_over_night_with_the_work_that_is_kept(engine: Engine) -> None:
    # 4 s set-up from 48: 2 s by 50; then 2 s and 20 s of work: 100-122; at the same station again none
    house = House()
    house.queue("call", work=5)
    house.queue("offer", work=20, at_shift_end=RESUME)
    house.server("anna", "call", "offer", duty=[(0, 50), (100, 200)], setup=4)
    house.arrive(1, "call", at=0)
    house.arrive(2, "offer", at=48)
    house.arrive(3, "offer", at=120)
    assert house.play(engine).columns("entity started ended") == [(1, 0, 5), (2, 48, 122), (3, 122, 142)]


def test_a_set_up_is_paid_at_resumption_too_and_is_no_part_of_the_work_done(engine: Engine) -> None:
    # anna: 4 s set-up from 43, then 3 of 20 s by 50; boris, who served a call last: 4 s set-up and 17 s
    house = House()
    house.queue("call", work={0: 5, 1: 50})
    house.queue("offer", work=20, at_shift_end=RESUME, cover=0)
    house.team("crew", "call", "offer", setup=4)
    house.server("anna", team="crew", duty=[(0, 50), (500, 600)])
    house.server("boris", team="crew")
    house.arrive(1, "call", at=0)
    house.arrive(2, "call", at=0, segment=1)
    house.arrive(3, "offer", at=43)
    assert house.play(engine).visits() == [
        (1, "call", "anna", 0, 0, 5, "SERVED"),
        (2, "call", "boris", 0, 0, 50, "SERVED"),
        (3, "offer", "anna", 43, 43, 50, "INTERRUPTED"),
        (3, "offer", "boris", 43, 50, 71, "SERVED"),
    ]


def test_work_that_returns_during_its_set_up_is_whole(engine: Engine) -> None:
    # anna turns from 48 to 50: nothing of the 20 s is done; boris turns to nothing
    house = House()
    house.queue("call", work=5)
    house.queue("offer", work=20, at_shift_end=RESUME, cover=0)
    house.server("anna", "call", "offer", duty=[(0, 50), (500, 600)], setup=4)
    house.server("boris", "offer", duty=[(50, 400)])
    house.arrive(1, "call", at=0)
    house.arrive(2, "offer", at=48)
    assert house.play(engine).visits("part")[1:] == [
        (2, "offer", "anna", 48, 48, 50, "INTERRUPTED", 0),
        (2, "offer", "boris", 48, 50, 70, "SERVED", 1),
    ]


def test_the_set_up_is_drawn_for_every_visit(engine: Engine) -> None:
    # 3, 4, 5 s by the number of the visit: first offer 3 s, second call and second offer 4 s each; work is 1 s
    house = House()
    house.queue("call", work=1, then="offer")
    house.queue("offer", work=1, then=[times(2, "call"), "out"])
    house.server("anna", "call", "offer", setup=[3, 4, 5])
    house.arrive(1, "call", at=0)
    assert house.play(engine).columns("started ended") == [(0, 1), (1, 5), (5, 10), (10, 15)]
