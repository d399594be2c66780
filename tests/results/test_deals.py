"""Deals and the flow of everybody, by hand."""

import dataclasses
import math

import pytest

from results.handmade import (
    ANSWER,
    CARE,
    DONE,
    END,
    LOST,
    MEETING,
    QUOTE,
    REFUSED,
    SIGN,
    D,
    H,
    booking,
    entity,
    log,
    row,
    terms,
    visit,
)
from salessim.results.log import DELAYED
from salessim.results.measures import summarise
from salessim.results.terms import StageTerms


@pytest.fixture
def frames():
    """In the window from day 1: a deal won after 2 d and one after 4 d, one lost after 1 d, one open; an older deal
    at the quote and then met again, won on day 3; an account; an order of it; a contact that is no deal yet."""
    visits = [
        visit(1, MEETING, 2 * D, 2 * D, 2 * D + H),
        visit(2, MEETING, 3 * D, 3 * D, 3 * D + H),
        visit(3, MEETING, 4 * D, 5 * D - H, 5 * D, route=REFUSED),
        visit(4, MEETING, END - 10 * D),
        visit(5, QUOTE, D - H, 2 * D - H, 2 * D),
        visit(5, MEETING, 2 * D, 2 * D, 3 * D),
        visit(6, CARE, D - 9 * H, D - 9 * H),
        visit(7, SIGN, 9 * D, 9 * D, 10 * D),
        visit(8, ANSWER, D - H),
    ]
    bookings = [
        booking(1, 4 * D, 100.0), booking(5, 3 * D, 400.0), booking(2, 7 * D, 300.0), booking(7, 10 * D, 50.0),
        booking(1, 9 * D, 1000.0),
    ]  # fmt: skip
    entities = [
        entity(1, 2 * D), entity(2, 3 * D), entity(3, 4 * D, 5 * D, LOST), entity(4, 5 * D, source=1),
        entity(5, 0, source=-1), entity(6, 0, source=-1), entity(7, 9 * D, 10 * D, DONE, parent=6, source=-1),
        entity(8, 0),
    ]  # fmt: skip
    return summarise(log(visits, sorted(bookings, key=lambda b: b["time"]), entities, start=D), terms())


def test_the_four_of_the_funnel(frames):
    funnel = row(frames["funnel"])
    assert [funnel[name] for name in ("opened", "won", "lost", "open_at_end")] == [4, 2, 1, 1]
    # first bookings of deals: 100, 300 and the older one's 400; neither the order nor the second booking
    assert funnel["deal_mean_currency"] == pytest.approx(800 / 3)
    # ages: lost at 1 d, won at 2 d and 4 d, open at 10 d: none censored before the last event, so 2 of 4
    assert funnel["won_share"] == pytest.approx(0.5)
    assert (funnel["close_p50_s"], funnel["close_p90_s"]) == (2 * D, 4 * D)
    assert funnel["close_mean_s"] == pytest.approx(3 * D)


def test_deals_in_work_are_counted_from_opened_to_closed(frames):
    # 2 + 4 + 1 + 10 d of the new, 2 d of the older one within a window of 58 d
    assert row(frames["funnel"])["in_work_mean"] == pytest.approx(19 / 58)


def test_nobody_is_lost_from_sight(frames):
    flow = frames["flow"].set_index("origin")
    assert flow.loc["start", ["came", "won", "lost", "done", "open"]].tolist() == [3, 1, 0, 0, 2]
    assert flow.loc["lead", ["came", "won", "lost", "done", "open"]].tolist() == [4, 2, 1, 0, 1]
    assert flow.loc["child", ["came", "won", "lost", "done", "open"]].tolist() == [1, 1, 0, 0, 0]


def test_a_source_has_the_fate_of_its_leads(frames):
    calls, website = (row(frames["leads"], source=name) for name in ("calls", "website"))
    assert [calls[name] for name in ("leads", "won", "lost", "done", "open")] == [3, 2, 1, 0, 0]
    assert calls["revenue_currency"] == 1400
    assert [website[name] for name in ("leads", "won", "open")] == [1, 0, 1]
    assert (calls["cost_currency"], website["cost_currency"]) == (0, 50)


def test_the_revenue_of_children_belongs_to_the_source_of_their_forebear():
    entities = [entity(1), entity(2, parent=1), entity(3, parent=2)]
    made = log([], [booking(1, H, 1.0), booking(2, 2 * H, 20.0), booking(3, 3 * H, 300.0)], entities)
    calls = row(summarise(made, terms())["leads"], source="calls")
    assert (calls["leads"], calls["revenue_currency"]) == (1, 321)


def test_leaving_by_an_exit_that_is_no_loss_is_done():
    made = log([visit(1, CARE, 0, 0, H, outcome=DELAYED)], entities=[entity(1, 0, H, DONE)])
    assert row(summarise(made, terms())["flow"], origin="lead")["done"] == 1


def test_leaving_by_an_exit_called_won_is_won():
    stages = terms().stages[:DONE] + (StageTerms("won", "exit", "exit"),)
    made = log([visit(1, MEETING, 0, 0, H)], entities=[entity(1, 0, H, DONE)])
    frames = summarise(made, terms(stages=stages))
    assert row(frames["flow"], origin="lead")["won"] == 1
    assert row(frames["funnel"])["close_p50_s"] == H


def test_without_deals_there_is_nothing_to_measure():
    funnel = row(summarise(log(), terms())["funnel"])
    assert funnel["opened"] == 0
    assert funnel["in_work_mean"] == 0
    assert math.isnan(funnel["won_share"])


def test_the_cards_of_deals_and_of_processing():
    # meeting: two refused in talk, one for the wait; a quote done after 3 h, one revised, so only one quote is ready
    visits = [
        visit(1, MEETING, 0, H, 2 * H, route=REFUSED),
        visit(2, MEETING, 0, H, 2 * H, route=REFUSED, prompt=2),
        visit(3, QUOTE, 0, 2 * H, 3 * H, route=4),
        visit(4, QUOTE, 0, 2 * H, 4 * H, route=5),
        visit(5, MEETING, 0, H, 2 * H, route=REFUSED),
    ]
    made = log(visits, duty=[(1, 0, 10 * H)])
    cards = summarise(made, terms())["cards"].set_index(["role", "figure"])["value"]
    assert cards["deal", "lost_in_talk"] == 2
    assert cards["deal", "lost_by_waiting"] == 1
    assert cards["deal", "without_contacts_h"] == 10
    assert cards["processing", "quotes"] == 1
    assert cards["processing", "quote_mean_s"] == 3 * H
    assert cards["processing", "visits"] == 0
    assert cards["processing", "late"] == 0  # the limit is 2 h


def test_without_a_limit_nothing_is_known_of_late_ones():
    stages = tuple(dataclasses.replace(stage, late_s=0.0) for stage in terms().stages)
    cards = summarise(log([visit(1, QUOTE, 0, D, 2 * D)]), terms(stages=stages))["cards"]
    assert math.isnan(row(cards, role="processing", figure="late")["value"])


def test_visits_are_done_where_all_ways_lead_back_to_processing():
    # the second processing stage, CARE made one, only leads to the quote
    stages = list(terms().stages)
    stages[CARE] = StageTerms("site visit", "queue", "processing")
    outcomes = tuple(
        dataclasses.replace(each, to=QUOTE) if each.stage == CARE else each
        for each in terms().outcomes
        if each.to != CARE
    )
    visits = [visit(1, CARE, 0, 0, H), visit(2, CARE, 0, 0, H), visit(1, QUOTE, H, H, 2 * H, route=4)]
    cards = summarise(log(visits), terms(stages=tuple(stages), outcomes=outcomes))["cards"]
    assert row(cards, role="processing", figure="visits")["value"] == 2
    assert row(cards, role="processing", figure="quotes")["value"] == 1
