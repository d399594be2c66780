"""How people come, learn and leave, in sentences."""

import math
from collections.abc import Iterator

from salessim.scenario.explanation.wording import amount, dist, plain, share
from salessim.scenario.schema import Leaves, Never, Ramp, Replaced
from salessim.scenario.structure import TeamModel
from salessim.translation import later, say

GROWS = (
    (
        "speed",
        later("A newcomer begins at {begin} of the usual speed and is at {full} after {time}."),
    ),
    (
        "odds",
        later(
            "A newcomer's odds of a good outcome begin at {begin} of the usual and are at {full} after {time}."
        ),
    ),
)


def career(team: TeamModel) -> Iterator[str]:
    """How newcomers grow, how often people leave, and who comes for them."""
    for name, sentence in GROWS:
        ramp: Ramp | None = getattr(team.ramp, name)
        if ramp is not None:
            yield say(sentence, begin=share(ramp.first), full=share(ramp.last), time=ramp.over)
    if team.leaves is not None and team.leaves.per_year:
        yield from _leaving(team.leaves)
    if isinstance(team.replaced, Never):
        yield say("Nobody comes for those who leave.")
    if isinstance(team.replaced, Replaced):
        yield from _hiring(team.replaced)


def _leaving(leaves: Leaves) -> Iterator[str]:
    """The rate, and what it means for those who are there: 100 % a year are 63 % of the first people."""
    yield say(
        "In a year {number} leave for every 100 who are there on average, in the long run.",
        number=plain(100 * leaves.per_year),
    )
    if leaves.in_first_month is not None:
        yield say("Of newcomers {share} leave within their first month.", share=share(leaves.in_first_month))
    yield say(
        "Of those who have long been there {share} are gone after a year.",
        share=share(round(-math.expm1(-leaves.later), 2)),
    )


def _hiring(replaced: Replaced) -> Iterator[str]:
    yield say("A place is empty until somebody is hired: {time}.", time=dist(replaced.after))
    if replaced.internship.amount:
        yield say("Whoever is hired begins to work {time} later.", time=replaced.internship)
    if replaced.cost:
        yield say("Every person who is hired costs {amount}.", amount=amount(replaced.cost))
