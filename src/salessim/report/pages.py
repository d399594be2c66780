"""What stands on a page, and in which order: the answer first."""

import dataclasses
import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from salessim.analysis.attainment import attainment, revenue
from salessim.analysis.bottlenecks import bottlenecks, queues_after
from salessim.analysis.comparison import best, compare
from salessim.analysis.evidence import evidence
from salessim.analysis.kinds import kinds
from salessim.analysis.levers import Levers
from salessim.analysis.potential import Potential
from salessim.analysis.rare import RareFutures, rare_futures
from salessim.analysis.shortfall import Shortfall
from salessim.analysis.structures import structure
from salessim.analysis.turnover import turnover
from salessim.report.accuracy import accuracy_table
from salessim.report.best import best_table
from salessim.report.card import card_table, funnel_table
from salessim.report.change_variants import causes_table, starts_table
from salessim.report.comparison import card_differences_table, differences_table, futures_table, scenarios_table
from salessim.report.decisions import decisions_table
from salessim.report.flat import flat
from salessim.report.heads import deal_time_table, evidence_table, heads_table, queues_table, weeks_table
from salessim.report.hiring import hiring_table
from salessim.report.key_figures import key_figures_table
from salessim.report.kinds import clients_table, margins_table
from salessim.report.last_year import doubted_commands, doubts, last_year_table
from salessim.report.leverage import levers_answer
from salessim.report.levers import levers_table, pairs_table
from salessim.report.money import money_table, months_table
from salessim.report.movers import movers_table
from salessim.report.narrow import bottleneck_answer
from salessim.report.page import Page, Table
from salessim.report.plan import plan_table, revenue_table
from salessim.report.potential import losses_table, potential_table
from salessim.report.potential import sentences as potential_answer
from salessim.report.rare import rare_table
from salessim.report.restructure import Against, figures_table
from salessim.report.restructure import months_table as restructure_months
from salessim.report.restructure_answer import after_restructure, assumptions
from salessim.report.restructure_answer import sentences as restructure_answer
from salessim.report.sentences import answer, period
from salessim.report.shortfall import shortfall_table
from salessim.report.structures import structures_table
from salessim.report.turnover import turnover_table
from salessim.report.turnover_rates import sentences as turnover_answer
from salessim.report.turnover_rates import turnover_rates_table
from salessim.report.unknowns import turns_table, unknowns_table, verdict_sentences
from salessim.report.verdict import comparison_answer, settled
from salessim.report.ways import Ways, after_ways, dips_table, paybacks_table, ranks_table
from salessim.report.ways import sentences as ways_answer
from salessim.report.work import costs_table, leads_table, people_table, reasons_table, stages_table, teams_table
from salessim.results.store import Runs
from salessim.translation import say, say_count

if TYPE_CHECKING:
    import pandas as pd

WORK = (
    stages_table,
    reasons_table,
    teams_table,
    turnover_table,
    hiring_table,
    movers_table,
    people_table,
    funnel_table,
    leads_table,
    costs_table,
    unknowns_table,
    last_year_table,
)
BASES = (
    "plan", "revenue", "scenarios", "potential", "heads", "levers", "head_counts", "plan_met", "turnover_rates",
    "points", "indices", "steps", "restructure", "ways",
)  # of answers  # fmt: skip


def run_page(runs: Runs, file: str = "", warnings: Sequence[str] = ()) -> Page:
    """Everything that is said about the futures of one scenario."""
    reached, earned = attainment(runs), revenue(runs)
    known = kinds(runs)
    first = [card_table(runs), *([plan_table(runs, reached)] if reached else []), revenue_table(earned)]
    first += [decisions_table(runs)]
    exactly = accuracy_table(runs, reached, earned)
    money = [key_figures_table(runs, known), money_table(runs), months_table(runs)]
    by_kind = [clients_table(known), margins_table(runs, known)]
    return Page(
        kind="run",
        title=_title(runs, runs.terms.name),
        answer=(*doubts(runs), *answer(runs, reached, earned)),
        tables=_filled([*first, exactly, *money, *by_kind, *(table(runs) for table in WORK)]),
        warnings=tuple(warnings),
        next_commands=doubted_commands(runs, file) or _after_run(runs, file),
        provenance=_provenance(runs, runs.provenance.scenario),
    )


def comparison_page(runs: Sequence[Runs], files: Sequence[str] = (), warnings: Sequence[str] = ()) -> Page:
    """Everything that is said about several scenarios on the same futures; the first is the measure."""
    compared = compare(runs)
    first, names = runs[0], [one.terms.name for one in runs]
    rare = [rare_futures(first, other) for other in runs[1:]]
    several = [best_table(best(runs))] if len(runs) > 2 else []
    tables = (
        structures_table([structure(one) for one in runs]),
        scenarios_table(runs),
        *several,
        differences_table(compared),
        futures_table(compared, rare),
        rare_table([(one, few) for one, few in zip(compared, rare, strict=True) if few]),
        turns_table(runs),
        card_differences_table(compared, {stage.role for one in runs for stage in one.terms.stages}),
        last_year_table(first),
    )
    return Page(
        kind="comparison",
        title=_title(first, ", ".join(names)),
        answer=doubts(first) or (*comparison_answer(runs, compared, rare), *verdict_sentences(runs), *settled(runs)),
        tables=_filled(tables),
        warnings=tuple(warnings),
        next_commands=doubted_commands(first, *files[:1]) or _after_comparison(first, files, rare),
        provenance=_provenance(first, " ".join(one.provenance.scenario for one in runs)),
    )


def potential_page(found: Potential, real: Runs, ideal: Runs, factor: int, file: str = "") -> Page:
    """What the market gives with so many times the people, what these people make of it, and where the rest is lost."""
    return Page(
        kind="potential",
        title=_title(real, real.terms.name),
        answer=(*doubts(real), *potential_answer(found, ideal)),
        tables=_filled([potential_table(found, factor), losses_table(found, real.terms)]),
        next_commands=doubted_commands(real, file) or _after_potential(len(real), file),
        provenance=_provenance(real, real.provenance.scenario),
    )


def bottlenecks_page(runs: Sequence[Runs], file: str = "") -> Page:
    """Everything that is said about one more person in each team; `runs` as for `analysis.bottlenecks`."""
    as_is, found, known = runs[0], bottlenecks(runs), evidence(runs[0])
    more = {team.name: other for team, other in zip(as_is.terms.teams, runs[1:], strict=True)}
    shown = [(head.team, more[head.team]) for head in found.narrow]
    tables = (
        heads_table(found),
        evidence_table(known),
        deal_time_table(as_is),
        weeks_table(as_is),
        queues_table(as_is, shown),
    )
    return Page(
        kind="bottlenecks",
        title=_title(as_is, as_is.terms.name),
        answer=doubts(as_is) or bottleneck_answer(as_is, found, known, queues_after(as_is, more[found.heads[0].team])),
        tables=_filled(tables),
        next_commands=doubted_commands(as_is, file) or _after_bottlenecks(as_is, file),
        provenance=_provenance(as_is, as_is.provenance.scenario),
    )


def levers_page(as_is: Runs, found: Levers, missing: Shortfall | None, file: str = "") -> Page:
    """What each lever is worth, and why the plan is missed; None: there is no plan."""
    return Page(
        kind="levers",
        title=_title(as_is, as_is.terms.name),
        answer=doubts(as_is) or levers_answer(as_is, found, missing),
        tables=_filled([levers_table(found), pairs_table(found), *([shortfall_table(missing)] if missing else [])]),
        next_commands=doubted_commands(as_is, file) or _after_levers(as_is, file),
        provenance=_provenance(as_is, as_is.provenance.scenario),
    )


def turnover_page(runs: Sequence[Runs], rates: Sequence[float], told: int, file: str = "") -> Page:
    """The plan and the profit at several rates of turnover; `runs` as for `analysis.turnover`."""
    found, as_told = turnover(runs, rates, told), runs[told]
    return Page(
        kind="turnover",
        title=_title(as_told, as_told.terms.name),
        answer=doubts(as_told) or tuple(turnover_answer(found)),
        tables=_filled([turnover_rates_table(found), turnover_table(as_told), hiring_table(as_told)]),
        next_commands=doubted_commands(as_told, file) or _after_turnover(as_told, file),
        provenance=_provenance(as_told, as_told.provenance.scenario),
    )


def restructure_page(known: Against, files: Sequence[str] = (), assumed: bool = False) -> Page:
    """Everything that is said about a change against staying; `assumed`: nobody has told how people move."""
    found, runs = known.found, known.changing
    return Page(
        kind="restructure",
        title=_title(runs, runs.terms.name),
        answer=doubts(known.staying) or (*restructure_answer(known, found), *assumptions(known, assumed)),
        tables=_filled(
            [
                figures_table(known, found),
                decisions_table(runs, known.staying),
                movers_table(runs),
                causes_table(known.causes),
                starts_table(known.starts),
                restructure_months(known),
            ]
        ),
        next_commands=doubted_commands(known.staying, *files[:1]) or after_restructure(len(runs), files),
        provenance=_provenance(runs, runs.provenance.scenario),
    )


def ways_page(known: Ways, files: Sequence[str] = ()) -> Page:
    """Everything that is said about several ways of one change, side by side."""
    first = known.ways[0]
    runs = [first.staying, *(one.changing for one in known.ways)]
    return Page(
        kind="ways",
        title=_title(first.staying, "; ".join(known.names)),
        answer=doubts(first.staying) or ways_answer(known),
        tables=_filled([ranks_table(known), dips_table(known), paybacks_table(known)]),
        next_commands=doubted_commands(first.staying, *files[:1]) or after_ways(len(first.staying), files),
        provenance=_provenance(first.staying, " ".join(one.provenance.scenario for one in runs)),
    )


def short(page: Page) -> Page:
    """The answer and the table that it stands on: what fits on a screen."""
    basis = [table for table in page.tables if table.key in BASES]
    return dataclasses.replace(page, tables=tuple(basis[:1]), next_commands=())


def plan_frame(runs: Runs) -> "pd.DataFrame":
    """The table of the plan as a frame; without a row if there is no plan."""
    reached = attainment(runs)
    return flat(plan_table(runs, reached)) if reached else flat(dataclasses.replace(revenue_table(()), rows=()))


def differences_frame(runs: Sequence[Runs]) -> "pd.DataFrame":
    """The differences from the first scenario as a frame."""
    return flat(differences_table(compare(runs)))


def _filled(tables: Sequence[Table]) -> tuple[Table, ...]:
    return tuple(table for table in tables if table.rows)


def _title(runs: Runs, names: str) -> str:
    terms = runs.terms
    futures = say_count("{number} future", "{number} futures", len(runs))
    told = f"{names}: {period(terms)}, {futures}"
    return told + (say(", money in {currency}", currency=terms.currency) if terms.currency else "")


def _provenance(runs: Runs, scenarios: str) -> dict[str, Any]:
    source, unknowns = runs.provenance, len(runs.terms.unknowns)
    drawn = {"unknowns": unknowns} if unknowns else {}
    return {
        "salessim": source.version,
        "seed": source.seed,
        "scenario": scenarios,
        "engine": source.engine,
        "replications": source.replications,
    } | drawn


def _after_run(runs: Runs, file: str) -> tuple[tuple[str, str], ...]:
    if not file:
        return ()
    name = shlex.quote(file)
    return (
        (f"salessim run {name} -n {4 * len(runs)}", say("the same, twice as exact")),
        (f"salessim explain {name}", say("what was understood of the scenario")),
        (f"salessim trace {name} --out visits.csv", say("every visit of one future")),
    )


def _after_potential(futures: int, file: str) -> tuple[tuple[str, str], ...]:
    if not file:
        return ()
    name = shlex.quote(file)
    return (
        (f"salessim run {name}", say("all about this department")),
        (f"salessim potential {name} -n {4 * futures}", say("the same, twice as exact")),
    )


def _after_turnover(runs: Runs, file: str) -> tuple[tuple[str, str], ...]:
    if not file:
        return ()
    name = shlex.quote(file)
    return (
        (f"salessim turnover {name} -n {4 * len(runs)}", say("the same, twice as exact")),
        (f"salessim turnover {name} --rates 20%,40%,80%", say("other rates")),
        (f"salessim bottlenecks {name}", say("where one more person is worth most")),
    )


def _after_bottlenecks(runs: Runs, file: str) -> tuple[tuple[str, str], ...]:
    if not file:
        return ()
    name = shlex.quote(file)
    return (
        (f"salessim bottlenecks {name} -n {4 * len(runs)}", say("the same, twice as exact")),
        (f"salessim levers {name}", say("people, process and advertising side by side")),
        (f"salessim run {name}", say("all about the department as it is")),
    )


def _after_levers(as_is: Runs, file: str) -> tuple[tuple[str, str], ...]:
    if not file:
        return ()
    name = shlex.quote(file)
    return (
        (f"salessim levers {name} -n {4 * len(as_is)}", say("the same, twice as exact")),
        (f"salessim bottlenecks {name}", say("where one more person is worth most, and why")),
        (f"salessim potential {name}", say("what is lost by waiting, by cause and stage")),
    )


def _after_comparison(
    first: Runs, files: Sequence[str], rare: Sequence[RareFutures | None]
) -> tuple[tuple[str, str], ...]:
    if not all(files) or not files:
        return ()
    last = shlex.quote(files[-1])
    commands = [(f"salessim compare {shlex.join(files)} -n {4 * len(first)}", say("the same, twice as exact"))]
    if len(files) == 2 and rare[0]:
        trace = f"salessim trace {last} --replication {rare[0].replications[0]} --seed {first.provenance.seed}"
        commands.append((f"{trace} --out visits.csv", say("one of the rarer futures, visit by visit")))
    commands.append((f"salessim run {shlex.quote(files[0])}", say("all about the first")))
    commands.append((f"salessim run {last}", say("all about the last")))
    return tuple(commands)
