"""The three verbs: load, simulate, compare."""

import pytest

import salessim
from cli.tiny import NAME, tiny

__all__ = ["tiny"]


def test_a_scenario_is_loaded_simulated_and_told(tiny):
    scenario = salessim.load(tiny)
    results = salessim.simulate(scenario, replications=2, seed=3)
    assert scenario.name == NAME
    assert len(results) == 2
    assert results.plan().loc[0, "middle_currency"] == 300.0
    assert list(results.people["person"]) == ["Анна", "Анна"]
    assert results.page().provenance["seed"] == 3


def test_a_file_may_be_named_instead_of_a_scenario(tiny):
    by_name = salessim.simulate(str(tiny), replications=1)
    assert by_name.page().next_commands[0][0] == f"salessim run {tiny} -n 4"
    assert by_name.stages.equals(salessim.simulate(salessim.load(tiny), replications=1).stages)


def test_scenarios_are_compared(tiny):
    comparison = salessim.compare([tiny, salessim.load(tiny)], replications=2)
    assert comparison.names == (NAME, f"{NAME} (2)")
    assert comparison.warnings == ()


def test_a_comparison_of_one_is_refused(tiny):
    with pytest.raises(ValueError, match="at least two"):
        salessim.compare([tiny])


def test_progress_is_told_to_whoever_asks(tiny):
    seen = []
    salessim.simulate(tiny, replications=2, progress=lambda finished, wanted: seen.append((finished, wanted)))
    assert seen == [(0, 2), (1, 2), (2, 2)]


def test_a_broken_file_is_a_scenario_error(tmp_path):
    (tmp_path / "broken.yaml").write_text("name: [", encoding="utf-8")
    with pytest.raises(salessim.ScenarioError):
        salessim.load(tmp_path / "broken.yaml")


def test_the_shipped_scenarios_are_found_by_name():
    files = salessim.demo_scenarios()
    assert "conveyor" in files
    assert "market" not in files  # a part that others are based on, not a department
    assert all(path.is_file() for path in files.values())
