"""A structure with more people to lead takes the hours of its head from the day of the change on."""

import random

import pytest

from engines.tellings import assert_same_log
from laws import conserved
from laws.departments import as_text, department
from laws.test_careers import LEAVES, RAMP, with_careers
from salessim.experiment import run
from salessim.results.log import Log
from salessim.scenario import load, load_text

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


@pytest.mark.parametrize("seed", range(3))
def test_both_engines_tell_the_same_change_to_an_overloaded_head(tmp_path, seed):
    before = with_careers(department(random.Random(seed)), **LEAVES, **RAMP)
    first, *others = before["teams"]
    leads = {"each_of": dict.fromkeys(others, "9 h per week"), "overload": {"ramp": "100%", "in_first_month": "100%"}}
    after = before | {"teams": before["teams"] | {first: before["teams"][first] | {"leads": leads}}}
    (tmp_path / "before.yaml").write_text(as_text(before))
    (tmp_path / "after.yaml").write_text(as_text(after))
    change = load_text("based_on: before.yaml\nchange: {on: 2027-03-30, to: after.yaml}\n", tmp_path, "change.yaml")
    stays, reference, compiled = (
        run.play(load(tmp_path / "before.yaml"), 1, 0),
        run.play(change, 1, 0, "reference"),
        run.play(change, 1, 0, "compiled"),
    )
    assert_same_log(compiled.log, reference.log)
    conserved.assert_chains(compiled.log)
    conserved.assert_little(compiled.log)
    assert ended(compiled.log) == ended(stays.log)


def ended(log: Log) -> list[tuple[int, ...]]:
    """Whatever ended before the day of the change."""
    day = MARCH_1 + 29 * DAY
    visit = log.visit
    rows = (visit.ended > 0) & (visit.ended < day)
    return sorted(zip(*(getattr(visit, name)[rows].tolist() for name in ("ended", "started", "queued")), strict=True))
