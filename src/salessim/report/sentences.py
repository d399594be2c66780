"""The answer in sentences. Every word about accuracy says "sure"; every word about the spread says "futures"."""

from datetime import timedelta

from salessim.analysis.attainment import Attainment, Revenue
from salessim.analysis.averages import averages
from salessim.analysis.comparison import Comparison
from salessim.report import numbers
from salessim.report.estimates import chance_text, interval_text, signed, whole_percent
from salessim.results.store import Runs
from salessim.results.terms import Terms

CLEAR = 0.05  # a difference that chance alone gives less often than this is clear


def answer(runs: Runs, reached: Attainment | None, earned: tuple[Revenue, ...]) -> tuple[str, ...]:
    """The answer of a run: the chance of the plan, the spread of futures, the accuracy, where work waits."""
    first = _plan(runs, reached) if reached else f"{runs.terms.name} has no plan, so there is none to be reached."
    return (first, *_earned(runs, reached, earned), *_behind(reached), *_busy(runs))


def _plan(runs: Runs, reached: Attainment) -> str:
    name, due = runs.terms.name, f"{_money(runs, reached.plan)} ({reached.ledger})"
    one = reached.probability
    if one.note == "at least":
        share = f"all {reached.replications} futures, so with a chance of {chance_text(one)}"
    elif one.note == "at most":
        share = f"none of {reached.replications} futures, so with a chance of {chance_text(one)}"
    else:
        between = f"{whole_percent(one.low)} and {whole_percent(one.high)}"
        share = f"{whole_percent(one.value)} of the futures; the chance lies, 95% sure, between {between}"
    return f"{name} reaches its plan of {due} in {share}."


def _earned(runs: Runs, reached: Attainment | None, earned: tuple[Revenue, ...]) -> list[str]:
    counted = next((one for one in earned if reached is None or one.ledger == reached.ledger), None)
    if counted is None:
        return []
    low, middle, high = (counted.quantiles[share].value for share in (0.1, 0.5, 0.9))
    sentences = [
        f"Spread of futures: the middle one earns {_money(runs, middle)} ({counted.ledger}), 1 in 10 at most "
        f"{_money(runs, low)}, 1 in 10 more than {_money(runs, high)}."
    ]
    if not numbers.missing(counted.mean.low):
        sentences.append(
            f"Accuracy of the computation: the average of {_money(runs, counted.mean.value)} is known, 95% sure, to "
            f"± {numbers.money_text(counted.mean.half)} from {len(runs)} futures."
        )
    return sentences


def _behind(reached: Attainment | None) -> list[str]:
    months = [month.month for month in reached.months if month.probability.value < 0.5] if reached else []
    return [f"More likely behind the plan than not at the end of: {', '.join(months)}."] if months else []


def _busy(runs: Runs) -> list[str]:
    """Where work waits once there is contact, and who is busiest."""
    stages, teams = averages(runs, "stages"), averages(runs, "teams")
    stages = stages[(stages["role"] != "contact") & (stages["wait_mean_s"] > 0)]
    teams = teams[teams["utilisation_share"] > 0]
    parts = []
    if len(stages):
        row = stages.sort_values("wait_mean_s", kind="stable").iloc[-1]
        wait = numbers.time_text(row["wait_mean_s"])
        parts.append(f"after the first contact, work waits longest at {row['stage']} ({wait} on average)")
    if len(teams):
        row = teams.sort_values("utilisation_share", kind="stable").iloc[-1]
        busy = numbers.share_text(row["utilisation_share"])
        parts.append(f"the busiest team is {row['team']} ({busy} of its hours on duty)")
    said = "; ".join(parts)
    return [f"{said[0].upper()}{said[1:]}."] if said else []


def winner(one: Comparison, ledger: str, currency: str, compared: int) -> str:
    """Which of two scenarios earns more, in one sentence."""
    difference = one.revenue.get(ledger)
    if difference is None or numbers.missing(difference.low):
        return f"{one.sentence}; these are too few futures to say more."
    mean = f"{signed(difference.value, 'currency')} {currency}".strip()
    known = f"{mean} on average (95% sure: {interval_text(difference, 'currency')})"
    if one.p_value < CLEAR:
        return f"{one.sentence}: {known}."
    among = f", {compared} comparisons taken together" if compared > 1 else ""
    return f"No clear winner between {one.a} and {one.b}{among}: {one.sentence}, {known}."


def period(terms: Terms) -> str:
    """The first and the last day."""
    return f"{terms.period_start} to {terms.period_end - timedelta(days=1)}"


def _money(runs: Runs, amount: float) -> str:
    return f"{numbers.money_text(amount)} {runs.terms.currency}".strip()
