"""The time of teams and people, by hand. Duty is 9-13 and 14-18 h unless said otherwise."""

import pytest

from results.handmade import (
    ANNA,
    ANSWER,
    BORIS,
    CLARA,
    END,
    MEETING,
    QUOTE,
    SIGN,
    D,
    H,
    booking,
    log,
    row,
    terms,
    visit,
)
from salessim.results.log import INTERRUPTED
from salessim.results.measures import summarise
from salessim.results.terms import SourceTerms


def day(server, number=0):
    """Duty on one day, with lunch."""
    return [(server, number * D + on * H, number * D + off * H) for on, off in ((9, 13), (14, 18))]


def seconds(hours):
    return round(hours * H)


def of_team(visits=(), duty=(), team="sellers", **more):
    return row(summarise(log(visits, duty=duty, **more), terms())["teams"], team=team)


def test_work_that_lasts_over_a_night_is_busy_only_on_duty():
    # a quote from 17 h to 10 h of the next day: 1 h today, 1 h tomorrow; no overtime, since it was not finished late
    made = of_team([visit(1, QUOTE, 0, 17 * H, D + 10 * H, server=BORIS)], day(BORIS) + day(BORIS, 1))
    assert (made["on_duty_h"], made["busy_h"], made["overtime_h"], made["idle_h"]) == (16, 2, 0, 14)


def test_work_that_is_finished_late_is_overtime_beyond_duty():
    # a meeting from 17 h to 20 h: 1 h on duty, 2 h beyond; the lunch of a meeting from 12 to 15 h is overtime too
    visits = [visit(1, MEETING, 0, 12 * H, 15 * H, server=BORIS), visit(2, MEETING, 0, 17 * H, 20 * H, server=BORIS)]
    made = of_team(visits, day(BORIS))
    assert (made["on_duty_h"], made["busy_h"], made["overtime_h"]) == (8, 3, 3)


def test_open_work_is_busy_until_the_end():
    # started on the last day at 17 h; the window ends at midnight, duty at 18 h
    made = of_team([visit(1, QUOTE, 0, END - 7 * H, server=BORIS)], day(BORIS, 58))
    assert (made["busy_h"], made["overtime_h"]) == (1, 0)


def test_work_that_began_before_the_window_counts_within_it():
    # from 12 h to 15 h; the window begins on the next day at 14 h
    made = of_team([visit(1, QUOTE, 0, 12 * H, D + 15 * H, server=BORIS)], day(BORIS, 1), start=D + 14 * H)
    assert (made["on_duty_h"], made["busy_h"]) == (4, 1)


def test_interrupted_work_is_busy_in_both_parts():
    visits = [
        visit(1, QUOTE, 0, 9 * H, 10 * H, server=BORIS, outcome=INTERRUPTED),
        visit(1, QUOTE, 0, 11 * H, 13 * H, server=BORIS, part=1),
    ]
    assert of_team(visits, day(BORIS))["busy_h"] == 3


def test_paid_hours_are_busy_idle_and_off():
    # Boris and Clara: 59 days x 24 h x 2 employed; 16 h on duty; 3 h busy
    visits = [visit(1, MEETING, 0, 10 * H, 12 * H, server=BORIS), visit(2, QUOTE, 0, 9 * H, 10 * H, server=CLARA)]
    made = of_team(visits, day(BORIS) + day(CLARA))
    assert made["employed_h"] == 2 * 59 * 24
    assert made["people_mean"] == 2
    assert seconds(made["busy_h"]) + seconds(made["idle_h"]) + seconds(made["off_h"]) == seconds(made["employed_h"])
    assert (made["busy_h"], made["idle_h"], made["off_h"]) == (3, 13, 2 * 59 * 24 - 16)


def test_a_team_is_saturated_when_nobody_on_duty_is_free():
    # Boris 9-13, 14-18, Clara 9-13 only; both busy 10-11, Boris 12-16: saturated 10-11 and, alone, 14-16
    visits = [
        visit(1, QUOTE, 0, 10 * H, 11 * H, server=CLARA),
        visit(2, QUOTE, 0, 10 * H, 11 * H, server=BORIS),
        visit(3, QUOTE, 0, 12 * H, 16 * H, server=BORIS),
    ]
    made = of_team(visits, [*day(BORIS), (CLARA, 9 * H, 13 * H)])
    assert (made["open_h"], made["saturated_h"]) == (8, 3)


def test_a_team_without_people_on_duty_is_neither_open_nor_saturated():
    made = of_team()
    assert (made["open_h"], made["saturated_h"], made["idle_h"]) == (0, 0, 0)


def test_idle_sellers_starve_while_contacts_wait_for_the_callers():
    # a contact waits at answer 10-12 h; Boris is idle 11-18, busy 9-11 h: he starves 11-12 h
    visits = [visit(1, ANSWER, 10 * H, 12 * H, 13 * H, server=ANNA), visit(2, MEETING, 0, 9 * H, 11 * H, server=BORIS)]
    made = of_team(visits, day(BORIS) + day(ANNA))
    assert made["starved_h"] == 1
    assert made["blocked_h"] == 0


def test_idle_sellers_in_a_pause_are_blocked_and_do_not_starve():
    # a contact waits at answer 10-12 h; the pause of the sellers is on 9-11 h: blocked 9-11, starved 11-12 h
    made = log([visit(1, ANSWER, 10 * H, 12 * H, 13 * H)], duty=day(BORIS), gates=[(0, 9 * H, 0), (0, 11 * H, 1)])
    frames = summarise(made, terms(gates=(("enough", (1,), (MEETING,)),)))
    sellers = row(frames["teams"], team="sellers")
    assert (sellers["blocked_h"], sellers["starved_h"]) == (2, 1)


def test_own_work_that_waits_starves_nobody():
    # work waits at meeting, which the sellers serve themselves
    assert of_team([visit(1, MEETING, 9 * H, 12 * H, 13 * H, server=BORIS)], day(BORIS))["starved_h"] == 0


def test_callers_are_blocked_while_idle_in_a_pause():
    # the pause is on 10-15 h, lunch 13-14 h is off duty, and Anna answers 10-11 h: blocked 11-13 and 14-15 h
    visits = [visit(1, ANSWER, 0, 10 * H, 11 * H, server=ANNA)]
    made = of_team(visits, day(ANNA), "callers", gates=[(0, 10 * H, 0), (0, 15 * H, 1)])
    assert (made["blocked_h"], made["idle_h"], made["starved_h"]) == (3, 7, 0)


def test_a_pause_may_be_on_from_the_start_and_until_the_end():
    # it ends at 10 h and begins again on the last day at 12 h, Anna's duty of that day ends at 13 h
    made = of_team([], [(ANNA, 9 * H, 13 * H), (ANNA, END - 15 * H, END - 11 * H)], "callers",
                   gates=[(0, 0, 0), (0, 10 * H, 1), (0, END - 12 * H, 0)])  # fmt: skip
    assert made["blocked_h"] == 1 + 1


def test_load_counts_all_work_that_arrived():
    # 2 of 5 quotes were taken up, 2 and 4 h of work: mean 3 h, so 15 h arrived
    visits = [visit(1, QUOTE, 0, 9 * H, 11 * H, server=BORIS), visit(2, QUOTE, 0, 14 * H, 18 * H, server=CLARA)]
    visits += [visit(key, QUOTE, 0) for key in (3, 4, 5)]
    made = of_team(visits, day(BORIS) + day(CLARA))
    assert made["load_h"] == pytest.approx(15)


def test_a_list_of_contacts_is_a_load_only_as_far_as_it_is_worked_off():
    # of 3 contacts on the list one was called, 1 h
    visits = [visit(1, ANSWER, 0, 9 * H, 10 * H, server=ANNA), visit(2, ANSWER, 0), visit(3, ANSWER, 0)]
    made = log(visits, duty=day(ANNA))
    words = terms(sources=(SourceTerms("list", contacts=True),))
    assert row(summarise(made, words)["teams"], team="callers")["load_h"] == pytest.approx(1)
    assert row(summarise(made, terms())["teams"], team="callers")["load_h"] == pytest.approx(3)


def test_wins_and_revenue_are_of_whom_they_are_credited_to():
    # 10 and 20 signed by Boris, 40 by Clara, 80 by nobody; what is paid is not what the plan counts
    bookings = [
        booking(1, H, 10.0, BORIS), booking(2, 2 * H, 20.0, BORIS), booking(3, 3 * H, 40.0, CLARA),
        booking(4, 4 * H, 80.0), booking(1, 5 * H, 10.0, BORIS, ledger=1),
    ]  # fmt: skip
    frames = summarise(log([visit(1, SIGN, 0, 0, H)], bookings), terms())
    people = frames["people"]
    assert people[["team", "person", "wins", "revenue_currency"]].values.tolist() == [
        ["callers", "Anna", 0, 0.0], ["sellers", "Boris", 2, 30.0], ["sellers", "Clara", 1, 40.0],
    ]  # fmt: skip
    assert row(frames["teams"], team="sellers")["revenue_currency"] == 70


def test_the_weeks_of_a_team_add_up_to_its_period():
    # Sunday night to Monday: a quote 17 h on Friday to 10 h on Monday
    duty = day(BORIS, 4) + day(BORIS, 7)
    frames = summarise(log([visit(1, QUOTE, 0, 4 * D + 17 * H, 7 * D + 10 * H, server=BORIS)], duty=duty), terms())
    loads = frames["loads"]
    first, second = (row(loads, team="sellers", week=week) for week in ("2001-01-01", "2001-01-08"))
    assert (first["on_duty_h"], first["busy_h"]) == (8, 1)
    assert (second["on_duty_h"], second["busy_h"]) == (8, 1)
    person = row(frames["people"], person="Boris")
    assert (person["on_duty_h"], person["busy_h"]) == (16, 2)
