"""Sense in the market and in the plan: values that nothing is said about, months without a plan, owners."""

from salessim.scenario.checks.findings import Findings
from salessim.scenario.schema import Scenario
from salessim.translation import later, say
from salessim.translation.dates import MONTHS

NO_WAY = {
    "deal": later("how does a deal come to its owner?"),
    "account": later("how does an account come to its owner?"),
}
NO_OWNERS = {"deal": later("deals have no owners"), "account": later("accounts have no owners")}


def check_market(scenario: Scenario, findings: Findings) -> None:
    """The market, the plan, owners, and identities."""
    _plan(scenario, findings)
    _owners(scenario, findings)
    for kind in ("sources", "process", "teams"):
        _identities(scenario, kind, findings)
    if not scenario.sources:
        findings.error(
            ("sources",), say("nobody comes"), say("a source, such as calls: {rate: 14 per day, goes_to: answer}")
        )
    rates = {name: source.rate for name, source in scenario.sources.items() if source.rate is not None}
    for name, rate in rates.items():
        if rate.number.value == 0:
            findings.warning(("sources", name, "rate"), say("nobody comes from `{name}`", name=name))


def _plan(scenario: Scenario, findings: Findings) -> None:
    plan = scenario.plan
    if plan is None:
        return
    months = [scenario.period.month_start(number).month for number in range(scenario.period.months)]
    missing = [MONTHS[month - 1] for month in dict.fromkeys(months) if plan.revenue.of(month) is None]
    if missing:
        findings.error(
            ("plan", "revenue"),
            say("the plan says nothing about {missing}", missing=", ".join(map(say, missing))),
            say("an amount for every month of the period, or `rest`"),
        )
    elif sum(plan.months(scenario.period)) == 0:
        findings.warning(("plan", "revenue"), say("a plan of 0 is always reached"))
    if scenario.deal_value is None:
        findings.warning(
            ("plan", "revenue"), say("there is no `deal_value`: every deal counts as 1"), say("what a deal is worth")
        )


def _owners(scenario: Scenario, findings: Findings) -> None:
    for slot, owner in scenario.owners.items():
        if (owner.taken_at is None) == (owner.from_ is None):
            findings.error(
                ("owners", slot),
                say(NO_WAY[slot]),
                say("either `taken_at` or `from`: a stage"),
            )
        stage = scenario.process.get(owner.taken_at or "")
        if stage is not None and stage.takes is None and stage.each_account is None:
            findings.error(
                ("owners", slot, "taken_at"),
                say("nobody works at `{taken_at}`", taken_at=owner.taken_at),
                say("a stage with `takes`; or `from`"),
            )
    for name, team in scenario.teams.items():
        for owned in set(team.at_most) - set(scenario.owners):
            findings.error(
                ("teams", name, "at_most"), say(NO_OWNERS[owned]), say("`{owned}:` under `owners`", owned=owned)
            )
    for name, stage in scenario.told.items():
        if stage.owner is not None and stage.owner not in scenario.owners:
            findings.error(
                ("process", name, "by"),
                say(NO_OWNERS[stage.owner]),
                say("`{owner}:` under `owners`", owner=stage.owner),
            )
        if stage.each_account is not None and scenario.owners.get("account") is None:
            findings.error(
                ("process", name, "each_account"),
                say("accounts have no owners, and so no life"),
                say("`account: {from: ...}` under `owners`"),
            )


def _identities(scenario: Scenario, kind: str, findings: Findings) -> None:
    """Names and `id`s of one kind are all different."""
    members = scenario.told if kind == "process" else getattr(scenario, kind)
    seen: dict[str, str] = {}
    for name, member in members.items():
        identity = member.id or name
        if identity in seen:
            findings.error(
                (kind, name, "id"),
                say("`{name}` has the id `{identity}` already", name=seen[identity], identity=identity),
                say("an id of its own"),
            )
        seen[identity] = name
