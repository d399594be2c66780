"""The futures in which the comparison ends the other way, and what sets them apart, in words."""

from collections.abc import Sequence

from salessim.analysis.comparison import Comparison
from salessim.analysis.rare import RareFutures, Trait
from salessim.report import numbers
from salessim.report.page import Cell, Column, Table
from salessim.report.unknowns import name_of, value_text
from salessim.results.terms import UnknownTerms
from salessim.translation import later, say

LISTED = 10  # futures named by their numbers
RARE_COLUMNS = (
    Column("scenario", "scenario", "text", "which one, against the first", True),
    Column("futures", "futures", "text", "those in which it does better, or those in which it does not", True),
    Column("market", "what is different", "text",
           "what is clearly different there, by the rank sum, all figures taken together", True),
    Column("there", "there", "see market", "in the middle one of these futures"),
    Column("elsewhere", "elsewhere", "see market", "in the middle one of the others"),
)  # fmt: skip
WINS = later("does better")
DOES_NOT_WIN = later("does not do better")
FIGURES = {
    "leads": later("leads"),
    "source": later("leads from {name}"),
    "value": later("leads with {name} {value}"),
    "worth": later("worth of all leads"),
    "worth of value": later("worth of the leads with {name} {value}"),
    "largest": later("worth of the largest lead"),
    "busiest month": later("leads in the busiest month"),
}
MONEY = ("worth", "worth of value", "largest")


def rare_table(found: Sequence[tuple[Comparison, RareFutures]]) -> Table:
    """What is clearly different in the rarer futures; without a row if nothing is."""
    rows = tuple(
        (
            numbers.words(one.b),
            numbers.term(WINS if rare.wins else DOES_NOT_WIN),
            _named(trait),
            _number(trait, trait.there),
            _number(trait, trait.elsewhere),
        )
        for one, rare in found
        for trait in rare.traits
    )
    return Table("rare", say("What sets the rarer futures apart"), RARE_COLUMNS, rows)


def rare_sentences(one: Comparison, rare: RareFutures) -> list[str]:
    """In which futures the other one wins, and what they have in common."""
    told = {"b": one.b, "number": len(rare.replications), "all": one.replications, "which": which(rare)}
    if rare.wins:
        first = say("The futures in which {b} does better are {number} of {all}, the clearest first: {which}.", **told)
    else:
        first = say(
            "The futures in which {b} does not do better are {number} of {all}, the clearest first: {which}.", **told
        )
    return [first, _common(rare)]


def _common(rare: RareFutures) -> str:
    if not rare.enough:
        return say("They are too few to tell what they have in common.")
    if not rare.traits:
        return say("Nothing that the market brings sets them apart; luck in talks decides there.")
    return say("What sets them apart: {traits}.", traits="; ".join(map(_told, rare.traits)))


def which(rare: RareFutures) -> str:
    """The numbers of the first few."""
    listed = ", ".join(map(str, rare.replications[:LISTED]))
    return listed if len(rare.replications) <= LISTED else say("{listed} and others", listed=listed)


def _told(trait: Trait) -> str:
    """One trait: `leads with segment key (38 instead of 52)`."""
    there, elsewhere = (_number(trait, value).text for value in (trait.there, trait.elsewhere))
    return say("{figure} ({there} instead of {elsewhere})", figure=_named(trait).text, there=there, elsewhere=elsewhere)


def _named(trait: Trait) -> Cell:
    if isinstance(trait.of, UnknownTerms):
        return numbers.words(name_of(trait.of))
    return numbers.term(FIGURES[trait.figure], **dict(zip(("name", "value"), trait.of, strict=False)))


def _number(trait: Trait, value: float) -> Cell:
    if isinstance(trait.of, UnknownTerms):
        return Cell(value, value_text(trait.of, value))
    return numbers.money(value) if trait.figure in MONEY else numbers.count(value)
