"""`salessim new` as an owner meets it: questions, answers, what is written, and what is kept when one stops."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interview.firms import FOLDER
from salessim.cli import main
from salessim.interview import fitting
from salessim.interview.fit import Fit
from salessim.interview.questions import QUESTIONS
from salessim.scenario import load

NOTHING = "\n" * len(QUESTIONS)


@pytest.fixture(autouse=True)
def at_once(monkeypatch, tmp_path):
    """Nothing is lived through, so that only the conversation is tested."""
    found = fitting.Fitted(Fit(), 4, 210.0, 90.0, {"managers": 0.88}, {"meeting": 900.0, "answer": 500.0}, 0.01)
    monkeypatch.setattr(fitting, "fitted", lambda given, today, progress: found)
    monkeypatch.chdir(tmp_path)


def new(*words: object, said: str = "") -> Result:
    return CliRunner().invoke(main, ["new", *map(str, words)], input=said)


def test_whoever_knows_nothing_gets_a_department_and_the_next_three_commands(tmp_path):
    result = new("firm.yaml", said=NOTHING)
    assert result.exit_code == 0, result.output
    assert "1. What is your firm called?" in result.output
    assert f"{len(QUESTIONS)} answers were `do not know`" in result.output
    assert [line.split("  ")[1] for line in result.output.splitlines()[-3:]] == [
        "salessim check firm.yaml", "salessim run firm.yaml", "salessim compare firm.yaml firm-split.yaml",
    ]  # fmt: skip
    assert load("firm.yaml").teams["managers"].people.count == 3
    assert load("firm-split.yaml").past is not None
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "firm-answers.yaml", "firm-last-year.yaml", "firm-split.yaml", "firm.yaml",
    ]  # fmt: skip


def test_answers_from_a_file_are_not_asked():
    result = new("firm.yaml", "--answers", FOLDER / "windows.yaml")
    assert result.exit_code == 0, result.output
    assert "called?" not in result.output
    assert "In 4 futures it signs 300 deals a year on average (you said 300)" in result.output
    assert load("firm.yaml").name == "Окна & Ко"
    assert not Path("firm-answers.yaml").exists()


def test_a_wrong_answer_is_told_kindly_and_asked_again():
    result = new("firm.yaml", said="Okna\nRU\nmade\nten\n10\n" + NOTHING)
    assert result.exit_code == 0, result.output
    assert "`ten` is not a number" in result.output
    assert "Expected: a number such as 12" in result.output
    assert str(load("firm.yaml").sources["calls"].rate.number.value) == "10.0"


def test_a_word_that_is_nearly_right_is_guessed():
    assert "Did you mean `stock`?" in new("firm.yaml", said="Okna\nRU\nstok\n" + NOTHING).output


def test_back_asks_the_question_before_once_more():
    result = new("firm.yaml", said="Okna\nback\nОкна\n" + NOTHING)
    assert result.output.count("1. What is your firm called?") == 2
    assert load("firm.yaml").name == "Окна"


def test_the_end_of_the_input_keeps_the_answers_and_tells_how_to_go_on(tmp_path):
    result = new("firm.yaml", said="Okna\nRU\n\n12\n")
    assert result.exit_code == 130
    assert "salessim new firm.yaml --answers firm-answers.yaml" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["firm-answers.yaml"]
    again = new("firm.yaml", "--answers", "firm-answers.yaml", said=NOTHING)
    assert again.exit_code == 0, again.output
    assert "5. How many write" in again.output
    assert "4. How many" not in again.output
    assert load("firm.yaml").sources["calls"].rate.number.value == 12


def test_ctrl_c_while_the_year_is_lived_through_keeps_the_answers(tmp_path, monkeypatch):
    def interrupted(given, today, progress):
        raise KeyboardInterrupt

    monkeypatch.setattr(fitting, "fitted", interrupted)
    result = new("firm.yaml", said=NOTHING)
    assert result.exit_code == 130
    assert [path.name for path in tmp_path.iterdir()] == ["firm-answers.yaml"]


def test_nothing_is_written_over_without_a_yes():
    Path("firm-split.yaml").write_text("mine", encoding="utf-8")
    result = new("firm.yaml", "--answers", FOLDER / "windows.yaml", said="n\n")
    assert result.exit_code == 130
    assert "Already there: firm-split.yaml. Write over?" in result.output
    assert Path("firm-split.yaml").read_text(encoding="utf-8") == "mine"
    assert new("firm.yaml", "--answers", FOLDER / "windows.yaml", said="y\n").exit_code == 0
    assert "based_on" in Path("firm-split.yaml").read_text(encoding="utf-8")


def test_a_wrong_answer_in_a_file_is_told_with_its_line():
    Path("answers.yaml").write_text("name: Okna\ncountry: RU\ndelivery: made\ncalls: ten\n", encoding="utf-8")
    result = new("firm.yaml", "--answers", "answers.yaml")
    assert result.exit_code == 2
    assert "answers.yaml:4:8: `ten` is not a number" in result.stderr
    assert not Path("firm.yaml").exists()


def test_answers_behind_a_wrong_one_are_not_lost():
    # The file of answers is the very one in which the answers so far are kept.
    Path("firm-answers.yaml").write_text("name: Okna\ncalls: ten\nplan: 300_000\n", encoding="utf-8")
    result = new("firm.yaml", "--answers", "firm-answers.yaml", said="RU\nmade\n")
    assert result.exit_code == 2
    kept = Path("firm-answers.yaml").read_text(encoding="utf-8")
    assert [line.split(":")[0] for line in kept.splitlines()[1:]] == ["name", "country", "delivery", "calls", "plan"]


def test_the_file_must_be_a_scenario():
    result = new("firm.txt")
    assert result.exit_code == 2
    assert "must end in .yaml" in result.stderr


def test_answers_that_do_not_fit_together_are_told(monkeypatch):
    found = fitting.Fitted(Fit(), 4, 50.0, 0.0, {"managers": 0.2}, {}, 1.5)
    monkeypatch.setattr(fitting, "fitted", lambda given, today, progress: found)
    assert "do not fit together well" in new("firm.yaml", "--answers", FOLDER / "windows.yaml").output
