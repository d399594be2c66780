"""A change against staying, on the same futures."""

from datetime import date

import numpy as np
import pytest

from experiment.test_change import AFTER, BEFORE, changing
from salessim.analysis.profit import profit_by_month
from salessim.analysis.revenue import by_month
from salessim.experiment.restructure import LEARNS, LOSES, becoming, courses, staying
from salessim.experiment.restructure_variants import left_off, starts
from salessim.results.course import since_the_change
from salessim.scenario import ScenarioError, load, load_text

TOLD = "on: 2027-03-16, to: after.yaml, costs: {once: 500}"


def test_the_days_of_a_course_add_up_to_the_months_of_the_frames(tmp_path):
    told = changing(tmp_path, TOLD)
    lived = courses([staying(told), told], 3)
    for runs, course in zip(lived.runs, lived.courses, strict=True):
        assert course.revenue.sum(axis=1) == pytest.approx(by_month(runs, "signed").sum(axis=1))
        assert course.profit.sum(axis=1) == pytest.approx(profit_by_month(runs).sum(axis=1))


def test_nothing_of_a_change_in_the_middle_of_a_month_is_told_of_the_days_before(tmp_path):
    # from 16 March on a caller costs 31,000 a month more: 16,000 in 16 of 31 days, and 500 for the change
    told = changing(tmp_path, TOLD)
    lived = courses([staying(told), told], 2)
    stays, changes = lived.courses
    beside = since_the_change(changes, stays, lived.runs[1].terms)
    gained = beside.profit - stays.profit
    assert (gained[:, :15] == 0).all()
    assert gained.sum(axis=1) == pytest.approx([-16_500, -16_500])
    assert beside.cash.sum(axis=1) == pytest.approx(changes.cash.sum(axis=1))


def test_staying_is_the_department_without_its_change(tmp_path):
    told = changing(tmp_path, TOLD)
    stays, before = (courses([one], 2).courses[0] for one in (staying(told), load(tmp_path / "before.yaml")))
    assert all(np.array_equal(mine, its) for mine, its in zip(stays, before, strict=True))


def test_a_department_that_does_not_change_cannot_be_asked(tmp_path):
    (tmp_path / "before.yaml").write_text(BEFORE)
    with pytest.raises(ScenarioError, match="Before does not change"):
        staying(load(tmp_path / "before.yaml"))


def test_two_structures_become_a_change_with_what_is_assumed(tmp_path):
    (tmp_path / "before.yaml").write_text(BEFORE.replace("for: 1 month", "for: 2 months"))
    (tmp_path / "after.yaml").write_text(AFTER)
    before, after = (load(tmp_path / name) for name in ("before.yaml", "after.yaml"))
    (change,) = becoming(before, after).change
    assert (change.on, change.relearning, change.hand_over_loss) == (date(2027, 4, 1), LEARNS, LOSES)
    assert [one.name for one in becoming(before, after, date(2027, 3, 9)).targets] == ["After"]
    with pytest.raises(ScenarioError, match="not within the period"):
        becoming(before, after, date(2027, 6, 1))
    other = load_text(BEFORE.replace("currency: RUB", "currency: EUR"), tmp_path)
    with pytest.raises(ScenarioError, match="another market"):
        becoming(before, other)


def test_what_a_change_tells_is_left_off_by_turns_and_all_together(tmp_path):
    told = changing(tmp_path, f"{TOLD}, relearning: {{speed: 50% -> 100% over 5 d}}, open_deals: hand_over")
    found = dict(left_off(told))
    assert list(found) == ["relearning", "hand_over", "costs", "all"]
    (bare,) = found["all"].change
    assert (bare.relearning, bare.open_deals, bare.costs) == (None, "keep", None)
    assert found["relearning"].change[0].open_deals == "hand_over"


def test_a_programme_keeps_its_steps_apart_when_it_begins_in_another_month(tmp_path):
    before = BEFORE.replace("for: 1 month", "for: 4 months")
    told = changing(tmp_path, "on: 2027-03-15, to: after.yaml", before=before)
    assert [day for day, _ in starts(told)] == [date(2027, month, 1) for month in (4, 5, 6)]
    text = "based_on: before.yaml\nchange: [{on: 2027-03-15, to: after.yaml}, {on: 2027-05-14, to: before.yaml}]\n"
    begun = starts(load_text(text, tmp_path))
    # sixty days lie between the steps: begun on 1 May the second one comes on 30 June, the last day; on 1 June too late
    assert [[change.on for change in one.change] for _, one in begun] == [
        [date(2027, 4, 1), date(2027, 5, 31)],
        [date(2027, 5, 1), date(2027, 6, 30)],
    ]
