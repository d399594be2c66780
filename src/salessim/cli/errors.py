"""What a user sees when something goes wrong, and the exit code.

0 done, 1 unexpected, 2 usage or scenario error, 3 finished with failed points, 4 refused by a limit, 130 interrupted.
"""

from typing import Any

import click

from salessim.cli.examples import ExampleGroup
from salessim.translation import say

UNEXPECTED, WRONG_INPUT, FAILED_POINTS, REFUSED, INTERRUPTED = 1, 2, 3, 4, 130


class KindGroup(ExampleGroup):
    """A group of commands that turns every error into sentences and an exit code."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command; nobody sees a traceback without asking for it."""
        try:
            return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo(say("Interrupted before there was an answer."), err=True)
            context.exit(INTERRUPTED)
        except Exception as error:
            if context.params.get("traceback"):
                raise
            code, sentences = told(error)
            click.echo(sentences, err=True)
            context.exit(code)


def told(error: Exception) -> tuple[int, str]:
    """The exit code for an error, and what is printed."""
    from salessim.experiment.endless import EndlessFutureError
    from salessim.experiment.processes import WorkerDiedError
    from salessim.scenario import ScenarioError
    from salessim.sweeps.errors import ClusterError, StoreError

    if isinstance(error, ScenarioError | StoreError | ClusterError):
        return WRONG_INPUT, str(error)
    if isinstance(error, EndlessFutureError):
        return REFUSED, str(error)
    if isinstance(error, WorkerDiedError):
        return UNEXPECTED, str(error)
    if isinstance(error, OSError):
        return WRONG_INPUT, f"{error.filename}: {error.strerror}" if error.filename else str(error)
    notes = "".join(f"\n{note}" for note in getattr(error, "__notes__", []))
    happened = say("Something unexpected happened: {kind}: {error}", kind=type(error).__name__, error=error)
    where = say(
        "This is a fault of the program. To see where, put --traceback before the command: salessim --traceback ..."
    )
    return UNEXPECTED, f"{happened}{notes}\n{where}"
