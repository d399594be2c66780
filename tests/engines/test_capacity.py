"""Queues with little room: who is turned away."""

from engines.build import House, can
from engines.played import Engine


def desk(capacity: int, *skills: object) -> House:
    """A desk with little room; entity 1 keeps its only server busy until 50."""
    house = House()
    house.queue("desk", work={0: 10, 1: 10, 9: 50}, capacity=capacity, balk_to="lost")
    house.exit("lost")
    house.server("anna", *(skills or ("desk",)))
    house.arrive(1, "desk", at=0, segment=9)
    return house


def test_who_finds_no_room_is_turned_away(engine: Engine) -> None:
    house = desk(1)
    house.arrive(2, "desk", at=5)
    house.arrive(3, "desk", at=6)
    played = house.play(engine)
    assert played.visits("part route") == [
        (3, "desk", None, 6, -1, 6, "BALKED", 0, -1),
        (1, "desk", "anna", 0, 0, 50, "SERVED", 0, 0),
        (2, "desk", "anna", 5, 50, 60, "SERVED", 0, 0),
    ]
    assert played.entities("left exit") == [(1, 50, "out"), (2, 60, "out"), (3, 6, "lost")]


def test_of_those_who_joined_together_the_higher_key_is_turned_away(engine: Engine) -> None:
    house = desk(1)
    house.arrive(3, "desk", at=5)
    house.arrive(2, "desk", at=5)
    assert house.play(engine).visits()[0] == (3, "desk", None, 5, -1, 5, "BALKED")


def test_all_above_the_capacity_are_turned_away_the_worst_first(engine: Engine) -> None:
    house = desk(1)
    for who in (2, 3, 4, 5):
        house.arrive(who, "desk", at=7)
    assert house.play(engine).columns("entity ended outcome") == [
        (3, 7, "BALKED"),
        (4, 7, "BALKED"),
        (5, 7, "BALKED"),
        (1, 50, "SERVED"),
        (2, 60, "SERVED"),
    ]


def test_the_highest_rank_number_is_turned_away_however_long_it_waits(engine: Engine) -> None:
    # segment 1 is served first: it takes the room of the older entity 2
    house = desk(1, can("desk", segment=1, rank=0), can("desk", rank=1))
    house.arrive(2, "desk", at=5)
    house.arrive(3, "desk", at=20, segment=1)
    assert house.play(engine).visits() == [
        (2, "desk", None, 5, -1, 20, "BALKED"),
        (1, "desk", "anna", 0, 0, 50, "SERVED"),
        (3, "desk", "anna", 20, 50, 60, "SERVED"),
    ]


def test_starts_come_before_turning_away(engine: Engine) -> None:
    # both join at 0, one is started, one waits: nobody is too many
    house = House()
    house.queue("desk", work=10, capacity=1, balk_to="lost")
    house.exit("lost")
    house.server("anna", "desk")
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=0)
    assert house.play(engine).columns("started outcome") == [(0, "SERVED"), (10, "SERVED")]


def test_without_room_to_wait_a_free_server_still_serves(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10, capacity=0, balk_to="lost")
    house.exit("lost")
    house.server("anna", "desk")
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=9)
    house.arrive(3, "desk", at=10)
    assert house.play(engine).visits() == [
        (2, "desk", None, 9, -1, 9, "BALKED"),
        (1, "desk", "anna", 0, 0, 10, "SERVED"),
        (3, "desk", "anna", 10, 10, 20, "SERVED"),
    ]


def test_who_is_turned_away_may_be_served_elsewhere_in_the_same_second(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=50, capacity=0, balk_to="second")
    house.queue("second", work=20, capacity=0, balk_to="third")
    house.queue("third", work=5)
    for name, station in [("anna", "desk"), ("boris", "second"), ("clara", "third")]:
        house.server(name, station)
    for who, at in [(1, 0), (2, 1), (3, 2)]:
        house.arrive(who, "desk", at=at)
    played = house.play(engine)
    assert played.visits(of="desk") == [
        (2, "desk", None, 1, -1, 1, "BALKED"),
        (3, "desk", None, 2, -1, 2, "BALKED"),
        (1, "desk", "anna", 0, 0, 50, "SERVED"),
    ]
    assert played.visits(of="second") == [
        (3, "second", None, 2, -1, 2, "BALKED"),
        (2, "second", "boris", 1, 1, 21, "SERVED"),
    ]
    assert played.visits(of="third") == [(3, "third", "clara", 2, 2, 7, "SERVED")]


def test_turning_away_waits_until_all_starts_of_the_second_are_done(engine: Engine) -> None:
    # at 10 both servers end; 3 and 4 wait already, 5 and 6 join: two start, two find room
    house = House()
    house.queue("desk", work=10, capacity=2, balk_to="lost")
    house.exit("lost")
    house.team("crew", "desk")
    house.server("anna", team="crew")
    house.server("boris", team="crew")
    for who, at in [(1, 0), (2, 0), (3, 5), (4, 5), (5, 10), (6, 10)]:
        house.arrive(who, "desk", at=at)
    assert house.play(engine).columns("entity started outcome") == [
        (1, 0, "SERVED"),
        (2, 0, "SERVED"),
        (3, 10, "SERVED"),
        (4, 10, "SERVED"),
        (5, 20, "SERVED"),
        (6, 20, "SERVED"),
    ]


def test_everybody_who_waits_unstarted_counts_off_duty_too(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10, capacity=1, balk_to="lost")
    house.exit("lost")
    house.server("anna", "desk", duty=[(100, 200)])
    house.arrive(1, "desk", at=60)
    house.arrive(2, "desk", at=70)
    assert house.play(engine).visits() == [
        (2, "desk", None, 70, -1, 70, "BALKED"),
        (1, "desk", "anna", 60, 100, 110, "SERVED"),
    ]


def test_the_ranks_of_people_whose_spell_is_over_do_not_count(engine: Engine) -> None:
    # for boris segment 1 came first, but he left at 10; for anna it comes last: 2 is turned away, the older
    house = desk(1, can("desk", segment=1, rank=5), can("desk", rank=1))
    house.server("boris", can("desk", segment=1, rank=0), ends=10, duty=[(1, 2)])
    house.arrive(2, "desk", at=15, segment=1)
    house.arrive(3, "desk", at=20)
    assert house.play(engine).visits()[0] == (2, "desk", None, 15, -1, 20, "BALKED")


def test_the_rank_of_an_entity_is_the_best_that_anybody_in_spell_gives_it(engine: Engine) -> None:
    # the same, but boris stays: segment 1 is first for him, so 3, at rank 1, is the worst
    house = desk(1, can("desk", segment=1, rank=5), can("desk", rank=1))
    house.server("boris", can("desk", segment=1, rank=0), duty=[(1, 2)])
    house.arrive(2, "desk", at=15, segment=1)
    house.arrive(3, "desk", at=20)
    assert house.play(engine).visits()[0] == (3, "desk", None, 20, -1, 20, "BALKED")
