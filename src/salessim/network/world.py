"""One replication's chances, decided before the engine starts: who arrives when, who is on duty when."""

from typing import Annotated, NamedTuple

from salessim.columns import F64, I32, I64, U64, Column


class Arrival(NamedTuple):
    """Who comes from outside, in the order of time, then key."""

    time: Annotated[I64, Column("s", "when")]
    key: Annotated[U64, Column("key", "who")]
    source: Annotated[I32, Column("row of source", "from where")]
    station: Annotated[I32, Column("row of station", "where it begins")]
    segment: Annotated[I32, Column("segment", "combination of attribute values")]
    size: Annotated[F64, Column("amount", "drawn once")]
    ordinal: Annotated[I64, Column("number", "of this source since the start of the run, from 0")]


class Server(NamedTuple):
    """One spell of one person in one seat, in the order of seat, then spell."""

    key: Annotated[U64, Column("key", "who")]
    team: Annotated[I32, Column("row of team", "")]
    seat: Annotated[I32, Column("row of seat", "")]
    hired: Annotated[I64, Column("s", "tenure counts from here")]
    starts: Annotated[I64, Column("s", "the spell begins")]
    ends: Annotated[I64, Column("s", "the spell ends; FOREVER beyond the run")]
    speed: Annotated[F64, Column("ratio", "the person's own")]
    quality: Annotated[F64, Column("ratio", "the person's own")]
    duty_from: Annotated[I32, Column("row of duty", "on duty: first row")]
    duty_to: Annotated[I32, Column("row of duty", "on duty: row after the last")]


class Duty(NamedTuple):
    """A stretch of duty; half-open, sorted and disjoint for each server; the last begins after the run."""

    on: Annotated[I64, Column("s", "from")]
    off: Annotated[I64, Column("s", "to")]


class World(NamedTuple):
    """One replication's chances."""

    run: int  # the key that mixes seed and replication into every draw
    arrival: Arrival
    server: Server
    duty: Duty
