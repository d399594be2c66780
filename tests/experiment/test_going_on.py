"""Stages that are gone after a change: whoever is there goes on where the change says."""

import pytest

from engines.tellings import assert_same_log
from experiment.test_change import visits
from laws import conserved
from salessim.engines import ENGINES
from salessim.experiment import run
from salessim.results.log import INTERRUPTED
from salessim.scenario import Scenario, ScenarioError, explain, load_text

# 2027-03-01 is a Monday; hour 336 is the 15th, 0:00. Reception takes 4 h, then 5 h pass; a talk takes 1 h.
BEFORE = """
name: Before
period: {from: 2027-03-01, for: 1 month}
working_time: always
sources: {calls: {at: [330 h, 331 h, 335 h], goes_to: reception}}
process:
  reception: {takes: 4 h, then: {wants: rest -> talk after 5 h}}
  talk:      {takes: 1 h, then: {signed: rest -> won}}
teams:
  desk:    {people: 1, does_in_order: [reception]}
  sellers: {people: 1, does_in_order: [talk]}
"""
AFTER = """
based_on: before.yaml
name: After
sources: {calls: {goes_to: talk}}
process: {reception: null}
teams: {desk: null, sellers: {people: 2}}
"""
GOES_ON = "goes_on_at: {reception: talk}"


def changing(folder, told: str, after: str = AFTER) -> Scenario:
    (folder / "before.yaml").write_text(BEFORE)
    (folder / "after.yaml").write_text(after)
    return load_text(f"based_on: before.yaml\nname: Changing\nchange: {told}\n", folder, "changing.yaml")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("loss", ["", "hand_over_loss: {deals: 50%}, "])
def test_who_waits_and_who_is_served_at_a_stage_that_is_gone_goes_on_at_once(tmp_path, engine, loss):
    # The first is served from 330 to 334, is under way until 339, and talks from 339 to 340 as told. The second is in
    # hand since 334, the third waits since 335: both come to the talk at 336, where there are two sellers.
    future = run.play(changing(tmp_path, f"{{on: 2027-03-15, to: after.yaml, {loss}{GOES_ON}}}"), engine=engine)
    parts = [(stage, started, ended, broken) for stage, _, started, ended, broken in visits(future)]
    assert parts == [
        ("reception", 330, 334, False), ("reception", 334, 336, True),
        ("talk", 336, 337, False), ("talk", 336, 337, False), ("talk", 339, 340, False),
    ]  # fmt: skip
    conserved.assert_chains(future.log)
    conserved.assert_little(future.log)


def test_both_engines_tell_it_alike(tmp_path):
    change = changing(tmp_path, f"{{on: 2027-03-15, to: after.yaml, {GOES_ON}}}")
    reference, compiled = (run.play(change, 0, 0, engine).log for engine in ("reference", "compiled"))
    assert_same_log(compiled, reference)
    assert (compiled.visit.outcome == INTERRUPTED).sum() == 1


def test_a_stage_that_is_gone_keeps_its_place_in_the_tables(tmp_path):
    runs = run.simulate(changing(tmp_path, f"{{on: 2027-03-15, to: after.yaml, {GOES_ON}}}"), 1)
    # three came to reception, two were taken up there; all of them are gone from it
    row = runs["stages"].set_index("stage").loc["reception"]
    assert (row["arrived"], row["started"], row["role"]) == (3, 2, "contact")


def test_who_is_under_way_at_a_second_change_goes_on_where_that_one_says(tmp_path):
    # The first is under way to the talk until 339; on the 15th reception is gone, at 336 already. A second change has
    # no talk either: from then on all that is left of it is the chat, of 2 h. It comes on the 16th, at 360, too late.
    later = AFTER.replace("name: After", "name: Later").replace("goes_to: talk", "goes_to: chat").replace(
        "{reception: null}", "{reception: null, talk: null, chat: {takes: 2 h, then: {signed: rest -> won}}}"
    ).replace("people: 2}", "people: 2, does_in_order: [chat]}")  # fmt: skip
    (tmp_path / "later.yaml").write_text(later)
    long = BEFORE.replace("after 5 h", "after 30 h")
    told = f"{{on: 2027-03-15, to: after.yaml, {GOES_ON}}}"
    told = f"[{told}, {{on: 2027-03-16, to: later.yaml, goes_on_at: {{talk: chat}}}}]"
    changing(tmp_path, f"{{on: 2027-03-15, to: after.yaml, {GOES_ON}}}")
    (tmp_path / "before.yaml").write_text(long)
    change = load_text(f"based_on: before.yaml\nchange: {told}\n", tmp_path, "twice.yaml")
    # under way from 334 to 364: then it comes to the chat instead of the talk
    assert [(one[0], one[2], one[3]) for one in visits(run.play(change))][-1] == ("chat", 364, 366)


@pytest.mark.parametrize(
    ("told", "message", "expected"),
    [
        ("", "After has no place for whoever is in `reception`", "goes_on_at: {reception: talk}"),
        (", goes_on_at: {reception: walk}", "there is no stage `walk`", ""),
        (", goes_on_at: {reception: talk, recption: talk}", "there is no stage `recption`", ""),
        (", goes_on_at: {reception: talk, talk: lost}", "`talk` is a stage of After, too", ""),
    ],
)
def test_a_place_that_is_missing_or_wrong_is_refused(tmp_path, told, message, expected):
    with pytest.raises(ScenarioError) as error:
        changing(tmp_path, f"{{on: 2027-03-15, to: after.yaml{told}}}")
    (problem,) = error.value.problems
    assert (problem.message, problem.expected.endswith(f"`{expected}`" if expected else "")) == (message, True)


def test_where_they_go_on_is_explained(tmp_path):
    lines = "\n".join(explain(changing(tmp_path, f"{{on: 2027-03-15, to: after.yaml, {GOES_ON}}}")))
    assert "  Whoever is at `reception` goes on at `talk`." in lines
