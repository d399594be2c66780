"""The market of a department: what a deal is worth, and who comes."""

from salessim.interview import arithmetic as year
from salessim.interview.answers import Given
from salessim.interview.arithmetic import plain, round_text
from salessim.interview.fit import told
from salessim.interview.sheet import Sheet, word
from salessim.scenario.quantity import Rate
from salessim.translation import say

UNEVEN, MOST_UNEVEN = 0.1, 5  # E1: variance over mean is 5 at 40 leads a day and, as assumed, less where fewer come


def write_market(sheet: Sheet, given: Given) -> None:
    """What a deal is worth and leaves, and the sources."""
    check = given["check"]
    sheet.add(f"deal_value: lognormal({plain(check.value)}, cv 0.8)",
              say("the mean: {said}; few deals are large: E17", said=told(check)))  # fmt: skip
    sheet.add(f"margin: {100 * given['margin'].value:.3g}%", told(given["margin"]))
    sheet.gap(say("Who comes"))
    sheet.add("sources:")
    _source(sheet, given, "calls", given["calls"].value, "answer")
    for name, rate in given["written"].value.items():
        _source(sheet, given, name, rate, "call_back")
    cold = given["cold"]
    if cold.value.value > 0:
        sheet.add(f"  cold_list: {{contacts: {round(cold.value.value):_}, goes_to: cold_call}}", told(cold))
    else:
        sheet.add("  # " + say("Nobody is called who does not expect it: {told}.", told=told(cold)))


def _source(sheet: Sheet, given: Given, name: str, rate: Rate, goes_to: str) -> None:
    number, asked = rate.number, given["calls" if goes_to == "answer" else "written"]
    if number.value == 0:
        return
    within = "" if number.low is None else f" ({plain(number.low)} to {plain(number.high or 0.0)})"
    sheet.add(f"  {word(name)}:")
    sheet.add(f"    rate: {plain(number.value)} per {rate.per}{within}", told(asked))
    months = "".join(f"{word(month)}: {plain(factor)}, " for month, factor in given["season"].value.items())
    sheet.add(f"    season: {{{months}rest: 1}}", told(given["season"]))
    uneven = min(MOST_UNEVEN, 1 + UNEVEN * year.a_year(rate) / year.WORKING_DAYS)
    sheet.add(f"    busy_and_quiet_days: {{variance_to_mean: {uneven:.2g}, day_to_day: 0.5}}",
              say("E1, less where few come"))  # fmt: skip
    each = 12 * given["advertising"].value / year.inbound(given)
    sheet.add(f"    cost: {round_text(each)} per lead", told(given["advertising"]))
    sheet.add(f"    goes_to: {goes_to}")
