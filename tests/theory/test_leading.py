"""What a head sells beside leading: the hours that leading leaves, whoever many are led, and no more."""

import pytest

from salessim import compiler
from salessim.scenario import load_text
from theory.runs import again

WEEKS, WEEK = 4, 7 * 24
# 2027-03-01 is a Monday. Who leads has a list without end, half an hour for each contact; the others answer no calls.
FIRM = """
period: {{from: 2027-03-01, for: 2 months}}
working_time: {{days: Mon-Fri, hours: 9:00-17:00}}
sources: {{names: {{contacts: 2_000, goes_to: sell}}, calls: {{rate: 2 per year, goes_to: answer}}}}
process:
  sell:   {{takes: 30 min, at_closing_time: continue_next_day, then: {{sold: rest -> won}}}}
  answer: {{takes: 1 min, then: {{sold: rest -> won}}}}
teams:
  crew: {{people: {people}, does_in_order: [answer]}}
  head: {{people: 1, does_in_order: [sell], leads: {{each_of: {{crew: 4 h per week}}, reports: 3 h per week}}}}
"""


@pytest.mark.parametrize("people", [1, 3, 5, 8, 9, 10, 14])
def test_the_more_people_a_head_leads_the_less_the_head_sells(people):
    # a week of 40 h less 3 h and less 4 h for each: two contacts in an hour of the rest, nothing from 10 people on
    compiled = compiler.compile(load_text(FIRM.format(people=people)))
    stays = again(compiled, 0).stays("sell")
    sold = [((stays.ended > week * WEEK) & (stays.ended <= (week + 1) * WEEK)).sum() for week in range(WEEKS)]
    assert sold == [2 * max(0, 40 - 3 - 4 * people)] * WEEKS
