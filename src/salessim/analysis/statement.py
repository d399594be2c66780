"""What comes in and where it goes: the money of every replication, line by line."""

from salessim.analysis.profit import gross, profit_by_month
from salessim.analysis.revenue import by_month, grid, plan_ledger
from salessim.columns import F64
from salessim.results import money
from salessim.results.money import CHANGE, OFFICE, advertising_item, lead_item
from salessim.results.pay import PARTS
from salessim.results.store import Runs

REVENUE, GOODS, HIRING, ADVERTISING, LEFT = "revenue", "goods", "hiring", "advertising", "left"


def statement(runs: Runs) -> dict[str, F64]:
    """By line, each by replication and month: the revenue, all that is taken off it, and last what is left.

    Revenue is what the plan's ledger books. `goods` is its cost of goods, only where a margin is stated; then come the
    parts of pay, hiring, the office, advertising: paid for leads and beside that, and what a change costs. What is
    left is
    `analysis.profit`.
    """
    revenue = by_month(runs, plan_ledger(runs))
    goods = {GOODS: revenue - gross(runs)} if runs.terms.margins else {}
    pay = {part: grid(runs, runs["pay"], f"{part}_currency") for part in PARTS}
    items = [item for source in runs.terms.sources for item in (lead_item(source), advertising_item(source))]
    rest = {HIRING: hiring_items(runs), OFFICE: [OFFICE], ADVERTISING: items, CHANGE: change_items(runs)}
    others = {line: cost(runs, *items) for line, items in rest.items()}
    return {REVENUE: revenue, **goods, **pay, **others, LEFT: profit_by_month(runs)}


def hiring_items(runs: Runs) -> list[str]:
    """The items of the frame `costs` under which those who are hired are paid for."""
    return money.hiring_items(runs.terms)


def change_items(runs: Runs) -> list[str]:
    """The items of the frame `costs` under which changes are paid."""
    return [item for item, _ in runs.terms.other_costs if item != OFFICE]


def cost(runs: Runs, *items: str) -> F64:
    """Some items of the frame `costs` together, by replication and month."""
    frame = runs["costs"]
    return grid(runs, frame[frame["item"].isin(items)], "amount_currency")
