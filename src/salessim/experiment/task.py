"""What is done for each replication, wherever it runs."""

from collections.abc import Callable
from typing import TypeVar

from salessim.engines import Heartbeat
from salessim.translation import say

Result = TypeVar("Result")
Task = Callable[[int, Heartbeat], Result]  # of replication r; it calls the heartbeat often, which may end it


def done(task: Task[Result], replication: int, heartbeat: Heartbeat) -> Result:
    """The result of one replication; an error gets a note that names it."""
    try:
        return task(replication, heartbeat)
    except Exception as error:
        error.add_note(say("This happened in replication {number}.", number=replication))
        raise
