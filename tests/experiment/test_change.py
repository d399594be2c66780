"""A change within the period: what it moves, and that nothing else moves."""

import random
import re
from pathlib import Path

import numpy as np
import pytest

from engines.tellings import assert_same_log
from laws import conserved
from laws.departments import as_text, department
from salessim.analysis.kinds import kinds
from salessim.engines import ENGINES
from salessim.experiment import run
from salessim.experiment.run import Future
from salessim.results.frames import FRAMES
from salessim.results.log import CAME, INTERRUPTED
from salessim.scenario import Scenario, load, load_text

# People work from 9 to 17 h; 2027-03-01 is a Monday. Everybody who calls is sold to, after one talk and one offer.
BEFORE = """
name: Before
currency: RUB
period: {from: 2027-03-01, for: 1 month}
working_time: {days: Mon-Fri, hours: 9:00-17:00}
deal_value: 1000
sources: {calls: {at: [9 h, 33 h, 345 h, 346 h, 347 h], goes_to: talk}}
owners: {deal: {taken_at: talk, until: offer}}
process:
  talk:  {takes: 2 h, then: {wants: rest -> offer}}
  offer: {takes: 1 h, by: deal owner, counts_as: signed, then: {signed: rest -> won}}
plan: {counts: signed, revenue: 4_000 per month}
teams: {sellers: {people: 2, does_in_order: [offer, talk], pay: {salary: 31_000 per month}}}
"""
AFTER = """
based_on: before.yaml
name: After
teams:
  sellers: null
  callers: {people: 1, does_in_order: [talk], pay: {salary: 62_000 per month}}
  closers: {people: 1, does_in_order: [offer, talk], pay: {salary: 31_000 per month}}
"""
DAY, HOUR = 86_400, 3_600
MARCH = 9_555 * DAY  # 2027-03-01: 26 years with 6 leap days are 9,496 days, then 31 + 28


def changing(folder: Path, told: str, after: str = AFTER, before: str = BEFORE) -> Scenario:
    """The department that changes as told."""
    (folder / "before.yaml").write_text(before)
    (folder / "after.yaml").write_text(after)
    return load_text(f"based_on: before.yaml\nname: Changing\nchange: {{{told}}}\n", folder, "changing.yaml")


def visits(future: Future) -> list[tuple[str, str, float, float, bool]]:
    """(stage, person, started, ended, interrupted) of every part of a visit in whose somebody had it, in hours."""
    terms, log = future.terms, future.log
    return [
        (
            terms.stages[row.station].name,
            terms.people[int(log.server.seat[row.server])],
            (row.started - MARCH) / HOUR,
            (row.ended - MARCH) / HOUR,
            row.outcome == INTERRUPTED,
        )
        for row in conserved.rows(log.visit)
        if row.server != -1
    ]


# ---- a change into the same structure ------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("seed", range(5))
def test_a_change_into_the_same_structure_changes_nothing(tmp_path, seed, engine):
    (tmp_path / "one.yaml").write_text(as_text(department(random.Random(seed))))
    changes = "[{on: 2027-03-23, to: one.yaml}, {on: 2027-04-02, to: one.yaml, hand_over_loss: {deals: 50%}}]"
    same = load_text(f"based_on: one.yaml\nchange: {changes}\n", tmp_path, "same.yaml")
    stays, changed = run.compare([load(tmp_path / "one.yaml"), same], 2, 0, engine)
    for name in FRAMES:
        assert changed[name].equals(stays[name]), name


def test_the_log_of_a_change_into_the_same_structure_is_the_log_without_it(tmp_path):
    (tmp_path / "one.yaml").write_text(as_text(department(random.Random(11))))
    same = load_text("based_on: one.yaml\nchange: {on: 2027-03-30, to: one.yaml}\n", tmp_path, "same.yaml")
    stays, changed = (run.play(one).log for one in (load(tmp_path / "one.yaml"), same))
    assert_same_log(changed._replace(duty=stays.duty), stays)


CHANNELS = """
    people_differ: {speed: cv 0.3}
    leaves: {per_year: 900%}
    replaced:
      channels: {ads: {candidates: 20 per month}, agency: {candidates: 9 per month, pay: 120%, fee: 500}}
      selection: {form: {passes: 60%, takes: 2 d, cost: 10, tells: 0.5}}
      reserve: {up_to: 1, wait: exponential(9 d)}
      internship: 1 d
      interns: 2
      ahead: 1
"""


def looking() -> str:
    """The department of two, as three who are found by channels."""
    crew = f"people: 3\n    does_in_order: [offer, talk]\n    pay: {{salary: 31_000 per month}}{CHANNELS}"
    return re.sub(r"teams: .*", f"teams:\n  sellers:\n    {crew}", BEFORE)


def test_a_change_into_the_same_structure_finds_the_same_people(tmp_path):
    change = changing(tmp_path, "on: 2027-03-15, to: before.yaml", before=looking())
    stays, changed = run.compare([load(tmp_path / "before.yaml"), change], 3, 0, "reference")
    assert stays["hiring"]["placed"].sum() > 3
    for name in FRAMES:
        assert changed[name].equals(stays[name]), name


def test_both_engines_tell_the_same_change_of_a_team_that_looks_for_people(tmp_path):
    teams = "{sellers: {people: 5}, closers: {people: 1, does_in_order: [offer]}}"
    after = f"based_on: before.yaml\nname: After\nteams: {teams}"
    people = "people: {sellers: {sellers: 2, closers: 1}}, hire: {sellers: 3}"
    change = changing(tmp_path, f"on: 2027-03-15, to: after.yaml, {people}", after, looking())
    reference, compiled = (run.play(change, 1, 0, engine) for engine in ("reference", "compiled"))
    assert_same_log(compiled.log, reference.log)
    conserved.assert_little(compiled.log)


# ---- a real change -------------------------------------------------------------------------------------------------


def test_before_the_day_nothing_is_otherwise(tmp_path):
    changes = changing(tmp_path, "on: 2027-03-15, to: after.yaml, people: {sellers: {callers: 1, closers: 1}}")
    stays, moves = (visits(run.play(one)) for one in (load(tmp_path / "before.yaml"), changes))
    day = 14 * 24
    assert [one for one in moves if one[3] < day] == [one for one in stays if one[3] < day] != []
    assert moves != stays


@pytest.mark.parametrize("seed", range(3))
def test_both_engines_tell_the_same_change_and_nobody_is_lost_in_it(tmp_path, seed):
    before = as_text(department(random.Random(seed)))
    after = department(random.Random(seed))
    for team in after["teams"].values():
        team["people"] = 3
    loss = "hand_over_loss: {accounts: 50%, deals: 50%}"
    change = changing(
        tmp_path, f"on: 2027-03-30, to: after.yaml, {loss}, open_deals: hand_over", as_text(after), before
    )
    reference, compiled = (run.play(change, 1, 0, engine) for engine in ("reference", "compiled"))
    assert_same_log(compiled.log, reference.log)
    conserved.assert_chains(compiled.log)
    conserved.assert_little(compiled.log)


def test_work_in_hand_of_somebody_who_may_not_do_it_any_more_goes_back_to_its_line(tmp_path):
    # The call of Monday, 9 h, takes 10 h: 8 h of Monday and 2 h of Tuesday, until hour 35. The call of Tuesday, 9 h, is
    # the other seller's: 8 h until midnight, hour 48, when both become closers, who do not talk. It goes back to its
    # line, and the new caller does the other 2 h on Wednesday, from hour 57 to 59.
    before = BEFORE.replace("talk:  {takes: 2 h,", "talk:  {takes: 10 h, at_closing_time: continue_next_day,")
    after = AFTER.replace(
        "closers: {people: 1, does_in_order: [offer, talk]", "closers: {people: 2, does_in_order: [offer]"
    )
    told = "on: 2027-03-03, to: after.yaml, people: {sellers: {closers: 2}}, hire: {callers: 1}"
    parts = [one for one in visits(run.play(changing(tmp_path, told, after, before))) if one[0] == "talk"][:3]
    assert [one[2:] for one in parts] == [(9, 35, False), (33, 48, True), (57, 59, False)]
    assert parts[2][1] == "callers 1"


def test_whoever_moves_begins_anew_and_learns(tmp_path):
    # At 50% speed, for ever, an hour of work takes two. 2027-03-15 is a Monday, hour 336; its first call comes at 9 h.
    told = "on: 2027-03-15, to: after.yaml, relearning: {speed: 50% -> 50% over 1 d}"
    parts = [one for one in visits(run.play(changing(tmp_path, told))) if one[2] >= 336]
    assert parts[0][2:4] == (345, 349)
    assert all(ended - started == {"talk": 4, "offer": 2}[stage] for stage, _, started, ended, _ in parts)


def test_whoever_learns_is_not_on_duty_and_neither_is_the_trainer(tmp_path):
    after = AFTER.replace("sellers: null\n", "sellers: {people: 1, does_in_order: [talk, offer]}\n")
    before = BEFORE.replace("people: 2,", "people: 3,")
    people = "people: {sellers: {sellers: 1, callers: 1, closers: 1}}"
    told = f"on: 2027-03-15, to: after.yaml, {people}, retraining: {{for: 2 wd, trainer: sellers}}"
    future = run.play(changing(tmp_path, told, after, before))
    # Monday and Tuesday, 15 and 16 March, are spent on learning: nothing begins before Wednesday 9 h = 16 d 9 h = 393 h
    assert min(one[2] for one in visits(future) if one[2] >= 336) == 393


def test_a_place_that_nobody_takes_stays_empty_or_is_filled_later(tmp_path):
    people = "people: {sellers: {closers: 1, callers: 1, refuse_and_leave: 99%}}"
    never = changing(tmp_path, f"on: 2027-03-15, to: after.yaml, {people}")
    later = changing(tmp_path, f"on: 2027-03-15, to: after.yaml, {people}, refilled_after: 8 d")
    both_refuse = next(r for r in range(20) if not (run.play(never, r).log.server.ends > MARCH + 15 * DAY).any())
    servers = run.play(later, both_refuse).log.server
    assert sorted(servers.starts[servers.starts > MARCH].tolist()) == [MARCH + 22 * DAY] * 2
    assert [one for one in visits(run.play(never, both_refuse)) if one[2] >= 336] == []


def test_pay_is_due_only_while_somebody_is_in_the_team(tmp_path):
    told = "on: 2027-03-16, to: after.yaml, costs: {once: 5_000}"
    runs = run.simulate(changing(tmp_path, told), 1)
    # 15 of 31 days: sellers 2 x 31,000 x 15/31; then 16 of 31 days: callers 62,000 x 16/31, closers 31,000 x 16/31
    salaries = dict(zip(runs["pay"]["team"], runs["pay"]["salary_currency"], strict=True))
    assert salaries == pytest.approx({"sellers": 30_000, "callers": 32_000, "closers": 16_000})
    assert dict(zip(runs["costs"]["item"], runs["costs"]["amount_currency"], strict=True)) == {"change: After": 5_000}


def test_a_team_that_is_paid_otherwise_is_told_apart(tmp_path):
    after = "based_on: before.yaml\nname: After\nteams: {sellers: {pay: {salary: 62_000 per month}}}\n"
    runs = run.simulate(changing(tmp_path, "on: 2027-03-16, to: after.yaml", after), 1)
    salaries = dict(zip(runs["pay"]["team"], runs["pay"]["salary_currency"], strict=True))
    assert salaries == pytest.approx({"sellers": 30_000, "sellers (from 2027-03-16)": 64_000})


# ---- owners --------------------------------------------------------------------------------------------------------

OWNING = BEFORE.replace("wants: rest -> offer", "wants: rest -> offer after 10 d").replace(
    "345 h, 346 h, 347 h", "34 h"
)


@pytest.mark.parametrize(("open_deals", "signed"), [("keep", 3), ("hand_over", 0)])
def test_what_is_handed_over_may_be_lost_and_what_is_kept_is_not(tmp_path, open_deals, signed):
    after = AFTER.replace("does_in_order: [talk]", "does_in_order: [talk, offer]")
    told = f"on: 2027-03-05, to: after.yaml, open_deals: {open_deals}, hand_over_loss: {{deals: 100%}}"
    future = run.play(changing(tmp_path, told, after, OWNING))
    assert len(future.log.booking.time) == signed
    # three deals were open, with their owners, on the fifth of March; all of them go at once if they are lost
    gone = future.log.entity.left[future.log.entity.left >= 0]
    assert (gone == MARCH + 4 * DAY).sum() == 3 - signed


def test_what_the_new_team_may_not_serve_is_handed_over_and_may_be_lost(tmp_path):
    # of the two owners one becomes a caller, who makes no offers, the other a closer, who does
    told = "on: 2027-03-05, to: after.yaml, hand_over_loss: {deals: 100%}"
    future = run.play(changing(tmp_path, told, before=OWNING))
    talked = {row.entity: int(row.server) for row in conserved.rows(future.log.visit) if row.station == 0}
    server = future.log.server
    closer = set(server.key[server.team == [team.name for team in future.terms.teams].index("closers")].tolist())
    kept = {entity for entity, row in talked.items() if int(server.key[row]) in closer}
    assert set(future.log.booking.entity.tolist()) == kept
    assert 0 < len(kept) < 3


def test_an_owner_who_moves_goes_on_owning(tmp_path):
    after = AFTER.replace("does_in_order: [talk]", "does_in_order: [talk, offer]")
    future = run.play(changing(tmp_path, "on: 2027-03-05, to: after.yaml", after, OWNING))
    server, booking = future.log.server, future.log.booking
    talked = {row.entity: int(server.key[row.server]) for row in conserved.rows(future.log.visit) if row.station == 0}
    assert {int(key): int(server.key[row]) for key, row in zip(booking.entity, booking.server, strict=True)} == talked


# ---- several changes -----------------------------------------------------------------------------------------------


def test_people_who_come_back_are_the_same_people(tmp_path):
    (tmp_path / "before.yaml").write_text(BEFORE)
    (tmp_path / "after.yaml").write_text(AFTER)
    changes = "[{on: 2027-03-05, to: after.yaml}, {on: 2027-03-12, to: before.yaml}]"
    future = run.play(load_text(f"based_on: before.yaml\nchange: {changes}\n", tmp_path, "there_and_back.yaml"))
    server = future.log.server
    spells = sorted(zip(server.key.tolist(), ((server.starts - MARCH) // DAY).tolist(), strict=True))
    people = sorted(set(server.key.tolist()))
    long_ago = -3_652  # ten years with two leap days
    assert [(key, max(days, long_ago)) for key, days in spells] == [
        (key, day) for key in people for day in (long_ago, 4, 11)
    ]
    assert len(people) == 2


def test_a_change_draws_the_same_people_in_every_order_of_its_replications(tmp_path):
    people = "people: {sellers: {closers: 1, callers: 1, refuse_and_leave: 50%}}"
    change = changing(tmp_path, f"on: 2027-03-15, to: after.yaml, {people}")
    one, other = run.simulate(change, 4, workers=1), run.simulate(change, 4, workers=2)
    assert all(one[name].equals(other[name]) for name in FRAMES)
    stayed = [len(np.unique(run.play(change, r).log.server.team)) for r in range(8)]
    assert len(set(stayed)) > 1


# ---- people who come and go ----------------------------------------------------------------------------------------

LEAVING = BEFORE.replace(
    "people: 2,", "people: {others: 3, newcomers: 1}, leaves: {per_year: 800%}, replaced: {after: 3 d, cost: 100},"
)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_change_into_the_same_structure_changes_nothing_where_people_come_and_go(tmp_path, engine):
    (tmp_path / "one.yaml").write_text(LEAVING)
    same = load_text("based_on: one.yaml\nchange: {on: 2027-03-12, to: one.yaml}\n", tmp_path, "same.yaml")
    stays, changed = run.compare([load(tmp_path / "one.yaml"), same], 4, 0, engine)
    for name in FRAMES:
        assert changed[name].equals(stays[name]), name
    assert stays["turnover"]["left"].sum() > 0


def test_whoever_moves_is_neither_hired_nor_gone(tmp_path):
    after = AFTER.replace("people: 1,", "people: 1, replaced: {after: 3 d, cost: 100},")
    runs = run.simulate(changing(tmp_path, "on: 2027-03-16, to: after.yaml", after), 1)
    assert runs["turnover"][["hired", "left"]].to_numpy().tolist() == [[0, 0]] * 3
    assert runs["costs"]["amount_currency"].sum() == 0


def test_people_who_are_looked_for_in_the_new_structure_are_so_from_the_day_of_the_change(tmp_path):
    after = AFTER.replace(
        "callers: {people: 1,", "callers: {people: {others: 1, newcomers: 1}, replaced: {after: 3 d},"
    )
    server = run.play(changing(tmp_path, "on: 2027-03-16, to: after.yaml", after)).log.server
    late = server.starts[server.starts > MARCH + 15 * DAY]
    assert late.tolist() == [MARCH + 18 * DAY]  # three days after the sixteenth


def test_a_place_whose_person_has_left_before_moves_nobody(tmp_path):
    before = BEFORE.replace("people: 2,", "people: 2, leaves: {per_year: 1000%}, replaced: never,")
    change = changing(tmp_path, "on: 2027-03-28, to: after.yaml", before=before)
    for replication in range(6):
        server = run.play(change, replication).log.server
        there = set(server.key[(server.starts < MARCH) & (server.ends >= MARCH + 27 * DAY)].tolist())
        assert set(server.key[server.starts == MARCH + 27 * DAY].tolist()) == there


def test_a_place_that_nobody_takes_is_filled_as_its_team_hires(tmp_path):
    people = "people: {sellers: {closers: 1, callers: 1, refuse_and_leave: 99%}}"
    told = f"on: 2027-03-15, to: after.yaml, {people}, refilled_after: 8 d"
    after = AFTER.replace("callers: {people: 1,", "callers: {people: 1, replaced: {after: 2 d},").replace(
        "closers: {people: 1,", "closers: {people: 1, replaced: never,"
    )
    change = changing(tmp_path, told, after)
    late = {tuple(sorted(run.play(change, r).log.server.starts[2:].tolist())) for r in range(6)}
    assert (MARCH + 16 * DAY,) in late  # two days after the fifteenth; the closer's place stays empty for good


def test_leads_that_cost_more_from_a_day_on_are_a_source_of_their_own(tmp_path):
    calls = "{at: [9 h, 33 h, 345 h, 346 h, 347 h], goes_to: talk, cost: %s per lead, advertising: %s per month}"
    before = re.sub("calls: .*", f"calls: {calls % (10, 310)}}}", BEFORE)
    after = f"based_on: before.yaml\nname: After\nsources: {{calls: {calls % (30, 620)}}}\n"
    told = run.simulate(changing(tmp_path, "on: 2027-03-15, to: after.yaml", after, before), 1)
    # Two leads of 10 before the day, three of 30 after it; 14 of 31 days at 310 a month, 17 at 620.
    assert told["leads"]["source"].tolist() == ["calls", "calls (from 2027-03-15)"]
    assert told["leads"]["leads"].tolist() == [2, 3]
    assert told["leads"]["cost_currency"].tolist() == pytest.approx([2 * 10 + 140, 3 * 30 + 340])
    assert [float(kind.advertising[0]) for kind in kinds(told).by_source] == pytest.approx([160, 430, 0])


# ---- the joined log ------------------------------------------------------------------------------------------------

ALWAYS = BEFORE.replace("{days: Mon-Fri, hours: 9:00-17:00}", "always")


def test_a_trainer_who_always_works_is_off_duty_while_teaching(tmp_path):
    after = AFTER.replace("sellers: null\n", "sellers: {people: 1, does_in_order: [offer, talk]}\n")
    people = "people: {sellers: {sellers: 1, callers: 1, closers: 1}}"
    told = f"on: 2027-03-15, to: after.yaml, {people}, retraining: {{for: 4 d, trainer: sellers}}"
    runs = run.simulate(changing(tmp_path, told, after, ALWAYS.replace("people: 2,", "people: 3,")), 1)
    days = dict(zip(runs["teams"]["team"], runs["teams"]["on_duty_h"] / 24, strict=True))
    # 14 days of March before the change, 17 after it; three sellers, of whom one stays and teaches for 4 days
    assert days == pytest.approx({"sellers": 3 * 14 + 13, "callers": 13, "closers": 13})


def test_whoever_left_before_a_change_of_pay_left_the_team_as_it_was_paid_then(tmp_path):
    career = "people: 3, leaves: {per_year: 1000%}, replaced: never,"
    after = "based_on: before.yaml\nname: After\nteams: {sellers: {pay: {salary: 62_000 per month}}}\n"
    before = BEFORE.replace("people: 2,", career)
    scenario = changing(tmp_path, "on: 2027-03-16, to: after.yaml", after, before)
    stays, changes = run.compare([load(tmp_path / "before.yaml"), scenario], 8)
    columns = ["at_first", "left", "first_left"]
    told = changes["turnover"].groupby("replication")[columns].sum()
    assert told.equals(stays["turnover"].set_index("replication")[columns])
    for replication in range(8):
        server = run.play(scenario, replication).log.server
        assert (server.ends[server.team == 0] <= MARCH + 15 * DAY).all()
        assert (server.ends[server.team == 1] > MARCH + 15 * DAY).all()
    old = changes["turnover"][changes["turnover"].team == "sellers"]
    assert old["left"].sum() > 0


@pytest.mark.parametrize(("often", "later"), [("1000%", "10%"), ("300%", "1000%"), ("1000%", "0%")])
def test_whoever_has_left_is_gone_for_good_where_people_leave_less_often_from_a_day_on(tmp_path, often, later):
    before = BEFORE.replace("people: 2,", f"people: 4, leaves: {{per_year: {often}}}, replaced: never,")
    after = f"based_on: before.yaml\nname: After\nteams: {{sellers: {{leaves: {{per_year: {later}}}}}}}\n"
    change = changing(tmp_path, "on: 2027-03-16, to: after.yaml", after, before)
    at, left = MARCH + 15 * DAY, 0
    for replication in range(6):
        stays, moves = (run.play(one, replication).log.server for one in (load(tmp_path / "before.yaml"), change))
        gone = set(stays.key[stays.ends < at].tolist())
        assert set(moves.key[moves.ends < at].tolist()) == gone
        left += len(gone)
    assert left > 0


def test_whoever_is_hired_for_an_empty_place_stays_as_long_as_any_newcomer(tmp_path):
    # ten days after the fifteenth; whoever leaves within ten days at this rate, one in four, must come first
    career = "leaves: {per_year: 1000%}, replaced: {after: 10 d}"
    after = AFTER.replace("callers: {people: 1,", f"callers: {{people: 1, {career},")
    people = "people: {sellers: {closers: 1, callers: 1, refuse_and_leave: 99%}}"
    change = changing(tmp_path, f"on: 2027-03-15, to: after.yaml, {people}", after)
    seen = 0
    for replication in range(24):
        log, terms, _ = run.play(change, replication)
        callers = log.server.team == [team.name for team in terms.teams].index("callers")
        if not log.move.person[log.move.how == CAME].size:  # both refused
            first = log.server.starts[callers].min()
            assert first == log.server.hired[callers].min() == MARCH + 24 * DAY
            seen += 1
        assert (log.server.ends > log.server.starts).all()
    assert seen > 20
