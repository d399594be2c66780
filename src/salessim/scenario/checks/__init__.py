"""What types cannot say about a scenario and what needs no simulation."""

from salessim.scenario.checks.change import check_change
from salessim.scenario.checks.findings import Findings
from salessim.scenario.checks.flow import check_flow
from salessim.scenario.checks.leading import check_leading
from salessim.scenario.checks.market import check_market
from salessim.scenario.checks.names import unknown_names
from salessim.scenario.checks.pay import check_pay
from salessim.scenario.checks.process import check_process
from salessim.scenario.checks.roles import check_roles
from salessim.scenario.checks.shares import check_shares
from salessim.scenario.checks.staff import check_staff
from salessim.scenario.errors import Problem
from salessim.scenario.schema import Scenario


def check(scenario: Scenario) -> list[Problem]:
    """Everything that is wrong (errors) or strange (warnings), in the order of the files.

    The sense of a department is looked at only when all its names are known: one misspelt name would show up
    as ten strange things.
    """
    unknown = unknown_names(scenario)
    findings = Findings(scenario.origin)
    check_shares(scenario, findings)
    check_market(scenario, findings)
    check_process(scenario, findings)
    if not unknown:
        check_flow(scenario, findings)
        check_staff(scenario, findings)
        check_leading(scenario, findings)
        check_pay(scenario, findings)
        check_change(scenario, findings)
        check_roles(scenario, findings)
    return sorted(unknown + findings.problems, key=lambda problem: (problem.place, problem.message))
