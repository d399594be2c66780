"""The plan: what must be earned, and what was earned last year."""

from datetime import date, timedelta
from typing import Any

from pydantic import Field, model_validator

from salessim.scenario.market import Period
from salessim.scenario.model import Model
from salessim.scenario.scalars import Amount, Share, Word
from salessim.scenario.spans import MonthlyMoney


class Plan(Model):
    """What must be earned in the period. `by region: {...}` shares it out among the values of an attribute."""

    counts: Word = Field(description="what counts: signed, shipped, paid or another word that a stage `counts_as`")
    revenue: MonthlyMoney = Field(description="the amount by month, or one amount per month or year")
    by: dict[Word, dict[Word, Share]] = Field(
        default={}, description="shares of the plan by the values of an attribute"
    )

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: Any) -> Any:
        if not isinstance(value, dict) or "by" in value:
            return value
        parts = {key: item for key, item in value.items() if str(key).startswith("by ")}
        return {k: v for k, v in value.items() if k not in parts} | {"by": {k[3:].strip(): v for k, v in parts.items()}}

    def months(self, period: Period) -> tuple[float, ...]:
        """The plan of each month of the period; 0 where the plan names nothing."""
        return tuple(self.revenue.of(period.month_start(number).month) or 0.0 for number in range(period.months))

    def within(self, period: Period, first: date, last: date) -> float:
        """The plan from one day to another, both included: of each month as much as the days that lie there."""
        due = 0.0
        for number, amount in enumerate(self.months(period)):
            begin, end = period.month_start(number), period.month_start(number + 1)
            days = (min(end, last + timedelta(days=1)) - max(begin, first)).days
            due += amount * max(0, days) / (end - begin).days
        return due


class LastYear(Model):
    """What really happened last year, if it is known."""

    revenue: Amount | None = Field(default=None, description="booked in the year", examples=["104_000_000"])
    deals: Amount | None = Field(default=None, description="signed in the year", examples=["690"])
    deals_in_work: Amount | None = Field(default=None, description="open at the end of the year", examples=["85"])
    accounts: Amount | None = Field(default=None, description="at the end of the year", examples=["180"])
