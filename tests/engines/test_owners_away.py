"""Owners who are away, and owners who are gone: who serves then, and who owns."""

import pytest

from engines.build import House, can, times
from engines.played import Engine
from salessim.network.tables import FEWEST_OPEN, HAND_OVER, KEEP, RESUME


def absence(cover: int, boris: list[tuple[int, int]]) -> House:
    """1 becomes anna's at 0; she is away from 50 to 500; its desk work comes at 60, again at 510."""
    house = House()
    house.slot("deal")
    house.queue("meeting", work=10, claims="deal", then="think")
    house.delay("think", 50, then="contract")
    house.queue("contract", work=10, desk="deal", cover=cover, then=[times(2, "rest"), "out"])
    house.delay("rest", {0: 440}, then="contract")
    house.server("anna", "meeting", "contract", duty=[(0, 50), (500, 900)])
    house.server("boris", "contract", duty=boris)
    house.arrive(1, "meeting", at=0)
    return house


def test_during_an_absence_longer_than_the_cover_any_skilled_server_takes_desk_work_and_ownership_stays(
    engine: Engine,
) -> None:
    # 450 s > 449: boris takes it at 60; the next time, at 510, anna is back and it is hers
    played = absence(449, boris=[(1, 900)]).play(engine)
    assert played.columns("server started ended", of="contract") == [("boris", 60, 70), ("anna", 510, 520)]


def test_in_an_absence_as_long_as_the_cover_desk_work_waits(engine: Engine) -> None:
    played = absence(450, boris=[(1, 900)]).play(engine)
    assert played.columns("server started", of="contract")[0] == ("anna", 500)


def test_desk_work_that_nobody_covered_is_the_owners_again_when_she_is_back(engine: Engine) -> None:
    # boris comes only at 505
    played = absence(449, boris=[(505, 900)]).play(engine)
    assert played.columns("server started", of="contract")[0] == ("anna", 500)


def test_work_in_hand_that_returns_because_its_owner_is_long_away_is_open_to_all(engine: Engine) -> None:
    # anna has done 10 of 30 s by 50; boris does the rest; the next desk is anna's again
    house = House()
    house.slot("deal", assign_rule=FEWEST_OPEN)
    house.queue("desk", work=30, desk="deal", cover=100, at_shift_end=RESUME, then="rest")
    house.delay("rest", 450, then="second")
    house.queue("second", work=10, desk="deal")
    house.team("crew", "desk", "second")
    house.server("anna", team="crew", duty=[(0, 50), (500, 900)])
    house.server("boris", team="crew", duty=[(45, 900)])
    house.arrive(1, "desk", at=40)
    assert house.play(engine).columns("station server started ended") == [
        ("desk", "anna", 40, 50),
        ("desk", "boris", 50, 70),
        ("rest", None, 70, 520),
        ("second", "anna", 520, 530),
    ]


def leaving(on_owner_left: int, **slot: object) -> House:
    """1 is anna's from 0 on and in a delay until 60; she leaves at 50; 2 joins a desk at 55."""
    house = House()
    house.slot("deal", assign_rule=FEWEST_OPEN, on_owner_left=on_owner_left, **slot)
    house.queue("meeting", work=10, desk="deal", then="think")
    house.delay("think", {0: 50, 1: 2000}, then="contract")
    house.queue("contract", work=10, desk="deal")
    house.exit("lost")
    house.team("crew", "meeting", "contract")
    house.server("anna", team="crew", ends=50)
    house.server("boris", team="crew")
    house.server("clara", team="crew")
    house.arrive(1, "meeting", at=0)
    house.arrive(2, "meeting", at=55, segment=1)
    return house


def test_when_a_spell_ends_what_it_owns_is_handed_over_at_once_in_delays_too(engine: Engine) -> None:
    # at 50: b0 c0: 1 to boris; at 55: b1 c0: 2 to clara
    played = leaving(HAND_OVER).play(engine)
    assert played.columns("server started", of="meeting") == [("anna", 0), ("clara", 55)]
    assert played.columns("server started", of="contract") == [("boris", 60)]


def test_kept_entities_are_unowned_until_their_next_desk(engine: Engine) -> None:
    # at 55: b0 c0: 2 to boris; at 60: b1 c0: 1 to clara
    played = leaving(KEEP).play(engine)
    assert played.columns("server started", of="meeting") == [("anna", 0), ("boris", 55)]
    assert played.columns("server started", of="contract") == [("clara", 60)]


def test_a_hand_over_may_go_to_one_team(engine: Engine) -> None:
    house = leaving(HAND_OVER, handover_to="heirs")
    house.team("heirs", can("contract", rank=9))
    house.server("dora", team="heirs")
    assert house.play(engine).columns("server started", of="contract") == [("dora", 60)]


def test_a_hand_over_may_lose_the_entity(engine: Engine) -> None:
    played = leaving(HAND_OVER, handover_loss=1.0, lost_to="lost").play(engine)
    assert played.entities("left exit") == [(1, 50, "lost"), (2, -1, None)]


def test_a_hand_over_loses_a_share(engine: Engine) -> None:
    # 500 entities, 20 % lost: 100 in the mean, sd sqrt(500 x 0.2 x 0.8) = 8.9; four of them
    house = House(until=2000)
    house.slot("deal", handover_loss=0.2, lost_to="lost")
    house.queue("meeting", work=1, desk="deal", then="think")
    house.delay("think", 5000)
    house.exit("lost")
    house.server("anna", "meeting", ends=1000)
    house.server("boris", "meeting", starts=900)
    for who in range(1, 501):
        house.arrive(who, "meeting", at=who)
    exits = [name for _, name in house.play(engine).entities("exit")]
    assert abs(exits.count("lost") - 100) < 36


def test_a_hand_over_goes_by_the_oldest_and_respects_limits(engine: Engine) -> None:
    # anna leaves at 50 with 1 and 2 in a delay; boris may own one: 1, the older; 2, unassigned, joins its desk at 80
    # and waits until 1 has left at 100
    house = House()
    house.slot("deal")
    house.queue("meeting", work=10, claims="deal", then="think")
    house.delay("think", 60, then="contract")
    house.queue("contract", work=30, desk="deal")
    house.server("anna", "meeting", ends=50)
    house.server("boris", "contract", limits={"deal": 1})
    house.arrive(2, "meeting", at=10)
    house.arrive(1, "meeting", at=0)
    assert house.play(engine).columns("entity server queued started", of="contract") == [
        (1, "boris", 70, 70),
        (2, "boris", 80, 100),
    ]


@pytest.mark.parametrize("on_owner_left", [HAND_OVER, KEEP])
def test_whoever_waits_at_a_desk_when_its_owner_leaves_gets_another_at_once(engine: Engine, on_owner_left: int) -> None:
    # 2 is anna's, who is busy with 1 in overtime; she leaves at 50
    house = House()
    house.slot("deal", on_owner_left=on_owner_left)
    house.queue("desk", work=60, desk="deal")
    house.team("crew", "desk")
    house.server("anna", team="crew", ends=50)
    house.server("boris", team="crew", starts=20)
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=0)
    assert house.play(engine).columns("entity server started ended") == [(1, "anna", 0, 60), (2, "boris", 50, 110)]


def test_who_is_not_yet_or_no_longer_there_becomes_no_owner(engine: Engine) -> None:
    house = House()
    house.slot("deal")
    house.queue("desk", work=10, desk="deal")
    house.team("crew", "desk")
    house.server("past", team="crew", ends=10)
    house.server("future", team="crew", starts=30)
    house.server("anna", team="crew", duty=[(25, 900)])
    house.arrive(1, "desk", at=20)
    assert house.play(engine).columns("server started") == [("anna", 25)]
