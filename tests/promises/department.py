"""What the pages tell of two departments whose truth is known in closed form: the whole way from the scenario."""

from functools import cache

from scipy.integrate import quad
from scipy.optimize import brentq

from promises.draws import MEAN
from promises.kept import Case, Promise, covers
from salessim.analysis.attainment import attainment, revenue
from salessim.analysis.comparison import compare
from salessim.experiment import run
from salessim.scenario import Scenario, load_text
from theory.formulas import compound_poisson, plan_of_erlang_deals

REPLICATIONS = 40
DAYS, RATE, DEAL, PLAN = 31, 1.0, 100.0, 600.0
WON = {"as it is": 0.30, "better": 0.36}  # of the leads
SHARES = (0.1, 0.5, 0.9)
TEXT = """
name: {name}
period: {{from: 2027-01-01, for: 1 month}}
working_time: always
deal_value: erlang(2, {deal})
sources: {{leads: {{rate: {rate} per day, goes_to: sign}}}}
process: {{sign: {{takes: 1 s, counts_as: signed, then: {{signed: {won:.0%} -> won, refused: rest -> lost}}}}}}
plan: {{counts: signed, revenue: {plan} per month}}
teams: {{crew: {{people: 5, does_in_order: [sign]}}}}
"""


@cache
def both() -> tuple[Scenario, ...]:
    """Leads come as they like and are answered at once: wins are a Poisson number of Erlang deals."""
    return tuple(
        load_text(TEXT.format(name=name, rate=RATE, deal=DEAL, won=won, plan=PLAN)) for name, won in WON.items()
    )


def above(amount: float, won: float) -> float:
    """The chance to earn at least so much."""
    return plan_of_erlang_deals(amount, won * RATE * DAYS, 2, DEAL)


@cache
def truths() -> tuple[float, ...]:
    """In the order of `PROMISES`."""
    first, second = WON.values()
    chance, mean = [above(PLAN, won) for won in (first, second)], [won * RATE * DAYS * DEAL for won in (first, second)]
    assert mean[0] == compound_poisson(first * RATE * DAYS, DEAL, 0.5**0.5)[0]
    return (
        *chance,
        *mean,
        first * RATE * DAYS,
        *(brentq(lambda amount, share=share: above(amount, first) - 1 + share, 1, 5_000) for share in SHARES),
        quad(lambda amount: 1 - above(amount, first), 1e-9, PLAN)[0],
        chance[1] - chance[0],
        mean[1] - mean[0],
    )


PROMISES = (
    *(Promise(f"page of a run: chance of the plan, {name}", "Wilson") for name in WON),
    *(Promise(f"page of a run: average revenue, {name}", "Student's t", most=MEAN) for name in WON),
    Promise("page of a run: number of deals", "Student's t", most=MEAN),
    *(Promise(f"page of a run: {share:.0%} quantile of revenue", "order statistics") for share in SHARES),
    Promise(
        "page of a run: usual shortfall", "Hall"
    ),  # with eight misses of forty it is rather too wide than too short
    Promise("page of a comparison: difference of chances", "Bonett and Price"),
    Promise("page of a comparison: difference of revenue", "paired t", most=MEAN),
)


def trial(number: int) -> list[bool]:
    """One run of both on a market of its own."""
    first, second = run.compare(both(), REPLICATIONS, seed=number, engine="compiled", workers=1)
    chances = [attainment(runs) for runs in (first, second)]
    earned, others = revenue(first)[0], revenue(second)[0]
    (difference,) = compare([first, second])
    told = (
        *(chance.probability for chance in chances),
        earned.mean,
        others.mean,
        earned.deals,
        *(earned.quantiles[share] for share in SHARES),
        earned.shortfall,
        difference.probability,
        difference.revenue[earned.ledger],
    )
    return [covers(estimate, truth) for estimate, truth in zip(told, truths(), strict=True)]


DEPARTMENT = Case(PROMISES, trial)
