"""What is not known for sure, as an owner reads it."""

import pytest

from analysis.doubtful import INTERESTED, RATE, doubtful
from salessim.report import pages
from salessim.report.pictures.unknowns import unknowns as tornado
from salessim.report.unknowns import (
    name_of,
    range_text,
    spread_sentences,
    turns_table,
    unknowns_table,
    verdict_sentences,
)
from salessim.results.terms import UnknownTerms


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


def straight(count=60, name="A", rate=0.0):
    """50,000 per point of interest, 0 to 8 points; `rate` per lead a day."""
    return doubtful(lambda interested, calls, noise: 5_000_000 * interested + rate * calls, count, name)


def against(turning):
    """A earns 300,000 whatever happens, B 100,000 more for every point of interest above the turning point."""
    sure = doubtful(lambda interested, calls, noise: 300_000.0, name="A")
    other = doubtful(lambda interested, calls, noise: 300_000 + 1e7 * (interested - turning), name="B")
    return [sure, other]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (("process", "cold_call", "then", "interested"), "cold_call: interested"),
        (("process", "call", "reached", "1"), "call: reached by attempt 1"),
        (("sources", "calls", "rate"), "leads from calls"),
        (("sources", "calls", "attributes", "region", "Kazan"), "calls: region Kazan"),
        (("attributes", "region", "Kazan"), "region Kazan"),
        (("teams", "hunters", "speed"), "speed of hunters"),
        (("teams", "hunters", "odds", "meeting"), "odds of hunters at meeting"),
        (("else", "where"), "else/where"),
    ],
)
def test_an_unknown_is_called_by_the_words_of_the_scenario(path, name):
    assert name_of(UnknownTerms(path, 0.5, 0.4, 0.6)) == name


def test_a_range_is_told_as_the_scenario_tells_it():
    assert range_text(INTERESTED) == "5% (2% to 8%)"
    assert range_text(RATE) == "14 (10 to 18) per day"


def test_the_table_of_a_run_moves_each_number_from_one_end_to_the_other():
    # 6 points of interest are 300 k; 8 leads a day at 1 k each are 8 k
    first, second = texts(unknowns_table(straight(rate=1_000.0)))
    assert first[:2] == ["cold_call: interested", "5% (2% to 8%)"]
    assert first[4:] == ["+300.0 k", "+300.0 k to +300.0 k"]
    assert second[0] == "leads from calls"
    assert second[4] == "+8,000"


def test_the_spread_is_split_into_chance_and_what_is_not_known():
    (sentence,) = spread_sentences(straight())
    assert sentence == (
        "What we do not know: 100% of the spread of futures comes from the 2 numbers that have a range (95% sure: "
        "100% to 100%), most of all from cold_call: interested; the rest is chance."
    )
    assert sentence in pages.run_page(straight()).answer


def test_too_few_futures_are_called_so():
    (sentence,) = spread_sentences(straight(count=22))
    assert sentence.endswith("2 numbers have a range, and these are too few futures to tell what they do.")
    assert texts(unknowns_table(straight(count=22))) == []
    assert verdict_sentences([straight(22), straight(22, "B")]) == [sentence]


def test_nothing_is_said_where_no_number_has_a_range():
    from report.sample_runs import runs

    assert spread_sentences(runs()) == []
    assert verdict_sentences([runs(), runs("B")]) == []
    assert "unknowns" not in [table.key for table in pages.run_page(runs()).tables]


def test_a_number_that_turns_the_verdict_is_named_with_its_turning_point_and_what_it_is_worth():
    turns, together, measure = verdict_sentences(against(0.03))
    assert together.startswith("All ranges together: in ")
    assert together.endswith("% of what was drawn from them A is to be expected ahead.")
    assert turns == (
        "What we do not know: if cold_call: interested is below 3%, A is ahead of B in contribution after sales costs."
    )
    assert measure.startswith("To be measured first, before choosing: cold_call: interested (worth ")
    assert measure.endswith(").")
    assert "leads from calls" not in measure


def test_the_table_of_a_comparison_says_where_the_rival_leads():
    first, second = texts(turns_table(against(0.03)))
    assert first[:5] == ["cold_call: interested", "5% (2% to 8%)", "-100.0 k", "+500.0 k", "below 3%"]
    assert second[4] == "nowhere in the range"
    # half of the range and more: now A leads, and B does better above 6%
    first, _ = texts(turns_table(against(0.06)))
    assert first[2:5] == ["+400.0 k", "-200.0 k", "above 6%"]


def test_a_verdict_that_no_range_changes_is_called_so_and_nothing_is_to_be_measured():
    (sentence,) = verdict_sentences(against(0.01))
    assert sentence == (
        "What we do not know does not change who is ahead in contribution after sales costs: within each range it is "
        "B, not A."
    )


def test_where_nobody_is_clearly_ahead_no_range_is_said_to_change_nothing():
    def noisy(interested, calls, noise):
        return 300_000 + 20_000 * noise

    sure = doubtful(lambda interested, calls, noise: 300_000.0, name="A")
    first, *_ = verdict_sentences([sure, doubtful(noisy, name="B")])
    assert first.startswith("What we do not know may change who is ahead")


def test_the_names_of_users_are_no_places_to_be_filled():
    odd = UnknownTerms(("process", "{value}", "then", "{0}"), 0.05, 0.02, 0.08)
    assert name_of(odd) == "{value}: {0}"


def test_the_tornado_names_every_number_and_both_ends():
    words = {text.get_text() for text in tornado(straight(rate=1_000.0)).axes[0].texts}
    assert words == {"2%", "8%", "10 per day", "18 per day"}


def test_there_is_a_picture_even_where_nothing_can_be_told():
    assert "too few futures" in tornado(straight(count=5))._suptitle.get_text()
