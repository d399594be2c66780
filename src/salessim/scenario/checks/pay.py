"""Sense in what people are paid: nobody is paid for what cannot happen."""

from salessim.scenario.checks.findings import Findings
from salessim.scenario.schema import Scenario, TeamModel
from salessim.translation import say


def check_pay(scenario: Scenario, findings: Findings) -> None:
    """The pay of every team against its work."""
    for name, team in scenario.teams.items():
        _time(scenario, name, team, findings)
        _bonuses(scenario, name, team, findings)
        _pieces(scenario, name, team, findings)


def _time(scenario: Scenario, name: str, team: TeamModel, findings: Findings) -> None:
    at = ("teams", name, "pay")
    if team.pay.not_paid_while is not None and not (team.pause and team.pay.hourly):
        findings.warning((*at, "not_paid_while"), say("this needs a `pause` and an `hourly` pay to mean anything"))
    guarantee = team.pay.guarantee
    if guarantee is not None and guarantee.for_.amount > scenario.period.months:
        findings.warning(
            (*at, "guarantee", "for"),
            say("the guarantee is longer than the period of {number} months", number=scenario.period.months),
        )


def _bonuses(scenario: Scenario, name: str, team: TeamModel, findings: Findings) -> None:
    for number, bonus in enumerate(team.pay.bonus):
        at = ("teams", name, "pay", "bonus", number)
        if bonus.accounts_kept is not None and "account" not in scenario.owners:
            findings.error(at, say("accounts have no owners"), say("`account:` under `owners`"))
        if bonus.on_time is not None and not any(_may_be_late(scenario, stage) for stage in team.stages):
            findings.error(
                at, say("nothing that `{name}` does can be late", name=name), say("a stage with a `late_after`")
            )


def _pieces(scenario: Scenario, name: str, team: TeamModel, findings: Findings) -> None:
    for key, stages in (("fee", list(team.pay.fee)), ("fine", list(team.pay.fine))):
        for stage in stages:
            at = ("teams", name, "pay", key, stage)
            if stage not in team.stages:
                findings.error(
                    at, say("`{name}` does not do `{stage}`", name=name, stage=stage), say("a stage of this team")
                )
            elif key == "fine" and not _may_be_late(scenario, stage):
                findings.error(at, say("nobody is late at `{stage}`", stage=stage), say("a stage with a `late_after`"))


def _may_be_late(scenario: Scenario, stage: str) -> bool:
    return scenario.process[stage].late_after is not None
