"""What people are paid: for their time, for what is earned, for good work; and what is taken off or made up."""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from pydantic import Discriminator, Field, Tag, field_validator, model_validator

from salessim.scenario.errors import UnreadableError
from salessim.scenario.model import Model, as_list, shape
from salessim.scenario.node import Path
from salessim.scenario.phrases import Commission
from salessim.scenario.quantity import Duration, MoneyRate
from salessim.scenario.scalars import Amount, PlainShare, Word
from salessim.translation import say


class Bonus(Model):
    """Money for a month of good work: accounts kept, or nothing done late."""

    accounts_kept: PlainShare | None = Field(
        default=None, description="share of a person's accounts that must be kept in the month", examples=["90%"]
    )
    on_time: PlainShare | None = Field(
        default=None, description="share of the work with a `late_after` that must not be late", examples=["95%"]
    )
    amount: MoneyRate = Field(description="what is paid for such a month", examples=["20_000 per month"])

    @model_validator(mode="after")
    def _one_measure(self) -> "Bonus":
        if (self.accounts_kept is None) == (self.on_time is None):
            raise UnreadableError(
                say("a bonus is paid for one thing"), say("either `accounts_kept: 90%` or `on_time: 95%`")
            )
        if self.amount.per != "month":
            raise UnreadableError(say("a bonus is paid by the month"), say("amount: 20_000 per month"))
        return self


class Guarantee(Model):
    """Nobody earns less in the first months, while a new way of working is learnt."""

    income: MoneyRate = Field(description="what a person earns at least", examples=["80_000 per month"])
    for_: Duration = Field(alias="for", description="so many months from the first day on", examples=["3 months"])

    @model_validator(mode="after")
    def _by_the_month(self) -> "Guarantee":
        whole = self.for_.unit == "month" and self.for_.amount == int(self.for_.amount) > 0
        if self.income.per == "hour" or not whole:
            raise UnreadableError(
                say("an income is guaranteed by the month"), say("{income: 80_000 per month, for: 3 months}")
            )
        return self


class Paid(NamedTuple):
    """A commission with the deals that it is paid for, and where that stands."""

    commission: Commission
    attribute: str  # "" for all deals
    value: str
    path: Path


Commissions = Annotated[
    Annotated[list[Commission], Tag("one")] | Annotated[dict[Word, dict[Word, Commission]], Tag("table")],
    Discriminator(shape),
]


class Pay(Model):
    """What a person of the team is paid."""

    salary: MoneyRate | None = Field(default=None, description="per month, whatever was done")
    hourly: MoneyRate | None = Field(default=None, description="per hour on duty", examples=["350 per hour"])
    not_paid_while: Literal["paused"] | None = Field(default=None, description="hours that are not paid")
    commission: Commissions = Field(
        default=[], description="a share of what is booked on the person's deals; or by the values of an attribute"
    )
    bonus: list[Bonus] = Field(default=[], description="for accounts kept, or for work that is not late")
    fee: dict[Word, dict[Word, Amount]] = Field(
        default={}, description="for every such outcome of a stage: {cold_call: {interested: 500}}"
    )
    fine: dict[Word, Amount] = Field(default={}, description="for every late one at a stage: {care_call: 500}")
    guarantee: Guarantee | None = Field(
        default=None, description="the least income of the first months: {income: 80_000 per month, for: 3 months}"
    )

    @field_validator("commission", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return value if isinstance(value, dict) else as_list(value)

    @field_validator("bonus", mode="before")
    @classmethod
    def _several(cls, value: object) -> object:
        return as_list(value)

    @model_validator(mode="after")
    def _by_time(self) -> "Pay":
        if self.salary and self.salary.per == "hour":
            raise UnreadableError(
                say("a salary is not paid by the hour"), say("salary: 60_000 per month, or hourly: 350 per hour")
            )
        if self.hourly and self.hourly.per != "hour":
            raise UnreadableError(say("an hourly pay is paid by the hour"), say("hourly: 350 per hour"))
        return self

    @property
    def commissions(self) -> Iterator[Paid]:
        """All of them, in the order in which they are told."""
        if isinstance(self.commission, dict):
            for attribute, values in self.commission.items():
                for value, told in values.items():
                    yield Paid(told, attribute, value, ("commission", attribute, value))
        else:
            for number, told in enumerate(self.commission):
                yield Paid(told, "", "", ("commission", number))
