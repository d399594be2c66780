"""The words of a log that are derived from others."""

from results.handmade import terms
from salessim.results.terms import PlanTerms


def test_the_ledger_that_counts_is_the_plans():
    assert terms(ledgers=("paid", "signed"), plan=PlanTerms(0, (1.0,))).headline == 0


def test_without_a_plan_it_is_what_is_signed_wherever_that_stands():
    assert terms(ledgers=("paid", "signed"), plan=None).headline == 1
    assert terms(ledgers=("signed", "paid"), plan=None).headline == 0


def test_without_signatures_it_is_the_first_by_name():
    assert terms(ledgers=("shipped", "paid"), plan=None).headline == 1
