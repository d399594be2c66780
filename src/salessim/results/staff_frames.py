"""The tidy tables of people who come, learn and leave: columns as in `results.frames`."""

from typing import Annotated, NamedTuple

from salessim.columns import F64, I64, Column, Text


class Turnover(NamedTuple):
    """Who comes and who leaves: one row per team. Somebody who moves from one place to another leaves the first."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    team: Annotated[Text, Column("name", "the team")]
    people_mean: Annotated[F64, Column("people", "employed, on average over the window")]
    strength_mean: Annotated[F64, Column("people", "at work, each counted by the speed of the tenure, on average")]
    at_first: Annotated[I64, Column("people", "there when the window began")]
    hired: Annotated[I64, Column("people", "hired within the window")]
    left: Annotated[I64, Column("people", "left within the window")]
    first_left: Annotated[I64, Column("people", "of those who left: there when the window began")]
    came: Annotated[I64, Column("people", "came from other teams at a change")]
    unwilling: Annotated[I64, Column("people", "of those who came: did not want to")]
    unwilling_left: Annotated[I64, Column("people", "of these: left within the window")]
    refused: Annotated[I64, Column("people", "of those who left: did so at a change, instead of going to another team")]


class Staffing(NamedTuple):
    """How many people a team has and how strong they are: one row per team and week, of which only the part within the
    window counts."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    team: Annotated[Text, Column("name", "the team")]
    week: Annotated[Text, Column("date", "its Monday")]
    people_mean: Annotated[F64, Column("people", "employed, on average over the week")]
    learning_mean: Annotated[F64, Column("people", "of these: in an internship or retrained, and not yet at work")]
    strength_mean: Annotated[F64, Column("people", "at work, each counted by the speed of the tenure or relearning")]


class Hiring(NamedTuple):
    """Candidates: one row per team that looks for people by channels, and channel. All within the window."""

    replication: Annotated[I64, Column("number", "which future, from 0")]
    team: Annotated[Text, Column("name", "the team")]
    channel: Annotated[Text, Column("name", "where they come from")]
    came: Annotated[I64, Column("people", "offered themselves, looked for or not")]
    looked_at: Annotated[I64, Column("people", "of these: while somebody was looked for")]
    passed: Annotated[I64, Column("people", "passed the whole selection")]
    began: Annotated[I64, Column("people", "began, interns who did not stay included")]
    kept: Annotated[I64, Column("people", "of these: stayed after the internship")]
    strong: Annotated[I64, Column("people", "of these: will stay until they are at full strength")]
    placed: Annotated[I64, Column("people", "took a place that was empty")]
    empty_s: Annotated[F64, Column("s", "for which these places had been empty, all together")]
    cost_currency: Annotated[F64, Column("currency", "selection, fees and the cost of beginners")]
