"""What becomes of the steps of a change that hang on something: a table and sentences."""

from collections.abc import Iterator, Sequence

from salessim.analysis.decisions import MADE, NOT_ASKED, STAYED, WENT_BACK, Outcome, outcomes
from salessim.report import numbers
from salessim.report.estimates import average, chance, chance_text, difference, interval, interval_text
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.results.terms import ChangeTerms, RuleTerms, Terms
from salessim.translation import later, say
from salessim.translation.dates import day

WHAT = {
    MADE: later("it is made"),
    STAYED: later("it is left out"),
    WENT_BACK: later("back to what it was"),
    NOT_ASKED: later("had gone back before"),
}
INTERVAL = later("interval of that mean by Student's t")
COLUMNS = (
    Column("step", "step", "text", "the day, and what the department becomes", True),
    Column("rule", "hangs on", "text", "what must have happened until then", True, extra=True),
    Column("what", "what happens", "text", "by what has happened until then", True),
    Column("chance", "in so many futures", "share", "share of all futures, with Wilson's interval"),
    Column("measured", "on average there", "mixed", "what it hangs on: the plan's share that is met, or revenue"),
)
LEFT_COLUMNS = (
    Column("left", "left there", "currency", "of the whole period, mean of these futures"),
    Column("left_interval", "95% sure: between", "currency", INTERVAL),
)
GAIN_COLUMNS = (
    Column("gain", "against staying", "currency", "more left in these futures than by staying, mean"),
    Column("gain_interval", "95% sure: between", "currency", INTERVAL),
)


def step_name(terms: Terms, change: ChangeTerms) -> str:
    """A step in words: its day, and what comes."""
    when = day(terms.moment(change.second).date())
    if change.goes_back:
        return say("{day}: back to what it was", day=when)
    return say("{day}: {name}", day=when, name=change.to)


def rule_name(rule: RuleTerms) -> str:
    """What a step hangs on, in words."""
    measure, bound = say("revenue"), numbers.money_text(rule.value)
    if rule.of_plan:
        measure, bound = say("plan met"), numbers.share_text(rule.value)
    told = say("{measure} at least {bound}", measure=measure, bound=bound)
    if not rule.at_least:
        told = say("{measure} below {bound}", measure=measure, bound=bound)
    return say("{rule}, {whose}", rule=told, whose=rule.of) if rule.of else told


def decisions_table(runs: Runs, staying: Runs | None = None) -> Table:
    """What becomes of each step that hangs on something; without a row if none does."""
    found = outcomes(runs, staying)
    columns = (*COLUMNS, *(LEFT_COLUMNS if staying is None else GAIN_COLUMNS))
    note = say(
        "These are other futures, lucky and unlucky ones: what is left in them does not tell what a step brings."
    )
    if staying is not None:
        note = say("Each future is set against staying in the same future, so luck does not count twice.")
    rows = tuple(_row(runs.terms, one) for one in found)
    return Table("decisions", say("What becomes of steps that hang on something"), columns, rows, note)


def _row(terms: Terms, one: Outcome) -> tuple[Cell, ...]:
    money = [average(one.left, "currency"), interval(one.left, "currency")]
    if one.gain is not None:
        money = [difference(one.gain, "currency"), interval(one.gain, "currency")]
    return (
        numbers.words(step_name(terms, one.change)),
        numbers.words(rule_name(one.rule)),
        numbers.term(WHAT[one.what]),
        chance(one.chance),
        average(one.measured, "share" if one.rule.of_plan else "currency"),
        *money,
    )


def decision_sentences(runs: Runs, staying: Runs | None = None) -> list[str]:
    """How often each step is made, and what is done else; beside staying what each of these brings."""
    found = outcomes(runs, staying)
    told = []
    for change in runs.terms.changes:
        mine = [one for one in found if one.change is change]
        if mine:
            told += [_often(runs.terms, change, mine), *_brings(runs.terms, mine)]
    return told


def _often(terms: Terms, change: ChangeTerms, mine: Sequence[Outcome]) -> str:
    when = day(terms.moment(change.second).date())
    share = chance_text(mine[0].chance)
    if change.goes_back:
        return say("On {day} it goes back to what it was in {chance} of futures.", day=when, chance=share)
    if change.else_back:
        return say(
            "On {day} it becomes {name} in {chance} of futures; else it goes back to what it was.",
            day=when,
            name=change.to,
            chance=share,
        )
    return say(
        "On {day} it becomes {name} in {chance} of futures; else it stays as it is.",
        day=when,
        name=change.to,
        chance=share,
    )


def _brings(terms: Terms, mine: Sequence[Outcome]) -> Iterator[str]:
    for one in mine:
        if one.gain is None or one.what == NOT_ASKED or numbers.missing(one.gain.low):
            continue
        gain = f"{difference(one.gain, 'currency').text} {terms.currency}".strip()
        place = {"gain": gain, "interval": interval_text(one.gain, "currency")}
        if one.what == WENT_BACK or (one.what == MADE and one.change.goes_back):
            yield say(
                "Where it goes back, that brings {gain} against never having begun (95% sure: {interval}).", **place
            )
        elif one.what == MADE:
            yield say("Where it goes on, that brings {gain} against staying (95% sure: {interval}).", **place)
        else:
            yield say("Where that is left out, the rest brings {gain} against staying (95% sure: {interval}).", **place)
