"""Single values that need no class of their own: counts, money, dates, yes and no, names of stages."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainValidator, WithJsonSchema

from salessim.scenario.distribution import Dist
from salessim.scenario.errors import UnreadableError
from salessim.scenario.phrases import read_share
from salessim.scenario.quantity import Duration, Number, as_text, read_number
from salessim.translation import say

YES, NO = ("yes", "true", "on", "да"), ("no", "false", "off", "нет")


def _count(value: Any) -> int:
    number = read_number(as_text(value, "a whole number"))
    if number != int(number) or number > 10_000_000:
        raise UnreadableError(f"`{value}` is not a count", "a whole number from 0 to 10_000_000")
    return int(number)


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    text = as_text(value, "a date such as 2027-01-01")
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise UnreadableError(f"`{text}` is not a date", "year-month-day, such as 2027-01-01")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnreadableError(f"there is no day {text}", "a date of the calendar") from None


def _yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = as_text(value, "yes or no").lower()
    if text not in YES + NO:
        raise UnreadableError(f"`{value}` is neither yes nor no", "yes or no")
    return text in YES


def _factor(value: Any) -> float:
    text = as_text(value, "a factor such as 1.3")
    number = read_number(re.sub(r"^[x×]\s*", "", text))
    if number > 1_000:
        raise UnreadableError(f"a factor of {text} is beyond all measure", "a factor from 0 to 1000")
    return number


def _share(value: Any) -> Number | None:
    return value if isinstance(value, Number) else read_share(as_text(value, "a share such as 40%, or rest"))


def _sure_share(value: Any) -> Number:
    share = _share(value)
    if share is None:
        raise UnreadableError("`rest` says nothing here", "a share such as 40%")
    return share


def _plain_share(value: Any) -> float:
    return _sure_share(value).value


def _margin(value: Any) -> float:
    share = _sure_share(value)
    if share.low is not None:
        raise UnreadableError(say("a margin has no range: it is not varied"), say("one share, such as 35%"))
    return share.value


def _cost_per_lead(value: Any) -> float:
    return read_number(re.sub(r"\s+(?:per|за)\s+(?:lead|contact|лид|контакт)$", "", as_text(value, "900 per lead")))


def _word(value: Any) -> str:
    text = as_text(value, "a name")
    if not re.fullmatch(r"\w[\w\- ]{0,79}", text):
        raise UnreadableError(f"`{text[:40]}` is not a name", "letters, digits, `_` and `-`, at most 80 of them")
    return text


def _text(value: Any) -> str:
    text = as_text(value, "a text")
    if not 0 < len(text) <= 200:
        raise UnreadableError("this text is empty or longer than 200 characters", "a short text")
    return text


def _time_only(dist: Dist) -> Dist:
    if dist.kind != "time":
        raise UnreadableError(f"`{dist}` has no unit of time", Duration.EXPECTED)
    return dist


def _work_only(dist: Dist) -> Dist:
    if re.search(r"\d\s*(?:d|w|days?|weeks?|months?|years?|дн|д|нед|мес)\b", dist.text):
        raise UnreadableError(
            f"`{dist}`: work is the time of a person on duty", "s, min, h, or wd for whole working days"
        )
    return _time_only(dist)


def _amount_only(dist: Dist) -> Dist:
    if dist.kind != "number":
        raise UnreadableError(
            f"`{dist}` is a time, not an amount of money", "an amount such as lognormal(60_000, cv 0.6)"
        )
    return dist


def _schema(description: str, *examples: str, type_: Any = ("string", "number")) -> WithJsonSchema:
    kinds = list(type_) if isinstance(type_, tuple) else type_
    return WithJsonSchema({"type": kinds, "description": description, "examples": list(examples)})


Count = Annotated[int, PlainValidator(_count), _schema("a whole number", "20_000")]
Day = Annotated[date, PlainValidator(_date), _schema("a date", "2027-01-01", type_="string")]
YesNo = Annotated[bool, PlainValidator(_yes), _schema("yes or no", "yes", type_=("string", "boolean"))]
Factor = Annotated[float, PlainValidator(_factor), _schema("a factor", "1.3", "x 1.5")]
Amount = Annotated[
    float, PlainValidator(lambda value: read_number(as_text(value, "an amount"))), _schema("an amount", "80_000")
]
Share = Annotated[Number | None, PlainValidator(_share), _schema("a share, or rest", "40%", "5% (2% to 9%)", "rest")]
SureShare = Annotated[Number, PlainValidator(_sure_share), _schema("a share", "40%", "5% (2% to 9%)")]
PlainShare = Annotated[float, PlainValidator(_plain_share), _schema("a share", "90%")]
Margin = Annotated[float, PlainValidator(_margin), _schema("a share", "35%")]
CostPerLead = Annotated[float, PlainValidator(_cost_per_lead), _schema("money per lead", "900 per lead")]
Word = Annotated[str, PlainValidator(_word), _schema("a name", type_="string")]
Text = Annotated[str, BeforeValidator(_text)]
TimeDist = Annotated[Dist, AfterValidator(_time_only)]
WorkDist = Annotated[Dist, AfterValidator(_work_only)]
AmountDist = Annotated[Dist, AfterValidator(_amount_only)]
