"""Who changed teams, in a table: two futures of two teams, by hand."""

from analysis.futures import runs
from salessim.report.movers import movers_table


def future(refused, came, unwilling, unwilling_left):
    """Sellers who become hunters, or refuse."""
    columns = dict.fromkeys(("people_mean", "strength_mean", "at_first", "hired", "left", "first_left"), (0, 0))
    columns |= {"came": (0, came), "unwilling": (0, unwilling), "unwilling_left": (0, unwilling_left)}
    columns |= {"refused": (refused, 0)}
    return {"turnover": {"team": ["sellers", "hunters"], **{name: list(pair) for name, pair in columns.items()}}}


def test_means_of_the_futures():
    table = movers_table(runs([future(1, 9, 4, 2), future(2, 8, 3, 1)]))
    keys = [column.key for column in table.columns]
    told = [dict(zip(keys, (cell.value for cell in row), strict=True)) for row in table.rows]
    figures = [{key: row[key] for key in ("team", "came", "unwilling", "unwilling_left", "refused")} for row in told]
    assert figures == [
        {"team": "sellers", "came": 0, "unwilling": 0, "unwilling_left": 0, "refused": 1.5},
        {"team": "hunters", "came": 8.5, "unwilling": 3.5, "unwilling_left": 1.5, "refused": 0},
    ]


def test_where_everybody_came_willingly_there_is_no_table():
    assert movers_table(runs([future(0, 9, 0, 0)])).rows == ()
