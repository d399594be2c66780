"""Every table an engine reads, with column, dtype, unit and meaning: the network, and the world of one replication.

Time is int64 seconds since Monday 00:00 of week 0; durations are whole seconds. Amounts are float64.
A slice is a pair of columns ``x_from, x_to``: rows ``x_from <= row < x_to`` of table ``x`` belong to this row.
Where rows of a slice name an entity class, the first row that matches decides (-1 matches any).
"""

from typing import Annotated, NamedTuple

from salessim.columns import F64, I8, I16, I32, I64, U64, Column, empty
from salessim.network.recruits import Candidate, Channel, Hiring, Trial

QUEUE, DELAY, EXIT = 0, 1, 2  # station.kind
FIFO, LIFO = 0, 1  # station.order
RESUME, FINISH, RESTART = 0, 1, 2  # station.at_shift_end, interrupt.mode (RESUME or RESTART)
LONGEST_IDLE, FEWEST_OPEN, ROUND_ROBIN, RANDOM = 0, 1, 2, 3  # slot.assign_rule
HAND_OVER, KEEP = 0, 1  # slot.on_owner_left
WAITING, PRESENT = 0, 1  # watch.what
CONSTANT, EXPONENTIAL, LOGNORMAL, UNIFORM, TRIANGULAR, NORMAL, ERLANG, EMPIRICAL, VALUES, HAZARD = range(10)  # law.kind
LINEAR, STEP, POWER = 0, 1, 2  # curve.kind
FOREVER = 2**62  # a moment that never comes


class Clock(NamedTuple):
    """When the run begins and ends; one row."""

    start: Annotated[I64, Column("s", "first second of the run")]
    until: Annotated[I64, Column("s", "events at this second and later do not happen")]


class Calendar(NamedTuple):
    """A working calendar."""

    open_from: Annotated[I32, Column("row of opening", "its opening hours: first row")]
    open_to: Annotated[I32, Column("row of opening", "its opening hours: row after the last")]


class Opening(NamedTuple):
    """One uninterrupted stretch of opening hours: the week's shifts less absences, unrolled; sorted, disjoint."""

    on: Annotated[I64, Column("s", "it opens")]
    off: Annotated[I64, Column("s", "it closes (half-open)")]
    before: Annotated[I64, Column("s", "open seconds of this calendar before `on`")]


class Station(NamedTuple):
    """Where an entity can be: in a queue for service, in a delay, or out."""

    kind: Annotated[I8, Column("code", "QUEUE, DELAY or EXIT")]
    key: Annotated[U64, Column("key", "stable identity, a hash of the name")]
    clock: Annotated[I32, Column("row of calendar", "the clock of delay and patience; -1 real time")]
    order: Annotated[I8, Column("code", "FIFO or LIFO by (queued, key)")]
    at_shift_end: Annotated[I8, Column("code", "work unfinished when duty ends: RESUME, FINISH or RESTART")]
    cover: Annotated[I64, Column("s", "an absence longer than this frees desk work and work in hand for others")]
    patience: Annotated[I32, Column("row of law", "how long an entity waits for its first start; -1 for ever")]
    renege_to: Annotated[I32, Column("row of station", "where it goes when patience ends")]
    capacity: Annotated[I32, Column("entities", "most entities that wait unstarted; -1 any number")]
    balk_to: Annotated[I32, Column("row of station", "where the one turned away goes")]
    desk: Annotated[I32, Column("row of slot", "served only by the owner in this slot; -1 by anyone skilled")]
    claims: Annotated[I32, Column("row of slot", "whoever serves becomes owner in this slot; -1 none")]
    reach: Annotated[I32, Column("row of curve", "chance, by visit number, that the try reaches; -1 always")]
    missed: Annotated[I32, Column("row of law", "length of a try that does not reach; -1 none")]
    work_from: Annotated[I32, Column("row of work", "its work: first row")]
    work_to: Annotated[I32, Column("row of work", "its work: row after the last")]
    route_from: Annotated[I32, Column("row of route", "its routes: first row")]
    route_to: Annotated[I32, Column("row of route", "its routes: row after the last")]
    spawn_from: Annotated[I32, Column("row of spawn", "what it spawns: first row")]
    spawn_to: Annotated[I32, Column("row of spawn", "what it spawns: row after the last")]


class Work(NamedTuple):
    """How long a station takes: working seconds at speed 1, or the length of a delay."""

    segment: Annotated[I32, Column("segment", "for this segment; -1 any")]
    law: Annotated[I32, Column("row of law", "seconds")]


class Interrupt(NamedTuple):
    """An urgent station may take a server from a victim station."""

    station: Annotated[I32, Column("row of station", "the urgent station")]
    victim: Annotated[I32, Column("row of station", "whose service it may interrupt")]
    mode: Annotated[I8, Column("code", "the victim's work later goes on: RESUME or RESTART")]


class Route(NamedTuple):
    """One way on from a station. The last row that matches has what the others leave of 1 as its base weight."""

    key: Annotated[U64, Column("key", "stable identity of the outcome")]
    next: Annotated[I32, Column("row of station", "where it leads")]
    segment: Annotated[I32, Column("segment", "for this segment; -1 any")]
    missed: Annotated[I8, Column("0 or 1", "1: after a try that did not reach; 0: otherwise")]
    weight: Annotated[F64, Column("share", "base weight")]
    clock: Annotated[I32, Column("row of calendar", "the clock of wait and age here; -1 real time")]
    wait_curve: Annotated[I32, Column("row of curve", "factor by seconds waited; -1 none")]
    age_curve: Annotated[I32, Column("row of curve", "factor by seconds since the mark; -1 none")]
    visit_curve: Annotated[I32, Column("row of curve", "factor by visit number; -1 none")]
    by_quality: Annotated[I8, Column("0 or 1", "1: the weight is multiplied by the server's quality")]
    ledger: Annotated[I32, Column("row of ledger", "where it books; -1 nowhere")]
    factor: Annotated[F64, Column("ratio", "books factor x size")]
    credit: Annotated[I32, Column("row of slot", "whose owner the booking is credited to; -1 who served")]
    size: Annotated[I32, Column("row of law", "the entity's new size, drawn before booking; -1 keep")]
    size_curve: Annotated[I32, Column("row of curve", "factor on the size by visit number, before booking; -1 none")]
    assign: Annotated[I32, Column("row of slot", "the entity gets an owner in this slot; -1 no")]
    release: Annotated[I32, Column("row of slot", "the entity loses its owner in this slot; -1 no")]
    mark: Annotated[I8, Column("0 or 1", "1: age counts from now on")]
    reset: Annotated[I8, Column("0 or 1", "1: the visit number of the next station begins anew")]


class Spawn(NamedTuple):
    """A visit makes a child entity; with a gap, a stream of children while the parent lives."""

    key: Annotated[U64, Column("key", "stable identity")]
    route: Annotated[I32, Column("row of route", "only after this outcome; -1 any")]
    next: Annotated[I32, Column("row of station", "where the child begins")]
    probability: Annotated[F64, Column("share", "chance of a child")]
    size: Annotated[I32, Column("row of law", "the child's size; -1 the parent's")]
    gap: Annotated[I32, Column("row of law", "seconds between children, from the parent's first visit on; -1 none")]


class Slot(NamedTuple):
    """A named place in which an entity may have an owner."""

    key: Annotated[U64, Column("key", "stable identity")]
    assign_rule: Annotated[I8, Column("code", "LONGEST_IDLE, FEWEST_OPEN, ROUND_ROBIN or RANDOM")]
    on_owner_left: Annotated[I8, Column("code", "HAND_OVER or KEEP")]
    handover_to: Annotated[I32, Column("row of team", "hand over within this team; -1 to anyone able")]
    handover_loss: Annotated[F64, Column("share", "chance that a hand-over loses the entity")]
    lost_to: Annotated[I32, Column("row of station", "where entities lost in a hand-over go")]


class Team(NamedTuple):
    """People with the same skills."""

    key: Annotated[U64, Column("key", "stable identity")]
    setup: Annotated[I32, Column("row of law", "seconds to turn to another station; -1 none")]
    skill_from: Annotated[I32, Column("row of skill", "its skills: first row")]
    skill_to: Annotated[I32, Column("row of skill", "its skills: row after the last")]
    limit_from: Annotated[I32, Column("row of limit", "its limits: first row")]
    limit_to: Annotated[I32, Column("row of limit", "its limits: row after the last")]
    absence_from: Annotated[I32, Column("row of absence", "when its people are missing: first row")]
    absence_to: Annotated[I32, Column("row of absence", "when its people are missing: row after the last")]


class Absence(NamedTuple):
    """A kind of absence: time is cut into cells of equal length, and in each one a person may be missing once."""

    key: Annotated[U64, Column("key", "stable identity")]
    cell: Annotated[I64, Column("s", "length of a cell; they are counted from second 0")]
    chance: Annotated[F64, Column("share", "that a person is missing in a cell")]
    begins: Annotated[I32, Column("row of law", "seconds from the begin of the cell, within it")]
    length: Annotated[I32, Column("row of law", "seconds; at most those of a cell count")]


class Skill(NamedTuple):
    """What a team can do, for whom, how well and in which order."""

    station: Annotated[I32, Column("row of station", "the station served")]
    segment: Annotated[I32, Column("segment", "for this segment; -1 any")]
    rank: Annotated[I16, Column("rank", "lower first; equal ranks: the oldest entity first")]
    speed: Annotated[F64, Column("ratio", "factor on the person's speed")]
    quality: Annotated[F64, Column("ratio", "factor on the person's quality")]
    gate: Annotated[I32, Column("row of gate", "no new start while this gate is closed; -1 none")]


class Limit(NamedTuple):
    """How many entities one person may own in a slot."""

    slot: Annotated[I32, Column("row of slot", "the slot")]
    most: Annotated[I32, Column("entities", "owned by one person at most")]


class Seat(NamedTuple):
    """A place for one person at a time in a team."""

    key: Annotated[U64, Column("key", "stable identity within the team")]
    team: Annotated[I32, Column("row of team", "the team")]
    calendar: Annotated[I32, Column("row of calendar", "when its people are on duty")]
    opens: Annotated[I64, Column("s", "the seat exists from")]
    closes: Annotated[I64, Column("s", "and until")]
    hired: Annotated[I64, Column("s", "its first person was hired: tenure counts from here")]
    vacant: Annotated[I8, Column("0 or 1", "1: nobody was, and the first one comes a hire lag later")]
    speed_ramp: Annotated[I32, Column("row of curve", "factor on speed by seconds of tenure; -1 none")]
    quality_ramp: Annotated[I32, Column("row of curve", "factor on quality by seconds of tenure; -1 none")]
    speed: Annotated[I32, Column("row of law", "a person's own speed; -1 one")]
    quality: Annotated[I32, Column("row of law", "a person's own quality; -1 one")]
    first_speed: Annotated[I32, Column("row of law", "the speed of its first person; -1 as the others")]
    first_quality: Annotated[I32, Column("row of law", "the quality of its first person; -1 as the others")]
    candidates: Annotated[I32, Column("people", "come for the place when it is filled; best in speed x quality stays")]
    tenure: Annotated[I32, Column("row of law", "seconds a person stays; -1 for ever")]
    first_tenure: Annotated[I32, Column("row of law", "seconds its first person stays; -1 as the others")]
    internship: Annotated[I64, Column("s", "a person is not yet on duty for so long after being hired")]
    hire_lag: Annotated[I32, Column("row of law", "seconds a left seat stays empty; with a hiring as a rule")]
    hiring: Annotated[I32, Column("row of hiring", "how somebody is found for it; -1 comes after the hire lag")]


class Gate(NamedTuple):
    """A valve with hysteresis on the sum of what it watches."""

    key: Annotated[U64, Column("key", "stable identity")]
    close_at: Annotated[I32, Column("entities", "closes when the count is above this")]
    open_at: Annotated[I32, Column("entities", "opens again when the count is at most this")]
    watch_from: Annotated[I32, Column("row of watch", "what it watches: first row")]
    watch_to: Annotated[I32, Column("row of watch", "what it watches: row after the last")]


class Watch(NamedTuple):
    """One count that a gate watches."""

    station: Annotated[I32, Column("row of station", "the station")]
    what: Annotated[I8, Column("code", "WAITING (in the queue) or PRESENT (in the queue or in service)")]


class Source(NamedTuple):
    """A stream of entities from outside."""

    key: Annotated[U64, Column("key", "stable identity")]
    station: Annotated[I32, Column("row of station", "where its entities begin")]
    dispersion: Annotated[F64, Column("ratio", "variance of a day's random factor (mean 1); 0 none")]
    memory: Annotated[F64, Column("correlation", "of that factor from one day to the next")]
    day_from: Annotated[I32, Column("row of day", "its expected days: first row")]
    day_to: Annotated[I32, Column("row of day", "its expected days: row after the last")]
    hour_from: Annotated[I32, Column("row of hour", "how a day is shared out: first row")]
    hour_to: Annotated[I32, Column("row of hour", "how a day is shared out: row after the last")]
    moment_from: Annotated[I32, Column("row of moment", "its given arrivals: first row")]
    moment_to: Annotated[I32, Column("row of moment", "its given arrivals: row after the last")]


class Day(NamedTuple):
    """The expected number of arrivals of a source on one day; days without a row have none."""

    day: Annotated[I64, Column("day", "days since the origin")]
    mean: Annotated[F64, Column("entities", "expected arrivals")]


class Hour(NamedTuple):
    """A stretch of the day in which arrivals are evenly spread; rows of one weekday are sorted and disjoint."""

    weekday: Annotated[I8, Column("0 to 6", "0 is Monday; -1 every day")]
    start: Annotated[I32, Column("s of the day", "from")]
    end: Annotated[I32, Column("s of the day", "to")]
    weight: Annotated[F64, Column("weight", "arrivals of the day that fall here, in proportion")]


class Moment(NamedTuple):
    """A given moment of arrival."""

    time: Annotated[I64, Column("s", "when")]
    number: Annotated[I32, Column("entities", "how many arrive together")]


class Attribute(NamedTuple):
    """A property that every entity from a source draws once; its value contributes `value x stride` to the segment."""

    key: Annotated[U64, Column("key", "stable identity")]
    stride: Annotated[I32, Column("segments", "weight of the value in the segment number")]


class Share(NamedTuple):
    """How frequent a value of an attribute is among the entities of a source."""

    source: Annotated[I32, Column("row of source", "for this source; -1 for all others")]
    attribute: Annotated[I32, Column("row of attribute", "the attribute")]
    value: Annotated[I32, Column("value", "from 0")]
    share: Annotated[F64, Column("share", "of the entities")]


class Segment(NamedTuple):
    """A combination of attribute values; its row number is the sum of `value x stride`."""

    size: Annotated[I32, Column("row of law", "the size of an entity, drawn once; -1 one")]


class Law(NamedTuple):
    """A distribution: CONSTANT a; EXPONENTIAL mean a; LOGNORMAL of log mean a, log sd b; UNIFORM a to b;
    TRIANGULAR a, b (mode), c; NORMAL mean a, sd b, cut at zero; ERLANG of a phases with total mean b; EMPIRICAL: the
    listed values equally likely; VALUES: the listed values in turn; HAZARD: over at each moment with a rate that hangs
    on how long it has lasted: the listed values are pairs (until, rate), then the rate is a."""

    kind: Annotated[I8, Column("code", "the family")]
    a: Annotated[F64, Column("", "first parameter")]
    b: Annotated[F64, Column("", "second parameter")]
    c: Annotated[F64, Column("", "third parameter")]
    item_from: Annotated[I32, Column("row of item", "its listed values: first row")]
    item_to: Annotated[I32, Column("row of item", "its listed values: row after the last")]


class Item(NamedTuple):
    """A listed value of a law."""

    value: Annotated[F64, Column("", "the value")]


class Curve(NamedTuple):
    """A factor over x: LINEAR between knots (flat outside), STEP (the last knot at or before x; before the first, its
    y), or POWER: 1 up to a, then (x/a)^b."""

    kind: Annotated[I8, Column("code", "LINEAR, STEP or POWER")]
    a: Annotated[F64, Column("unit of x", "where a POWER begins")]
    b: Annotated[F64, Column("", "exponent of a POWER")]
    knot_from: Annotated[I32, Column("row of knot", "its knots: first row")]
    knot_to: Annotated[I32, Column("row of knot", "its knots: row after the last")]


class Knot(NamedTuple):
    """A point of a curve, in order of x."""

    x: Annotated[F64, Column("unit of x", "")]
    y: Annotated[F64, Column("ratio", "")]


class Ledger(NamedTuple):
    """A book that outcomes are entered in."""

    key: Annotated[U64, Column("key", "stable identity")]


class Network(NamedTuple):
    """All tables of one network."""

    clock: Clock
    calendar: Calendar
    opening: Opening
    station: Station
    work: Work
    interrupt: Interrupt
    route: Route
    spawn: Spawn
    slot: Slot
    team: Team
    skill: Skill
    limit: Limit
    absence: Absence
    seat: Seat
    hiring: Hiring
    channel: Channel
    trial: Trial
    gate: Gate
    watch: Watch
    source: Source
    day: Day
    hour: Hour
    moment: Moment
    attribute: Attribute
    share: Share
    segment: Segment
    law: Law
    item: Item
    curve: Curve
    knot: Knot
    ledger: Ledger


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
    """A stretch of duty; half-open, sorted and disjoint for each server; from the last before the run to the
    first after it."""

    on: Annotated[I64, Column("s", "from")]
    off: Annotated[I64, Column("s", "to")]


class World(NamedTuple):
    """One replication's chances."""

    run: int  # the key that mixes seed and replication into every draw
    arrival: Arrival
    server: Server
    duty: Duty
    candidate: Candidate = empty(Candidate)
