"""The market: who comes, how often, and what a deal is worth."""

from datetime import date

from pydantic import Field, model_validator

from salessim.scenario.errors import UnreadableError
from salessim.scenario.model import Model
from salessim.scenario.quantity import Duration, Rate
from salessim.scenario.scalars import CostPerLead, Count, Day, Factor, PlainShare, Share, Text, Word
from salessim.scenario.spans import HourFactors, MonthlyMoney, Season, WeekdayFactors
from salessim.translation import say


class Period(Model):
    """The time to be simulated: {from: 2027-01-01, for: 12 months}."""

    from_: Day = Field(alias="from", description="the first day")
    for_: Duration = Field(alias="for", description="how long, in months or years", examples=["12 months"])

    @model_validator(mode="after")
    def _within_reach(self) -> "Period":
        if self.for_.unit not in ("month", "year") or self.months != self._length:
            raise UnreadableError(
                say("a period of {length} is not a number of months", length=self.for_),
                say("whole months, such as 12 months"),
            )
        if not 1 <= self.months <= 120:
            raise UnreadableError(
                say("a period of {months} months cannot be simulated", months=self.months), say("1 to 120 months")
            )
        if self.from_.day > 28:
            raise UnreadableError(
                say("a period cannot begin on day {day}", day=self.from_.day), say("best the first of a month")
            )
        if self.from_.year < 2002 or self.end.year > 2068:
            raise UnreadableError(
                say("a period from {start} is out of range", start=self.start), say("a period between 2002 and 2068")
            )
        return self

    @property
    def months(self) -> int:
        """Its length in months."""
        return round(self._length)

    @property
    def _length(self) -> float:
        return self.for_.amount * (12 if self.for_.unit == "year" else 1)

    @property
    def start(self) -> date:
        """The first day."""
        return self.from_

    @property
    def end(self) -> date:
        """The day after the last."""
        return self.month_start(self.months)

    def month_start(self, number: int) -> date:
        """The first day of the period's month `number`, from 0."""
        years, month = divmod(self.from_.month - 1 + number, 12)
        return self.from_.replace(year=self.from_.year + years, month=month + 1)


class BusyAndQuietDays(Model):
    """How much busier some days are than chance alone makes them."""

    variance_to_mean: Factor = Field(
        description="variance of a day's leads by their mean; 1 is pure chance", examples=["5"]
    )
    day_to_day: PlainShare = Field(
        default=0.0, description="how much of its mood a day hands on, 0 to 1", examples=["0.5"]
    )

    @model_validator(mode="after")
    def _possible(self) -> "BusyAndQuietDays":
        if self.variance_to_mean < 1:
            raise UnreadableError(
                say("days cannot be more alike than chance makes them"), say("variance_to_mean of 1 or more")
            )
        if self.day_to_day > 0.99:
            raise UnreadableError(say("so much memory would make all days alike"), say("day_to_day of at most 0.99"))
        return self


class SourceModel(Model):
    """Where leads come from: a `rate`, a list of `contacts`, or given moments `at`."""

    rate: Rate | None = Field(default=None, description="how many come; a day is a working day")
    contacts: Count | None = Field(
        default=None, description="a list that is there on the first day; retries come before old contacts"
    )
    at: list[Duration] | None = Field(
        default=None, description="given moments, from the start of the period: [0 h, 1.5 h]"
    )
    goes_to: Word = Field(description="the stage where its leads begin")
    season: Season | None = Field(default=None, description="a factor by month: {Jan: 0.7, rest: 1}")
    weekdays: WeekdayFactors | None = Field(
        default=None, description="a factor by weekday: {Sat-Sun: 0.72, rest: 1}; `rest` means working days"
    )
    hours: HourFactors | None = Field(default=None, description="how a day is shared out: {9-11: 1.5, rest: 1}")
    busy_and_quiet_days: BusyAndQuietDays | None = Field(default=None, description="days vary more than by chance")
    cost: CostPerLead = Field(default=0.0, description="what a lead costs")
    advertising: MonthlyMoney | None = Field(
        default=None, description="what is paid beside that, whoever comes; or by months", examples=["80_000 per month"]
    )
    attributes: dict[Word, dict[Word, Share]] = Field(default={}, description="shares that differ from the market's")
    id: Text | None = Field(default=None, description="keeps the numbers when the source is renamed")

    @model_validator(mode="after")
    def _one_way(self) -> "SourceModel":
        ways = [name for name in ("rate", "contacts", "at") if getattr(self, name) is not None]
        if len(ways) != 1:
            found = say("this source has none of `rate`, `contacts` and `at`")
            if ways:
                found = say("this source has both `{one}` and `{other}`", one=ways[0], other=ways[1])
            raise UnreadableError(found, say("one of `rate`, `contacts` and `at`"))
        only_rate = [name for name in ("season", "weekdays", "hours", "busy_and_quiet_days") if getattr(self, name)]
        if self.rate is None and only_rate:
            raise UnreadableError(
                say("`{key}` shapes a rate, but this source has `{way}`", key=only_rate[0], way=ways[0]),
                say("`{way}` alone", way=ways[0]),
            )
        if any(moment.working for moment in self.at or ()):
            raise UnreadableError(
                say("a moment in working days is not a moment"), say("a real time after the start, such as 1.5 h")
            )
        return self
