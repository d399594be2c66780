"""How people come, learn and leave, in sentences."""

import math
from collections.abc import Iterator

from salessim.scenario.explanation.market import working_time
from salessim.scenario.explanation.recruiting import recruiting
from salessim.scenario.explanation.wording import amount, dist, plain, share, weekdays
from salessim.scenario.paid import planned_pay
from salessim.scenario.schema import Leaves, Never, Person, Ramp, Replaced, Scenario
from salessim.scenario.structure import TeamModel
from salessim.translation import later, say

SPEEDS = later("People differ in speed (cv {cv}), each for good.")
CHANCES = later("People differ in their odds of a good outcome (cv {cv}), each for good.")
GROWS = (
    (
        "speed",
        later("A newcomer begins at {begin} of the usual speed and is at {full} after {time}."),
    ),
    (
        "odds",
        later("A newcomer's odds of a good outcome begin at {begin} of the usual and are at {full} after {time}."),
    ),
)


def presence(team: TeamModel) -> Iterator[str]:
    """When people are missing, and how unlike they are."""
    for name, person in team.people.named.items():
        if person.speed is not None:
            yield say("{name} works at {share} of the usual speed.", name=name, share=share(person.speed))
        if person.odds is not None:
            yield say("{name} has {share} of the usual odds of a good outcome.", name=name, share=share(person.odds))
        yield from _elsewhere(name, person)
        if person.working_time is not None:
            yield say("{name} works {when}.", name=name, when=working_time(person.working_time))
    for name, meeting in team.meetings.items():
        yield say("`{name}` takes place {when}; nobody works then.", name=name, when=weekdays(meeting.text))
    absent = team.absent
    if absent is not None and absent.vacation is not None:
        words = later("A person is on vacation for {time} in a year, in {parts} parts.")
        if absent.vacation.in_parts == 1:
            words = later("A person is on vacation for {time} in a year, all at once.")
        yield say(words, time=absent.vacation.per_year, parts=absent.vacation.in_parts)
    if absent is not None and absent.sickness is not None:
        words = later("A person is sick for {time} in a year, each time {length}.")
        yield say(words, time=absent.sickness.per_year, length=dist(absent.sickness.each))
    if absent is not None and absent.days_away:
        yield say("On {share} of the days a person is away.", share=share(absent.days_away))
    for words, spread in ((SPEEDS, team.people_differ.speed), (CHANCES, team.people_differ.odds)):
        if spread is not None:
            yield say(words, cv=plain(spread.cv))


def _elsewhere(name: str, person: Person) -> Iterator[str]:
    """How able somebody is in other teams."""
    for team, skill in person.in_.items():
        if skill.speed is not None:
            yield say(
                "In `{team}` {name} works at {share} of the usual speed.",
                team=team,
                name=name,
                share=share(skill.speed),
            )
        if skill.odds is not None:
            words = later("In `{team}` {name} has {share} of the usual odds of a good outcome.")
            yield say(words, team=team, name=name, share=share(skill.odds))


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


def pay_floor(scenario: Scenario, name: str) -> Iterator[str]:
    """What people are meant to earn, and how many leave by that, where a floor is told."""
    team = scenario.teams[name]
    floor = team.leaves and team.leaves.pay_below
    if not floor or team.leaves is None:
        return
    planned = planned_pay(scenario, team)
    low = planned < floor.amount.per_month
    yield say(
        "By plan a person earns {planned} in a mean month: salary, hours as planned, {besides} besides, and what is "
        "guaranteed.",
        planned=amount(round(planned)),
        besides=amount(floor.besides.per_month if floor.besides is not None else 0.0),
    )
    words = later("That is below {floor}, so {number} leave in a year for every 100 who are there (an assumption).")
    if not low:
        words = later("That is not below {floor}, so {number} leave in a year for every 100 who are there.")
    rate = floor.per_year if low else team.leaves.per_year
    yield say(words, floor=amount(floor.amount.per_month), number=plain(100 * rate))


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
    if replaced.after is not None:
        yield say("A place is empty until somebody is hired: {time}.", time=dist(replaced.after))
    yield from recruiting(replaced)
    if replaced.internship.amount:
        yield say("Whoever is hired begins to work {time} later.", time=replaced.internship)
    if replaced.interns > 1:
        yield say("{number} begin for one place, and the best of them stays.", number=replaced.interns)
    if replaced.cost:
        yield say("Every person who begins costs {amount}.", amount=amount(replaced.cost))
