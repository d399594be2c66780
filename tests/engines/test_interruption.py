"""Urgent work takes a server from other work."""

from engines.build import House, can
from engines.played import Engine
from engines.urgent import office
from salessim.network.tables import RESUME, WAITING


def test_only_what_a_station_may_interrupt_is_interrupted(engine: Engine) -> None:
    house = office()
    house.queue("meeting", work=50)
    house.server("anna", "call", "offer", "meeting")
    house.arrive(1, "meeting", at=0)
    house.arrive(2, "call", at=30)
    assert house.play(engine).columns("entity started ended") == [(1, 0, 50), (2, 50, 60)]


def test_nobody_is_interrupted_while_a_server_is_free(engine: Engine) -> None:
    house = office()
    house.server("anna", "call", "offer")
    house.server("boris", "call")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=30)
    assert house.play(engine).columns("entity server started ended") == [(2, "boris", 30, 40), (1, "anna", 0, 100)]


def test_an_end_beats_an_interruption(engine: Engine) -> None:
    house = office()
    house.server("anna", "call", "offer")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=100)
    assert house.play(engine).visits() == [
        (1, "offer", "anna", 0, 0, 100, "SERVED"),
        (2, "call", "anna", 100, 100, 110, "SERVED"),
    ]


def test_the_victim_is_the_latest_started(engine: Engine) -> None:
    # boris has worked 25 of 100 s; he goes on with 75
    house = office()
    house.team("crew", "call", "offer")
    house.server("anna", team="crew")
    house.server("boris", team="crew")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "offer", at=5)
    house.arrive(3, "call", at=30)
    assert house.play(engine).columns("entity server started ended outcome") == [
        (2, "boris", 5, 30, "INTERRUPTED"),
        (3, "boris", 30, 40, "SERVED"),
        (1, "anna", 0, 100, "SERVED"),
        (2, "boris", 40, 115, "SERVED"),
    ]


def test_of_victims_started_together_the_one_with_the_higher_key_is_interrupted(engine: Engine) -> None:
    house = office()
    house.team("crew", "call", "offer")
    house.server("anna", team="crew")
    house.server("boris", team="crew")
    house.arrive(1, "offer", at=0)  # anna
    house.arrive(2, "offer", at=0)  # boris
    house.arrive(3, "call", at=30)
    assert house.play(engine).columns("entity server started ended")[0] == (2, "boris", 0, 30)


def test_the_victim_is_able_to_serve_the_urgent_entity(engine: Engine) -> None:
    # boris started later, but takes no calls; clara takes calls of another segment only
    house = office()
    house.server("anna", "call", "offer")
    house.server("boris", "offer", duty=[(3, 900)])
    house.server("clara", "offer", can("call", segment=1), duty=[(6, 900)])
    for who, at in [(1, 0), (2, 5), (3, 8)]:
        house.arrive(who, "offer", at=at)
    house.arrive(4, "call", at=30, segment=0)
    assert house.play(engine).columns("entity server started ended")[:2] == [(1, "anna", 0, 30), (4, "anna", 30, 40)]


def test_the_victim_is_the_owner_where_only_the_owner_may_serve(engine: Engine) -> None:
    # boris started his offer later, but the calls of 1 are anna's
    house = House()
    house.slot("deal")
    house.queue("meeting", work=10, claims="deal", then="pause")
    house.delay("pause", 20, then="call")
    house.queue("call", work=10, desk="deal")
    house.queue("offer", work=100)
    house.interrupts("call", "offer")
    house.server("anna", "call", "meeting", "offer")
    house.server("boris", "call", "offer", duty=[(12, 900)])
    house.arrive(1, "meeting", at=0)
    house.arrive(2, "offer", at=10)
    house.arrive(3, "offer", at=15)
    assert house.play(engine).columns("entity server started ended", of="call") == [(1, "anna", 30, 40)]


def test_a_free_server_takes_urgent_work_before_its_victims_whatever_the_ranks(engine: Engine) -> None:
    # anna comes at 10; by rank and by age the offer would be first
    house = office()
    house.server("anna", can("offer", rank=0), can("call", rank=5), duty=[(10, 900)])
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=5)
    assert house.play(engine).columns("entity started ended") == [(2, 10, 20), (1, 20, 120)]


def test_without_the_right_to_interrupt_the_ranks_decide(engine: Engine) -> None:
    house = House()
    house.queue("call", work=10)
    house.queue("offer", work=100)
    house.server("anna", can("offer", rank=0), can("call", rank=5), duty=[(10, 900)])
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=5)
    assert house.play(engine).columns("entity started ended") == [(1, 10, 110), (2, 110, 120)]


def test_a_server_interrupts_whatever_the_rank_of_the_urgent_work(engine: Engine) -> None:
    # a call waits for nobody: it interrupts although it ranks last, and comes before the waiting offer
    house = office()
    house.server("anna", can("offer", rank=0), can("call", rank=5))
    house.arrive(1, "offer", at=0)
    house.arrive(2, "offer", at=1)
    house.arrive(3, "call", at=30)
    assert house.play(engine).columns("entity started ended") == [(1, 0, 30), (3, 30, 40), (1, 40, 110), (2, 110, 210)]


def test_an_interruption_comes_before_turning_away(engine: Engine) -> None:
    # calls have no room to wait: the call takes anna from her offer
    house = House()
    house.queue("call", work=10, capacity=0, balk_to="out")
    house.queue("offer", work=100)
    house.interrupts("call", "offer")
    house.server("anna", "call", "offer")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "call", at=30)
    house.arrive(3, "call", at=35)
    assert house.play(engine).columns("entity started ended outcome") == [
        (1, 0, 30, "INTERRUPTED"),
        (3, -1, 35, "BALKED"),
        (2, 30, 40, "SERVED"),
        (1, 40, 110, "SERVED"),
    ]


def test_each_urgent_entity_interrupts_one_server(engine: Engine) -> None:
    # 3 comes before 4 and takes boris, who started later; 4 takes anna
    house = office()
    house.team("crew", "call", "offer")
    house.server("anna", team="crew")
    house.server("boris", team="crew")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "offer", at=5)
    house.arrive(3, "call", at=30)
    house.arrive(4, "call", at=30)
    assert house.play(engine).columns("entity server started ended") == [
        (1, "anna", 0, 30),
        (2, "boris", 5, 30),
        (3, "boris", 30, 40),
        (4, "anna", 30, 40),
        (1, "anna", 40, 110),
        (2, "boris", 40, 115),
    ]


def test_of_two_urgent_stations_the_older_entity_interrupts_first(engine: Engine) -> None:
    # both are back at kept offers at 100; the call of 60 takes boris, who started later, the visitor of 70 takes anna
    house = office(offer=20, at_shift_end=RESUME)
    house.queue("visitor", work=5)
    house.interrupts("visitor", "offer")
    house.team("crew", "visitor", "call", "offer")
    house.server("anna", team="crew", duty=[(0, 50), (100, 200)])
    house.server("boris", team="crew", duty=[(0, 50), (100, 200)])
    house.arrive(1, "offer", at=40)
    house.arrive(2, "offer", at=45)
    house.arrive(4, "call", at=60)
    house.arrive(3, "visitor", at=70)
    assert house.play(engine).columns("entity server started ended") == [
        (1, "anna", 40, 100),
        (2, "boris", 45, 100),
        (3, "anna", 100, 105),
        (4, "boris", 100, 110),
        (1, "anna", 105, 115),
        (2, "boris", 110, 125),
    ]


def test_interrupted_work_may_itself_interrupt(engine: Engine) -> None:
    # the call takes anna from offer 1, which takes boris from letter 2, all at 30
    house = office()
    house.queue("letter", work=100)
    house.interrupts("offer", "letter")
    house.server("anna", "call", "offer")
    house.server("boris", "offer", "letter", duty=[(1, 900)])
    house.arrive(1, "offer", at=0)
    house.arrive(2, "letter", at=10)
    house.arrive(3, "call", at=30)
    assert house.play(engine).columns("entity station server started ended") == [
        (1, "offer", "anna", 0, 30),
        (2, "letter", "boris", 10, 30),
        (3, "call", "anna", 30, 40),
        (1, "offer", "boris", 30, 100),
        (2, "letter", "boris", 100, 180),
    ]


def test_a_closed_gate_stops_interruptions_too(engine: Engine) -> None:
    # anna may not call while anybody waits at the counter; it opens at 50: the call takes her then
    house = office()
    house.queue("counter", work=10)
    house.gate("valve", 0, 0, ("counter", WAITING))
    house.server("anna", can("call", gate="valve"), "offer")
    house.server("boris", "counter", duty=[(50, 900)])
    house.arrive(1, "offer", at=0)
    house.arrive(2, "counter", at=10)
    house.arrive(3, "call", at=30)
    played = house.play(engine)
    assert played.columns("entity started ended", of="call") == [(3, 50, 60)]
    assert played.columns("started ended outcome", of="offer") == [(0, 50, "INTERRUPTED"), (60, 110, "SERVED")]


def test_gates_are_updated_after_an_interruption(engine: Engine) -> None:
    # the offer that goes back to its line at 30 closes the gate, so the letter of 30 is not begun
    house = office()
    house.queue("letter", work=10)
    house.gate("valve", 0, 0, ("offer", WAITING))
    house.server("anna", "call", "offer")
    house.server("boris", can("letter", gate="valve"), duty=[(35, 900)])
    house.arrive(1, "offer", at=0)
    house.arrive(2, "letter", at=30)
    house.arrive(3, "call", at=30)
    played = house.play(engine)
    assert played.gates() == [("valve", 0, 0), ("valve", 0, 1), ("valve", 30, 0), ("valve", 40, 1)]
    assert played.columns("started", of="letter") == [(40,)]


def test_a_server_at_its_limit_is_not_interrupted_for_claiming_work(engine: Engine) -> None:
    # anna owns 1 until 60; the claiming call waits although it may interrupt her offer
    house = House()
    house.slot("deal")
    house.queue("call", work=10, claims="deal", then="life")
    house.delay("life", 50)
    house.queue("offer", work=100)
    house.interrupts("call", "offer")
    house.server("anna", "call", "offer", limits={"deal": 1})
    house.arrive(1, "call", at=0)
    house.arrive(2, "offer", at=5)
    house.arrive(3, "call", at=30)
    played = house.play(engine)
    assert played.columns("entity started ended", of="call") == [(1, 0, 10), (3, 60, 70)]
    assert played.columns("started ended outcome", of="offer") == [(10, 60, "INTERRUPTED"), (70, 120, "SERVED")]
