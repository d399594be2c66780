"""What types cannot say about a study: whether its parts fit together, and to its scenarios."""

import math
from collections.abc import Iterator, Mapping

from salessim.results.swept import Factor
from salessim.scenario import Scenario
from salessim.scenario.errors import Problem, did_you_mean, one_of
from salessim.scenario.node import Node
from salessim.sweeps.design import GRID, KINDS, LIST, MOST_POINTS, SOBOL_INDICES, Design
from salessim.sweeps.document import StudyModel, TieModel
from salessim.sweeps.responses import RESPONSES
from salessim.translation import say

MOST_FACTORS = 1_000
MOST_REPLICATIONS = 10_000

Scenarios = Mapping[str, Scenario]  # by label
Factors = Mapping[str, Factor]  # by path, the structure among them


def problems_of(told: StudyModel, scenarios: Scenarios, factors: Factors, root: Node) -> list[Problem]:
    """All of them, in no order."""
    checks = (_structures, _factors, _tied, _responses, _replications, _design)
    return [problem for check in checks for problem in check(told, scenarios, factors, root)]


def _structures(told: StudyModel, scenarios: Scenarios, factors: Factors, root: Node) -> Iterator[Problem]:
    if (told.scenario is None) == (not told.structures):
        place = root.place_of(("structures" if told.structures else "factors",), of_key=True)
        yield Problem(
            place,
            say("a study names one scenario or some structures"),
            say("`scenario: conveyor.yaml` or `structures: {linear: linear.yaml, split: split.yaml}`"),
        )


def _factors(told: StudyModel, scenarios: Scenarios, factors: Factors, root: Node) -> Iterator[Problem]:
    if not told.factors and len(told.structures) < 2:
        yield Problem(
            root.place_of(("factors",), of_key=True),
            say("nothing is varied"),
            say("`factors:` with a path and its ends, such as `teams.sellers.people: 2 to 6`"),
        )
    if len(told.factors) > MOST_FACTORS:
        yield Problem(
            root.place_of(("factors",), of_key=True),
            say("more than {number} factors", number=MOST_FACTORS),
            say("fewer of them"),
        )


def _tied(told: StudyModel, scenarios: Scenarios, factors: Factors, root: Node) -> Iterator[Problem]:
    for path, tie in told.tied.items():
        if path in told.factors:
            yield Problem(
                root.place_of(("tied", path), of_key=True),
                say("`{path}` is varied, too", path=path),
                say("a path that is tied, or a factor"),
            )
        for other in (*tie.with_, *([tie.of] if tie.of else [])):
            if other not in told.factors:
                yield Problem(
                    root.place_of(("tied", path), of_key=True),
                    say("`{path}` is no factor of this study", path=other),
                    one_of(told.factors),
                    did_you_mean(other, told.factors),
                )
        yield from _room(tie, factors, root, path)
        if tie.keeps:
            yield from _payroll(told, scenarios, root, path)


def _room(tie: TieModel, factors: Factors, root: Node, path: str) -> Iterator[Problem]:
    """A sum must leave something when all others are at their upper ends."""
    most = sum(factors[other].high for other in tie.with_ if other in factors)
    if tie.sum_ is not None and most > tie.sum_:
        yield Problem(
            root.place_of(("tied", path), of_key=True),
            say("nothing may be left of {total:g}: the others may make {most:g}", total=tie.sum_, most=most),
            say("a larger sum, or lower upper ends"),
        )


def _payroll(told: StudyModel, scenarios: Scenarios, root: Node, path: str) -> Iterator[Problem]:
    """Only salaries keep a payroll: hours that are paid follow from the work."""
    place = root.place_of(("tied", path), of_key=True)
    steps = path.split(".")
    if len(steps) != 4 or steps[0] != "teams" or steps[2:] != ["pay", "salary"]:
        yield Problem(
            place,
            say("`{path}` cannot keep the payroll", path=path),
            say("the salary of a team, such as teams.hunters.pay.salary"),
        )
        return
    heads = [factor.split(".")[1] for factor in (*told.factors, *told.tied) if ".people" in factor]
    for team in {steps[1], *heads}:
        if any(team in one.teams and one.teams[team].pay.hourly for one in scenarios.values()):
            yield Problem(
                place,
                say("{team} is paid by the hour: what that makes follows from the work", team=team),
                say("teams with a salary"),
            )


def _responses(told: StudyModel, scenarios: Scenarios, factors: Factors, root: Node) -> Iterator[Problem]:
    for number, key in enumerate(told.responses if "responses" in told.model_fields_set else ()):
        place = root.place_of(("responses", number))
        if key not in RESPONSES:
            yield Problem(
                place, say("`{word}` is not a response", word=key), one_of(RESPONSES), did_you_mean(key, RESPONSES)
            )
        elif RESPONSES[key].needs_plan and any(one.plan is None for one in scenarios.values()):
            yield Problem(
                place,
                say("`{word}` needs a plan, and there is none", word=key),
                say("`plan:` in every scenario of the study"),
            )
        elif RESPONSES[key].chance and told.design.kind == SOBOL_INDICES:
            yield Problem(
                place,
                say("a chance cannot be taken apart from a few futures of each point"),
                say("`attainment_ratio`, revenue by plan"),
            )


def _replications(told: StudyModel, scenarios: Scenarios, factors: Factors, root: Node) -> Iterator[Problem]:
    place = root.place_of(("replications",))
    if not 1 <= told.replications <= MOST_REPLICATIONS:
        yield Problem(
            place,
            say("{number} futures for each point", number=told.replications),
            say("a whole number from 1 to {most:_}", most=MOST_REPLICATIONS),
        )
    if told.design.kind == SOBOL_INDICES and told.replications < 2:
        yield Problem(place, say("one future of each point cannot be told from its luck"), say("replications: 2"))


def _design(told: StudyModel, scenarios: Scenarios, factors: Factors, root: Node) -> Iterator[Problem]:
    place = root.place_of(("design",))
    free = [factor for factor in factors.values() if not factor.named]
    endless = [factor.path for factor in free if not factor.values]
    if told.design.kind == LIST and (endless or len({len(factor.values) for factor in free}) > 1):
        yield Problem(
            place,
            say("a list of points needs as many values of every factor"),
            say("lists that are equally long: [2, 3, 4] and [60_000, 70_000, 80_000]"),
        )
    if told.design.kind == GRID and not told.design.size and endless:
        yield Problem(place, say("`{path}` has no levels", path=endless[0]), KINDS[GRID].example)
    if _count(told.design, list(factors.values())) > MOST_POINTS:
        yield Problem(place, say("more than {number:_} points", number=MOST_POINTS), say("a smaller design"))


def _count(design: Design, factors: list[Factor]) -> int:
    """How many points it has at most; structures of a hypercube or a sequence live through the same points."""
    if design.kind == GRID:
        return math.prod(len(factor.values) or design.size for factor in factors)
    if design.in_bases:
        return design.size * (len(factors) + 2)
    return design.size * math.prod(len(factor.values) for factor in factors if factor.named)
