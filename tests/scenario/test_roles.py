"""What people bring into another team, and who did not want to come: what is understood, refused and said."""

from pathlib import Path

import pytest

from salessim.scenario import Problem, Scenario, ScenarioError, check, explain, load_text
from salessim.scenario.paths import paths
from scenario.small import SMALL

FROM = SMALL.replace("callers: {people: 2,", "callers: {people: {Anna: {since: 2024-03-01, IN}, others: 3},")
TO = """
based_on: from.yaml
name: Split
teams:
  callers: {people: {Anna: null, others: 1}}
  seniors:
    people: {Anna: {since: 2024-03-01}, others: 2}
    does_in_order: [answer]
    people_differ: {odds: cv 0.2}
    leaves: {per_year: 60%}
    replaced: never
"""
SKILL = "in: {seniors: {odds: 130%}}"


def change(folder: Path, told: str = "", to: str = TO, skill: str = SKILL) -> Scenario:
    (folder / "from.yaml").write_text(FROM.replace("IN", skill))
    (folder / "to.yaml").write_text(to)
    people = "people: {callers: {callers: 1, seniors: 3}}"
    return load_text(
        f"based_on: from.yaml\nchange: {{on: 2027-02-01, to: to.yaml, {people}{told}}}\n", folder, "change.yaml"
    )


def refused(folder: Path, told: str = "", to: str = TO, skill: str = SKILL) -> list[Problem]:
    with pytest.raises(ScenarioError) as error:
        change(folder, told, to, skill)
    return list(error.value.problems)


@pytest.mark.parametrize(
    ("told", "message", "expected"),
    [
        (", unwilling: {senior: 40%, leave: 200%}", "there is no team `senior`", ""),
        (", unwilling: {seniors: 40%}", "nothing says how much more often the unwilling leave", "leave: 200%"),
        (", unwilling: {seniors: 40%, leave: 50%}", "the unwilling leave 0.5 times as often", "100%"),
        (", unwilling: {seniors: 140%, leave: 200%}", "140%", ""),
        (", unwilling: {callers: 40%, leave: 200%}", "nobody ever leaves `callers`", "`leaves: {per_year: 60%}`"),
        (", transfer: 150%", "150%", ""),
        (", retraining: {for: 3 wd, teams: senior}", "there is no team `senior`", ""),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(tmp_path, told, message, expected):
    problems = refused(tmp_path, told)
    assert any(message in problem.message and expected in problem.expected for problem in problems), problems
    assert all(problem.place.line == 2 for problem in problems)


@pytest.mark.parametrize(
    ("skill", "message"),
    [
        ("in: {senior: {odds: 130%}}", "there is no team `senior`"),
        ("in: {callers: {odds: 130%}}", "Anna is in `callers` already"),
        ("in: {seniors: {speed: 0%}}", "at speed 0 nothing is ever finished"),
        ("in: {seniors: 130%}", ""),
    ],
)
def test_what_is_told_of_somebody_must_be_possible(tmp_path, skill, message):
    problems = refused(tmp_path, skill=skill)
    assert any(message in problem.message for problem in problems), problems


def test_two_structures_that_contradict_each_other_are_refused(tmp_path):
    to = TO.replace("Anna: {since: 2024-03-01}", "Anna: {since: 2024-03-01, odds: 120%}")
    assert [problem.message for problem in refused(tmp_path, to=to)] == ["Split says otherwise of Anna in `seniors`"]
    same = to.replace("120%", "130%")
    assert change(tmp_path, to=same).targets


def test_one_share_is_carried_over_in_all_steps(tmp_path):
    (tmp_path / "from.yaml").write_text(FROM.replace("IN", SKILL))
    (tmp_path / "to.yaml").write_text(TO)
    text = """based_on: from.yaml
change:
  - {on: 2027-01-20, to: to.yaml, transfer: 50%}
  - {on: 2027-02-10, to: from.yaml, transfer: 40%}
"""
    with pytest.raises(ScenarioError, match="nobody is drawn twice for one role"):
        load_text(text, tmp_path, "change.yaml")
    assert load_text(text.replace(", transfer: 40%", ""), tmp_path, "change.yaml")


def test_what_says_nothing_is_strange(tmp_path):
    to = TO.replace("    people_differ: {odds: cv 0.2}\n", "")
    told = change(tmp_path, ", transfer: 50%", to)
    assert [problem.message for problem in check(told) if "nothing can show there" in problem.message]


def test_it_is_explained_in_sentences(tmp_path):
    more = ", transfer: 50%, unwilling: {seniors: 40%, leave: 200%}, retraining: {for: 3 wd, teams: [callers, seniors]}"
    lines = "\n".join(explain(change(tmp_path, more)))
    for sentence in (
        "  In `seniors` Anna has 130 % of the usual odds of a good outcome.",
        "  `callers` and `seniors` learn all that time, too, whoever stays there.",
        "  Of what distinguishes a person 50 % shows in another team (correlation), the rest is new there.",
        "  Of those who come to `seniors` 40 % did not want to; they leave at 200 % of the usual rate.",
    ):
        assert sentence in lines, lines


def test_its_numbers_have_paths(tmp_path):
    (tmp_path / "to.yaml").write_text(TO)
    text = FROM.replace("IN", SKILL.replace("130%", "130%, speed: 90%"))
    people = "people: {callers: {callers: 1, seniors: 3}}"
    (tmp_path / "from.yaml").write_text(text)
    more = "transfer: 50%, unwilling: {seniors: 40%, leave: 200%}"
    told = f"change: {{on: 2027-02-01, to: to.yaml, {people}, {more}}}\n"
    found = {path: one.told for path, one in paths(load_text(text + told, tmp_path, "change.yaml")).items()}
    assert (
        found.items()
        >= {
            "teams.callers.people.Anna.in.seniors.odds": "130%",
            "teams.callers.people.Anna.in.seniors.speed": "90%",
            "change.transfer": "50%",
            "change.unwilling.seniors": "40%",
            "change.unwilling.leave": "200%",
        }.items()
    )
