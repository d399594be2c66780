"""What every kind of lead costs and leaves: by source, and by the values of each attribute."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from salessim.analysis.revenue import row_of, spent, summed
from salessim.analysis.statement import change_items, cost, hiring_items
from salessim.columns import F64
from salessim.results.money import OFFICE, advertising_item
from salessim.results.pay import PARTS
from salessim.results.store import Runs

SOURCE = "source"


@dataclass(frozen=True)
class Kind:
    """The leads of one source, or with one value of an attribute; every figure is by replication.

    Work is what the people's hours cost, at the cost of an hour that the frame `yields` states.
    """

    attribute: str  # SOURCE, or the name of an attribute
    value: str  # "" for whoever is there from the start and of no source
    leads: F64
    clients: F64  # won for the first time
    hours: F64  # of work to win them, those who are lost included
    revenue: F64
    goods: F64  # 0 where no margin is stated
    advertising: F64
    winning: F64
    serving: F64
    first_commission: F64
    later_commission: F64

    @property
    def to_win(self) -> F64:
        """What is spent to win clients: advertising, work for leads and deals, and commission on first deals."""
        return self.advertising + self.winning + self.first_commission

    @property
    def to_serve(self) -> F64:
        """What is spent on those who are won: work and commission."""
        return self.serving + self.later_commission

    @property
    def left(self) -> F64:
        """What is left of the revenue; idle hours and the office are paid by all kinds together."""
        return self.revenue - self.goods - self.to_win - self.to_serve


@dataclass(frozen=True)
class Apart:
    """What is spent on no kind of lead in particular, by replication."""

    idle: F64  # hours on duty without work
    office: F64
    hiring: F64
    advertising: F64  # of sources that brought nobody; by source it stands with its source
    change: F64  # into another structure


@dataclass(frozen=True)
class Kinds:
    """All kinds of leads. By source as by each attribute: what is spent on the kinds and what is apart add up to all
    that is spent; what they leave, less what is apart, is `analysis.profit`."""

    by_source: list[Kind]
    by_attribute: dict[str, list[Kind]]
    apart: Apart
    spent: F64


FIGURES = {
    "leads": "leads",
    "clients": "clients",
    "hours": "winning_h",
    "revenue": "revenue_currency",
    "winning": "winning_currency",
    "serving": "serving_currency",
    "first_commission": "first_commission_currency",
    "later_commission": "later_commission_currency",
}  # of a kind -> column of the frame `yields`


def kinds(runs: Runs) -> Kinds:
    """The kinds of leads of some runs. Advertising beside the cost of a lead is shared out evenly among its leads."""
    grids, alone = _grids(runs)
    sources = [*(source.name for source in runs.terms.sources), ""]
    found = [_kind(SOURCE, name, {each: grid[:, row] for each, grid in grids.items()}, alone[:, row])
             for row, name in enumerate(sources)]  # fmt: skip
    worked = sum(kind.winning + kind.serving for kind in found)
    rest = [[OFFICE], hiring_items(runs), change_items(runs)]
    office, hiring, change = (cost(runs, *items).sum(axis=1) for items in rest)
    apart = Apart(_paid_for_time(runs) - worked, office, hiring, alone.sum(axis=1), change)
    return Kinds(found, _by_attribute(runs, grids), apart, spent(runs).sum(axis=1))


def _by_attribute(runs: Runs, grids: dict[str, F64]) -> dict[str, list[Kind]]:
    found = {}
    for place, (attribute, values) in enumerate(runs.terms.attributes.items()):
        of = np.array([segment[place] for segment in runs.terms.segments])
        found[attribute] = [
            _kind(attribute, value, {each: grid[:, :, of == value] for each, grid in grids.items()}) for value in values
        ]
    return found


def _kind(attribute: str, value: str, grids: dict[str, F64], alone: F64 | float = 0.0) -> Kind:
    """A kind from its part of the grids, and from advertising that brought nobody."""
    sums: dict[str, Any] = {name: grid.reshape(len(grid), -1).sum(axis=1) for name, grid in grids.items()}
    return Kind(attribute, value, **{**sums, "advertising": sums["advertising"] + alone})


def _grids(runs: Runs) -> tuple[dict[str, F64], F64]:
    """The figures of all kinds by replication, source (the last is none) and segment; and advertising by replication
    and source where it brought nobody."""
    grids = {figure: _grid(runs, column) for figure, column in FIGURES.items()}
    margins = np.array(runs.terms.margins or 1.0)
    costs = np.array([*(source.cost_per_lead for source in runs.terms.sources), 0.0]).reshape(-1, 1)
    leads, advertising = grids["leads"], _advertising(runs)
    came = leads.sum(axis=2)
    shares = leads / np.maximum(came, 1)[:, :, None]
    grids["goods"] = grids["revenue"] * (1 - margins)
    grids["advertising"] = leads * costs + shares * advertising[:, :, None]
    return grids, np.where(came > 0, 0.0, advertising)


def _grid(runs: Runs, column: str) -> F64:
    frame, sources = runs["yields"], {source.name: row for row, source in enumerate(runs.terms.sources)}
    shape = (len(runs), len(sources) + 1, max(1, len(runs.terms.segments)))
    source = frame["source"].map({**sources, "": len(sources)}).to_numpy(np.int64)
    cells = np.ravel_multi_index((row_of(runs, frame), source, frame["segment"].to_numpy(np.int64)), shape)
    sums = np.bincount(cells, frame[column].to_numpy(np.float64), int(np.prod(shape)))
    return np.asarray(sums, np.float64).reshape(shape)


def _advertising(runs: Runs) -> F64:
    """What is paid beside the cost of a lead, by replication and source."""
    paid = [cost(runs, advertising_item(source)).sum(axis=1) for source in runs.terms.sources]
    return np.stack([*paid, np.zeros(len(runs))], axis=1)


def _paid_for_time(runs: Runs) -> F64:
    """All pay but commission, by replication."""
    parts = [summed(runs, "pay", f"{part}_currency") for part in PARTS if part != "commission"]
    return np.asarray(np.sum(parts, axis=0), np.float64)
