"""What every kind of lead yields and costs, by hand: three deals with known hours and pay."""

import numpy as np
import pytest

from results.handmade import (
    ANNA,
    ANSWER,
    BORIS,
    CALL,
    CARE,
    END,
    FEBRUARY,
    JANUARY,
    LOST,
    MEETING,
    QUOTE,
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
from salessim.results.frames import columns
from salessim.results.measures import summarise
from salessim.results.pay import PARTS
from salessim.results.terms import CommissionTerms, SourceTerms

MONEY = [column.name for column in columns("yields") if column.name.endswith("_currency")]
CALLS, WEBSITE = 0, 1
CALLERS = {"hourly": 8.0}
COMMISSIONS = (CommissionTerms(0, 0.1), CommissionTerms(1, 0.02))
SELLERS = {"salary_per_month": 150.0, "workplace_per_month": 50.0, "commission": COMMISSIONS}

# Anna is on duty for 10 h and paid 80: 8 an hour. Boris and Clara are paid 2 x (150 + 50) in each of two months, 800,
# for 30 h and 10 h on duty: 20 an hour.
DUTY = [(ANNA, 0, 10 * H), (BORIS, 0, 30 * H), (2, 0, 10 * H)]

# 1, of the calls, Moscow: answered 1 h, met 2 h, signed 3 h; then an account, called for 4 h.
# 2, of the website, Moscow: answered 2 h and lost.
# 3, of the website, Kazan: met 5 h; not decided when the window ends.
# 4, a child of 1: its quote takes 6 h, and it signs for 300.
VISITS = [
    visit(1, ANSWER, 0, 0, H, server=ANNA),
    visit(1, MEETING, H, H, 3 * H, server=BORIS),
    visit(1, SIGN, 3 * H, 3 * H, 6 * H, server=BORIS),
    visit(1, CARE, 6 * H, 6 * H, 8 * H, outcome=4),
    visit(1, CALL, 8 * H, 8 * H, 12 * H, server=BORIS),
    visit(2, ANSWER, 0, 2 * H, 4 * H, server=ANNA),
    visit(3, MEETING, 0, 0, 5 * H, server=2),
    visit(4, QUOTE, 12 * H, 12 * H, 18 * H, server=BORIS),
]
ENTITIES = [
    entity(1, source=CALLS),
    entity(2, 0, 4 * H, LOST, source=WEBSITE),
    entity(3, source=WEBSITE, segment=1),
    entity(4, 8 * H, source=CALLS, parent=1),
]
BOOKINGS = [
    booking(1, 6 * H, 1000.0, BORIS),  # earns Boris 100
    booking(1, 7 * H, 1000.0, BORIS, ledger=1),  # 20; now 1 is an account already
    booking(4, 20 * H, 300.0, BORIS),  # 30
]


def summary(visits=VISITS, bookings=BOOKINGS, entities=ENTITIES, **changed):
    made = log(sorted(visits, key=lambda each: each["ended"]), bookings, entities, DUTY)
    return summarise(made, terms(**{"callers": CALLERS, "sellers": SELLERS, **changed}))


def kind(source, segment, **changed):
    return row(summary(**changed)["yields"], source=source, segment=segment)


def test_a_deal_is_won_and_then_served():
    found = kind("calls", 0)
    assert (found["leads"], found["clients"], found["deals"], found["revenue_currency"]) == (1, 1, 2, 1300)
    # to win it: 1 h of Anna, 5 h of Boris; for the account and its order: 4 h and 6 h of Boris
    assert (found["winning_h"], found["serving_h"]) == (6, 10)
    assert found["winning_currency"] == pytest.approx(1 * 8 + 5 * 20)
    assert found["serving_currency"] == pytest.approx(10 * 20)
    assert found["first_commission_currency"] == pytest.approx(100)
    assert found["later_commission_currency"] == pytest.approx(50)


def test_work_for_those_who_are_lost_or_not_decided_is_work_to_win():
    lost, undecided = kind("website", 0), kind("website", 1)
    assert (lost["leads"], lost["clients"], lost["winning_h"], lost["winning_currency"]) == (1, 0, 2, 16)
    assert (undecided["leads"], undecided["clients"], undecided["winning_h"]) == (1, 0, 5)
    assert undecided["winning_currency"] == pytest.approx(100)


def test_an_account_from_the_start_is_of_no_source_and_no_new_client():
    visits = [visit(1, CARE, 0, 0, H, outcome=4), visit(1, CALL, H, H, 3 * H, server=BORIS)]
    found = kind("", 0, visits=visits, bookings=[booking(1, D, 70.0, BORIS)], entities=[entity(1, source=-1)])
    assert (found["leads"], found["clients"], found["deals"], found["revenue_currency"]) == (0, 0, 1, 70)
    assert (found["winning_h"], found["serving_h"]) == (0, 2)
    assert (found["first_commission_currency"], found["later_commission_currency"]) == (0, pytest.approx(7))


def test_work_where_nobody_can_be_won_any_more_is_serving():
    # 1 signed before the window began; to call it at `call` does not lead to another signature
    found = kind("calls", 0, visits=[visit(1, CALL, 0, 0, H, server=BORIS)], bookings=[], entities=[entity(1, -D)])
    assert (found["leads"], found["winning_h"], found["serving_h"]) == (0, 0, 1)


def test_the_hours_of_all_kinds_are_the_hours_of_all_teams():
    found = summary()
    worked = found["teams"]["busy_h"].sum() + found["teams"]["overtime_h"].sum()
    assert worked == 6 + 10 + 2 + 5
    assert found["yields"][["winning_h", "serving_h"]].to_numpy().sum() == pytest.approx(worked)


def test_work_commission_and_idle_hours_add_up_to_all_pay():
    found = summary()
    # Anna works 3 of 10 h, Boris and Clara 20 of 40 h: 7 x 8 + 20 x 20 = 456 for idle hours
    told = found["yields"][[name for name in MONEY if name != "revenue_currency"]].to_numpy().sum()
    assert told == pytest.approx(108 + 200 + 16 + 100 + 100 + 50)
    paid = sum(found["pay"][f"{part}_currency"].sum() for part in PARTS)
    assert told + 456 == pytest.approx(paid)


def test_doubled_pay_doubles_what_work_costs():
    twice = {name: 2 * value for name, value in SELLERS.items() if name != "commission"}
    doubled = kind("website", 1, sellers=twice)
    assert doubled["winning_currency"] == pytest.approx(2 * kind("website", 1)["winning_currency"])


def test_a_source_in_two_halves_makes_the_same_sum():
    whole = summary()["yields"]
    halves = (SourceTerms("calls"), SourceTerms("website"), SourceTerms("website 2"))
    moved = [{**each, "source": 2} if each["key"] == 3 else each for each in ENTITIES]
    split = summary(entities=moved, sources=halves)["yields"]
    parts = split[split["source"].isin(["website", "website 2"])]
    for name in ("leads", "winning_h", *MONEY):
        assert parts[name].sum() == pytest.approx(whole[whole["source"] == "website"][name].sum())


def test_advertising_is_paid_by_the_month_beside_what_leads_cost():
    # 100 in January and 200 in February, of which half is in the window; one lead for 50
    sources = (SourceTerms("calls"), SourceTerms("website", cost_per_lead=50.0, advertising=(100.0, 200.0)))
    made = log(entities=[entity(1, H, source=1)], until=JANUARY + FEBRUARY // 2)
    found = summarise(made, terms(sources=sources))
    assert found["costs"][["month", "item", "amount_currency"]].values.tolist() == [
        ["2001-01", "leads: website", 50.0], ["2001-02", "leads: website", 0.0],
        ["2001-01", "advertising: website", 100.0], ["2001-02", "advertising: website", 100.0],
    ]  # fmt: skip
    assert row(found["leads"], source="website")["cost_currency"] == 250
    assert row(found["leads"], source="calls")["cost_currency"] == 0


def test_an_account_that_begins_with_its_first_deal_has_not_ordered_yet():
    visits = [visit(1, SIGN, 0, 0, H, server=BORIS), visit(1, CARE, H)]
    found = summarise(log(visits, [booking(1, H, 70.0, BORIS)], until=END), terms())
    assert found["accounts"]["orders"].sum() == 0
    assert row(found["yields"], source="calls", segment=0)["clients"] == 1


def test_every_kind_has_its_row():
    found = summary()["yields"]
    assert found["source"].tolist() == ["calls", "calls", "website", "website", "", ""]
    assert found["segment"].tolist() == [0, 1] * 3
    assert np.isfinite(found[MONEY].to_numpy()).all()
