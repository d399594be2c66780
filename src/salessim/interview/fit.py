"""What is not asked but follows from the answers: found by living through the year."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from salessim.interview.answers import ASSUMPTION, Answer, Given
from salessim.interview.arithmetic import round_text
from salessim.translation import say

Minutes = float | dict[str, float]  # or by what is sold: from stock, made to order, a service

# kind of work -> minutes of people at work; E3 a call with the pause after it, E4 a call in vain, E16 care; all others
# are assumptions
MINUTES: dict[str, dict[str, Minutes]] = {
    "contact": {"call": 18, "call_in_vain": 5},
    "deal": {
        "meeting": {"stock": 40, "made": 150, "service": 90}, "negotiation": {"stock": 20, "made": 60, "service": 45},
        "contract": {"stock": 40, "made": 60, "service": 45},
    },
    "paper": {"quote": {"stock": 40, "made": 90, "service": 90}},
    "account": {"care_call": 45, "order_request": 30, "client_request": 15},
}  # fmt: skip
KIND = {work: kind for kind, works in MINUTES.items() for work in works}
SWITCHING = 5  # minutes, between kinds of work: an assumption
DELIVERED = {"stock": "delivery", "made": "production", "service": "preparation"}  # the stage before the payment


class Fit(NamedTuple):
    """Moves of what nobody has said; the first one changes nothing."""

    odds: float = 0.0  # added to the log odds of the shares of the funnel
    orders: float = 1.0  # a factor on how often clients order
    work: Mapping[str, float] = MappingProxyType(dict.fromkeys(MINUTES, 1.0))  # factors on the times of work, by kind


def minutes(work: str, given: Given, fit: Fit) -> str:
    """A time of work as the scenario writes it."""
    kind = KIND[work]
    usual = MINUTES[kind][work]
    length = fit.work[kind] * (usual[given["delivery"].value] if isinstance(usual, dict) else usual)
    return f"{round_text(length)} min"


def told(answer: Answer) -> str:
    """Where a number comes from."""
    return say("you said so") if answer.known else say("do not know: {row}", row=say(answer.row))


def assumed() -> str:
    """A number that nobody was asked about and that has no row."""
    return say(ASSUMPTION)
