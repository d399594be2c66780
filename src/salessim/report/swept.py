"""What is said about a sweep: what was varied, the best points, and which factor matters most."""

import shlex
from collections.abc import Iterator, Sequence

from salessim.analysis.estimates import wilson
from salessim.analysis.points import MOST_COMPARED, Ranked, ranked
from salessim.analysis.slopes import slopes
from salessim.analysis.swept import indices, steps
from salessim.columns import F64
from salessim.report import numbers
from salessim.report.best import BEST, MAY_BE, NOT
from salessim.report.estimates import BY_UNIT, accuracy, average, chance, signed
from salessim.report.factors import factors_table, headings, value_text
from salessim.report.page import Cell, Column, Page, Table
from salessim.report.sensitivity import by_size, sensitivity_table, share_told
from salessim.results.swept import Response, Swept
from salessim.translation import say, say_count

NUMBER = Column("point", "point", "number", "its number in the study, from 0")
SURE = (
    Column("accuracy", "accuracy", "see response", "Student's t over the futures of this point"),
    Column("verdict", "is it the best?", "text", "95% sure for all points together (Hsu's MCB, paired)", True),
)
FAILED = (
    NUMBER,
    Column("values", "values", "text", "of the factors, in their order", True),
    Column("reason", "why", "text", "what made it impossible", True),
)
SHOWN = 10  # points of the best
FEW = 20  # futures of a point: with fewer its mean is hardly known


def sweep_page(swept: Swept) -> Page:
    """Everything that is said about a sweep."""
    return Page(
        kind="sweep",
        title=_title(swept),
        answer=tuple(_answer(swept)),
        tables=tuple(table for table in (*_results(swept), factors_table(swept), failed_table(swept)) if table.rows),
        next_commands=_next(swept),
        provenance={
            "salessim": swept.version,
            "seed": swept.seed,
            "study": swept.digest,
            "replications": swept.replications,
        },
    )


def main_response(swept: Swept) -> Response:
    """By which points are ranked: profit if it is there, else the first."""
    return next((one for one in swept.responses if one.key == "profit"), swept.responses[0])


def _results(swept: Swept) -> list[Table]:
    best = [] if swept.bases else [points_table(swept)]
    return [*best, sensitivity_table(swept)]


def points_table(swept: Swept) -> Table:
    """The points that bring most, by the main response."""
    main = main_response(swept)
    columns = (
        NUMBER,
        *(
            Column(factor.path, name, "as in the scenario", factor.path, left=factor.named)
            for factor, name in zip(swept.factors, headings(swept.factors), strict=True)
        ),
        *(Column(one.key, one.told, one.unit, "mean of the futures of this point") for one in swept.responses),
        *SURE,
    )
    rows = tuple(_point(swept, one, listed) for listed in [ranked(swept, main.key)] for one in listed[:SHOWN])
    note = say("By {response}. All points live through the same futures.", response=say(main.told))
    return Table("points", say("The best points"), columns, rows, note)


def _point(swept: Swept, one: Ranked, listed: Sequence[Ranked]) -> tuple[Cell, ...]:
    values = zip(swept.factors, swept.points[one.point], strict=True)
    return (
        Cell(one.point, str(one.point)),
        *(Cell(value, value_text(factor, value)) for factor, value in values),
        *(_mean(each, swept.of(each.key)[one.point]) for each in swept.responses),
        accuracy(one.mean, main_response(swept).unit),
        _verdict(swept, one, listed),
    )


def _mean(response: Response, values: F64) -> Cell:
    """Of the futures of one point; a chance with its interval."""
    if response.chance:
        return chance(wilson(int(values.sum()), len(values)))
    return BY_UNIT[response.unit](float(values.mean()))


def _verdict(swept: Swept, one: Ranked, listed: Sequence[Ranked]) -> Cell:
    """Nothing where a few futures of each point cannot tell."""
    if swept.replications < FEW or one.ahead is None or numbers.missing(one.ahead.low):
        return numbers.NOTHING
    alone = sum(other.may_be_best for other in listed) == 1
    return numbers.term(NOT if not one.may_be_best else BEST if alone else MAY_BE)


def failed_table(swept: Swept) -> Table:
    """The points without answers."""
    rows = tuple(
        (
            Cell(one.point, str(one.point)),
            numbers.words(", ".join(map(value_text, swept.factors, swept.points[one.point]))),
            numbers.words(one.reason.partition("\n")[0]),
        )
        for one in swept.failed[:SHOWN]
    )
    return Table("failed", say("Points without an answer"), FAILED, rows)


def _answer(swept: Swept) -> Iterator[str]:
    yield from (_by_indices if swept.design == "sobol_indices" else _by_steps if swept.bases else _by_points)(swept)
    if swept.failed:
        yield say_count("{number} point has no answer; the others have.",
                        "{number} points have no answer; the others have.", len(swept.failed))  # fmt: skip
    if swept.history:
        yield (
            say("The past before the first day stays as it is told.")
            if swept.history == "stays"
            else say("The past before the first day follows the factors, where it has them.")
        )


def _by_indices(swept: Swept) -> Iterator[str]:
    main = main_response(swept)
    found = indices(swept, main.key)
    if not found.effects or numbers.missing(found.luck.value):
        yield say("Too few points have answers.")
        return
    first, response = by_size(found)[0], say(main.told)
    luck, share = share_told(found.luck.value), share_told(first.total_of_all.value)
    if found.luck.value > first.total_of_all.value:
        yield say("Luck decides more about {response} than any factor: {share} of all differences.",
                  response=response, share=luck)  # fmt: skip
        yield say("Of the factors {factor} decides most: {share}.", factor=first.factor, share=share)
    else:
        yield say("{factor} decides most about {response}: {share} of all differences; luck decides {luck}.",
                  factor=first.factor, response=response, share=share, luck=luck)  # fmt: skip


def _by_steps(swept: Swept) -> Iterator[str]:
    main = main_response(swept)
    known = [step for step in steps(swept, main.key) if not numbers.missing(step.size.value)]
    if not known:
        yield say("Too few points have answers.")
        return
    most = max(known, key=lambda step: step.size.value)
    yield _moves_most(most.factor, main, most.signed.value)


def _moves_most(factor: str, main: Response, change: float) -> str:
    return say("{factor} moves {response} most: by {change} from its low to its high end, on average.",
               factor=factor, response=say(main.told), change=signed(change, main.unit))  # fmt: skip


def _by_points(swept: Swept) -> Iterator[str]:
    main = main_response(swept)
    listed = ranked(swept, main.key)
    if not listed:
        yield say("No point has an answer.")
        return
    first = listed[0]
    told = ", ".join(
        f"{name} {value_text(factor, value)}"
        for name, factor, value in zip(headings(swept.factors), swept.factors, swept.points[first.point], strict=True)
    )
    amount = average(first.mean, main.unit).text
    yield say("Best of {number} points by {response}: {point}, with {amount} on average.",
              number=len(listed), response=say(main.told), point=told, amount=amount)  # fmt: skip
    yield _doubt(swept, listed)
    slope = max(slopes(swept, main.key), key=lambda one: abs(one.change.value), default=None)
    if slope is not None and not slope.label:
        yield _moves_most(slope.factor, main, slope.change.value)


def _doubt(swept: Swept, listed: Sequence[Ranked]) -> str:
    """How far the best point may be trusted."""
    if len(listed) > MOST_COMPARED:
        return say("So many points are not compared one by one: give the best ones a list and more futures.")
    if swept.replications < FEW:
        return say_count("Whether it is really the best is open: {number} future a point is too few to tell.",
                         "Whether it is really the best is open: {number} futures a point are too few to tell.",
                         swept.replications)  # fmt: skip
    count = sum(one.may_be_best for one in listed)
    if count == 1:
        return say("It is the best of them, 95% sure.")
    return say(
        "{count} of {number} points may be the best, 95% sure for all together.", count=count, number=len(listed)
    )


def _title(swept: Swept) -> str:
    points = say_count("{number} point", "{number} points", len(swept.points))
    futures = say_count("{number} future each", "{number} futures each", swept.replications)
    told = f"{swept.title}: {points}, {futures}"
    return told + (say(", money in {currency}", currency=swept.currency) if swept.currency else "")


def _next(swept: Swept) -> tuple[tuple[str, str], ...]:
    if not swept.file:
        return ()
    name = shlex.quote(swept.file)
    comparable = not swept.bases and len(swept.points) <= MOST_COMPARED
    best = (f"salessim sweep best {name}", say("which point is really the best: more futures of those that may be"))
    return (
        *([best] if comparable else []),
        (f"salessim sweep export {name} --out points", say("every future of every point, as tables")),
    )
