"""Gates: some work pauses while too much waits elsewhere."""

from engines.build import House, can
from engines.played import Engine
from salessim.network.tables import PRESENT, WAITING


def test_a_gate_closes_above_one_count_and_opens_again_at_another(engine: Engine) -> None:
    # cold calls of 10 s feed meetings of 30 s; the gate closes above 2 waiting and opens at 1
    #  t  0-10 call 1; 10: meeting 1 starts; 20: 2 waits; 30: 2, 3 wait
    # 40: 4 joins while meeting 1 ends: 3 wait, so the gate closes before 2 is started (40-70); 3 and 4 wait on
    # 70: meeting 2 ends, 3 is started (70-100): 1 waits, the gate opens, call 5 (70-80); 80: 2 wait, call 6 (80-90)
    # 90: 4, 5, 6 wait: the gate closes; 100: 4 is started (100-130): 2 wait; 130: 5 is started: 1 waits, it opens
    house = House(until=150)
    house.queue("call", work=10, then="meeting")
    house.queue("meeting", work=30)
    house.gate("valve", 2, 1, ("meeting", WAITING))
    house.server("scout", can("call", gate="valve"))
    house.server("hunter", "meeting")
    for who in range(1, 8):
        house.arrive(who, "call", at=0)
    played = house.play(engine)
    assert played.gates() == [("valve", 40, 0), ("valve", 70, 1), ("valve", 90, 0), ("valve", 130, 1)]
    assert played.columns("entity started ended", of="call") == [
        (1, 0, 10),
        (2, 10, 20),
        (3, 20, 30),
        (4, 30, 40),
        (5, 70, 80),
        (6, 80, 90),
        (7, 130, 140),
    ]
    assert [row[:2] for row in played.columns("entity started", of="meeting") if row[1] >= 0] == [
        (1, 10),
        (2, 40),
        (3, 70),
        (4, 100),
        (5, 130),
    ]


def test_a_closed_gate_does_not_stop_work_in_hand(engine: Engine) -> None:
    house = House()
    house.queue("call", work=50)
    house.queue("meeting", work=10)
    house.gate("valve", 0, 0, ("meeting", WAITING))
    house.server("scout", can("call", gate="valve"))
    house.arrive(1, "call", at=0)
    house.arrive(2, "meeting", at=20)
    house.arrive(3, "call", at=30)
    played = house.play(engine)
    assert played.columns("entity started ended", of="call") == [(1, 0, 50), (3, -1, -1)]
    assert played.gates() == [("valve", 20, 0)]


def test_a_gate_stops_only_the_skills_that_name_it(engine: Engine) -> None:
    # the gate is closed from the start of work on: the scout does other things, the second team goes on calling
    house = House()
    house.queue("call", work=10)
    house.queue("letter", work=10)
    house.queue("meeting", work=10)
    house.gate("valve", 0, 0, ("meeting", WAITING))
    house.server("scout", can("call", gate="valve"), "letter")
    house.server("other", "call", duty=[(50, 200)])
    house.arrive(9, "meeting", at=0)
    house.arrive(1, "call", at=10)
    house.arrive(2, "letter", at=20)
    assert house.play(engine).visits()[:2] == [
        (2, "letter", "scout", 20, 20, 30, "SERVED"),
        (1, "call", "other", 10, 50, 60, "SERVED"),
    ]


def test_present_counts_those_in_service_too(engine: Engine) -> None:
    # one in service is present, above 0: no call until 30
    house = House()
    house.queue("call", work=10)
    house.queue("meeting", work=30)
    house.gate("valve", 0, 0, ("meeting", PRESENT))
    house.server("scout", can("call", gate="valve"))
    house.server("hunter", "meeting")
    house.arrive(1, "meeting", at=0)
    house.arrive(2, "call", at=5)
    played = house.play(engine)
    assert played.gates() == [("valve", 0, 0), ("valve", 30, 1)]
    assert played.columns("started", of="call") == [(30,)]


def test_a_gate_watches_the_sum_of_its_counts(engine: Engine) -> None:
    # one waits at each of two stations: 2 > 1
    house = House()
    house.queue("call", work=10)
    house.queue("meeting", work=30)
    house.queue("offer", work=30)
    house.gate("valve", 1, 0, ("meeting", WAITING), ("offer", WAITING))
    house.server("scout", can("call", gate="valve"))
    house.arrive(1, "meeting", at=0)
    house.arrive(2, "call", at=5)
    house.arrive(3, "offer", at=20)
    house.arrive(4, "call", at=30)
    played = house.play(engine)
    assert played.gates() == [("valve", 20, 0)]
    assert played.columns("entity started", of="call") == [(2, 5), (4, -1)]


def test_a_gate_may_close_and_open_within_one_second(engine: Engine) -> None:
    # two join at 10: the gate closes; one start leaves 1 waiting, still closed; the second start opens it: 3 starts
    house = House()
    house.queue("call", work=10)
    house.queue("meeting", work=30)
    house.gate("valve", 1, 0, ("meeting", WAITING))
    house.server("scout", can("call", gate="valve"), key=1)
    house.server("anna", "meeting", key=2)
    house.server("boris", "meeting", key=3)
    house.arrive(1, "meeting", at=10)
    house.arrive(2, "meeting", at=10)
    house.arrive(3, "call", at=10)
    played = house.play(engine)
    assert played.gates() == [("valve", 10, 0), ("valve", 10, 1)]
    assert played.columns("entity started") == [(3, 10), (1, 10), (2, 10)]


def test_between_two_counts_a_gate_stays_as_it_is(engine: Engine) -> None:
    # closes above 2, opens at 0: with 1 or 2 waiting on the way down it stays closed
    house = House()
    house.queue("call", work=5)
    house.queue("meeting", work=10)
    house.gate("valve", 2, 0, ("meeting", WAITING))
    house.server("scout", can("call", gate="valve"))
    house.server("hunter", "meeting", duty=[(50, 500)])
    for who in (1, 2, 3):
        house.arrive(who, "meeting", at=0)
    house.arrive(4, "call", at=40)
    played = house.play(engine)
    # starts at 50, 60, 70: the third leaves nobody waiting
    assert played.gates() == [("valve", 0, 0), ("valve", 70, 1)]
    assert played.columns("started", of="call") == [(70,)]


def test_the_turned_away_no_longer_count_for_a_gate(engine: Engine) -> None:
    # at 10 two wait where one has room: above 1 the gate closes; one is turned away: with 1 it opens, and 9 is started
    house = House()
    house.queue("call", work=10)
    house.queue("meeting", work=30, capacity=1, balk_to="lost")
    house.exit("lost")
    house.gate("valve", 1, 1, ("meeting", WAITING))
    house.server("scout", can("call", gate="valve"))
    house.arrive(1, "meeting", at=10)
    house.arrive(2, "meeting", at=10)
    house.arrive(9, "call", at=10)
    played = house.play(engine)
    assert played.gates() == [("valve", 10, 0), ("valve", 10, 1)]
    assert played.columns("started", of="call") == [(10,)]
