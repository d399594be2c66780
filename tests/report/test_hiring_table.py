"""Where newcomers come from, in a table: two futures of one team with two channels, by hand."""

from analysis.futures import runs
from salessim.report.hiring import hiring_table

NAMES = ("came", "looked_at", "passed", "began", "kept", "strong", "placed", "empty_s", "cost_currency")


def future(ads, poached):
    """One future: the columns in their order, for each channel."""
    columns = {name: [one, other] for name, one, other in zip(NAMES, ads, poached, strict=True)}
    return {"hiring": {"team": ["sellers"] * 2, "channel": ["ads", "poached"], **columns}}


def table_of(*futures):
    table = hiring_table(runs(list(futures)))
    return [dict(zip((column.key for column in table.columns), row, strict=True)) for row in table.rows]


def test_each_channel_and_then_all_of_them():
    first = future((20, 10, 3, 2, 2, 1, 2, 600.0, 90.0), (2, 2, 1, 1, 1, 0, 1, 0.0, 300.0))
    second = future((30, 20, 5, 4, 3, 2, 2, 200.0, 210.0), (1, 0, 0, 0, 0, 0, 0, 0.0, 0.0))
    ads, poached, everybody = table_of(first, second)
    told = {"looked_at": 15, "kept": 2.5, "strong": 1.5, "candidates": 30 / 3, "empty": 800 / 4, "cost": 150}
    assert {name: ads[name].value for name in told} == told
    assert ads["each"].value == 300 / 3
    # nobody of the poached is ever at full strength: what one costs is not known
    assert (poached["strong"].value, poached["candidates"].text, poached["cost"].value) == (0, "-", 150)
    assert (everybody["channel"].text, everybody["looked_at"].value) == ("all channels", 16)
    assert everybody["candidates"].value == 32 / 3
    assert everybody["empty"].value == 800 / 5


def test_without_channels_there_is_no_table():
    assert table_of({}, {}) == []
