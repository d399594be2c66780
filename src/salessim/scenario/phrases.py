"""Short sentences of the language: `40% -> quote after 5 d`, `4% of paid`, `0.95 of odds per doubling after 5 min`."""

import re
from dataclasses import dataclass
from typing import ClassVar

from salessim.scenario.distribution import Dist
from salessim.scenario.errors import UnreadableError, did_you_mean
from salessim.scenario.folder import Folder
from salessim.scenario.quantity import DIGITS, Duration, Number, Quantity, read_number
from salessim.translation import later, say

ARROW = re.compile(r"\s*(?:->|→)\s*")


@dataclass(frozen=True)
class Target(Quantity):
    """Where the way leads, and how much later."""

    to: str
    after: Dist | None = None

    MOST: ClassVar[int] = 20_000
    EXPECTED: ClassVar[str] = later("a stage, if you like later: quote after 5 d")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("lost", "call_back after 30 d")

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Target":
        name, _, later = _split_word(text, "after")
        after = Dist.parse(later, folder) if later else None
        if after is not None and after.kind != "time":
            raise UnreadableError(say("`{later}` is not a length of time", later=later), say(Duration.EXPECTED))
        return cls(_name(name, text, cls.EXPECTED), after)


@dataclass(frozen=True)
class Outcome(Quantity):
    """How a stage may end: its share (None is the rest), where it leads, the child it makes, how much later."""

    share: Number | None
    to: str
    child: str | None = None
    after: Dist | None = None

    MOST: ClassVar[int] = 20_000
    EXPECTED: ClassVar[str] = later("a share, an arrow and a stage, such as 40% -> quote, or rest -> lost")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("40% -> quote", "rest -> lost", "20% -> call_back after 180 d",
                                           "45% -> care with order_request")  # fmt: skip

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Outcome":
        sides = ARROW.split(text)
        if len(sides) != 2 or not all(sides):
            raise UnreadableError(say("`{text}` does not say how many go where", text=text), say(cls.EXPECTED))
        target = Target.parse(sides[1], folder)
        to, _, child = _split_word(target.to, "with")
        child_name = _name(child, text, cls.EXPECTED) if child else None
        return cls(read_share(sides[0]), _name(to, text, cls.EXPECTED), child_name, target.after)


@dataclass(frozen=True)
class Slowing(Quantity):
    """What waiting costs: the odds of a good outcome are multiplied by `factor` per doubling of the wait `after`."""

    factor: float
    after: Duration

    EXPECTED: ClassVar[str] = later("what is left of the odds, such as 0.95 of odds per doubling after 5 min")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("0.95 of odds per doubling after 5 min",)

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Slowing":
        match = re.fullmatch(rf"({DIGITS}\s*%?)\s+of\s+(?:the\s+)?odds\s+per\s+doubling\s+after\s+(.+)", text)
        if match is None:
            raise UnreadableError(say("`{text}` does not say what waiting costs", text=text), say(cls.EXPECTED))
        factor, after = read_number(match[1]), Duration.parse(match[2])
        if not 0 < factor <= 1:
            raise UnreadableError(
                say("waiting leaves `{share}` of the odds", share=match[1]), say("more than 0 and at most 1")
            )
        if after.amount == 0:
            raise UnreadableError(
                say("a wait of 0 cannot double"), say("the wait that does no harm yet, such as 5 min")
            )
        return cls(factor, after)


@dataclass(frozen=True)
class Growth(Quantity):
    """How much larger a deal becomes with every contact, and how much larger at most."""

    share: float
    up_to: float

    EXPECTED: ClassVar[str] = later("growth per contact and its end, such as 2% of deal value per contact, up to 40%")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("2% of deal value per contact, up to 40%",)

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Growth":
        percent, words = rf"({DIGITS}\s*%)", " ".join(text.split())
        match = re.fullmatch(rf"{percent} of (?:the )?deal value per contact,? up to {percent}", words)
        if match is None:
            raise UnreadableError(say("`{text}` does not say how a deal grows", text=text), say(cls.EXPECTED))
        return cls(read_number(match[1]), read_number(match[2]))


@dataclass(frozen=True)
class Commission(Quantity):
    """A share of what is booked, and other shares of what a person books beyond so much in a month."""

    share: float
    of: str
    above: tuple[tuple[float, float], ...] = ()  # (money booked in the month, share of what is above it), rising

    MOST: ClassVar[int] = 1_000
    EXPECTED: ClassVar[str] = later(
        "a share of what is counted, such as 4% of paid, or 3% of paid, 5% above 500_000 per month"
    )
    EXAMPLES: ClassVar[tuple[str, ...]] = ("4% of paid", "3% of paid, 5% above 500_000 per month")

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Commission":
        first, *steps = (part.strip() for part in text.split(","))
        match = re.fullmatch(rf"({DIGITS}\s*%)\s+of\s+(\w+)", first)
        if match is None:
            raise UnreadableError(say("`{text}` is not a commission", text=first), say(cls.EXPECTED))
        return cls(_commission_share(match[1], text), match[2], cls._above(steps, text))

    @classmethod
    def _above(cls, steps: list[str], text: str) -> tuple[tuple[float, float], ...]:
        found: list[tuple[float, float]] = []
        for step in steps:
            match = re.fullmatch(rf"({DIGITS}\s*%)\s+above\s+({DIGITS})\s+(?:per month|в месяц)", step)
            if match is None:
                raise UnreadableError(say("`{text}` is not a step of a commission", text=step), say(cls.EXPECTED))
            found.append((read_number(match[2]), _commission_share(match[1], text)))
        amounts = [0.0, *(amount for amount, _ in found)]
        if sorted(set(amounts)) != amounts:
            raise UnreadableError(
                say("the steps of `{text}` do not rise", text=text), say("the lowest amount first, each above 0")
            )
        return tuple(found)


def _commission_share(text: str, whole: str) -> float:
    share = read_number(text)
    if share > 1:
        raise UnreadableError(say("`{text}` is not a commission", text=whole), say("a share from 0% to 100%"))
    return share


def read_share(text: str) -> Number | None:
    """A share from 0% to 100%, or None for the rest."""
    if text.strip() in ("rest", "остальные", "остальное"):
        return None
    if not text[:1].isdigit() and did_you_mean(text, ["rest"]):
        raise UnreadableError(
            say("`{text}` is not a share", text=text), say("a share from 0% to 100%, or rest"), "rest"
        )
    share = Number.parse(text)
    if max(share.value, share.high or 0) > 1:
        raise UnreadableError(
            say("`{text}` is more than the whole", text=text), say("a share from 0% to 100%, or rest"), _percent(text)
        )
    return share


def _percent(text: str) -> str:
    return f"{text.strip()}%" if re.fullmatch(DIGITS, text) else ""


def _split_word(text: str, word: str) -> tuple[str, str, str]:
    """The text before the word, the word, the text behind it."""
    match = re.fullmatch(rf"(.+?)\s+({word})\s+(.+)", text)
    return (match[1], match[2], match[3]) if match else (text.strip(), "", "")


def _name(name: str, text: str, expected: str) -> str:
    if not re.fullmatch(r"\w[\w\- ]*", name) or len(name) > 80:
        raise UnreadableError(say("`{text}`: `{name}` is not the name of a stage", text=text, name=name), say(expected))
    return name
