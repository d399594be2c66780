"""The stages, in sentences."""

from collections.abc import Iterator

from salessim.scenario.errors import with_article
from salessim.scenario.explanation.wording import dist, listed, share
from salessim.scenario.phrases import Outcome
from salessim.scenario.process import EXITS, StageModel
from salessim.scenario.schema import Scenario


def process(scenario: Scenario) -> Iterator[str]:
    """Every stage: what happens there and what comes after; then who owns deals and accounts."""
    for name, stage in scenario.process.items():
        yield f"`{name}`: {_work(stage)}{_copy(stage)}."
        yield from _waiting(stage)
        yield from _attempts(stage)
        alone = len(stage.then) == 1
        yield f"  Then {'; '.join(_outcome(key, outcome, alone) for key, outcome in stage.then.items())}."
        yield from _bending(stage)
    for slot, owner in scenario.owners.items():
        begins = (
            f"whoever does `{owner.taken_at}`"
            if owner.taken_at
            else f"chosen at `{owner.from_}` ({_plain(owner.chosen)})"
        )
        ends = f", until `{owner.until}` is over" if owner.until else ""
        gone = "a colleague takes over" if owner.if_gone == "hand_over" else "it stays without one until it is needed"
        yield f"The owner of {with_article(slot)}: {begins}{ends}. If the owner leaves, {gone}."


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _copy(stage: StageModel) -> str:
    return f" (otherwise as `{stage.same_as}`)" if stage.same_as else ""


def _work(stage: StageModel) -> str:
    if stage.each_account is not None:
        return (
            f"every account asks for something every {dist(stage.each_account)}, and is served as at `{stage.goes_to}`"
        )
    if stage.delay is not None:
        return f"time passes, {dist(stage.delay)}"
    who = f"the {stage.by}" if stage.by else "somebody"
    if isinstance(stage.takes, dict):
        attribute, table = next(iter(stage.takes.items()))
        return f"{who} works, depending on {attribute}: " + "; ".join(
            f"{value} {dist(told)}" for value, told in table.items()
        )
    return f"{who} works {dist(stage.takes)}" if stage.takes is not None else "nothing is said"


def _to(name: str) -> str:
    return {"lost": "are lost", "done": "are done", "won": "are won"}[name] if name in EXITS else f"go to `{name}`"


def _waiting(stage: StageModel) -> Iterator[str]:
    if stage.patience is not None:
        yield f"  Who waits gives up after {dist(stage.patience)}; those {_to(stage.gives_up)}."
    if stage.room is not None:
        yield f"  At most {stage.room} wait; those who find it full {_to(stage.when_full)}."
    if stage.newest_first:
        yield "  Whoever came last is served first."
    for victim, how in stage.interrupts.items():
        later = "goes on later" if how == "resume" else "begins anew later"
        yield f"  It is so urgent that `{victim}` is dropped for it at once and {later}."
    if stage.takes is not None and stage.at_closing_time != "finish":
        later = "continues the next day" if stage.at_closing_time == "continue_next_day" else "begins anew the next day"
        yield f"  Work in hand at closing time {later}."
    if stage.by is not None:
        yield f"  During an absence longer than {stage.colleague_steps_in_after} a colleague steps in."


def _attempts(stage: StageModel) -> Iterator[str]:
    if not stage.reached:
        return
    chances = listed(share(number) for number in stage.reached)
    after = f" after {dist(stage.given_up.after)}" if stage.given_up.after else ""
    yield f"  Attempts reach {chances}, one after the other; an attempt in vain takes {dist(stage.unanswered_takes)}."
    yield f"  The next attempt follows after {dist(stage.try_again_after)}."
    yield f"  Those who are never reached {_to(stage.given_up.to)}{after}."


def _outcome(name: str, outcome: Outcome, alone: bool) -> str:
    child = f" and `{outcome.child}` begins beside it" if outcome.child else ""
    after = f" after {dist(outcome.after)}" if outcome.after else ""
    how_many = "all" if alone else share(outcome.share)
    return f"{how_many} are `{name}` and {_to(outcome.to)}{after}{child}"


def _bending(stage: StageModel) -> Iterator[str]:
    good = listed(f"`{name}`" for name in stage.good_outcomes)
    if stage.delay_costs is not None:
        cost = stage.delay_costs
        yield f"  Beyond a wait of {cost.after}, every doubling leaves {share(cost.factor)} of the odds of {good}."
    if stage.late_after is not None:
        factors = listed(f"`{name}` x {factor:.4g}" for name, factor in stage.late_after.outcomes.items())
        yield f"  Who waited longer than {stage.late_after.limit} was late: {factors}."
    if stage.grows is not None:
        yield f"  Every contact makes a deal larger by {share(stage.grows.share)}, up to {share(stage.grows.up_to)}."
    if stage.counts_as is not None:
        yield f"  {good} counts as {stage.counts_as}."
