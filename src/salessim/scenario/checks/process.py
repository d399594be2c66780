"""Sense within one stage: what it is, and settings that do not fit together."""

from salessim.scenario.checks.findings import Findings
from salessim.scenario.node import Path
from salessim.scenario.schema import Scenario, StageModel
from salessim.translation import later, say

WORK_ONLY = (
    "by",
    "patience",
    "gives_up",
    "room",
    "when_full",
    "interrupts",
    "at_closing_time",
    "newest_first",
    "reached",
    "unanswered_takes",
    "try_again_after",
    "given_up",
    "delay_costs",
    "late_after",
    "grows",
    "colleague_steps_in_after",
)
STREAM = ("each_account", "goes_to", "then", "id", "counts_as", "same_as")


def check_process(scenario: Scenario, findings: Findings) -> None:
    """Every stage by itself."""
    if not scenario.process:
        findings.error(
            ("process",), say("there is no stage"), say("a stage, such as answer: {takes: 5 min, then: ...}")
        )
    for name, stage in scenario.process.items():
        at: Path = ("process", name)
        if _copies_itself(name, scenario):
            findings.error(
                (*at, "same_as"), say("`{name}` is a copy of itself", name=name), say("a stage that is told in full")
            )
            continue
        if stage.same_as is not None and stage.same_as not in scenario.process:
            continue  # told as an unknown name
        _kind(at, name, stage, findings)
        served_at = scenario.process.get(stage.goes_to or "")
        if served_at is not None and served_at.takes is None:
            findings.error(
                (*at, "goes_to"), say("nobody works at `{goes_to}`", goes_to=stage.goes_to), say("a stage with `takes`")
            )
        _attempts(at, stage, findings)
        _values_of_work(scenario, at, name, findings)
        if (
            stage.room is not None
            and "when_full" not in stage.model_fields_set
            and scenario.told[name].room is not None
        ):
            findings.warning(
                (*at, "room"), say("whoever finds `{name}` full is lost", name=name), say("`when_full`: where they go")
            )


def _copies_itself(name: str, scenario: Scenario) -> bool:
    seen = {name}
    base = scenario.told[name].same_as
    while base in scenario.told and base not in seen:
        seen.add(base)
        base = scenario.told[base].same_as
    return base in seen


def _kind(at: Path, name: str, stage: StageModel, findings: Findings) -> None:
    if stage.each_account is not None or stage.goes_to is not None:
        if stage.each_account is None or stage.goes_to is None:
            findings.error(
                at,
                say("requests of accounts at `{name}` need both `each_account` and `goes_to`", name=name),
                say("{each_account: exponential(30 d), goes_to: answer, then: ...}"),
            )
        extra = [key for key in stage.model_fields_set if key not in STREAM]
        for key in sorted(extra) if stage.same_as is None else ():
            findings.error(
                (*at, key),
                say("`{key}` belongs to `{goes_to}`, where these requests are served", key=key, goes_to=stage.goes_to),
                one_of_keys(STREAM),
                of_key=True,
            )
    elif (stage.takes is None) == (stage.delay is None):
        found = later("`{name}` has both of `takes` (somebody's work) and `delay` (time that passes)")
        if stage.takes is None:
            found = later("`{name}` has neither of `takes` (somebody's work) and `delay` (time that passes)")
        findings.error(at, say(found, name=name), say("one of them"))
    elif stage.delay is not None:
        for key in WORK_ONLY:
            if key in stage.model_fields_set:
                findings.error(
                    (*at, key),
                    say("`{key}` means nothing where nobody works", key=key),
                    say("a stage with `takes`"),
                    of_key=True,
                )
    if not stage.then:
        findings.error(at, say("nothing says what comes after `{name}`", name=name), say("then: {done: rest -> done}"))


def one_of_keys(keys: tuple[str, ...]) -> str:
    """Keys in words."""
    return say("only {keys}", keys=", ".join(f"`{key}`" for key in keys))


def _attempts(at: Path, stage: StageModel, findings: Findings) -> None:
    for key in ("unanswered_takes", "try_again_after", "given_up"):
        if key in stage.model_fields_set and not stage.reached:
            findings.warning(
                (*at, key), say("`{key}` means nothing without `reached`", key=key), say("reached: [40%, 30%]")
            )
    if len(stage.reached) > 1 and stage.try_again_after.mean == 0:
        findings.warning((*at, "reached"), say("the next attempt follows at once"), say("`try_again_after`"))


def _values_of_work(scenario: Scenario, at: Path, name: str, findings: Findings) -> None:
    takes = scenario.told[name].takes
    for attribute, table in takes.items() if isinstance(takes, dict) else ():
        missing = [value for value in scenario.attributes.get(attribute, {}) if value not in table]
        if missing:
            findings.error(
                (*at, "takes", attribute),
                say("nothing is said about {missing}", missing=", ".join(missing)),
                say("every value of {attribute}", attribute=attribute),
            )
