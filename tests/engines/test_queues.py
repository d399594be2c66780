"""Who starts, in which order, at a station with a queue."""

from engines.build import House, can, times
from engines.played import Engine
from salessim.network.tables import LIFO, LOGNORMAL


def test_entities_are_served_in_the_order_in_which_they_joined(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.server("anna", "desk")
    house.arrive(1, "desk", at=0)
    house.arrive(3, "desk", at=3)
    house.arrive(2, "desk", at=5)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 0, 0, 10, "SERVED"),
        (3, "desk", "anna", 3, 10, 20, "SERVED"),
        (2, "desk", "anna", 5, 20, 30, "SERVED"),
    ]


def test_a_lifo_station_serves_the_newest_first_and_does_not_break_off_the_work_in_hand(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10, order=LIFO)
    house.server("anna", "desk")
    for who, at in [(1, 0), (2, 1), (3, 2)]:
        house.arrive(who, "desk", at=at)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 0, 0, 10, "SERVED"),
        (3, "desk", "anna", 2, 10, 20, "SERVED"),
        (2, "desk", "anna", 1, 20, 30, "SERVED"),
    ]


def test_a_free_server_takes_the_lower_rank_first_however_old_the_rest(engine: Engine) -> None:
    house = House()
    house.queue("offer", work=10)
    house.queue("call", work=10)
    house.server("anna", "call", "offer")  # ranks 0 and 1
    house.arrive(1, "offer", at=0)
    house.arrive(2, "offer", at=1)
    house.arrive(3, "call", at=9)
    assert house.play(engine).visits() == [
        (1, "offer", "anna", 0, 0, 10, "SERVED"),
        (3, "call", "anna", 9, 10, 20, "SERVED"),
        (2, "offer", "anna", 1, 20, 30, "SERVED"),
    ]


def test_of_equal_ranks_the_oldest_entity_of_all_stations_comes_first(engine: Engine) -> None:
    house = House()
    house.queue("offer", work=10)
    house.queue("call", work=10)
    house.server("anna", can("call", rank=1), can("offer", rank=1))
    house.arrive(1, "call", at=0)
    house.arrive(2, "call", at=6)
    house.arrive(3, "offer", at=5)
    assert house.play(engine).visits() == [
        (1, "call", "anna", 0, 0, 10, "SERVED"),
        (3, "offer", "anna", 5, 10, 20, "SERVED"),
        (2, "call", "anna", 6, 20, 30, "SERVED"),
    ]


def test_the_longest_idle_server_takes_the_work(engine: Engine) -> None:
    # anna is idle since 10, boris since 7; at 20 boris has been idle longer
    house = House()
    house.queue("desk", work=[10, 5, 4])
    house.team("crew", "desk")
    house.server("anna", team="crew")
    house.server("boris", team="crew")
    house.arrive(1, "desk", at=0)  # 10 s, by anna: the lower key
    house.arrive(2, "desk", at=2)  # 5 s, by boris
    house.arrive(3, "desk", at=20)  # 4 s
    assert house.play(engine).visits() == [
        (2, "desk", "boris", 2, 2, 7, "SERVED"),
        (1, "desk", "anna", 0, 0, 10, "SERVED"),
        (3, "desk", "boris", 20, 20, 24, "SERVED"),
    ]


def test_the_longest_idle_server_with_open_work_takes_it_even_if_an_idler_one_cannot(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.queue("other", work=10)
    house.server("anna", "other")
    house.server("boris", "desk", duty=[(5, 1000)])
    house.arrive(1, "desk", at=20)
    assert house.play(engine).visits() == [(1, "desk", "boris", 20, 20, 30, "SERVED")]


def test_a_server_who_comes_on_duty_has_been_idle_only_since_then(engine: Engine) -> None:
    # boris ended his last work at 10, yet came on duty at 50; anna ended at 30 and stayed: she has been idle longer
    house = House()
    house.queue("desk", work=[30, 5, 4])
    house.team("crew", "desk")
    house.server("anna", team="crew")
    house.server("boris", team="crew", duty=[(0, 20), (50, 1000)])
    house.arrive(1, "desk", at=0)  # anna until 30
    house.arrive(2, "desk", at=5)  # boris until 10
    house.arrive(3, "desk", at=60)
    assert house.play(engine).visits() == [
        (2, "desk", "boris", 5, 5, 10, "SERVED"),
        (1, "desk", "anna", 0, 0, 30, "SERVED"),
        (3, "desk", "anna", 60, 60, 64, "SERVED"),
    ]


def test_an_end_beats_a_start(engine: Engine) -> None:
    # at 10 anna becomes free and 3, more urgent than the waiting 2, ends its delay: she sees both
    house = House()
    house.queue("offer", work=10)
    house.queue("call", work=10)
    house.delay("pause", 6, then="call")
    house.server("anna", "call", "offer")
    house.arrive(1, "offer", at=0)
    house.arrive(2, "offer", at=1)
    house.arrive(3, "pause", at=4)
    assert house.play(engine).visits() == [
        (1, "offer", "anna", 0, 0, 10, "SERVED"),
        (3, "pause", None, 4, 4, 10, "DELAYED"),
        (3, "call", "anna", 10, 10, 20, "SERVED"),
        (2, "offer", "anna", 1, 20, 30, "SERVED"),
    ]


def test_who_arrives_at_the_second_in_which_a_server_ends_does_not_wait(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.server("anna", "desk")
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=10)
    assert house.play(engine).visits() == [
        (1, "desk", "anna", 0, 0, 10, "SERVED"),
        (2, "desk", "anna", 10, 10, 20, "SERVED"),
    ]


def test_work_that_takes_no_time_passes_many_stations_in_one_second(engine: Engine) -> None:
    # events of an instant, then starts, and again: 1 passes both stations at second 5, then 2 does
    house = House()
    house.queue("first", work=0, then="second")
    house.queue("second", work=0)
    house.server("anna", "second", "first")
    house.arrive(1, "first", at=5)
    house.arrive(2, "first", at=5)
    assert sorted(house.play(engine).visits()) == [
        (1, "first", "anna", 5, 5, 5, "SERVED"),
        (1, "second", "anna", 5, 5, 5, "SERVED"),
        (2, "first", "anna", 5, 5, 5, "SERVED"),
        (2, "second", "anna", 5, 5, 5, "SERVED"),
    ]


def test_each_segment_has_its_own_work_and_the_first_row_that_matches_counts(engine: Engine) -> None:
    house = House()
    house.queue("desk", work={1: 7, -1: 10, 2: 99})
    house.server("anna", "desk")
    house.arrive(1, "desk", at=0, segment=0)
    house.arrive(2, "desk", at=100, segment=1)
    house.arrive(3, "desk", at=200, segment=2)
    assert house.play(engine).columns("started ended") == [(0, 10), (100, 107), (200, 210)]


def test_listed_values_are_taken_by_the_number_of_the_entity_plus_its_earlier_visits(engine: Engine) -> None:
    # the j-th entity (from 0) at its v-th visit (from 0) takes item (j + v) mod 3 of 5, 7, 9
    house = House()
    house.queue("first", work=[5, 7, 9], then="second")
    house.queue("second", work=[5, 7, 9])
    house.server("anna", "first", "second")
    for number in range(4):
        house.arrive(number + 1, "first", at=100 * number)
    played = house.play(engine)
    assert played.columns("entity started ended", of="first") == [
        (1, 0, 5),
        (2, 100, 107),
        (3, 200, 209),
        (4, 300, 305),
    ]
    assert [end - start for start, end in played.columns("started ended", of="second")] == [5, 7, 9, 5]


def test_listed_values_move_on_by_one_at_each_visit(engine: Engine) -> None:
    # visits 0, 1, 2 of entity 0 take 5, 7, 9
    house = House()
    house.queue("desk", work=[5, 7, 9], then=[times(3, "desk"), "out"])
    house.server("anna", "desk")
    house.arrive(1, "desk", at=0)
    assert house.play(engine).columns("visit started ended") == [(1, 0, 5), (2, 5, 12), (3, 12, 21)]


def test_the_work_of_an_entity_does_not_hang_on_who_serves_it_or_when(engine: Engine) -> None:
    def lengths(*names: str) -> dict[int, int]:
        house = House(until=5000)
        house.queue("desk", work=(LOGNORMAL, 3.0, 0.8))
        house.team("crew", "desk")
        for name in names:
            house.server(name, team="crew")
        for who in range(1, 60):
            house.arrive(who, "desk", at=7 * who)
        return {who: end - start for who, start, end in house.play(engine).columns("entity started ended")}

    assert lengths("anna") == lengths("anna", "boris") == lengths("clara", "boris", "anna")
    assert len(set(lengths("anna").values())) > 20


def test_only_servers_with_the_skill_serve(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.queue("other", work=10)
    house.server("anna", "other")
    house.server("boris", "desk")
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=0)
    assert house.play(engine).visits() == [
        (1, "desk", "boris", 0, 0, 10, "SERVED"),
        (2, "desk", "boris", 0, 10, 20, "SERVED"),
    ]
