"""Short sentences: outcomes, what waiting costs, growth, commission."""

import pytest

from salessim.scenario.distribution import Dist
from salessim.scenario.errors import UnreadableError
from salessim.scenario.phrases import Commission, Growth, Outcome, Slowing, Target
from salessim.scenario.quantity import Duration, Number


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("40% -> quote", Outcome(Number(0.4), "quote")),
        ("rest -> lost", Outcome(None, "lost")),
        ("остальные → lost", Outcome(None, "lost")),
        ("30% (20% to 40%) -> quote", Outcome(Number(0.3, 0.2, 0.4), "quote")),
        ("45% -> care with order_request", Outcome(Number(0.45), "care", "order_request")),
        ("20% -> call after 180 d", Outcome(Number(0.2), "call", None, Dist.parse("180 d"))),
        (
            "85%->talk after lognormal(5 d, cv 1.2)",
            Outcome(Number(0.85), "talk", None, Dist.parse("lognormal(5 d, cv 1.2)")),
        ),
        ("5% -> care with order after 2 wd", Outcome(Number(0.05), "care", "order", Dist.parse("2 wd"))),
        ("10% -> первая_встреча", Outcome(Number(0.1), "первая_встреча")),
    ],
)
def test_an_outcome_says_how_many_go_where_with_whom_and_when(text, outcome):
    assert Outcome.parse(text) == outcome


@pytest.mark.parametrize(
    ("text", "message", "guess"),
    [
        ("40% quote", "`40% quote` does not say how many go where", ""),
        ("-> quote", "`-> quote` does not say how many go where", ""),
        ("40% -> a -> b", "`40% -> a -> b` does not say how many go where", ""),
        ("40 -> quote", "`40` is more than the whole", "40%"),
        ("99% (90% to 101%) -> quote", "`99% (90% to 101%)` is more than the whole", ""),
        ("rst -> quote", "`rst` is not a share", "rest"),
        ("40% -> quote after 7", "`7` is not a length of time", ""),
        ("40% -> quote(1)", "`40% -> quote(1)`: `quote(1)` is not the name of a stage", ""),
    ],
)
def test_an_outcome_that_cannot_be_read_says_why(text, message, guess):
    with pytest.raises(UnreadableError) as caught:
        Outcome.parse(text)
    # a target is read before the whole outcome is, and speaks of its own text
    assert caught.value.message in (message, message.replace("40% -> quote(1)`:", "quote(1)`:"))
    assert caught.value.guess == guess


def test_a_target_may_be_later():
    assert Target.parse("call_back after 30 d") == Target("call_back", Dist.parse("30 d"))
    assert Target.parse("lost") == Target("lost")


def test_waiting_costs_odds_per_doubling():
    assert Slowing.parse("0.95 of odds per doubling after 5 min") == Slowing(0.95, Duration(5, "min"))
    assert Slowing.parse("95% of the odds per doubling after 2 wd") == Slowing(0.95, Duration(2, "wd"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0.95 per doubling", "`0.95 per doubling` does not say what waiting costs"),
        ("1.2 of odds per doubling after 5 min", "waiting leaves `1.2` of the odds"),
        ("0 of odds per doubling after 5 min", "waiting leaves `0` of the odds"),
        ("0.9 of odds per doubling after 0 s", "a wait of 0 cannot double"),
    ],
)
def test_a_cost_of_waiting_that_cannot_be_says_why(text, message):
    with pytest.raises(UnreadableError) as caught:
        Slowing.parse(text)
    assert caught.value.message == message


def test_growth_and_commission_are_shares():
    assert Growth.parse("2% of deal value per contact, up to 40%") == Growth(0.02, 0.4)
    assert Commission.parse("4% of paid") == Commission(0.04, "paid")
    with pytest.raises(UnreadableError, match="is not a commission"):
        Commission.parse("4 of paid")
    with pytest.raises(UnreadableError, match="does not say how a deal grows"):
        Growth.parse("2% per contact")
