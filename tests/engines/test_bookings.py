"""What is entered in a ledger, when, and to whose credit."""

from engines.build import House, times, way
from engines.played import Engine


def test_a_route_books_its_factor_times_the_size_to_whoever_served(engine: Engine) -> None:
    # 0.5 x 9 = 4.5
    house = House()
    house.ledger("signed")
    house.queue("desk", then=way("out", ledger="signed", factor=0.5))
    house.server("anna", "desk")
    house.arrive(1, "desk", at=0, size=9.0)
    played = house.play(engine)
    assert played.bookings() == [(1, "desk", 10, "signed", 4.5, "anna")]
    assert played.log.booking.visit.tolist() == [1]


def test_only_the_route_that_names_a_ledger_books(engine: Engine) -> None:
    house = House()
    house.ledger("signed")
    house.ledger("paid")
    house.queue("desk", then=[times(3, "desk"), way("out", ledger="paid")])
    house.server("anna", "desk")
    house.arrive(1, "desk", at=0, size=9.0)
    played = house.play(engine)
    assert played.bookings() == [(1, "desk", 30, "paid", 9.0, "anna")]
    assert played.log.booking.visit.tolist() == [3]


def test_bookings_stand_in_the_order_of_time_then_entity(engine: Engine) -> None:
    house = House()
    house.ledger("paid")
    house.delay("payment", {0: 20, 1: 10}, then=way("out", ledger="paid"))
    for who, segment in [(3, 0), (1, 0), (2, 1)]:
        house.arrive(who, "payment", at=0, segment=segment)
    assert [row[:3] for row in house.play(engine).bookings()] == [
        (2, "payment", 10),
        (1, "payment", 20),
        (3, "payment", 20),
    ]


def test_what_a_delay_books_is_nobodys_credit(engine: Engine) -> None:
    house = House()
    house.ledger("paid")
    house.delay("payment", 20, then=way("out", ledger="paid"))
    house.arrive(1, "payment", at=0)
    assert house.play(engine).bookings() == [(1, "payment", 20, "paid", 1.0, None)]


def test_a_booking_may_be_credited_to_the_owner_although_another_serves(engine: Engine) -> None:
    # anna held the meeting; boris alone writes contracts; the payment is nobody's work: both are anna's credit
    house = House()
    house.ledger("signed")
    house.ledger("paid")
    house.slot("deal")
    house.queue("meeting", claims="deal", then="contract")
    house.queue("contract", then=way("payment", ledger="signed", credit="deal"))
    house.delay("payment", 20, then=way("out", ledger="paid", credit="deal"))
    house.server("anna", "meeting")
    house.server("boris", "contract")
    house.arrive(1, "meeting", at=0, size=5.0)
    assert house.play(engine).bookings() == [
        (1, "contract", 20, "signed", 5.0, "anna"),
        (1, "payment", 40, "paid", 5.0, "anna"),
    ]


def test_credit_is_given_before_the_route_releases_the_owner(engine: Engine) -> None:
    house = House()
    house.ledger("paid")
    house.slot("deal")
    house.queue("meeting", claims="deal", then="payment")
    house.delay("payment", 20, then=way("out", ledger="paid", credit="deal", release="deal"))
    house.server("anna", "meeting")
    house.arrive(1, "meeting", at=0)
    assert house.play(engine).bookings() == [(1, "payment", 30, "paid", 1.0, "anna")]


def test_without_an_owner_in_the_slot_nobody_is_credited(engine: Engine) -> None:
    house = House()
    house.ledger("paid")
    house.slot("deal")
    house.queue("meeting", then=way("out", ledger="paid", credit="deal"))
    house.server("anna", "meeting")
    house.arrive(1, "meeting", at=0)
    assert house.play(engine).bookings() == [(1, "meeting", 10, "paid", 1.0, None)]


def test_a_new_size_is_drawn_before_booking_and_stays(engine: Engine) -> None:
    # entity number 0 draws item 0 at the offer (visit 0): 7; the contract books it, too
    house = House()
    house.ledger("quoted")
    house.ledger("signed")
    house.queue("offer", then=way("contract", ledger="quoted", size=[7.0, 8.0]))
    house.queue("contract", then=way("out", ledger="signed", factor=2.0))
    house.server("anna", "offer", "contract")
    house.arrive(1, "offer", at=0, size=5.0)
    played = house.play(engine)
    assert [row[3:5] for row in played.bookings()] == [("quoted", 7.0), ("signed", 14.0)]
    assert played.entities("size") == [(1, 5.0)]  # the log keeps the size at birth


def test_a_size_curve_grows_the_size_from_visit_to_visit(engine: Engine) -> None:
    # 10 x 2 at the first visit, x 3 at the second, x 1 at the third
    house = House()
    house.ledger("paid")
    grows = {"ledger": "paid", "size_curve": [(1, 2.0), (2, 3.0), (3, 1.0)]}
    back = times(3, "care")
    house.queue("care", then=[way("care", 0.5, **back.columns, **grows), way("out", **grows)])
    house.server("anna", "care")
    house.arrive(1, "care", at=0, size=10.0)
    assert [row[2:5] for row in house.play(engine).bookings()] == [
        (10, "paid", 20.0),
        (20, "paid", 60.0),
        (30, "paid", 60.0),
    ]


def test_who_reneges_or_is_turned_away_books_nothing(engine: Engine) -> None:
    house = House()
    house.ledger("paid")
    house.queue("desk", then=way("out", ledger="paid"), patience=5, renege_to="lost", capacity=1, balk_to="lost")
    house.exit("lost")
    house.arrive(1, "desk", at=0)
    house.arrive(2, "desk", at=1)
    played = house.play(engine)
    assert played.columns("entity outcome") == [(2, "BALKED"), (1, "RENEGED")]
    assert played.bookings() == []
