"""Who leads whom: the hours that takes, what an overload costs, what is refused and told. All numbers by hand."""

import pytest

from salessim.scenario import ScenarioError, check, explain, load_text
from salessim.scenario.careers import Leaves
from salessim.scenario.leading import ForNewcomer, Spent
from salessim.scenario.led import as_led, experienced, factors, week_of
from salessim.scenario.paths import paths, varied
from salessim.scenario.schema import Scenario

HOUR = 3_600
FIRM = """
period: {{from: 2027-01-01, for: 2 months}}
working_time: {{days: Mon-Fri, hours: 9:00-18:00, break: 13:00-14:00}}
sources: {{calls: {{rate: 10 per day, goes_to: answer}}}}
process: {{answer: {{takes: 5 min, then: {{sold: rest -> done}}}}}}
teams:
  callers: {{people: {people}, does_in_order: [answer]{callers}}}
  head: {{people: 1, does_in_order: [answer]{head}, leads: {{each_of: {{callers: 2 h per week}}{leads}}}}}
"""
RAMP = ", ramp: {speed: 60% -> 100% over 5 months, odds: 50% -> 100% over 2 months}"
LEAVES = ", leaves: {per_year: 60%, in_first_month: 15%}, replaced: {after: 35 d}"
OVERLOAD = ", overload: {ramp: 100%, in_first_month: 100%}"


def firm(people: str = "4", callers: str = "", head: str = "", leads: str = "") -> Scenario:
    """Four callers and their head, who work for 40 hours a week."""
    return load_text(FIRM.format(people=people, callers=callers, head=head, leads=leads))


def problems(text: str) -> list[str]:
    try:
        found = check(load_text(text))
    except ScenarioError as error:
        found = list(error.problems)
    return [f"{one.severity}: {one.message}" for one in found]


# ---- hours --------------------------------------------------------------------------------------------------------


def test_leading_takes_hours_for_each_person():
    week = week_of(firm(), "head")
    assert (week.led, week.needed, week.taken, week.there) == (4, 8, 8, 40)
    assert (week.share, week.missing) == (0.2, 0)


def test_time_may_be_told_by_the_day_and_by_the_month():
    assert Spent.parse("15 min per day").a_week(5) == 75 * 60
    assert Spent.parse("2 ч в неделю").a_week(5) == 2 * HOUR
    assert Spent.parse("3 h per month").a_week(5) == pytest.approx(3 * HOUR * 7 / 30.4375)
    assert ForNewcomer.parse("10 ч на новичка") == ForNewcomer.parse("10 h per newcomer")


def test_reports_and_interviews_are_added():
    # four people, of whom 60 % leave in a year and two begin for each: 4.8 a year of 52.18 weeks, 10 h each
    leads = ", reports: 3 h per week, interviews: 10 h per newcomer"
    callers = LEAVES.replace("35 d", "35 d, interns: 2") + ", people_differ: {speed: cv 0.2}"
    assert week_of(firm(callers=callers, leads=leads), "head").needed == pytest.approx(8 + 3 + 48 * 7 / 365.25)


def test_nobody_is_interviewed_where_nobody_is_replaced():
    never = ", leaves: {per_year: 60%}, replaced: never"
    assert week_of(firm(callers=never, leads=", interviews: 10 h per newcomer"), "head").needed == 8


def test_part_time_counts_in_part():
    # Anna works 4 of 8 hours; the others, and the one who is looked for, all of them: 3.5 people
    people = "{Anna: {since: 2024-03-01, working_time: {days: Mon-Fri, hours: 9:00-13:00}}, others: 2, newcomers: 1}"
    week = week_of(firm(people), "head")
    assert (week.led, week.needed) == (3.5, 7)


def test_meetings_are_no_time_for_leading():
    # a quarter of an hour on five days, and an hour that overlaps it by a quarter: two hours
    week = week_of(firm(head=", meetings: {a: Mon-Fri 9:00-9:15, b: Mon 9:00-10:00}"), "head")
    assert (week.there, week.share) == (38, 8 / 38)


def test_heads_share_what_leading_needs():
    week = week_of(varied(firm(), {"teams.head.people": 2}), "head")
    assert (week.needed, week.there, week.share) == (8, 80, 0.1)


def test_a_head_who_is_needed_longer_than_the_week_is_overloaded():
    week = week_of(firm("25"), "head")
    assert (week.needed, week.taken, week.share, week.missing) == (50, 40, 1, 0.25)


def test_a_head_who_keeps_time_for_sales_is_overloaded_earlier():
    week = week_of(firm(leads=", at_most: 5 h per week" + OVERLOAD, callers=RAMP + LEAVES), "head")
    assert (week.needed, week.taken, week.share) == (8, 5, 0.125)
    assert week.missing == pytest.approx(0.6)


def test_where_nobody_is_head_nobody_is_overloaded():
    assert week_of(varied(firm(), {"teams.head.people": 0}), "head")[1:] == (8, 0, 0, 0, 0)
    assert factors(varied(firm(leads=OVERLOAD), {"teams.head.people": 0}), "callers") == (1, 1)


# ---- what it does to newcomers --------------------------------------------------------------------------------------


def test_an_overload_makes_ramps_longer_and_first_months_worse():
    led = as_led(firm("25", RAMP + LEAVES, leads=OVERLOAD), "callers")
    assert [ramp.over.amount for ramp in led.ramp.told] == [6.25, 2.5]
    # 0.85 to the power of 1.25 stay: 81.616 %
    assert led.leaves.in_first_month == pytest.approx(1 - 0.816156, abs=1e-6)
    assert led.leaves.later == pytest.approx(Leaves(per_year=0.6, in_first_month=0.15).later)
    assert led.leaves.per_year > 0.6


def test_how_much_an_overload_costs_is_told():
    half = ", overload: {ramp: 50%}"
    assert factors(firm("25", RAMP, leads=half), "callers") == (1.125, 1)
    assert as_led(firm("25", RAMP + LEAVES), "callers") == firm("25", RAMP + LEAVES).teams["callers"]


def test_an_overload_without_bounds_leaves_somebody():
    early = as_led(firm("5000", RAMP + LEAVES, leads=OVERLOAD), "callers").leaves
    assert early.in_first_month == 0.99
    assert 0 < early.later < early.per_year < early.at_first


def test_a_head_who_suffices_changes_nothing():
    scenario = firm("20", RAMP + LEAVES, leads=OVERLOAD)
    assert as_led(scenario, "callers") == scenario.teams["callers"]


# ---- experience -----------------------------------------------------------------------------------------------------


def test_the_share_of_experienced_people_is_that_of_the_first_day():
    # Anna and the other are past five months, Boris is not, and one is looked for
    people = "{Anna: {since: 2024-03-01}, Boris: {since: 2026-11-15}, others: 1, newcomers: 1}"
    among = RAMP.replace("months}", "months, among_experienced: 64%}")
    scenario = firm(people, among)
    assert experienced(scenario, scenario.teams["callers"]) == 0.5
    assert factors(scenario, "callers") == (pytest.approx(0.82), 1)  # half of the way from 100 % to 64 %
    assert as_led(scenario, "callers").ramp.speed.over.amount == pytest.approx(4.1)


def test_where_people_leave_it_is_that_of_the_long_run():
    # who stays longer than t at one rate a year: exp(-t); so the present are past a year with chance 1/e
    assert Leaves.model_validate({"per_year": "100%"}).beyond(1.0) == pytest.approx(0.367879, abs=1e-6)
    # a mean stay of 1/0.6 years, of which 0.85 / 0.534674 lie beyond the first month
    early = Leaves.model_validate({"per_year": "60%", "in_first_month": "15%"})
    assert early.beyond(1 / 12) == pytest.approx(0.6 * 0.85 / 0.534674, abs=1e-5)
    assert early.beyond(0.0) == 1
    scenario = firm("4", RAMP + LEAVES)
    assert experienced(scenario, scenario.teams["callers"]) == early.beyond(5 / 12)


def test_overload_and_experience_multiply():
    among = RAMP.replace("months}", "months, among_experienced: 64%}")
    assert factors(firm("25", among, leads=OVERLOAD), "callers") == (pytest.approx(0.64 * 1.25), 1.25)


# ---- what is refused, warned and told ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2 h per week", "2 d per week", "error: `2 d`: leading is work of a person on duty"),
        ("2 h per week", "2 h", "error: `2 h` does not say per what"),
        ("2 h per week", "2 h per year", "error: `per year` cannot be used here"),
        ("2 h per week}", "2 h per week}, at_most: 0 h per week", "error: nobody leads in no time"),
        ("2 h per week}", "2 h per week}, interviews: 10 h", "error: `10 h` does not say for whom"),
        ("callers: 2 h", "caller: 2 h", "error: there is no team `caller`"),
        ("callers: 2 h", "head: 2 h", "error: `head` leads those who lead it"),
        ("[answer]}\n", "[answer], leads: {each_of: {head: 1 h per week}}}\n",
         "error: `callers` leads those who lead it"),
        ("[answer]}\n", "[answer]}\n  boss: {people: 1, does_in_order: [], leads: {each_of: {callers: 1 h per day}}}\n",
         "error: `callers` is led by `boss` already"),
        ("people: 4", "people: 23", "warning: `head` leads 23 people and needs 46 h of a week of 40 h"),
        ("2 h per week}", "2 h per week}, at_most: 6 h per week",
         "warning: leading needs 8 h a week and gets 6 h, and nothing says what that costs"),
        ("2 h per week}", "2 h per week}, overload: {ramp: 100%}",
         "warning: nobody whom `head` leads has `ramp`: overload changes nothing there"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told(old: str, new: str, message: str) -> None:
    text = FIRM.format(people="4", callers="", head="", leads="")
    assert problems(text) == []
    assert text.count(old) == 1
    assert message in problems(text.replace(old, new))


def test_who_only_leads_needs_no_stages():
    text = FIRM.format(people="4", callers="", head="", leads="").replace(
        "people: 1, does_in_order: [answer]", "people: 1, does_in_order: []"
    )
    assert problems(text) == []


def test_every_number_has_a_path():
    leads = ", interviews: 10 h per newcomer, reports: 3 h per week, at_most: 30 min per day" + OVERLOAD
    among = RAMP.replace("months}", "months, among_experienced: 64%}")
    found = {path: one.told for path, one in paths(firm("4", among + LEAVES, leads=leads)).items()}
    mine = {path: told for path, told in found.items() if "leads" in path or "among" in path}
    assert mine == {
        "teams.callers.ramp.among_experienced": "64%",
        "teams.head.leads.each_of.callers": "2 h per week",
        "teams.head.leads.interviews": "10 h per newcomer",
        "teams.head.leads.reports": "3 h per week",
        "teams.head.leads.at_most": "30 min per day",
        "teams.head.leads.overload.ramp": "100%",
        "teams.head.leads.overload.in_first_month": "100%",
    }
    more = varied(firm(), {"teams.head.leads.each_of.callers": 1.5})
    assert week_of(more, "head").needed == 6


def test_what_was_understood_is_told():
    among = RAMP.replace("months}", "months, among_experienced: 64%}")
    leads = ", interviews: 10 h per newcomer, reports: 3 h per week" + OVERLOAD
    lines = [line.strip() for line in explain(firm("25", among + LEAVES, leads=leads))]
    # 25 x 2 + 3 + 25 x 0.6 x 10 / 52.18 = 55.87 h of 40: 39.7 % too much
    assert "They lead `callers` (25 people, 2 hours per week for each)." in lines
    hours = "By plan leading needs 55.9 h a week: 50 h for people, 2.9 h for newcomers, 3 h for reports."
    left = "It gets 40 h, from the beginning of every day; 0 h are left for stages."
    assert lines[lines.index(hours) + 1] == left
    assert "So ramps of those whom they lead are 39.7 % longer (an assumption)." in lines
