"""What people without end would have earned and these people did not, by cause, on paper."""

from typing import Any

from results.handmade import (
    ANSWER,
    CALL,
    CARE,
    CHURNED,
    DONE,
    END,
    INTERESTED,
    LOST,
    MEETING,
    NO_NEED,
    ORDER,
    PRICE,
    QUOTE,
    READY,
    REVISE,
    SIGN,
    SIGNED,
    TIME,
    WANTS,
    D,
    H,
    booking,
    entity,
    log,
    terms,
    visit,
)  # fmt: skip
from salessim.results.losses import losses

RENEGED, BALKED, INTERRUPTED, DELAYED = 1, 2, 3, 4


def lost(real: Any, ideal: Any, **words: Any) -> dict[tuple[str, str], tuple[int, float]]:
    """(cause, stage) -> (bookings, amount)."""
    found = losses(real, ideal, terms(**words), 0)
    rows = zip(found["cause"], found["stage"], found["bookings"], found["amount_currency"], strict=True)
    return {(cause, stage): (number, amount) for cause, stage, number, amount in rows}


def signs(key: int, day: int = 1) -> list[dict[str, int]]:
    """Somebody answered, met and asked to sign, who signs."""
    return [
        visit(key, ANSWER, day * D, day * D, day * D + H, route=INTERESTED),
        visit(key, MEETING, day * D + H, day * D + H, day * D + 2 * H, route=WANTS),
        visit(key, QUOTE, day * D + 2 * H, day * D + 2 * H, day * D + 3 * H, route=READY),
        visit(key, SIGN, day * D + 3 * H, day * D + 3 * H, day * D + 4 * H, route=SIGNED),
    ]


def sold(*keys: int) -> Any:
    """Everybody signs for 100."""
    return log([row for key in keys for row in signs(key)], [booking(key, D + 4 * H, 100.0) for key in keys])


def test_the_same_department_loses_nothing():
    assert lost(sold(1, 2), sold(1, 2)) == {}


def test_each_loss_has_one_cause_and_all_add_up():
    # with people without end all four sign, 400; in truth 1 signs, 2 hangs up, 3 is refused since it waited, 4 waits
    real = log(
        [*signs(1),
         visit(2, ANSWER, D, ended=D + 60, outcome=RENEGED),
         *signs(3)[:3], visit(3, SIGN, D + 3 * H, 2 * D, 2 * D + H, route=PRICE, prompt=SIGNED),
         *signs(4)[:2], visit(4, QUOTE, D + 2 * H)],
        [booking(1, D + 4 * H, 100.0)],
    )  # fmt: skip
    assert lost(real, sold(1, 2, 3, 4)) == {
        ("gave up", "answer"): (1, 100.0),
        ("cooled", "sign"): (1, 100.0),
        ("waiting", "quote"): (1, 100.0),
    }


def test_who_is_turned_away_has_given_up_and_who_is_in_work_or_thinks_is_under_way():
    real = log(
        [visit(1, ANSWER, D, ended=D, outcome=BALKED),
         *signs(2)[:2], visit(2, QUOTE, D + 2 * H, END - H),
         *signs(3)[:2], visit(3, QUOTE, D + 2 * H, END - 9 * H, END - 8 * H, outcome=INTERRUPTED),
         visit(3, QUOTE, D + 2 * H, part=1)]
    )  # fmt: skip
    assert lost(real, sold(1, 2, 3)) == {
        ("gave up", "answer"): (1, 100.0),
        ("under way", "quote"): (2, 200.0),
    }


def test_the_first_visit_that_ended_otherwise_is_the_cause():
    # it waited, so it asked for a second quote, and then it was refused as it would have been without a wait
    real = log([
        *signs(1)[:2], visit(1, QUOTE, D + 2 * H, 2 * D, 2 * D + H, route=REVISE, prompt=READY),
        visit(1, QUOTE, 2 * D + H, 3 * D, 3 * D + H, visit=2, route=READY),
        visit(1, SIGN, 3 * D + H, 3 * D + H, 3 * D + 2 * H, route=PRICE),
    ])  # fmt: skip
    assert lost(real, sold(1)) == {("cooled", "quote"): (1, 100.0)}


def test_another_way_without_a_wait_is_another_hand():
    real = log([*signs(1)[:3], visit(1, SIGN, D + 3 * H, D + 3 * H, D + 4 * H, route=PRICE)])
    assert lost(real, sold(1)) == {("other", "sign"): (1, 100.0)}


def account(*calls: tuple[int, int], start: int = D, **last: Any) -> list[dict[str, int]]:
    """An account: 10 days of care and a call, as often as there are (route, prompt); then in care, or what is told."""
    rows = []
    for number, (route, prompt) in enumerate(calls, 1):
        called = start + number * 10 * D
        rows.append(visit(1, CARE, called - 10 * D, called - 10 * D, called, visit=number, outcome=DELAYED, route=TIME))
        rows.append(visit(1, CALL, called, called, called, visit=number, route=route, prompt=prompt))
    called = start + len(calls) * 10 * D
    usual = {"station": CARE, "queued": called, "started": called, "visit": len(calls) + 1}
    return [*rows, visit(1, **{**usual, **last})]


def with_orders(rows: list[dict[str, int]], *days: int) -> Any:
    """The account orders for 50 on these days, by children that sign at once."""
    children = [entity(100 + day, born=day * D, left=day * D, exit=DONE, parent=1, source=-1) for day in days]
    visits = [visit(100 + day, SIGN, day * D, day * D, day * D, route=SIGNED) for day in days]
    return log([*rows, *visits], [booking(100 + day, day * D, 50.0) for day in days], [entity(1), *children])


def test_an_order_that_was_never_placed_is_lost_where_its_account_went_another_way():
    ideal = with_orders(account((ORDER, ORDER), (ORDER, ORDER)), 11, 21)
    # the first call came late and brought no order; the second was never made: the account waits for it
    real = with_orders(
        [*account((CHURNED, ORDER))[:2],
         visit(1, CARE, 11 * D, 11 * D, 21 * D, visit=2, outcome=DELAYED, route=TIME), visit(1, CALL, 21 * D, visit=2)],
    )  # fmt: skip
    assert lost(real, ideal) == {("cooled", "call"): (1, 50.0), ("waiting", "call"): (1, 50.0)}


def test_an_account_lost_by_waiting_places_no_order_any_more():
    ideal = with_orders(account((ORDER, ORDER), (ORDER, ORDER)), 11, 21)
    real = with_orders(account((CHURNED, ORDER))[:2])
    assert lost(real, ideal) == {("cooled", "call"): (2, 100.0)}


def test_what_only_these_people_earn_is_a_gain_at_the_same_place():
    # without a wait the account would have churned; it waited and ordered
    ideal = log(account((CHURNED, CHURNED))[:2], (), [entity(1, left=11 * D, exit=LOST)])
    real = with_orders(account((ORDER, CHURNED)), 11)
    assert lost(real, ideal) == {("cooled", "call"): (-1, -50.0)}


def test_contacts_that_wait_because_of_a_pause_are_told_apart():
    # it waits from day 1 to the end on day 59; the pause is on from day 30 to the end: 29 of 58 days
    real = log([visit(1, ANSWER, D)], gates=[(0, 30 * D, 0)])
    assert lost(real, sold(1)) == {("waiting", "answer"): (0.5, 50.0), ("paused", "answer"): (0.5, 50.0)}


def test_a_pause_of_one_of_two_teams_holds_nobody():
    real = log([visit(1, ANSWER, D)], gates=[(0, 30 * D, 0)])
    both = lost(real, sold(1), skills={0: (ANSWER,), 1: (ANSWER, SIGN, MEETING, QUOTE, CALL)})
    assert both == {("waiting", "answer"): (1, 100.0)}


def test_only_the_ledger_that_counts_counts():
    ideal = log(signs(1), [booking(1, D, 100.0, ledger=1)])
    assert lost(log([visit(1, ANSWER, D)]), ideal) == {}


def test_a_refusal_that_both_have_is_no_loss():
    refused = [visit(1, ANSWER, D, D, D + H, route=NO_NEED)]
    assert lost(log(refused), log(refused)) == {}
