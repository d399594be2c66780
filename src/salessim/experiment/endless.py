"""A future that would not end, told in the words of the scenario."""

from salessim.engines import EndlessRunError
from salessim.results.terms import Terms


class EndlessFutureError(RuntimeError):
    """A run was stopped by its event budget; the message names the stages between which the work went round."""


def in_words(stop: EndlessRunError, terms: Terms, replication: int) -> EndlessFutureError:
    """The engine's stop with names instead of row numbers and a date instead of a second."""
    stages = list(dict.fromkeys(terms.stages[row].name for row in stop.stations))
    return EndlessFutureError(
        f"{terms.name}: future {replication} was stopped on {terms.moment(stop.time):%Y-%m-%d %H:%M}, "
        f"because it would not end: {stop.reason}. Most of the work was at: {', '.join(stages)}. "
        "Look for stages that lead back to each other without taking time."
    )
