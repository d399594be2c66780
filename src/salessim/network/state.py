"""Who is where at one moment: what one run leaves behind and the next begins with.

Identities are keys, never rows, so that the state of one network can be taken up by another.
"""

from typing import Annotated, NamedTuple

from salessim.columns import F64, I8, I32, I64, U64, Column, empty


class Inside(NamedTuple):
    """An entity that is inside."""

    key: Annotated[U64, Column("key", "who")]
    parent: Annotated[U64, Column("key", "whose child; 0 nobody's")]
    source: Annotated[U64, Column("key", "its source; 0 none")]
    ordinal: Annotated[I64, Column("number", "of its source")]
    segment: Annotated[I32, Column("segment", "combination of attribute values")]
    size: Annotated[F64, Column("amount", "now")]
    born: Annotated[I64, Column("s", "arrival or spawn")]
    mark: Annotated[I64, Column("s", "age counts from here")]
    station: Annotated[U64, Column("key", "where it is")]
    queued: Annotated[I64, Column("s", "joined the station")]
    first: Annotated[I64, Column("s", "first start of this visit; -1 not yet")]
    until: Annotated[I64, Column("s", "end of its delay or of its patience; FOREVER none")]
    part: Annotated[I32, Column("number", "of the next spell of service")]
    left: Annotated[F64, Column("s", "work left at speed 1, at the start of the spell in hand; -1 untouched")]
    missed: Annotated[I8, Column("0 or 1", "1: the try does not reach")]
    server: Annotated[U64, Column("key", "in whose hands; 0 nobody's")]
    started: Annotated[I64, Column("s", "start of the spell of service in hand; -1 none")]
    setup: Annotated[I64, Column("s", "set-up of the spell in hand")]
    length: Annotated[I64, Column("s", "length of the spell in hand, without set-up")]
    worked: Annotated[I64, Column("s", "of set-up and length already done")]


class Visits(NamedTuple):
    """How often an entity joined a station since the last reset."""

    entity: Annotated[U64, Column("key", "who")]
    station: Annotated[U64, Column("key", "where")]
    number: Annotated[I32, Column("visits", "since the last reset")]
    earlier: Annotated[I32, Column("visits", "before the last reset")]


class Owned(NamedTuple):
    """An owner in a slot."""

    entity: Annotated[U64, Column("key", "who is owned")]
    slot: Annotated[U64, Column("key", "in which slot")]
    server: Annotated[U64, Column("key", "by whom; 0: to be assigned at once")]
    counts: Annotated[I8, Column("0 or 1", "1: counts against the owner's limit; 0: inherited")]
    team: Annotated[U64, Column("key", "the team within which an owner is sought after a hand-over; 0 any")]


class Stood(NamedTuple):
    """What a server did last."""

    key: Annotated[U64, Column("key", "who")]
    station: Annotated[U64, Column("key", "served last; 0 none")]
    idle_since: Annotated[I64, Column("s", "end of the last service or begin of duty")]


class Shut(NamedTuple):
    """A gate that is closed."""

    key: Annotated[U64, Column("key", "which")]


class Turn(NamedTuple):
    """The server that a round robin served last."""

    slot: Annotated[U64, Column("key", "slot")]
    server: Annotated[U64, Column("key", "assigned last")]


class Stream(NamedTuple):
    """A stream of children that runs."""

    parent: Annotated[U64, Column("key", "whose")]
    spawn: Annotated[U64, Column("key", "which")]
    number: Annotated[I64, Column("children", "so far")]
    next: Annotated[I64, Column("s", "the next child comes")]


class State(NamedTuple):
    """Everything that a run hands to the next."""

    inside: Inside
    visits: Visits
    owned: Owned
    stood: Stood
    shut: Shut
    turn: Turn
    stream: Stream


def nothing() -> State:
    """The state of an empty network."""
    return State(empty(Inside), empty(Visits), empty(Owned), empty(Stood), empty(Shut), empty(Turn), empty(Stream))
