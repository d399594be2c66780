"""What is left of a deal after the cost of goods, and advertising by the month."""

import pytest

from salessim.scenario import explain
from scenario.small import at, changed, read, told

KINDS = "attributes: {product: {standard: 80%, custom: rest}}\n"


def with_margin(margin):
    return changed(("sources:", f"{KINDS}margin: {margin}\nsources:"))


def with_advertising(amount):
    return ("goes_to: answer}", f"advertising: {amount}, goes_to: answer}}")


def test_a_margin_is_one_share_or_one_for_each_value_of_an_attribute():
    assert read(("sources:", "margin: 35%\nsources:")).margin == 0.35
    found = read(("sources:", f"{KINDS}margin: {{standard: 30%, custom: 45%}}\nsources:"))
    assert found.margin == {"standard": 0.3, "custom": 0.45}
    assert found.margin_attribute == "product"


@pytest.mark.parametrize(
    ("margin", "mark", "message"),
    [
        ("135%", "margin: ^135%", "`135%` is more than the whole"),
        ("35", "margin: ^35", "`35` is more than the whole -> 35%"),
        ("30% (20% to 40%)", "margin: ^30% (20%", "a margin has no range: it is not varied"),
        ("{standard: 30%, custm: 45%}", ", ^custm", "there is no value of product `custm` -> custom"),
        ("{standard: 30%}", "^margin", "nothing is said about custom"),
        ("{small: 30%}", "^margin", "these are not the values of one attribute"),
    ],
)
def test_a_wrong_margin_is_told_with_its_place(margin, mark, message):
    text = with_margin(margin)
    assert f"{at(text, mark)} {message}" in told(text)


def test_advertising_is_an_amount_by_month():
    told_once = read(with_advertising("80_000 per month")).sources["calls"].advertising
    assert [told_once.of(month) for month in (1, 12)] == [80_000, 80_000]
    by_month = read(with_advertising("{Jan-Feb: 60_000 per month}")).sources["calls"].advertising
    assert [by_month.of(month) for month in (1, 2, 3)] == [60_000, 60_000, None]


def test_advertising_by_the_hour_is_refused():
    text = changed(with_advertising("80 per hour"))
    assert [line.split(" ", 1)[1] for line in told(text)] == ["an amount by month is not told by the hour"]


def test_margin_and_advertising_are_explained():
    both = read(("sources:", "margin: 35%\nsources:"), with_advertising("80_000 per month"))
    assert "After the cost of goods 35 % of a deal is left." in explain(both)
    assert "  Advertising for `calls` costs 80,000 a month." in explain(both)
    some = read(("sources:", f"{KINDS}margin: {{standard: 30%, custom: 45%}}\nsources:"),
                with_advertising("{Jan-Feb: 60_000 per month}"))  # fmt: skip
    assert "What is left of a deal after the cost of goods depends on product: standard 30 %, custom 45 %." in explain(
        some
    )
    assert "  Advertising for `calls` costs Jan 60,000, Feb 60,000." in explain(some)


def test_where_deals_are_worth_something_a_missing_margin_is_told():
    sentence = "Nothing is said about the cost of goods, so what is left of the revenue is no profit."
    assert sentence in explain(read(("sources:", "deal_value: 5\nsources:")))
