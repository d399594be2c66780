"""A study as it is written: which scenario, what is varied, and what is looked at."""

from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema, field_validator, model_validator

from salessim.scenario.errors import UnreadableError
from salessim.scenario.model import Model, as_list
from salessim.scenario.scalars import Amount, Count, Factor, Text, Word
from salessim.sweeps.design import EXPECTED, Design, read_design
from salessim.sweeps.levels import Levels
from salessim.sweeps.responses import DEFAULT
from salessim.sweeps.ties import Payroll, Sum, Tie, Times
from salessim.translation import later, say

TIE = later("{sum: 8, with: a path}, {times: 0.6, of: a path} or {keeps: payroll}")


class TieModel(Model):
    """How a value follows from others."""

    sum_: Amount | None = Field(default=None, alias="sum", description="what it makes together with those `with` it")
    with_: list[Text] = Field(default=[], alias="with", description="the factors that it shares the sum with")
    times: Factor | None = Field(default=None, description="how many times the factor it is a multiple `of`")
    of: Text | None = Field(default=None, description="the factor that it is a multiple of")
    keeps: Literal["payroll"] | None = Field(default=None, description="payroll: all salaries together stay the same")

    @field_validator("with_", mode="before")
    @classmethod
    def _several(cls, value: Any) -> Any:
        return as_list(value)

    @model_validator(mode="after")
    def _one_way(self) -> "TieModel":
        told = set(self.model_fields_set)
        if told not in ({"sum_", "with_"}, {"times", "of"}, {"keeps"}):
            raise UnreadableError(say("this does not say what it follows from"), say(TIE))
        return self

    def tie(self, path: str) -> Tie:
        """The same, with the path whose value follows."""
        if self.keeps:
            return Payroll(path)
        if self.of is not None and self.times is not None:
            return Times(path, self.times, self.of)
        return Sum(path, self.sum_ or 0.0, tuple(self.with_))


class StudyModel(Model):
    """A study: a scenario or several structures, and what is varied in it."""

    name: Text = Field(default="A study", description="what this study is called")
    scenario: Text | None = Field(default=None, description="the file of the scenario")
    structures: dict[Word, Text] = Field(default={}, description="several: {linear: linear.yaml, split: split.yaml}")
    factors: dict[Text, Annotated[Levels, PlainValidator(Levels.read), WithJsonSchema({})]] = Field(
        default={}, description="what is varied, by its path, between which ends or among which values"
    )
    tied: dict[Text, TieModel] = Field(default={}, description="what follows from the factors, by its path")
    responses: list[Word] = Field(default=list(DEFAULT), description="what is looked at")
    design: Annotated[Design, PlainValidator(read_design), WithJsonSchema({})] = Field(description=EXPECTED)
    replications: Count = Field(default=2, description="how many futures each point lives through")
    seed: Count = Field(default=0, description="which market and which points")
    history: Literal["stays", "follows"] = Field(
        default="stays", description="whether the past before the first day is varied, too"
    )

    @field_validator("responses", mode="before")
    @classmethod
    def _several(cls, value: Any) -> Any:
        return as_list(value)
