"""People who come and go: what must change nothing, and that a history is nothing but the same people earlier."""

import random

import pytest

from engines.tellings import assert_same_log, assert_same_state
from laws.departments import Document, department
from laws.runs import BEGIN, DAY, DAYS, assert_same, compiled, for_departments, play, run, told
from laws.test_history import PLAIN, lasting, lived, since, uncounted
from salessim import compiler, engines
from salessim.compiler import accounts_state
from salessim.network.world import realise
from salessim.scenario import load

LEAVES = {"leaves": {"per_year": "1000%", "in_first_month": "60%"}, "replaced": {"after": "exponential(3 d)"}}
CHANNELS = {
    "leaves": {"per_year": "1000%", "in_first_month": "60%"},
    "replaced": {
        "channels": {
            "ads": {"candidates": "90 per month"},
            "poached": {"candidates": "20 per month", "odds": "120%", "leaves": "200%"},
        },
        "selection": {"form": {"passes": "60%", "takes": "1 d", "tells": 0.3}, "call": {"passes": "80%"}},
        "reserve": {"up_to": 1, "wait": "exponential(3 d)"},
        "internship": "1 d",
        "interns": 2,
        "at_once": 4,
        "ahead": 1,
    },
}
AWAY = {
    "absent": {
        "vacation": {"per_year": "60 d", "in_parts": 6},
        "sickness": {"per_year": "60 d", "each": "exponential(5 d)"},
        "days_away": "20%",
    },
    "meetings": {"planning": "Mon-Fri 9:00-9:30", "review": "Thu 12:30-15:00"},
    "people_differ": {"speed": "cv 0.3", "odds": "cv 0.3"},
}
RAMP = {"ramp": {"speed": "60% -> 100% over 20 d", "odds": "50% -> 110% over 9 d"}}


def with_careers(document: Document, **careers: object) -> Document:
    """All its people have these careers; of the first team one is new and one has a name."""
    teams = {name: team | careers for name, team in document["teams"].items()}
    first = next(iter(teams))
    people = {"Anna": {"since": "2027-03-10"}, "others": 2, "newcomers": 1}
    return document | {"teams": teams | {first: teams[first] | {"people": people}}}


@for_departments(6)
def test_a_ramp_that_is_full_from_the_first_day_changes_nothing(document):
    full = {"ramp": {"speed": "100% -> 100% over 5 months", "odds": "100% -> 100% over 1 w"}}
    assert_same(told(run(with_careers(document))), told(run(with_careers(document, **full))))


@for_departments(6)
def test_a_rate_of_nothing_is_as_if_nobody_left(document):
    nobody = {"leaves": {"per_year": "0%"}}
    assert_same(told(run(with_careers(document))), told(run(with_careers(document, **nobody))))


@for_departments(4)
def test_who_is_never_missing_and_like_all_others_is_as_if_nothing_were_said(document):
    never = {
        "absent": {"vacation": {"per_year": "0 d"}, "sickness": {"per_year": "0 d", "each": "5 d"}, "days_away": "0%"},
        "people_differ": {"speed": "cv 0", "odds": "cv 0"},
    }
    assert_same(told(run(with_careers(document))), told(run(with_careers(document, **never))))


@for_departments(4)
def test_the_order_of_people_changes_nothing(document):
    document = with_careers(document, **LEAVES, **RAMP, **AWAY)
    first = next(iter(document["teams"]))
    people = document["teams"][first]["people"] | {"Boris": {"since": "2027-03-25"}}
    ways = [dict(people.items()), dict(reversed(people.items()))]
    runs = [run(document | {"teams": document["teams"] | {first: document["teams"][first] | {"people": way}}})
            for way in ways]  # fmt: skip
    assert_same(*map(told, runs))


@pytest.mark.parametrize("replaced", [LEAVES, CHANNELS])
@for_departments(4)
def test_both_engines_tell_the_same_of_people_who_come_and_go(replaced, document):
    tables = compiled(with_careers(document, **replaced, **RAMP, **AWAY), until=BEGIN + DAYS * DAY)
    world, state = realise(tables.network, 0, 0), accounts_state(tables, 0, 0)
    tellers = (engines.simulate(tables.network, world, state, name) for name in ("reference", "compiled"))
    (one, left), (other, its) = tellers
    assert len(set(one.server.key.tolist())) > len(tables.network.seat.key)  # somebody left
    assert_same_log(one, other)
    assert_same_state(left, its, "the end")


@pytest.mark.parametrize(("seed", "replaced"), [(0, LEAVES), (1, LEAVES), (2, LEAVES), (0, CHANNELS), (3, CHANNELS)])
def test_people_go_on_from_the_history_into_the_period(tmp_path, seed, replaced):
    document = lasting(with_careers(department(random.Random(seed), PLAIN), **replaced, **RAMP, **AWAY))
    ready, past, now = lived(tmp_path, document)
    begin = int(ready.past.network.clock.start[0])
    long = play(compiler.compile(load(tmp_path / "past.yaml"), start=begin, until=BEGIN + DAYS * DAY))
    assert len(set(now.log.server.key.tolist())) > len(now.compiled.network.seat.key)  # somebody left
    assert since(told(now), BEGIN) == since(told(long), BEGIN)
    assert_same_state(uncounted(now.left), uncounted(long.left), "the end")
