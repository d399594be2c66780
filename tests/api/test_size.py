"""`salessim.size` as a script uses it."""

import pytest

import salessim
from cli.tiny import tiny
from salessim.api import plan_met
from salessim.experiment.sizing.question import UnanswerableError

__all__ = ["tiny"]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    from cli.tiny import TEXT, written

    text = TEXT.replace("does_in_order: [talk]", "does_in_order: [talk], pay: {salary: 10 per month}")
    return salessim.size(written(tmp_path_factory.mktemp("size"), "paid.yaml", text), replications=40)


def test_the_answer_as_a_department(found):
    assert found.people == {"sellers": 1}
    assert len(found) == 40
    assert found.scenario.teams["sellers"].people.count == 1


def test_frames_have_the_people_of_each_team(found):
    frame = found.to_frame()
    assert frame["sellers_people"].tolist() == [1]
    assert frame["cost_currency"].tolist() == [120.0]
    assert {"chance_share", "chance_low_share", "chance_high_share"} <= set(frame.columns)
    assert set(found.to_frame("team_sizes")["team"]) == {"sellers"}
    assert found.to_frame("tried")["futures"].min() >= 4


def test_it_shows_itself(found):
    assert repr(found).startswith("1 sellers is the cheapest head count")
    assert "<table" in found._repr_html_()


def test_the_plan_that_is_met(tiny):
    met = plan_met(tiny, 0.9, replications=40)
    assert met.found.total.value == 300.0
    assert met.to_frame()["met_currency"].tolist()[0] == 300.0
    assert "meets a plan of 300 RUB" in repr(met)
    with pytest.raises(UnanswerableError):
        plan_met(tiny, 1.5)
