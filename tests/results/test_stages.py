"""Visits, waits and outcomes, counted by hand."""

import math

import pytest

from results.handmade import (
    ANNA,
    ANSWER,
    BORIS,
    CARE,
    DONE,
    END,
    INTERESTED,
    LOST,
    MEETING,
    NO_NEED,
    QUOTE,
    READY,
    REFUSED,
    WANTS,
    D,
    H,
    booking,
    entity,
    log,
    row,
    terms,
    visit,
)
from salessim.results.log import BALKED, DELAYED, INTERRUPTED, RENEGED
from salessim.results.measures import summarise


@pytest.fixture
def stages():
    """Four at the meeting: served after 1 h, after 3 h in two parts, still in work, gone after 2 h; one before."""
    visits = [
        visit(1, MEETING, D, D + 1 * H, D + 2 * H, server=BORIS),
        visit(2, MEETING, D, D + 3 * H, D + 4 * H, server=BORIS, outcome=INTERRUPTED),
        visit(2, MEETING, D, D + 6 * H, D + 7 * H, server=BORIS, part=1),
        visit(3, MEETING, D + 5 * H, D + 5 * H, server=BORIS),
        visit(4, MEETING, D + 5 * H, -1, D + 7 * H, outcome=RENEGED),
        visit(5, MEETING, D + 8 * H, -1, D + 8 * H, outcome=BALKED),
        visit(6, MEETING, END - 4 * H),
        visit(7, MEETING, D - 10 * H, D - 9 * H, D + 3 * H, server=BORIS),
        visit(8, MEETING, D - 10 * H, D + 9 * H, D + 10 * H, server=BORIS, missed=1),
        visit(9, CARE, D, D, D + 5 * H, outcome=DELAYED),
        visit(9, CARE, D + 6 * H, D + 6 * H, visit=2),
    ]
    return summarise(log(visits, start=D), terms())["stages"]


def test_every_visit_is_counted_once(stages):
    meeting = row(stages, stage="meeting")
    counts = {
        "inside_at_start": 2, "arrived": 6, "started": 4, "done": 4, "missed": 1, "reneged": 1, "balked": 1,
        "interrupted": 1, "waiting_at_end": 1, "in_work_at_end": 1,
    }  # fmt: skip
    assert {name: meeting[name] for name in counts} == counts
    came = meeting["inside_at_start"] + meeting["arrived"]
    gone = ("done", "reneged", "balked", "waiting_at_end", "in_work_at_end")
    assert came == sum(meeting[name] for name in gone)


def test_a_wait_lasts_from_joining_to_the_first_start(stages):
    # started within the window after 1, 3, 0 and 19 h (it joined before the window); 7 started before it
    meeting = row(stages, stage="meeting")
    assert meeting["wait_mean_s"] == pytest.approx((1 + 3 + 0 + 19) / 4 * H)
    assert meeting["wait_p50_s"] == 1 * H
    assert meeting["wait_p90_s"] == meeting["wait_max_s"] == 19 * H


def test_the_way_through_lasts_from_joining_to_done(stages):
    # 2, 7, 13 and 20 h
    assert row(stages, stage="meeting")["through_mean_s"] == pytest.approx(42 / 4 * H)


def test_the_queue_holds_all_who_are_not_in_work(stages):
    # within the window: 1 h; 3 h and 2 h between the parts; 2 h; 4 h at the end; 9 h
    assert row(stages, stage="meeting")["waiting_mean"] == pytest.approx(21 * H / (END - D))


def test_nobody_waits_in_a_delay(stages):
    care = row(stages, stage="care")
    assert (care["arrived"], care["started"], care["done"], care["in_work_at_end"]) == (2, 2, 1, 1)
    assert math.isnan(care["wait_mean_s"])
    assert care["waiting_mean"] == 0
    assert care["through_mean_s"] == 5 * H


def test_exits_are_no_stages(stages):
    assert stages["stage"].tolist() == ["answer", "meeting", "quote", "sign", "care", "call"]


def test_late_is_a_wait_longer_than_the_limit_started_or_not():
    # the limit at the quote is 2 h: exactly 2 h is in time; 3 h, 2 h and 1 s unserved, and open since 5 h are late
    visits = [
        visit(1, QUOTE, 0, 2 * H, 3 * H),
        visit(2, QUOTE, 0, 3 * H, 4 * H),
        visit(3, QUOTE, 0, -1, 2 * H + 1, outcome=RENEGED),
        visit(4, QUOTE, END - 5 * H),
        visit(5, QUOTE, END - 1 * H),
    ]
    frames = summarise(log(visits), terms())
    assert row(frames["stages"], stage="quote")["late"] == 3
    assert row(frames["stages"], stage="meeting")["late"] == 0


def test_a_wait_that_was_over_before_the_window_is_not_late_in_it():
    visits = [visit(1, QUOTE, 0, 3 * H, D + H), visit(2, QUOTE, D - 3 * H, D, D + H)]
    assert row(summarise(log(visits, start=D), terms())["stages"], stage="quote")["late"] == 1


def test_weeks_share_out_the_queue():
    # one waits from Sunday 2001-01-07 12:00 for 24 h: half in each week
    frames = summarise(log([visit(1, QUOTE, 6 * D + 12 * H, 7 * D + 12 * H, 8 * D)]), terms())
    queue = frames["queues"]
    assert row(queue, stage="quote", week="2001-01-01")["waiting_mean"] == pytest.approx(0.5 / 7)
    assert row(queue, stage="quote", week="2001-01-08")["waiting_mean"] == pytest.approx(0.5 / 7)
    assert row(queue, stage="quote", week="2001-01-15")["waiting_mean"] == 0
    # the period ends on Wednesday 2001-02-28; care, a delay, has no queue
    assert queue["week"].max() == "2001-02-26"
    assert "care" not in set(queue["stage"])


def test_the_last_week_is_averaged_over_its_part_of_the_window():
    # Monday to Wednesday 2001-02-26..28 are in the period; one waits on Wednesday
    frames = summarise(log([visit(1, QUOTE, END - D)]), terms())
    assert row(frames["queues"], stage="quote", week="2001-02-26")["waiting_mean"] == pytest.approx(1 / 3)


def test_lost_by_waiting_is_lost_and_would_not_have_been():
    # at the meeting: 1 and 6 refused anyway, 2 for the wait; 3 and 4 wanted a quote, 4 only thanks to the wait
    visits = [
        visit(1, MEETING, 0, H, 2 * H, route=REFUSED),
        visit(2, MEETING, 0, H, 2 * H, route=REFUSED, prompt=WANTS),
        visit(3, MEETING, 0, H, 2 * H, route=WANTS),
        visit(4, MEETING, 0, H, 2 * H, route=WANTS, prompt=REFUSED),
        visit(5, QUOTE, 0, H, 2 * H, route=READY),
        visit(6, MEETING, 0, H, 2 * H, route=REFUSED),
    ]
    outcomes = summarise(log(visits), terms())["outcomes"]
    refused = row(outcomes, stage="meeting", outcome="refused")
    assert (refused["taken"], refused["without_wait"], refused["by_waiting"], refused["lost"]) == (3, 3, 1, 1)
    wants = row(outcomes, stage="meeting", outcome="wants quote")
    assert (wants["taken"], wants["without_wait"], wants["by_waiting"], wants["good"]) == (2, 2, 0, 1)
    assert len(outcomes) == 11


def test_the_work_of_a_stage_is_duty_and_overtime():
    # Anna, on duty 0-8 h, answers 6-7 h; Boris, on duty 0-8 h, meets 7-10 h and finishes in overtime
    visits = [visit(1, ANSWER, 0, 6 * H, 7 * H, server=ANNA), visit(2, MEETING, 0, 7 * H, 10 * H, server=BORIS)]
    duty = [(ANNA, 0, 8 * H), (BORIS, 0, 8 * H)]
    stages = summarise(log(visits, duty=duty), terms())["stages"]
    assert row(stages, stage="answer")["work_h"] == 1
    assert row(stages, stage="meeting")["work_h"] == 3


def test_the_contact_card():
    # 1 interested and won; 2 interested, open; 3 no need; 4 gave up and is lost; 5 missed; 6 no need for the wait.
    # delivered 1 and 2; the censored one, 2, was handed on at 2 h and watched for longer than 1 needed to be won
    visits = [
        visit(1, ANSWER, 0, 0, 1 * H, route=INTERESTED),
        visit(2, ANSWER, 0, 1 * H, 2 * H, route=INTERESTED),
        visit(3, ANSWER, 0, 2 * H, 3 * H, route=NO_NEED),
        visit(4, ANSWER, 0, -1, 3 * H, outcome=RENEGED),
        visit(5, ANSWER, 0, 3 * H, 4 * H, missed=1),
        visit(6, ANSWER, 0, 4 * H, 5 * H, route=NO_NEED, prompt=INTERESTED),
    ]
    entities = [entity(key) for key in (1, 2, 5)]
    entities += [entity(3, 0, 3 * H, LOST), entity(4, 0, 3 * H, LOST), entity(6, 0, 5 * H, LOST)]
    made = log(visits, [booking(1, 10 * H, 100.0)], entities)
    cards = summarise(made, terms())["cards"]
    contact = cards[cards["role"] == "contact"].set_index("figure")["value"]
    assert contact["answered"] == 4
    assert contact["lost_to_waiting"] == 2
    assert contact["delivered"] == 2
    assert contact["quality_share"] == pytest.approx(0.5)


def test_who_gives_up_and_goes_out_by_an_exit_that_is_no_loss_is_not_lost():
    visits = [visit(key, ANSWER, 0, -1, 3 * H, outcome=RENEGED) for key in (1, 2, 3)]
    entities = [entity(1, 0, 3 * H, LOST), entity(2, 0, 3 * H, DONE), entity(3, 0, 4 * H, LOST)]
    cards = summarise(log(visits, entities=entities), terms())["cards"]
    assert row(cards, role="contact", figure="lost_to_waiting")["value"] == 1


def test_the_call_of_an_accounts_child_is_no_questionnaire():
    visits = [visit(1, ANSWER, 0, 0, H, route=INTERESTED), visit(2, ANSWER, 0, 0, H, route=INTERESTED)]
    cards = summarise(log(visits, entities=[entity(1), entity(2, parent=1)]), terms())["cards"]
    assert row(cards, figure="delivered")["value"] == 1
    assert row(cards, figure="answered")["value"] == 2
