"""Who can come from where to where: which places belong to the life of an account, and where a deal is owned."""

from collections.abc import Iterable, Iterator

from salessim.compiler.layout import Layout, Place
from salessim.scenario.schema import Scenario


def steps(place: Place, layout: Layout, scenario: Scenario) -> Iterator[str]:
    """The places that follow on one: by an outcome, as a child, without patience, turned away, or as a request."""
    for way in place.ways:
        yield way.next
        if way.child is not None:
            yield way.child
    if place.stage is not None and place.stage.patience is not None:
        yield place.stage.gives_up
    if place.stage is not None and place.stage.room is not None:
        yield place.stage.when_full
    if place.name == account_begin(scenario):
        yield from layout.begins.values()


def account_begin(scenario: Scenario) -> str | None:
    """The stage at which a client becomes an account."""
    owner = scenario.owners.get("account")
    return (owner.from_ or owner.taken_at) if owner is not None else None


def reached(layout: Layout, scenario: Scenario, begins: Iterable[str], last: str | None = None) -> set[str]:
    """All places that can be reached from these; nothing is followed beyond `last`."""
    found: set[str] = set()
    ahead = list(begins)
    while ahead:
        name = ahead.pop()
        if name in found:
            continue
        found.add(name)
        if name != last:
            ahead += steps(layout.places[name], layout, scenario)
    return found


def account_places(layout: Layout, scenario: Scenario) -> set[str]:
    """The places that only accounts and their children see."""
    begin = account_begin(scenario)
    if begin is None:
        return set()
    before = reached(layout, scenario, (source.goes_to for source in scenario.sources.values()), last=begin)
    return (reached(layout, scenario, [begin]) - before) | {begin}


def deal_places(layout: Layout, scenario: Scenario) -> set[str]:
    """The places in which a deal has an owner."""
    owner = scenario.owners.get("deal")
    begin = (owner.taken_at or owner.from_) if owner is not None else None
    if owner is None or begin is None:
        return set()
    return reached(layout, scenario, [begin], last=owner.until)
