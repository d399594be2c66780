"""The structure: who does what, how many they are, and what they are paid."""

import re
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema, field_validator, model_validator

from salessim.scenario.absence import Absent, Meeting, PeopleDiffer
from salessim.scenario.careers import Leaves, Ramps, Replaced, Replacement
from salessim.scenario.errors import UnreadableError
from salessim.scenario.leading import Leads
from salessim.scenario.model import Model, OneOrTable, as_list
from salessim.scenario.pay import Pay
from salessim.scenario.quantity import Duration, MoneyRate, Number, as_text, read_number
from salessim.scenario.scalars import Count, Day, Factor, Text, Word
from salessim.scenario.working_time import WorkingTime
from salessim.translation import later, say

NUMBERED = ("others", "newcomers")  # people without names


class Skill(Model):
    """How able a person by name is in a team."""

    speed: Factor | None = Field(default=None, description="how fast he or she works", examples=["120%"])
    odds: Factor | None = Field(default=None, description="a factor on the odds of good outcomes", examples=["110%"])

    @model_validator(mode="after")
    def _works(self) -> "Skill":
        if self.speed == 0:
            raise UnreadableError(say("at speed 0 nothing is ever finished"), say("a speed above 0, such as 90%"))
        return self


class Person(Skill):
    """A person by name."""

    since: Day = Field(description="the day on which the person was hired")
    working_time: WorkingTime | None = Field(default=None, description="if it differs from the team's")
    in_: dict[Word, Skill] = Field(
        default={}, alias="in", description="in other teams, after a change: {hunters: {odds: 130%}}"
    )


class People(Model):
    """Who is in a team: some by name, others by number. `people: 10` is ten others, there on the first day."""

    named: dict[Word, Person] = Field(default={}, description="people by name")
    others: Count = Field(default=0, description="how many more, who have long been there", examples=["2"])
    newcomers: Count = Field(default=0, description="how many more are looked for from the first day", examples=["1"])

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return {"others": value}
        if "named" in value:
            return value
        numbers = {key: item for key, item in value.items() if key in NUMBERED}
        return numbers | {"named": {key: item for key, item in value.items() if key not in NUMBERED}}

    @model_validator(mode="after")
    def _not_too_many(self) -> "People":
        if self.count > 5_000:
            raise UnreadableError(
                say("{count} people are more than one department", count=self.count),
                say("at most 5000 people in a team"),
            )
        return self

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.named) + self.others + self.newcomers


class Pause(Model):
    """Work that stops while too many wait further on, and resumes when few do."""

    while_waiting_at: list[Word] = Field(description="the stage whose queue is watched")
    more_than: Count = Field(description="the work stops when more than this wait there", examples=["40"])
    resume_at: Count = Field(description="and resumes when this many or fewer do", examples=["20"])

    @field_validator("while_waiting_at", mode="before")
    @classmethod
    def _several(cls, value: Any) -> Any:
        return as_list(value)

    @model_validator(mode="after")
    def _hysteresis(self) -> "Pause":
        if self.resume_at > self.more_than:
            raise UnreadableError(
                say("work would resume before it stops"), say("resume_at at most as large as more_than")
            )
        return self


def _limits(value: Any) -> dict[str, int]:
    """`40 deals each` as {"deal": 40}."""
    limits: dict[str, int] = {}
    expected = later("how many a person may own, such as 40 deals each or 100 accounts each")
    for text in as_list(value):
        for part in as_text(text, expected).split(","):
            match = re.fullmatch(r"\s*(\S+)\s+(deal|account)s?(?:\s+each)?\s*", part)
            if match is None or match[2] in limits:
                raise UnreadableError(say("`{text}` is not a limit", text=part.strip()), say(expected))
            limits[match[2]] = int(read_number(match[1]))
    return limits


def _only(value: Any) -> dict[str, tuple[str, ...]]:
    """{segment: key} as {"segment": ("key",)}."""
    if not isinstance(value, dict):
        raise UnreadableError(
            say("`only` names no attribute"), say("an attribute and its values, such as {segment: key}")
        )
    return {str(name): tuple(as_text(item, later("a value of the attribute")) for item in as_list(values))
            for name, values in value.items()}  # fmt: skip


ONE_OR_SEVERAL = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
Limits = Annotated[dict[str, int], PlainValidator(_limits), WithJsonSchema(ONE_OR_SEVERAL)]
Only = Annotated[
    dict[str, tuple[str, ...]],
    PlainValidator(_only),
    WithJsonSchema({"type": "object", "additionalProperties": ONE_OR_SEVERAL}),
]


class TeamModel(Model):
    """People who do the same work in the same order."""

    people: People = Field(description="how many, or by name: {Anna: {since: 2024-03-01}, others: 2}")
    does_in_order: list[list[Word]] = Field(
        description="its stages, the most urgent first; an inner list is equal in rank"
    )
    only: Only = Field(default={}, description="the leads it serves, such as {segment: key}")
    at_most: Limits = Field(default={}, description="how many a person may own", examples=["40 deals each"])
    switching: Duration = Field(
        default=Duration(0, "s"), description="work lost when turning to another stage", examples=["6 min"]
    )
    pause: dict[Word, Pause] = Field(default={}, description="stages that stop while too many wait further on")
    pay: Pay = Field(default=Pay(), description="what a person is paid")
    speed: OneOrTable[Number] = Field(
        default=Number(1.0), description="how fast they work: 100% as told; or by stage", examples=["80%"]
    )
    odds: OneOrTable[Number] = Field(
        default=Number(1.0), description="a factor on the odds of good outcomes; or by stage", examples=["120%"]
    )
    people_differ: PeopleDiffer = Field(default=PeopleDiffer(), description="how unlike its people are")
    absent: Absent | None = Field(default=None, description="when a person is missing; if nothing is said, never")
    meetings: dict[Word, Meeting] = Field(default={}, description="hours of the week without work on its stages")
    ramp: Ramps = Field(default=Ramps(), description="how newcomers grow with the time since they were hired")
    leaves: Leaves | None = Field(default=None, description="how often people leave; if nothing is said, nobody does")
    replaced: Replacement | None = Field(default=None, description="how somebody comes for each who leaves, or never")
    leads: Leads | None = Field(default=None, description="whom its people lead, and what that takes of their time")
    working_time: WorkingTime | None = Field(default=None, description="if it differs from the department's")
    id: Text | None = Field(default=None, description="keeps the numbers when the team is renamed")

    @field_validator("does_in_order", mode="before")
    @classmethod
    def _ranks(cls, value: Any) -> Any:
        return [as_list(rank) for rank in as_list(value)]

    @model_validator(mode="after")
    def _sensible(self) -> "TeamModel":
        if self.switching.unit not in ("s", "min", "h"):
            raise UnreadableError(say("switching takes {switching}", switching=self.switching), say("s, min or h"))
        for number in (self.speed, *(self.speed.values() if isinstance(self.speed, dict) else ())):
            if isinstance(number, Number) and number.least <= 0:
                raise UnreadableError(say("at speed 0 nothing is ever finished"), say("a speed above 0, such as 90%"))
        return self

    @property
    def stages(self) -> list[str]:
        """The stages it serves, the most urgent first."""
        return [stage for rank in self.does_in_order for stage in rank]

    @property
    def teaches(self) -> bool:
        """Whether a newcomer is something else than somebody who has long been there."""
        return self.ramp.speed is not None or self.ramp.odds is not None or isinstance(self.replaced, Replaced)

    def speed_at(self, stage: str) -> Number:
        """How fast the team works at a stage."""
        return self.speed.get(stage, Number(1.0)) if isinstance(self.speed, dict) else self.speed

    def odds_at(self, stage: str) -> Number:
        """The team's factor on the odds at a stage."""
        return self.odds.get(stage, Number(1.0)) if isinstance(self.odds, dict) else self.odds

    def serves(self, values: dict[str, str]) -> bool:
        """Whether the team serves a lead with these attribute values."""
        return all(values.get(name) in allowed for name, allowed in self.only.items())


def _per_person(value: Any) -> MoneyRate:
    text = as_text(value, later("an amount such as 18_000 per month per person"))
    return MoneyRate.parse(re.sub(r"\s+(?:per person|each|на человека)$", "", text))


class Costs(Model):
    """What the department costs beside pay and leads."""

    workplace: Annotated[MoneyRate | None, PlainValidator(_per_person), WithJsonSchema({"type": "string"})] = Field(
        default=None, description="for each person", examples=["18_000 per month per person"]
    )
    office: MoneyRate | None = Field(
        default=None, description="for the whole department", examples=["250_000 per month"]
    )

    @model_validator(mode="after")
    def _by_the_month(self) -> "Costs":
        if any(rate and rate.per == "hour" for rate in (self.workplace, self.office)):
            raise UnreadableError(say("rooms are not paid by the hour"), say("an amount per month or per year"))
        return self
