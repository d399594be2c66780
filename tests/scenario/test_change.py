"""The words of a change: what is understood, what is refused and how kindly."""

from pathlib import Path

import pytest

from salessim.scenario import Problem, Scenario, ScenarioError, explain, load_text
from salessim.scenario.errors import UnreadableError
from salessim.scenario.moving import Seat, moving
from salessim.scenario.ramp import Ramp
from scenario.small import SMALL

FROM = SMALL.replace("callers: {people: 2,", "callers: {people: {Anna: {since: 2024-03-01}, others: 3},")
TO = """
based_on: from.yaml
name: Split
teams:
  callers: {people: {Anna: null, others: 1}}
  seniors: {people: {Anna: {since: 2024-03-01}, others: 2}, does_in_order: [answer]}
"""


def change(folder: Path, told: str, to: str = TO) -> Scenario:
    (folder / "from.yaml").write_text(FROM)
    (folder / "to.yaml").write_text(to)
    return load_text(f"based_on: from.yaml\nchange: {{{told}}}\n", folder, "change.yaml")


def refused(folder: Path, told: str, to: str = TO) -> list[Problem]:
    with pytest.raises(ScenarioError) as error:
        change(folder, told, to)
    return list(error.value.problems)


PEOPLE = "people: {callers: {callers: 1, seniors: 3}}"


def test_a_ramp_says_from_where_to_where_and_how_long():
    ramp = Ramp.parse("60% -> 100% over 2 months")
    assert (ramp.first, ramp.last, str(ramp.over)) == (0.6, 1.0, "2 months")
    for text in ("60% over 2 months", "60% -> 100%", "0% -> 100% over 1 d", "60% -> 100% over 0 d"):
        with pytest.raises(UnreadableError):
            Ramp.parse(text)


def test_people_stay_by_their_place_and_move_by_name(tmp_path):
    told = change(tmp_path, f"on: 2027-02-01, to: to.yaml, {PEOPLE}")
    plan = moving(told.change[0], told.teams, told.targets[0].teams)
    assert plan.stay == {Seat("callers", 1): Seat("callers", 1)}
    (group,) = plan.groups
    assert group.leave == (Seat("callers", "Anna"), Seat("callers", 2), Seat("callers", 3))
    assert group.take == (Seat("seniors", "Anna"), Seat("seniors", 1), Seat("seniors", 2))
    assert (plan.hired, plan.problems) == ([], [])


def test_without_a_word_open_places_are_filled_in_turn(tmp_path):
    told = change(tmp_path, "on: 2027-02-01, to: to.yaml", TO.replace("others: 2}, does", "others: 4}, does"))
    plan = moving(told.change[0], told.teams, told.targets[0].teams)
    assert [seat.who for seat in plan.groups[0].take] == ["Anna", 1, 2]
    assert [seat.who for seat in plan.hired] == [3, 4]


@pytest.mark.parametrize(
    ("told", "message", "expected"),
    [
        (
            "on: 2027-04-01, to: to.yaml, " + PEOPLE,
            "the change is not within the period",
            "between 2027-01-02 and 2027-02-28",
        ),
        ("on: 2027-01-01, to: to.yaml, " + PEOPLE, "the change is not within the period", ""),
        ("on: 2027-02-01, to: to.yml, " + PEOPLE, "there is no file `to.yml`", "a file that exists"),
        ("on: 2027-02-01, to: ../to.yaml, " + PEOPLE, "lies outside the scenario's folder", ""),
        ("on: 2027-02-01, to: to.yaml, people: {caller: {seniors: 3}}", "there is no team `caller`", ""),
        ("on: 2027-02-01, to: to.yaml, people: {callers: {senior: 3}}", "there is no team `senior`", ""),
        ("on: 2027-02-01, to: to.yaml, hire: {senior: 3}", "there is no team `senior`", ""),
        ("on: 2027-02-01, to: to.yaml, retraining: {for: 5 wd, trainer: head}", "there is no team `head`", ""),
        (
            "on: 2027-02-01, to: to.yaml, people: {callers: {callers: 1, seniors: 2}}, hire: {seniors: 1}",
            "nothing is said about 1 person of `callers`",
            "where they go, or `rest: leave`",
        ),
        (
            "on: 2027-02-01, to: to.yaml, people: {callers: {callers: 1, seniors: 1, rest: leave}}",
            "nobody comes to 2 places of `seniors`",
            "somebody in `people` or in `hire`",
        ),
        (
            "on: 2027-02-01, to: to.yaml, people: {callers: {callers: 1, seniors: 3}}, hire: {seniors: 1}",
            "more people come to `seniors` than it has places",
            "",
        ),
        ("on: 2027-02-01, to: to.yaml, people: {callers: {rest: stay}}", "`stay` cannot stand here", "leave"),
        ("on: 2027-02-01, to: to.yaml, relearning: {speed: quickly}", "does not say how somebody learns", "60% ->"),
        ("on: 2027-02-01, to: to.yaml, hand_over: keep", "`hand_over` is not known here", ""),
        ("on: 2027-02-01, to: change.yaml", "`change.yaml` changes into itself", ""),
        ("on: 2027-02-01", "`to` is missing", "the file of the new structure"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(tmp_path, told, message, expected):
    problems = refused(tmp_path, told)
    assert any(message in problem.message and expected in problem.expected for problem in problems), problems
    assert all(problem.place.file.endswith("change.yaml") for problem in problems)
    assert all(problem.place.line == 2 for problem in problems)


def test_a_structure_that_changes_itself_is_no_goal(tmp_path):
    to = TO + "change: {on: 2027-02-10, to: from.yaml}\n"
    assert "`to.yaml` changes itself" in [
        p.message for p in refused(tmp_path, f"on: 2027-02-01, to: to.yaml, {PEOPLE}", to)
    ]


def test_mistakes_in_the_new_structure_are_told_in_its_own_file(tmp_path):
    problems = refused(tmp_path, f"on: 2027-02-01, to: to.yaml, {PEOPLE}", TO.replace("[answer]", "[anwser]"))
    assert [(Path(p.place.file).name, p.guess) for p in problems] == [("to.yaml", "answer")]


def test_the_second_of_two_changes_begins_with_the_first_ones_people(tmp_path):
    (tmp_path / "from.yaml").write_text(FROM)
    (tmp_path / "to.yaml").write_text(TO)
    text = """based_on: from.yaml
change:
  - {on: 2027-01-20, to: to.yaml}
  - {on: 2027-02-10, to: from.yaml, people: {seniors: {callers: 3}}}
"""
    assert [change.to for change in load_text(text, tmp_path, "change.yaml").change] == ["to.yaml", "from.yaml"]


def test_a_change_is_explained_in_sentences(tmp_path):
    more = "refuse_and_leave: 10%"
    told = change(
        tmp_path,
        f"on: 2027-02-01, to: to.yaml, people: {{callers: {{callers: 1, seniors: 3, {more}}}}}, "
        "retraining: {for: 5 wd, trainer: callers}, relearning: {speed: 60% -> 100% over 2 months}, "
        "open_deals: hand_over, hand_over_loss: {accounts: 15%}, costs: {once: 600_000}",
    )
    lines = "\n".join(explain(told))
    for sentence in (
        "On 2027-02-01 the department becomes Split.",
        "  1 of `callers` stays.",
        "  From `callers` go 3 to `seniors`.",
        "  Of these, 10 % refuse and leave.",
        "  Whoever comes to another team learns for 5 working days first.",
        "  Their speed grows from 60 % to 100 % over 2 months.",
        "  The change itself costs 600,000.",
        "  `seniors`: 3 people: Anna (since 2024-03-01) and 2 more.",
    ):
        assert sentence in lines
