"""What the kernel keeps in memory: everybody who waits for a moment, every server, line, team and gate as it is now.

One row of these tables is one record in memory. A number of a row is an id, and -1 means none. Lists are threaded
through the rows: `ahead` and `behind` are the neighbours in a line, `sooner` and `later` those in the calendar.
"""

from typing import Annotated, NamedTuple

import numpy as np

from salessim.columns import F64, I8, I16, I32, I64, U64, Column
from salessim.engines.compiled.layout import Columns, List, Place, Rows, machine_of
from salessim.network import tables as network
from salessim.results import log

NOBODY, ENTITY, SHIFT, STREAM = 0, 1, 2, 3  # actor.kind
MOVING, WAITING, SERVED, DELAYED = 0, 1, 2, 3  # actor.doing
UNDRAWN = -2  # actor.until: the end of patience is drawn only when it matters
UNWANTED, ANY_TEAM = -2, -1  # owning.wanting
EVENTS, OWNERS, STARTS = 0, 1, 2  # machine.phase
RUNNING, LOOPING, SPENT = 0, 1, 2  # machine.trouble
DONE, PAUSED, CRAMPED, STOPPED = 0, 1, 2, 3  # what `advance` answers


class Actor(NamedTuple):
    """Whoever waits for a moment: an entity, the next change of a server's duty, or the next child of a stream."""

    key: Annotated[U64, Column("key", "who")]
    size: Annotated[F64, Column("amount", "now")]
    mark: Annotated[I64, Column("s", "age counts from here")]
    queued: Annotated[I64, Column("s", "joined the station")]
    first: Annotated[I64, Column("s", "first start of this visit; -1 not yet")]
    due: Annotated[I64, Column("s", "its next event; -1 none")]
    until: Annotated[I64, Column("s", "end of its delay or of its patience; FOREVER none, UNDRAWN not yet known")]
    left: Annotated[F64, Column("s", "work left at speed 1; -1 untouched")]
    ordinal: Annotated[I32, Column("number", "of its source; of a stream: children so far")]
    station: Annotated[I32, Column("row of station", "where it is; of a stream: row of spawn; of a shift: server")]
    segment: Annotated[I32, Column("segment", "combination of attribute values")]
    visit: Annotated[I32, Column("number", "of this visit since the last reset")]
    turn: Annotated[I32, Column("number", "of this visit, resets or not: its draws live at this address")]
    part: Annotated[I32, Column("number", "of the next spell of service")]
    server: Annotated[I32, Column("row of server", "in whose hands")]
    line: Annotated[I32, Column("row of line", "in which it waits; of a stream: its parent's row of actor")]
    ahead: Annotated[I32, Column("row of actor", "stands before it in the line")]
    behind: Annotated[I32, Column("row of actor", "stands after it in the line; the next stream of the same parent")]
    sooner: Annotated[I32, Column("row of actor", "before it in its second of the calendar")]
    later: Annotated[I32, Column("row of actor", "after it there, or in the list of free rows")]
    row: Annotated[I32, Column("row of entity", "in the log")]
    streams: Annotated[I32, Column("row of actor", "its first stream of children")]
    kind: Annotated[I8, Column("code", "NOBODY, ENTITY, SHIFT or STREAM")]
    doing: Annotated[I8, Column("code", "MOVING, WAITING, SERVED or DELAYED")]
    missed: Annotated[I8, Column("0 or 1", "1: the try does not reach")]
    fresh: Annotated[I8, Column("0 or 1", "1: joined in this instant, and may need patience")]
    looked: Annotated[I8, Column("0 or 1", "1: SETTLE is to look at its owners")]
    unmet: Annotated[I8, Column("0 to 2", "2: found no owner yet; 1: no more, but still on that list")]
    hops: Annotated[I16, Column("joins", "within the second `queued`")]


class Server(NamedTuple):
    """One spell of one person, and the service in hand."""

    key: Annotated[U64, Column("key", "who")]
    hired: Annotated[I64, Column("s", "tenure counts from here")]
    starts: Annotated[I64, Column("s", "the spell begins")]
    ends: Annotated[I64, Column("s", "the spell ends")]
    speed: Annotated[F64, Column("ratio", "the person's own")]
    quality: Annotated[F64, Column("ratio", "the person's own")]
    idle_since: Annotated[I64, Column("s", "end of the last service or begin of duty; 0 never on duty yet")]
    gap: Annotated[I64, Column("s", "while off duty: how long this absence lasts in all")]
    started: Annotated[I64, Column("s", "the service in hand: its start")]
    setup: Annotated[I64, Column("s", "its set-up")]
    length: Annotated[I64, Column("s", "its length, without set-up")]
    since: Annotated[I64, Column("s", "worked on since, within the duty row `stretch`")]
    before: Annotated[I64, Column("s", "worked before that")]
    work: Annotated[F64, Column("s", "its work at speed 1")]
    skilled: Annotated[F64, Column("ratio", "its quality")]
    team: Annotated[I32, Column("row of team", "")]
    seat: Annotated[I32, Column("row of seat", "")]
    duty_from: Annotated[I32, Column("row of duty", "on duty: first row")]
    duty_to: Annotated[I32, Column("row of duty", "on duty: row after the last")]
    at: Annotated[I32, Column("row of duty", "of now, or the last one")]
    stretch: Annotated[I32, Column("row of duty", "in which the service in hand began or was taken up")]
    entity: Annotated[I32, Column("row of actor", "in hand; -1 nobody")]
    last_station: Annotated[I32, Column("row of station", "served last")]
    ahead: Annotated[I32, Column("row of server", "idle for longer")]
    behind: Annotated[I32, Column("row of server", "idle for less long")]
    in_spell: Annotated[I8, Column("0 or 1", "1: employed now")]
    on_duty: Annotated[I8, Column("0 or 1", "1: on duty now")]
    done: Annotated[I8, Column("0 or 1", "1: the service in hand will be done when it leaves the server")]
    away: Annotated[I8, Column("0 or 1", "1: absent for longer than the work of some desk waits")]


class Spot(NamedTuple):
    """A station as it is now, and where its lines are."""

    waiting: Annotated[I32, Column("entities", "in its lines")]
    unstarted: Annotated[I32, Column("entities", "of them, not begun")]
    present: Annotated[I32, Column("entities", "in line, in service or in delay")]
    classes: Annotated[I32, Column("classes", "of segments that the same skills serve")]
    claiming: Annotated[I32, Column("1 or 2", "2: lines apart for those whom nobody owns in the slot claimed here")]
    width: Annotated[I32, Column("lines", "1; at a desk: one for whom nobody owns, then one for each server")]
    first_line: Annotated[I32, Column("row of line", "its first line")]
    crew_from: Annotated[I32, Column("item of crews_of", "the teams that serve it: first")]
    crew_to: Annotated[I32, Column("item of crews_of", "the teams that serve it: after the last")]
    watched: Annotated[I8, Column("0 or 1", "1: a gate watches it")]
    bent: Annotated[I8, Column("0 or 1", "1: a way on is bent by the wait")]
    bears: Annotated[I8, Column("0 or 1", "1: the end of a visit may make a child")]
    flows: Annotated[I8, Column("0 or 1", "1: the first visit begins a stream of children")]


class Line(NamedTuple):
    """Those of one class who wait, in the station's order."""

    head: Annotated[I32, Column("row of actor", "the first")]
    tail: Annotated[I32, Column("row of actor", "the last")]


class Crew(NamedTuple):
    """A team as it is now."""

    idle_head: Annotated[I32, Column("row of server", "idle for longest")]
    idle_tail: Annotated[I32, Column("row of server", "idle for shortest")]
    in_spell: Annotated[I32, Column("servers", "employed now")]
    station_from: Annotated[I32, Column("item of stations_of", "the stations that it serves: first")]
    station_to: Annotated[I32, Column("item of stations_of", "the stations that it serves: after the last")]
    alike: Annotated[I8, Column("0 or 1", "1: what one of them may start, each of them may")]
    touched: Annotated[I8, Column("0 or 1", "1: one of them may be able to start something")]


class Owning(NamedTuple):
    """Whom an entity has for owner in a slot; row = actor x slots + slot."""

    owner: Annotated[I32, Column("row of server", "its owner")]
    wanting: Annotated[I32, Column("row of team", "to get an owner of this team; ANY_TEAM; UNWANTED")]
    ahead: Annotated[I32, Column("row of actor", "owned by the same")]
    behind: Annotated[I32, Column("row of actor", "owned by the same")]
    inherited: Annotated[I8, Column("0 or 1", "1: counts against no limit")]


class Holding(NamedTuple):
    """Whom a server owns in a slot; row = server x slots + slot."""

    head: Annotated[I32, Column("row of actor", "the first of them")]
    held: Annotated[I32, Column("entities", "all of them")]
    counted: Annotated[I32, Column("entities", "of them, against the limit")]


class Joins(NamedTuple):
    """How often an entity joined a station; row = actor x stations + station."""

    number: Annotated[I32, Column("visits", "since the last reset")]
    earlier: Annotated[I32, Column("visits", "before the last reset")]


class InHand(NamedTuple):
    """The service in hand of somebody who was inside before the run; one row each, in the order of actors."""

    server: Annotated[I32, Column("row of server", "in whose hands, if that server is here; -1 nobody")]
    begun: Annotated[I8, Column("0 or 1", "1: somebody had begun, here or gone")]
    started: Annotated[I64, Column("s", "start of that spell of service")]
    setup: Annotated[I64, Column("s", "its set-up")]
    length: Annotated[I64, Column("s", "its length, without set-up")]
    worked: Annotated[I64, Column("s", "of set-up and length already done")]


class Kept(NamedTuple):
    """An owner from before the run."""

    actor: Annotated[I32, Column("row of actor", "who is owned")]
    slot: Annotated[I32, Column("row of slot", "in which slot")]
    server: Annotated[I32, Column("row of server", "by whom; -1: to be assigned at once")]
    counts: Annotated[I8, Column("0 or 1", "1: counts against the owner's limit")]
    team: Annotated[I32, Column("row of team", "within which an owner is sought; ANY_TEAM")]


class Flow(NamedTuple):
    """A stream of children from before the run."""

    actor: Annotated[I32, Column("row of actor", "whose")]
    spawn: Annotated[I32, Column("row of spawn", "which")]
    number: Annotated[I64, Column("children", "so far")]
    next: Annotated[I64, Column("s", "the next child comes")]


WORD, NUMBER, SMALL, TINY = np.dtype(np.uint64), np.dtype(np.int64), np.dtype(np.int32), np.dtype(np.int8)
REAL = np.dtype(np.float64)

SEEN = (
    "station", "interrupt", "route", "spawn", "slot", "team", "skill", "seat", "gate", "watch", "law", "item", "curve",
    "knot", "calendar", "opening",
)  # fmt: skip
NUMBERS = (
    "start", "until", "now", "phase", "trouble", "spent", "budget", "needed",
    "asked", "vacancy", "regate", "hurried", "absent", "least_cover", "epoch", "free", "dying", "arrived", "streams",
    "arrivals", "servers", "stations", "teams", "slots", "gates", "segments", "most_classes", "most_births", "urgents",
    "capped", "actors", "actor_room", "visits", "visit_room", "bookings", "booking_room", "changes", "change_room",
    "entities", "entity_room", "fresh", "looks", "unmets", "gones", "moves", "inside", "keeps", "flows",
)  # fmt: skip

MACHINE: dict[str, Place] = {
    "run": WORD,
    "shuffle": WORD,
    **dict.fromkeys(NUMBERS, NUMBER),
    **{name: Columns(network.Network.__annotations__[name]) for name in SEEN},
    "arrival": Columns(network.Arrival),
    "duty": Columns(network.Duty),
    "visit": Columns(log.Visit),
    "booking": Columns(log.Booking),
    "change": Columns(log.GateChange),
    "entity": Columns(log.Entity),
    "in_hand": Columns(InHand),
    "kept": Columns(Kept),
    "flow": Columns(Flow),
    "actor": Rows(Actor),
    "server": Rows(Server),
    "spot": Rows(Spot),
    "line": Rows(Line),
    "crew": Rows(Crew),
    "owning": Rows(Owning),
    "holding": Rows(Holding),
    "joins": Rows(Joins),
    "class_of": List(SMALL),  # station x segments + segment -> class of segments
    "skill_of": List(SMALL),  # (team x stations + station) x most_classes + class -> row of skill
    "work_of": List(SMALL),  # station x segments + segment -> row of law
    "limit_of": List(SMALL),  # team x slots + slot -> entities; -1 any number
    "victim_of": List(TINY),  # station x stations + victim station -> RESUME, RESTART; -1 none
    "crews_of": List(SMALL),
    "stations_of": List(SMALL),
    "ways_from": List(SMALL),  # (station x segments + segment) x 2 + missed -> item of way_route; none if they bend
    "way_route": List(SMALL),  # row of route
    "way_running": List(REAL),  # running sum of the weights; at the last way the total
    "able_from": List(SMALL),  # slot -> item of able_at
    "able_at": List(SMALL),  # the stations whose work makes an owner able, slot after slot
    "urgent": List(SMALL),  # the stations that may interrupt others
    "capacious": List(SMALL),  # the stations with a capacity
    "open": List(TINY),  # gate -> 1 open
    "last_turn": List(WORD),  # slot -> key of the server assigned last
    "seconds": List(SMALL),  # second of this epoch -> row of actor
    "words": List(NUMBER),  # a bit for each of 32 seconds
    "tops": List(NUMBER),  # a bit for each of 32 words
    "epochs": List(SMALL),  # epoch -> row of actor
    "fresh_list": List(SMALL),
    "look_list": List(SMALL),
    "unmet_list": List(SMALL),
    "gone_list": List(SMALL),
    "held_list": List(SMALL),
    "move_list": List(SMALL),
    "move_to": List(SMALL),
}  # fmt: skip
LAYOUT = machine_of(MACHINE)
