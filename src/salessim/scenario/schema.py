"""A whole scenario: market, process, structure and plan joined. The compiler reads these models."""

from dataclasses import replace
from typing import Any, Literal

from pydantic import Field, PrivateAttr, field_validator, model_validator

from salessim.scenario.absence import Absent
from salessim.scenario.careers import Leaves, Never, Ramps, Replaced
from salessim.scenario.change import Change
from salessim.scenario.distribution import Dist
from salessim.scenario.market import BusyAndQuietDays, Period, SourceModel
from salessim.scenario.model import Model, OneOrTable, as_list
from salessim.scenario.origin import Origin
from salessim.scenario.pay import Bonus, Guarantee, Pay
from salessim.scenario.phrases import Commission, Growth, Outcome, Slowing, Target
from salessim.scenario.plan import LastYear, Plan
from salessim.scenario.process import EXITS, LateAfter, StageModel
from salessim.scenario.quantity import Duration, MoneyRate, Number, Rate
from salessim.scenario.ramp import Ramp
from salessim.scenario.scalars import AmountDist, Margin, Share, Text, Word
from salessim.scenario.start import Accounts, Empty, History, Start
from salessim.scenario.structure import Costs, Pause, People, Person, TeamModel
from salessim.scenario.unknowns import unknowns
from salessim.scenario.working_time import WorkingTime

__all__ = [
    "EXITS", "Absent", "Accounts", "Bonus", "BusyAndQuietDays", "Change", "Commission", "Costs", "Dist", "Duration",
    "Empty", "Growth", "Guarantee", "History", "LastYear", "LateAfter", "Leaves", "MoneyRate", "Never", "Number",
    "Outcome", "Owner", "Pause", "Pay", "People", "Period", "Person", "Plan", "Ramp", "Ramps", "Rate", "Replaced",
    "Scenario", "Slowing", "SourceModel", "StageModel", "Start", "Target", "TeamModel", "WorkingTime",
]  # fmt: skip


class Owner(Model):
    """How a deal or an account comes to its owner, and how long that lasts."""

    taken_at: Word | None = Field(default=None, description="the stage at which whoever serves becomes the owner")
    from_: Word | None = Field(default=None, alias="from", description="the stage from which on there is an owner")
    until: Word | None = Field(default=None, description="the stage whose end ends the ownership")
    chosen: Literal["fewest_open", "longest_idle", "round_robin", "random"] = Field(
        default="fewest_open", description="who is chosen; else whoever owns fewest"
    )
    if_gone: Literal["hand_over", "keep"] = Field(
        default="hand_over", description="what happens when the owner leaves; else a colleague takes over"
    )


class Scenario(Model):
    """A sales department, told in the owner's words."""

    name: Text = Field(default="A department", description="what this scenario is called")
    currency: Text = Field(default="", description="the money in which everything is counted, such as RUB")
    period: Period = Field(description="the time to be simulated: {from: 2027-01-01, for: 12 months}")
    working_time: WorkingTime = Field(description="always, or days, hours, break and holidays")
    attributes: dict[Word, dict[Word, Share]] = Field(
        default={}, description="properties of every lead, with their shares"
    )
    deal_value: OneOrTable[AmountDist] | None = Field(
        default=None,
        description="what a deal is worth; or by an attribute's values",
        examples=["lognormal(60_000, cv 0.6)"],
    )
    margin: OneOrTable[Margin] | None = Field(
        default=None,
        description="what is left of a deal after the cost of goods; or by an attribute's values",
        examples=["35%"],
    )
    sources: dict[Word, SourceModel] = Field(description="where leads come from")
    owners: dict[Literal["deal", "account"], Owner] = Field(default={}, description="who owns deals and accounts")
    process: dict[Word, StageModel] = Field(description="the stages, in any order")
    plan: Plan | None = Field(default=None, description="what must be earned")
    last_year: LastYear | None = Field(default=None, description="what really happened, shown beside the simulation")
    start: Start = Field(default=Empty(), description="empty, {accounts: 180} or {history: linear.yaml}")
    teams: dict[Word, TeamModel] = Field(description="who does what")
    costs: Costs = Field(default=Costs(), description="rooms and workplaces")
    change: list[Change] = Field(default=[], description="from a day on the department is another one")

    _origin: Origin = PrivateAttr(default_factory=Origin)
    _told: dict[str, StageModel] = PrivateAttr(default_factory=dict)

    @field_validator("change", mode="before")
    @classmethod
    def _several(cls, value: Any) -> Any:
        return as_list(value)

    @model_validator(mode="after")
    def _copy_stages(self) -> "Scenario":
        """Stages with `same_as` become whole, an unknown base or a circle is left to the checks; ranges get places."""
        self._told = dict(self.process)
        self.process.update({name: copied(name, self._told) for name in self._told})
        for unknown in unknowns(self):
            unknown.number.stands_at(unknown.path)
        return self

    @property
    def origin(self) -> Origin:
        """The files it was read from, and the past that it begins with."""
        return self._origin

    @property
    def told(self) -> dict[str, StageModel]:
        """The stages as they were told, before `same_as` was filled in."""
        return self._told

    @property
    def past(self) -> "Scenario | None":
        """The scenario that ran before the first day, if `start` names a history."""
        past: Any = self._origin.past
        return self._in_this_market(past) if isinstance(past, Scenario) else None

    @property
    def targets(self) -> "tuple[Scenario, ...]":
        """What the department changes into, step by step: each in this scenario's period and market."""
        files = (self._in_this_market(other) for other in self._origin.targets)
        return tuple(self.as_it_was if change.goes_back else next(files) for change in self.change)

    @property
    def as_it_was(self) -> "Scenario":
        """The structure from before the first step, to which steps may go back."""
        return self.model_copy(update={"change": []})

    def _in_this_market(self, other: "Scenario") -> "Scenario":
        """Another scenario with the attributes that only this one knows, in this one's order."""
        shares = {name: other.attributes.get(name, mine) for name, mine in self.attributes.items()} | other.attributes
        if list(shares) == list(other.attributes):
            return other
        return other.changed(f"attributes: {shares}", attributes=shares)

    def changed(self, what: str, **parts: Any) -> "Scenario":
        """The same scenario with other parts and the same past; what was changed enters its fingerprint."""
        copy = self.model_copy(update=parts)
        copy._origin = replace(self._origin, texts=self._origin.texts_with(what), told=False)
        copy._told = {name: _told_anew(self._told.get(name), self.process.get(name), stage)
                      for name, stage in copy.process.items()}  # fmt: skip
        return copy

    @property
    def value_attribute(self) -> str | None:
        """The attribute by whose values `deal_value` is told."""
        return self._attribute_of(self.deal_value)

    @property
    def margin_attribute(self) -> str | None:
        """The attribute by whose values `margin` is told."""
        return self._attribute_of(self.margin)

    def _attribute_of(self, told: Any) -> str | None:
        """The attribute whose values a table lists; None if it lists others, or is no table."""
        listed = set(told) if isinstance(told, dict) else set()
        return next((name for name, values in self.attributes.items() if set(values) == listed), None)


def _told_anew(told: StageModel | None, before: StageModel | None, now: StageModel) -> StageModel:
    """What a stage says itself, with what was changed of it."""
    if told is None or before is None:
        return now
    fields = type(now).model_fields
    changed = {name: getattr(now, name) for name in fields if getattr(now, name) is not getattr(before, name)}
    return told.model_copy(update=changed) if changed else told


def copied(name: str, process: dict[str, StageModel], seen: tuple[str, ...] = ()) -> StageModel:
    """A stage with the definition of its `same_as` filled in, over as many steps as there are."""
    stage = process[name]
    if stage.same_as is None or stage.same_as not in process or stage.same_as in (*seen, name):
        return stage
    return stage.after_copy(copied(stage.same_as, process, (*seen, name)))
