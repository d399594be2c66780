"""Levers in departments so small that the worth of each is known by hand."""

import pytest

from salessim.analysis.levers import FASTER, FEWER, KINDS, LEADS, LIKELIER, MORE, Lever
from salessim.analysis.levers import levers as worths
from salessim.experiment import run
from salessim.experiment.betterments import convincing, more_convincing, more_leads, share_of
from salessim.experiment.levers import changes, levers
from salessim.scenario import ScenarioError, load, load_text

TEXT = """
name: Small
period: {from: 2027-03-01, for: 1 month}
working_time: always
deal_value: constant(100)
sources: {calls: {at: [0 h, 0 h, 2 h], goes_to: talk}}
process:
  talk: {takes: 65 min, patience: constant(60 min), counts_as: signed, then: {signed: rest -> won}}
teams: {sellers: {people: 1, does_in_order: [talk], pay: {commission: 10% of signed}}}
"""
LIST = TEXT.replace("{at: [0 h, 0 h, 2 h], goes_to: talk}",
                    "{contacts: 10, goes_to: talk, cost: 5 per contact, advertising: 50 per month}")  # fmt: skip
LIST = LIST.replace(", patience: constant(60 min)", "")
ROW = """
name: A row
period: {from: 2027-03-01, for: 1 month}
working_time: always
deal_value: constant(100)
sources: {calls: {at: [0 h, 0 h], goes_to: talk}}
process:
  talk: {takes: 30 min, patience: constant(10 min), then: {wants: rest -> offer}}
  offer: {takes: 30 min, patience: constant(10 min), counts_as: signed, then: {signed: rest -> won}}
teams: {callers: {people: 1, does_in_order: [talk]}, closers: {people: 1, does_in_order: [offer]}}
"""


def worth(text, futures=1, pairs=False):
    """What each lever is worth a year."""
    found = levers(load_text(text), futures, workers=1, pairs=pairs)
    return worths(found.as_is, found.levers, found.pairs)


def means(text):
    return {one.lever: one.worth.value for one in worth(text).each}


def test_ten_percent_faster_serves_the_one_who_would_have_left():
    # of two who call at 0:00 the second leaves after 60 min; a talk takes 65 min, then 65 / 1.1 = 59.1 min.
    # 100 more in a month, 10 of them as commission: 12 x 90 a year
    assert means(TEXT)[Lever(FASTER, "talk")] == pytest.approx(1080)


def test_a_second_seller_serves_that_one_too_and_without_the_only_one_nothing_is_signed():
    # 200 are signed as it is, at 10 %: 12 x 180 a year
    found = means(TEXT)
    assert found[Lever(MORE, "sellers")] == pytest.approx(1080)
    assert found[Lever(FEWER, "sellers")] == pytest.approx(-12 * 180)


def test_one_more_contact_costs_what_a_contact_and_its_advertising_cost():
    # 10 % more of 10 contacts: 11; 100 - 10 of commission - 5 - 10 % of 50 = 80 in a month
    assert means(LIST)[Lever(LEADS, "calls")] == pytest.approx(12 * 80)


def test_five_points_more_conversion_is_never_more_than_all():
    # 97 % sign; with 5 points more all 10 do, who bring 1,000
    text = LIST.replace("{signed: rest -> won}", "{signed: 97% -> won, refused: rest -> lost}")
    found = levers(load_text(text), 3, workers=1)
    likelier = dict(found.levers)[Lever(LIKELIER, "talk", "signed")]
    assert likelier["bookings"].groupby("replication")["amount_currency"].sum().tolist() == [1000] * 3


def test_two_teams_in_a_row_are_worth_something_only_together():
    # Two call at once; with two callers and one closer, or one and two, one deal is signed as before. With two and two
    # both are: 100 a month beyond the sum of the single ones, which is nothing
    found = worth(ROW, pairs=True)
    assert {one.lever.subject: one.worth.value for one in found.each if one.lever.kind == MORE} == {
        "callers": 0, "closers": 0,
    }  # fmt: skip
    (pair,) = found.pairs
    assert (pair.teams, pair.worth.value, pair.more.value) == (("callers", "closers"), 1200, 1200)


def test_an_idle_person_is_worth_minus_the_pay_and_one_fewer_the_same_saved():
    # one seller is enough for three calls an hour apart; each costs 1,000 a month
    text = TEXT.replace("0 h, 0 h, 2 h", "0 h, 2 h, 4 h").replace("people: 1", "people: 2")
    found = means(text.replace("commission: 10% of signed", "salary: 1_000 per month"))
    assert found[Lever(MORE, "sellers")] == pytest.approx(-12_000)
    assert found[Lever(FEWER, "sellers")] == pytest.approx(12_000)


def test_there_is_a_lever_for_every_team_stage_and_source_that_can_be_changed():
    kinds = {lever.kind: [] for lever in (Lever(kind, "") for kind in KINDS)}
    for lever, _ in changes(load("scenarios/conveyor.yaml")):
        kinds[lever.kind].append(lever.subject)
    assert kinds[MORE] == kinds[FEWER] == ["call_center", "hunters", "processing_center", "farmers", "key_accounts"]
    assert kinds[LEADS] == ["calls", "website", "cold_list"]
    assert {"site_visit", "production"} & set(kinds[FASTER]) == {"site_visit"}
    assert {"payment", "contract"} & set(kinds[LIKELIER]) == {"payment"}  # each contract is signed already


def test_given_moments_and_empty_teams_have_no_lever():
    text = TEXT.replace("does_in_order: [talk],", "does_in_order: [talk],").replace("teams: {", "teams: {nobody: "
                        "{people: 0, does_in_order: [talk]}, ")  # fmt: skip
    found = [lever for lever, _ in changes(load_text(text))]
    assert found == [Lever(MORE, "nobody"), Lever(MORE, "sellers"), Lever(FEWER, "sellers"), Lever(FASTER, "talk")]


def test_the_past_is_lived_through_once(tmp_path, monkeypatch):
    (tmp_path / "last.yaml").write_text(LIST, encoding="utf-8")
    (tmp_path / "now.yaml").write_text(f"{LIST}start: {{history: last.yaml}}\n", encoding="utf-8")
    played = []
    simulate = run.engines.simulate
    monkeypatch.setattr(run.engines, "simulate", lambda *given: played.append(given[0]) or simulate(*given))
    found = levers(load(tmp_path / "now.yaml"), 2, workers=1, engine="reference")
    assert len(played) == 2 * (1 + 1 + len(found.levers))  # by future: the past, as it is, each lever


class TestShares:
    """Five points more of one outcome."""

    def then(self, told, **stage):
        text = TEXT.replace("{signed: rest -> won}", told)
        for name, value in stage.items():
            text = text.replace("counts_as: signed,", f"counts_as: signed, {name}: {value},")
        return load_text(text)

    def shares(self, scenario, outcome):
        changed = more_convincing(scenario, "talk", outcome).process["talk"]
        return {name: share_of(changed, name) for name in changed.then}

    def test_the_others_shrink_in_proportion(self):
        # 30 % become 35 %, so the others share 65 instead of 70: 20 x 65 / 70 = 18.57 %
        found = self.shares(self.then("{signed: 30% -> won, again: 20% -> talk, no: rest -> lost}"), "signed")
        assert found == pytest.approx({"signed": 0.35, "again": 0.2 * 65 / 70, "no": 0.65 - 0.2 * 65 / 70})

    def test_the_rest_may_be_what_grows(self):
        found = self.shares(self.then("{no: 60% -> lost, signed: rest -> won}", good="signed"), "signed")
        assert found == pytest.approx({"no": 0.55, "signed": 0.45})

    def test_the_first_good_outcome_is_the_one(self):
        assert convincing(self.then("{signed: 30% -> won, no: rest -> lost}").process["talk"]) == "signed"
        assert convincing(self.then("{signed: rest -> won}").process["talk"]) is None

    def test_a_range_moves_with_its_share_in_every_future(self):
        scenario = self.then("{signed: 30% (20% to 40%) -> won, no: rest -> lost}")
        changed = more_convincing(scenario, "talk", "signed")
        before, after = (run.compare([scenario, changed], 3, workers=1)[i]["unknowns"]["value"] for i in (0, 1))
        assert (after - before).tolist() == pytest.approx([0.05] * 3)

    def test_a_stage_that_repeats_another_keeps_its_own_words(self):
        text = ROW.replace("  offer:", "  again: {same_as: talk, takes: 10 min}\n  offer:").replace(
            "{wants: rest -> offer}", "{wants: 40% -> again, no: rest -> lost}")  # fmt: skip
        scenario = load_text(text.replace("[talk]", "[talk, again]"))
        changed = more_convincing(scenario, "again", "wants")
        assert share_of(changed.process["again"], "wants") == pytest.approx(0.45)
        assert share_of(changed.process["talk"], "wants") == pytest.approx(0.4)
        assert changed.told["again"].takes == scenario.told["again"].takes


def test_ten_percent_more_of_a_rate_move_its_range_too():
    scenario = load_text(TEXT.replace("at: [0 h, 0 h, 2 h]", "rate: 10 per day (8 to 12)"))
    before, after = run.compare([scenario, more_leads(scenario, "calls")], 3, workers=1)
    assert after["unknowns"]["value"].tolist() == pytest.approx((1.1 * before["unknowns"]["value"]).tolist())


def test_a_department_that_changes_has_no_levers(tmp_path):
    (tmp_path / "then.yaml").write_text(LIST, encoding="utf-8")
    changing = f"{LIST}change: [{{on: 2027-03-10, to: then.yaml}}]\n"
    (tmp_path / "now.yaml").write_text(changing, encoding="utf-8")
    with pytest.raises(ScenarioError, match="this question is about one structure"):
        levers(load(tmp_path / "now.yaml"), 1)
