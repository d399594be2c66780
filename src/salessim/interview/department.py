"""The department of today as a scenario with comments: what was said, what was fitted to it, and what nobody knows."""

from datetime import date

from salessim.interview import arithmetic as year
from salessim.interview.answers import Given
from salessim.interview.arithmetic import plain
from salessim.interview.clients import clients_of, write_clients
from salessim.interview.fit import Fit, assumed, told
from salessim.interview.market import write_market
from salessim.interview.selling import write_selling
from salessim.interview.sheet import Sheet, text
from salessim.interview.staff import teams_of, write_teams
from salessim.translation import say

HOURS = "hours: 9:00-18:00, break: 13:00-14:00"


def department(given: Given, fit: Fit, today: date, history: str) -> str:
    """The whole scenario; the year opens with what the file `history` hands over."""
    sheet = Sheet()
    opening(sheet, say("Will {name} make its plan with the department that it has?", name=given["name"].value))
    _firm(sheet, given, today)
    write_market(sheet, given)
    write_selling(sheet, given, fit)
    write_clients(sheet, given, fit)
    _aims(sheet, given)
    write_teams(sheet, given, fit, teams_of(given, fit))
    sheet.gap()
    sheet.add(f"start: {{history: {text(history)}}}", say("the year opens with the deals and clients of last year"))
    return sheet.text()


def last_year(given: Given, fit: Fit, base: str) -> str:
    """The scenario that ran before the first day: the same department, with its clients."""
    sheet = Sheet()
    opening(sheet, say("What does {name} hand over to the new year?", name=given["name"].value))
    clients = clients_of(given, fit)
    sheet.gap()
    sheet.add(f"based_on: {text(base)}")
    sheet.add(f"name: {text(say('{name}, last year', name=given['name'].value))}")
    sheet.add(f"start: {{accounts: {clients.number}}}" if clients else "start: empty", told(given["clients"]))
    return sheet.text()


def opening(sheet: Sheet, question: str) -> None:
    """The question of a file, and where its numbers come from."""
    sheet.add(f"# {question}")
    sheet.add("# " + say("Numbers: what you said, and what was fitted to it; E1 to E19 are rows of "
                         "docs/background/evidence.md; all others are assumptions."))  # fmt: skip
    sheet.add("# " + say("What nobody knows is marked `do not know`: measure these numbers first."))


def _firm(sheet: Sheet, given: Given, today: date) -> None:
    country = given["country"]
    first = date(today.year + (today.month > 6), 1, 1)
    holidays = f", holidays: {text(country.value.holidays)}" if country.value.holidays else ""
    sheet.gap()
    sheet.add(f"name: {text(given['name'].value)}", told(given["name"]))
    sheet.add(f"currency: {text(country.value.currency)}", told(country))
    sheet.add(f"period: {{from: {first}, for: 12 months}}")
    sheet.add(f"working_time: {{days: Mon-Fri, {HOURS}{holidays}}}",
              say("holidays: {told}; hours: {assumed}", told=told(country), assumed=assumed()))  # fmt: skip


def _aims(sheet: Sheet, given: Given) -> None:
    """The plan, and what really happened last year, as far as it is known."""
    sheet.gap(say("What must be earned, and what was"))
    plan, deals, check, clients = given["plan"], given["deals"], given["check"], given["clients"]
    sheet.add(f"plan: {{counts: signed, revenue: {plain(plan.value.amount)} per {plan.value.per}}}", told(plan))
    known = {}
    if deals.known:
        known["deals"] = deals.value.value
    if deals.known and check.known:
        known["revenue"] = year.revenue(given)
    if clients.known and clients.value.value > 0:
        known["accounts"] = clients.value.value
    if known:
        figures = ", ".join(f"{name}: {plain(float(f'{number:.6g}'))}" for name, number in known.items())
        sheet.add(f"last_year: {{{figures}}}", say("you said so: shown beside the simulation"))
