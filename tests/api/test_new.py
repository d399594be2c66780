"""The scenario of one's own firm, from a file of answers."""

from datetime import date
from pathlib import Path

import pytest

import salessim

ANSWERS = Path(__file__).parents[1] / "interview" / "answers" / "windows.yaml"


def test_answers_become_scenarios_that_can_be_run(tmp_path: Path) -> None:
    written = salessim.new(ANSWERS, tmp_path / "okna.yaml", date(2026, 11, 22))
    assert [path.name for path in written][:2] == ["okna.yaml", "okna-last-year.yaml"]
    scenario = salessim.load(written[0])
    assert scenario.name == "Окна & Ко"
    assert len(salessim.simulate(scenario, replications=1)) == 1


def test_a_wrong_answer_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("deals: many\n", encoding="utf-8")
    with pytest.raises(salessim.ScenarioError, match=r"wrong\.yaml:1"):
        salessim.new(tmp_path / "wrong.yaml", tmp_path / "firm.yaml")
