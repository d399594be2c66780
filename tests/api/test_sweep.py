"""A sweep in a script: points, frames, files, pictures."""

import numpy as np
import pandas as pd
import pytest

import salessim
from sweep.small import SELLERS

STUDY = """
name: People <b>&
scenario: one.yaml
factors:
  teams.sellers.people: [1, 3]
  process.talk.then.signed: [20%, 30%, 90%]
responses: [revenue, attained]
design: grid
replications: 3
"""


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("study")
    (folder / "one.yaml").write_text(SELLERS, encoding="utf-8")
    (folder / "people.yaml").write_text(STUDY, encoding="utf-8")
    return folder / "people.yaml"


@pytest.fixture(scope="module")
def found(study):
    return salessim.sweep(study)


def test_there_is_a_row_for_each_future_of_each_point(found):
    frame = found.to_frame()
    assert list(frame) == [
        "point", "future", "teams.sellers.people", "process.talk.then.signed", "revenue_currency", "attained_share",
    ]  # fmt: skip
    assert frame["point"].tolist() == [point for point in range(6) for _ in range(3)]
    assert frame["future"].tolist() == [0, 1, 2] * 6
    assert frame["teams.sellers.people"].tolist() == [1] * 9 + [3] * 9
    assert frame["process.talk.then.signed"].tolist()[:9] == [0.2] * 3 + [0.3] * 3 + [0.9] * 3


def test_a_point_is_the_scenario_with_its_values(found, study):
    # One person, 30%: what `simulate` says of the same futures.
    text = SELLERS.replace("people: 2", "people: 1")
    (study.parent / "alone.yaml").write_text(text, encoding="utf-8")
    alone = salessim.simulate(study.parent / "alone.yaml", replications=3)
    frame = found.to_frame()
    assert frame.loc[frame["point"] == 1, "revenue_currency"].tolist() == [
        alone.bookings.query("replication == @future")["amount_currency"].sum() for future in range(3)
    ]


def test_more_is_signed_where_more_sign(found):
    means = found.to_frame().groupby("process.talk.then.signed")["revenue_currency"].mean()
    assert means.is_monotonic_increasing


def test_points_have_a_row_each(found):
    assert len(found) == len(found.points) == 6
    assert found.points["failed"].tolist() == [""] * 6
    assert found.points["first_future"].tolist() == [0] * 6


def test_the_page_names_the_best_point(found):
    assert found.page().kind == "sweep"
    assert found.page().answer[0].startswith("Best of 6 points by revenue: sellers people ")
    assert "talk then signed 90%" in repr(found)


def test_names_of_users_are_escaped(found):
    assert "People &lt;b&gt;&amp;: 6 points" in found._repr_html_()


def test_a_design_without_indices_tells_slopes(found):
    frame = found.indices()
    assert list(frame) == ["response", "factor", "change", "interval_low", "interval_high"]
    assert set(frame["factor"]) == {"teams.sellers.people", "process.talk.then.signed"}


def test_everything_can_be_written_and_read(found, tmp_path):
    found.write(tmp_path / "all")
    assert pd.read_parquet(tmp_path / "all/futures.parquet").equals(found.to_frame())
    assert pd.read_parquet(tmp_path / "all/points.parquet").equals(found.points)
    assert (tmp_path / "all/answer.xlsx").is_file()


def test_a_store_is_not_asked_again(study, tmp_path):
    first = salessim.sweep(study, store=tmp_path / "people.sweep")
    asked = []
    again = salessim.sweep(
        study, store=tmp_path / "people.sweep", progress=lambda finished, wanted: asked.append(wanted)
    )
    assert set(asked) <= {0}
    assert np.array_equal(first.swept.values, again.swept.values)


def test_an_impossible_point_has_no_answers_and_the_others_have(study):
    # 20% think it over: with 90% who sign these are 110%.
    text = SELLERS.replace("refused: rest", "later: 20% -> lost, refused: rest")
    (study.parent / "later.yaml").write_text(text, encoding="utf-8")
    broken = study.with_name("broken.yaml")
    broken.write_text(STUDY.replace("one.yaml", "later.yaml"), encoding="utf-8")
    found = salessim.sweep(broken)
    assert [bool(reason) for reason in found.points["failed"]] == [False, False, True] * 2
    assert found.to_frame()["revenue_currency"].isna().tolist() == ([False] * 6 + [True] * 3) * 2
    assert "2 points have no answer; the others have." in found.page().answer


def test_without_a_margin_profit_is_called_what_it_is(study):
    costly = study.with_name("costly.yaml")
    costly.write_text(STUDY.replace("[revenue, attained]", "profit"), encoding="utf-8")
    assert " by contribution after sales costs: " in salessim.sweep(costly).page().answer[0]
    assert "profit_currency" in salessim.sweep(costly).to_frame()


@pytest.mark.parametrize(("design", "picture"), [("{sobol_indices: 8}", "sobol"), ("{morris: 4}", "morris")])
def test_what_a_factor_does_is_drawn(study, tmp_path, design, picture):
    path = study.with_name(f"{picture}.yaml")
    path.write_text(
        STUDY.replace("design: grid", f"design: {design}").replace("[revenue, attained]", "revenue"), encoding="utf-8"
    )
    found = salessim.sweep(path)
    found.write(tmp_path / "all")
    assert (tmp_path / "all" / f"{picture}.png").is_file()
    assert "process.talk.then.signed" in found.page().answer[0]
