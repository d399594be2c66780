"""The answer in sentences. Every word about accuracy says "sure"; every word about the spread says "futures"."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby

from salessim.analysis.attainment import Attainment, MonthAttained, Revenue
from salessim.analysis.averages import averages
from salessim.analysis.comparison import Comparison
from salessim.report import numbers
from salessim.report.decisions import decision_sentences
from salessim.report.estimates import chance_text, difference, interval_text, whole_percent
from salessim.report.unknowns import spread_sentences
from salessim.results.store import Runs
from salessim.results.terms import Terms
from salessim.translation import later, say
from salessim.translation.dates import day, month_of_year

ONLY = later("{name} reaches its plan of {due} in the only future, so with a chance of {chance}.")
ALL = later("{name} reaches its plan of {due} in all {number} futures, so with a chance of {chance}.")
NONE = later("{name} reaches its plan of {due} in none of {number} futures, so with a chance of {chance}.")
MEASURES = {
    "profit": later("profit"),
    "contribution": later("contribution after sales costs"),
    "revenue": later("revenue"),
}
CLEAR = 0.05  # a difference that chance alone gives less often than this is clear


def answer(runs: Runs, reached: Attainment | None, earned: tuple[Revenue, ...]) -> tuple[str, ...]:
    """The answer of a run: the chance of the plan, spread, accuracy, what is not known, where work waits."""
    first = (
        _plan(runs, reached)
        if reached
        else say("{name} has no plan, so there is none to be reached.", name=runs.terms.name)
    )
    told = (*_earned(runs, reached, earned), *spread_sentences(runs), *_behind(reached), *_busy(runs))
    return (first, *_changes(runs.terms), *decision_sentences(runs), *told)


def _changes(terms: Terms) -> list[str]:
    """What the department becomes within the period, in any case."""
    dates = [(day(terms.moment(change.second).date()), change.to) for change in terms.changes if change.rule is None]
    return [
        say("From {day} on the department is {name}.", day=when, name=name)
        if name
        else say("From {day} on the department is what it was before the first step.", day=when)
        for when, name in dates
    ]


def _plan(runs: Runs, reached: Attainment) -> str:
    one = reached.probability
    told = {"name": runs.terms.name, "due": f"{_money(runs, reached.plan)} ({reached.ledger})"}
    if one.note:
        every = ALL if reached.replications > 1 else ONLY
        all_or_none = every if one.note == "at least" else NONE
        return say(all_or_none, **told, number=reached.replications, chance=chance_text(one))
    return say(
        "{name} reaches its plan of {due} in {share} of the futures; "
        "the chance lies, 95% sure, between {low} and {high}.",
        **told,
        share=whole_percent(one.value),
        low=whole_percent(one.low),
        high=whole_percent(one.high),
    )


def _earned(runs: Runs, reached: Attainment | None, earned: tuple[Revenue, ...]) -> list[str]:
    counted = next((one for one in earned if reached is None or one.ledger == reached.ledger), None)
    if counted is None:
        return []
    low, middle, high = (counted.quantiles[share].value for share in (0.1, 0.5, 0.9))
    sentences = [
        say(
            "Spread of futures: the middle one earns {middle} ({ledger}), 1 in 10 at most {low}, "
            "1 in 10 more than {high}.",
            middle=_money(runs, middle),
            ledger=counted.ledger,
            low=_money(runs, low),
            high=_money(runs, high),
        )
    ]
    if not numbers.missing(counted.mean.low):
        known = say(
            "Accuracy of the computation: the average of {mean} is known, 95% sure, to ± {half} from {number} futures.",
            mean=_money(runs, counted.mean.value),
            half=numbers.money_text(counted.mean.half),
            number=len(runs),
        )
        sentences.append(known)
    return sentences


def _behind(reached: Attainment | None) -> list[str]:
    stretches = _stretches(reached.months) if reached else []
    if not stretches:
        return []
    return [say("More likely behind the plan than not at the end of: {months}.", months=", ".join(stretches))]


def _stretches(months: Iterable[MonthAttained]) -> list[str]:
    """The months by whose end it is more likely to be behind; several in a row by the first and the last of them."""
    told = []
    for behind, row in groupby(months, lambda month: month.probability.value < 0.5):
        names = [month_of_year(month.month) for month in row]
        if behind:
            several = len(names) > 1
            told.append(say("{first} to {last}", first=names[0], last=names[-1]) if several else names[0])
    return told


def _busy(runs: Runs) -> list[str]:
    """Where work waits once there is contact, and who is busiest."""
    stages, teams = averages(runs, "stages"), averages(runs, "teams")
    stages = stages[(stages["role"] != "contact") & (stages["wait_mean_s"] > 0)]
    teams = teams[teams["utilisation_share"] > 0]
    parts = []
    if len(stages):
        row = stages.sort_values("wait_mean_s", kind="stable").iloc[-1]
        wait = numbers.time_text(row["wait_mean_s"])
        waits = say(
            "after the first contact, work waits longest at {stage} ({time} on average)", stage=row["stage"], time=wait
        )
        parts.append(waits)
    if len(teams):
        row = teams.sort_values("utilisation_share", kind="stable").iloc[-1]
        busy = numbers.share_text(row["utilisation_share"])
        parts.append(say("the busiest team is {team} ({share} of its hours on duty)", team=row["team"], share=busy))
    said = "; ".join(parts)
    return [f"{said[0].upper()}{said[1:]}."] if said else []


def winner(one: Comparison, currency: str, compared: int) -> str:
    """Which of two scenarios does better, in one sentence: by what is left of the revenue."""
    if numbers.missing(one.left.low):
        return say("{sentence}; these are too few futures to say more.", sentence=one.sentence)
    told = {
        "sentence": one.sentence,
        "measure": say(MEASURES[one.measure]),
        "mean": f"{difference(one.left, 'currency').text} {currency}".strip(),
        "interval": interval_text(one.left, "currency"),
    }
    if one.p_value < CLEAR:
        return say("{sentence}: {measure} {mean} on average (95% sure: {interval}).", **told)
    told |= {"a": one.a, "b": one.b}
    if compared == 1:
        return say(
            "No clear winner between {a} and {b}: {sentence}, {measure} {mean} on average (95% sure: {interval}).",
            **told,
        )
    return say(
        "No clear winner between {a} and {b}, {number} comparisons taken together: {sentence}, {measure} {mean} on "
        "average (95% sure: {interval}).",
        **told,
        number=compared,
    )


def period(terms: Terms) -> str:
    """The first and the last day."""
    return say("{first} to {last}", first=day(terms.period_start), last=day(terms.period_end - timedelta(days=1)))


def _money(runs: Runs, amount: float) -> str:
    return f"{numbers.money_text(amount)} {runs.terms.currency}".strip()
