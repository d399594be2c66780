"""Study files: what is understood, and what is told about mistakes."""

import contextlib
import random
from pathlib import Path

import pytest

from salessim.scenario import ScenarioError
from salessim.sweeps.design import Design
from salessim.sweeps.study import Study, read
from sweep.small import SELLERS

SPLIT = SELLERS.replace(
    "  sellers: {people: 2, does_in_order: [talk], pay: {salary: 3_000 per month}}",
    "  sellers: {people: 2, does_in_order: [talk], pay: {salary: 3_000 per month}}\n"
    "  helpers: {people: 3, does_in_order: [talk], pay: {salary: 24_000 per year}}",
)
HOURLY = SPLIT.replace("salary: 24_000 per year", "hourly: 15 per hour")
BOTH = "scenario: one.yaml\nstructures: {b: split.yaml}\n"
HEADS = "factors: {teams.sellers.people: 2 to 6}\ndesign: grid\n"
PLANLESS = "scenario: planless.yaml\n" + HEADS


@pytest.fixture
def told(tmp_path):
    """A function that reads a study from a text, beside some scenarios."""
    for name, text in {"one": SELLERS, "split": SPLIT, "hourly": HOURLY}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "planless.yaml").write_text("based_on: one.yaml\nplan: null\n", encoding="utf-8")

    def reading(text: str, name: str = "study.yaml") -> Study:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read(tmp_path / name)

    return reading


@pytest.fixture
def problems(told):
    """A function that gives everything that is wrong with a study: (line, message)."""

    def of(text: str) -> list[tuple[int, str]]:
        with pytest.raises(ScenarioError) as error:
            told(text)
        return [(problem.place.line, problem.message) for problem in error.value.problems]

    return of


def test_a_study_of_one_scenario(told):
    study = told("name: Heads\nscenario: one.yaml\n" + HEADS)
    assert study.title == "Heads"
    assert [factor.values for factor in study.factors] == [(2, 3, 4, 5, 6)]
    assert study.design == Design("grid")
    assert (study.replications, study.seed, study.history) == (2, 0, "stays")
    assert study.responses == ("revenue", "profit", "attainment_ratio")


def test_without_a_plan_nothing_of_a_plan_is_looked_at(told):
    assert told("scenario: planless.yaml\n" + HEADS).responses == ("revenue", "profit")


def test_several_structures_are_the_first_factor(told):
    study = told("structures: {alone: one.yaml, split: split.yaml}\n" + HEADS)
    assert study.factors[0].values == ("alone", "split")
    assert study.at(("split", 4)).label == "split"
    assert study.at(("split", 4)).values == {"teams.sellers.people": 4}
    assert "helpers" in study.at(("split", 4)).scenario.teams


@pytest.mark.parametrize(
    ("path", "text", "values", "ends", "unit"),
    [
        ("teams.sellers.people", "2 to 4", (2, 3, 4), (2, 4), ""),
        ("teams.sellers.people", "[2, 5]", (2, 5), (2, 5), ""),
        ("teams.sellers.speed", "1 to 2", (), (1, 2), ""),
        ("process.talk.then.signed", "20% to 40%", (), (0.2, 0.4), "%"),
        ("process.talk.then.signed", "20 to 40%", (), (0.2, 0.4), "%"),
        ("process.talk.then.signed", "[20%, 0.3]", (0.2, 0.3), (0.2, 0.3), "%"),
        ("process.talk.takes", "30 min to 2 h", (), (0.5, 2), "h"),
        ("teams.sellers.pay.salary", "2_500 to 3_500 per month", (), (2_500, 3_500), "per month"),
        ("teams.sellers.pay.salary", "24_000 per year to 3_500 per month", (), (2_000, 3_500), "per month"),
    ],
)
def test_a_factor_is_a_stretch_or_a_list_in_the_unit_of_the_scenario(told, path, text, values, ends, unit):
    (factor,) = told(f"scenario: one.yaml\nfactors:\n  {path}: {text}\ndesign: {{sobol: 4}}\n").factors
    assert (factor.values, (factor.low, factor.high), factor.unit) == (values, ends, unit)


@pytest.mark.parametrize(
    ("text", "design"),
    [
        ("grid", Design("grid")),
        ("{grid: 5 levels}", Design("grid", 5)),
        ("{latin_hypercube: 200 points}", Design("latin_hypercube", 200)),
        ("{sobol: 1_024}", Design("sobol", 1_024)),
        ("{sobol_indices: 512 base points}", Design("sobol_indices", 512)),
        ("{morris: 20 paths}", Design("morris", 20)),
    ],
)
def test_designs(told, text, design):
    study = told(f"scenario: one.yaml\nfactors: {{teams.sellers.people: 2 to 6}}\ndesign: {text}\n")
    assert study.design == design


def test_a_tied_head_count_is_what_is_left(told):
    study = told(
        "scenario: split.yaml\nfactors: {teams.sellers.people: 1 to 4}\n"
        "tied: {teams.helpers.people: {sum: 5, with: teams.sellers.people}}\ndesign: grid\n"
    )
    assert study.at((3,)).values == {"teams.sellers.people": 3, "teams.helpers.people": 2}


def test_a_tied_number_is_a_multiple(told):
    study = told(
        "scenario: split.yaml\nfactors: {teams.sellers.pay.salary: 2_000 per month to 4_000 per month}\n"
        "tied: {teams.helpers.pay.salary: {times: 9, of: teams.sellers.pay.salary}}\ndesign: {sobol: 4}\n"
    )
    assert study.at((3_000.0,)).values["teams.helpers.pay.salary"] == 27_000


def test_a_tied_salary_keeps_the_payroll(told):
    # As told: 2 x 3,000 + 3 x 24,000 / 12 = 12,000 a month. With 1 seller the helpers share 9,000: 36,000 a year each.
    study = told(
        "scenario: split.yaml\nfactors: {teams.sellers.people: 1 to 3}\n"
        "tied: {teams.helpers.pay.salary: {keeps: payroll}}\ndesign: grid\n"
    )
    assert study.at((1,)).values["teams.helpers.pay.salary"] == pytest.approx(36_000)
    # With 5 sellers 15,000 are more than there is.
    with pytest.raises(ScenarioError, match="-12000 at this point|-3000 at this point"):
        study.at((5,))


def test_people_with_names_are_paid_too(told, tmp_path):
    # Anna and 1 more: 2 x 3,000 as told. With 2 more beside Anna 6,000 is shared by three.
    named = SELLERS.replace("people: 2", "people: {Anna: {since: 2024-03-01}, others: 1}")
    (tmp_path / "named.yaml").write_text(named, encoding="utf-8")
    study = told(
        "scenario: named.yaml\nfactors: {teams.sellers.people.others: 0 to 2}\n"
        "tied: {teams.sellers.pay.salary: {keeps: payroll}}\ndesign: grid\n"
    )
    assert study.at((2,)).values["teams.sellers.pay.salary"] == pytest.approx(2_000)


def test_the_fingerprint_knows_the_study_and_the_scenarios(told, tmp_path):
    text = "scenario: one.yaml\n" + HEADS
    first = told(text).digest
    assert told(text).digest == first
    assert told(text + "seed: 1\n").digest != first
    (tmp_path / "one.yaml").write_text(SELLERS.replace("30%", "31%"), encoding="utf-8")
    assert told(text).digest != first


def test_a_study_may_stand_in_a_folder_beside_its_scenarios(told, tmp_path):
    (tmp_path / "studies").mkdir()
    assert told("scenario: ../one.yaml\n" + HEADS, "studies/study.yaml").scenarios[0][1].name == "A department"


def test_everything_that_is_wrong_is_told_at_once(problems):
    text = """scenario: one.yaml
factors:
  teams.sellers.people: 6 to 2
  process.talk.then.signed: many to few
  sources.calls.rate: 2 per day to 4 per month
  teams.seller.speed: 90% to 110%
respones: [revenue]
design: {sobol: 100 points}
replications: two
"""
    assert problems(text) == [
        (3, "this stretch ends where it begins, or before"),
        (4, "`many` is not a number"),
        (5, "`per month` does not fit here"),
        (6, "there is no such number in this scenario"),
        (7, "`respones` is not known here"),
        (8, "100 points do not fill the space evenly"),
        (9, "`two` is not a number"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (HEADS, 1, "a study names one scenario or some structures"),
        (BOTH + HEADS, 2, "a study names one scenario or some structures"),
        ("scenario: nine.yaml\n" + HEADS, 1, "there is no file `nine.yaml`"),
        ("scenario: ../../etc/one.yaml\n" + HEADS, 1, "`../../etc/one.yaml` lies outside the scenario's folder"),
        ("scenario: one.yaml\nfactors: {teams.sellers.people: [2]}\ndesign: grid\n", 2, "a list of 1 values"),
        ("scenario: one.yaml\ndesign: grid\n", 1, "nothing is varied"),
        ("scenario: one.yaml\n" + HEADS.replace("2 to 6", "2.5 to 6"), 2, "this is a whole number"),
        ("scenario: one.yaml\n" + HEADS.replace("2 to 6", "[2, 2]"), 2, "all of these are the same"),
        ("scenario: one.yaml\n" + HEADS.replace("2 to 6", "2 to 4_000"), 2, "more than 1000 whole numbers"),
        ("structures: {one: one.yaml, split: split.yaml}\n" + HEADS.replace("sellers", "helpers"), 2,
         "there is no such number in one"),
        ("scenario: split.yaml\n" + HEADS + "tied: {teams.helpers.people: {times: 2, of: teams.sellers.people}}\n", 4,
         "a multiple of a whole number may be none itself"),
        ("scenario: one.yaml\n" + HEADS.replace("grid", "sobel"), 3, "`sobel` is not a design"),
        ("scenario: one.yaml\n" + HEADS.replace("grid", "sobol"), 3, "`sobol` has no size"),
        ("scenario: one.yaml\n" + HEADS.replace("grid", "{morris: 1 path}"), 3,
         "`1 path` is not the size of this design"),
        ("scenario: one.yaml\n" + HEADS + "replications: 0\n", 4, "0 futures for each point"),
        ("scenario: one.yaml\n" + HEADS + "responses: profits\n", 4, "`profits` is not a response"),
        (PLANLESS + "responses: attained\n", 4, "`attained` needs a plan, and there is none"),
        ("scenario: one.yaml\n" + HEADS.replace("grid", "{sobol_indices: 8}") + "responses: attained\n", 4,
         "a chance cannot be taken apart from a few futures of each point"),
        ("scenario: one.yaml\n" + HEADS.replace("grid", "{sobol_indices: 8}") + "replications: 1\n", 4,
         "one future of each point cannot be told from its luck"),
        ("scenario: one.yaml\n" + HEADS.replace("grid", "{sobol_indices: 524_288}"), 3, "more than 1_000_000 points"),
        ("scenario: one.yaml\nfactors: {sources.calls.rate: 2 per day to 4 per day}\ndesign: grid\n", 3,
         "`sources.calls.rate` has no levels"),
        ("scenario: one.yaml\nfactors: {teams.sellers.people: [2, 3], sources.calls.rate: [1 per day, 2 per day, "
         "3 per day]}\ndesign: list\n", 3, "a list of points needs as many values of every factor"),
        ("scenario: split.yaml\n" + HEADS + "tied: {teams.helpers.people: {sum: 5, with: teams.sellers.people}}\n", 4,
         "nothing may be left of 5: the others may make 6"),
        ("scenario: split.yaml\n" + HEADS + "tied: {teams.helpers.people: {sum: 9, with: teams.seller.people}}\n", 4,
         "`teams.seller.people` is no factor of this study"),
        ("scenario: split.yaml\n" + HEADS + "tied: {teams.helpers.people: {sum: 9}}\n", 4,
         "this does not say what it follows from"),
        ("scenario: split.yaml\n" + HEADS + "tied: {teams.sellers.people: {times: 1, of: teams.sellers.people}}\n", 4,
         "`teams.sellers.people` is varied, too"),
        ("scenario: split.yaml\n" + HEADS + "tied: {teams.helpers.people: {keeps: payroll}}\n", 4,
         "`teams.helpers.people` cannot keep the payroll"),
        ("scenario: hourly.yaml\n" + HEADS + "tied: {teams.helpers.pay.salary: {keeps: payroll}}\n", 4,
         "helpers is paid by the hour: what that makes follows from the work"),
    ],
)  # fmt: skip
def test_mistakes(problems, text, line, message):
    assert (line, message) in problems(text)


def test_mistakes_of_a_scenario_are_told_with_their_own_place(told, tmp_path):
    (tmp_path / "broken.yaml").write_text(SELLERS.replace("deal_value", "deal_valu"), encoding="utf-8")
    with pytest.raises(ScenarioError) as error:
        told("scenario: broken.yaml\n" + HEADS + "replications: 0\n")
    assert [(Path(problem.place.file).name, problem.place.line) for problem in error.value.problems] == [
        ("broken.yaml", 4),
        ("study.yaml", 4),
    ]
    assert all(problem.source for problem in error.value.problems)


def test_the_caret_stands_under_the_mistake(told):
    with pytest.raises(ScenarioError) as error:
        told("scenario: one.yaml\nfactors: {teams.sellers.people: 2 to 6}\ndesign: {sobl: 64}\n")
    assert str(error.value).splitlines()[1:] == [
        "    design: {sobl: 64}",
        "    ^",
        "    expected: `grid`, `list`, `latin_hypercube`, `sobol`, `sobol_indices` or `morris`",
        "    did you mean `sobol`?",
    ]


def test_nothing_that_is_written_ends_in_a_traceback(told):
    text = """scenario: split.yaml
factors: {teams.sellers.people: 2 to 6, process.talk.then.signed: 20% to 40%}
tied: {teams.helpers.people: {sum: 9, with: teams.sellers.people}}
responses: [revenue, attained]
design: {latin_hypercube: 20 points}
"""
    chance = random.Random(1)
    for _ in range(300):
        at, width = chance.randrange(len(text)), chance.randrange(4)
        broken = (
            text[:at]
            + chance.choice(["", "{", "[", ": ", "\n", "%", "-1", "9" * 30, "\t", "#", "null"])
            + text[at + width :]
        )
        with contextlib.suppress(ScenarioError):
            told(broken)
