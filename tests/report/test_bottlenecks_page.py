"""The page of bottlenecks, on hand-made results of twenty futures: callers and hunters, two months.

A lift of 3 earns 6 more in the period, which is 36 a year; people of the hand-made department are paid nothing.
"""

import dataclasses

import pytest

from report import sample_runs
from salessim.report import pages
from salessim.report.page import Page
from salessim.report.reference import TABLES
from salessim.report.terminal import plain_text
from salessim.results.store import Runs


def runs(lift: float = 0.0, futures: int = 20) -> Runs:
    """Future r earns 75 + 5 r in each month, 245 in the two of them on average."""
    return sample_runs.runs(lift=lift, futures=futures)


def page(callers: Runs, hunters: Runs, as_is: Runs | None = None, file: str = "") -> Page:
    return pages.bottlenecks_page([as_is or runs(), callers, hunters], file)


def rows(made: Page, key: str) -> list[list[str]]:
    table = next(table for table in made.tables if table.key == key)
    return [[cell.text for cell in cells] for cells in table.rows]


def test_the_narrow_place_is_told_first_then_the_others_then_how_sure():
    # one more caller earns 36 a year in every future, one more hunter 6
    made = page(runs(lift=3.0), runs(lift=0.5))
    assert made.answer[:5] == (
        "The narrow place is callers: one more person there is worth 36 RUB a year after all pay and costs.",
        "One more person a year, after all pay and costs (95% sure: between): callers +36 RUB (+36 to +36); "
        "hunters +6 RUB (+6 to +6).",
        "How sure that callers is the best place for one more person on average: more than 99%.",
        "The best place, of 20 futures: callers in 20.",
        # 80 of 320 h; 10 of 200 h; 14 in two months, of whom 36 of 90 come to a meeting and 6 of 30 sign there for
        # 245 / 6 on average: 84 x 0.4 x 0.2 x 40.83
        "Why: callers is busy 25% of the hours on duty; 5.0% of the time of a won deal is waiting for it; "
        "84 a year are lost by waiting there, worth about 274 RUB.",
    )


def test_busy_is_not_narrow():
    # hunters are at work 288 of 320 h
    (said,) = (one for one in page(runs(lift=3.0), runs(lift=0.5)).answer if one.startswith("Busy"))
    assert said == (
        "Busy is not narrow: hunters is busiest (90% of the hours on duty), and one more person there is worth "
        "+6 RUB a year."
    )
    assert not any(one.startswith("Busy") for one in page(runs(lift=0.5), runs(lift=3.0)).answer)


def test_two_that_are_equal_are_no_single_bottleneck():
    made = page(runs(lift=3.0), runs(lift=3.0))
    assert made.answer[0] == "No single bottleneck: callers or hunters."
    assert [row[6] for row in rows(made, "heads")] == ["50%", "50%"]
    assert "The best place, of 20 futures: callers in 10, hunters in 10." in made.answer


def test_nowhere_is_an_answer():
    made = page(runs(lift=-3.0), runs(lift=-0.5))
    assert made.answer[0] == "One more person pays nowhere: in no team does one bring more than that costs."
    assert made.answer[2] == (
        "It comes nearest in hunters: one more person there brings -6 RUB a year and costs 0 RUB."
    )
    assert not any("best place" in one or one.startswith("Why") for one in made.answer)
    assert [row[0] for row in rows(made, "heads")] == ["hunters", "callers"]


def test_what_may_pay_and_may_not_is_said_so():
    # future r earns 150 + 10 r as it is; with one more in another order of the futures the mean is the same
    other = runs()
    other._parts = {number: other._parts[19 - number] for number in other._parts}
    made = page(other, runs(lift=-30.0))
    assert made.answer[0] == "The narrow place is callers, but it is not certain that one more person there pays."


def test_one_future_is_too_few():
    one = [runs(lift=lift, futures=1) for lift in (0.0, 3.0, 1.0)]
    made = page(one[1], one[2], one[0])
    assert made.answer[0] == "One future is too few to tell where one more person is worth most."
    assert "too few futures" in plain_text(made)


def test_with_few_futures_nothing_is_said_of_how_sure_it_is():
    made = page(*(runs(lift, 19) for lift in (3.0, 0.5)), as_is=runs(futures=19))
    assert [row[6] for row in rows(made, "heads")] == ["too few futures"] * 2
    assert not any(one.startswith("How sure") for one in made.answer)
    assert "The best place, of 19 futures: callers in 19." in made.answer


def test_the_table_has_the_value_the_chance_of_the_plan_and_how_sure():
    # a lift of 5 brings the future of 190 to its plan of 200: 1 of 20
    made = page(runs(lift=5.0), runs())
    assert rows(made, "heads")[0][:8] == [
        "callers", "60", "0", "+60", "+60 to +60", "+5.0 points", "more than 99%", "100%",
    ]  # fmt: skip
    assert rows(made, "heads")[1][:4] == ["hunters", "0", "0", "0"]


def test_statistical_names_are_for_those_who_ask():
    made = page(runs(lift=5.0), runs())
    assert "Hsu" not in plain_text(made)
    table = next(table for table in made.tables if table.key == "heads")
    assert [column.key for column in table.columns if column.details] == ["plan_interval", "ahead", "ahead_interval"]


def test_evidence_stands_beside_the_value():
    assert rows(page(runs(lift=3.0), runs()), "evidence") == [
        # busy, load, all busy, starved, paused, waited for, gone cold, worth, alone (2 x 9 of 320 h), with others
        ["callers", "25%", "28%", "25%", "0%", "10%", "5.0%", "84", "274", "5.6%", "0%"],
        ["hunters", "90%", "95%", "90%", "50%", "0%", "15%", "0", "0", "17%", "0%"],
    ]


def test_the_time_of_won_deals_adds_up():
    table = next(table for table in page(runs(lift=3.0), runs()).tables if table.key == "deal_time")
    assert [row[0].text for row in table.rows] == [
        "waiting for callers", "waiting for hunters", "work", "the client thinks, or another delay",
        "nights, weekends, nobody on duty",
    ]  # fmt: skip
    assert sum(row[1].value for row in table.rows) == pytest.approx(1)


def test_weeks_of_one_narrow_place_are_taken_together():
    # hunters 27 h and callers 9 h of each of the two weeks
    assert rows(page(runs(lift=3.0), runs()), "narrow_weeks") == [["2026-12-28", "2027-01-04", "2", "hunters", "75%"]]


def test_where_the_queue_goes_is_told_where_it_changes():
    shorter = runs(lift=3.0)
    for part in shorter._parts.values():
        part.columns["stages"]["waiting_mean"] = part.columns["stages"]["waiting_mean"] + [-0.25, 1.5]
    made = page(shorter, runs())
    assert rows(made, "queues_after") == [
        ["callers", "call", "0.5", "-0.2", "-0.2 to -0.2"], ["callers", "meeting", "2", "+1.5", "+1.5 to +1.5"],
    ]  # fmt: skip
    assert "With one more in callers fewer wait at call: -0.2 at the same time." in made.answer
    assert "With one more in callers the queue moves on to meeting: +1.5 at the same time." in made.answer


def test_what_is_not_counted_is_said():
    said = page(runs(lift=3.0), runs()).answer
    assert said[-1].startswith("Whoever is added is there from the first day and knows the work.")
    assert said[-2].startswith("The scenario states no margin")
    assert said[-3].startswith("The period is 2 months; all amounts are for a year.")
    with_margin = runs()
    with_margin.terms = dataclasses.replace(with_margin.terms, margins=(0.4, 0.4))
    assert not any("margin" in one for one in page(runs(lift=3.0), runs(), with_margin).answer)


def test_the_next_commands_name_the_file():
    assert page(runs(lift=3.0), runs(), file="a b.yaml").next_commands[0][0] == "salessim bottlenecks 'a b.yaml' -n 80"


def test_every_table_is_documented_as_it_is():
    made = page(runs(lift=3.0), runs())
    documented = {(table.kind, table.key): table.columns for table in TABLES}
    assert {("bottlenecks", table.key): table.columns for table in made.tables}.items() <= documented.items()
