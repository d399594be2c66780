"""What a thing is called, where it stands in the file, and what nobody uses change nothing, bit for bit."""

import json
import random
import re

import pytest

from laws.departments import Document
from laws.runs import assert_same, for_departments, run, told
from salessim.results.measures import summarise

NEUTRAL_STAGE = {"patience": "90 years", "room": 1_000_000, "delay_costs": "1 of odds per doubling after 1 min"}
NEUTRAL_TEAM = {"switching": "0 s", "speed": "100%", "odds": "100%"}
BOUNDS = "patience room at_most pause reached switching speed odds delay_costs late_after"


def shuffled(table: dict, chance: random.Random) -> dict:
    """The same table with its keys in another order."""
    names = list(table)
    chance.shuffle(names)
    return {name: table[name] for name in names}


@for_departments(7)
def test_the_order_of_stages_teams_sources_attributes_and_owners_in_the_file_changes_nothing(document):
    chance = random.Random(1)
    parts = ("process", "teams", "sources", "attributes", "owners")
    other = document | {part: shuffled(document[part], chance) for part in parts if part in document}
    assert_same(told(run(other)), told(run(document)))


def renamed(document: Document) -> Document:
    """Stages, teams and sources under other names, with their old names for `id`."""
    parts = ("process", "teams", "sources")
    old = [name for part in parts for name in document[part]]
    text = re.sub(rf"\b({'|'.join(old)})\b", r"new \1", json.dumps(document))
    found = json.loads(text)
    for part in parts:
        for name, member in found[part].items():
            member["id"] = name.removeprefix("new ")
    return found


@for_departments(7)
def test_a_new_name_with_the_old_one_as_id_changes_nothing(document):
    other = renamed(document)
    assert not set(other["process"]) & set(document["process"])
    assert_same(told(run(other)), told(run(document)))


@for_departments(7)
def test_stages_teams_and_sources_that_nobody_meets_change_nothing(document):
    alone = {"takes": "5 min", "patience": "1 h", "room": 0, "when_full": "lost", "then": {"yes": "rest -> lost"}}
    unseen = {"unseen desk": alone, "unseen wait": {"delay": "1 h", "then": {"over": "rest -> unseen desk"}}}
    other = document | {
        "process": unseen | document["process"],
        "teams": {"strangers": {"people": 2, "does_in_order": ["unseen desk"]}}
        | {
            name: team | {"does_in_order": [*team["does_in_order"], "unseen desk"]}
            for name, team in document["teams"].items()
        },
        "sources": {"nowhere": {"contacts": 0, "goes_to": "unseen desk"}} | document["sources"],
    }
    expected, found = told(run(document)), told(run(other))
    known = {row[0] for row in expected["Server"]}
    for table in ("Server", "Duty"):
        found[table] = [row for row in found[table] if row[0] in known]
    assert_same(found, expected)


@for_departments(7)
def test_one_attribute_more_changes_nothing_else(document):
    other = document | {"attributes": {"colour": {"red": "10%", "blue": "rest"}} | document.get("attributes", {})}
    expected, found = told(run(document)), told(run(other))
    found["Entity"] = [
        tuple(
            frozenset(pair for pair in cell if pair[0] != "colour") if isinstance(cell, frozenset) else cell
            for cell in row
        )
        for row in found["Entity"]
    ]
    assert_same(found, expected)


@for_departments(5)
def test_reports_pay_and_plan_change_nothing_that_happens(document):
    told_of = {"last_year": {"revenue": 1_000_000, "deals": 12}, "costs": {"office": "1 per month"}, "name": "Reported"}
    teams = {name: team | {"pay": {"salary": "7 per month"}} for name, team in document["teams"].items()}
    one, other = run(document), run(document | told_of | {"teams": teams})
    assert_same(told(other), told(one))
    frames, others = (summarise(each.log, each.compiled.terms) for each in (one, other))
    for name in set(frames) - {"pay", "income", "costs", "yields", "cards"}:
        assert others[name].equals(frames[name]), name


def without(member: dict, keys: str) -> dict:
    return {key: value for key, value in member.items() if key not in keys.split()}


def unbounded(document: Document) -> tuple[Document, Document]:
    """A department without bounds, and the same with bounds that are never met and factors of one."""
    gone = f"{BOUNDS} gives_up when_full unanswered_takes try_again_after given_up"
    process = {name: without(stage, gone) for name, stage in document["process"].items()}
    teams = {name: without(team, gone) for name, team in document["teams"].items()}
    bare = document | {"process": process, "teams": teams}
    owned = [f"1_000_000 {slot}s each" for slot in document.get("owners", {})]
    served = [name for name, stage in process.items() if "takes" in stage]
    far = {"while_waiting_at": served[-1], "more_than": 1_000_000, "resume_at": 0}
    bounded = {
        "process": {name: NEUTRAL_STAGE | stage if "takes" in stage else stage for name, stage in process.items()},
        "teams": {
            name: team | NEUTRAL_TEAM | ({"at_most": ", ".join(owned)} if owned else {})
            | {"pause": {stage: far for stage in team["does_in_order"] if isinstance(stage, str)}}
            for name, team in teams.items()
        },
    }  # fmt: skip
    return bare, bare | bounded


@for_departments(7)
def test_patience_room_limits_and_pauses_without_end_are_as_good_as_none(document):
    bare, bounded = unbounded(document)
    expected, found = told(run(bare)), told(run(bounded))
    assert_same(found, expected)


@pytest.mark.parametrize("key", ["patience", "room", "at_most", "pause", "switching", "speed"])
def test_bounds_that_can_be_met_do_change_something(key):
    """The other laws of this file would hold for an engine that reads nothing."""
    stage = {"takes": "60 min", "then": {"yes": "60% -> consult", "no": "rest -> lost"}}
    second = {"takes": "50 min", "by": "deal owner", "then": {"sold": "rest -> won"}}
    document = {
        "period": {"from": "2027-03-22", "for": "1 month"}, "working_time": "always",
        "sources": {"phone": {"rate": "30 per day", "goes_to": "greet"}},
        "owners": {"deal": {"taken_at": "greet"}},
        "process": {"greet": stage, "consult": second},
        "teams": {"callers": {"people": 2, "does_in_order": ["greet", "consult"]}},
    }  # fmt: skip
    bounds = {
        "patience": ("process", "greet", "40 min"), "room": ("process", "greet", 1),
        "at_most": ("teams", "callers", "3 deals each"), "switching": ("teams", "callers", "9 min"),
        "speed": ("teams", "callers", "90%"),
        "pause": ("teams", "callers", {"greet": {"while_waiting_at": "consult", "more_than": 1, "resume_at": 0}}),
    }  # fmt: skip
    part, name, value = bounds[key]
    changed = document | {part: document[part] | {name: document[part][name] | {key: value}}}
    assert told(run(changed))["Visit"] != told(run(document))["Visit"]
