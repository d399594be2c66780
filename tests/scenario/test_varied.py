"""A scenario with other numbers at some paths."""

from pathlib import Path

import numpy as np
import pytest

from salessim import compiler
from salessim import scenario as language
from salessim.network.tables import Network
from salessim.scenario import Scenario, ScenarioError
from salessim.scenario.paths import paths, varied

SHIPPED = ("two_people", "conveyor", "linear", "online_school", "trade_split", "made_to_order", "three_regions")
TEXT = """
period: {from: 2027-01-01, for: 1 month}
working_time: {days: Mon-Fri, hours: 9:00-18:00}
attributes: {segment: {small: 57%, medium: 35%, key: 8%}}
sources: {calls: {rate: 8 per day, goes_to: talk}}
process:
  talk: {takes: "lognormal(6 min, cv 0.8)", then: {yes: 25% -> quote, later: 10% -> talk after 3 d, no: rest -> lost}}
  quote: {takes: 2 h, then: {sent: 100% -> done}, counts_as: signed}
  again: {same_as: talk, then: {yes: rest -> done}}
teams: {crew: {people: 2, does_in_order: [talk, quote, again], pay: {commission: 4% of signed}}}
"""


def firm() -> Scenario:
    return language.load_text(TEXT)


def shares(scenario: Scenario) -> list[float]:
    return [share.value for share in scenario.attributes["segment"].values() if share is not None]


def equal(one: Network, other: Network) -> bool:
    return all(
        np.array_equal(mine, theirs)
        for table, columns in one._asdict().items()
        for mine, theirs in zip(columns, getattr(other, table), strict=True)
    )


def network(scenario: Scenario) -> Network:
    return compiler.compile(scenario).network


# ---- values -------------------------------------------------------------------------------------------------------


def test_a_value_may_be_a_text_with_its_unit_or_a_number_in_the_present_one() -> None:
    for value in ("9 min", 9, 9.0, "540 s"):
        takes = varied(firm(), {"process.talk.takes.mean": value}).process["talk"].takes
        assert takes.numbers == (540, 0.8)  # seconds


def test_a_varied_scenario_is_the_one_with_the_value_written_into_its_text() -> None:
    by_hand = language.load_text(TEXT.replace("6 min, cv 0.8", "9 min, cv 1.1").replace("8 per day", "9.5 per day"))
    values = {"process.talk.takes.mean": 9, "process.talk.takes.cv": 1.1, "sources.calls.rate": 9.5}
    assert equal(network(varied(firm(), values)), network(by_hand))


def test_a_stage_that_repeats_another_one_changes_with_it() -> None:
    assert varied(firm(), {"process.talk.takes.mean": 9}).process["again"].takes.numbers == (540, 0.8)


def test_all_digits_of_a_number_arrive() -> None:
    share = 1 / 3
    then = varied(firm(), {"process.talk.then.yes": share}).process["talk"].then
    assert then["yes"].share.value == share
    tiny = 1.2345678901234567e-9  # at most 22 decimals can be told
    assert varied(firm(), {"process.talk.takes.cv": tiny}).process["talk"].takes.numbers[1] == pytest.approx(tiny)


def test_a_commission_is_a_share_of_one_like_every_other() -> None:
    (commission,) = varied(firm(), {"teams.crew.pay.commission": 0.07}).teams["crew"].pay.commission
    assert commission.share == 0.07


def test_what_is_not_told_can_be_varied_where_it_has_a_path() -> None:
    assert varied(firm(), {"teams.crew.speed": 1.2}).teams["crew"].speed.value == 1.2


# ---- shares of one whole ------------------------------------------------------------------------------------------


def test_without_a_rest_the_other_shares_keep_their_proportions() -> None:
    # 57 and 35 share 92; of the 77 that 23 leave they get 57/92 and 35/92
    found = shares(varied(firm(), {"attributes.segment.key": "23%"}))
    assert found == pytest.approx([0.77 * 57 / 92, 0.77 * 35 / 92, 0.23])


def test_two_shares_at_once_leave_the_third_what_is_left() -> None:
    values = {"attributes.segment.key": 0.2, "attributes.segment.small": 0.5}
    assert shares(varied(firm(), values)) == pytest.approx([0.5, 0.3, 0.2])


def test_a_rest_takes_the_difference_and_the_told_shares_stay() -> None:
    then = varied(firm(), {"process.talk.then.yes": 0.6}).process["talk"].then
    assert [each.share and each.share.value for each in then.values()] == [0.6, 0.1, None]


def test_a_share_that_stays_what_it_is_moves_no_other() -> None:
    assert shares(varied(firm(), {"attributes.segment.key": 0.08})) == [0.57, 0.35, 0.08]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"attributes.segment.key": 0.7, "attributes.segment.small": 0.5}, "add up to 155%"),  # 35% stay
        ({"process.talk.then.yes": 0.95}, "add up to 105% and leave no rest"),
        ({"process.quote.then.sent": 0.9}, "add up to 90%"),  # nobody else is there to take the others
    ],
)
def test_shares_that_leave_no_room_are_impossible(values: dict[str, float], message: str) -> None:
    with pytest.raises(ScenarioError, match=message):
        varied(firm(), values)


# ---- the past -----------------------------------------------------------------------------------------------------


def test_the_past_stays_or_follows() -> None:
    conveyor = language.load("scenarios/conveyor.yaml")
    values = {"sources.calls.rate": 17, "teams.hunters.people": 4}
    stays, follows = varied(conveyor, values), varied(conveyor, values, history=True)
    assert conveyor.past is not None
    assert stays.past is conveyor.past
    assert follows.past is not None
    assert follows.past.sources["calls"].rate.number.value == 17
    assert follows.past.teams == conveyor.past.teams  # there were no hunters


def test_what_the_department_changes_into_follows_where_the_same_number_stands(tmp_path: Path) -> None:
    (tmp_path / "before.yaml").write_text(TEXT + "change: {on: 2027-01-18, to: after.yaml}\n", encoding="utf-8")
    (tmp_path / "after.yaml").write_text("based_on: base.yaml\nteams: {crew: {people: 4}}\n", encoding="utf-8")
    (tmp_path / "base.yaml").write_text(TEXT, encoding="utf-8")
    values = {"process.talk.takes.mean": 9, "teams.crew.people": 3, "attributes.segment.key": 0.1}
    (after,) = varied(language.load(tmp_path / "before.yaml"), values).targets
    assert after.process["talk"].takes.numbers[0] == 540
    assert after.teams["crew"].people.count == 4  # the change has its own word about that
    assert shares(after) == pytest.approx([0.9 * 57 / 92, 0.9 * 35 / 92, 0.1])


# ---- what it is called, and what it may be ------------------------------------------------------------------------


def test_the_fingerprint_tells_the_change_and_not_its_order() -> None:
    one = varied(firm(), {"teams.crew.people": 3, "process.talk.takes.mean": 9})
    other = varied(firm(), {"process.talk.takes.mean": 9, "teams.crew.people": 3})
    assert one.origin.digest == other.origin.digest
    more = {one.origin.digest, firm().origin.digest, varied(firm(), {"teams.crew.people": 3}).origin.digest}
    more |= {varied(one, {"teams.crew.people": 4}).origin.digest, one.changed("renamed", name="x").origin.digest}
    assert len(more) == 5


def test_a_varied_scenario_can_be_varied_again() -> None:
    twice = varied(varied(firm(), {"teams.crew.people": 3}), {"process.talk.takes.mean": 9})
    assert (twice.teams["crew"].people.count, twice.process["talk"].takes.numbers[0]) == (3, 540)
    assert paths(twice)["teams.crew.people"].told == "3"


def test_everything_that_is_impossible_is_told_at_once_and_by_path() -> None:
    values = {"process.talk.takes.men": 3, "process.quote.takes": "2 pm", "teams.crew.people": "two"}
    with pytest.raises(ScenarioError) as caught:
        varied(firm(), values)
    assert [problem.place.file for problem in caught.value.problems] == list(values)
    nearest, unit, number = caught.value.problems
    assert nearest.guess == "process.talk.takes.mean"
    assert nearest.expected == "`process.talk.takes.mean` or `process.talk.takes.cv`"
    assert "`pm` is not a unit of time" in unit.message
    assert "`two` is not a number" in number.message


def test_values_that_the_models_refuse_are_told_by_path() -> None:
    with pytest.raises(ScenarioError, match=r"^teams\.crew\.people: `2\.5` is not a count"):
        varied(firm(), {"teams.crew.people": 2.5})
    with pytest.raises(ScenarioError, match="^teams.crew.people: nobody does `talk`"):
        varied(firm(), {"teams.crew.people": 0})


# ---- law ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
def test_varied_by_the_present_values_every_scenario_stays_what_it_is(name: str) -> None:
    scenario = language.load(f"scenarios/{name}.yaml")
    found = paths(scenario)
    before = network(scenario)
    assert equal(network(varied(scenario, {path: one.told for path, one in found.items()})), before)
    assert equal(network(varied(scenario, {path: one.amount.value for path, one in found.items()})), before)


# ---- what it changes into --------------------------------------------------------------------------------------------


def changing(folder: Path) -> Scenario:
    (folder / "base.yaml").write_text(TEXT, encoding="utf-8")
    (folder / "after.yaml").write_text(
        "based_on: base.yaml\nname: After\nteams: {crew: {people: 4, odds: 105%}}\n", encoding="utf-8"
    )
    return language.load_text("based_on: base.yaml\nchange: {on: 2027-01-18, to: after.yaml}\n", folder, "it.yaml")


def test_what_the_new_structure_tells_otherwise_has_a_path_of_its_own(tmp_path: Path) -> None:
    found = {path: one for path, one in paths(changing(tmp_path)).items() if path.startswith("change.to.")}
    assert {path: one.told for path, one in found.items()} == {
        "change.to.teams.crew.people": "4",
        "change.to.teams.crew.odds": "105%",
    }
    assert found["change.to.teams.crew.odds"].meaning == "After: factor on the odds of crew"


def test_it_is_varied_alone_and_together_with_the_rest(tmp_path: Path) -> None:
    told = changing(tmp_path)
    values = {"change.to.teams.crew.odds": 1.12, "attributes.segment.key": 0.1}
    new = varied(told, values)
    (after,) = new.targets
    assert (new.teams["crew"].odds_at("talk").value, after.teams["crew"].odds_at("talk").value) == (1.0, 1.12)
    assert shares(after) == shares(new)
    assert new.origin.digest != varied(told, {**values, "change.to.teams.crew.odds": 1.13}).origin.digest
    assert varied(new, {"change.to.teams.crew.odds": 1.3}).targets[0].teams["crew"].odds_at("talk").value == 1.3


def test_of_several_changes_the_number_says_which_one(tmp_path: Path) -> None:
    changing(tmp_path)
    changes = "[{on: 2027-01-11, to: after.yaml}, {on: 2027-01-18, to: base.yaml}]"
    told = language.load_text(f"based_on: base.yaml\nchange: {changes}\n", tmp_path, "it.yaml")
    new = varied(told, {"change.1.to.teams.crew.people": 5})
    assert [target.teams["crew"].people.count for target in new.targets] == [5, told.teams["crew"].people.count]


def test_what_cannot_stand_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as error:
        varied(changing(tmp_path), {"change.to.teams.crew.odds": "-5%", "change.to.teams.crew.speed": 1.1})
    assert {problem.place.file for problem in error.value.problems} == {
        "change.to.teams.crew.odds",
        "change.to.teams.crew.speed",  # the same before and after: it has one path for both
    }
