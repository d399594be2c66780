"""Steps of a change that hang on something: what is understood, what is refused and how kindly."""

from datetime import date
from pathlib import Path

import pytest

from salessim.scenario import Problem, Scenario, ScenarioError, explain, load_text, paths
from salessim.scenario.change import GO_BACK
from salessim.scenario.errors import UnreadableError
from salessim.scenario.rule import Bound
from scenario.small import SMALL

FROM = SMALL.replace("callers: {people: 2,", "callers: {people: 4,").replace(
    "5 min\n", "5 min\n    counts_as: sold\n"
) + ("attributes: {kind: {new: 50%, known: rest}}\ndeal_value: 100\nplan: {counts: sold, revenue: 1_000 per month}\n")
TO = """
based_on: from.yaml
name: Split
teams:
  callers: {people: 2}
  seniors: {people: 2, does_in_order: [answer]}
"""
FIRST = "on: 2027-01-18, to: to.yaml"


def change(folder: Path, *steps: str, before: str = FROM, to: str = TO) -> Scenario:
    (folder / "from.yaml").write_text(before)
    (folder / "to.yaml").write_text(to)
    told = "\n".join(f"  - {{{step}}}" for step in steps)
    return load_text(f"based_on: from.yaml\nchange:\n{told}\n", folder, "change.yaml")


def refused(folder: Path, *steps: str, before: str = FROM) -> list[Problem]:
    with pytest.raises(ScenarioError) as error:
        change(folder, *steps, before=before)
    return list(error.value.problems)


def test_a_bound_is_read_from_words():
    assert Bound.parse("at least 90%") == Bound(at_least=True, value=0.9)
    assert Bound.parse("below 2_000_000") == Bound(at_least=False, value=2_000_000.0)
    for text in ("90%", "more than 90%", "at least ninety", "at least -5", "below"):
        with pytest.raises(UnreadableError):
            Bound.parse(text)


def test_days_that_nobody_names_are_those_since_the_step_before(tmp_path):
    told = change(tmp_path, FIRST, "on: 2027-02-15, to: from.yaml, only_if: {plan_met: at least 90%}")
    rule, days = told.change[1].only_if, [told.change[0].on]
    assert rule.window(told.change[1].on, days, told.period.start) == (date(2027, 1, 18), date(2027, 2, 14))
    assert rule.window(told.change[1].on, [], told.period.start)[0] == told.period.start


def test_going_back_leads_to_the_structure_from_before_the_first_step(tmp_path):
    told = change(tmp_path, FIRST, f"on: 2027-02-15, to: {GO_BACK}")
    assert [list(after.teams) for after in told.targets] == [["callers", "seniors"], ["callers"]]
    assert told.targets[1].change == []


def test_the_step_that_is_made_instead_learns_as_the_step_does(tmp_path):
    (step,) = change(
        tmp_path, FIRST, "on: 2027-02-15, to: from.yaml, only_if: {plan_met: at least 90%}, else: go_back, "
        "retraining: {for: 5 wd, trainer: callers}, open_deals: hand_over, costs: {once: 9, going_back: 4}"
    ).change[1:]  # fmt: skip
    back = step.instead
    assert (back.to, back.retraining.trainer, back.open_deals, back.costs.once) == (GO_BACK, None, "hand_over", 4)
    assert str(back.retraining.for_) == str(step.retraining.for_)


@pytest.mark.parametrize(
    ("step", "message", "expected"),
    [
        ("to: from.yaml, only_if: {plan_met: at least 90%, by: 2027-02-15}", "is not before the step",
         "a day before 2027-02-15"),
        ("to: from.yaml, only_if: {plan_met: at least 90%, from: 2026-12-01}", "is before the period",
         "a day from 2027-01-01 on"),
        ("to: from.yaml, only_if: {plan_met: at least 90%, from: 2027-02-01, by: 2027-01-20}", "before the first one",
         "a later day"),
        ("to: from.yaml, only_if: {plan_met: at least 90%, of: {region: Kazan}}", "no attribute `region`", ""),
        ("to: from.yaml, only_if: {plan_met: at least 90%, of: {kind: old}}", "`kind` has no value `old`", ""),
        ("to: from.yaml, only_if: {plan_met: at least 90%, of: {kind: new}}", "not shared out by `kind`",
         "`by kind` in the plan"),
        ("to: from.yaml, only_if: {plan_met: ninety}", "`ninety` names no bound", "at least 90%"),
        ("to: from.yaml, only_if: {plan_met: at least 90}", "more than ten times the plan", "at least 90%"),
        ("to: from.yaml, only_if: {by: 2027-02-01}", "a rule needs one measure", "either `plan_met` or `revenue`"),
        ("to: from.yaml, only_if: {plan_met: at least 1%, revenue: below 5}", "a rule needs one measure", ""),
        ("to: from.yaml, only_if: {revenue: below 5, of: {kind: new, region: x}}", "can look at one attribute", ""),
        ("to: from.yaml, else: go_back", "`else` without `only_if`", ""),
        ("to: from.yaml, only_if: {revenue: below 5}, else: come_back", "`come_back` cannot stand here", "go_back"),
        ("to: go_back, hire: {callers: 1}", "whoever goes back takes the old place", ""),
        ("to: go_back, only_if: {revenue: below 5}, else: go_back", "this step goes back in any case", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_place(tmp_path, step, message, expected):
    problems = refused(tmp_path, FIRST, f"on: 2027-02-15, {step}")
    assert any(message in problem.message and expected in problem.expected for problem in problems), problems
    assert all(problem.place.line == 4 for problem in problems)


def test_a_plan_is_needed_where_it_is_to_be_met(tmp_path):
    rule = "on: 2027-02-15, to: from.yaml, only_if: {plan_met: at least 90%}"
    (none,) = refused(tmp_path, FIRST, rule, before=FROM[: FROM.index("plan:")])
    assert (none.message, none.expected) == (
        "there is no plan to be met", "a `plan`, or `revenue` instead of `plan_met`",
    )  # fmt: skip


def test_whoever_has_begun_nothing_cannot_go_back(tmp_path):
    for step in ("on: 2027-01-18, to: go_back", f"{FIRST}, only_if: {{revenue: below 5}}, else: go_back"):
        (problem,) = refused(tmp_path, step)
        assert problem.message == "nothing comes before the first step to go back to"


def test_nothing_comes_after_going_back(tmp_path):
    messages = [
        p.message for p in refused(tmp_path, FIRST, "on: 2027-02-01, to: go_back", "on: 2027-02-15, to: to.yaml")
    ]
    assert "nobody comes so far: the department has gone back before" in messages


def test_people_must_add_up_whatever_came_before(tmp_path):
    rule = "on: 2027-02-01, to: from.yaml, only_if: {revenue: below 5}"
    last = "on: 2027-02-15, to: from.yaml, people: {seniors: {callers: 2}}"
    # if the second step is made there are no seniors any more; if it is left out there are two
    (problem,) = refused(tmp_path, FIRST, rule, last)
    assert problem.message == "there is no team `seniors`"
    assert change(tmp_path, FIRST, rule.replace("from.yaml", "to.yaml"), last).targets[2].teams.keys() == {"callers"}


def test_the_bounds_have_paths(tmp_path):
    told = change(tmp_path, FIRST, "on: 2027-02-15, to: from.yaml, only_if: {plan_met: at least 90%}, else: go_back, "
                  "costs: {once: 9, going_back: 4, budget: 50}")  # fmt: skip
    found = {path: one.told for path, one in paths.paths(told).items() if path.startswith("change.2.")}
    assert found == {"change.2.only_if.plan_met": "90%", "change.2.costs.once": "9", "change.2.costs.going_back": "4"}
    assert paths.varied(told, {"change.2.only_if.plan_met": 0.5}).change[1].only_if.bound.value == 0.5


def test_a_rule_is_explained_in_sentences(tmp_path):
    told = change(
        tmp_path, FIRST, "on: 2027-02-15, to: from.yaml, only_if: {plan_met: at least 90%, by: 2027-02-07}, "
        "else: go_back, costs: {once: 9, going_back: 4, budget: 50}",
        "on: 2027-02-22, to: go_back, only_if: {revenue: below 5_000}",
    )  # fmt: skip
    lines = "\n".join(explain(told))
    for sentence in (
        "  Only if at least 90 % of the plan from 2027-01-18 to 2027-02-07 is met.",
        "  Else it goes back to what it was before the first step.",
        "  To go back instead costs 4.",
        "  In all it may cost 50, what it brings less included.",
        "On 2027-02-22 the department goes back to what it was before the first step.",
        "  Only if the revenue from 2027-02-15 to 2027-02-21 is below 5,000.",
        "  Else it stays as it is.",
    ):
        assert sentence in lines
