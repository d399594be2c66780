"""Kinds of answers: each reads a text in the language of scenarios, or tells what it had expected."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from salessim.interview.currencies import currency_of
from salessim.interview.roles import KNOWN, ROLES, role_of
from salessim.scenario.distribution import Dist
from salessim.scenario.errors import UnreadableError, did_you_mean, one_of
from salessim.scenario.phrases import read_share
from salessim.scenario.quantity import Duration, MoneyRate, Number, Rate, read_number
from salessim.scenario.spans import MonthSpan, Season
from salessim.scenario.working_time import holiday_dates
from salessim.translation import later, say

T = TypeVar("T")

MOST = {"day": 2_000, "people": 500, "clients": 20_000, "contacts": 100_000}  # what a simulation of a year can hold
NOWHERE = "none"
ENTRY = later("a name and a number each, with commas between them: {example}")


class Pay(NamedTuple):
    """What one person of a role earns: money a month, and a share of what is paid on their deals."""

    salary: float
    commission: float


class Country(NamedTuple):
    """Whose public holidays are kept, none if nothing, and in which money everything is counted."""

    holidays: str
    currency: str


def name(text: str) -> str:
    """A name of one line, without anything invisible."""
    if not text.isprintable() or not 0 < len(text) <= 80:
        raise UnreadableError(say("this is not a name of one line"), say("at most 80 letters that can be printed"))
    return text


def country(text: str) -> Country:
    """A country, or its region, and its money, which may be left out where it is known: `RU`, `DE-BY`, `RS RSD`."""
    code, _, money_word = text.partition(" ")
    code = "" if code.casefold() == NOWHERE else code.upper()
    if code:
        holiday_dates(code, 2027)
    money_word = money_word.strip() or currency_of(code)
    if not re.fullmatch(r"[^\W\d_]{1,8}|[€$£₽₸₴]", money_word):
        raise UnreadableError(
            say("`{text}` does not say in which currency you count", text=text[:40]),
            say("a country and a currency, such as RS RSD"),
        )
    return Country(code, money_word)


def choice(**words: tuple[str, ...]) -> Callable[[str], str]:
    """One of several words; each may be said in several ways."""
    ways = {way: word for word, several in words.items() for way in (word, *several)}

    def read(text: str) -> str:
        found = ways.get(text.casefold())
        if found is None:
            raise UnreadableError(
                say("`{text}` is not one of the answers", text=text[:40]), one_of(words), did_you_mean(text, ways)
            )
        return found

    return read


def whole(most: int) -> Callable[[str], Number]:
    """How many there are, if you like with a range."""

    def read(text: str) -> Number:
        number = Number.parse(text)
        if "%" in text:
            raise UnreadableError(say("`{text}` is a share, not a number", text=text), say("a number such as 12"))
        return _at_most(number, most)

    return read


def per_day(text: str) -> Rate:
    """How many come; a bare number means a working day."""
    rate = Rate.parse(text) if re.search(r"\b(per|в)\s", text) else Rate(whole(MOST["day"])(text), "day")
    most = MOST["day"] * {"day": 1, "week": 5, "month": 21, "year": 250}[rate.per]
    return Rate(_at_most(rate.number, most), rate.per)


def rates(text: str) -> dict[str, Rate]:
    """How many come from each source: `website 6, marketplace 2 (1 to 4)`; `0` if nobody does."""
    if text.strip() == "0":
        return {}
    table = _table(text, per_day, "website 6, marketplace 2")
    reserved = next((source for source in table if source in ("calls", "cold_list")), "")
    if reserved:
        raise UnreadableError(
            say("`{name}` is asked about in a question of its own", name=reserved), say("another name, such as website")
        )
    return table


def money(text: str) -> float:
    """An amount of money above 0."""
    amount = read_number(text)
    if not 0 < amount <= 1e12 or "%" in text:
        raise UnreadableError(say("`{text}` is not an amount", text=text), say("an amount such as 40_000"))
    return amount


def money_or_none(text: str) -> float:
    """An amount of money, 0 included."""
    return 0.0 if text.strip() == "0" else money(text)


def margin(text: str) -> float:
    """What is left of a deal when the goods are paid."""
    left = read_share(text)
    if left is None or left.low is not None or left.value == 0:
        raise UnreadableError(say("`{text}` is not a margin", text=text), say("one share above 0%, such as 35%"))
    return left.value


def plan(text: str) -> MoneyRate:
    """What must be signed; a bare amount means a year."""
    rate = MoneyRate.parse(text) if re.search(r"\b(per|в)\s", text) else MoneyRate(money(text), "year")
    if rate.per == "hour" or not 0 < rate.amount <= 1e13:
        raise UnreadableError(say("`{text}` is no plan", text=text), say("an amount per month or per year"))
    return rate


def share(text: str) -> Number:
    """A share of the whole, above 0, if you like with a range."""
    number = read_share(text)
    if number is None or number.value == 0:
        raise UnreadableError(say("`{text}` is not a share", text=text), say("a share such as 40%"))
    return number


def share_or_none(text: str) -> Number:
    """A share of the whole, 0 included; a share of 100% would leave nobody else."""
    number = Number(0.0) if text.strip() == "0" else read_share(text)
    if number is None or max(number.value, number.high or 0) >= 1:
        raise UnreadableError(say("`{text}` leaves nothing for the others", text=text), say("a share below 100%"))
    return number


def wait(text: str) -> Duration:
    """A length of time that passes by itself."""
    length = Duration.parse(text)
    if not 0 < length.days <= 730:
        raise UnreadableError(say("`{text}` is too short or too long", text=text), say("more than 0 and up to 2 years"))
    return length


def answer_time(text: str) -> Dist:
    """How long a client thinks about a quote: `9 d`, or `11 d, 1 in 10 over 21 d`."""
    mean, comma, spread = text.partition(",")
    wait(mean)
    return Dist.parse(f"lognormal({mean}, {spread.strip() if comma else 'cv 0.8'})")


def people(text: str) -> dict[str, int]:
    """How many of each role there are: `managers 9, head 1`. Keys are the words that were said."""
    table = {word: int(number.value) for word, number in _table(text, _heads, "managers 9, head 1").items()}
    roles = [_role(word) for word in table]
    twice = next((word for word, role in zip(table, roles, strict=True) if roles.count(role) > 1), "")
    if twice:
        raise UnreadableError(say("`{name}` stands here for the second time", name=twice), say("each role once"))
    if not 0 < sum(table.values()) <= MOST["people"]:
        raise UnreadableError(
            say("there must be somebody, and at most {most} people", most=MOST["people"]), say("managers 9, head 1")
        )
    return {word: number for word, number in table.items() if number}


def pays(text: str) -> dict[str, Pay]:
    """What one person of each role earns a month: `managers 60_000 + 4%, head 200_000`. Keys are the roles."""
    return {_role(word): pay for word, pay in _table(text, _pay, "managers 60_000 + 4%, head 200_000").items()}


def season(text: str) -> dict[str, float]:
    """Months with their factors: `Jan 0.7, Oct-Nov 1.3`; `even` if all are alike."""
    if text.casefold() in ("even", "0", "ровно", "нет"):
        return {}
    table = _table(text, _factor, "Jan 0.7, Oct-Nov 1.3")
    for word in table:
        MonthSpan.parse(word)
    Season.model_validate({**table, "rest": 1.0})
    return table


def _table(text: str, read: Callable[[str], T], example: str) -> dict[str, T]:
    """Names and values with commas between them; a colon between name and value may stand or not."""
    table: dict[str, T] = {}
    for part in re.split(r"[,;]\s*(?![^()]*\))", text.strip().strip("{}")):
        match = re.fullmatch(r"\s*([^\W\d_][\w\- ]{0,79}?)\s*(?::|=|\s)\s*([0-9].*?)\s*", part)
        if match is None:
            raise UnreadableError(say("`{text}` cannot be read", text=part.strip()[:40]), say(ENTRY, example=example))
        if match[1] in table:
            raise UnreadableError(say("`{name}` stands here for the second time", name=match[1]), say("each name once"))
        table[match[1]] = read(match[2])
    return table


def _heads(text: str) -> Number:
    number = whole(MOST["people"])(text)
    if number.value != int(number.value) or number.high is not None:
        raise UnreadableError(say("`{text}` is not a number of people", text=text), say("a whole number"))
    return number


def _role(word: str) -> str:
    if word.casefold() not in KNOWN:
        raise UnreadableError(
            say("`{name}` is not a role that is known here", name=word), one_of(ROLES), did_you_mean(word, KNOWN)
        )
    return role_of(word)


def _pay(text: str) -> Pay:
    match = re.fullmatch(r"([^+]+?)\s*(?:\+\s*([0-9.]+\s*%))?", text)
    if match is None:
        raise UnreadableError(say("`{text}` is no pay", text=text), say("money a month and a share: 60_000 + 4%"))
    commission = read_number(match[2]) if match[2] else 0.0
    if commission > 0.5:
        raise UnreadableError(say("a commission of {share} is too much", share=match[2]), say("at most 50%"))
    return Pay(money_or_none(match[1]), commission)


def _factor(text: str) -> float:
    factor = read_number(text)
    if not 0 < factor <= 10:
        raise UnreadableError(say("`{text}` is no factor of a month", text=text), say("a factor from 0.1 to 10"))
    return factor


def _at_most(number: Number, most: int) -> Number:
    if max(number.value, number.high or 0.0) > most:
        raise UnreadableError(
            say("this is more than one department can be simulated with"), say("at most {most}", most=f"{most:_}")
        )
    return number


Reader = Callable[[str], Any]
