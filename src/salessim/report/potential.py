"""What the market gives with unlimited people, what these people make of it, and what is lost on the way."""

from salessim.analysis.averages import averages
from salessim.analysis.estimates import Estimate
from salessim.analysis.potential import Loss, Potential
from salessim.report import numbers
from salessim.report.estimates import accuracy, average, chance_text
from salessim.report.page import Cell, Column, Table
from salessim.results.losses import COOLED, GAVE_UP, OTHER, PAUSED, UNDER_WAY, WAITING
from salessim.results.store import Runs
from salessim.results.terms import Terms
from salessim.translation import later, say

CAUSES = {
    GAVE_UP: later("gave up waiting or were turned away"),
    COOLED: later("said no because they had waited"),
    WAITING: later("still wait for somebody at the end"),
    PAUSED: later("held up by a pause"),
    UNDER_WAY: later("still under way at the end"),
    OTHER: later("came at other hours or to other hands"),
}
MARKET, EARNED = later("with unlimited people the market gives"), later("what these people earn")
LIFTED = later(
    "They own any number of deals and never pause; working time, skill, the way you sell and the market stay."
)
NAMED = 3  # causes in the answer
SMALL = 0.0005  # of what the market gives: what is less has no row by stage
STEP = Column("step", "step", "text", "from what the market gives to what is earned", True)
AMOUNTS = (
    Column("amount", "amount", "currency", "mean of all futures; the steps add up"),
    Column("accuracy", "accuracy", "currency",
           "95% interval of that mean by Student's t (accuracy of the computation)"),
    Column("share", "of the market", "share", "of what the market gives"),
)  # fmt: skip
POTENTIAL_COLUMNS = (STEP, *AMOUNTS)
LOSS_COLUMNS = (
    Column("cause", "lost, since they", "text", "why it is missing", True),
    Column("stage", "stage", "text", "the first visit that ended otherwise than with unlimited people", True),
    Column("teams", "served by", "text", "the teams that serve this stage", True, True),
    Column("bookings", "deals", "count", "bookings that are missing, mean of all futures"),
    *AMOUNTS,
)


def potential_table(found: Potential, factor: int) -> Table:
    """From what the market gives to what is earned; what is taken off adds up."""
    rows = [_step(found, MARKET, found.market)]
    for loss in found.causes:
        less = Estimate(-loss.amount.value, -loss.amount.high, -loss.amount.low, loss.amount.note)
        rows.append(_step(found, CAUSES[loss.cause], less))
    rows.append(_step(found, EARNED, found.earned))
    title = say("From what the market gives to what is earned ({ledger})", ledger=found.ledger)
    note = f"{_enough(factor)} {say(LIFTED)}"
    return Table("potential", title, POTENTIAL_COLUMNS, tuple(rows), note)


def _enough(factor: int) -> str:
    """How many people are as good as unlimited ones."""
    if factor == 1:
        return say("Twice as many people would earn hardly more, so here they are as good as unlimited.")
    return say("Unlimited people are here {factor} times as many; twice as many would earn hardly more.", factor=factor)


def losses_table(found: Potential, terms: Terms) -> Table:
    """Where it is lost, the largest first."""
    rows = tuple(
        (
            numbers.term(CAUSES[loss.cause]),
            numbers.words(loss.stage),
            numbers.words(", ".join(_serving(terms, loss.stage)) or "-"),
            numbers.count(loss.bookings.value),
            *_amounts(found, loss.amount),
        )
        for loss in sorted(found.stages, key=lambda loss: -loss.amount.value)
        if abs(loss.amount.value) >= SMALL * found.market.value
    )
    return Table("losses", say("Where it is lost"), LOSS_COLUMNS, rows)


def _step(found: Potential, step: str, amount: Estimate) -> tuple[Cell, ...]:
    return numbers.term(step), *_amounts(found, amount)


def _amounts(found: Potential, amount: Estimate) -> tuple[Cell, ...]:
    whole = found.market.value
    share = numbers.share(amount.value / whole) if whole > 0 else numbers.NOTHING
    return average(amount, "currency"), accuracy(amount, "currency"), share


def _serving(terms: Terms, stage: str) -> list[str]:
    """The names of the teams that serve a stage or what the compiler made of it."""
    mine = {row for row, one in enumerate(terms.stages) if stage in (one.name, one.of)}
    return [terms.teams[team].name for team, stations in terms.skills.items() if mine.intersection(stations)]


def sentences(found: Potential, ideal: Runs) -> tuple[str, ...]:
    """The answer: how much of the market becomes money, what happens to the rest, what no people change."""
    terms = ideal.terms
    if found.market.value <= 0:
        return (say("Nothing is earned, even with unlimited people: nobody comes to a stage that counts as anything."),)
    market = f"{numbers.money_text(found.market.value)} {terms.currency}".strip()
    first = say(
        "With unlimited people the market gives {market} ({ledger}); {name} turns {share} of it into money.",
        market=market, ledger=found.ledger, name=terms.name, share=chance_text(found.share),
    )  # fmt: skip
    return (first, *_rest(found), *_in_talk(ideal))


def _rest(found: Potential) -> list[str]:
    """The largest causes, and that what is open is not lost."""
    large = [loss for loss in found.causes if loss.amount.value > 0][:NAMED]
    if not large:
        return [say("Nothing is lost by too few people.")]
    said = "; ".join(_amount_of(loss) for loss in large)
    sentences = [say("The rest: {causes}.", causes=said)]
    if any(loss.cause in (WAITING, PAUSED, UNDER_WAY) for loss in large):
        sentences.append(say("What still waits or is under way at the end comes later, if at all."))
    return sentences


def _amount_of(loss: Loss) -> str:
    return say("{amount} {cause}", amount=numbers.money_text(loss.amount.value), cause=say(CAUSES[loss.cause]))


def _in_talk(ideal: Runs) -> list[str]:
    """What is lost whoever has time."""
    lists = {source.name for source in ideal.terms.sources if source.contacts}
    leads = averages(ideal, "leads")
    leads = leads[~leads["source"].isin(lists)]
    came, lost = float(leads["leads"].sum()), float(leads["lost"].sum())
    if not came:
        return []
    return [
        say("With unlimited people, too, {share} of the leads are lost, in talk or out of hours.",
            share=numbers.share_text(lost / came))
    ]  # fmt: skip
