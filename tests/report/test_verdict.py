"""What a comparison says, on hand-made results of a few futures."""

import dataclasses

import pytest

from analysis.futures import booked, runs, signed
from salessim.analysis.best import Contender
from salessim.analysis.comparison import compare
from salessim.analysis.estimates import Estimate
from salessim.analysis.rare import RareFutures, Trait
from salessim.analysis.structures import Structure
from salessim.report import pages
from salessim.report.best import best_sentence, best_table
from salessim.report.page import Page
from salessim.report.rare import rare_sentences, rare_table
from salessim.report.structures import payroll_sentence, payroll_sentences, structures_table
from salessim.results.terms import TeamTerms, UnknownTerms


def paid(fixed: float, by_success: float = 0.0, name: str = "B", people: float = 10.0) -> Structure:
    return Structure(name, (("hunters", people - 1), ("head", 1.0)), fixed, fixed + by_success)


A = paid(900.0, 100.0, "A")


@pytest.mark.parametrize(
    ("b", "said"),
    [
        # 1,000 against 1,008: 0.8 % more is the same; 1,100 with 905 fixed is not, but the fixed part is
        (paid(800.0, 208.0), "On the same payroll: A pays 1,000 RUB a year to 10 people, B 1,008 RUB to 10."),
        (paid(905.0, 195.0), "On the same fixed pay; commissions and bonuses follow what is earned: "
                             "A pays 1,000 RUB a year to 10 people, B 1,100 RUB to 10."),
        (paid(1100.0, people=11.0), "Not on the same payroll, B pays 10% more: "
                                    "A pays 1,000 RUB a year to 10 people, B 1,100 RUB to 11."),
        (paid(750.0), "Not on the same payroll, B pays 25% less: "
                      "A pays 1,000 RUB a year to 10 people, B 750 RUB to 10."),
        (paid(0.0), ""),
    ],
)  # fmt: skip
def test_whether_two_structures_cost_the_same(b, said):
    assert payroll_sentence(A, b, "RUB") == said


def test_of_three_on_one_payroll_it_is_said_once():
    # 1,000 for A, 1,008 and 995 for the others
    alike = [A, paid(1008.0), paid(995.0, name="C")]
    assert payroll_sentences(alike, "RUB") == ["All are on the same payroll, 995 RUB to 1,008 RUB a year."]
    said = payroll_sentences([*alike, paid(1200.0, name="D")], "RUB")
    assert [sentence.split(":")[0] for sentence in said] == [
        "On the same payroll", "On the same payroll", "Not on the same payroll, D pays 20% more",
    ]  # fmt: skip


def test_the_table_of_structures_tells_people_pay_and_teams():
    assert [[cell.text for cell in row] for row in structures_table([A, paid(750.0, 300.0, people=3.5)]).rows] == [
        ["A", "10", "1,000", "900", "-", "9 hunters, 1 head"],
        ["B", "3.5", "1,050", "750", "5.0%", "2.5 hunters, 1 head"],
    ]


def test_parts_of_people_are_explained_where_there_are_some():
    assert structures_table([A]).note == ""
    assert structures_table([A, paid(750.0, people=3.5)]).note.startswith("Whoever is there for a part of the period")


FOUND = RareFutures(False, tuple(range(12)), True, (
    Trait("value", ("segment", "{key}"), 38.0, 52.0), Trait("largest", (), 2e6, 3.5e6),
    Trait("unknown", UnknownTerms(("process", "call", "then", "interested"), 0.05, 0.02, 0.09), 0.0245, 0.0645),
))  # fmt: skip


@pytest.fixture(scope="module")
def pair():
    return compare([signed((1, 2), (3, 4)), signed((1, 2), (3, 5), name="B")])[0]


def test_the_rarer_futures_are_named_with_what_sets_them_apart(pair):
    assert rare_sentences(pair, FOUND) == [
        "The futures in which B does not do better are 12 of 2, the clearest first: "
        "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and others.",
        "What sets them apart: leads with segment {key} (38 instead of 52); "
        "worth of the largest lead (2.0 M instead of 3.5 M); call: interested (2.45% instead of 6.45%).",
    ]
    assert [[cell.text for cell in row] for row in rare_table([(pair, FOUND)]).rows][0] == [
        "B", "does not do better", "leads with segment {key}", "38", "52",
    ]  # fmt: skip


def test_what_is_not_clear_is_not_said(pair):
    few = rare_sentences(pair, RareFutures(True, (7,), False, ()))
    assert few == [
        "The futures in which B does better are 1 of 2, the clearest first: 7.",
        "They are too few to tell what they have in common.",
    ]
    alike = rare_sentences(pair, dataclasses.replace(FOUND, traits=()))
    assert alike[1] == "Nothing that the market brings sets them apart; luck in talks decides there."


def contender(name: str, low: float, may_be_best: bool, share: float = 0.5) -> Contender:
    return Contender(name, Estimate(low / 2, low, 0.0), may_be_best, 0.25, share)


def test_of_three_it_is_told_which_may_be_the_best():
    listed = [contender("A", -120.0, False, 0.0), contender("B", -50.0, True), contender("C", -30.0, True)]
    assert best_sentence(listed) == "No clear winner among 3 structures; may be the best: B, C."
    assert [[cell.text for cell in row] for row in best_table(listed).rows] == [
        ["A", "not the best", "120", "0%", "25%"],
        ["B", "may be the best", "50", "50%", "25%"],
        ["C", "may be the best", "30", "50%", "25%"],
    ]
    alone = [contender("A", -120.0, False), contender("B", 0.0, True)]
    assert best_sentence(alone) == "B does best of 2 structures, 95% sure."
    assert best_table(alone).rows[1][1].text == "the best"


def page(*listed) -> Page:
    return pages.comparison_page(listed)


def of_three() -> list:
    # A 100 and 110, B 150 and 170, C 300 and 290
    return [signed((100, 0), (110, 0)), signed((150, 0), (170, 0), name="B"), signed((300, 0), (290, 0), name="C")]


def test_three_open_with_the_best_and_two_with_the_difference():
    three = page(*of_three())
    assert "best" in {table.key for table in three.tables}
    assert " structures" in three.answer[0]
    two = page(*of_three()[:2])
    assert "best" not in {table.key for table in two.tables}
    assert "B does better in 2 of 2 futures" in two.answer[0]


def test_the_price_of_getting_there_is_mentioned_where_structures_differ():
    a = signed((100, 0), (110, 0))
    b = signed((150, 0), (170, 0), name="B", teams=(TeamTerms("hunters", ("deal",), (0, 1)),))
    assert page(a, b).answer[-1] == (
        "All are compared as they work once everybody is trained; what the change itself costs is not included."
    )
    assert "trained" not in " ".join(page(a, signed((150, 0), (170, 0), name="B")).answer)


def test_what_is_left_is_told_where_something_is_spent():
    def one(cost, name, **more):
        office = {"month": ["2001-01"], "item": ["office"], "amount_currency": [cost]}
        return runs([{"bookings": booked((0, "signed", 0, 100.0)), "costs": office}] * 2, name=name, **more)

    said = page(one(10.0, "A"), one(40.0, "B")).answer
    assert said[0].endswith("contribution after sales costs -30 RUB on average (95% sure: -30 to -30).")
    assert said[1] == "Revenue differs by 0 RUB on average (95% sure: 0 to 0)."
    stated = page(one(10.0, "A", margins=(0.5, 0.5)), one(40.0, "B", margins=(0.5, 0.5))).answer
    assert "profit -30 RUB on average" in stated[0]
