"""People who come and go, in a table: two futures of one team, by hand."""

from analysis.futures import runs
from salessim.report.narrow import whoever_is_added
from salessim.report.turnover import turnover_table
from salessim.results.terms import TeamTerms


def future(hired, left, first_left):
    """A team of four, a tenth of whose strength is missing."""
    moves = {"hired": hired, "left": left, "first_left": first_left}
    moves |= dict.fromkeys(("came", "unwilling", "unwilling_left", "refused"), 0)
    columns = {"people_mean": 4.0, "strength_mean": 3.6, "at_first": 4, **moves}
    return {"turnover": {"team": ["sellers"], **{name: [value] for name, value in columns.items()}}}


def test_means_of_the_futures_and_how_far_they_lie_apart():
    table = turnover_table(runs([future(1, 2, 1), future(3, 4, 2)]))
    (row,) = table.rows
    named = dict(zip((column.key for column in table.columns), row, strict=True))
    assert {key: cell.value for key, cell in named.items() if key not in ("accuracy", "spread")} == {
        "team": "sellers", "people": 4.0, "strength": 3.6, "hired": 2.0, "left": 3.0, "first_left": 1.5,
    }  # fmt: skip


def test_where_nobody_comes_or_goes_there_is_no_table():
    assert turnover_table(runs([future(0, 0, 0)])).rows == ()


def test_one_more_is_trained_unless_a_team_says_how_newcomers_come():
    trained, teaching = TeamTerms("callers", (), (0,)), TeamTerms("sellers", (), (1,), teaches=True)
    assert "knows the work. Finding" in whoever_is_added(runs([], teams=(trained,)))
    assert "learns as the scenario says" in whoever_is_added(runs([], teams=(trained, teaching)))
