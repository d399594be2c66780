"""Parts of pay that follow from what a person does in a month, by hand; and incomes."""

import pytest

from results.handmade import (
    ANNA,
    ANSWER,
    BORIS,
    CLARA,
    FOREVER,
    INTERESTED,
    JANUARY,
    MEETING,
    NO_NEED,
    QUOTE,
    D,
    H,
    booking,
    entity,
    log,
    row,
    terms,
    visit,
)
from salessim.results.measures import summarise
from salessim.results.terms import BonusTerms, CommissionTerms
from salessim.results.wages import WAGES

RISING = {"commission": (CommissionTerms(0, 0.03, ((500.0, 0.05), (1000.0, 0.1))),)}


def pay(made, part, month="2001-01", team="sellers", **changed):
    return row(summarise(made, terms(**changed))["pay"], team=team, month=month)[f"{part}_currency"]


def income(made, person, month="2001-01", **changed):
    return row(summarise(made, terms(**changed))["income"], person=person, month=month)["income_currency"]


def test_a_commission_rises_with_what_a_person_books_in_the_month():
    # Boris books 300 + 400 + 600: 3 % of 500, 5 % of the next 500, 10 % of the last 300: 15 + 25 + 30
    bookings = [booking(1, H, 300.0, BORIS), booking(2, 2 * H, 400.0, BORIS), booking(3, 3 * H, 600.0, BORIS)]
    assert pay(log([], bookings), "commission", sellers=RISING) == pytest.approx(70)


def test_every_person_and_every_month_begins_with_the_first_share():
    # Boris 400 and Clara 400 in January, Boris 400 in February: nobody comes above 500
    bookings = [booking(1, H, 400.0, BORIS), booking(2, 2 * H, 400.0, CLARA), booking(3, JANUARY, 400.0, BORIS)]
    made = log([], bookings)
    assert pay(made, "commission", sellers=RISING) == pytest.approx(24)
    assert pay(made, "commission", "2001-02", sellers=RISING) == pytest.approx(12)


def test_the_booking_that_crosses_a_step_earns_the_part_above_it():
    # 400 from Moscow, then 200 from Kazan: 100 of it are above 500: 12 + 3 + 5
    entities = [entity(1), entity(2, segment=1)]
    made = log([], [booking(1, H, 400.0, BORIS), booking(2, 2 * H, 200.0, BORIS)], entities)
    frame = summarise(made, terms(sellers=RISING))["yields"]
    assert row(frame, source="calls", segment=0)["first_commission_currency"] == pytest.approx(12)
    assert row(frame, source="calls", segment=1)["first_commission_currency"] == pytest.approx(8)


def test_a_commission_may_be_for_some_deals_alone():
    # 10 % of the 200 from Kazan; the 400 from Moscow earn nothing
    entities = [entity(1), entity(2, segment=1)]
    made = log([], [booking(1, H, 400.0, BORIS), booking(2, 2 * H, 200.0, BORIS)], entities)
    assert pay(made, "commission", sellers={"commission": (CommissionTerms(0, 0.1, segments=(1,)),)}) == 20


def test_a_fee_is_paid_for_every_such_outcome():
    # Anna hands over two who are interested, one of them in February; one has no need
    visits = [
        visit(1, ANSWER, 0, 0, H, server=ANNA, route=INTERESTED),
        visit(2, ANSWER, H, H, 2 * H, server=ANNA, route=NO_NEED),
        visit(3, ANSWER, 0, JANUARY, JANUARY + H, server=ANNA, route=INTERESTED),
    ]
    callers = {"fees": ((INTERESTED, 50.0),)}
    made = log(visits, duty=[(ANNA, 0, JANUARY + D)])
    assert pay(made, "fee", team="callers", callers=callers) == 50
    assert pay(made, "fee", "2001-02", "callers", callers=callers) == 50


# the limit of a quote is 2 h: Boris begins after 1 h and after 3 h, Clara after 2 h
LATE = [
    visit(1, QUOTE, 0, H, 2 * H, server=BORIS),
    visit(2, QUOTE, 0, 3 * H, 4 * H, server=BORIS),
    visit(3, QUOTE, 0, 2 * H, 3 * H, server=CLARA),
    visit(4, MEETING, 0, 9 * H, 10 * H, server=CLARA),
]


def test_a_fine_is_taken_off_for_every_late_one():
    assert pay(log(LATE), "fine", sellers={"fines": ((QUOTE, 30.0),)}) == -30


def test_who_goes_on_with_interrupted_work_is_not_late_again():
    again = visit(2, QUOTE, 0, 9 * H, 10 * H, server=BORIS, part=1)
    assert pay(log([*LATE, again]), "fine", sellers={"fines": ((QUOTE, 30.0),)}) == -30


def test_a_bonus_for_work_in_time_is_each_persons_own():
    # Boris had 1 of 2 in time, Clara 1 of 1; who had nothing that may be late, as in February, earns none
    for share, earned in ((0.9, 100), (0.5, 200)):
        sellers = {"bonuses": (BonusTerms("on_time", share, 100.0),)}
        assert pay(log(LATE), "bonus", sellers=sellers) == earned
        assert pay(log(LATE), "bonus", "2001-02", sellers=sellers) == 0


def test_whoever_is_there_for_half_a_month_earns_half_a_bonus():
    # Boris becomes somebody else in the team after 14 of the 28 days of February: a bonus is shared by the two
    first, then = (2, 1, 1, 0, 0, JANUARY + 14 * D), (4, 1, 1, JANUARY + 14 * D, JANUARY + 14 * D, 2**62)
    servers = [(1, 0, 0, 0, 0, 2**62), first, then, (3, 1, 2, 0, 0, 2**62)]
    begun = [(1, JANUARY + D, 1), (2, JANUARY + 20 * D, 2)]
    visits = [visit(key, QUOTE, time, time, time + H, server=server) for key, time, server in begun]
    sellers = {"bonuses": (BonusTerms("on_time", 0.9, 100.0),)}
    assert pay(log(visits, servers=servers), "bonus", "2001-02", sellers=sellers) == pytest.approx(100)
    assert pay(log(visits[:1], servers=servers), "bonus", "2001-02", sellers=sellers) == pytest.approx(50)


def test_a_guarantee_adds_what_is_missing_in_its_months():
    # salaries 100 and guaranteed 160: Boris earns 40 more by commission, Clara nothing; 20 + 60 are added in January
    sellers = {
        "salary_per_month": 100.0, "commission": (CommissionTerms(0, 0.04),),
        "guaranteed_per_month": 160.0, "guaranteed_months": 1,
    }  # fmt: skip
    made = log([], [booking(1, H, 1000.0, BORIS)])
    assert pay(made, "guarantee", sellers=sellers) == pytest.approx(80)
    assert pay(made, "guarantee", "2001-02", sellers=sellers) == 0
    assert income(made, "Boris", sellers=sellers) == pytest.approx(160)
    assert income(made, "Clara", "2001-02", sellers=sellers) == pytest.approx(100)


def test_whoever_is_there_for_half_a_month_is_guaranteed_half():
    # Clara leaves after 14 of the 28 days of February
    servers = [(1, 0, 0, 0, 0, 2**62), (2, 1, 1, 0, 0, 2**62), (3, 1, 2, 0, 0, JANUARY + 14 * D)]
    sellers = {"guaranteed_per_month": 160.0, "guaranteed_months": 2}
    assert income(log(servers=servers), "Clara", "2001-02", sellers=sellers) == pytest.approx(80)


def test_hours_are_paid_to_whoever_worked_them():
    # Boris 4 h and 2 h of overtime, Clara 2 h; a pause without pay blocks nobody here
    meeting = visit(1, MEETING, 0, 9 * H, 15 * H, server=BORIS)
    made = log([meeting], duty=[(BORIS, 9 * H, 13 * H), (CLARA, 9 * H, 11 * H)])
    sellers = {"hourly": 10.0}
    assert (income(made, "Boris", sellers=sellers), income(made, "Clara", sellers=sellers)) == (60, 20)


def test_hours_off_duty_are_not_paid_by_the_hour():
    # Boris is on duty from 9 to 10 and from 11 to 13 h, with a meeting between; Clara is away: three hours, and none
    made = log(duty=[(BORIS, 9 * H, 10 * H), (BORIS, 11 * H, 13 * H)])
    sellers = {"hourly": 10.0}
    assert (income(made, "Boris", sellers=sellers), income(made, "Clara", sellers=sellers)) == (30, 0)


def test_incomes_of_a_team_are_what_it_is_paid_without_workplaces():
    bookings = [booking(1, H, 900.0, BORIS), booking(2, 40 * D, 700.0, CLARA)]
    sellers = {
        **RISING, "salary_per_month": 100.0, "hourly": 7.0, "workplace_per_month": 9.0, "fines": ((QUOTE, 3.0),),
        "bonuses": (BonusTerms("on_time", 0.9, 11.0),), "guaranteed_per_month": 500.0, "guaranteed_months": 2,
    }  # fmt: skip
    frames = summarise(log(LATE, bookings, duty=[(BORIS, 0, 8 * H), (CLARA, 0, 6 * H)]), terms(sellers=sellers))
    paid = frames["pay"][frames["pay"]["team"] == "sellers"]
    told = frames["income"][frames["income"]["team"] == "sellers"]["income_currency"].sum()
    assert told == pytest.approx(sum(paid[f"{part}_currency"].sum() for part in WAGES))


def test_a_person_is_there_for_a_part_of_the_month():
    # a seller who comes on day 10 of the 31 of January; the other seller's seat stays empty
    made = summarise(log(servers=[(3, 1, 1, 10 * D, 10 * D, FOREVER)]), terms())["income"]
    share = [row(made, person="Boris", month=month)["employed_share"] for month in ("2001-01", "2001-02")]
    assert share == pytest.approx([21 / 31, 1])
    assert row(made, person="Clara", month="2001-01")["employed_share"] == 0
