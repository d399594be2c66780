"""What the program says, before any catalogue is asked."""

import pytest

from salessim.translation import later, say, say_count, use


def test_places_are_filled() -> None:
    assert say("{name} wins in {share} of futures", name="Anna", share="83%") == "Anna wins in 83% of futures"


def test_a_text_without_places_may_have_braces() -> None:
    assert say("write {people: 2}") == "write {people: 2}"


def test_one_is_told_otherwise_than_many() -> None:
    assert [say_count("{number} lead", "{number} leads", number) for number in (1, 2)] == ["1 lead", "2 leads"]


def test_a_marked_text_stays_as_it_is() -> None:
    assert later("the spread of futures") == "the spread of futures"


def test_a_tongue_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no 'fr'; there is en, ru"):
        use("fr")
