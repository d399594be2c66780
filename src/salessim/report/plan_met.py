"""The plan that the people there are meet, in sentences and a table."""

import shlex
from collections.abc import Iterator

from salessim.analysis.estimates import Estimate
from salessim.analysis.plan_met import PlanMet
from salessim.report import numbers
from salessim.report.head_counts import level_text
from salessim.report.last_year import doubted_commands, doubts
from salessim.report.page import Cell, Column, Page, Table
from salessim.report.sentences import period
from salessim.results.store import Runs
from salessim.translation import say, say_count
from salessim.translation.dates import month_of_year

PLAN_MET = (
    Column("part", "part of the plan", "text", "the period, a month, or a value of an attribute", True),
    Column("plan", "plan", "currency", "the plan of the scenario"),
    Column("met", "plan that is met", "currency", "the same share of the plan that is met with this probability"),
    Column("interval", "95% sure: between", "currency",
           "the interval of order statistics for a quantile of the futures; only of the whole"),
)  # fmt: skip


def plan_met_page(found: PlanMet, runs: Runs, file: str = "") -> Page:
    """Everything that is said about the plan that these people meet."""
    terms = runs.terms
    futures = say_count("{number} future", "{number} futures", len(runs))
    money = say(", money in {currency}", currency=terms.currency) if terms.currency else ""
    source, name = runs.provenance, shlex.quote(file)
    needs = (f"salessim size {name}", say("how many people the plan of the scenario needs"))
    following = (needs,) if file and terms.plan else ()
    return Page(
        kind="plan_met",
        title=f"{terms.name}: {period(terms)}, {futures}{money}",
        answer=doubts(runs) or tuple(_answer(found, runs)),
        tables=(_table(found),),
        next_commands=doubted_commands(runs, file) or following,
        provenance={
            "salessim": source.version,
            "seed": source.seed,
            "scenario": source.scenario,
            "engine": source.engine,
            "replications": source.replications,
        },
    )


def _answer(found: PlanMet, runs: Runs) -> Iterator[str]:
    level, terms = level_text(found.level), runs.terms
    yield say(
        "In {level} of 100 futures {name} meets a plan of {met} ({ledger}).",
        level=level, name=terms.name, met=_money(runs, found.total.value), ledger=found.ledger,
    )  # fmt: skip
    if numbers.missing(found.total.low):
        yield say("These are too few futures to tell how exactly that is known.")
    else:
        yield say(
            "Accuracy of the computation: this plan lies, 95% sure, between {low} and {high}.",
            low=_money(runs, found.total.low), high=_money(runs, found.total.high),
        )  # fmt: skip
    if found.plan:
        yield say(
            "That is {share} of the plan of {plan}; every month keeps its share of it.",
            share=numbers.share_text(found.total.value / found.plan), plan=_money(runs, found.plan),
        )  # fmt: skip
    if found.parts:
        yield say(
            "So does every part of the plan. That each of them is met, too, is less likely than that the whole is."
        )


def _table(found: PlanMet) -> Table:
    parts = [(Cell(month, month_of_year(month)), plan, met) for month, plan, met in found.months]
    parts += [(numbers.words(f"{attribute}: {value}"), plan, met) for attribute, value, plan, met in found.parts]
    whole = (numbers.term("the whole period"), numbers.money(found.plan), numbers.money(found.total.value))
    rows = [(*whole, _interval(found.total))]
    rows += [(part, numbers.money(plan), numbers.money(met), numbers.NOTHING) for part, plan, met in parts]
    title = say("The plan that is met in {level} of 100 futures", level=level_text(found.level))
    return Table("plan_met", title, PLAN_MET, tuple(rows))


def _interval(total: Estimate) -> Cell:
    if numbers.missing(total.low):
        return numbers.NOTHING
    low, high = numbers.money_text(total.low, total.high), numbers.money_text(total.high)
    return Cell({"low": total.low, "high": total.high}, say("{low} to {high}", low=low, high=high))


def _money(runs: Runs, amount: float) -> str:
    return f"{numbers.money_text(amount)} {runs.terms.currency}".strip()
