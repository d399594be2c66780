"""Money and accounts by month, by hand."""

import pytest

from results.handmade import (
    ANNA,
    BORIS,
    CALL,
    CARE,
    CLARA,
    END,
    FEBRUARY,
    JANUARY,
    LOST,
    MEETING,
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
from salessim.results.terms import BonusTerms, CommissionTerms, SourceTerms


def pay(made, month="2001-01", team="sellers", **changed):
    return row(summarise(made, terms(**changed))["pay"], team=team, month=month)


def test_money_is_booked_by_month_ledger_stage_and_segment():
    entities = [entity(1), entity(2), entity(3, segment=1)]
    bookings = [
        booking(1, H, 10.0), booking(2, JANUARY - 1, 20.0), booking(3, JANUARY - 1, 5.0),
        booking(1, JANUARY, 40.0), booking(1, JANUARY + H, 40.0, ledger=1, station=CARE),
    ]  # fmt: skip
    frame = summarise(log([], bookings, entities), terms(), 7)["bookings"]
    assert frame.values.tolist() == [
        [7, "2001-01", "signed", "sign", 0, 2, 30.0],
        [7, "2001-01", "signed", "sign", 1, 1, 5.0],
        [7, "2001-02", "signed", "sign", 0, 1, 40.0],
        [7, "2001-02", "paid", "care", 0, 1, 40.0],
    ]


def test_all_money_booked_is_in_the_frame():
    bookings = [booking(1, day * D, 2.0**day, ledger=day % 2) for day in range(59)]
    frame = summarise(log([], bookings), terms())["bookings"]
    assert frame["amount_currency"].sum() == 2.0**59 - 1
    assert frame["deals"].sum() == 59


def test_salaries_and_workplaces_are_paid_for_the_part_of_the_month():
    # Boris all the time; Clara leaves after 7 of the 28 days of February
    servers = [(1, 0, 0, 0, 0, 2**62), (2, 1, 1, 0, 0, 2**62), (3, 1, 2, 0, 0, JANUARY + 7 * D)]
    sellers = {"salary_per_month": 1000.0, "workplace_per_month": 100.0}
    made = log(servers=servers)
    assert pay(made, sellers=sellers)["salary_currency"] == 2000
    assert pay(made, "2001-02", sellers=sellers)["salary_currency"] == pytest.approx(1250)
    assert pay(made, "2001-02", sellers=sellers)["workplace_currency"] == pytest.approx(125)


def test_hours_are_paid_with_overtime_and_without_pauses_that_are_not_paid():
    # Anna is on duty 9-13 h on the first days of both months; a pause is on 10-12 h of the first day
    duty = [(ANNA, 9 * H, 13 * H), (ANNA, JANUARY + 9 * H, JANUARY + 13 * H)]
    made = log(duty=duty, gates=[(0, 10 * H, 0), (0, 12 * H, 1)])
    callers = {"hourly": 10.0}
    assert pay(made, team="callers", callers=callers)["hourly_currency"] == 40
    callers["hourly_unpaid_while_paused"] = True
    assert pay(made, team="callers", callers=callers)["hourly_currency"] == 20
    assert pay(made, "2001-02", "callers", callers=callers)["hourly_currency"] == 40


def test_overtime_is_paid_by_the_hour():
    # Boris is on duty 9-10 h and finishes a meeting at 12 h
    made = log([visit(1, MEETING, 0, 9 * H, 12 * H, server=BORIS)], duty=[(BORIS, 9 * H, 10 * H)])
    assert pay(made, sellers={"hourly": 10.0})["hourly_currency"] == 30


def test_commission_is_a_share_of_what_is_credited_in_the_month():
    # 4 % of 1000 signed and 10 % of 500 paid, in January; what is credited to nobody earns nobody anything
    bookings = [
        booking(1, H, 1000.0, BORIS), booking(2, 2 * H, 9999.0), booking(1, 3 * H, 500.0, CLARA, ledger=1),
        booking(1, JANUARY, 200.0, BORIS),
    ]  # fmt: skip
    made = log([], bookings)
    sellers = {"commission": (CommissionTerms(0, 0.04), CommissionTerms(1, 0.1))}
    assert pay(made, sellers=sellers)["commission_currency"] == pytest.approx(90)
    assert pay(made, "2001-02", sellers=sellers)["commission_currency"] == pytest.approx(8)


def calls(*rows):
    """Accounts since the first second that are called: (account, server, when); those named in `gone` leave then."""
    visits = [visit(key, CARE, 0, 0, when, outcome=DELAYED) for key, _, when in rows]
    return visits + [visit(key, CALL, when, when, when + H, server=server) for key, server, when in rows]


def test_a_bonus_is_earned_by_each_who_keeps_enough_accounts():
    # Boris called 1 and 2 and loses 2 in February; Clara called 3: with 90 % needed, 3 bonuses in all
    visits = calls((1, BORIS, D), (2, BORIS, 2 * D), (3, CLARA, 3 * D))
    made = log(visits, entities=[entity(1), entity(2, 0, JANUARY + D, LOST), entity(3)])
    sellers = {"bonuses": (BonusTerms("accounts_kept", 0.9, 500.0),)}
    assert pay(made, sellers=sellers)["bonus_currency"] == 1000
    assert pay(made, "2001-02", sellers=sellers)["bonus_currency"] == 500
    sellers = {"bonuses": (BonusTerms("accounts_kept", 0.5, 500.0),)}
    assert pay(made, "2001-02", sellers=sellers)["bonus_currency"] == 1000


def test_who_has_no_account_earns_no_bonus():
    assert pay(log(), sellers={"bonuses": (BonusTerms("accounts_kept", 0.9, 500.0),)})["bonus_currency"] == 0


def test_offices_and_leads_cost_by_month():
    # the window ends on 14 February: half of that month's office
    sources = (SourceTerms("calls"), SourceTerms("website", cost_per_lead=50.0))
    entities = [entity(1, H, source=1), entity(2, 2 * H, source=1), entity(3, JANUARY, source=1), entity(4, H)]
    entities += [entity(5, 3 * H, source=1, parent=1)]
    made = log(entities=entities, until=JANUARY + FEBRUARY // 2)
    frame = summarise(made, terms(sources=sources, office_per_month=300.0))["costs"]
    assert frame[["month", "item", "amount_currency"]].values.tolist() == [
        ["2001-01", "office", 300.0], ["2001-02", "office", 150.0],
        ["2001-01", "leads: website", 100.0], ["2001-02", "leads: website", 50.0],
    ]  # fmt: skip


def test_accounts_are_counted_by_month():
    # 1 and 2 are there at the start, 3 is won on 15 January; 2 is lost on 2 February
    visits = [visit(1, CARE, 0), visit(2, CARE, 0), visit(3, MEETING, D, D, 2 * D), visit(3, CARE, 14 * D)]
    entities = [entity(1), entity(2, 0, JANUARY + D, LOST), entity(3), entity(4, parent=1), entity(5)]
    bookings = [booking(3, 10 * D, 1.0), booking(4, JANUARY + D, 130.0), booking(5, JANUARY + D, 9.0)]
    frame = summarise(log(visits, bookings, entities), terms())["accounts"]
    assert frame.drop(columns="replication").values.tolist() == [
        ["2001-01", 2, 1, 0, 0, 0.0],
        ["2001-02", 3, 0, 1, 1, 130.0],
    ]


def test_the_account_card():
    # of 3 accounts one is lost; the order of 130 against the 100 its account was worth; account 2 waits for 31 days
    visits = [visit(1, CARE, 0), visit(2, CALL, END - 31 * D), visit(3, CARE, 0), visit(4, CALL, 0, 30 * D, 31 * D)]
    entities = [entity(1), entity(2), entity(3, 0, D, LOST), entity(4, parent=1)]
    made = log(visits, [booking(4, 40 * D, 130.0)], entities)
    cards = summarise(made, terms())["cards"].set_index(["role", "figure"])["value"]
    assert cards["account", "kept_share"] == pytest.approx(2 / 3)
    assert cards["account", "orders"] == 1
    assert cards["account", "growth_share"] == pytest.approx(0.3)
    assert cards["account", "neglected"] == 1


def test_who_is_no_account_cannot_be_neglected_as_one():
    visits = [visit(1, CARE, 0), visit(2, CALL, END - 31 * D), visit(3, CALL, END - 31 * D)]
    cards = summarise(log(visits, entities=[entity(1), entity(2, parent=1), entity(3)]), terms())["cards"]
    assert row(cards, figure="neglected")["value"] == 1


def test_a_contact_costs_its_part_of_the_pay_and_the_leads():
    # Anna works for contacts alone, 1000 a month for 2 months; one lead cost 50; 2 contacts: 1025 each
    visits = [visit(1, 0, 0, 0, H, server=ANNA), visit(2, 0, 0, H, 2 * H, server=ANNA)]
    made = log(visits, entities=[entity(1), entity(2, source=1)], duty=[(ANNA, 0, 8 * H)])
    words = terms(callers={"salary_per_month": 1000.0}, sellers={"salary_per_month": 7000.0})
    cards = summarise(made, words)["cards"].set_index(["role", "figure"])["value"]
    assert cards["contact", "cost_per_contact_currency"] == pytest.approx(1025)


def test_a_log_beyond_the_months_of_the_terms_is_refused():
    with pytest.raises(ValueError, match="beyond the months"):
        summarise(log(until=END + 1), terms())


def test_an_order_of_the_account_itself_is_an_order_too():
    visits = [visit(1, CARE, 0), visit(1, SIGN, 5 * D, 5 * D, 6 * D)]
    frame = summarise(log(visits, [booking(1, 6 * D, 70.0)]), terms())["accounts"]
    assert row(frame, month="2001-01")["orders"] == 1
