"""Who leads nobody, or takes no time for it, is as if nothing were said; and both engines play the others alike."""

import pytest

from engines.tellings import assert_same_log, assert_same_state
from laws.departments import Document
from laws.runs import BEGIN, DAY, DAYS, assert_same, compiled, for_departments, run, told
from laws.test_careers import LEAVES, RAMP, with_careers
from salessim import engines
from salessim.compiler import accounts_state
from salessim.network.world import realise

OVERLOAD = {"ramp": "100%", "in_first_month": "100%"}


def with_head(document: Document, each: str, **leads: object) -> Document:
    """The first team leads all others, whose people come, learn and leave."""
    document = with_careers(document, **LEAVES, **RAMP)
    first, *others = document["teams"]
    team = document["teams"][first] | {"leads": {"each_of": dict.fromkeys(others, each), **leads}}
    return document | {"teams": document["teams"] | {first: team}}


@pytest.mark.parametrize("leads", [{}, {"interviews": "0 h per newcomer", "reports": "0 h per week"}])
@for_departments(4)
def test_leading_that_takes_no_time_changes_nothing(document, leads):
    nothing = with_head(document, "0 h per week", overload=OVERLOAD, **leads)
    assert_same(told(run(with_careers(document, **LEAVES, **RAMP))), told(run(nothing)))


@for_departments(4)
def test_whoever_leads_nobody_is_like_everybody(document):
    document = with_careers(document, **LEAVES, **RAMP)
    teams = {name: team | {"leads": {"each_of": {}, "overload": OVERLOAD}} for name, team in document["teams"].items()}
    assert_same(told(run(document)), told(run(document | {"teams": teams})))


@for_departments(4)
def test_a_ramp_that_takes_all_its_time_among_experienced_people_is_a_ramp(document):
    among = {"ramp": RAMP["ramp"] | {"among_experienced": "100%"}}
    assert_same(
        told(run(with_careers(document, **LEAVES, **RAMP))), told(run(with_careers(document, **LEAVES, **among)))
    )


@for_departments(4)
def test_both_engines_tell_the_same_of_those_who_lead(document):
    document = with_head(document, "30 min per day", reports="3 h per week", at_most="2 h per day", overload=OVERLOAD)
    tables = compiled(document, until=BEGIN + DAYS * DAY)
    world, state = realise(tables.network, 0, 0), accounts_state(tables, 0, 0)
    tellers = (engines.simulate(tables.network, world, state, name) for name in ("reference", "compiled"))
    (one, left), (other, its) = tellers
    assert_same_log(one, other)
    assert_same_state(left, its, "the end")
