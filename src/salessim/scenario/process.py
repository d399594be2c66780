"""The process: how we sell, stage by stage, whoever does it."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, field_validator, model_validator

from salessim.scenario.distribution import Dist
from salessim.scenario.errors import UnreadableError
from salessim.scenario.model import Model, as_list, shape
from salessim.scenario.phrases import Growth, Outcome, Slowing, Target
from salessim.scenario.quantity import Duration
from salessim.scenario.scalars import Count, Factor, SureShare, Text, TimeDist, Word, WorkDist, YesNo
from salessim.translation import say

EXITS = ("lost", "done", "won")  # where a way may end; every other target is a stage
Takes = Annotated[
    Annotated[WorkDist, Tag("one")] | Annotated[dict[Word, dict[Word, WorkDist]], Tag("table")], Discriminator(shape)
]


class LateAfter(Model):
    """What happens to outcomes when somebody comes too late: {limit: 5 wd, churned: x 1.5}."""

    limit: Duration = Field(description="the wait that is still in time", examples=["5 wd"])
    outcomes: dict[Word, Factor] = Field(
        default={}, description="a factor on the weight of an outcome when it was late"
    )

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: Any) -> Any:
        if not isinstance(value, dict) or "outcomes" in value:
            return value
        limit = {key: item for key, item in value.items() if key == "limit"}
        return limit | {"outcomes": {key: item for key, item in value.items() if key != "limit"}}


class StageModel(Model):
    """One step: somebody's work (`takes`), a time that passes by itself (`delay`), or a stream of requests."""

    takes: Takes | None = Field(
        default=None,
        description="work of a person on duty; or by the values of one attribute",
        examples=["lognormal(6 min, cv 0.8)"],
    )
    delay: TimeDist | None = Field(
        default=None, description="time that passes without anybody's work", examples=["lognormal(5 d, cv 1.2)"]
    )
    by: Literal["deal owner", "account owner"] | None = Field(default=None, description="served only by that owner")
    patience: TimeDist | None = Field(
        default=None, description="how long the client waits for the first start", examples=["exponential(2 min)"]
    )
    gives_up: Word = Field(default="lost", description="where those go whose patience ends; else lost")
    room: Count | None = Field(
        default=None, description="how many may wait; beyond that somebody is turned away", examples=["10"]
    )
    when_full: Word = Field(default="lost", description="where those go who are turned away; else lost")
    interrupts: dict[Word, Literal["resume", "restart"]] = Field(
        default={}, description="stages whose work is dropped for this at once"
    )
    at_closing_time: Literal["continue_next_day", "finish", "restart"] = Field(
        default="finish", description="what becomes of work in hand; else it is finished"
    )
    colleague_steps_in_after: Duration = Field(
        default=Duration(4, "d"), description="an owner's absence after which others help", examples=["4 d"]
    )
    newest_first: YesNo = Field(default=False, description="whoever came last is served first")
    reached: list[SureShare] = Field(default=[], description="share reached by the first attempt, the second, ...")
    unanswered_takes: WorkDist = Field(
        default=Dist("constant", (0.0,), "time"), description="work of an attempt in vain", examples=["20 s"]
    )
    try_again_after: TimeDist = Field(
        default=Dist("constant", (0.0,), "time"), description="time between attempts", examples=["2 wd"]
    )
    given_up: Target = Field(
        default=Target("lost"), description="where those go who were never reached; else lost", examples=["lost"]
    )
    delay_costs: Slowing | None = Field(default=None, description="what waiting costs the good outcomes")
    late_after: LateAfter | None = Field(default=None, description="what being late costs")
    good: list[Word] = Field(default=[], description="outcomes whose odds waiting and skill change; else the first")
    counts_as: Word | None = Field(default=None, description="what a good outcome counts as: signed, shipped, paid")
    grows: Growth | None = Field(default=None, description="how a deal grows with every contact")
    each_account: TimeDist | None = Field(
        default=None, description="time between requests of an account while it lives", examples=["exponential(30 d)"]
    )
    goes_to: Word | None = Field(default=None, description="the stage at which these requests are served")
    same_as: Word | None = Field(default=None, description="the stage repeated here, but for what stands here")
    then: dict[Word, Outcome] = Field(
        default={}, description="how it ends: the share of each outcome and where it leads"
    )
    id: Text | None = Field(default=None, description="keeps the numbers when the stage is renamed")

    @field_validator("good", mode="before")
    @classmethod
    def _list_of_good(cls, value: Any) -> Any:
        return as_list(value)

    @field_validator("takes")
    @classmethod
    def _one_attribute(cls, takes: Any) -> Any:
        if isinstance(takes, dict) and len(takes) != 1:
            raise UnreadableError(
                say("work may differ by one attribute"), say("one attribute, such as {product: {standard: 40 min}}")
            )
        return takes

    @field_validator("each_account")
    @classmethod
    def _not_all_the_time(cls, each: TimeDist | None) -> TimeDist | None:
        if each is not None and each.zero:
            raise UnreadableError(
                say("an account that asks every `{time}` never stops", time=each),
                say("a time such as exponential(30 d)"),
            )
        return each

    @property
    def owner(self) -> str | None:
        """`deal` or `account`: whose owner alone serves it; None if anybody may."""
        return None if self.by is None else self.by.split()[0]

    @property
    def good_outcomes(self) -> list[str]:
        """The outcomes that waiting and skill bend."""
        return self.good or list(self.then)[:1]

    def after_copy(self, base: "StageModel") -> "StageModel":
        """This stage with everything it does not say itself taken from the base."""
        own = {name: getattr(self, name) for name in self.model_fields_set}
        kept = dict.fromkeys(("id", "each_account", "goes_to"))
        return base.model_copy(update=kept | own)
