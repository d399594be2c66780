"""The tables of a search for people: how a team finds them, and who offers to work there in one replication."""

from typing import Annotated, NamedTuple

from salessim.columns import F64, I8, I32, I64, U64, Column


class Hiring(NamedTuple):
    """How people are found for all seats of a team together."""

    key: Annotated[U64, Column("key", "stable identity of the team")]
    team: Annotated[I32, Column("row of team", "the team")]
    since: Annotated[I64, Column("s", "nobody is looked for before")]
    channel_from: Annotated[I32, Column("row of channel", "where candidates come from: first row")]
    channel_to: Annotated[I32, Column("row of channel", "where candidates come from: row after the last")]
    trial_from: Annotated[I32, Column("row of trial", "what they pass, in order: first row")]
    trial_to: Annotated[I32, Column("row of trial", "what they pass, in order: row after the last")]
    speed: Annotated[I32, Column("row of law", "a candidate's own speed; -1 one")]
    quality: Annotated[I32, Column("row of law", "a candidate's own quality; -1 one")]
    reserve: Annotated[I32, Column("people", "so many who passed may wait without need")]
    wait: Annotated[I32, Column("row of law", "seconds until one who passed and waits is lost; -1 for ever")]
    ahead: Annotated[I32, Column("people", "are hired beyond the seats, and take the next that is empty")]
    interns: Annotated[I32, Column("people", "begin for one seat; best in speed x quality stays")]
    together: Annotated[I32, Column("people", "begin at one time at least")]
    at_once: Annotated[I32, Column("people", "in internship at one time at most; -1 any number")]
    internship: Annotated[I64, Column("s", "its length")]


class Channel(NamedTuple):
    """Where candidates come from."""

    key: Annotated[U64, Column("key", "stable identity within the team")]
    mean: Annotated[F64, Column("people", "expected on a day")]
    speed: Annotated[F64, Column("ratio", "factor on the person's speed")]
    quality: Annotated[F64, Column("ratio", "factor on the person's quality")]
    tenure: Annotated[I32, Column("row of law", "seconds a person stays; -1 for ever")]


class Trial(NamedTuple):
    """A step of selection: a score that is standard normal among all candidates."""

    key: Annotated[U64, Column("key", "stable identity within the team")]
    tells: Annotated[F64, Column("correlation", "of the score with the logarithm of speed x quality")]
    least: Annotated[F64, Column("score", "whoever has less is out")]
    takes: Annotated[I64, Column("s", "from its begin until the score is known")]


class Candidate(NamedTuple):
    """Who offers to work in a team that looks for people, looked for or not; by team, then in the order of coming."""

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
