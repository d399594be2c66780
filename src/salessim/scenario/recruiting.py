"""Where newcomers come from, how they are selected, and how many begin together."""

from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema

from salessim.scenario.errors import UnreadableError
from salessim.scenario.model import Model
from salessim.scenario.quantity import Duration, Rate, as_text
from salessim.scenario.scalars import Amount, Count, Factor, PlainShare, TimeDist
from salessim.translation import later, say


def _flow(value: object) -> Rate:
    """`12 per month`; a range cannot be drawn here."""
    rate = value if isinstance(value, Rate) else Rate.parse(as_text(value, later("12 per month")))
    if rate.number.low is not None:
        raise UnreadableError(say("the number of candidates has no range"), say("one number, such as 12 per month"))
    return rate


Flow = Annotated[Rate, PlainValidator(_flow), WithJsonSchema({"type": "string", "examples": ["12 per month"]})]


class Channel(Model):
    """Where candidates come from, and how those who come from there differ from the others."""

    candidates: Flow = Field(description="how many offer themselves, as long as the department lives")
    speed: Factor = Field(default=1.0, description="a factor on how fast they work", examples=["105%"])
    odds: Factor = Field(default=1.0, description="a factor on their odds of good outcomes", examples=["110%"])
    pay: Factor = Field(default=1.0, description="a factor on their salary or hourly pay", examples=["130%"])
    leaves: Factor = Field(default=1.0, description="a factor on how often they leave", examples=["150%"])
    fee: Amount = Field(default=0.0, description="paid for everybody who begins", examples=["200_000"])


class Selection(Model):
    """A step of selection: the best go on."""

    passes: PlainShare = Field(description="so many of those who enter it pass, the best of their channel")
    takes: Duration = Field(default=Duration(0, "d"), description="until the result is known", examples=["3 d"])
    cost: Amount = Field(default=0.0, description="for everybody who enters it", examples=["500"])
    tells: PlainShare = Field(
        default=0.0,
        description="correlation of the result with how good somebody will be: 0 nothing, 1 everything",
        examples=["0.5"],
    )


class Reserve(Model):
    """Those who passed and have no place yet."""

    up_to: Count = Field(default=0, description="how many are kept in mind", examples=["2"])
    wait: TimeDist | None = Field(
        default=None, description="after which somebody is lost; else never", examples=["exponential(30 d)"]
    )
