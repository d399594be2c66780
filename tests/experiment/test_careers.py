"""A newcomer's first hours, by hand."""

from salessim.experiment.run import play, simulate
from salessim.scenario import load_text

DAY = 86_400
TEXT = """
period: {from: 2027-01-01, for: 1 month}
working_time: always
sources: {list: {contacts: 2, goes_to: talk}}
process: {talk: {takes: 1 h, then: {sold: rest -> won}}}
teams:
  crew:
    people: {newcomers: 1}
    does_in_order: [talk]
    ramp: {speed: 50% -> 100% over 10 d}
    replaced: {after: 2 d, internship: 1 d, cost: 700}
    pay: {salary: 3_100 per month}
"""


def test_somebody_is_looked_for_hired_taught_and_works_at_the_speed_of_the_tenure():
    log = play(load_text(TEXT)).log
    times = [log.visit.started - log.start, log.visit.ended - log.start]
    # hired after 2 days, at work after 3, with 1 day of tenure: 50% + 5% of the speed, 3600 / 0.55 = 6545.45 s; then
    # with 92,945 s of tenure 0.55379 of it: 3600 / 0.55379 = 6500.69 s
    first = 3 * DAY + 6_545
    assert list(zip(*(column.tolist() for column in times), strict=True)) == [(3 * DAY, first), (first, first + 6_501)]


def test_an_empty_place_costs_nothing_and_an_intern_is_paid():
    runs = simulate(load_text(TEXT), replications=1)
    # hired on the third of 31 days: 29/31 of 3,100
    assert runs["pay"]["salary_currency"].tolist() == [2_900]
    assert runs["costs"][["item", "amount_currency"]].to_numpy().tolist() == [["hiring: crew", 700.0]]
    (found,) = runs["turnover"].to_dict("records")
    assert (found["hired"], found["left"], found["people_mean"]) == (1, 0, 29 / 31)


def test_a_meeting_stops_work_and_a_person_by_name_is_quicker_than_the_others():
    text = """
period: {from: 2027-01-04, for: 1 month}
working_time: {days: Mon-Fri, hours: 9:00-17:00}
sources: {calls: {at: [9 h], goes_to: talk}}
process: {talk: {takes: 1 h, at_closing_time: continue_next_day, then: {sold: rest -> won}}}
teams:
  crew:
    people: {Anna: {since: 2020-01-01, speed: 125%, working_time: {days: Mon-Fri, hours: 8:00-16:00}}}
    does_in_order: [talk]
    meetings: {planning: Mon-Fri 9:30-10:00}
"""
    log = play(load_text(text)).log
    # 48 minutes of work on Monday: 30 from 9 h until the meeting, 18 after it
    assert (log.visit.started - log.start).tolist() == [9 * 3_600]
    assert (log.visit.ended - log.start).tolist() == [10 * 3_600 + 18 * 60]
    assert (log.duty.on - log.start)[log.duty.on >= log.start].tolist()[:3] == [8 * 3_600, 10 * 3_600, DAY + 8 * 3_600]
