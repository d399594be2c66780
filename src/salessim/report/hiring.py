"""The table about candidates."""

from salessim.analysis.hiring import Recruited, recruited
from salessim.report import numbers
from salessim.report.estimates import accuracy, average
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.translation import later, say

COLUMNS = (
    Column("team", "team", "text", "the team", True),
    Column("channel", "channel", "text", "where the candidates come from", True),
    Column("looked_at", "candidates", "people", "who came while somebody was looked for, mean"),
    Column("kept", "hired", "people", "who stayed after the internship, mean"),
    Column("kept_accuracy", "accuracy", "people", "95% interval of that mean (accuracy)", extra=True),
    Column("strong", "productive", "people", "of these: will stay until they are at full strength, mean"),
    Column("candidates", "candidates for one", "people", "for each productive newcomer"),
    Column("candidates_accuracy", "accuracy of that", "people", "95% interval (accuracy of the computation)"),
    Column("empty", "place empty for", "s", "mean of the places that they took; one hired ahead fills it at once"),
    Column("cost", "cost", "currency", "selection, fees and what a beginner costs, mean"),
    Column("each", "cost of one", "currency", "for each productive newcomer"),
    Column("each_accuracy", "accuracy of cost", "currency", "95% interval (accuracy of the computation)", extra=True),
)  # fmt: skip


def hiring_table(runs: Runs) -> Table:
    """Where newcomers come from, channel by channel; without a row where no team tells its channels."""
    rows = tuple(_row(one) for one in recruited(runs))
    note = say("Averages over all futures. Interns who did not stay are paid for, and are not hired.")
    return Table("hiring", say("Where newcomers come from"), COLUMNS, rows, note)


def _row(one: Recruited) -> tuple[Cell, ...]:
    return (
        numbers.words(one.team),
        numbers.words(one.channel) if one.channel else numbers.term(later("all channels")),
        average(one.looked_at, "count"),
        average(one.kept, "count"),
        accuracy(one.kept, "count"),
        average(one.strong, "count"),
        average(one.candidates, "count"),
        accuracy(one.candidates, "count"),
        average(one.empty_s, "s"),
        average(one.cost, "currency"),
        average(one.each, "currency"),
        accuracy(one.each, "currency"),
    )
