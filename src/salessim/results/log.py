"""What happened in one replication: the raw record that every figure is derived from.

Keys are the network's stable u64 keys, so that the logs of two engines, or of two structures on one market, can be laid
side by side. Rows of `visit` are sorted by (ended, entity, station, visit, part), OPEN rows last.
"""

from typing import Annotated, NamedTuple

from salessim.columns import F64, I8, I32, I64, U64, Column, empty

SERVED, RENEGED, BALKED, INTERRUPTED, DELAYED, OPEN = range(6)  # visit.outcome
CAME, UNWILLING, REFUSED = range(3)  # move.how


class Visit(NamedTuple):
    """One row per spell of service or wait that ended, and for whoever is inside at the end. A visit that was
    interrupted has several parts; only its last part has another outcome than INTERRUPTED."""

    entity: Annotated[U64, Column("key", "who")]
    station: Annotated[I32, Column("row of station", "where")]
    visit: Annotated[I32, Column("number", "of this entity at this station, from 1")]
    part: Annotated[I32, Column("number", "of the spell of service within the visit, from 0")]
    server: Annotated[I32, Column("row of server", "who served; -1 nobody")]
    queued: Annotated[I64, Column("s", "joined the station")]
    started: Annotated[I64, Column("s", "this part of the service, or the delay, began; -1 never")]
    ended: Annotated[I64, Column("s", "this part ended; -1 still open")]
    outcome: Annotated[I8, Column("code", "SERVED, RENEGED, BALKED, INTERRUPTED, DELAYED or OPEN")]
    missed: Annotated[I8, Column("0 or 1", "1: the try did not reach")]
    route: Annotated[I32, Column("row of route", "the way taken; -1 none")]
    prompt: Annotated[I32, Column("row of route", "the way it would have taken without the wait; -1 none")]


class Booking(NamedTuple):
    """One entry in a ledger, in the order of time, then entity key."""

    entity: Annotated[U64, Column("key", "who")]
    station: Annotated[I32, Column("row of station", "the visit that booked")]
    visit: Annotated[I32, Column("number", "of that visit")]
    time: Annotated[I64, Column("s", "when")]
    ledger: Annotated[I32, Column("row of ledger", "where")]
    amount: Annotated[F64, Column("currency", "factor x size")]
    server: Annotated[I32, Column("row of server", "to whom it is credited; -1 nobody")]


class GateChange(NamedTuple):
    """A gate that closed or opened; one that is shut when the run begins has a row of that second."""

    gate: Annotated[I32, Column("row of gate", "which")]
    time: Annotated[I64, Column("s", "when")]
    open: Annotated[I8, Column("0 or 1", "1: opened")]


class Entity(NamedTuple):
    """Everybody who was inside at some time, sorted by key."""

    key: Annotated[U64, Column("key", "who")]
    parent: Annotated[U64, Column("key", "whose child it is; 0 nobody's")]
    source: Annotated[
        I32, Column("row of source", "where it came from (a child: its parent's); -1 there from the start")
    ]
    segment: Annotated[I32, Column("segment", "combination of attribute values")]
    born: Annotated[I64, Column("s", "arrival or spawn")]
    size: Annotated[F64, Column("currency", "at birth")]
    left: Annotated[I64, Column("s", "when it went out; -1 still inside")]
    exit: Annotated[I32, Column("row of station", "by which exit; -1 still inside")]


class Server(NamedTuple):
    """One spell of one person in one seat."""

    key: Annotated[U64, Column("key", "who")]
    team: Annotated[I32, Column("row of team", "")]
    seat: Annotated[I32, Column("row of seat", "")]
    hired: Annotated[I64, Column("s", "tenure counts from here")]
    starts: Annotated[I64, Column("s", "the spell begins")]
    ends: Annotated[I64, Column("s", "the spell ends; later than the run: FOREVER")]


class Duty(NamedTuple):
    """When a server is on duty: half-open, sorted by (server, on), disjoint."""

    server: Annotated[I32, Column("row of server", "")]
    on: Annotated[I64, Column("s", "from")]
    off: Annotated[I64, Column("s", "to")]


class Move(NamedTuple):
    """Somebody whose place in the department changed when the department did; engines know nothing of it."""

    time: Annotated[I64, Column("s", "when")]
    person: Annotated[U64, Column("key", "who")]
    team: Annotated[I32, Column("row of team", "the new one; of who refused the old one")]
    how: Annotated[I8, Column("code", "CAME, UNWILLING (came, and leaves sooner) or REFUSED (left instead)")]


NOBODY_MOVED = empty(Move)


class Candidate(NamedTuple):
    """Who offered to work in a team that looks for people, looked for or not."""

    key: Annotated[U64, Column("key", "who; the key of the server later")]
    team: Annotated[I32, Column("row of team", "")]
    channel: Annotated[I32, Column("number", "of the channel within the team, from 0")]
    came: Annotated[I64, Column("s", "when")]
    trials: Annotated[I32, Column("number", "of the steps of selection that he or she entered")]
    passed: Annotated[I64, Column("s", "the last step passed; FOREVER not")]
    began: Annotated[I64, Column("s", "hired, as an intern at first; FOREVER not")]
    kept: Annotated[I8, Column("0 or 1", "1: the best, or the only one, of those who began for one place")]
    placed: Annotated[I64, Column("s", "has a seat from here; FOREVER never")]
    empty: Annotated[I64, Column("s", "since when that seat was empty; FOREVER none")]
    off: Annotated[I64, Column("s", "hired without a seat until here; FOREVER not hired")]
    leaves: Annotated[I64, Column("s", "would leave; FOREVER never, or not kept")]


class Log(NamedTuple):
    """The record of one replication between two moments."""

    start: int
    until: int
    visit: Visit
    booking: Booking
    gate: GateChange
    entity: Entity
    server: Server
    duty: Duty
    move: Move = NOBODY_MOVED
    candidate: Candidate = empty(Candidate)
