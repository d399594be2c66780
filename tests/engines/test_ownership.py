"""Owners: who gets an entity, who serves it, and what happens when the owner is away or gone."""

from engines.build import House, can, times, way
from engines.played import Engine
from salessim.network.tables import FEWEST_OPEN, RANDOM, ROUND_ROBIN


def test_whoever_serves_a_claiming_station_serves_the_desk_too(engine: Engine) -> None:
    # 2 is held by boris at 5 because anna is busy; at its desk anna would be free since 10, but it is boris's
    house = House()
    house.slot("deal")
    house.queue("meeting", work=10, claims="deal", then="contract")
    house.queue("contract", work=10, desk="deal")
    house.team("crew", "contract", "meeting")
    house.server("anna", team="crew")
    house.server("boris", team="crew")
    house.arrive(1, "meeting", at=0)
    house.arrive(2, "meeting", at=5)
    assert house.play(engine).visits() == [
        (1, "meeting", "anna", 0, 0, 10, "SERVED"),
        (2, "meeting", "boris", 5, 5, 15, "SERVED"),
        (1, "contract", "anna", 10, 10, 20, "SERVED"),
        (2, "contract", "boris", 15, 15, 25, "SERVED"),
    ]


def test_desk_work_waits_for_its_owner_while_a_colleague_is_idle(engine: Engine) -> None:
    # 1 is anna's; she is busy with 2 until 45; boris, who could, stands idle
    house = House()
    house.slot("deal")
    house.queue("meeting", work=10, claims="deal", then="think")
    house.delay("think", 10, then="contract")
    house.queue("contract", work=10, desk="deal")
    house.queue("report", work=30)
    house.server("anna", "contract", "meeting", "report")
    house.server("boris", "contract", duty=[(1, 900)])
    house.arrive(1, "meeting", at=0)
    house.arrive(2, "report", at=15)
    assert house.play(engine).visits()[2:] == [
        (2, "report", "anna", 15, 15, 45, "SERVED"),
        (1, "contract", "anna", 20, 45, 55, "SERVED"),
    ]


def test_who_has_no_owner_at_a_desk_gets_the_longest_idle(engine: Engine) -> None:
    house = House()
    house.slot("deal")
    house.queue("desk", work=10, desk="deal")
    house.team("crew", "desk")
    house.server("anna", team="crew", duty=[(5, 900)])
    house.server("boris", team="crew", duty=[(2, 900)])
    house.arrive(1, "desk", at=20)
    assert house.play(engine).columns("server started") == [("boris", 20)]


def test_owners_are_given_before_anybody_starts(engine: Engine) -> None:
    # both join at 0 and find anna the longest idle, so 2 waits for her though boris is idle
    house = House()
    house.slot("deal")
    house.queue("desk", work=10, desk="deal")
    house.team("crew", "desk")
    house.server("anna", team="crew")
    house.server("boris", team="crew")
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=0)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 0, 0, 10, "SERVED"),
        (2, "desk", "anna", 0, 10, 20, "SERVED"),
    ]


def crew_of_three(**slot: object) -> House:
    """A desk of one slot; entities stay long afterwards (segment 1: only 5 s)."""
    house = House()
    house.slot("deal", **slot)
    house.queue("desk", work=10, desk="deal", then="life")
    house.delay("life", {0: 800, 1: 5})
    house.team("crew", "desk")
    for name in ("anna", "boris", "clara"):
        house.server(name, team="crew")
    return house


def test_fewest_open_gives_to_whoever_owns_least_ties_to_the_lower_key(engine: Engine) -> None:
    #    at  owned before        to
    # 1   0  a0 b0 c0            anna, until 15
    # 2  12  a1 b0 c0            boris
    # 3  40  a0 b1 c0            anna
    # 4  60  a1 b1 c0            clara
    # 5  80  a1 b1 c1            anna
    # 6 100  a2 b1 c1            boris
    house = crew_of_three(assign_rule=FEWEST_OPEN)
    house.arrive(1, "desk", at=0, segment=1)
    for who, at in [(2, 12), (3, 40), (4, 60), (5, 80), (6, 100)]:
        house.arrive(who, "desk", at=at)
    names = house.play(engine).columns("server", of="desk")
    assert [name for (name,) in names] == ["anna", "boris", "anna", "clara", "anna", "boris"]


def test_round_robin_goes_round_by_key_in_the_order_of_joining(engine: Engine) -> None:
    house = crew_of_three(assign_rule=ROUND_ROBIN)
    for who, at in [(2, 0), (1, 0), (3, 20), (4, 40), (5, 60)]:
        house.arrive(who, "desk", at=at)
    played = house.play(engine)
    owners = [("anna", 1), ("boris", 2), ("clara", 3), ("anna", 4), ("boris", 5)]
    assert played.columns("server entity", of="desk") == owners


def test_random_gives_everybody_an_even_share_and_one_more_changes_no_choice_among_the_others(engine: Engine) -> None:
    def owners(*names: str) -> dict[int, str]:
        house = House(until=5000)
        house.slot("deal", assign_rule=RANDOM)
        house.queue("desk", work=1, desk="deal")
        house.team("crew", "desk")
        for name in names:
            house.server(name, team="crew")
        for who in range(1, 1001):
            house.arrive(who, "desk", at=3 * who)
        return dict(house.play(engine).columns("entity server"))

    two, three = owners("anna", "boris"), owners("anna", "boris", "clara")
    # 500 in the mean, sd sqrt(1000/4) = 15.8; 333 in the mean, sd 14.9; four of them
    assert abs(list(two.values()).count("anna") - 500) < 64
    assert abs(list(three.values()).count("clara") - 333) < 60
    assert all(three[who] in (two[who], "clara") for who in two)


def test_who_is_off_duty_may_become_owner(engine: Engine) -> None:
    # boris owns one already; anna, off duty until 100, owns none
    house = House()
    house.slot("deal", assign_rule=FEWEST_OPEN)
    house.queue("desk", work=10, desk="deal", then="life")
    house.delay("life", 800)
    house.queue("meeting", work=10, claims="deal", then="life")
    house.server("anna", "desk", duty=[(100, 900)])
    house.server("boris", "desk", "meeting")
    house.arrive(1, "meeting", at=0)
    house.arrive(2, "desk", at=20)
    assert house.play(engine).columns("entity server started", of="desk") == [(2, "anna", 100)]


def test_the_lowest_skill_rank_is_preferred_until_its_limit(engine: Engine) -> None:
    # boris is idle longer and has the lower key, but the desk ranks higher with anna; she may own one
    house = House()
    house.slot("deal")
    house.queue("desk", work=10, desk="deal", then="life")
    house.delay("life", 800)
    house.server("boris", can("desk", rank=1))
    house.server("anna", can("desk", rank=0), duty=[(5, 900)], limits={"deal": 1})
    house.arrive(1, "desk", at=20)
    house.arrive(2, "desk", at=40)
    assert house.play(engine).columns("entity server", of="desk") == [(1, "anna"), (2, "boris")]


def test_an_owner_has_the_skill_for_the_segment(engine: Engine) -> None:
    house = House()
    house.slot("deal")
    house.queue("desk", work=10, desk="deal")
    house.server("anna", can("desk", segment=0))
    house.server("boris", can("desk", segment=1), duty=[(5, 900)])
    house.arrive(1, "desk", at=20, segment=1)
    assert house.play(engine).columns("server started") == [("boris", 20)]


def test_without_anybody_below_the_limit_an_entity_waits_unassigned(engine: Engine) -> None:
    # 1 is anna's until it leaves at 60; then 2 becomes hers and is started in that second
    house = House()
    house.slot("deal")
    house.queue("desk", work=10, desk="deal", then="life")
    house.delay("life", 50)
    house.server("anna", "desk", limits={"deal": 1})
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=20)
    assert house.play(engine).columns("entity queued started", of="desk") == [(1, 0, 0), (2, 20, 60)]


def test_the_patience_of_the_unassigned_runs(engine: Engine) -> None:
    house = House()
    house.slot("deal")
    house.queue("desk", work=10, desk="deal", then="life", patience=30, renege_to="out")
    house.delay("life", 50)
    house.server("anna", "desk", limits={"deal": 1})
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=20)
    house.arrive(3, "desk", at=35)
    assert house.play(engine).visits()[1:] == [
        (2, "desk", None, 20, -1, 50, "RENEGED"),
        (1, "life", None, 10, 10, 60, "DELAYED"),
        (3, "desk", "anna", 35, 60, 70, "SERVED"),
        (3, "life", None, 70, 70, 120, "DELAYED"),
    ]


def test_somebody_new_becomes_owner_of_the_unassigned_on_the_first_day(engine: Engine) -> None:
    # clara's spell begins at 50, her duty at 55; boris, on duty from 52, may own nobody
    house = House()
    house.slot("deal")
    house.queue("desk", work=10, desk="deal")
    house.team("crew", "desk")
    house.server("clara", team="crew", starts=50, duty=[(55, 900)])
    house.server("boris", "desk", duty=[(52, 900)], limits={"deal": 0})
    house.arrive(1, "desk", at=20)
    assert house.play(engine).columns("server started") == [("clara", 55)]


def test_the_oldest_of_the_unassigned_comes_first(engine: Engine) -> None:
    house = House()
    house.slot("deal")
    house.queue("desk", work=10, desk="deal", then="life")
    house.delay("life", 50)
    house.server("anna", "desk", limits={"deal": 1})
    for who, at in [(1, 0), (3, 20), (2, 21)]:
        house.arrive(who, "desk", at=at)
    assert house.play(engine).columns("entity started", of="desk") == [(1, 0), (3, 60), (2, 120)]


def test_a_server_at_its_limit_starts_no_claiming_work_on_the_unowned(engine: Engine) -> None:
    # anna owns 1 until 100 and is idle from 10 on
    house = House()
    house.slot("deal")
    house.queue("meeting", work=10, claims="deal", then="think")
    house.delay("think", 90)
    house.server("anna", "meeting", limits={"deal": 1})
    house.arrive(1, "meeting", at=0)
    house.arrive(2, "meeting", at=20)
    assert house.play(engine).columns("entity started", of="meeting") == [(1, 0), (2, 100)]


def test_a_server_at_its_limit_still_serves_its_own_and_does_other_work(engine: Engine) -> None:
    # 1 comes to two meetings; 2 waits unowned; the report 3 goes past it
    house = House()
    house.slot("deal")
    house.queue("meeting", work=10, claims="deal", then=[times(2, "meeting"), "think"])
    house.delay("think", 90)
    house.queue("report", work=10)
    house.server("anna", "meeting", "report", limits={"deal": 1})
    house.arrive(1, "meeting", at=0)
    house.arrive(2, "meeting", at=5)
    house.arrive(3, "report", at=6)
    played = house.play(engine)
    assert played.columns("entity started", of="meeting") == [(1, 0), (1, 10), (2, 110), (2, 120)]
    assert played.columns("entity started", of="report") == [(3, 20)]


def test_whoever_serves_a_claiming_station_becomes_owner_in_place_of_the_one_before(engine: Engine) -> None:
    # 1 is boris's; he is off when it meets again at 60, so anna holds that meeting, and the contract is hers,
    # although boris, back at 65, has been idle longer than she
    house = House()
    house.slot("deal")
    house.queue("meeting", work=10, claims="deal", then=[times(2, "pause"), "contract"])
    house.delay("pause", 50, then="meeting")
    house.queue("contract", work=10, desk="deal")
    house.server("boris", "meeting", can("contract", rank=0), duty=[(0, 50), (65, 900)])
    house.server("anna", "meeting", can("contract", rank=0), duty=[(1, 900)])
    house.arrive(1, "meeting", at=0)
    assert house.play(engine).columns("station server started") == [
        ("meeting", "boris", 0),
        ("pause", None, 10),
        ("meeting", "anna", 60),
        ("contract", "anna", 70),
    ]


def test_a_busy_server_is_not_the_longest_idle(engine: Engine) -> None:
    # anna came first, but works until 50
    house = House()
    house.slot("deal")
    house.queue("desk", work=10, desk="deal")
    house.queue("report", work=50)
    house.server("anna", can("desk", rank=0), "report")
    house.server("boris", "desk", duty=[(5, 900)])
    house.arrive(1, "report", at=0)
    house.arrive(2, "desk", at=20)
    assert house.play(engine).columns("server started", of="desk") == [("boris", 20)]


def test_the_need_of_an_owner_at_a_desk_ends_with_the_visit(engine: Engine) -> None:
    # 2 needed an owner from 20 to 30 only: when anna has room, at 60, she is for 3, who waits since 40
    house = House()
    house.slot("deal")
    house.queue("desk", work=10, desk="deal", then="life", patience=[30, 10, 30], renege_to="rest")
    house.delay("life", 50)
    house.delay("rest", 500)
    house.server("anna", "desk", limits={"deal": 1})
    for who, at in [(1, 0), (2, 20), (3, 40)]:
        house.arrive(who, "desk", at=at)
    assert house.play(engine).columns("entity started ended", of="desk") == [(1, 0, 10), (2, -1, 30), (3, 60, 70)]


def test_an_owner_that_a_route_gives_is_sought_from_visit_to_visit(engine: Engine) -> None:
    # anna owns 1 until 60; 2 is to have an owner since 10 and is hers from 60 on, in its second delay;
    # so 3, at its desk since 70, waits until 2 has left at 210
    house = House()
    house.slot("account")
    house.delay("payment", 10, then=way("first", assign="account"))
    house.delay("first", 20, then="second")
    house.delay("second", 170, then="call")
    house.queue("call", work=10, desk="account", then="life")
    house.delay("life", {0: 50, 1: 0})
    house.server("anna", "call", limits={"account": 1})
    house.arrive(1, "call", at=0)
    house.arrive(2, "payment", at=0, segment=1)
    house.arrive(3, "call", at=70)
    assert house.play(engine).columns("entity started ended", of="call") == [(1, 0, 10), (2, 200, 210), (3, 210, 220)]


def test_a_release_ends_the_ownership_and_frees_the_limit(engine: Engine) -> None:
    # released at 10: 2 is hers at once; and 1, back at a desk at 60, is given anew: to boris, idle since 0
    house = House()
    house.slot("deal")
    house.queue("meeting", work=10, claims="deal", then=way("think", release="deal"))
    house.delay("think", 50, then="contract")
    house.queue("contract", work=10, desk="deal")
    house.server("anna", "meeting", can("contract", rank=0), limits={"deal": 1})
    house.server("boris", "contract")
    house.arrive(1, "meeting", at=0)
    house.arrive(2, "meeting", at=0)
    assert house.play(engine).columns("entity station server started") == [
        (1, "meeting", "anna", 0),
        (2, "meeting", "anna", 10),
        (1, "think", None, 10),
        (1, "contract", "boris", 60),
        (2, "think", None, 20),
        (2, "contract", "anna", 70),
    ]


def test_a_route_may_give_an_owner_before_any_desk(engine: Engine) -> None:
    # given at 10 and 11 while both are free: anna, then boris; in the order of joining the delay
    house = House()
    house.slot("account", assign_rule=FEWEST_OPEN)
    house.delay("payment", 10, then=way("care", assign="account"))
    house.delay("care", 50, then="call")
    house.queue("call", work=20, desk="account")
    house.team("crew", "call")
    house.server("anna", team="crew")
    house.server("boris", team="crew")
    for who, at in [(1, 0), (2, 1), (3, 2)]:
        house.arrive(who, "payment", at=at)
    assert house.play(engine).columns("entity server started", of="call") == [
        (1, "anna", 60),
        (2, "boris", 61),
        (3, "anna", 80),
    ]


def test_whoever_leaves_within_the_instant_gets_no_owner(engine: Engine) -> None:
    # 1 is to get an owner and goes out at once: the first turn is still anna's
    house = House()
    house.slot("account", assign_rule=ROUND_ROBIN)
    house.delay("payment", 10, then=way("out", assign="account"))
    house.queue("call", work=20, desk="account")
    house.team("crew", "call")
    house.server("anna", team="crew")
    house.server("boris", team="crew")
    house.arrive(1, "payment", at=0)
    house.arrive(2, "call", at=10)
    assert house.play(engine).columns("entity server", of="call") == [(2, "anna")]


def test_an_owner_who_cannot_serve_at_a_desk_is_replaced(engine: Engine) -> None:
    # the hunter who met cannot care: the farmer becomes owner, and stays it at the next desk
    house = House()
    house.slot("deal")
    house.queue("meeting", work=10, claims="deal", then="care")
    house.queue("care", work=10, desk="deal", then="call")
    house.queue("call", work=10, desk="deal")
    house.server("hunter", "meeting", "call")
    house.server("farmer", "care", "call")
    house.arrive(1, "meeting", at=0)
    assert house.play(engine).columns("station server started") == [
        ("meeting", "hunter", 0),
        ("care", "farmer", 10),
        ("call", "farmer", 20),
    ]


def test_inherited_ownership_does_not_count(engine: Engine) -> None:
    # anna may own two: 1 and, though its two children are with her as well, 2
    house = House()
    house.slot("account", assign_rule=FEWEST_OPEN)
    children = [{"next": "order"}, {"next": "order"}]
    house.queue("desk", work=10, desk="account", then="life", children=children)
    house.delay("life", 2000)
    house.queue("order", work=5, desk="account", then="life")
    house.server("anna", "desk", "order", limits={"account": 2})
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=50)
    house.arrive(3, "desk", at=100)
    assert house.play(engine).columns("entity started", of="desk") == [(1, 0), (2, 50), (3, -1)]
