"""How leads become deals: the first contact, the meeting, the quote, the contract, until it is paid."""

from salessim.interview import arithmetic as year
from salessim.interview.answers import Given
from salessim.interview.arithmetic import percent, plain
from salessim.interview.clients import clients_of
from salessim.interview.fit import DELIVERED, Fit, assumed, minutes, told
from salessim.interview.funnel import Funnel, funnel
from salessim.interview.sheet import Sheet
from salessim.interview.staff import interrupted, teams_of
from salessim.translation import say


def write_selling(sheet: Sheet, given: Given, fit: Fit) -> None:
    """The owners, and the stages of a deal."""
    shares = funnel(given, fit.odds)
    sheet.gap(say("How we sell"))
    factors = ", ".join(f"{kind} {factor:.2g}" for kind, factor in fit.work.items())
    sheet.add("# " + say("Times of work are those of the rows named, or assumed, times a factor, so that each team is "
                         "as busy as was said: {factors}.", factors=factors), told(given["busy"]))  # fmt: skip
    sheet.add("owners:")
    sheet.add("  deal: {taken_at: meeting, until: payment}", say("whoever holds the first meeting"))
    if clients_of(given, fit):
        sheet.add("  account: {from: care, chosen: fewest_open, if_gone: hand_over}")
    sheet.add("process:")
    if given["calls"].value.number.value > 0:
        _calls(sheet, given, fit, shares)
    if any(rate.number.value > 0 for rate in given["written"].value.values()):
        _tries(sheet, given, fit, "call_back", year.REACHED_WARM, "E5", "1 wd")
        sheet.add("    delay_costs: 0.95 of odds per doubling after 5 min", "E6")
        _interested(sheet, given, shares)
    if given["cold"].value.value > 0:
        _tries(sheet, given, fit, "cold_call", year.REACHED_COLD, "E7", "2 wd")
        sheet.add(f"    then: {{interested: {year.COLD_INTEREST:.0%} -> meeting, refused: rest -> lost}}", "E8")
    _deal(sheet, given, fit, shares)
    _cash(sheet, given, fit)


def _calls(sheet: Sheet, given: Given, fit: Fit, shares: Funnel) -> None:
    sheet.add("  answer:")
    sheet.add(
        f"    takes: lognormal({minutes('call', given, fit)}, cv 1.3)", say("E3: a talk, and as long until the next")
    )
    sheet.add("    patience: exponential(2 min)", assumed())
    dropped = ", ".join(f"{stage}: resume" for stage in interrupted(given, teams_of(given, fit)))
    if dropped:
        sheet.add(f"    interrupts: {{{dropped}}}", say("the phone rings meanwhile"))
    _interested(sheet, given, shares)


def _tries(sheet: Sheet, given: Given, fit: Fit, stage: str, reached: tuple[float, ...], row: str, again: str) -> None:
    """A stage of telephone calls to somebody who may not be there."""
    sheet.add(f"  {stage}:")
    sheet.add(f"    takes: lognormal({minutes('call', given, fit)}, cv 1.3)", "E3")
    sheet.add(f"    unanswered_takes: {minutes('call_in_vain', given, fit)}", "E4")
    sheet.add(f"    reached: [{', '.join(f'{share:.0%}' for share in reached)}]", say("{row}, by attempt", row=row))
    sheet.add(f"    try_again_after: {again}", assumed())


def _interested(sheet: Sheet, given: Given, shares: Funnel) -> None:
    sheet.add(f"    then: {{interested: {percent(shares.interested)} -> meeting, no_need: rest -> lost}}",
              _quotes(given))  # fmt: skip


def _quotes(given: Given) -> str:
    """Where the shares come from that together make those who get a quote."""
    quotes = given["quotes"]
    if quotes.known:
        return say("fitted: {share} of those who ask get a quote", share=quotes.text)
    if given["deals"].known:
        return say("{told}, moved to fit {number} deals a year", told=told(quotes), number=_deals(given))
    return told(quotes)


def _deals(given: Given) -> str:
    return plain(given["deals"].value.value)


def _deal(sheet: Sheet, given: Given, fit: Fit, shares: Funnel) -> None:
    """From the meeting to the contract."""
    sheet.add("  meeting:")
    sheet.add(f"    takes: lognormal({minutes('meeting', given, fit)}, cv 0.5)", assumed())
    sheet.add("    at_closing_time: continue_next_day")
    sheet.add(f"    then: {{wants_quote: {percent(shares.quoted)} -> quote, no_need: rest -> lost}}", _quotes(given))
    sheet.add("  quote:")
    sheet.add(f"    takes: lognormal({minutes('quote', given, fit)}, cv 0.7)", say("assumption; E10 is simpler work"))
    sheet.add("    at_closing_time: continue_next_day")
    sheet.add(f"    then: {{sent: rest -> negotiation after {given['thinking'].value}}}", told(given["thinking"]))
    sheet.add("  negotiation:")
    sheet.add(f"    takes: lognormal({minutes('negotiation', given, fit)}, cv 0.6)", assumed())
    sheet.add("    by: deal owner")
    known = say("fitted: {number} deals a year", number=_deals(given))
    sheet.add(f"    then: {{signed: {percent(shares.signed)} -> contract, price: rest -> lost}}",
              known if given["deals"].known else say("do not know: E12; so deals are near E14"))  # fmt: skip
    sheet.add("  contract:")
    sheet.add(f"    takes: lognormal({minutes('contract', given, fit)}, cv 0.6)", assumed())
    sheet.add("    by: deal owner")
    sheet.add("    counts_as: signed")
    sheet.add(f"    then: {{ordered: rest -> {DELIVERED[given['delivery'].value]}}}", told(given["delivery"]))


def _cash(sheet: Sheet, given: Given, fit: Fit) -> None:
    """From the contract to the money."""
    length = given["lead_time"]
    sheet.add(f"  {DELIVERED[given['delivery'].value]}:")
    sheet.add(f"    delay: lognormal({length.text}, cv 0.5)", told(length))
    sheet.add("    counts_as: shipped")
    sheet.add("    then: {delivered: rest -> payment}")
    sheet.add("  payment:")
    sheet.add("    delay: lognormal(10 d, cv 0.8)", assumed())
    sheet.add("    counts_as: paid")
    clients = clients_of(given, fit)
    if clients is None:
        sheet.add("    then: {paid: rest -> done}")
        return
    sheet.add(f"    then: {{new_client: {100 * clients.staying:.3g}% -> care, once: rest -> done}}",
              say("as many new clients as are lost; the rest never comes again"))  # fmt: skip
    sheet.add("    good: [new_client, once]")
