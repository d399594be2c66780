"""What stands where in the file does not matter: every number lives at the address of a name."""

from compiler.small import small
from compiler.test_words import OWNERS, PROCESS, TEAMS
from salessim import engines
from salessim.compiler import Compiled, accounts_state
from salessim.network.world import realise

SOURCES = {
    "calls": {"rate": "6 per day", "goes_to": "answer", "busy_and_quiet_days": {"variance_to_mean": 2}},
    "list": {"contacts": 20, "goes_to": "answer"},
}
ATTRIBUTES = {"region": {"Moscow": "60%", "Kazan": "40%"}, "kind": {"small": "75%", "key": "25%"}}
PARTS = {"process": PROCESS, "owners": OWNERS, "teams": TEAMS, "sources": SOURCES, "attributes": ATTRIBUTES}


def told(**changes: object) -> Compiled:
    return small(**PARTS | {"deal_value": "lognormal(100, cv 1)", "start": {"accounts": 30}} | changes)


def reversed_(part: dict[str, object]) -> dict[str, object]:
    return dict(reversed(part.items()))


def lived(compiled: Compiled) -> tuple[list[tuple[int, ...]], list[tuple[float, ...]]]:
    """Visits and bookings of one replication, with keys in place of row numbers."""
    network = compiled.network
    log, _ = engines.simulate(network, realise(network, 3, 0), accounts_state(compiled, 3, 0))
    server = [*log.server.key.tolist(), 0]
    route = [*network.route.key.tolist(), 0]
    visits = [
        (entity, int(network.station.key[at]), visit, part, server[by], queued, started, ended, outcome, route[way])
        for entity, at, visit, part, by, queued, started, ended, outcome, _, way, _ in zip(
            *(column.tolist() for column in log.visit), strict=True
        )
    ]
    books = [
        (entity, time, int(network.ledger.key[ledger]), amount, server[by])
        for entity, _, _, time, ledger, amount, by in zip(*(column.tolist() for column in log.booking), strict=True)
    ]
    return sorted(visits), sorted(books)


def test_the_order_of_stages_teams_sources_and_owners_changes_nothing():
    visits, books = lived(told())
    assert len(visits) > 500
    assert len(books) > 10
    for part in ("process", "teams", "sources", "owners"):
        assert lived(told(**{part: reversed_(PARTS[part])})) == (visits, books), part


def test_the_order_of_attributes_changes_nothing():
    assert lived(told(attributes=reversed_(ATTRIBUTES))) == lived(told())


def test_another_attribute_changes_nothing():
    assert lived(told(attributes=ATTRIBUTES | {"product": {"plain": "80%", "custom": "20%"}})) == lived(told())


def test_another_stage_that_nobody_visits_changes_nothing():
    more = {"process": PROCESS | {"idle": {"delay": "1 d", "then": {"over": "rest -> done"}}}}
    assert lived(told(**more)) == lived(told())


def test_another_source_leaves_the_market_as_it_was():
    world = realise(told().network, 3, 0)
    more = {"mail": {"rate": "2 per day", "goes_to": "answer"}}
    other = realise(told(sources=more | SOURCES).network, 3, 0)
    assert set(zip(world.arrival.key.tolist(), world.arrival.time.tolist(), strict=True)) < set(
        zip(other.arrival.key.tolist(), other.arrival.time.tolist(), strict=True)
    )
