"""The tables about money: what they say of two futures that are known by hand."""

import pytest

from analysis.futures import runs as bare
from analysis.money import both
from salessim.analysis.kinds import kinds
from salessim.report.key_figures import key_figures_table
from salessim.report.kinds import clients_table, margins_table
from salessim.report.money import money_table, months_table


def lines(table):
    """The words of each row by those of its first cell."""
    return {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}


def value(table, row, column):
    """The number in a cell."""
    place = [each.key for each in table.columns].index(column)
    (found,) = [each[place].value for each in table.rows if each[0].text == row]
    return found


def test_where_the_money_goes():
    # future 0 as in the statement, 1600 - 940 - 282 - 60 - 80 = 238 left; future 1 loses 250 + 60 + 80
    table = money_table(both())
    assert list(lines(table)) == [
        "revenue", "less cost of goods", "less salaries", "less commissions", "less bonuses", "less workplaces",
        "less the office", "less advertising and leads", "profit",
    ]  # fmt: skip
    assert value(table, "less commissions", "average") == 16
    assert value(table, "profit", "average") == pytest.approx((238 - 390) / 2)
    assert value(table, "profit", "share") == pytest.approx((238 - 390) / 1600)
    assert value(table, "profit", "spread") == {"low": pytest.approx(-390), "high": pytest.approx(238)}


def test_without_a_margin_nothing_is_called_profit():
    table = money_table(both(margins=()))
    assert "contribution after sales costs" in lines(table)
    assert "profit" not in lines(table)
    assert "this is no profit" in table.note
    assert "Goods are not paid for" in months_table(both(margins=())).note
    assert "Goods are not paid for" not in months_table(both()).note
    assert "contribution after sales costs" in lines(margins_table(both(margins=()), kinds(both(margins=()))))
    assert "contribution after sales costs" in lines(key_figures_table(both(margins=()), kinds(both(margins=()))))


def test_month_by_month():
    table = months_table(both())
    # so far, after February: -949 + 587 = -362 and -390
    assert value(table, "2001-02", "so_far") == pytest.approx((-362 - 390) / 2)
    assert value(table, "2001-01", "left") == pytest.approx((251 - 225) / 2)
    (lowest,) = [name for name in lines(table) if name.startswith("the cash at its lowest, mostly in 2001-0")]
    assert value(table, lowest, "so_far") == pytest.approx((-949 - 390) / 2)


def test_what_a_new_client_costs():
    table = clients_table(kinds(both()))
    assert list(lines(table)) == [
        "source: calls", "source: ads", "all of them", "region: Moscow", "region: Kazan",
        "work and commission for clients won", "hours without work", "the office", "all that is spent",
    ]  # fmt: skip
    # calls: 104 in future 0, 80 in future 1, 3 clients; the ads win nobody
    assert value(table, "source: calls", "each") == pytest.approx(184 / 3)
    assert lines(table)["source: ads"][-2:] == ["-", "-"]
    assert value(table, "all of them", "each") == pytest.approx((234 + 210) / 3)
    parts = ("all of them", "work and commission for clients won", "hours without work", "the office")
    assert sum(value(table, part, "together") for part in parts) == value(table, "all that is spent", "together")


def test_what_every_kind_leaves_adds_up_to_the_profit():
    table = margins_table(both(), kinds(both()))
    assert value(table, "source: calls", "left") == pytest.approx((376 - 100) / 2)
    parts = ("all of them", "hours without work", "the office")
    assert sum(value(table, part, "left") for part in parts) == pytest.approx(value(table, "profit", "left"))
    assert value(table, "there from the start", "to_serve") == 54  # 58 and 50
    assert value(table, "source: calls", "goods") == 350
    assert lines(margins_table(both(margins=()), kinds(both(margins=()))))["source: calls"][1] == "-"
    regions = sum(value(table, name, "left") for name in ("region: Moscow", "region: Kazan"))
    assert regions == pytest.approx(value(table, "all of them", "left"))


def test_key_figures_in_words():
    table = key_figures_table(both(), kinds(both()))
    assert lines(table)["conversion of all contacts"][0] == "12%"
    assert lines(table)["average check"][0] == "400"
    assert lines(table)["accounts lost in a month"][0] == "5.0%"


def test_where_no_money_is_told_of_there_are_no_tables():
    nothing = bare([{}, {}])
    for table in (money_table(nothing), months_table(nothing), clients_table(kinds(nothing)),
                  margins_table(nothing, kinds(nothing)), key_figures_table(nothing, kinds(nothing))):  # fmt: skip
        assert table.rows == () or table.key == "key_figures"


def test_names_of_users_are_shown_as_they_are():
    rows = lines(clients_table(kinds(both(attributes={"[b]{x}": ("Moscow", "Kazan")}))))
    assert "[b]{x}: Moscow" in rows
