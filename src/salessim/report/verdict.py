"""The answer of a comparison in sentences: who wins, on which payroll, what is left, and where the other one wins."""

from collections.abc import Sequence

from salessim.analysis.comparison import Comparison, best
from salessim.analysis.rare import RareFutures
from salessim.analysis.revenue import plan_ledger
from salessim.analysis.structures import differ, structure
from salessim.report import numbers
from salessim.report.best import best_sentence
from salessim.report.estimates import difference, interval_text
from salessim.report.rare import rare_sentences
from salessim.report.sentences import winner
from salessim.report.structures import payroll_sentences
from salessim.results.store import Runs
from salessim.translation import say


def comparison_answer(
    runs: Sequence[Runs], compared: Sequence[Comparison], rare: Sequence[RareFutures | None]
) -> tuple[str, ...]:
    """All sentences. What sets the rarer futures apart is told of two; of more it stands in a table."""
    first, currency = runs[0], runs[0].terms.currency
    sentences = [best_sentence(best(runs))] if len(runs) > 2 else []
    sentences += [winner(one, currency, len(compared)) for one in compared]
    sentences += payroll_sentences([structure(one) for one in runs], currency)
    if len(runs) == 2:
        sentences += _revenue(first, compared[0])
        sentences += rare_sentences(compared[0], rare[0]) if rare[0] else []
    return tuple(sentences)


def settled(runs: Sequence[Runs]) -> list[str]:
    """What is in no figure, where structures differ: the way from one to another."""
    if not differ([one.terms for one in runs]):
        return []
    if any(one.terms.changes for one in runs):
        return [say("What a change costs is counted where a scenario tells a `change`; all others work as if trained.")]
    return [
        say("All are compared as they work once everybody is trained; what the change itself costs is not included.")
    ]


def _revenue(runs: Runs, one: Comparison) -> list[str]:
    """The difference in revenue, where something else decides."""
    revenue = one.revenue.get(plan_ledger(runs))
    if one.measure == "revenue" or revenue is None or numbers.missing(revenue.low):
        return []
    mean = f"{difference(revenue, 'currency').text} {runs.terms.currency}".strip()
    interval = interval_text(revenue, "currency")
    return [say("Revenue differs by {mean} on average (95% sure: {interval}).", mean=mean, interval=interval)]
