"""The memory in which a world is realised: what is read of a network, what is noted on the way, what is written.

The same functions read and write it interpreted, as lists, and compiled, by address. To compiled code each column is
wide (int64, uint64 or float64), so that each function is compiled once.
"""

from typing import Annotated, NamedTuple

from salessim.columns import F64, I64, U64, Column
from salessim.network import recruits
from salessim.network import tables as t

DIGIT = 11  # bits that are sorted by at a time
DIGITS = 1 << DIGIT
NO_DAY = -(2**62)


class Market(NamedTuple):
    """What a network says of arrivals."""

    clock: t.Clock
    source: t.Source
    day: t.Day
    hour: t.Hour
    moment: t.Moment
    attribute: t.Attribute
    segment: t.Segment
    law: t.Law
    item: t.Item


class Staff(NamedTuple):
    """What a network says of people."""

    clock: t.Clock
    calendar: t.Calendar
    opening: t.Opening
    team: t.Team
    absence: t.Absence
    seat: t.Seat
    hiring: recruits.Hiring
    channel: recruits.Channel
    trial: recruits.Trial
    law: t.Law
    item: t.Item


class Swing(NamedTuple):
    """How busy and quiet days of a source differ; a row for each source."""

    variance: Annotated[F64, Column("", "of the logarithm of a day's factor; 0 where all days are alike")]
    length: Annotated[F64, Column("", "of the weights of its past days, taken as a vector")]
    past_from: Annotated[I64, Column("row of past", "its past days, from the day itself back: first row")]
    past_to: Annotated[I64, Column("row of past", "its past days: row after the last")]


class Past(NamedTuple):
    """The memory of past days; the normal number of a day stands at the day modulo their number."""

    weight: Annotated[F64, Column("weight", "so many days back")]
    normal: Annotated[F64, Column("", "the normal number of a day")]
    day: Annotated[I64, Column("day", "of which day; NO_DAY none yet")]


class Choice(NamedTuple):
    """What an attribute can be for a source; by source, then attribute."""

    option_from: Annotated[I64, Column("row of option", "its values: first row")]
    option_to: Annotated[I64, Column("row of option", "its values: row after the last")]
    total: Annotated[F64, Column("share", "the sum of their shares")]


class Option(NamedTuple):
    """A value of an attribute."""

    value: Annotated[I64, Column("value", "from 0")]
    share: Annotated[F64, Column("share", "of the entities")]


class Number(NamedTuple):
    """How many rows there are to read; one row."""

    sources: Annotated[I64, Column("rows", "of source")]
    attributes: Annotated[I64, Column("rows", "of attribute")]
    seats: Annotated[I64, Column("rows", "of seat")]
    hirings: Annotated[I64, Column("rows", "of hiring")]


class Given(NamedTuple):
    """What is known before the first draw."""

    number: Number
    market: Market
    staff: Staff
    swing: Swing
    past: Past
    choice: Choice
    option: Option


class Room(NamedTuple):
    """How many rows can be written; one row."""

    arrivals: Annotated[I64, Column("rows", "of arrival")]
    servers: Annotated[I64, Column("rows", "of server")]
    stretches: Annotated[I64, Column("rows", "of duty")]
    candidates: Annotated[I64, Column("rows", "of candidate")]


class Today(NamedTuple):
    """The stretches of the day at hand; room for all rows of hour."""

    hour: Annotated[I64, Column("row of hour", "a stretch in which arrivals of the day fall")]


class Turn(NamedTuple):
    """Whose turn it is; a row for each source."""

    next: Annotated[I64, Column("number", "the ordinal of the next arrival")]


class Came(NamedTuple):
    """Those who come, before they are put in order."""

    time: Annotated[I64, Column("s", "when")]
    key: Annotated[U64, Column("key", "who")]
    source: Annotated[I64, Column("row of source", "from where")]


class Sorting(NamedTuple):
    """Rows that are put in order."""

    row: Annotated[I64, Column("row", "row numbers; in their order afterwards")]
    other: Annotated[I64, Column("row", "the same again")]
    word: Annotated[I64, Column("", "what they are sorted by")]


class Digit(NamedTuple):
    """The values of a digit; DIGITS rows."""

    place: Annotated[I64, Column("row", "how many rows have it, then where they go")]


class Chair(NamedTuple):
    """A seat that is filled from candidates, at the moment at hand; a row for each seat."""

    empty: Annotated[I64, Column("s", "since when, or from when on, somebody is looked for; FOREVER nobody is")]
    left: Annotated[I64, Column("s", "whoever sits there leaves; FOREVER never, or nobody sits there")]
    first: Annotated[I64, Column("row of sitting", "its people in turn; -1 none")]
    last: Annotated[I64, Column("row of sitting", "the last of them; -1 none")]


class Sitting(NamedTuple):
    """A person in a seat; room for one a seat and one a candidate."""

    key: Annotated[U64, Column("key", "who")]
    hired: Annotated[I64, Column("s", "tenure counts from here")]
    starts: Annotated[I64, Column("s", "the spell begins")]
    left: Annotated[I64, Column("s", "the spell ends")]
    speed: Annotated[F64, Column("ratio", "the person's own")]
    quality: Annotated[F64, Column("ratio", "the person's own")]
    next: Annotated[I64, Column("row of sitting", "who sits there next; -1 nobody")]


class Applicant(NamedTuple):
    """What is known of a candidate while people are looked for; a row for each candidate."""

    state: Annotated[I64, Column("code", "of the search")]
    moment: Annotated[I64, Column("s", "when the next happens of itself")]
    speed: Annotated[F64, Column("ratio", "his or her own")]
    quality: Annotated[F64, Column("ratio", "his or her own")]


class Made(NamedTuple):
    """What is written."""

    room: Room
    today: Today
    turn: Turn
    came: Came
    sorting: Sorting
    digit: Digit
    arrival: t.Arrival
    server: t.Server
    duty: t.Duty
    candidate: recruits.Candidate
    chair: Chair
    sitting: Sitting
    applicant: Applicant


class Memory(NamedTuple):
    """Everything."""

    given: Given
    made: Made
