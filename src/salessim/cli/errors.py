"""What a user sees when something goes wrong, and the exit code.

0 done, 1 unexpected, 2 usage or scenario error, 4 refused by a limit, 130 interrupted.
"""

from typing import Any

import click

UNEXPECTED, WRONG_INPUT, REFUSED, INTERRUPTED = 1, 2, 4, 130


class CommandGroup(click.Group):
    """A group of commands that lists them in the order of use and turns every error into sentences."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo("Interrupted before the first future was finished.", err=True)
            context.exit(INTERRUPTED)
        except Exception as error:
            if context.params.get("traceback"):
                raise
            code, sentences = told(error)
            click.echo(sentences, err=True)
            context.exit(code)


def told(error: Exception) -> tuple[int, str]:
    """The exit code for an error, and what is printed."""
    from salessim.engines import EventBudgetError
    from salessim.experiment.executors import WorkerDied
    from salessim.scenario import ScenarioError

    notes = "".join(f"\n{note}" for note in getattr(error, "__notes__", []))
    if isinstance(error, ScenarioError):
        return WRONG_INPUT, str(error)
    if isinstance(error, EventBudgetError):
        return REFUSED, f"{error}{notes}"
    if isinstance(error, WorkerDied):
        return UNEXPECTED, str(error)
    if isinstance(error, OSError) and error.filename:
        return WRONG_INPUT, f"{error.filename}: {error.strerror}"
    return UNEXPECTED, (
        f"Something unexpected happened: {type(error).__name__}: {error}{notes}\n"
        "This is a fault of the program. To see where, put --traceback before the command: salessim --traceback ..."
    )
