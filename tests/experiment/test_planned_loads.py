"""The load of each structure of a department that changes, by hand; and that runs find the same people."""

import re
from collections import defaultdict

import pytest

from salessim import api
from salessim.experiment import run
from salessim.experiment.phases.planned import planned_phases
from salessim.experiment.planned_loads import loads_of_structures
from salessim.experiment.prepare import prepare
from salessim.scenario import load_text

# Forty people call on the first day, twenty on the 21st; each is talked to for an hour and offered something for two.
BEFORE = f"""
period: {{from: 2027-03-01, for: 1 month}}
working_time: always
deal_value: 1000
sources: {{calls: {{at: [{", ".join(f"{hour} h" for hour in (*range(40), *range(480, 500)))}], goes_to: talk}}}}
process:
  talk:  {{takes: 1 h, then: {{wants: rest -> offer}}}}
  offer: {{takes: 2 h, counts_as: signed, then: {{signed: rest -> won}}}}
plan: {{counts: signed, revenue: 50_000 per month}}
teams: {{sellers: {{people: 2, does_in_order: [offer, talk]}}}}
"""
AFTER = """
based_on: before.yaml
name: After
teams:
  sellers: null
  callers: {people: 1, does_in_order: [talk]}
  closers: {people: 1, does_in_order: [offer]}
"""
LEARN = "retraining: {for: 4 d}, relearning: {speed: 50% -> 100% over 8 d}"
TO_CLOSERS = "people: {sellers: {closers: 1, rest: leave}}, hire: {callers: 1}"


def changing(folder, told, before=BEFORE, after=AFTER):
    (folder / "before.yaml").write_text(before)
    (folder / "after.yaml").write_text(after)
    return load_text(f"based_on: before.yaml\nname: Changing\nchange: {{{told}}}\n", folder, "changing.yaml")


def found(scenario):
    (prepared,) = prepare([scenario])
    return loads_of_structures(scenario, prepared)


def planned(prepared, what):
    """Hours by team, over all phases."""
    hours = defaultdict(float)
    for phase, staff in zip(prepared.programme.phases, planned_phases(prepared.programme), strict=True):
        for team, seconds in zip(phase.terms.teams, getattr(staff, what), strict=True):
            hours[team.name] += seconds / 3600
    return hours


@pytest.mark.parametrize("eight_days", ["8 d", "8 wd"])  # where one always works, every day is a working day
def test_each_structure_has_the_work_that_comes_while_it_is_there(tmp_path, eight_days):
    told = f"on: 2027-03-16, to: after.yaml, {TO_CLOSERS}, {LEARN.replace('8 d', eight_days)}"
    before, after = found(changing(tmp_path, told))
    (sellers,) = before.load.teams
    # 15 days of two people; 40 calls of three hours
    assert (sellers.capacity_h, sellers.work_h, sellers.load) == pytest.approx((720, 120, 120 / 720), abs=1e-3)
    callers, closers = after.load.teams
    assert (callers.capacity_h, callers.work_h) == pytest.approx((16 * 24, 20), abs=1e-3)
    # On duty after four days: twelve days, of which four at 87.5%, since the learning began with the change. Forty
    # hours of work take so much longer.
    strength = (4 * 0.875 + 8) / 12
    assert (closers.capacity_h, closers.work_h) == pytest.approx((12 * 24, 40 / strength), abs=1e-3)
    assert (before.load.potential, after.load.potential) == pytest.approx((40_000, 20_000))


def test_a_check_tells_every_structure_and_which_one_cannot_do_its_work(tmp_path):
    # from the 21st on the closer would need 40 h at 5% speed: 800 h of 384
    told = f"on: 2027-03-16, to: after.yaml, {TO_CLOSERS}, relearning: {{speed: 5% -> 5% over 1 d}}"
    page = api.check(changing(tmp_path, told))
    (table,) = page.tables
    assert [[cell.text for cell in row[:3]] for row in table.rows] == [
        ["2027-03-01", "before the change", "sellers"],
        ["2027-03-16", "After", "callers"],
        ["2027-03-16", "After", "closers"],
    ]
    assert page.warnings == (
        "From 2027-03-16 on: closers would need 208% of the hours on duty: more work comes than they can do.",
    )
    assert page.answer[1].endswith("The plan is 50.0 k (signed); with people without end the market gives 60.0 k.")


@pytest.mark.parametrize("loss", ["", ", hand_over_loss: {deals: 10%}"])
def test_runs_find_the_same_people(tmp_path, monkeypatch, loss):
    monkeypatch.setattr("salessim.experiment.phases.planned.FUTURES", 6)
    career = "leaves: {per_year: 500%}, replaced: {after: exponential(5 d)}"
    told = "people: {sellers: {closers: 2, callers: 1, refuse_and_leave: 30%}}, refilled_after: 4 d"
    scenario = changing(
        tmp_path, f"on: 2027-03-16, to: after.yaml, {told}, {LEARN}{loss}",
        BEFORE.replace("people: 2,", f"people: 3, {career},"), AFTER.replace("people: 1, does_in_order: [offer]",
        f"people: 2, {career}, does_in_order: [offer]"),
    )  # fmt: skip
    runs, (prepared,) = run.simulate(scenario, 6), prepare([scenario])

    def lived(frame, column):
        return runs[frame].groupby("team", observed=True)[column].mean().to_dict()

    assert lived("teams", "on_duty_h") == pytest.approx(planned(prepared, "duty"))
    work = {team: strength * 744 for team, strength in lived("turnover", "strength_mean").items()}
    assert work == pytest.approx(planned(prepared, "work"))


def test_a_list_that_waits_for_whoever_has_time_is_called_all_period_long(tmp_path):
    before = re.sub("sources: .*", "sources: {list: {contacts: 31, goes_to: talk}}", BEFORE)
    first, second = found(changing(tmp_path, "on: 2027-03-11, to: after.yaml", before))
    # 31 contacts of three hours in 31 days: ten of them in the first ten days, 21 in the other 21.
    assert [team.work_h for team in first.load.teams] == pytest.approx([30], abs=1e-3)
    assert [team.work_h for team in second.load.teams] == pytest.approx([21, 42], abs=1e-3)
