"""Money in any department: what is spent on kinds of leads and what is apart adds up, and scales with pay."""

import numpy as np
import pytest

from laws.departments import Document
from laws.runs import for_departments, run
from salessim.analysis.kinds import kinds
from salessim.analysis.profit import profit
from salessim.results.measures import summarise
from salessim.results.store import Provenance, Runs

HALF = "512 per month"


def with_money(document: Document, salary: int = 1024) -> Document:
    """A department that pays everybody, advertises, and knows its margin."""
    pay = {"pay": {"salary": f"{salary} per month"}}
    return document | {
        "margin": "31.25%",
        "costs": {"office": "4096 per month", "workplace": f"{salary // 2} per month per person"},
        "sources": {name: source | {"advertising": HALF} for name, source in document["sources"].items()},
        "teams": {name: team | pay for name, team in document["teams"].items()},
    }


def runs_of(document: Document) -> Runs:
    played = run(document)
    runs = Runs(played.compiled.terms, Provenance("", 0, "", ""))
    runs.add(0, summarise(played.log, played.compiled.terms))
    return runs


@for_departments(5)
def test_all_that_is_spent_is_spent_on_a_kind_of_lead_or_apart(document):
    runs = runs_of(with_money(document))
    known = kinds(runs)
    apart = known.apart.idle + known.apart.office
    spent = sum(kind.to_win + kind.to_serve for kind in known.by_source)
    assert np.allclose(spent + apart, known.spent)
    assert np.allclose(sum(kind.left for kind in known.by_source) - apart, profit(runs))
    for listed in known.by_attribute.values():
        spent = sum(kind.to_win + kind.to_serve for kind in listed)
        assert np.allclose(spent + apart + known.apart.advertising, known.spent)
    assert known.apart.idle[0] >= -1e-6


@for_departments(5)
def test_every_hour_of_work_is_worked_for_a_kind_of_lead(document):
    runs = runs_of(with_money(document))
    worked = runs["teams"]["busy_h"].sum() + runs["teams"]["overtime_h"].sum()
    assert runs["yields"][["winning_h", "serving_h"]].to_numpy().sum() == pytest.approx(worked)


@for_departments(5)
def test_twice_the_pay_costs_twice_as_much_and_happens_no_otherwise(document):
    once, twice = (kinds(runs_of(with_money(document, salary))) for salary in (1024, 2048))
    for one, other in zip(once.by_source, twice.by_source, strict=True):
        assert other.winning.tolist() == (2 * one.winning).tolist()
        assert other.serving.tolist() == (2 * one.serving).tolist()
        assert (other.clients, other.revenue) == (one.clients, one.revenue)
    assert np.allclose(twice.apart.idle, 2 * once.apart.idle)
