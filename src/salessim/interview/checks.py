"""Whether an answer fits to those before it; what does not is told at once, while it can still be changed."""

from typing import Any

from salessim.interview import arithmetic as year
from salessim.interview.answers import Given
from salessim.interview.roles import role_of
from salessim.scenario.errors import UnreadableError, one_of
from salessim.scenario.quantity import Number
from salessim.translation import say

ORDERS_AT_MOST = 250  # of one client in a year


def somebody_comes(cold: Number, given: Given) -> None:
    """Without any lead there is nothing to simulate."""
    if cold.value == 0 and year.inbound(given) == 0:
        raise UnreadableError(
            say("nobody calls, nobody writes and nobody is called"),
            say("a number above 0; or go `back` and say how many ask of themselves"),
        )


def something_sold(deals: Number, given: Given) -> None:
    """A department that sold nothing tells nothing."""
    if deals.value <= 0:
        raise UnreadableError(say("without any deal there is nothing to start from"), say("a number above 0"))


def enough_leads(clients: Number, given: Given) -> None:
    """Without earlier clients all deals must come of leads."""
    if clients.value == 0 and given["deals"].known:
        _enough(given["deals"].value.value, given)


def fits_leads(repeat: Number, given: Given) -> None:
    """What earlier clients did not buy must come of leads, and what they bought must be possible for them."""
    deals, clients = given["deals"].value.value, given["clients"].value.value
    if given["deals"].known:
        _enough(deals * (1 - repeat.value), given)
    if deals * repeat.value > ORDERS_AT_MOST * clients:
        raise UnreadableError(
            say("so each client would order {number} times a year", number=round(deals * repeat.value / clients)),
            say("a smaller share; or go `back` and change the number of clients or of deals"),
        )


def wins_fit(quotes: Number, given: Given) -> None:
    """New deals come of quotes."""
    won, quoted = year.new_deals(given), quotes.value * year.leads(given)
    if given["deals"].known and won > 0.95 * quoted:
        raise UnreadableError(
            say("{deals} new deals cannot come of {quotes} quotes in a year", deals=round(won), quotes=round(quoted)),
            say("a share of at least {share}", share=f"{min(1.0, 1.06 * won / year.leads(given)):.0%}"),
        )


def says_all_pay(pays: dict[str, Any], given: Given) -> None:
    """Everybody who works is paid, and nobody else."""
    people = {role_of(word): word for word in given["people"].value}
    missing = [word for role, word in people.items() if role not in pays]
    unknown = [role for role in pays if role not in people]
    if missing or unknown:
        message = (
            say("nothing is said about {names}", names=", ".join(missing))
            if missing
            else say("nobody works as {names}", names=", ".join(unknown))
        )
        raise UnreadableError(message, say("a pay for {names}", names=one_of(people.values())))


def _enough(new: float, given: Given) -> None:
    leads = year.leads(given)
    if new > year.WON_AT_MOST * leads:
        raise UnreadableError(
            say("{deals} new deals cannot come of {leads} who ask in a year", deals=round(new), leads=round(leads)),
            say(
                "at most {share} of them; or go `back` and change who asks, or the deals",
                share=f"{year.WON_AT_MOST:.0%}",
            ),
        )
