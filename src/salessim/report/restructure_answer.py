"""The answer about a change in sentences: does it pay back, how deep is the dip, how much cash must be kept."""

import math
import shlex
from collections.abc import Sequence

from salessim.analysis.estimates import mean
from salessim.analysis.payback import Dip, Payback
from salessim.report import numbers
from salessim.report.change_variants import cause_sentence, start_sentence
from salessim.report.decisions import decision_sentences
from salessim.report.estimates import chance_text, difference, interval_text, whole_percent
from salessim.report.restructure import Against, day_text, exceeded
from salessim.translation import say
from salessim.translation.dates import day


def sentences(known: Against, found: Payback) -> tuple[str, ...]:
    """All sentences; the first one says whether it pays back."""
    more = [*cause_sentence(known.causes), *([start_sentence(known.starts)] if known.starts else [])]
    decided = decision_sentences(known.changing, known.staying)
    money = [_cash(known, found), *_budget(known, found), _regret(known, found)]
    return (_payback(known, found), *decided, *_dip(known, found.dip), *money, *more)


def _payback(known: Against, found: Payback) -> str:
    name, chance = known.changing.terms.name, chance_text(found.in_time)
    if math.isinf(found.middle.value):
        return say(
            "{name} is more likely than not to cost more than it brings by {end}: it pays back in {chance} of futures.",
            name=name,
            end=day(known.last_day),
            chance=chance,
        )
    return say(
        "{name} has paid back by {day} in the middle future; within the period it does in {chance} of futures.",
        name=name,
        day=day_text(known, found.middle.value),
        chance=chance,
    )


def _dip(known: Against, dip: Dip | None) -> list[str]:
    if dip is None:
        return [say("There is no clear dip: no four weeks after the change surely bring less revenue than staying.")]
    told = say(
        "The dip: four weeks until {day} bring {amount} less revenue than staying, which is {share} (95% sure: "
        "{interval}).",
        day=day_text(known, dip.day),
        amount=_money(known, -dip.depth.value),
        share=whole_percent(dip.share),
        interval=interval_text(dip.depth, "currency"),
    )
    if math.isinf(dip.recovery.value):
        return [told, say("Within the period revenue does not come back to what staying brings.")]
    low, high = (day_text(known, end) for end in (dip.recovery.low, dip.recovery.high))
    back = say(
        "Revenue is back after {days} days, on {day} (95% sure: {low} to {high}).",
        days=int(dip.recovery.value),
        day=day_text(known, dip.recovery.value),
        low=low,
        high=high,
    )
    return [told, back]


def _cash(known: Against, found: Payback) -> str:
    return say(
        "At its deepest the cash is {hole} below that of staying, on average; {reserve} are enough in 95 of 100 "
        "futures.",
        hole=_money(known, -mean(found.hole).value),
        reserve=_money(known, found.reserve.value),
    )


def _budget(known: Against, found: Payback) -> list[str]:
    """What the change costs in all, where it is told what it may cost."""
    if known.budget is None:
        return []
    return [
        say(
            "In all it costs {cost} on average, what it brings less included; more than its budget of {budget} in "
            "{chance} of futures.",
            cost=_money(known, mean(found.cost).value),
            budget=_money(known, known.budget),
            chance=chance_text(exceeded(found, known.budget)),
        )
    ]


def _regret(known: Against, found: Payback) -> str:
    gain = f"{difference(found.gain, 'currency').text} {known.changing.terms.currency}".strip()
    return say(
        "By {end} the change has brought {gain} on average (95% sure: {interval}); in {chance} of futures staying "
        "would have left more.",
        end=day(known.last_day),
        gain=gain,
        interval=interval_text(found.gain, "currency"),
        chance=chance_text(found.regret),
    )


def _money(known: Against, amount: float) -> str:
    return f"{numbers.money_text(amount)} {known.changing.terms.currency}".strip()


def assumptions(known: Against, assumed: bool) -> list[str]:
    """What was assumed where only two structures are known."""
    if not assumed:
        return []
    to = known.changing.terms.changes[0].to
    return [
        say(
            "Assumed: people take the places of {structure} in their order, learn for two months, from 60% of the "
            "usual speed on, and lose 15% of the accounts and 10% of the deals that they hand over. A `change` in the "
            "scenario tells how it really is.",
            structure=to,
        )
    ]


def after_restructure(futures: int, files: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What to ask next."""
    if not all(files) or not files:
        return ()
    return (
        (f"salessim restructure {shlex.join(files)} -n {4 * futures}", say("the same, twice as exact")),
        (f"salessim restructure {shlex.join(files)} --out results", say("all tables, and the pictures")),
        (f"salessim run {shlex.quote(files[-1])}", say("all about the department that it becomes")),
    )
