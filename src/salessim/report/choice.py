"""What is said about the best point of a study."""

from salessim import __version__
from salessim.analysis.choice import Candidate, Choice
from salessim.report import numbers
from salessim.report.best import BEST, MAY_BE, NOT
from salessim.report.estimates import BY_UNIT, accuracy, average
from salessim.report.factors import headings, value_text
from salessim.report.page import Cell, Column, Page, Table
from salessim.translation import say, say_count
from salessim.translation.numbers import written

SHOWN = 20  # points


def choice_page(choice: Choice) -> Page:
    """Everything that is said about the best point of a study."""
    return Page(
        kind="best_point",
        title=_title(choice),
        answer=tuple(_answer(choice)),
        tables=(candidates_table(choice),),
        provenance={"salessim": __version__, "seed": choice.seed},
    )


def candidates_table(choice: Choice) -> Table:
    """The points that may be the best, then those that were ruled out last."""
    unit = choice.response.unit
    columns = (
        Column("point", "point", "number", "its number in the study, from 0"),
        *(
            Column(factor.path, name, "as in the scenario", factor.path, left=factor.named)
            for factor, name in zip(choice.factors, headings(choice.factors), strict=True)
        ),
        Column(choice.response.key, choice.response.told, unit, "mean of the futures of this point"),
        Column("accuracy", "accuracy", unit, "Student's t over the futures of this point"),
        Column("futures", "futures", "count", "how many it lived through; who is clearly behind lives through no more"),
        Column("verdict", "is it the best?", "text", "95% sure for all points together (Kim and Nelson)", True),
    )
    rows = tuple(_row(choice, one) for one in choice.candidates[:SHOWN])
    left_out = len(choice.candidates) - len(rows)
    note = say_count(
        "{number} more point was ruled out.", "{number} more points were ruled out.", left_out
    ) if left_out else ""  # fmt: skip
    return Table("points", say("The best points"), columns, rows, note)


def _row(choice: Choice, one: Candidate) -> tuple[Cell, ...]:
    unit, alone = choice.response.unit, len(choice.staying) == 1
    verdict = NOT if not one.stays else BEST if alone else MAY_BE
    return (
        Cell(one.number, str(one.number)),
        *(Cell(value, value_text(factor, value)) for factor, value in zip(choice.factors, one.values, strict=True)),
        average(one.mean, unit),
        accuracy(one.mean, unit),
        numbers.count(len(one.brought)),
        numbers.term(verdict),
    )


def _answer(choice: Choice) -> list[str]:
    unit, first, count = choice.response.unit, choice.candidates[0], len(choice.candidates)
    told = ", ".join(
        f"{name} {value_text(factor, value)}"
        for name, factor, value in zip(headings(choice.factors), choice.factors, first.values, strict=True)
    )
    places = {
        "point": told,
        "response": say(choice.response.told),
        "amount": average(first.mean, unit).text,
        "number": written(f"{count:,}"),
    }
    if len(choice.staying) == 1:
        best = say("Best of {number} points by {response}, 95% sure: {point}, with {amount} on average.", **places)
    else:
        best = say(
            "No clear winner: {left} of {number} points may be the best by {response}; ahead is {point}, "
            "with {amount} on average.",
            left=len(choice.staying),
            **places,
        )
    near = say(
        "Points that differ by less than {matters} count as equal: one that is so little ahead may be among those "
        "ruled out.",
        matters=BY_UNIT[unit](choice.matters).text,
    )
    return [best, near, *_failed(choice)]


def _failed(choice: Choice) -> list[str]:
    if not choice.failed:
        return []
    return [
        say_count(
            "{number} point has no answers and is left out.",
            "{number} points have no answers and are left out.",
            choice.failed,
        )
    ]


def _title(choice: Choice) -> str:
    points = say_count("{number} point", "{number} points", len(choice.candidates) + choice.failed)
    lived = written(f"{sum(len(one.brought) for one in choice.candidates):,}")
    told = say("{title}: {points}, {number} futures in all", title=choice.title, points=points, number=lived)
    return told + (say(", money in {currency}", currency=choice.currency) if choice.currency else "")
