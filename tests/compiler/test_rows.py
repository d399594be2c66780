import pytest

from salessim.compiler.rows import Book


def test_columns_that_name_rows_are_none_unless_something_is_said():
    book = Book()
    book.add("limit", slot=3, most=7)
    book.add("work", law=2)
    network = book.network()
    assert (network.limit.slot.tolist(), network.limit.most.tolist()) == ([3], [7])
    assert (network.work.segment.tolist(), network.work.law.tolist()) == ([-1], [2])


def test_rows_are_numbered_in_the_order_of_writing():
    book = Book()
    assert [book.add("ledger", key=5), book.add("ledger", key=6), book.count("ledger")] == [0, 1, 2]


def test_the_same_row_is_written_once():
    book = Book()
    one = book.add_once("curve", "knot", [{"x": 1.0, "y": 2.0}], kind=1, a=0.0, b=0.0)
    other = book.add_once("curve", "knot", [{"x": 1.0, "y": 3.0}], kind=1, a=0.0, b=0.0)
    again = book.add_once("curve", "knot", [{"x": 1.0, "y": 2.0}], kind=1, a=0.0, b=0.0)
    assert (one, other, again) == (0, 1, 0)
    assert book.network().curve.knot_from.tolist() == [0, 1]


def test_a_column_that_does_not_exist_is_refused():
    with pytest.raises(TypeError, match="limit has no column colour"):
        Book().add("limit", slot=0, most=1, colour=2)


def test_a_column_that_must_be_said_is_missed():
    with pytest.raises(KeyError):
        Book().add("limit", slot=0)
