"""Where everybody is served in turn, one head more never delays a lead."""

import pytest

from laws.departments import OFFICE, Document
from laws.runs import BEGIN, DAY, compiled, for_departments, play
from salessim.results.log import DELAYED, INTERRUPTED

NEVER = 2**62


def in_one_line(document: Document) -> Document:
    """One stage, one pool, first come first served, no bounds; then out, perhaps through a delay."""
    takes = next(iter(document["process"].values()))["takes"]
    closing = next(iter(document["process"].values())).get("at_closing_time", "finish")
    stage = {"takes": takes, "newest_first": False, "at_closing_time": closing, "colleague_steps_in_after": "30 d"}
    sources = {name: source | {"goes_to": "greet"} for name, source in document["sources"].items()}
    then = {"yes": "60% -> won after uniform(60 min, 900 min)", "no": "rest -> lost"}
    kept = {part: document[part] for part in ("period", "working_time", "attributes", "deal_value") if part in document}
    return kept | {"sources": sources, "process": {"greet": stage | {"then": then}}}


def moments(document: Document, people: int) -> dict[tuple[int, str], int]:
    """When every lead was first taken up, and when it was done."""
    one = play(
        compiled(document | {"teams": {"crew": {"people": people, "does_in_order": ["greet"]}}}, until=BEGIN + 9 * DAY)
    )
    found = {}
    for entity, started, ended, outcome, part in zip(
        *(getattr(one.log.visit, name).tolist() for name in ("entity", "started", "ended", "outcome", "part")),
        strict=True,
    ):
        if outcome != DELAYED and (started != -1 or part == 0):
            found.setdefault((entity, "begins"), started if started != -1 else NEVER)
            if outcome != INTERRUPTED:
                found[entity, "is done"] = ended if ended != -1 else NEVER
    return found


@for_departments(8, without="accounts")
def test_one_head_more_delays_no_lead(document):
    alone = in_one_line(document)
    few = moments(alone, 1)
    for people in (2, 3):
        more = moments(alone, people)
        assert set(more) >= set(few)
        assert {key: (more[key], few[key]) for key in few if more[key] > few[key]} == {}
        few = more


@pytest.mark.parametrize("working_time", ["always", OFFICE])
def test_one_head_more_helps_somebody(working_time):
    document = in_one_line(
        {
            "period": {"from": "2027-03-22", "for": "1 month"}, "working_time": working_time,
            "sources": {"phone": {"rate": "12 per day"}}, "process": {"greet": {"takes": "lognormal(90 min, cv 0.8)"}},
        }
    )  # fmt: skip
    few, more = moments(document, 2), moments(document, 3)
    assert sum(more[key] < few[key] for key in few) > 10
