"""Long work on short days: moments worked out by hand."""

from datetime import datetime

import pytest

from salessim import compiler, engines
from salessim.network.world import realise
from salessim.scenario import load_text

OFFICE = """
period: {{from: 2027-03-01, for: 1 month}}
working_time: {{days: Mon-Fri, hours: 9:00-17:00{more}}}
sources: {{wishes: {{at: [0 h, 1 h, 2 h], goes_to: quote}}}}
process: {{quote: {{takes: {takes}, at_closing_time: {closing}, then: {{sent: rest -> done}}}}}}
teams: {{writer: {{people: 1, does_in_order: [quote]}}}}
"""


def ends(takes: str, closing: str, more: str = "") -> list[str]:
    """When the three pieces of work that lie there on Monday, 1 March 2027, are done."""
    compiled = compiler.compile(load_text(OFFICE.format(takes=takes, closing=closing, more=more)))
    log, _ = engines.simulate(compiled.network, realise(compiled.network, 0, 0))
    times: list[datetime] = [compiled.terms.moment(int(second)) for second in log.visit.ended]
    return [f"{time:%d %H:%M}" for time in times]


def test_twenty_hours_of_one_person_are_two_days_and_a_half():
    # 8 + 8 + 4 h: Wednesday 13:00; 4 + 8 + 8 h: Friday 17:00; over the weekend, 8 + 8 + 4 h: Wednesday 13:00
    assert ends("20 h", "continue_next_day") == ["03 13:00", "05 17:00", "10 13:00"]


def test_a_break_is_no_time_of_work():
    # 7 h a day, 3 before and 4 after the break. 7 + 7 + 6 h: Wednesday 16:00; 1 + 7 + 7 h, and 5 h of Monday: 15:00;
    # 2 + 7 + 7 h, and 4 h of Thursday: 3 before the break and 1 after: 14:00
    assert ends("20 h", "continue_next_day", ", break: 12:00-13:00") == ["03 16:00", "08 15:00", "11 14:00"]


def test_work_that_is_finished_runs_into_the_night():
    # from 9:00 20 h without a stop: 5:00 on Tuesday, Wednesday, Thursday
    assert ends("20 h", "finish") == ["02 05:00", "03 05:00", "04 05:00"]


def test_work_that_begins_anew_wastes_the_evening():
    # 9:00 + 5 h = 14:00; the second has only 3 h left on Monday and begins anew on Tuesday; the third on Wednesday
    assert ends("5 h", "restart") == ["01 14:00", "02 14:00", "03 14:00"]


@pytest.mark.parametrize("takes", ["2 wd", "16 h"])
def test_working_days_of_work_are_whole_days_of_a_person(takes):
    assert ends(takes, "continue_next_day") == ["02 17:00", "04 17:00", "08 17:00"]
