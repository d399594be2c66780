"""A future that would not end, told in the words of the scenario."""

from salessim.engines import EndlessRunError
from salessim.results.terms import Terms
from salessim.translation import say
from salessim.translation.dates import moment


class EndlessFutureError(RuntimeError):
    """A run was stopped by its event budget; the message names the stages between which the work went round."""


def in_words(stop: EndlessRunError, terms: Terms, replication: int) -> EndlessFutureError:
    """The engine's stop with names instead of row numbers and a date instead of a second."""
    stages = list(dict.fromkeys(terms.stages[row].name for row in stop.stations))
    return EndlessFutureError(
        say(
            "{name}: future {number} was stopped on {moment}, because it would not end: {reason}. Most of the work was "
            "at: {stages}. Look for stages that lead back to each other without taking time.",
            name=terms.name,
            number=replication,
            moment=moment(terms.moment(stop.time)),
            reason=stop.reason,
            stages=", ".join(stages),
        )
    )
