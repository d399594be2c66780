"""Where newcomers come from and how they are selected, in sentences."""

import math
from collections.abc import Iterator

from salessim.scenario.careers import Replaced
from salessim.scenario.explanation.wording import amount, dist, plain, rate, share
from salessim.scenario.recruiting import Channel, Selection
from salessim.translation import later, say

FACTORS = (
    ("speed", later("they work at {share} of the usual speed")),
    ("odds", later("their odds of a good outcome are {share} of the usual")),
    ("pay", later("their salary or hourly pay is {share} of the usual")),
    ("leaves", later("they leave {share} as often as usual")),
)


def recruiting(replaced: Replaced) -> Iterator[str]:
    """The channels, the selection, who waits, and how many begin; nothing without channels."""
    for name, channel in replaced.channels.items():
        yield _channel(name, channel)
    for name, step in replaced.selection.items():
        yield from _step(name, step)
    if replaced.selection:
        passing = math.prod(step.passes for step in replaced.selection.values())
        yield say("Of 100 candidates who enter the selection {number} pass all of it.", number=plain(100 * passing))
    if replaced.channels:
        yield say("Candidates are looked at only while somebody is looked for; all places share them.")
    if replaced.reserve is not None:
        yield say("Up to {number} who passed are kept in reserve.", number=replaced.reserve.up_to)
        if replaced.reserve.wait is not None:
            yield say("Whoever has passed and waits is lost after {time}.", time=dist(replaced.reserve.wait))
    if replaced.hire_at_least > 1:
        yield say("Nobody begins before {number} can begin together.", number=replaced.hire_at_least)
    if replaced.at_once is not None:
        yield say("At most {number} are taught at one time.", number=replaced.at_once)
    if replaced.ahead:
        yield say(
            "{number} more than there are places are hired, paid and taught; they take the next place that is empty.",
            number=replaced.ahead,
        )


def _channel(name: str, channel: Channel) -> str:
    told = [say(words, share=share(getattr(channel, what))) for what, words in FACTORS if getattr(channel, what) != 1]
    if channel.fee:
        told.append(say("everybody who begins costs a fee of {amount}", amount=amount(channel.fee)))
    candidates = rate(channel.candidates)
    if not told:
        return say("Candidates come by `{name}`: {candidates}.", name=name, candidates=candidates)
    return say(
        "Candidates come by `{name}`: {candidates}; {told}.", name=name, candidates=candidates, told=", ".join(told)
    )


def _step(name: str, step: Selection) -> Iterator[str]:
    yield say("`{name}`: the best {share} of those who enter it pass.", name=name, share=share(step.passes))
    if step.takes.amount:
        yield say("`{name}` takes {time}.", name=name, time=step.takes)
    if step.cost:
        yield say("`{name}` costs {amount} for everybody who enters it.", name=name, amount=amount(step.cost))
    yield say(
        "The result of `{name}` and how good somebody will be correlate by {number}.", name=name,
        number=plain(step.tells),
    )  # fmt: skip
