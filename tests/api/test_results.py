"""Results in a script and in a notebook."""

import pandas as pd
import pytest

from report.sample_runs import runs
from salessim.api import Comparison, Results
from salessim.api.naming import folder_name
from salessim.results.frames import FRAMES
from salessim.results.store import Runs

EVIL = "<script>alert(1)</script> $x$ [b]"


@pytest.fixture(scope="module")
def results() -> Results:
    return Results(runs(), "pair.yaml")


@pytest.mark.parametrize("name", FRAMES)
def test_every_frame_is_an_attribute_and_is_offered_by_completion(results, name):
    assert getattr(results, name).equals(results.to_frame(name))
    assert name in dir(results)


def test_an_unknown_attribute_is_told_with_the_known_ones(results):
    with pytest.raises(AttributeError, match="stages"):
        results.stage  # noqa: B018


def test_results_can_be_copied_and_pickled(results):
    import copy
    import pickle

    assert len(pickle.loads(pickle.dumps(results))) == 10
    assert len(copy.copy(results)) == 10


def test_the_repr_is_the_answer_and_the_plan(results):
    text = repr(results)
    assert text.startswith("Pair reaches its plan of 200 RUB (signed) in 50% of the futures")
    assert "the whole period" in text
    assert "The teams" not in text


def test_the_notebook_shows_all_tables_and_escapes_every_name():
    html = Results(runs(EVIL))._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "The teams" in html


def test_the_plan_is_a_frame(results):
    assert results.to_frame().equals(results.plan())
    assert results.plan().loc[0, "chance_share"] == 0.5


def test_what_is_written_can_be_read_again_and_says_the_same(results, tmp_path):
    results.to_parquet(tmp_path / "out")
    again = Results(Runs.read(tmp_path / "out"), "pair.yaml")
    assert again.page() == results.page()


def test_pictures_are_figures_that_a_notebook_shows_by_itself(results):
    for picture in (results.plot.attainment(), results.plot.load()):
        assert picture._repr_png_().startswith(b"\x89PNG")


def test_a_comparison_has_its_scenarios_by_name():
    comparison = Comparison([runs("A"), runs("B", lift=3.0)])
    assert comparison.names == ("A", "B")
    assert comparison["B"].plan().loc[0, "middle_currency"] == 196.0
    assert len(comparison) == 10
    with pytest.raises(KeyError, match="there are A, B"):
        comparison["C"]


def test_a_comparison_keeps_two_scenarios_of_one_name_apart():
    assert Comparison([runs("A"), runs("A"), runs("A")]).names == ("A", "A (2)", "A (3)")


def test_a_comparison_as_frames():
    comparison = Comparison([runs("A"), runs("B", lift=3.0)])
    teams = comparison.to_frame("teams")
    assert list(teams["scenario"].unique()) == ["A", "B"]
    assert len(teams) == 40
    assert comparison.to_frame().loc[1, "difference"] == 6.0
    assert "B does better in 10 of 10 futures" in repr(comparison)
    assert "<td" in comparison._repr_html_()


def test_a_comparison_is_written_into_a_folder_for_each_scenario(tmp_path):
    Comparison([runs("A/../b"), runs("Окна")]).to_parquet(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1-A____b", "2-Окна"]
    assert len(pd.read_parquet(tmp_path / "2-Окна" / "teams.parquet")) == 20


def test_a_name_becomes_the_name_of_a_folder():
    assert folder_name("a b/c:d" + "x" * 100) == "a_b_c_d" + "x" * 53
