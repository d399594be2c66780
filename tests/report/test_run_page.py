"""The page of a run, on hand-made results: ten futures that earn 150, 160, ..., 240; the plan is 200.

Wilson for 5 of 10, with z = 1.95996 and z2 = 3.84146: the centre is (0.5 + 0.192073) / 1.384146 = 0.5, half the width
is 1.95996 / 1.384146 x sqrt(0.025 + 3.84146 / 400) = 1.41601 x 0.186023 = 0.26341: from 0.23659 to 0.76341.
"""

import json
import re

import pytest

from report.sample_runs import runs
from salessim.report import pages
from salessim.report.document import as_document, as_json_text
from salessim.report.page import Page, Table
from salessim.report.terminal import plain_text


@pytest.fixture(scope="module")
def page() -> Page:
    return pages.run_page(runs(), "pair.yaml")


def row(page: Page, table: str, first: str) -> list[str]:
    """The printed words of one row."""
    return next([cell.text for cell in cells] for cells in named(page, table).rows if cells[0].text == first)


def named(page: Page, key: str) -> Table:
    return next(table for table in page.tables if table.key == key)


def test_the_first_sentence_is_the_answer(page):
    assert page.answer[0] == (
        "Pair reaches its plan of 200 RUB (signed) in 50% of the futures; "
        "the chance lies, 95% sure, between 24% and 76%."
    )


def test_the_station_card_is_the_first_table_and_the_plan_what_the_short_page_keeps(page):
    assert page.tables[0].key == "card"
    assert [table.key for table in pages.short(page).tables] == ["plan"]


def test_spread_and_accuracy_are_told_apart(page):
    # The mean is 195; the deviation of 150, 160, ..., 240 is sqrt(8250 / 9) = 30.277; t(9) = 2.26216;
    # half the interval is 2.26216 x 30.277 / sqrt(10) = 21.66. The first of ten is 150, the fifth 190, the ninth 230.
    assert page.answer[1] == (
        "Spread of futures: the middle one earns 190 RUB (signed), 1 in 10 at most 150 RUB, 1 in 10 more than 230 RUB."
    )
    assert page.answer[2] == (
        "Accuracy of the computation: the average of 195 RUB is known, 95% sure, to ± 21.7 from 10 futures."
    )


def test_where_work_waits_is_told(page):
    assert page.answer[-1] == (
        "After the first contact, work waits longest at meeting (24.0 h on average); "
        "the busiest team is hunters (90% of its hours on duty)."
    )


def test_the_plan_is_told_for_the_period_its_months_and_its_parts(page):
    # Moscow gets two thirds: 100, 106.7, ..., 160; 120 is reached from the fourth on: 7 of 10.
    # Kazan gets one third: 50, 53.3, ..., 80; 80 is reached by the last alone. January brings 75, 80, ..., 120.
    assert row(page, "plan", "the whole period") == [
        "the whole period", "200", "50% (24% to 76%)", "150", "190", "230",
    ]  # fmt: skip
    assert row(page, "plan", "region: Moscow")[1:3] == ["120", "70% (40% to 89%)"]
    assert row(page, "plan", "region: Kazan")[1:3] == ["80", "10% (2% to 40%)"]
    assert row(page, "plan", "by the end of 2027-01")[1:] == ["100", "50% (24% to 76%)", "75", "95", "115"]


def test_a_plan_that_is_always_reached_is_never_said_to_be_certain():
    # 10 of 10: the lower end is (1 + 0.192073) / 1.384146 - 0.26341 x 0.192073 / 0.186023 ... = 1 / 1.384146 = 0.7225.
    page = pages.run_page(runs(lift=50))
    assert page.answer[0] == (
        "Pair reaches its plan of 200 RUB (signed) in all 10 futures, so with a chance of at least 72%."
    )
    assert row(page, "plan", "the whole period")[2] == "at least 72%"
    assert "100%" not in " ".join(cell.text for cells in named(page, "plan").rows for cell in cells)


def test_a_plan_that_is_never_reached_is_not_said_to_be_impossible():
    # 0 of 10: the upper end is 1 - 0.7225 = 0.2775.
    page = pages.run_page(runs(lift=-70))
    assert page.answer[0].endswith("in none of 10 futures, so with a chance of at most 28%.")


def test_months_in_a_row_are_told_by_the_first_and_the_last():
    page = pages.run_page(runs(lift=-70))
    assert "More likely behind the plan than not at the end of: 2027-01 to 2027-02." in page.answer


def test_the_usual_shortfall_is_averaged_over_all_futures(page):
    # 50 + 40 + 30 + 20 + 10 are missing in five of ten futures: 15 on average.
    assert row(page, "revenue", "signed") == ["signed", "6", "195", "± 21.7", "150", "190", "230", "15"]


def test_leads_are_lost_for_reasons_and_waiting_is_one_of_them(page):
    assert [[cell.text for cell in cells] for cells in named(page, "reasons").rows] == [
        ["call", "refused", "54", "4"],
        ["meeting", "price", "24", "3"],
        ["call", "gave up waiting", "10", "10"],
    ]


def test_teams_are_told_by_the_shares_of_their_hours(page):
    # callers: 80 / 320 busy, 88 / 320 load, 32 / 320 paused. hunters: 288 / 320, 304 / 320; 16 of 32 idle h starved.
    assert row(page, "teams", "callers") == [
        "callers", "1", "320 h", "25%", "28%", "25%", "0%", "10%", "0 h", "0", "0",
    ]  # fmt: skip
    assert row(page, "teams", "hunters") == [
        "hunters", "1", "320 h", "90%", "95%", "90%", "50%", "0%", "4 h", "6", "195",
    ]  # fmt: skip


def test_a_stage_is_told_by_its_visits_and_waits(page):
    # 36 of 90 calls done are good.
    assert row(page, "stages", "call") == [
        "call", "100", "90", "90", "10", "0", "40%", "60 s", "4.0 min", "0", "0.5", "0",
    ]  # fmt: skip


def test_the_four_of_the_funnel(page):
    # An average deal is a third of a month: 25, 26.7, ..., 40; the mean is 32.5.
    figures = {cells[0].text: cells[1].text for cells in named(page, "funnel").rows}
    assert figures == {
        "deals in work": "5",
        "average deal": "32.5",
        "share won": "20%",
        "time to close": "10.0 d",
        "half close within": "8.0 d",
        "9 in 10 close within": "20.0 d",
    }


def test_the_document_has_every_printed_figure(page):
    document = as_document(page)
    for table in page.tables:
        printed = document["tables"][table.key]["rows"]
        assert len(printed) == len(table.rows)
        for cells, found in zip(table.rows, printed, strict=True):
            assert list(found) == [column.key for column in table.columns]
            for cell, value in zip(cells, found.values(), strict=True):
                assert (value is None) == (not re.search(r"\w", cell.text)), (cell, value)
    assert document["answer"] == list(page.answer)


def test_the_document_is_the_same_text_for_the_same_results():
    assert as_json_text(pages.run_page(runs())) == as_json_text(pages.run_page(runs()))
    json.loads(as_json_text(pages.run_page(runs())))


def test_three_commands_come_next_and_the_provenance_is_the_foot(page):
    lines = plain_text(page, width=120).splitlines()
    assert [command for command, _ in page.next_commands] == [
        "salessim run pair.yaml -n 40",
        "salessim explain pair.yaml",
        "salessim trace pair.yaml --out visits.csv",
    ]
    assert lines[-1] == (
        "salessim 0.1.0 · seed 7 · scenario feed0000feed0000 · engine reference · replications 10"
    )  # fmt: skip


def test_without_a_plan_the_money_is_still_told():
    import dataclasses

    some = runs()
    some.terms = dataclasses.replace(some.terms, plan=None)
    page = pages.run_page(some)
    assert page.answer[0] == "Pair has no plan, so there is none to be reached."
    assert page.answer[1].startswith("Spread of futures: the middle one earns 190 RUB (signed)")
    assert "plan" not in {table.key for table in page.tables}
    assert pages.plan_frame(some).empty


def test_one_future_has_no_interval_and_says_so():
    page = pages.run_page(runs(futures=1))
    assert row(page, "revenue", "signed")[2:4] == ["150", "too few futures"]
    assert as_document(page)["tables"]["revenue"]["rows"][0]["accuracy"] is None


def test_last_year_stands_beside_the_simulation():
    import dataclasses

    some = runs()
    some.terms = dataclasses.replace(some.terms, last_year={"revenue": 180.0, "deals": 7.0, "deals_in_work": 4.0})
    rows = [[cell.text for cell in cells][:3] for cells in named(pages.run_page(some), "last_year").rows]
    assert rows == [["revenue", "180", "195"], ["deals", "7", "6"], ["deals in work", "4", "5"]]


def test_the_plan_as_a_frame_has_units_in_its_columns():
    frame = pages.plan_frame(runs())
    assert list(frame.columns) == [
        "of", "plan_currency", "chance_share", "chance_low_share", "chance_high_share",
        "below_1_in_10_currency", "middle_currency", "above_1_in_10_currency",
    ]  # fmt: skip
    assert frame.loc[0, "chance_low_share"] == pytest.approx(0.23659, abs=5e-6)
