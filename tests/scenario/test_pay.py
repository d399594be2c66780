"""How pay is told: steps, values of an attribute, bonuses, fees, fines, a guarantee; and what makes no sense."""

import pytest

from salessim.scenario import ScenarioError, check, explain, load_text
from salessim.scenario.phrases import Commission
from salessim.scenario.schema import Scenario

DEPARTMENT = """
name: A
period: {{from: 2027-01-01, for: 2 months}}
working_time: always
attributes: {{product: {{standard: 80%, custom: 20%}}}}
sources: {{calls: {{rate: 5 per day, goes_to: call}}}}
owners: {{deal: {{taken_at: call, until: sign}}}}
process:
  call: {{takes: 5 min, late_after: {{limit: 1 h}}, then: {{interested: 40% -> sign, refused: rest -> lost}}}}
  sign: {{takes: 1 h, by: deal owner, counts_as: signed, then: {{signed: rest -> done}}}}
teams:
  sellers: {{people: 2, does_in_order: [sign, call], pay: {pay}}}
"""


def paid(pay: str) -> Scenario:
    return load_text(DEPARTMENT.format(pay=pay))


def faults(pay: str) -> str:
    with pytest.raises(ScenarioError) as caught:
        paid(pay)
    return str(caught.value)


def test_a_commission_in_steps():
    assert Commission.parse("3% of paid, 5% above 500_000 per month, 7% above 1_000_000 per month") == Commission(
        0.03, "paid", ((500_000.0, 0.05), (1_000_000.0, 0.07))
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[3% of signed above 5]", "is not a commission"),
        ('"3% of signed, 5% above 500"', "is not a step of a commission"),
        ('"3% of signed, 5% above 500 per month, 7% above 400 per month"', "do not rise"),
        ('"3% of signed, 5% above 0 per month"', "do not rise"),
        ('"300% of signed"', "is not a commission"),
    ],
)
def test_what_is_no_commission(text, told):
    assert told in faults(f"{{commission: {text}}}")


def test_a_commission_by_the_values_of_an_attribute():
    pay = paid("{commission: {product: {standard: 4% of signed, custom: 6% of signed}}}").teams["sellers"].pay
    assert [(each.attribute, each.value, each.commission.share) for each in pay.commissions] == [
        ("product", "standard", 0.04), ("product", "custom", 0.06),
    ]  # fmt: skip


def test_names_within_pay_are_looked_up():
    text = faults("{commission: {product: {standrad: 4% of signd}}, fee: {call: {intersted: 5}}, fine: {cal: 5}}")
    for guess in ("`standard`", "`signed`", "`interested`", "`call`"):
        assert guess in text


def test_nobody_is_paid_for_what_cannot_happen():
    assert "accounts have no owners" in faults("{bonus: {accounts_kept: 90%, amount: 5 per month}}")
    assert "nobody is late at `sign`" in faults("{fine: {sign: 5}}")


@pytest.mark.parametrize(
    "pay",
    [
        "{bonus: {amount: 5 per month}}",
        "{bonus: {accounts_kept: 90%, on_time: 90%, amount: 5 per month}}",
        "{bonus: {on_time: 90%, amount: 5 per hour}}",
        "{guarantee: {income: 5 per hour, for: 2 months}}",
        "{guarantee: {income: 5 per month, for: 20 d}}",
    ],
)
def test_a_bonus_or_guarantee_that_does_not_say_enough_is_refused(pay):
    assert "expected" in faults(pay)


def test_a_guarantee_beyond_the_period_looks_strange():
    problems = check(paid("{guarantee: {income: 5 per month, for: 9 months}}"))
    assert [problem.severity for problem in problems if "longer than the period" in problem.message] == ["warning"]


def test_all_of_it_is_explained():
    text = explain(
        paid(
            "{salary: 50 per month, commission: '3% of signed, 5% above 500 per month', "
            "bonus: {on_time: 95%, amount: 7 per month}, fee: {call: {interested: 2}}, fine: {call: 1}, "
            "guarantee: {income: 80 per month, for: 1 months}}"
        )
    )
    told = " ".join(text)
    for words in (
        "3 % of what is signed, 5 % above 500 a month",
        "7 for a month in which 95 % of the work is in time",
        "2 for every `interested` at `call`",
        "1 less for every late one at `call`",
        "at least 80 in the first month",
    ):
        assert words in told
