"""Steps of a change that hang on how it goes: what decides, which way is gone, and that nothing else moves."""

import random
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from engines.tellings import assert_same_log
from experiment.test_change import AFTER, BEFORE, DAY, MARCH
from laws import conserved
from laws.departments import as_text, department
from salessim import sweep
from salessim.engines import ENGINES
from salessim.experiment import run
from salessim.experiment.restructure import courses, staying
from salessim.experiment.restructure_variants import left_off, starts
from salessim.results.frames import FRAMES
from salessim.results.store import Runs
from salessim.scenario import Scenario, ScenarioError, load_text

# Half of those who call sign, so that futures differ; somebody calls on each of the first thirty days.
LUCKY = (
    BEFORE.replace("[9 h, 33 h, 345 h, 346 h, 347 h]", f"[{', '.join(f'{24 * day + 9} h' for day in range(30))}]")
    .replace("signed: rest -> won", "signed: 50% -> won, no: rest -> lost")
    .replace("counts_as: signed, then", "counts_as: signed, good: [signed], then")
)
FIRST = "on: 2027-03-05, to: after.yaml, people: {sellers: {closers: 1, callers: 1}}"
BACK = "on: 2027-03-15, to: before.yaml"


def changing(folder: Path, *steps: str, before: str = BEFORE, after: str = AFTER, more: str = "") -> Scenario:
    """The department that changes in steps as told."""
    (folder / "before.yaml").write_text(before)
    (folder / "after.yaml").write_text(after)
    told = "\n".join(f"  - {{{step}}}" for step in steps)
    return load_text(f"based_on: before.yaml\nname: Changing\n{more}change:\n{told}\n", folder, "changing.yaml")


def made(runs: Runs) -> list[bool]:
    """Whether the step that hangs on something was made, future by future."""
    return runs["decisions"]["made"].astype(bool).tolist()


def assert_lives_as(runs: Runs, other: Runs, futures: list[int]) -> None:
    """In these futures both tell the same but for what one of them decides."""
    for name in sorted(FRAMES.keys() - {"decisions"}):
        mine, its = (one[name][one[name]["replication"].isin(futures)] for one in (runs, other))
        assert mine.reset_index(drop=True).equals(its.reset_index(drop=True)), name


# ---- what decides --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("rule", "comes_true"),
    [
        # Signed are 1,000 on 1 March and on 2 March; of 4,000 in March 8 of 31 days are 1,032: 193.75% of it is there.
        ("plan_met: at least 193%, from: 2027-03-01, by: 2027-03-08", True),
        ("plan_met: at least 194%, from: 2027-03-01, by: 2027-03-08", False),
        ("plan_met: below 194%, from: 2027-03-01, by: 2027-03-08", True),
        ("plan_met: below 193%, from: 2027-03-01, by: 2027-03-08", False),
        ("revenue: at least 2_000, from: 2027-03-01, by: 2027-03-02", True),  # both days count wholly
        ("revenue: at least 2_000, from: 2027-03-02, by: 2027-03-14", False),
        ("revenue: below 2_000, from: 2027-03-01, by: 2027-03-01", True),
        ("revenue: at least 1", False),  # nothing is signed from the first step, 5 March, until 14 March
    ],
)
def test_a_step_is_made_if_its_rule_comes_true(tmp_path, rule, comes_true, engine):
    runs = run.simulate(changing(tmp_path, FIRST, f"{BACK}, only_if: {{{rule}}}"), 1, engine=engine)
    assert made(runs) == [comes_true]


def test_only_the_leads_that_are_named_count(tmp_path):
    before = BEFORE.replace("deal_value", "attributes: {region: {Kazan: 0%, Moscow: rest}}\ndeal_value")
    before = before.replace("4_000 per month}", "4_000 per month, by region: {Kazan: 25%, Moscow: rest}}")
    days = "from: 2027-03-01, by: 2027-03-08"
    for rule, comes_true in (
        ("plan_met: at least 1%, of: {region: Kazan}", False),  # nobody comes from there
        # three quarters of 1,032 are 774; 2,000 of it are 258.33%
        ("plan_met: at least 258%, of: {region: Moscow}", True),
        ("plan_met: at least 259%, of: {region: Moscow}", False),
        ("revenue: at least 2_000, of: {region: Moscow}", True),
    ):
        told = changing(tmp_path, FIRST, f"{BACK}, only_if: {{{rule}, {days}}}", before=before)
        assert made(run.simulate(told, 1)) == [comes_true], rule


def test_what_is_measured_stands_beside_what_was_decided(tmp_path):
    rule = "only_if: {revenue: at least 1_500, from: 2027-03-01}"
    (row,) = run.simulate(changing(tmp_path, FIRST, f"{BACK}, {rule}"), 1)["decisions"].to_dict("records")
    assert row == {
        "replication": 0, "change": 1, "asked": 1, "made": 1, "went_back": 0, "revenue_currency": 2_000.0,
    }  # fmt: skip


# ---- which way is gone ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
def test_every_future_is_that_of_the_way_it_goes(tmp_path, engine):
    days = "from: 2027-03-01, by: 2027-03-12"
    told = changing(tmp_path, FIRST, f"{BACK}, only_if: {{revenue: at least 5_500, {days}}}", before=LUCKY)
    always, never = changing(tmp_path, FIRST, BACK, before=LUCKY), changing(tmp_path, FIRST, before=LUCKY)
    hanging, goes, stays = run.compare([told, always, never], 10, 0, engine)
    decided = made(hanging)
    yes, no = ([r for r in range(10) if decided[r] is wanted] for wanted in (True, False))
    assert min(len(yes), len(no)) > 1
    assert_lives_as(hanging, goes, yes)
    assert_lives_as(hanging, stays, no)
    # what decides is what was signed until 12 March: the same on both ways
    for runs in (goes, stays):
        for r in range(10):
            booking = run.play(told if runs is goes else never, r, 0, engine).log.booking
            counted = booking.amount[booking.time < MARCH + 12 * DAY].sum()
            assert (counted >= 5_500) == decided[r]


@pytest.mark.parametrize("bound", ["at least 0", "at least 1_000_000"])
def test_a_rule_that_never_fails_is_no_rule_and_one_that_never_holds_is_no_step(tmp_path, bound):
    told = changing(tmp_path, FIRST, f"{BACK}, only_if: {{revenue: {bound}}}", before=LUCKY)
    plain = changing(tmp_path, FIRST, *([BACK] if bound == "at least 0" else []), before=LUCKY)
    hanging, other = run.compare([told, plain], 4)
    assert_lives_as(hanging, other, list(range(4)))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("seed", range(3))
def test_no_rule_changes_anything_but_whether_its_step_is_made(tmp_path, seed, engine):
    document = department(random.Random(seed))
    for team in document["teams"].values():
        team |= {"leaves": {"per_year": "600%"}, "replaced": {"after": "2 d", "internship": "1 d"}}
    text = as_text(document)
    first = "on: 2027-03-26, to: after.yaml, relearning: {speed: 50% -> 100% over 9 d}, hand_over_loss: {deals: 50%}"
    last = "on: 2027-04-02, to: after.yaml, retraining: {for: 1 d}, hand_over_loss: {accounts: 50%}"
    never = changing(tmp_path, first, f"{last}, only_if: {{revenue: below 0}}", before=text, after=text)
    hanging, plain = run.compare([never, changing(tmp_path, first, before=text, after=text)], 3, 0, engine)
    assert_lives_as(hanging, plain, list(range(3)))
    always = changing(
        tmp_path, first, f"{last}, only_if: {{revenue: at least 0}}, else: go_back", before=text, after=text
    )
    hanging, plain = run.compare([always, changing(tmp_path, first, last, before=text, after=text)], 3, 0, engine)
    assert_lives_as(hanging, plain, list(range(3)))


def test_whoever_goes_back_instead_lives_as_if_that_had_been_planned(tmp_path):
    rule = "only_if: {revenue: at least 1_000_000}, else: go_back"
    told = changing(tmp_path, FIRST, f"on: 2027-03-15, to: after.yaml, {rule}", "on: 2027-03-20, to: after.yaml",
                    before=LUCKY)  # fmt: skip
    planned = changing(tmp_path, FIRST, "on: 2027-03-15, to: go_back", before=LUCKY)
    hanging, other = run.compare([told, planned], 4)
    assert_lives_as(hanging, other, list(range(4)))
    assert hanging["decisions"]["went_back"].tolist() == [1] * 4


def test_who_has_gone_back_is_not_asked_again(tmp_path):
    rule = "only_if: {revenue: below 1_000_000}"
    told = changing(tmp_path, FIRST, f"on: 2027-03-10, to: go_back, {rule}", f"{BACK}, {rule}", before=LUCKY)
    found = run.simulate(told, 2)["decisions"]
    assert found[["change", "asked", "made", "went_back"]].to_numpy().tolist() == [[1, 1, 1, 1], [2, 0, 0, 0]] * 2


def test_several_rules_lead_on_several_ways(tmp_path):
    steps = [FIRST, f"{BACK}, only_if: {{revenue: at least 5_500, from: 2027-03-01}}"]
    last = "on: 2027-03-22, to: before.yaml, only_if: {revenue: below 8_500, from: 2027-03-01}"
    hanging = run.simulate(changing(tmp_path, *steps, last, before=LUCKY), 12)
    ways = hanging["decisions"]["made"].to_numpy().reshape(12, 2)
    assert len(np.unique(ways, axis=0)) == 4
    for one in (0, 1):
        for other in (0, 1):
            mine = np.flatnonzero((ways == [one, other]).all(axis=1)).tolist()
            plain = [FIRST, *([BACK] if one else []), *(["on: 2027-03-22, to: before.yaml"] if other else [])]
            assert_lives_as(hanging, run.simulate(changing(tmp_path, *plain, before=LUCKY), 12), mine)


def test_what_was_decided_is_kept_with_the_results(tmp_path):
    rule = "only_if: {revenue: at least 5_500, from: 2027-03-01}, else: go_back, costs: {once: 7, budget: 9}"
    runs = run.simulate(changing(tmp_path, FIRST, f"{BACK}, {rule}", before=LUCKY), 3)
    runs.to_parquet(tmp_path / "out")
    again = Runs.read(tmp_path / "out")
    assert again.terms == runs.terms
    assert again["decisions"].equals(runs["decisions"])


def test_several_workers_decide_as_one(tmp_path):
    told = changing(tmp_path, FIRST, f"{BACK}, only_if: {{revenue: at least 5_500, from: 2027-03-01}}", before=LUCKY)
    one, other = run.simulate(told, 6, workers=1), run.simulate(told, 6, workers=2)
    assert all(one[name].equals(other[name]) for name in FRAMES)
    assert len(set(made(one))) == 2


# ---- going back ----------------------------------------------------------------------------------------------------


def people(scenario: Scenario, replication: int = 0) -> dict[tuple[str, int], int]:
    """(place, day of March on which it is taken) -> who takes it."""
    future = run.play(scenario, replication)
    server = future.log.server
    begun = np.maximum((server.starts - MARCH) // DAY + 1, 0).tolist()
    places = [future.terms.people[seat] for seat in server.seat.tolist()]
    return dict(zip(zip(places, begun, strict=True), server.key.tolist(), strict=True))


def test_people_go_back_to_the_places_that_they_had(tmp_path):
    found = people(changing(tmp_path, FIRST, "on: 2027-03-15, to: go_back"))
    # the first seller became a closer and the second a caller, who stands first now: in turn they would change places
    assert found["closers 1", 5] == found["sellers 1", 0] == found["sellers 1", 15]
    assert found["callers 1", 5] == found["sellers 2", 0] == found["sellers 2", 15]


def test_whoever_is_not_there_any_more_does_not_come_back(tmp_path):
    people_ = "people: {sellers: {closers: 1, rest: leave}}, hire: {callers: 1}"
    steps = [f"on: 2027-03-05, to: after.yaml, {people_}", "on: 2027-03-15, to: go_back, refilled_after: 2 d"]
    found = people(changing(tmp_path, *steps))
    assert found["sellers 1", 15] == found["sellers 1", 0]
    assert found["sellers 2", 15] == found["callers 1", 5]  # who came from outside takes the place that is left over
    none = people(changing(tmp_path, steps[0].replace("hire: {callers: 1}", "hire: {}"), steps[1],
                           after=AFTER.replace("callers: {people: 1,", "callers: {people: 0,")))  # fmt: skip
    assert [day for place, day in none if place == "sellers 2"] == [0, 17]


def test_going_back_costs_what_is_said_and_the_step_does_not(tmp_path):
    costs = "costs: {once: 500, going_back: 70}"
    for bound, paid in (("at least 0", [500, 0]), ("at least 1_000_000", [0, 70])):
        rule = f"only_if: {{revenue: {bound}}}, else: go_back"
        runs = run.simulate(changing(tmp_path, FIRST, f"{BACK}, {rule}, {costs}"), 1)
        found = dict(zip(runs["costs"]["item"], runs["costs"]["amount_currency"], strict=True))
        assert found == dict(zip(["change: Before", "change: go_back"], paid, strict=True))


def test_rooms_are_paid_for_on_the_way_that_is_gone(tmp_path):
    # 3,100 a month at first, 6,200 in the other structure: there from 5 to 14 March, or for 27 days until the end
    more, after = "costs: {office: 3_100 per month}", AFTER + "costs: {office: 6_200 per month}\n"
    for bound, paid in (("at least 0", 21 * 100 + 10 * 200), ("at least 1_000_000", 4 * 100 + 27 * 200)):
        told = changing(tmp_path, FIRST, f"{BACK}, only_if: {{revenue: {bound}}}", before=BEFORE + more, after=after)
        lived = courses([staying(told), told], 1)
        frame = lived.runs[1]["costs"]
        assert frame["amount_currency"].sum() == pytest.approx(paid)
        assert frame["item"].tolist() == ["office"]


def test_whoever_goes_back_learns_as_for_the_step(tmp_path):
    # At half the speed a talk of 2 h takes 4: the first call of 15 March, 9 h, is over at 13 h.
    rule = "only_if: {revenue: at least 1_000_000}, else: go_back, relearning: {speed: 50% -> 50% over 1 d}"
    visit = run.play(changing(tmp_path, FIRST, f"{BACK}, {rule}")).log.visit
    late = visit.started >= MARCH + 14 * DAY
    assert (visit.ended - visit.started)[late].min() == 2 * 3_600  # an offer of 1 h
    assert (visit.ended - visit.started)[late].max() == 4 * 3_600


CHECKED = AFTER + (
    "process:\n  talk: {then: {wants: rest -> check}}\n"
    "  check: {takes: 3 h, by: deal owner, then: {fine: rest -> offer}}\n"
)


def test_whoever_is_at_a_stage_that_goes_again_goes_on_where_it_is_said(tmp_path):
    after = CHECKED.replace("[offer, talk]", "[offer, check, talk]").replace("[talk]", "[talk, check, offer]")
    rule = "only_if: {revenue: at least 1_000_000}, else: go_back"
    with pytest.raises(ScenarioError, match="has no place for whoever is in `check`"):
        changing(tmp_path, FIRST, f"on: 2027-03-15, to: after.yaml, {rule}", before=LUCKY, after=after)
    told = changing(tmp_path, FIRST, f"{BACK}, {rule}, goes_on_at: {{check: offer}}", before=LUCKY, after=after)
    reference, compiled = (run.play(told, 0, 0, engine).log for engine in ("reference", "compiled"))
    assert_same_log(compiled, reference)
    conserved.assert_chains(compiled)


# ---- questions about such a change ---------------------------------------------------------------------------------


def test_rules_move_with_their_steps(tmp_path):
    before = BEFORE.replace("for: 1 month", "for: 4 months")
    rule = "only_if: {revenue: at least 1, from: 2027-03-06, by: 2027-03-10}"
    found = starts(changing(tmp_path, FIRST, f"{BACK}, {rule}", before=before))
    assert [one.change[0].on for _, one in found] == [date(2027, 4, 1), date(2027, 5, 1), date(2027, 6, 1)]
    moved = found[0][1].change[1]
    assert (moved.on, moved.only_if.from_, moved.only_if.by) == (
        date(2027, 4, 11), date(2027, 4, 2), date(2027, 4, 6),
    )  # fmt: skip
    assert run.simulate(found[0][1], 1)["decisions"]["asked"].tolist() == [1]


def test_what_makes_the_dip_may_be_asked_of_a_change_with_rules(tmp_path):
    rule = "only_if: {revenue: at least 1_000_000}, else: go_back, relearning: {speed: 50% -> 50% over 1 d}"
    told = changing(tmp_path, FIRST, f"{BACK}, {rule}, costs: {{once: 10, going_back: 20}}")
    found = dict(left_off(told))
    assert list(found) == ["relearning", "costs", "all"]
    lived = courses([staying(told), told, *found.values()], 2)
    assert [one["decisions"]["went_back"].sum() for one in lived.runs] == [0, 2, 2, 2, 2]


# ---- a pilot by lot ------------------------------------------------------------------------------------------------

LOT = "attributes: {pilot: {in: 40%, out: rest}}\n"
BY_LOT = AFTER + LOT
PARTS = ("stages", "teams", "people", "pay", "costs", "income", "queues", "funnel", "turnover")  # not by segment


def test_a_lot_that_is_drawn_for_each_lead_changes_no_other_number(tmp_path):
    (tmp_path / "past.yaml").write_text(LUCKY)
    past = "start: {history: past.yaml}\n"
    plain, drawn = (changing(tmp_path, FIRST, before=LUCKY, more=more) for more in (past, past + LOT))
    one, other = run.compare([plain, drawn], 3)
    assert all(one[name].equals(other[name]) for name in PARTS)
    assert list(other.terms.attributes) == ["pilot"]


def test_structures_and_the_past_that_do_not_know_of_the_lot_get_it(tmp_path):
    (tmp_path / "past.yaml").write_text(LUCKY)
    told = changing(tmp_path, FIRST, BACK, before=LUCKY, more="start: {history: past.yaml}\n" + LOT)
    assert [one.attributes for one in (*told.targets, told.past)] == [told.attributes] * 3
    assert "attributes" not in (tmp_path / "past.yaml").read_text()


def test_a_team_may_serve_those_alone_who_are_in_the_pilot(tmp_path):
    after = BY_LOT.replace("callers: {", "callers: {only: {pilot: in}, ").replace(
        "does_in_order: [offer, talk]", "does_in_order: [offer, talk], only: {pilot: out}"
    ).replace("[talk],", "[talk, offer],")  # fmt: skip
    rule = "only_if: {revenue: at least 2_500, of: {pilot: in}}"
    told = changing(tmp_path, FIRST, f"{BACK}, {rule}", before=LUCKY, after=after, more=LOT)
    runs = run.simulate(told, 8)
    for replication, decided in enumerate(made(runs)):
        log = run.play(told, replication).log
        pilot = {key for key, segment in zip(log.entity.key.tolist(), log.entity.segment.tolist(), strict=True)
                 if runs.terms.segments[segment] == ("in",)}  # fmt: skip
        days = range(MARCH + 4 * DAY, MARCH + 14 * DAY)
        theirs = [
            amount
            for entity, time, amount in zip(log.booking.entity.tolist(), log.booking.time.tolist(),
                                            log.booking.amount.tolist(), strict=True)
            if entity in pilot and time in days
        ]  # fmt: skip
        assert (sum(theirs) >= 2_500) is decided
    assert len(set(made(runs))) == 2


def test_the_bound_of_a_rule_may_be_varied(tmp_path):
    # from no bound on, through one that some futures reach, to one that none reaches: made in all, in some, in none
    rule = "only_if: {revenue: at least 5_500, from: 2027-03-01}, costs: {once: 900}"
    changing(tmp_path, FIRST, f"{BACK}, {rule}", before=LUCKY)  # writes the structures
    (tmp_path / "changing.yaml").write_text(
        f"based_on: before.yaml\nname: Changing\nchange:\n  - {{{FIRST}}}\n  - {{{BACK}, {rule}}}\n"
    )
    (tmp_path / "study.yaml").write_text(
        "name: Bounds\nscenario: changing.yaml\nfactors: {change.2.only_if.revenue: [0, 5_500, 1_000_000]}\n"
        "responses: [profit]\ndesign: grid\nreplications: 8\n"
    )
    found = sweep(tmp_path / "study.yaml").to_frame()
    always, some, never = (
        found[found["change.2.only_if.revenue"] == bound]["profit_currency"].tolist() for bound in (0, 5_500, 1_000_000)
    )
    assert not set(enumerate(always)) & set(enumerate(never))
    assert {bool(one == all_) for one, all_ in zip(some, always, strict=True)} == {True, False}
    assert all(one in (all_, none) for one, all_, none in zip(some, always, never, strict=True))
