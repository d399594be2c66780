"""A dated change: from which day the department is another one, who goes where, and what that costs."""

from datetime import date
from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from salessim.scenario.errors import UnreadableError
from salessim.scenario.model import Model, as_list
from salessim.scenario.quantity import Duration
from salessim.scenario.ramp import Ramp
from salessim.scenario.rule import Rule
from salessim.scenario.scalars import Amount, Count, Day, Factor, PlainShare, Text, Word
from salessim.translation import say

WORDS = ("refuse_and_leave", "rest")  # entries of `people: {team: ...}` that are no teams
GO_BACK = "go_back"  # in place of a file: the structure from before the first step
MOST_TIMES = 100


class Moves(Model):
    """Where the people of a team go: so many to each team of the new structure."""

    to: dict[Word, Count] = Field(default={}, description="how many go to a team")
    refuse_and_leave: PlainShare = Field(
        default=0.0, description="of those who would come to another team, so many leave instead", examples=["10%"]
    )
    rest: Literal["leave"] | None = Field(default=None, description="whoever is not named leaves")

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: Any) -> Any:
        if not isinstance(value, dict) or "to" in value:
            return value
        others = {key: item for key, item in value.items() if key in WORDS}
        return others | {"to": {key: item for key, item in value.items() if key not in WORDS}}


class Retraining(Model):
    """Days on which those who come to another team learn instead of working."""

    for_: Duration = Field(alias="for", description="how long they learn", examples=["5 wd"])
    trainer: Word | None = Field(default=None, description="the team whose people teach them all that time")
    teams: list[Word] = Field(default=[], description="teams whose people learn, too, though they stay")

    @field_validator("teams", mode="before")
    @classmethod
    def _several(cls, value: Any) -> Any:
        return as_list(value)

    @property
    def away(self) -> list[str]:
        """The teams that are not on duty meanwhile, whoever in them has come from another one."""
        return list(dict.fromkeys([*self.teams, *([] if self.trainer is None else [self.trainer])]))


class Relearning(Model):
    """How those who come to another team grow into it; they begin anew, whatever they were before."""

    speed: Ramp | None = Field(default=None, description="how fast they work")
    odds: Ramp | None = Field(default=None, description="a factor on the odds of good outcomes")


class Unwilling(Model):
    """How many came to a team though they did not want to, and how much more often they leave it."""

    to: dict[Word, PlainShare] = Field(default={}, description="of those who come to a team, so many did not want it")
    leave: Factor = Field(default=1.0, description="a factor on how often they leave the new team", examples=["200%"])

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: Any) -> Any:
        if not isinstance(value, dict) or "to" in value:
            return value
        others = {key: item for key, item in value.items() if key == "leave"}
        return others | {"to": {key: item for key, item in value.items() if key != "leave"}}

    @model_validator(mode="after")
    def _more_often(self) -> "Unwilling":
        if self.to and "leave" not in self.model_fields_set:
            raise UnreadableError(say("nothing says how much more often the unwilling leave"), "`leave: 200%`")
        if not 1 <= self.leave <= MOST_TIMES:
            message = say("the unwilling leave {times} times as often", times=self.leave)
            raise UnreadableError(message, say("100% to 10000%"))
        return self


class HandOverLoss(Model):
    """What is lost when an owner changes: the chance for each account and for each open deal."""

    accounts: PlainShare = Field(default=0.0, description="of the accounts that get another owner", examples=["15%"])
    deals: PlainShare = Field(default=0.0, description="of the open deals that get another owner", examples=["10%"])


class ChangeCosts(Model):
    """What the change itself costs, and what it may cost in all."""

    once: Amount = Field(default=0.0, description="paid on the day of the change", examples=["600_000"])
    going_back: Amount = Field(default=0.0, description="paid on that day where `else: go_back` comes true")
    budget: Amount | None = Field(
        default=None,
        description="the most that it may cost in all, what it brings less too",
        examples=["3_000_000"],
    )


class Change(Model):
    """From a day on the department is another one."""

    on: Day = Field(description="the first day of the new structure")
    to: Text = Field(description="the file of the new structure; or `go_back`: as it was before the first step")
    only_if: Rule | None = Field(default=None, description="what must have happened; else the step is left out")
    otherwise: Literal["stay", "go_back"] | None = Field(
        default=None,
        alias="else",
        description="what is done where `only_if` does not come true; else stay",
    )
    people: dict[Word, Moves] = Field(
        default={}, description="who goes where, by team; else open places are filled in the order of the teams"
    )
    hire: dict[Word, Count] = Field(default={}, description="who comes from outside on that day, by new team")
    refilled_after: Duration | None = Field(
        default=None,
        description="how long a place stays empty that nobody takes; else as the team hires, or for good",
        examples=["35 d"],
    )
    retraining: Retraining | None = Field(default=None, description="days on which the movers learn")
    relearning: Relearning | None = Field(default=None, description="how the movers grow into their new team")
    transfer: PlainShare = Field(
        default=0.0, description="how much of what distinguishes a person shows in another team", examples=["50%"]
    )
    unwilling: Unwilling = Field(
        default=Unwilling(), description="who did not want to come, and leaves sooner: {hunters: 40%, leave: 200%}"
    )
    open_deals: Literal["keep", "hand_over"] = Field(
        default="keep", description="whether the movers keep the deals and accounts that they own"
    )
    hand_over_loss: HandOverLoss = Field(default=HandOverLoss(), description="what is lost when an owner changes")
    goes_on_at: dict[Word, Word] = Field(
        default={},
        description="where those go on who are at a stage that the new structure does not have",
        examples=["{reception: answer}"],
    )
    costs: ChangeCosts | None = Field(default=None, description="what the change itself costs")

    @model_validator(mode="after")
    def _one_owner_or_the_other(self) -> "Change":
        if any(moves.refuse_and_leave == 1 for moves in self.people.values()):
            raise UnreadableError(say("if everybody refuses there is no change"), say("a share below 100%"))
        return self

    @model_validator(mode="after")
    def _two_ways(self) -> "Change":
        if self.otherwise is not None and self.only_if is None:
            raise UnreadableError(say("`else` without `only_if`"), say("what the step hangs on, or no `else`"))
        if self.goes_back and (self.people or self.hire):
            raise UnreadableError(say("whoever goes back takes the old place"), say("no `people` and no `hire` here"))
        if self.goes_back and self.otherwise == GO_BACK:
            raise UnreadableError(say("this step goes back in any case"), say("`else: stay`, or no `only_if`"))
        return self

    @property
    def goes_back(self) -> bool:
        """Whether it leads to the structure from before the first step."""
        return self.to == GO_BACK

    @property
    def instead(self) -> "Change | None":
        """The step that is made where `only_if` does not come true: back, and learning as for this one; None: none."""
        if self.otherwise != GO_BACK:
            return None
        learn = self.retraining and self.retraining.model_copy(update={"trainer": None, "teams": []})
        costs = self.costs and ChangeCosts(once=self.costs.going_back)
        told: dict[str, Any] = {
            "to": GO_BACK,
            "people": {},
            "hire": {},
            "only_if": None,
            "otherwise": None,
            "unwilling": Unwilling(),
        }
        return self.model_copy(update={**told, "retraining": learn, "costs": costs})

    def moved(self, day: date) -> "Change":
        """The same step on another day, its rule as much later or earlier."""
        rule = self.only_if and self.only_if.moved(day - self.on)
        return self.model_copy(update={"on": day, "only_if": rule})
