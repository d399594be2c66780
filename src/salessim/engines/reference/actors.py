"""Who acts: an entity, a server, and the service that joins them for a while."""

from collections import defaultdict
from dataclasses import dataclass, field

from simpy.events import Event


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody who moves through the network, and the visit it is on."""

    key: int
    parent: int
    source: int
    ordinal: int
    segment: int
    born: int
    birth_size: float
    size: float
    mark: int
    visits: dict[int, int] = field(default_factory=dict)  # station -> joins since the last reset
    earlier: dict[int, int] = field(default_factory=dict)  # station -> joins before the last reset
    owners: dict[int, "Server"] = field(default_factory=dict)  # slot -> owner
    inherited: set[int] = field(default_factory=set)  # slots whose owner does not count against a limit
    wanting: dict[int, int] = field(default_factory=dict)  # slot in which it is to get an owner -> of this team; -1 any
    streams: dict[int, tuple[int, int]] = field(default_factory=dict)  # spawn row -> (children so far, next comes)
    exit: int = -1
    left_at: int = -1
    hops: int = 0  # joins within the instant `queued`
    # the visit
    station: int = -1
    queued: int = -1
    first: int = -1  # first start of service
    until: int = -1  # end of the delay or of patience
    part: int = 0
    work_left: float = -1.0  # at speed 1; -1 untouched
    missed: int = 0
    waiting: tuple[int, object, bool] | None = None  # the class of the line in which it waits
    service: "Service | None" = None
    over: Event | None = None  # happens when the visit is over

    @property
    def visit(self) -> int:
        """The number of this visit at its station, since the last reset."""
        return self.visits[self.station]

    @property
    def turn(self) -> int:
        """The number of this visit at its station, resets or not: its draws live at this address."""
        return self.visits[self.station] + self.earlier.get(self.station, 0)


@dataclass(slots=True, eq=False)
class Server:
    """One spell of one person."""

    row: int
    key: int
    team: int
    seat: int
    hired: int
    starts: int
    ends: int
    speed: float
    quality: float
    duty_from: int
    duty_to: int
    in_spell: bool = False
    on_duty: bool = False
    at: int = -1  # the duty row of now, or the last one
    gap: int = 0  # while off duty: how long this absence lasts in all
    service: "Service | None" = None
    last_station: int = -1
    idle_since: int = 0  # 0: never on duty yet
    holds: dict[int, dict[Entity, None]] = field(default_factory=lambda: defaultdict(dict))  # slot -> whom it owns
    owned: dict[int, int] = field(default_factory=lambda: defaultdict(int))  # slot -> how many count


@dataclass(slots=True, eq=False)
class Service:
    """A spell of service: fixed in length at its start."""

    entity: Entity
    server: Server
    started: int
    setup: int
    length: int
    work: float
    quality: float
    row: int  # duty row in which it began or was taken up
    since: int  # working since, within that row
    before: int = 0  # seconds worked before `since`
