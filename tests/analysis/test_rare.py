"""What the futures have in common in which the other side wins, by hand."""

import pytest

from analysis.futures import booked, runs
from salessim.analysis.rare import Trait, chance_of_ranks, rare_futures
from salessim.results.terms import SourceTerms, UnknownTerms

FEW = 5


def future(earned, leads=(10, 10), worth=(100.0, 100.0), largest=(9.0, 9.0), calls=0, dialled=0):
    """What is signed in one future; the leads of Moscow and Kazan in January, their worth; leads by source."""
    return {
        "bookings": booked((0, "signed", 0, earned)),
        "market": {
            "month": ["2001-01"] * 2 + ["2001-02"] * 2, "segment": [0, 1] * 2, "leads": [*leads, 0, 0],
            "worth_currency": [*worth, 0.0, 0.0], "largest_currency": [*largest, 0.0, 0.0],
        },
        "leads": {"source": ["calls", "list"], "leads": [calls, dialled],
                  **{name: [0, 0] for name in ("won", "lost", "done", "open")},
                  **{name: [0.0, 0.0] for name in ("revenue_currency", "cost_currency")}},
    }  # fmt: skip


def both(*differences, **markets):
    """A signs 100 in every future, B so much more; each market is a list over the futures."""
    listed = [{name: values[i] for name, values in markets.items()} for i in range(len(differences))]
    a = runs([future(100.0, **one) for one in listed])
    return a, runs([future(100.0 + d, **one) for d, one in zip(differences, listed, strict=True)], name="B")


def test_the_rarer_futures_are_listed_the_clearest_first():
    made = rare_futures(*both(5.0, -1.0, 5.0, -7.0, 5.0, 0.0, 5.0))
    assert made is not None
    assert (made.wins, made.replications) == (False, (3, 1, 5))
    made = rare_futures(*both(-5.0, 1.0, -5.0, 7.0, -5.0))
    assert made is not None
    assert (made.wins, made.replications) == (True, (3, 1))


@pytest.mark.parametrize("differences", [(1.0, 2.0), (-1.0, -2.0), (0.0, 0.0)])
def test_where_all_futures_go_one_way_there_is_nothing_to_tell(differences):
    assert rare_futures(*both(*differences)) is None


def test_the_chance_of_ranks_is_that_of_the_rank_sum():
    # 1 2 3 against 4 5 6: rank sum 6, expected 10.5, variance 5.25: z = -1.964, p = .0495
    assert chance_of_ranks([1, 2, 3, 4, 5, 6], [True] * 3 + [False] * 3) == pytest.approx(0.0495, abs=1e-4)
    # ties: 1 1 against 1 2, ranks 2 2 2 4: sum 4, expected 5, variance 4/12 (5 - 24/12) = 1: z = -1, p = .3173
    assert chance_of_ranks([1, 1, 1, 2], [True, True, False, False]) == pytest.approx(0.3173, abs=1e-4)
    assert chance_of_ranks([1, 1], [True, False]) == 1


def test_what_is_clear_is_named_with_the_middle_of_both_sides():
    # B loses the ten futures in which Kazan sends 1 to 10 leads; in the others it sends 31 to 40
    kazan = [*range(1, 11), *range(31, 41)]
    made = rare_futures(*both(*[-1.0] * 10, *[1.0] * 10, leads=[(50, number) for number in kazan]))
    assert made is not None
    assert made.traits[0] == Trait("value", ("region", "Kazan"), 5.5, 35.5)
    # all leads together tell the same again and are not named
    assert [trait.figure for trait in made.traits] == ["value"]


def test_a_market_that_does_not_differ_sets_nothing_apart():
    made = rare_futures(*both(*[-1.0] * 10, *[1.0] * 10))
    assert made is not None
    assert (made.traits, made.enough) == ((), True)


def test_a_few_futures_tell_nothing_in_common():
    made = rare_futures(*both(*[-1.0] * (FEW - 1), *[1.0] * 10, leads=[(10, 1)] * (FEW - 1) + [(10, 90)] * 10))
    assert made is not None
    assert (made.traits, made.enough) == ((), False)


def test_chance_alone_is_not_clear():
    # one of many figures differs as one in 20 does by chance: 3 against 3 have p = .0495 at best
    made = rare_futures(*both(-1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0,
                       leads=[(number, 10) for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)]))  # fmt: skip
    assert made is not None
    assert made.traits == ()


def test_sources_are_told_apart_and_lists_left_out():
    a, b = both(*[-1.0] * 10, *[1.0] * 10, calls=[*range(10), *range(20, 30)], dialled=[*range(10), *range(20, 30)])
    for one in (a, b):
        one.terms = one.terms.__class__(
            **{**vars(one.terms), "sources": (SourceTerms("calls"), SourceTerms("list", contacts=True))}
        )
    made = rare_futures(a, b)
    assert made is not None
    assert made.traits == (Trait("source", ("calls",), 4.5, 24.5),)


def test_what_is_not_known_may_set_them_apart():
    # B loses where less than 5% are interested
    shares = [0.02 + i / 1000 for i in range(10)] + [0.06 + i / 1000 for i in range(10)]
    unknown = UnknownTerms(("process", "call", "then", "interested"), 0.05, 0.02, 0.09)
    drawn = [{"unknowns": {"unknown": [unknown.name], "value": [share]}} for share in shares]
    a = runs([future(100.0) | one for one in drawn], unknowns=(unknown,))
    b = runs([future(100.0 + (share > 0.05)) | one for share, one in zip(shares, drawn, strict=True)],
             unknowns=(unknown,), name="B")  # fmt: skip
    made = rare_futures(a, b)
    assert made is not None
    (trait,) = made.traits
    assert (trait.figure, trait.of) == ("unknown", unknown)
    assert (trait.there, trait.elsewhere) == pytest.approx((0.0245, 0.0645))
