"""The stages, in sentences."""

from collections.abc import Iterator

from salessim.scenario.explanation.wording import details, dist, listed, share, times
from salessim.scenario.phrases import Outcome
from salessim.scenario.process import StageModel
from salessim.scenario.schema import Owner, Scenario
from salessim.translation import later, say

LATE = later("Who waited longer than {time} was late.")
LATE_AND = later("Who waited longer than {time} was late: {factors}.")
ENDS = {"lost": later("are lost"), "done": later("are done"), "won": later("are won")}
CHOSEN = {
    "fewest_open": later("fewest open"),
    "longest_idle": later("longest idle"),
    "round_robin": later("round robin"),
    "random": later("random"),
}
OWNERS = {"deal": later("The owner of a deal: {begins}."), "account": later("The owner of an account: {begins}.")}
OWNERS_UNTIL = {
    "deal": later("The owner of a deal: {begins}, until `{until}` is over."),
    "account": later("The owner of an account: {begins}, until `{until}` is over."),
}


def process(scenario: Scenario) -> Iterator[str]:
    """Every stage: what happens there and what comes after; then who owns deals and accounts."""
    for name, stage in scenario.process.items():
        yield f"`{name}`: {_work(stage)}{_copy(stage)}."
        yield from details(_stage(stage))
    for slot, owner in scenario.owners.items():
        yield _owner(slot, owner)


def _stage(stage: StageModel) -> Iterator[str]:
    yield from _waiting(stage)
    yield from _attempts(stage)
    alone = len(stage.then) == 1
    yield say("Then {ways}.", ways="; ".join(_outcome(key, outcome, alone) for key, outcome in stage.then.items()))
    yield from _bending(stage)


def _owner(slot: str, owner: Owner) -> str:
    begins = say("chosen at `{stage}` ({how})", stage=owner.from_, how=say(CHOSEN[owner.chosen]))
    if owner.taken_at:
        begins = say("whoever does `{stage}`", stage=owner.taken_at)
    told = say(OWNERS[slot], begins=begins)
    if owner.until:
        told = say(OWNERS_UNTIL[slot], begins=begins, until=owner.until)
    if owner.if_gone == "hand_over":
        return f"{told} {say('If the owner leaves, a colleague takes over.')}"
    return f"{told} {say('If the owner leaves, it stays without one until it is needed.')}"


def _copy(stage: StageModel) -> str:
    return " " + say("(otherwise as `{stage}`)", stage=stage.same_as) if stage.same_as else ""


def _work(stage: StageModel) -> str:
    if stage.each_account is not None:
        return say(
            "every account asks for something every {time}, and is served as at `{stage}`",
            time=dist(stage.each_account),
            stage=stage.goes_to,
        )
    if stage.delay is not None:
        return say("time passes, {time}", time=dist(stage.delay))
    who = say("somebody")
    if stage.by is not None:
        who = say("the deal owner") if stage.owner == "deal" else say("the account owner")
    if isinstance(stage.takes, dict):
        attribute, table = next(iter(stage.takes.items()))
        values = "; ".join(f"{value} {dist(told)}" for value, told in table.items())
        return say("{who} works, depending on {attribute}: {values}", who=who, attribute=attribute, values=values)
    if stage.takes is None:
        return say("nothing is said")
    return say("{who} works {time}", who=who, time=dist(stage.takes))


def _to(name: str) -> str:
    return say(ENDS[name]) if name in ENDS else say("go to `{stage}`", stage=name)


def _waiting(stage: StageModel) -> Iterator[str]:
    if stage.patience is not None:
        yield say("Who waits gives up after {time}; those {go}.", time=dist(stage.patience), go=_to(stage.gives_up))
    if stage.room is not None:
        yield say("At most {number} wait; those who find it full {go}.", number=stage.room, go=_to(stage.when_full))
    if stage.newest_first:
        yield say("Whoever came last is served first.")
    for victim, how in stage.interrupts.items():
        if how == "resume":
            yield say("It is so urgent that `{stage}` is dropped for it at once and goes on later.", stage=victim)
        else:
            yield say("It is so urgent that `{stage}` is dropped for it at once and begins anew later.", stage=victim)
    if stage.takes is not None and stage.at_closing_time == "continue_next_day":
        yield say("Work in hand at closing time continues the next day.")
    elif stage.takes is not None and stage.at_closing_time == "restart":
        yield say("Work in hand at closing time begins anew the next day.")
    if stage.by is not None:
        absence = stage.colleague_steps_in_after
        yield say("During an absence longer than {time} a colleague steps in.", time=absence)


def _attempts(stage: StageModel) -> Iterator[str]:
    if not stage.reached:
        return
    yield say(
        "Attempts reach {shares}, one after the other; an attempt in vain takes {time}.",
        shares=listed(share(number) for number in stage.reached),
        time=dist(stage.unanswered_takes),
    )
    yield say("The next attempt follows after {time}.", time=dist(stage.try_again_after))
    end = stage.given_up
    if end.after is None:
        yield say("Those who are never reached {go}.", go=_to(end.to))
    else:
        yield say("Those who are never reached {go} after {time}.", go=_to(end.to), time=dist(end.after))


def _outcome(name: str, outcome: Outcome, alone: bool) -> str:
    how_many = say("all") if alone else share(outcome.share)
    told = say("{how_many} are `{outcome}` and {go}", how_many=how_many, outcome=name, go=_to(outcome.to))
    if outcome.after is not None:
        told += " " + say("after {time}", time=dist(outcome.after))
    if outcome.child:
        told += " " + say("and `{stage}` begins beside it", stage=outcome.child)
    return told


def _bending(stage: StageModel) -> Iterator[str]:
    good = listed(f"`{name}`" for name in stage.good_outcomes)
    if stage.delay_costs is not None:
        cost = stage.delay_costs
        yield say(
            "Beyond a wait of {time}, every doubling leaves {share} of the odds of {good}.",
            time=cost.after,
            share=share(cost.factor),
            good=good,
        )
    if stage.late_after is not None:
        factors = listed(f"`{name}` {times(factor)}" for name, factor in stage.late_after.outcomes.items())
        sentence = LATE_AND if stage.late_after.outcomes else LATE
        yield say(sentence, time=stage.late_after.limit, factors=factors)
    if stage.grows is not None:
        yield say(
            "Every contact makes a deal larger by {share}, up to {most}.",
            share=share(stage.grows.share),
            most=share(stage.grows.up_to),
        )
    if stage.counts_as is not None:
        yield say("Every {good} counts as {ledger}.", good=good, ledger=stage.counts_as)
