"""What the JSON document may contain: every table with its columns, as data for the reference pages."""

from typing import NamedTuple

from salessim.report import (
    accuracy,
    best,
    card,
    comparison,
    factors,
    head_counts,
    heads,
    key_figures,
    kinds,
    last_year,
    loads,
    money,
    movers,
    paths,
    plan,
    plan_met,
    potential,
    rare,
    sensitivity,
    structures,
    sweep_status,
    swept,
    work,
)
from salessim.report.page import Column


class Documented(NamedTuple):
    """One table of the document."""

    kind: str  # of the page: "run", "comparison", "potential", "bottlenecks", "paths" or "check"
    key: str
    meaning: str
    columns: tuple[Column, ...]


POINTS = (swept.NUMBER, *swept.SURE)


def _columns(layout: work.Layout) -> tuple[Column, ...]:
    return tuple(column for _, _, column in layout)


TABLES: tuple[Documented, ...] = (
    Documented("run", "plan", "how often the plan is reached; not there without a plan", plan.PLAN_COLUMNS),
    Documented("run", "revenue", "what is earned in the period, by ledger", plan.REVENUE_COLUMNS),
    Documented(
        "run", "accuracy", "how exactly the main figures are known, and by which method", accuracy.ACCURACY_COLUMNS
    ),
    Documented("run", "card", "the station card", card.CARD_COLUMNS),
    Documented("run", "key_figures", "conversion, sales volume, average check, ...", key_figures.COLUMNS),
    Documented("run", "money", "revenue, what is taken off it, what is left", money.MONEY_COLUMNS),
    Documented("run", "months", "what is left and what cash there is, by month", money.MONTH_COLUMNS),
    Documented("run", "clients", "what a new client costs, by source and attribute", kinds.CLIENT_COLUMNS),
    Documented("run", "margins", "what every kind of lead leaves", kinds.MARGIN_COLUMNS),
    Documented("run", "stages", "what happens at every stage", _columns(work.STAGES)),
    Documented("run", "reasons", "why leads, deals and accounts are lost", _columns(work.REASONS)),
    Documented("run", "teams", "how busy every team is, and what it brings", _columns(work.TEAMS)),
    Documented("run", "movers", "who changed teams; not there if all who did wanted to", movers.COLUMNS),
    Documented("run", "people", "how busy every person is, and what he or she brings", _columns(work.PEOPLE)),
    Documented("run", "funnel", "the four of every funnel", card.FUNNEL_COLUMNS),
    Documented("run", "leads", "what every source yields", _columns(work.LEADS)),
    Documented("run", "costs", "pay and costs; not there if nothing is paid", _columns(work.COSTS)),
    Documented("run", "last_year", "beside what really happened, if it is known", last_year.COLUMNS),
    Documented("comparison", "structures", "who works there, and for how much", structures.STRUCTURE_COLUMNS),
    Documented("comparison", "scenarios", "every scenario for itself", comparison.SCENARIO_COLUMNS),
    Documented("comparison", "best", "which of three and more is the best", best.BEST_COLUMNS),
    Documented("comparison", "futures", "in how many futures each does better", comparison.FUTURE_COLUMNS),
    Documented("comparison", "differences", "money, plan and funnel, less the first", comparison.DIFFERENCE_COLUMNS),
    Documented("comparison", "rare", "what sets the futures apart that end the other way", rare.RARE_COLUMNS),
    Documented("comparison", "card_differences", "station cards, less the first", comparison.CARD_COLUMNS),
    Documented("potential", "potential", "from what the market gives to what is earned", potential.POTENTIAL_COLUMNS),
    Documented("potential", "losses", "what is lost, by cause and stage", potential.LOSS_COLUMNS),
    Documented("bottlenecks", "heads", "what one more person in each team is worth", heads.HEADS),
    Documented("bottlenecks", "evidence", "how busy every team is, and what it loses by waiting", heads.EVIDENCE),
    Documented("bottlenecks", "deal_time", "where the time of won deals goes", heads.DEAL_TIME),
    Documented("bottlenecks", "narrow_weeks", "the narrow place by week", heads.WEEKS),
    Documented("bottlenecks", "queues_after", "where the queue goes; not there if it stays", heads.QUEUES),
    Documented("paths", "paths", "the numbers that can be varied", paths.COLUMNS),
    Documented("size", "head_counts", "the last head counts, on fresh futures", head_counts.HEAD_COUNTS),
    Documented("size", "team_sizes", "the teams, and how many they may be", head_counts.TEAMS),
    Documented("size", "tried", "every head count that was tried", head_counts.TRIED),
    Documented("plan_met", "plan_met", "the plan that these people meet", plan_met.PLAN_MET),
    Documented("sweep", "points", "the best points; also a column for each factor and response", POINTS),
    Documented("sweep", "indices", "which factor makes how much of the differences, and luck", sensitivity.INDICES),
    Documented("sweep", "steps", "what each factor does, one at a time", sensitivity.STEPS),
    Documented("sweep", "slopes", "what each factor does, by a straight line", sensitivity.SLOPES),
    Documented("sweep", "factors", "what is varied", factors.FACTORS),
    Documented("sweep", "failed", "points without an answer", swept.FAILED),
    Documented("sweep_status", "points", "how many points are answered, failed and ahead", sweep_status.COLUMNS),
    Documented("check", "loads", "the work that would come to every team", (*loads.CHANGING, *loads.COLUMNS)),
)
