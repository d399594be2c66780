"""The parts of a scenario as the compiler finds them."""

from datetime import date
from pathlib import Path

import pytest

from salessim.scenario import load
from salessim.scenario.market import Period
from salessim.scenario.quantity import Duration, MoneyRate, Number
from salessim.scenario.schema import Accounts, Bonus, Commission, Empty, Growth, History
from scenario.small import SMALL, read

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def conveyor():
    return load(DATA / "conveyor.yaml")


def test_a_period_counts_months_from_its_first_day():
    period = Period.model_validate({"from": "2027-11-15", "for": "1 year"})
    assert (period.months, period.start, period.end) == (12, date(2027, 11, 15), date(2028, 11, 15))
    assert [period.month_start(number) for number in (1, 2)] == [date(2027, 12, 15), date(2028, 1, 15)]


def test_the_look_of_the_language_is_read(conveyor):
    assert (conveyor.name, conveyor.currency, conveyor.working_time.holidays) == ("Conveyor", "RUB", "RU")
    assert list(conveyor.attributes) == ["region", "segment", "product"]
    assert conveyor.value_attribute == "segment"
    assert conveyor.deal_value["key"].numbers == (900_000, 1.0)
    calls = conveyor.sources["calls"]
    assert (calls.rate.number, calls.rate.per) == (Number(14, 10, 18), "day")
    assert (calls.season.of(1), calls.season.of(6), calls.season.of(11)) == (0.7, 1, 1.3)
    assert (calls.busy_and_quiet_days.variance_to_mean, calls.busy_and_quiet_days.day_to_day) == (5, 0.5)
    assert (conveyor.sources["website"].cost, conveyor.sources["cold_list"].contacts) == (900, 20_000)


def test_stages_carry_what_was_said(conveyor):
    process = conveyor.process
    assert process["answer"].interrupts == {"quote": "resume"}
    assert process["answer"].good_outcomes == ["interested"]
    assert (process["call_back"].delay_costs.factor, process["call_back"].delay_costs.after) == (
        0.95,
        Duration(5, "min"),
    )
    assert [share.value for share in process["cold_call"].reached] == pytest.approx([0.1, 0.09, 0.08, 0.08, 0.07, 0.07])
    assert (process["cold_call"].try_again_after.working, process["cold_call"].unanswered_takes.mean) == (True, 20)
    assert process["quote"].takes["product"]["custom"].mean == 9_000
    assert (process["negotiation"].owner, process["answer"].owner) == ("deal", None)
    assert (process["care_call"].late_after.limit, process["care_call"].late_after.outcomes) == (
        Duration(5, "wd"),
        {"churned": 1.5},
    )
    assert process["care_call"].grows == Growth(0.02, 0.4)
    assert process["care_call"].then["order"].child == "order_request"
    assert (process["service_call"].each_account.mean, process["service_call"].goes_to) == (2_592_000, "answer")


def test_a_copy_says_only_what_differs(conveyor):
    quote, repeat = conveyor.process["quote"], conveyor.process["repeat_quote"]
    assert (repeat.takes, repeat.at_closing_time) == (quote.takes, "continue_next_day")
    assert list(repeat.then) == ["ready"]
    contract = conveyor.process["repeat_contract"]
    assert (contract.counts_as, contract.by, contract.takes.mean) == ("signed", "account owner", 3_600)
    assert conveyor.told["repeat_quote"].takes is None


def test_teams_say_who_does_what_for_whom(conveyor):
    teams = conveyor.teams
    assert (teams["hunters"].people.count, teams["hunters"].people.others) == (3, 1)
    assert teams["hunters"].people.named["Anna"].since == date(2024, 3, 1)
    assert teams["hunters"].at_most == {"deal": 40}
    assert teams["farmers"].at_most == {"account": 100}
    assert teams["hunters"].stages == ["negotiation", "first_meeting", "contract"]
    assert teams["key_accounts"].serves({"segment": "key", "region": "Kazan"})
    assert not teams["key_accounts"].serves({"segment": "small", "region": "Kazan"})
    pause = teams["call_center"].pause["cold_call"]
    assert (pause.while_waiting_at, pause.more_than, pause.resume_at) == (["first_meeting"], 40, 20)


def test_pay_and_costs_are_money_by_time_and_shares(conveyor):
    hunters, centre, farmers = (conveyor.teams[name].pay for name in ("hunters", "call_center", "farmers"))
    assert (hunters.salary, hunters.commission) == (MoneyRate(60_000, "month"), [Commission(0.07, "paid")])
    assert (centre.hourly, centre.not_paid_while) == (MoneyRate(350, "hour"), "paused")
    assert farmers.bonus == [Bonus(accounts_kept="90%", amount="20_000 per month")]
    linear = conveyor.past
    assert (linear.costs.workplace, linear.costs.office) == (MoneyRate(18_000, "month"), MoneyRate(250_000, "month"))
    assert linear.teams["managers"].switching == Duration(6, "min")


def test_the_plan_has_an_amount_for_every_month(conveyor):
    assert conveyor.plan.months(conveyor.period) == (8_000_000,) * 3 + (10_500_000,) * 9
    assert {name: share.value for name, share in conveyor.plan.by["region"].items()} == {"Moscow": 0.65, "Kazan": 0.35}
    assert conveyor.last_year.model_dump() == {"revenue": 104e6, "deals": 690, "deals_in_work": 85, "accounts": 180}


def test_the_first_day_is_one_of_three(conveyor):
    assert conveyor.start == History(history="linear.yaml")
    assert conveyor.past.start == Accounts(accounts=180)
    assert read().start == Empty()
    assert read(("sources:", "start: empty\nsources:")).start == Empty()


def test_a_team_may_be_of_one_rank_and_of_its_own_speed():
    scenario = read(
        (
            "people: 2, does_in_order: [answer]",
            "people: 2, speed: {answer: 80% (60% to 100%)}, does_in_order: [[answer]]",
        )
    )
    team = scenario.teams["callers"]
    assert team.does_in_order == [["answer"]]
    assert (team.speed_at("answer"), team.speed_at("quote"), team.odds_at("answer")) == (
        Number(0.8, 0.6, 1.0),
        Number(1),
        Number(1),
    )


def test_moments_and_values_drive_a_run():
    scenario = read(("{rate: 10 per day, goes_to: answer}", "{at: [0 h, 1.5 h], goes_to: answer}"),
                    ("5 min", "values(5 min, 7 min)"))  # fmt: skip
    assert [moment.seconds for moment in scenario.sources["calls"].at] == [0, 5_400]
    assert scenario.process["answer"].takes.numbers == (300, 420)


def test_yes_and_no_are_words():
    assert read(("    takes", "    newest_first: yes\n    takes")).process["answer"].newest_first is True
    assert read(("    takes", "    newest_first: нет\n    takes")).process["answer"].newest_first is False


def test_a_scenario_does_not_change_after_reading():
    with pytest.raises(ValueError, match="frozen"):
        read().name = "Other"
    assert SMALL
