"""The answer about levers in sentences: which are worth most, how sure that is, and what is not counted."""

from collections.abc import Iterator

from salessim.analysis.levers import FEWER, KINDS, Levers, Pulled
from salessim.analysis.profit import margin_stated
from salessim.analysis.shortfall import Shortfall
from salessim.report import numbers
from salessim.report.estimates import interval_text
from salessim.report.levers import lever_text, money_told
from salessim.report.narrow import either, whoever_is_added
from salessim.report.shortfall import shortfall_sentences
from salessim.results.store import Runs
from salessim.translation import later, say

NAMED = 4  # levers of which each may be worth most
FREE = later(
    "A faster stage and a better conversion are free here: what training, tools or lower prices cost has to be set "
    "against their worth."
)


def levers_answer(as_is: Runs, found: Levers, missing: Shortfall | None) -> tuple[str, ...]:
    """The top levers first, then which is best, the best of each kind, pairs, the shortfall, what is not counted."""
    currency = as_is.terms.currency
    if found.replications < 2:
        return (say("One future is too few to tell what a lever is worth."),)
    return (
        *_top(found, currency),
        *_winner(found),
        *_at_most(found, currency),
        *_kinds(found, currency),
        *_pairs(found, currency),
        *(shortfall_sentences(missing, currency) if missing else ()),
        *_not_counted(as_is),
    )


def _top(found: Levers, currency: str) -> Iterator[str]:
    if not found.top:
        yield say("No lever pays: none of {number} brings more than it costs.", number=len(found.each))
        return
    told = "; ".join(_told(one, currency) for one in found.top)
    yield say("The levers worth most a year, after all pay and costs (95% sure: between): {levers}.", levers=told)


def _told(one: Pulled, currency: str) -> str:
    """A lever with its value, its interval and the spread of futures."""
    return say("{lever} {value} ({interval}), pays in {share} of the futures", lever=lever_text(one.lever),
               value=money_told(one.worth.value, currency), interval=interval_text(one.worth, "currency"),
               share=numbers.share_text(one.pays))  # fmt: skip


def _winner(found: Levers) -> Iterator[str]:
    """One that is surely best, a few that may be, or too many to tell."""
    names, number = [lever_text(one.lever) for one in found.best], len(found.each)
    if number == 1:
        return
    if len(names) == 1:
        yield say("Of {number} levers, {lever} is worth most: 95% sure.", lever=names[0], number=number)
    elif len(names) <= NAMED:
        yield say("No clear winner of {number} levers; may be worth most: {levers}.", levers=either(names),
                  number=number)  # fmt: skip
    else:
        yield say("No clear winner: {some} of {number} levers may be worth most.", some=len(names), number=number)


def _at_most(found: Levers, currency: str) -> Iterator[str]:
    """What each may cost."""
    sure = [one for one in found.top if one.at_most > 0]
    if sure:
        told = "; ".join(
            f"{lever_text(one.lever)} {numbers.money_text(one.at_most)} {currency}".strip() for one in sure
        )
        yield say("Each surely pays if bringing it about costs less a year than this: {levers}.", levers=told)


def _kinds(found: Levers, currency: str) -> Iterator[str]:
    """People, process and advertising side by side: the best of each kind that is not told yet."""
    first = {kind: next((one for one in found.each if one.lever.kind == kind), None) for kind in KINDS}
    told = [one for kind, one in first.items() if one and one not in found.top and (kind != FEWER or one.at_most > 0)]
    if told:
        levers = "; ".join(_told(one, currency) for one in told)
        yield say("The best of the other kinds: {levers}.", levers=levers)


def _pairs(found: Levers, currency: str) -> Iterator[str]:
    """The two teams of which both together differ most from each alone, if that is no chance."""
    sure = [pair for pair in found.pairs if pair.more.low > 0 or pair.more.high < 0]
    if found.pairs and not sure:
        yield say("Two more people at once are worth what each is worth alone, as far as the computation can tell.")
    for pair in sorted(sure, key=lambda pair: -abs(pair.more.value))[:1]:
        yield say("One more in both {teams} together is worth {value} beyond the sum of each alone ({interval}).",
                  teams=say(" and ").join(pair.teams), value=money_told(pair.more.value, currency),
                  interval=interval_text(pair.more, "currency"))  # fmt: skip


def _not_counted(as_is: Runs) -> Iterator[str]:
    if as_is.terms.years != 1:
        yield say("The period is {months} months; what a lever is worth is for a year.",
                  months=round(12 * as_is.terms.years))  # fmt: skip
    if not margin_stated(as_is):
        yield say("The scenario states no margin, so revenue counts in full: the cost of goods is not taken off.")
    yield say(FREE)
    yield whoever_is_added(as_is)
