"""Single values that need no class of their own: counts, money, dates, yes and no, names of stages."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainValidator, WithJsonSchema

from salessim.scenario.distribution import Dist
from salessim.scenario.errors import UnreadableError
from salessim.scenario.phrases import read_share
from salessim.scenario.quantity import Duration, Number, as_text, read_number
from salessim.translation import later, say

YES, NO = ("yes", "true", "on", "да"), ("no", "false", "off", "нет")


def _count(value: Any) -> int:
    number = read_number(as_text(value, later("a whole number")))
    if number != int(number) or number > 10_000_000:
        raise UnreadableError(say("`{value}` is not a count", value=value), say("a whole number from 0 to 10_000_000"))
    return int(number)


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    text = as_text(value, later("a date such as 2027-01-01"))
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise UnreadableError(say("`{text}` is not a date", text=text), say("year-month-day, such as 2027-01-01"))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnreadableError(say("there is no day {text}", text=text), say("a date of the calendar")) from None


def _yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = as_text(value, later("yes or no")).lower()
    if text not in YES + NO:
        raise UnreadableError(say("`{value}` is neither yes nor no", value=value), say("yes or no"))
    return text in YES


def _factor(value: Any) -> float:
    text = as_text(value, later("a factor such as 1.3"))
    number = read_number(re.sub(r"^[x×]\s*", "", text))
    if number > 1_000:
        raise UnreadableError(
            say("a factor of {text} is beyond all measure", text=text), say("a factor from 0 to 1000")
        )
    return number


def _share(value: Any) -> Number | None:
    return value if isinstance(value, Number) else read_share(as_text(value, later("a share such as 40%, or rest")))


def _sure_share(value: Any) -> Number:
    share = _share(value)
    if share is None:
        raise UnreadableError(say("`rest` says nothing here"), say("a share such as 40%"))
    return share


def _plain_share(value: Any) -> float:
    share = _sure_share(value)
    if share.low is not None:
        raise UnreadableError(say("`{value}`: a range cannot stand here", value=value), say("one share, such as 40%"))
    return share.value


def _yearly_share(value: Any) -> float:
    number = read_number(as_text(value, later("a share a year such as 60%")))
    if number > 10:
        raise UnreadableError(say("`{value}` a year is beyond all measure", value=value), say("at most 1000%"))
    return number


def _margin(value: Any) -> float:
    share = _sure_share(value)
    if share.low is not None:
        raise UnreadableError(say("a margin has no range: it is not varied"), say("one share, such as 35%"))
    return share.value


def _cost_per_lead(value: Any) -> float:
    return read_number(
        re.sub(r"\s+(?:per|за)\s+(?:lead|contact|лид|контакт)$", "", as_text(value, later("900 per lead")))
    )


def _word(value: Any) -> str:
    text = as_text(value, later("a name"))
    if not re.fullmatch(r"\w[\w\- ]{0,79}", text):
        raise UnreadableError(
            say("`{text}` is not a name", text=text[:40]),
            say("letters, digits, `_`, `-` and spaces, at most 80 of them; `-` or a space is not the first"),
        )
    return text


def _text(value: Any) -> str:
    text = as_text(value, later("a text"))
    if not 0 < len(text) <= 200:
        raise UnreadableError(say("this text is empty or longer than 200 characters"), say("a short text"))
    return text


def _time_only(dist: Dist) -> Dist:
    if dist.kind != "time":
        raise UnreadableError(say("`{dist}` has no unit of time", dist=dist), say(Duration.EXPECTED))
    return dist


def _work_only(dist: Dist) -> Dist:
    if re.search(r"\d\s*(?:d|w|days?|weeks?|months?|years?|дн|д|нед|мес)\b", dist.text):
        raise UnreadableError(
            say("`{dist}`: work is the time of a person on duty", dist=dist),
            say("s, min, h, or wd for whole working days"),
        )
    return _time_only(dist)


def _amount_only(dist: Dist) -> Dist:
    if dist.kind != "number":
        raise UnreadableError(
            say("`{dist}` is a time, not an amount of money", dist=dist),
            say("an amount such as lognormal(60_000, cv 0.6)"),
        )
    return dist


def _schema(description: str, *examples: str, type_: Any = ("string", "number")) -> WithJsonSchema:
    kinds = list(type_) if isinstance(type_, tuple) else type_
    return WithJsonSchema({"type": kinds, "description": description, "examples": list(examples)})


Count = Annotated[int, PlainValidator(_count), _schema(later("a whole number"), "20_000")]
Day = Annotated[date, PlainValidator(_date), _schema(later("a date"), "2027-01-01", type_="string")]
YesNo = Annotated[bool, PlainValidator(_yes), _schema(later("yes or no"), "yes", type_=("string", "boolean"))]
Factor = Annotated[float, PlainValidator(_factor), _schema(later("a factor"), "1.3", "x 1.5")]
Amount = Annotated[
    float,
    PlainValidator(lambda value: read_number(as_text(value, later("an amount")))),
    _schema(later("an amount"), "80_000"),
]
Share = Annotated[
    Number | None, PlainValidator(_share), _schema(later("a share, or rest"), "40%", "5% (2% to 9%)", "rest")
]
SureShare = Annotated[Number, PlainValidator(_sure_share), _schema(later("a share"), "40%", "5% (2% to 9%)")]
PlainShare = Annotated[float, PlainValidator(_plain_share), _schema(later("a share"), "90%")]
YearlyShare = Annotated[float, PlainValidator(_yearly_share), _schema(later("so many in a year"), "60%", "120%")]
Margin = Annotated[float, PlainValidator(_margin), _schema(later("a share"), "35%")]
CostPerLead = Annotated[float, PlainValidator(_cost_per_lead), _schema(later("money per lead"), "900 per lead")]
Word = Annotated[str, PlainValidator(_word), _schema(later("a name"), type_="string")]
Text = Annotated[str, BeforeValidator(_text)]
TimeDist = Annotated[Dist, AfterValidator(_time_only)]
WorkDist = Annotated[Dist, AfterValidator(_work_only)]
AmountDist = Annotated[Dist, AfterValidator(_amount_only)]
