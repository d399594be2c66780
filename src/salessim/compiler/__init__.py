"""Sales words into queueing words: the only room that speaks both."""

from typing import NamedTuple

from salessim.compiler.draft import Draft
from salessim.compiler.flow import write_flow
from salessim.compiler.market import write_market
from salessim.compiler.paths import account_begin
from salessim.compiler.redraw import Redraw, redraw_of
from salessim.compiler.staffing import write_calendars, write_staff
from salessim.compiler.start import AccountsStart, accounts_key, accounts_state
from salessim.compiler.time import second
from salessim.compiler.words import terms
from salessim.network.tables import Network
from salessim.network.validity import faults
from salessim.results.terms import Terms
from salessim.scenario.schema import Accounts, Scenario

__all__ = ["AccountsStart", "Compiled", "accounts_at_start", "accounts_key", "accounts_state", "compile"]


class Compiled(NamedTuple):
    """A scenario as tables, the words to read its logs, the accounts of its first day, and how its ranges are drawn."""

    network: Network
    terms: Terms
    accounts: AccountsStart | None
    redraw: Redraw


def compile(scenario: Scenario, start: int | None = None, until: int | None = None) -> Compiled:  # noqa: A001
    """Translate a scenario for a run from `start` until `until`, in seconds since the origin; else for its period.

    Raises ScenarioError for what no table can say.
    """
    draft = Draft(
        scenario,
        second(scenario.period.start) if start is None else start,
        second(scenario.period.end) if until is None else until,
    )
    draft.book.add("clock", start=draft.start, until=draft.until)
    calendars = write_calendars(draft)
    write_market(draft)
    write_flow(draft)
    write_staff(draft, calendars)
    network = draft.book.network()
    if found := faults(network):  # a fault of this room, not of the scenario: better no number than a wrong one
        raise ValueError("; ".join(found))
    words = terms(draft, network)
    compiled = Compiled(network, words, None, redraw_of(words.unknowns, draft.book.hanging))
    return compiled._replace(accounts=accounts_at_start(compiled, scenario))


def accounts_at_start(compiled: Compiled, scenario: Scenario) -> AccountsStart | None:
    """The accounts with which a scenario begins, at the stage of this network where the life of an account begins."""
    begin, start = account_begin(scenario), scenario.start
    names = [stage.name for stage in compiled.terms.stages]
    if begin not in names or not isinstance(start, Accounts) or not start.accounts:
        return None
    return AccountsStart(start.accounts, names.index(begin), compiled.terms.account_slot)
