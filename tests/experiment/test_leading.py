"""A structure with more people to lead takes the hours of its head from the day of the change on."""

from salessim.experiment import run
from salessim.scenario import load_text

# 2027-03-01 is a Monday. The head has a list without end, half an hour for each contact; nobody calls the crew.
BEFORE = """
period: {from: 2027-03-01, for: 2 months}
working_time: {days: Mon-Fri, hours: 9:00-17:00}
sources: {names: {contacts: 2_000, goes_to: sell}, calls: {rate: 2 per year, goes_to: answer}}
process:
  sell:   {takes: 30 min, at_closing_time: continue_next_day, then: {sold: rest -> won}}
  answer: {takes: 1 min, then: {sold: rest -> won}}
teams:
  crew: {people: 2, does_in_order: [answer]}
  head: {people: 1, does_in_order: [sell], leads: {each_of: {crew: 4 h per week}}}
"""
AFTER = "based_on: before.yaml\nteams: {crew: {people: 7}}\n"
CHANGE = "based_on: before.yaml\nchange: {on: 2027-03-15, to: after.yaml, people: {crew: {crew: 2}}, hire: {crew: 5}}\n"
DAY = 86_400
MARCH_1 = 9_555 * DAY  # 26 years with 6 leap days are 9,496 days, then 31 + 28


def test_a_change_to_more_people_takes_hours_from_the_sales_of_their_head(tmp_path):
    (tmp_path / "before.yaml").write_text(BEFORE)
    (tmp_path / "after.yaml").write_text(AFTER)
    future = run.play(load_text(CHANGE, tmp_path, "change.yaml"))
    visit, sell = future.log.visit, [stage.name for stage in future.terms.stages].index("sell")
    ended = visit.ended[(visit.station == sell) & (visit.ended > 0)]
    weeks = [MARCH_1 + 7 * DAY * week for week in range(5)]
    sold = [((ended > begin) & (ended <= begin + 7 * DAY)).sum() for begin in weeks]
    # 40 h less 2 x 4, then less 7 x 4: twice as many contacts as hours
    assert sold == [64, 64, 24, 24, 24]
