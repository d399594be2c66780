"""How many people the plan needs, in sentences and tables."""

import shlex
from collections.abc import Iterator, Sequence
from typing import Any

from salessim.analysis.sizing import BORDERLINE, Finalist, Sizing
from salessim.report import numbers
from salessim.report.estimates import chance_text
from salessim.report.head_counts import head_counts_table, level_text, people_text, teams_table, tried_table
from salessim.report.last_year import doubted_commands, doubts
from salessim.report.page import Page
from salessim.report.sentences import period
from salessim.translation import later, say, say_count

TRAINED = later(
    "All of them are there from the first day and know the work. Finding, training and dismissing people takes time "
    "and money that are not counted here."
)
CHEAPEST = later(
    "{people} is the cheapest head count that meets the plan of {plan} in at least {level} of 100 futures: in {chance}."
)
CLOSE = later("Too close to call: {people}, for {cost} a year, meets the plan in {chance}.")


def size_page(found: Sizing, files: Sequence[str] = (), warnings: Sequence[str] = ()) -> Page:
    """Everything that is said about a search for a head count."""
    runs = found.as_is
    doubted = doubts(runs) if found.futures else ()
    return Page(
        kind="size",
        title=_title(found),
        answer=doubted or tuple(_answer(found)),
        tables=tuple(
            table for table in (head_counts_table(found), teams_table(found), tried_table(found)) if table.rows
        ),
        warnings=tuple(warnings),
        next_commands=_next(found, files),
        provenance=_provenance(found),
    )


def _title(found: Sizing) -> str:
    terms = found.departments[0].terms
    names = ", ".join(one.terms.name for one in found.departments)
    futures = say_count("{number} fresh future", "{number} fresh futures", found.futures)
    told = f"{names}: {period(terms)}, {futures}"
    return told + (say(", money in {currency}", currency=terms.currency) if terms.currency else "")


def _provenance(found: Sizing) -> dict[str, Any]:
    source = found.as_is.provenance
    return {
        "salessim": source.version,
        "seed": found.seed,
        "fresh_seed": source.seed,
        "scenario": source.scenario,
        "engine": source.engine,
        "replications": source.replications,
    }


def _answer(found: Sizing) -> Iterator[str]:
    if not found.finalists:
        yield say("The search was stopped before anything was settled.")
        return
    if found.budget is not None:
        yield from _for_the_budget(found)
    elif found.answer is not None:
        yield from _cheapest(found, found.answer)
    else:
        yield from _none(found)
    yield from _as_it_is(found)
    yield from _how_searched(found)
    yield say(TRAINED)


def _cheapest(found: Sizing, answer: Finalist) -> Iterator[str]:
    yield say(
        CHEAPEST, people=_people(found, answer), plan=_plan(found), level=level_text(found.level),
        chance=chance_text(answer.chance),
    )  # fmt: skip
    yield _costs(found, answer)
    yield from _close(found)
    for few, many in found.broken:
        yield say(
            "Here more is less: {few} meets the plan in {chance}, {many} in {other}. One team stands in another's way.",
            few=_people(found, few), chance=chance_text(few.chance), many=_people(found, many),
            other=chance_text(many.chance),
        )  # fmt: skip


def _costs(found: Sizing, one: Finalist) -> str:
    if not any(found.departments[one.candidate.department].person):
        return say("Nobody is paid in this scenario, so the fewest people count as the cheapest.")
    return say_count(
        "That is {number} person for {cost} a year: salary, hours on duty and workplace. "
        "Commissions and bonuses follow what is earned and come on top.",
        "These {number} people cost {cost} a year: salaries, hours on duty and workplaces. "
        "Commissions and bonuses follow what is earned and come on top.",
        sum(one.candidate.people),
        cost=_money(found, found.cost(one.candidate)),
    )


def _close(found: Sizing) -> Iterator[str]:
    for one in found.close:
        yield say(
            CLOSE, people=_people(found, one), cost=_money(found, found.cost(one.candidate)),
            chance=chance_text(one.chance),
        )  # fmt: skip


def _none(found: Sizing) -> Iterator[str]:
    """Why there is no answer: nobody can, or it cannot be told."""
    top = found.top
    if top is None or top.verdict(found.level) == BORDERLINE:
        yield say(
            "No head count surely meets the plan of {plan} in at least {level} of 100 futures.",
            plan=_plan(found), level=level_text(found.level),
        )  # fmt: skip
        yield from _close(found)
    else:
        yield say(
            "People alone cannot reach the plan of {plan} in {level} of 100 futures: even {people} reach it only in "
            "{chance}.",
            plan=_plan(found), level=level_text(found.level), people=_people(found, top),
            chance=chance_text(top.chance),
        )  # fmt: skip
    if top is not None:
        yield from _what_it_would_take(found, top)


def _what_it_would_take(found: Sizing, top: Finalist) -> Iterator[str]:
    """By how much the market or the selling would have to be better, with everybody at the most."""
    met = top.met(found.level)
    if numbers.missing(met.low) or met.value <= 0:
        return
    yield say(
        "With so many people {level} of 100 futures earn at least {met} (95% sure: {interval}). The plan needs "
        "{factor} times as much: more leads, more of them won, or larger deals.",
        level=level_text(found.level), met=_money(found, met.value),
        interval=say("{low} to {high}", low=_money(found, met.low), high=_money(found, met.high)),
        factor=numbers.count(round(top.plan / met.value, 2)).text,
    )  # fmt: skip


def _for_the_budget(found: Sizing) -> Iterator[str]:
    answer = found.answer
    if answer is None:
        return
    department = found.departments[answer.candidate.department]
    whose = say("{people} of {name}", people=_people(found, answer), name=department.terms.name)
    yield say(
        "For at most {budget} a year for people, {people} is the best head count: it meets the plan of {plan} in "
        "{chance}.",
        budget=_money(found, found.budget or 0.0),
        people=whose if len(found.departments) > 1 else _people(found, answer),
        plan=_plan(found, answer.candidate.department),
        chance=chance_text(answer.chance),
    )  # fmt: skip
    yield _costs(found, answer)
    if not found.spent:
        yield say("Nobody who was added for the rest of the money made any future better.")
    for one in found.rivals:
        yield say(
            "Not surely worse: {people}, in {chance}.", people=_people(found, one), chance=chance_text(one.chance)
        )


def _as_it_is(found: Sizing) -> Iterator[str]:
    """The departments of today beside it."""
    for one in found.finalists:
        if not found.is_as_is(one.candidate):
            continue
        name = found.departments[one.candidate.department].terms.name
        if found.answer is one:
            yield say("That is {name} as it is.", name=name)
        else:
            yield say(
                "{name} as it is, {people} for {cost} a year, meets the plan in {chance}.",
                name=name, people=_people(found, one), cost=_money(found, found.cost(one.candidate)),
                chance=chance_text(one.chance),
            )  # fmt: skip


def _how_searched(found: Sizing) -> Iterator[str]:
    if found.by_steps:
        yield say(
            "There are too many head counts to go through them all, so this one was found step by step: neither one "
            "person fewer nor one fewer here and one more there is cheaper and enough. Another may still be cheaper."
        )


def _people(found: Sizing, one: Finalist) -> str:
    return people_text(found.departments[one.candidate.department], one.candidate.people)


def _plan(found: Sizing, department: int = 0) -> str:
    terms = found.departments[department].terms
    ledger = "" if terms.plan is None else terms.ledgers[terms.plan.ledger]
    return f"{_money(found, found.departments[department].plan)} ({ledger})"


def _money(found: Sizing, amount: float) -> str:
    return f"{numbers.money_text(amount)} {found.departments[0].terms.currency}".strip()


def _next(found: Sizing, files: Sequence[str]) -> tuple[tuple[str, str], ...]:
    if not files or not all(files):
        return ()
    name = shlex.quote(files[0])
    if found.futures and (doubted := doubted_commands(found.as_is, files[0])):
        return doubted
    if found.answer is None:
        return (
            (f"salessim potential {name}", say("what unlimited people would earn, and where the rest is lost")),
            (f"salessim size {name} --plan", say("the plan that these people meet")),
        )
    return (
        (f"salessim bottlenecks {name}", say("what one more person is worth in money")),
        (f"salessim size {name} --plan", say("the plan that these people meet")),
    )
