"""The online school stays near what was measured, and its page tells what comes out today."""

import importlib.util
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
MONDAY = pd.Timestamp("2024-01-01")
HOUR, DAY = 3_600, 86_400


def _school():
    spec = importlib.util.spec_from_file_location("school", ROOT / "docs" / "school.py")
    school = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(school)
    return school


school = _school()


# ---- how a log is read --------------------------------------------------------------------------------------------


def visit(lead, stage, person, queued, started, length, way, reached=True):
    """One row of a trace; moments in seconds from a Monday."""
    moments = {"queued": queued, "started": started, "ended": started + length}
    stamps = {f"{name}_at": MONDAY + pd.Timedelta(seconds=second) for name, second in moments.items()}
    seconds = {f"{name}_s": second for name, second in moments.items()}
    who = {"person": person, "team": {None: None, "Anna": "callers", "Boris": "closers"}[person]}
    return {"lead": lead, "stage": stage, "reached": reached, "way": way, **who, **seconds, **stamps}


@pytest.fixture
def log():
    """Anna misses A and is followed by Boris, who signs; B is reached at once and poor; C is never called."""
    rows = [
        visit("A", "intake", None, 0, 0, 0, "new"),
        visit("B", "intake", None, 2 * HOUR, 2 * HOUR, 0, "new"),
        visit("C", "intake", None, 5 * DAY, 5 * DAY, 0, "not_called"),
        visit("A", "first_talk", "Anna", 0, HOUR, 137, "try_again", reached=False),
        visit("B", "first_talk", "Anna", 2 * HOUR, 2 * HOUR, 727, "grade_e"),
        visit("A", "first_talk", "Boris", DAY, DAY, 1_327, "qualified"),
        visit("A", "advice", "Boris", DAY + 1_327, DAY + 1_327, 1_927, "grade_a"),
        visit("A", "decision_a", "Boris", 10 * DAY, 10 * DAY, 427, "signed"),
    ]
    return school.read(pd.DataFrame(rows), pause_s=127.0)


def test_who_was_called_by_whom_and_when(log):
    assert log.waited_s.tolist() == [HOUR, 0]
    assert log.called["dials"].tolist() == [4, 1]
    assert log.called["people"].tolist() == [2, 1]
    assert log.called["reached_at"].tolist() == [2, 1]
    assert len(log.called) == 2


def test_talk_is_what_is_left_without_the_pause(log):
    talks = log.dials["talk_s"].dropna()
    assert talks.tolist() == [600, 1_200, 1_800, 300]  # 727, 1,327, 1,927 and 427 s, less 127 s each


def test_a_day_of_a_person_is_a_day_with_a_dial(log):
    assert log.days["dials"].tolist() == [2, 2, 1]  # Anna on Monday, Boris on Tuesday and nine days later
    assert school.dials_of(log, "closers") == 1.5


def test_a_win_is_dated_credited_and_counted(log):
    assert log.wins == 1
    assert school.cycle(log, 0.5) == pytest.approx(10 + 427 / DAY)
    assert school.kept(log) == 0  # Anna called first, Boris signed
    assert school.of_grade(log, "grade_a") == 1
    assert school.qualified(log, 0.5, 1.5) == 1
    assert school.qualified(log, 0, 0.1) == 0


def test_only_deals_old_enough_count_for_what_was_won_within_a_time(log):
    # The log ends after 10 days: A and B are older than 6 days, C is not; nothing was won within 6 days.
    assert school.won_within(log, 6) == 0


def test_days_of_the_week_and_of_the_year(log):
    # Two deals on Monday, one on Saturday: a weekend day has half of a weekday's; the days vary by 1/2 around 3/2.
    assert school.weekend(log) == 0.5
    assert school.unevenness(log) == pytest.approx(1 / 3)
    assert school.busiest(log) == pytest.approx(4 / 3)


def test_waits_of_busy_weeks_are_compared_with_those_of_quiet_weeks():
    # One person; 1, 2, 3, 4, 5 deals in five weeks; in the last one each waits for 3 h, before that for 1 h.
    came = [(week, number) for week in range(5) for number in range(week + 1)]
    rows = []
    for week, number in came:
        at, wait = 7 * week * DAY + number, 3 * HOUR if week == 4 else HOUR
        rows.append(visit(f"{week} {number}", "intake", None, at, at, 0, "new"))
        rows.append(visit(f"{week} {number}", "first_talk", "Anna", at, at + wait, 137, "grade_e"))
    assert school.slower_under_load(school.read(pd.DataFrame(rows), pause_s=127.0)) == 3


# ---- what comes out -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", school.ROWS, ids=lambda row: row.figure)
def test_a_figure_is_near_the_measured_one_or_explained(row):
    assert row.agrees == (row.reason in ("", school.TOLD)), f"{row.values(school.SHORT)}, measured {row.measured}"


def test_every_explanation_that_is_named_is_given():
    page = school.PAGE.read_text(encoding="utf-8")
    assert [row.figure for row in school.ROWS if row.reason.isdigit() and f"\n{row.reason}. **" not in page] == []


def test_the_page_tells_what_comes_out():
    page = school.PAGE.read_text(encoding="utf-8")
    assert school.renewed(page) == page, "`make docs` writes it anew"
