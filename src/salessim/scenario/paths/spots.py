"""Where numbers stand in a text of a scenario: `lognormal(6 min, cv 0.8)` has a mean and a spread."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from salessim.scenario.paths import kinds
from salessim.scenario.paths.kinds import Kind
from salessim.scenario.phrases import ARROW
from salessim.scenario.quantity import DIGITS
from salessim.translation import later

ARGUMENT = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
ENDS = {
    "constant": ("",),
    "exponential": ("mean",),
    "uniform": ("least", "most"),
    "triangular": ("least", "likely", "most"),
    "erlang": ("phases", "total"),
}  # what the numbers of a law are called, in their order; "" is the law itself
SPREADS = {
    "cv": re.compile(r"cv\s+(.+)"),
    "over": re.compile(r"1\s+(?:in|из)\s+[0-9_]+\s+(?:over|больше)\s+(.+)"),
    "sd": re.compile(r"(?:sd\s+)?(.+)"),
}  # the second number of `lognormal` and `normal`
MEANT = {
    "mean": later("on average"),
    "cv": later("how much it varies (cv)"),
    "sd": later("how much it varies (sd)"),
    "over": later("a long case"),
    "first": later("at first"),
    "last": later("in the end"),
    "for": later("how long it takes"),
    "least": later("the least"),
    "likely": later("the most likely"),
    "most": later("the most"),
    "phases": later("number of phases"),
    "total": later("on average, all phases"),
    "from": later("from so much in a month on"),
}  # what the numbers of a law are, in the owner's words


class Spot(NamedTuple):
    """A number in a text: the steps to it beyond the text's own path, where it stands, and its kind."""

    steps: tuple[str, ...]
    start: int
    end: int
    kind: Kind


Reader = Callable[[str], Iterator[Spot]]  # the spots of a text


def whole(kind: Kind) -> Reader:
    """A text that is one number with its unit."""

    def reader(text: str) -> Iterator[Spot]:
        yield Spot((), 0, len(text), kind)

    return reader


def law(kind: Kind) -> Reader:
    """A distribution of times or amounts; the values of `values` and `empirical` have no paths."""

    def reader(text: str) -> Iterator[Spot]:
        call = re.fullmatch(r"(\w+)\s*\((.*)\)", text, re.DOTALL)
        if call is None:
            yield Spot((), 0, len(text), kind)
            return
        arguments = [match.span() for match in ARGUMENT.finditer(text, *call.span(2))]
        yield from _of_law(call[1].lower(), text, arguments, kind)

    return reader


def _of_law(family: str, text: str, arguments: list[tuple[int, int]], kind: Kind) -> Iterator[Spot]:
    if family in ("lognormal", "normal"):
        mean, (start, end) = arguments
        yield Spot(("mean",), *mean, kind)
        for name, spread in SPREADS.items():
            if match := spread.fullmatch(text, start, end):
                yield Spot((name,), *match.span(1), kinds.SPREAD if name == "cv" else kind)
                return
    for name, (start, end) in zip(ENDS.get(family, ()), arguments, strict=False):
        yield Spot((name,) if name else (), start, end, kinds.COUNT if name == "phases" else kind)


def later_on(text: str) -> Iterator[Spot]:
    """A stage and how much later: `call_back after 30 d`."""
    match = re.fullmatch(r".+?\s+after\s+(.+)", text)
    if match is not None:
        for spot in law(kinds.TIME)(match[1]):
            yield Spot(("after", *spot.steps), match.start(1) + spot.start, match.start(1) + spot.end, spot.kind)


def outcome(text: str) -> Iterator[Spot]:
    """A share, an arrow, a stage, and how much later; the rest is no number."""
    arrow = ARROW.search(text)
    if arrow is None:
        return
    if text[0].isdigit():
        yield Spot((), 0, arrow.start(), kinds.SHARE)
    for spot in later_on(text[arrow.end() :]):
        yield spot._replace(start=arrow.end() + spot.start, end=arrow.end() + spot.end)


def share(text: str) -> Iterator[Spot]:
    """A share; the rest is no number."""
    if text[0].isdigit():
        yield Spot((), 0, len(text), kinds.SHARE)


def bound(kind: Kind) -> Reader:
    """A bound: `at least 90%`."""

    def reader(text: str) -> Iterator[Spot]:
        if match := re.search(rf"{DIGITS}\s*%?$", text):
            yield Spot((), *match.span(), kind)

    return reader


def slowing(text: str) -> Iterator[Spot]:
    """What waiting costs: `0.95 of odds per doubling after 5 min`."""
    if match := re.fullmatch(rf"({DIGITS}\s*%?)\s+of\s.*\safter\s+(.+)", text):
        yield Spot((), *match.span(1), kinds.FACTOR)
        yield Spot(("after",), *match.span(2), kinds.TIME)


def growth(text: str) -> Iterator[Spot]:
    """How a deal grows: `2% of deal value per contact, up to 40%`."""
    if match := re.fullmatch(r"(\S+) of .*\bup to (\S+)", text):
        yield Spot((), *match.span(1), kinds.PERCENT)
        yield Spot(("up_to",), *match.span(2), kinds.PERCENT)


def commission(text: str) -> Iterator[Spot]:
    """Shares of what is counted, and from which amount on: `3% of paid, 5% above 500_000 per month`."""
    if match := re.match(rf"{DIGITS}\s*%", text):
        yield Spot((), *match.span(), kinds.PERCENT)
    for number, match in enumerate(re.finditer(rf"({DIGITS}\s*%)\s+above\s+({DIGITS})", text), 1):
        yield Spot(("above", str(number)), *match.span(1), kinds.PERCENT)
        yield Spot(("above", str(number), "from"), *match.span(2), kinds.MONEY)


def spread(text: str) -> Iterator[Spot]:
    """How unlike people are: `cv 0.2`."""
    if match := re.fullmatch(r"cv\s+(.+)", text):
        yield Spot(("cv",), *match.span(1), kinds.SPREAD)


def ramp(text: str) -> Iterator[Spot]:
    """How somebody grows into a job: `60% -> 100% over 2 months`."""
    if match := re.fullmatch(r"(\S+)\s*(?:->|→)\s*(\S+)\s+over\s+(.+)", text):
        for number, (name, kind) in enumerate((("first", kinds.RISE), ("last", kinds.RISE), ("for", kinds.TIME)), 1):
            yield Spot((name,), *match.span(number), kind)


def limits(text: str) -> Iterator[Spot]:
    """How many a person may own: `40 deals each, 100 accounts each`."""
    for match in re.finditer(r"(\S+)\s+(deal|account)s?\b", text):
        yield Spot((match[2],), *match.span(1), kinds.COUNT)
