"""Every tie is broken by a stable key, never by the order in which things were written down."""

from engines.build import House, can, way
from engines.played import Engine
from salessim.network.tables import FEWEST_OPEN, LIFO


def test_entities_that_joined_together_are_served_by_key(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.server("anna", "desk")
    for who in (3, 1, 2):
        house.arrive(who, "desk", at=0)
    assert house.play(engine).columns("entity started") == [(1, 0), (2, 10), (3, 20)]


def test_entities_of_two_stations_that_joined_together_are_served_by_key(engine: Engine) -> None:
    house = House()
    house.queue("first", work=10)
    house.queue("second", work=10)
    house.server("anna", can("first", rank=0), can("second", rank=0))
    house.arrive(2, "first", at=0)
    house.arrive(1, "second", at=0)
    assert house.play(engine).columns("entity started") == [(1, 0), (2, 10)]


def test_a_lifo_station_takes_those_who_joined_together_by_key_too(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10, order=LIFO)
    house.server("anna", "desk")
    for who, at in [(3, 0), (1, 0), (2, 5), (4, 5)]:
        house.arrive(who, "desk", at=at)
    assert house.play(engine).columns("entity started") == [(1, 0), (2, 10), (4, 20), (3, 30)]


def test_servers_that_are_idle_equally_long_are_taken_by_key(engine: Engine) -> None:
    house = House()
    house.queue("desk", work=10)
    house.team("crew", "desk")
    for name, key in [("clara", 3), ("anna", 1), ("boris", 2)]:
        house.server(name, team="crew", key=key)
    for who in (1, 2, 3):
        house.arrive(who, "desk", at=0)
    assert house.play(engine).columns("entity server") == [(1, "anna"), (2, "boris"), (3, "clara")]


def test_servers_that_end_together_are_taken_by_key_too(engine: Engine) -> None:
    # both end at 10, whoever was started first
    house = House()
    house.queue("desk", work=10)
    house.team("crew", "desk")
    house.server("boris", team="crew", key=2)
    house.server("anna", team="crew", key=1)
    for who in (1, 2):
        house.arrive(who, "desk", at=0)
    house.arrive(3, "desk", at=50)
    assert house.play(engine).columns("entity server") == [(1, "anna"), (2, "boris"), (3, "anna")]


def test_candidates_for_owner_that_are_equal_are_taken_by_key(engine: Engine) -> None:
    house = House()
    house.slot("deal", assign_rule=FEWEST_OPEN)
    house.queue("desk", work=10, desk="deal")
    house.team("crew", "desk")
    house.server("boris", team="crew", key=2)
    house.server("anna", team="crew", key=1)
    house.arrive(1, "desk", at=0)
    assert house.play(engine).columns("server") == [("anna",)]


def test_the_log_is_sorted_by_end_entity_and_station(engine: Engine) -> None:
    # all end at 20: entity 1 first; of its two visits in that second the order is that of the stations' keys
    house = House()
    house.delay("slow", 20, then="first")
    house.delay("first", 0, then="second")
    house.delay("second", 0)
    for who in (2, 1):
        house.arrive(who, "slow", at=0)
    log = house.play(engine).log
    network = house.network()
    stations = network.station.key[log.visit.station].tolist()
    rows = zip(log.visit.ended.tolist(), log.visit.entity.tolist(), stations, strict=True)
    listed = list(rows)
    assert listed == sorted(listed)
    assert len(listed) == 6


def busy_house(backwards: bool) -> House:
    """A house with many ties; written down in one order or in the other."""
    house = House()
    house.slot("deal", assign_rule=FEWEST_OPEN)
    stations = [
        lambda: house.queue("call", work=10, then="meeting", capacity=3, balk_to="out"),
        lambda: house.queue("meeting", work=20, desk="deal", then=[way("think", 0.5), "out"]),
        lambda: house.delay("think", 20, then="meeting"),
    ]
    people = [("anna", 21), ("boris", 22), ("clara", 23), ("dora", 24)]
    arrivals = [(who, 10 * (who // 6)) for who in range(1, 40)]
    for station in reversed(stations) if backwards else stations:
        station()
    house.team("crew", "meeting", "call")
    for name, key in reversed(people) if backwards else people:
        house.server(name, team="crew", key=key, duty=[(0, 100), (120, 900)])
    for who, at in reversed(arrivals) if backwards else arrivals:
        house.arrive(who, "call", at=at)
    return house


def test_the_order_in_which_things_are_written_down_changes_nothing(engine: Engine) -> None:
    forwards, backwards = (busy_house(order).play(engine) for order in (False, True))
    assert forwards.visits("visit part") == backwards.visits("visit part")
    assert len(forwards.visits()) > 60
