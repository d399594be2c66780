"""The ways through the process: which stages are reached, and loops that take no time."""

from collections.abc import Callable, Iterable

from salessim.scenario.checks.findings import Findings
from salessim.scenario.process import StageModel
from salessim.scenario.schema import Accounts, Scenario
from salessim.translation import say


def reached_stages(scenario: Scenario) -> set[str]:
    """The stages that a lead, a deal or an account can come to."""
    starts = [source.goes_to for source in scenario.sources.values()]
    account = scenario.owners.get("account")
    opening = (account.from_ or account.taken_at) if account else None
    if opening and (isinstance(scenario.start, Accounts) or scenario.past is not None):
        starts.append(opening)
    reached = closure(starts, lambda name: _next(scenario.process[name]))
    if opening in reached:
        streams = [name for name, stage in scenario.process.items() if stage.each_account is not None]
        reached = closure([*reached, *streams], lambda name: _next(scenario.process[name]))
    return {name for name in reached if name in scenario.process}


def closure(starts: Iterable[str], following: Callable[[str], Iterable[str]]) -> set[str]:
    """Everything that can be come to from the starts; `following` gives the next steps of a known name."""
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            try:
                waiting += following(name)
            except KeyError:
                continue
    return reached


def check_flow(scenario: Scenario, findings: Findings) -> None:
    """Stages that nobody comes to, and loops that take no time."""
    reached = reached_stages(scenario)
    for name in scenario.process:
        if name not in reached:
            findings.warning(
                ("process", name),
                say("nobody ever comes to `{name}`", name=name),
                say("a way that leads there, or no such stage"),
            )
    plan = scenario.plan
    if plan is not None and plan.counts not in {scenario.process[name].counts_as for name in reached}:
        findings.warning(
            ("plan", "counts"),
            say("no deal ever counts as {counts}", counts=plan.counts),
            say("a way that leads to such a stage"),
        )
    _loops(scenario, findings)


def _next(stage: StageModel) -> list[str]:
    names = [outcome.to for outcome in stage.then.values()]
    names += [outcome.child for outcome in stage.then.values() if outcome.child]
    if stage.patience is not None:
        names.append(stage.gives_up)
    if stage.room is not None:
        names.append(stage.when_full)
    if stage.reached:
        names.append(stage.given_up.to)
    return names


def _loops(scenario: Scenario, findings: Findings) -> None:
    """Turning away from one full stage to the next is at once; outcomes are at once after work of length 0."""
    process = scenario.process
    away = {name: [stage.when_full] if stage.room is not None else [] for name, stage in process.items()}
    at_once = {name: _at_once(stage) + away[name] for name, stage in process.items()}
    told: set[str] = set()
    for name in process:
        loop = _loop(name, away)
        if loop and not told & loop:
            told |= loop
            findings.error(
                ("process", name, "when_full"),
                say("full stages turn away in a circle: {stages}", stages=_list(process, loop)),
                say("a way that ends, such as lost"),
            )
            continue
        loop = _loop(name, at_once)
        if loop and not told & loop:
            told |= loop
            ways_out = any(to not in loop for stage in loop for to in _next(process[stage]))
            message = say("a loop that takes no time: {stages}", stages=_list(process, loop))
            if ways_out:
                findings.warning(("process", name), message, say("work or a delay above 0 somewhere in it"))
            else:
                findings.error(
                    ("process", name),
                    say("{message}, and nothing leads out of it", message=message),
                    say("work or a delay above 0"),
                )


def _loop(name: str, ways: dict[str, list[str]]) -> set[str]:
    """The stages of a loop through this one: those that it leads to and that lead back."""
    forward = closure(ways[name], ways.__getitem__)
    if name not in forward:
        return set()
    return {other for other in forward if other in ways and name in closure([other], ways.__getitem__)}


def _at_once(stage: StageModel) -> list[str]:
    """Where a stage leads without any time having passed."""
    if stage.each_account is not None:
        return []
    takes = list(next(iter(stage.takes.values())).values()) if isinstance(stage.takes, dict) else [stage.takes]
    if not any(time.zero for time in [*takes, stage.delay] if time is not None):
        return []
    return [outcome.to for outcome in stage.then.values() if outcome.after is None or outcome.after.zero]


def _list(process: dict[str, StageModel], loop: set[str]) -> str:
    return ", ".join(name for name in process if name in loop)
