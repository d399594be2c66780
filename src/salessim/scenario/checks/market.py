"""Sense in the market and in the plan: values that nothing is said about, months without a plan, owners."""

from salessim.scenario.checks.findings import Findings
from salessim.scenario.errors import with_article
from salessim.scenario.schema import Scenario
from salessim.scenario.spans import MONTHS


def check_market(scenario: Scenario, findings: Findings) -> None:
    """The market, the plan, owners, and identities."""
    _plan(scenario, findings)
    _owners(scenario, findings)
    for kind in ("sources", "process", "teams"):
        _identities(scenario, kind, findings)
    if not scenario.sources:
        findings.error(("sources",), "nobody comes", "a source, such as calls: {rate: 14 per day, goes_to: answer}")
    rates = {name: source.rate for name, source in scenario.sources.items() if source.rate is not None}
    for name, rate in rates.items():
        if rate.number.value == 0:
            findings.warning(("sources", name, "rate"), f"nobody comes from `{name}`")


def _plan(scenario: Scenario, findings: Findings) -> None:
    plan = scenario.plan
    if plan is None:
        return
    months = [scenario.period.month_start(number).month for number in range(scenario.period.months)]
    missing = [MONTHS[month - 1] for month in dict.fromkeys(months) if plan.revenue.of(month) is None]
    if missing:
        findings.error(
            ("plan", "revenue"),
            f"the plan says nothing about {', '.join(missing)}",
            "an amount for every month of the period, or `rest`",
        )
    elif sum(plan.months(scenario.period)) == 0:
        findings.warning(("plan", "revenue"), "a plan of 0 is always reached")
    if scenario.deal_value is None:
        findings.warning(
            ("plan", "revenue"), "there is no `deal_value`: every deal counts as 1", "what a deal is worth"
        )


def _owners(scenario: Scenario, findings: Findings) -> None:
    for slot, owner in scenario.owners.items():
        if (owner.taken_at is None) == (owner.from_ is None):
            findings.error(
                ("owners", slot),
                f"how does {with_article(slot)} come to its owner?",
                "either `taken_at` or `from`: a stage",
            )
        stage = scenario.process.get(owner.taken_at or "")
        if stage is not None and stage.takes is None and stage.each_account is None:
            findings.error(
                ("owners", slot, "taken_at"), f"nobody works at `{owner.taken_at}`", "a stage with `takes`; or `from`"
            )
    for name, team in scenario.teams.items():
        for owned in set(team.at_most) - set(scenario.owners):
            findings.error(("teams", name, "at_most"), f"{owned}s have no owners", f"`{owned}:` under `owners`")
        if team.pay.bonus is not None and "account" not in scenario.owners:
            findings.error(("teams", name, "pay", "bonus"), "accounts have no owners", "`account:` under `owners`")
    for name, stage in scenario.told.items():
        if stage.owner is not None and stage.owner not in scenario.owners:
            findings.error(
                ("process", name, "by"), f"{stage.owner}s have no owners", f"`{stage.owner}:` under `owners`"
            )
        if stage.each_account is not None and scenario.owners.get("account") is None:
            findings.error(
                ("process", name, "each_account"),
                "accounts have no owners, and so no life",
                "`account: {from: ...}` under `owners`",
            )


def _identities(scenario: Scenario, kind: str, findings: Findings) -> None:
    """Names and `id`s of one kind are all different."""
    members = scenario.told if kind == "process" else getattr(scenario, kind)
    seen: dict[str, str] = {}
    for name, member in members.items():
        identity = member.id or name
        if identity in seen:
            findings.error(
                (kind, name, "id"), f"`{seen[identity]}` has the id `{identity}` already", "an id of its own"
            )
        seen[identity] = name
