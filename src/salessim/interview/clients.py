"""Clients who may order again: how often, how they are cared for, and how many are lost."""

from typing import NamedTuple

from salessim.interview import arithmetic as year
from salessim.interview.answers import Given
from salessim.interview.arithmetic import percent, round_text
from salessim.interview.fit import DELIVERED, Fit, assumed, minutes, told
from salessim.interview.funnel import spread
from salessim.interview.roles import role_of
from salessim.interview.sheet import Sheet
from salessim.scenario.quantity import Number
from salessim.translation import say

LOST_IN_YEAR, STAYING = 0.13, (0.01, 0.66)  # E13; at most E18
ORDERED = 0.6  # assumption: of the requests of clients
CARE_DAYS, CARE_OF = (30, 360), 0.75  # assumption: days between two contacts for each client of a person, within these
YEAR, RAREST = 365, 20  # days; years between two requests of a client


class Clients(NamedTuple):
    """The figures of one client."""

    number: int
    staying: float  # share of new buyers who become clients
    care_days: float  # between two planned contacts
    lost: float  # share lost at a planned contact
    order_at_contact: float  # share of planned contacts that bring a request
    order_days: float  # between two requests that come of themselves


def clients_of(given: Given, fit: Fit) -> Clients | None:
    """The clients, so that a year brings the repeat deals that were said; None if there are none who buy."""
    number, repeated = round(given["clients"].value.value), year.repeat_deals(given)
    if number == 0 or repeated == 0:
        return None
    people = given["people"].value
    farmers = [count for word, count in people.items() if role_of(word) == "farmers"]
    carers = sum(farmers) or sum(people.values())
    care_days = min(max(CARE_OF * number / carers, CARE_DAYS[0]), CARE_DAYS[1])
    contacts = YEAR / care_days
    requests = fit.orders * repeated / number / ORDERED
    at_contact = min(0.5, requests / 2 / contacts)
    staying = LOST_IN_YEAR * number / max(year.new_deals(given), 1)
    return Clients(
        number,
        min(max(staying, STAYING[0]), STAYING[1]),
        care_days,
        1 - (1 - LOST_IN_YEAR) ** (1 / contacts),
        at_contact,
        min(YEAR / (requests - at_contact * contacts), RAREST * YEAR),
    )


def write_clients(sheet: Sheet, given: Given, fit: Fit) -> None:
    """Care, orders and questions of clients; nothing if there are none."""
    clients = clients_of(given, fit)
    if clients is None:
        return
    sheet.gap()
    sheet.add(f"  # {say('Clients who may order again')}")
    _care(sheet, given, fit, clients)
    _requests(sheet, given, fit, clients)
    _orders(sheet, given, fit)


def _care(sheet: Sheet, given: Given, fit: Fit, clients: Clients) -> None:
    sheet.add("  care:")
    sheet.add(f"    delay: lognormal({round_text(clients.care_days)} d, cv 0.6)",
              say("assumption: between two planned contacts"))  # fmt: skip
    sheet.add("    then: {time_to_call: rest -> care_call}")
    sheet.add("  care_call:")
    sheet.add(f"    takes: lognormal({minutes('care_call', given, fit)}, cv 0.6)", "E16")
    sheet.add("    by: account owner")
    sheet.add("    late_after: {limit: 5 wd, lost: x 1.5}", assumed())
    sheet.add("    good: [order, problem, quiet]")
    sheet.add("    then:")
    sheet.add(f"      order: {_percent(clients.order_at_contact)} -> care with order_request", _fitted(given))
    sheet.add("      problem: 10% -> care with client_request", assumed())
    sheet.add(f"      lost: {_percent(clients.lost)} -> lost", say("E13: 13% in a year"))
    sheet.add("      quiet: rest -> care")


def _requests(sheet: Sheet, given: Given, fit: Fit, clients: Clients) -> None:
    """What clients come with of themselves."""
    sheet.add("  order_again:")
    sheet.add(f"    each_account: exponential({round_text(clients.order_days, 3)} d)", _fitted(given))
    sheet.add("    goes_to: client_request")
    sheet.add("    then: {wants_to_order: rest -> order_request}")
    sheet.add("  question:")
    sheet.add(f"    each_account: exponential({round_text(max(clients.order_days, 30))} d)",
              say("assumption: about one for each order"))  # fmt: skip
    sheet.add("    goes_to: client_request")
    sheet.add("    then: {helped: rest -> done}")
    sheet.add("  client_request:")
    sheet.add(f"    takes: lognormal({minutes('client_request', given, fit)}, cv 0.7)", assumed())
    sheet.add("    by: account owner")
    sheet.add("    then: {helped: rest -> done}")


def _orders(sheet: Sheet, given: Given, fit: Fit) -> None:
    """From the request to the money."""
    ordered, delivered = percent(spread(ORDERED, given["repeat"].value)), DELIVERED[given["delivery"].value]
    sheet.add("  order_request:")
    sheet.add(f"    takes: lognormal({minutes('order_request', given, fit)}, cv 0.7)", assumed())
    sheet.add("    by: account owner")
    sheet.add(f"    then: {{ordered: {ordered} -> repeat_contract, not_now: rest -> done}}", told(given["repeat"]))
    sheet.add("  repeat_contract:")
    sheet.add("    same_as: contract")
    sheet.add("    by: account owner")
    sheet.add(f"    then: {{ordered: rest -> repeat_{delivered}}}")
    sheet.add(f"  repeat_{delivered}: {{same_as: {delivered}, then: {{delivered: rest -> repeat_payment}}}}")
    sheet.add("  repeat_payment: {same_as: payment, then: {paid: rest -> done}, good: [paid]}")


def _fitted(given: Given) -> str:
    return say("fitted: {number} deals a year with earlier clients", number=round(year.repeat_deals(given)))


def _percent(share: float) -> str:
    return percent(Number(share))
