"""How people come, learn and leave: ramp, leaving, replacement."""

import math
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from salessim.scenario.errors import UnreadableError
from salessim.scenario.model import Model
from salessim.scenario.quantity import Duration, MoneyRate
from salessim.scenario.ramp import Ramp
from salessim.scenario.recruiting import Channel, Reserve, Selection
from salessim.scenario.scalars import Amount, Count, PlainShare, TimeDist, Word, YearlyShare
from salessim.translation import say

MONTHS = 12  # of a year
MOST_AT_FIRST = 0.99  # of newcomers leave in their first month, however overloaded their head is


class Ramps(Model):
    """How newcomers grow with the time since they were hired."""

    speed: Ramp | None = Field(default=None, description="of how fast they work")
    odds: Ramp | None = Field(default=None, description="of their odds of good outcomes")
    among_experienced: PlainShare = Field(
        default=1.0,
        description="of that time, how much it takes where all others are past their ramp; between, by their share",
        examples=["64%"],
    )

    @property
    def told(self) -> list[Ramp]:
        """The ramps of both kinds that are told."""
        return [ramp for ramp in (self.speed, self.odds) if ramp is not None]

    def longer(self, times: float) -> "Ramps":
        """The same ramps, over so many times as much time."""
        ramps = {name: getattr(self, name) for name in ("speed", "odds")}
        return self.model_copy(update={name: ramp and ramp.longer(times) for name, ramp in ramps.items()})


class PayBelow(Model):
    """More leave where people are meant to earn less than a floor."""

    amount: MoneyRate = Field(description="the floor of the planned pay of a person", examples=["70_000 per month"])
    per_year: YearlyShare = Field(description="leavers in a year where the planned pay is below", examples=["90%"])
    besides: MoneyRate | None = Field(
        default=None,
        description="commission, bonuses and fees that a person is meant to earn",
        examples=["20_000 per month"],
    )

    @model_validator(mode="after")
    def _by_the_month(self) -> "PayBelow":
        if any(rate is not None and rate.per == "hour" for rate in (self.amount, self.besides)):
            raise UnreadableError(say("planned pay is told by the month"), say("70_000 per month"))
        return self


class Leaves(Model):
    """How often people leave. In the long run `per_year` leave for each who is there, early leavers included."""

    per_year: YearlyShare = Field(description="leavers in a year for each person there on average", examples=["60%"])
    in_first_month: PlainShare | None = Field(
        default=None, description="newcomers who leave within their first month", examples=["15%"]
    )
    pay_below: PayBelow | None = Field(
        default=None, description="how often where planned pay is low: {amount: 70_000 per month, per_year: 90%}"
    )

    @model_validator(mode="after")
    def _possible(self) -> "Leaves":
        if self.in_first_month is not None and self.in_first_month >= 1:
            raise UnreadableError(say("nobody is left after the first month"), say("a share below 100%, such as 15%"))
        if self.in_first_month and not self.per_year:
            raise UnreadableError(
                say("some leave in their first month, and in a year nobody"), say("`per_year` above 0, such as 60%")
            )
        if self.per_year and 1 / self.per_year <= self._first_part:
            raise UnreadableError(
                say("so many leave in a year that the first month alone must lose more"),
                say("a lower `per_year`, or a higher `in_first_month`"),
            )
        if self.pay_below is not None and self.pay_below.per_year < self.per_year:
            raise UnreadableError(
                say("fewer would leave where pay is low"), say("a `per_year` of `pay_below` above the usual one")
            )
        return self

    def at_rate(self, per_year: float) -> "Leaves":
        """As many in the first month, and so many in a year."""
        return Leaves.model_construct(per_year=per_year, in_first_month=self.in_first_month)

    @property
    def ever(self) -> bool:
        """Whether anybody leaves, if only for the pay."""
        return self.per_year > 0 or (self.pay_below is not None and self.pay_below.per_year > 0)

    @property
    def at_first(self) -> float:
        """The rate a year at which a newcomer leaves in the first month."""
        if self.in_first_month is None:
            return self.per_year
        return -MONTHS * math.log1p(-self.in_first_month)

    @property
    def later(self) -> float:
        """The rate a year from the second month on: the mean stay of newcomers is then one by `per_year`."""
        if not self.per_year or self.in_first_month is None:
            return self.per_year
        return (1 - self.in_first_month) / (1 / self.per_year - self._first_part)

    def hastened(self, times: float) -> "Leaves":
        """Newcomers leave at so many times the rate in their first month, and later as before: more leave in a year."""
        if not self.in_first_month or times == 1:
            return self
        share = min(1 - (1 - self.in_first_month) ** times, MOST_AT_FIRST)
        stay = -share / math.log1p(-share) / MONTHS + (1 - share) / self.later
        return Leaves.model_construct(per_year=1 / stay, in_first_month=share)

    def beyond(self, years: float) -> float:
        """The share of people in the long run who have been there for so long."""
        if not self.per_year:
            return 1.0
        first = min(years, 1 / MONTHS)
        there = (1 - math.exp(-self.at_first * first)) / self.at_first if self.at_first else first
        staying = math.exp(-self.at_first / MONTHS)
        there += staying * -math.expm1(-self.later * max(0.0, years - 1 / MONTHS)) / self.later
        return 1 - there * self.per_year

    def mean_stay(self, times: float) -> float:
        """Years that a newcomer stays on average who leaves so many times as readily; infinite if never."""
        first, later = self.at_first * times, self.later * times
        if not later:
            return math.inf
        month = -math.expm1(-first / MONTHS) / first if first else 1 / MONTHS
        return month + math.exp(-first / MONTHS) / later

    @property
    def _first_part(self) -> float:
        """Years of the mean stay that fall into the first month."""
        return (self.in_first_month or 0) / self.at_first if self.at_first else 1 / MONTHS


class Never(Model):
    """Nobody comes for those who leave."""

    never: Literal[True] = True

    @model_validator(mode="before")
    @classmethod
    def _word(cls, value: Any) -> Any:
        if isinstance(value, (str, list)) and value != "never":
            raise UnreadableError(
                say("`{value}` is not a way to replace somebody", value=value), say("never, or {after: 35 d}")
            )
        return {} if value == "never" else value


class Replaced(Model):
    """How somebody comes for each who leaves: after some time, or by channels from which candidates come."""

    after: TimeDist | None = Field(
        default=None,
        description="how long the place is empty, until somebody is hired",
        examples=["lognormal(35 d, cv 0.5)"],
    )
    channels: dict[Word, Channel] = Field(
        default={}, description="instead of `after`: where candidates come from, by name"
    )
    selection: dict[Word, Selection] = Field(default={}, description="what candidates pass, in order")
    reserve: Reserve | None = Field(
        default=None, description="those who passed and have no place yet: {up_to: 2, wait: exponential(30 d)}"
    )
    internship: Duration = Field(
        default=Duration(0, "d"),
        description="from the first day on the payroll to the first day at work",
        examples=["4 d"],
    )
    interns: Count = Field(
        default=1, description="how many begin the internship for one place; the best stays", examples=["2"]
    )
    hire_at_least: Count = Field(
        default=1, description="with channels: nobody begins before so many can begin together", examples=["2"]
    )
    at_once: Count | None = Field(
        default=None, description="with channels: so many can be taught at one time", examples=["3"]
    )
    ahead: Count = Field(
        default=0,
        description="with channels: so many more than there are places are hired, paid and taught",
        examples=["1"],
    )
    cost: Amount = Field(default=0.0, description="paid for every person who begins", examples=["80_000"])

    @model_validator(mode="after")
    def _somebody(self) -> "Replaced":
        if not 1 <= self.interns <= 50:
            raise UnreadableError(say("{number} interns for one place", number=self.interns), say("1 to 50"))
        if (self.after is None) == (not self.channels):
            raise UnreadableError(
                say("somebody comes after some time, or by channels"),
                say("either `after: 35 d` or `channels: {open_market: {candidates: 12 per month}}`"),
            )
        told = [name for name in ("selection", "reserve", "hire_at_least", "at_once", "ahead")
                if getattr(self, name) != type(self).model_fields[name].default]  # fmt: skip
        if told and not self.channels:
            raise UnreadableError(
                say("`{word}` needs to know where candidates come from", word=told[0]),
                say("`channels: {open_market: {candidates: 12 per month}}` instead of `after`"),
            )
        return self


def _way(value: Any) -> str:
    return "replaced" if isinstance(value, (dict, Replaced)) else "never"


Replacement = Annotated[
    Annotated[Never, Tag("never")] | Annotated[Replaced, Tag("replaced")],
    Discriminator(_way),
]
