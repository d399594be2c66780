"""What became of one point: its answers, or why there are none."""

from collections.abc import Callable
from typing import NamedTuple

from salessim.engines import Heartbeat
from salessim.results.swept import Value
from salessim.sweeps.about import Point
from salessim.translation import say

Answers = list[list[float]]  # [replication][response]
Respond = Callable[[tuple[Value, ...], int, Heartbeat], Answers]  # of values and the first future

IMPOSSIBLE, ENDLESS, MEMORY, CRASH = "impossible", "endless", "memory", "crash"
LASTING = (IMPOSSIBLE, ENDLESS)  # these lie in the point; the others may not happen again


class Failure(NamedTuple):
    """Why a point has no answers: one of four kinds, and a sentence."""

    kind: str
    reason: str


class Outcome(NamedTuple):
    """A point by its number, with its answers, or with the reason why there are none."""

    number: int
    answers: Answers
    failure: Failure | None = None


class Shape(NamedTuple):
    """How many answers a point has."""

    replications: int
    responses: int


def attempt(respond: Respond, number: int, point: Point, shape: Shape, heartbeat: Heartbeat) -> Outcome:
    """Ask for the answers of a point; whatever goes wrong is an outcome, too."""
    from salessim.experiment.endless import EndlessFutureError
    from salessim.scenario import ScenarioError

    try:
        answers = respond(point.values, point.first, heartbeat)
    except ScenarioError as error:
        return Outcome(number, [], Failure(IMPOSSIBLE, str(error)))
    except EndlessFutureError as error:
        return Outcome(number, [], Failure(ENDLESS, str(error)))
    except MemoryError:
        return Outcome(number, [], Failure(MEMORY, say("The memory of this machine was not enough.")))
    except Exception as error:
        return Outcome(number, [], crash(f"{type(error).__name__}: {error}"))
    if len(answers) != shape.replications or any(len(row) != shape.responses for row in answers):
        return Outcome(number, [], crash(say("There are not as many answers as the study asks for.")))
    return Outcome(number, answers)


def crash(what: str) -> Failure:
    """Something that no part of the program foresaw."""
    return Failure(CRASH, what)
