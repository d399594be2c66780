"""What changes within the period, who goes where, and what that costs, in sentences."""

from collections import Counter
from collections.abc import Iterator

from salessim.scenario.change import Change
from salessim.scenario.explanation.structure import structure
from salessim.scenario.explanation.wording import amount, details, listed, share
from salessim.scenario.moving import Group, Moving, moving
from salessim.scenario.ramp import Ramp
from salessim.scenario.schema import Scenario
from salessim.translation import later, say, say_count
from salessim.translation.dates import day


def change(scenario: Scenario) -> Iterator[str]:
    """Every change with the structure that it leads to; nothing if there is none."""
    before = scenario
    for number, (told, after) in enumerate(zip(scenario.change, scenario.targets, strict=True)):
        yield _step(told, after)
        yield from details(_hangs_on(scenario, number))
        yield from details(_people(told, moving(told, before.teams, after.teams)))
        yield from details(_learning(told))
        yield from details(_abilities(told))
        yield from details(_owners(told))
        yield from details(_stages(told))
        yield from details(_costs(told))
        if not told.goes_back:
            yield from details(structure(after))
            before = after


def _step(told: Change, after: Scenario) -> str:
    if told.goes_back:
        return say("On {day} the department goes back to what it was before the first step.", day=day(told.on))
    return say("On {day} the department becomes {name}.", day=day(told.on), name=after.name)


def _hangs_on(scenario: Scenario, number: int) -> Iterator[str]:
    """What must have happened for a step to be made, and what is done else."""
    told = scenario.change[number]
    if told.only_if is None:
        return
    days = told.only_if.window(told.on, [one.on for one in scenario.change[:number]], scenario.period.start)
    bound, first, last = told.only_if.bound, day(days.first), day(days.last)
    if told.only_if.plan_met is not None:
        at_least = say("Only if at least {share} of the plan from {first} to {last} is met.", share=share(bound.value),
                       first=first, last=last)  # fmt: skip
        below = say("Only if less than {share} of the plan from {first} to {last} is met.", share=share(bound.value),
                    first=first, last=last)  # fmt: skip
    else:
        at_least = say("Only if the revenue from {first} to {last} is at least {amount}.", amount=amount(bound.value),
                       first=first, last=last)  # fmt: skip
        below = say("Only if the revenue from {first} to {last} is below {amount}.", amount=amount(bound.value),
                    first=first, last=last)  # fmt: skip
    yield at_least if bound.at_least else below
    for attribute, value in told.only_if.of.items():
        yield say("Only leads with {attribute} {value} count for that.", attribute=attribute, value=value)
    if told.instead is None:
        yield say("Else it stays as it is.")
    else:
        yield say("Else it goes back to what it was before the first step.")


def _costs(told: Change) -> Iterator[str]:
    if told.costs is None:
        return
    yield say("The change itself costs {amount}.", amount=amount(told.costs.once))
    if told.costs.going_back:
        yield say("To go back instead costs {amount}.", amount=amount(told.costs.going_back))
    if told.costs.budget is not None:
        yield say("In all it may cost {amount}, what it brings less included.", amount=amount(told.costs.budget))


def _people(told: Change, plan: Moving) -> Iterator[str]:
    for team, number in Counter(seat.team for seat in plan.stay).items():
        yield say_count("{number} of `{team}` stays.", "{number} of `{team}` stay.", number, team=team)
    for group in plan.groups:
        yield from _group(group)
    for team, number in Counter(seat.team for seat in plan.hired).items():
        yield say_count("{number} is hired for `{team}`.", "{number} are hired for `{team}`.", number, team=team)
    if told.refilled_after is not None:
        yield say("A place that nobody takes is filled after {time}.", time=told.refilled_after)


def _group(group: Group) -> Iterator[str]:
    teams = listed(f"`{team}`" for team in dict.fromkeys(seat.team for seat in group.leave))
    to = Counter(seat.team for seat in group.take)
    if to:
        goals = listed(say("{number} to `{team}`", number=number, team=team) for team, number in to.items())
        yield say("From {teams} go {goals}.", teams=teams, goals=goals)
    if group.refuse:
        yield say("Of these, {share} refuse and leave.", share=share(group.refuse))
    if gone := len(group.leave) - len(group.take):
        yield say_count("{number} of {teams} leaves.", "{number} of {teams} leave.", gone, teams=teams)


def _learning(told: Change) -> Iterator[str]:
    if told.retraining is not None:
        yield say("Whoever comes to another team learns for {time} first.", time=told.retraining.for_)
        if told.retraining.trainer is not None:
            yield say("`{team}` teaches all that time.", team=told.retraining.trainer)
        if told.retraining.teams:
            teams = listed(f"`{team}`" for team in told.retraining.teams)
            yield say("{teams} learn all that time, too, whoever stays there.", teams=teams)
    if told.relearning is not None:
        if told.relearning.speed is not None:
            yield say("Their speed grows {ramp}.", ramp=_ramp(told.relearning.speed))
        if told.relearning.odds is not None:
            yield say("Their odds of a good outcome grow {ramp}.", ramp=_ramp(told.relearning.odds))


def _abilities(told: Change) -> Iterator[str]:
    if told.transfer:
        yield say(
            "Of what distinguishes a person {share} shows in another team (correlation), the rest is new there.",
            share=share(told.transfer),
        )
    for team, part in told.unwilling.to.items():
        words = later("Of those who come to `{team}` {part} did not want to; they leave at {rate} of the usual rate.")
        yield say(words, team=team, part=share(part), rate=share(told.unwilling.leave))
    if told.unwilling.to:
        yield say("That is an assumption: nobody has measured how much more often the unwilling leave.")


def _ramp(ramp: Ramp) -> str:
    return say("from {first} to {last} over {time}", first=share(ramp.first), last=share(ramp.last), time=ramp.over)


def _stages(told: Change) -> Iterator[str]:
    for stage, other in told.goes_on_at.items():
        yield say("Whoever is at `{stage}` goes on at `{other}`.", stage=stage, other=other)


def _owners(told: Change) -> Iterator[str]:
    if told.open_deals == "keep":
        yield say("They keep the deals and accounts that they own, as far as their team can serve them.")
    else:
        yield say("Their deals and accounts are handed over.")
    loss = told.hand_over_loss
    if loss.accounts or loss.deals:
        yield say(
            "Of what gets another owner {accounts} of the accounts and {deals} of the deals are lost.",
            accounts=share(loss.accounts),
            deals=share(loss.deals),
        )
