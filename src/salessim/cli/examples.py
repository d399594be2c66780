"""Help in the tongue in use; it opens with examples."""

import copy
import inspect
from collections.abc import Sequence
from typing import Any

import click

from salessim.cli.tongue import of_the_environment, speak
from salessim.translation import say

Examples = tuple[tuple[str, str], ...]  # (command line, what it does)


class _WithExamples:
    """The examples of a command, shown between its usage and its description; all texts are said when shown."""

    def __init__(self, *args: Any, examples: Examples = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_help(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole page of help."""
        super(_WithExamples, _said(self)).format_help(context, formatter)  # type: ignore[misc]

    def format_help_text(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, then what the command is for."""
        with formatter.section(say("Examples")):
            formatter.write_dl([(line, say(purpose)) for line, purpose in self.examples], col_max=60)
        super().format_help_text(context, formatter)  # type: ignore[misc]

    def get_short_help_str(self, limit: int = 45) -> str:
        """What the command is for, in one line."""
        told: str = super(_WithExamples, _said(self)).get_short_help_str(limit)  # type: ignore[misc]
        return told

    def collect_usage_pieces(self, context: click.Context) -> list[str]:
        """What may stand behind the name of the command."""
        return [say(piece) for piece in super().collect_usage_pieces(context)]  # type: ignore[misc]

    def get_help_option(self, context: click.Context) -> click.Option | None:
        """`--help`; click makes it once, whatever is spoken later."""
        option: click.Option | None = super().get_help_option(context)  # type: ignore[misc]
        if option is not None:
            option.help = say("Show this message and exit.")
        return option


class Place(click.Argument):
    """An argument whose name is said: `@click.argument("file", cls=Place)`."""

    def make_metavar(self, *context: Any, **named: Any) -> str:
        """Its name in a line of usage and in an error."""
        return say(super().make_metavar(*context, **named))


class ExampleCommand(_WithExamples, click.Command):
    """A command whose help opens with examples."""


class ExampleGroup(_WithExamples, click.Group):
    """A group whose help opens with examples and that lists its commands in the order of use."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The commands in the order in which they were added."""
        return list(self.commands)

    def get_help_option(self, context: click.Context) -> click.Option | None:
        """`--help`, which waits until the tongue is chosen, wherever `--lang` stands."""
        option = super().get_help_option(context)
        if option is not None:
            option.is_eager = False
        return option

    def main(self, args: Sequence[str] | None = None, *more: Any, **named: Any) -> Any:
        """Run as a program, in the tongue of the environment unless `--lang` says otherwise."""
        speak(of_the_environment())
        return super().main(args, *more, **named)


def _said(command: Any) -> Any:
    """The command as its help shows it."""
    told = copy.copy(command)
    told.help = say(inspect.cleandoc(command.help or ""))
    told.params = [_parameter(parameter) for parameter in command.params]
    return told


def _parameter(parameter: click.Parameter) -> click.Parameter:
    told: Any = copy.copy(parameter)
    if isinstance(told, click.Option):
        told.help = say(told.help or "")
        if isinstance(told.show_default, str):
            told.show_default = say(told.show_default)
        if not told.is_flag and not isinstance(told.type, click.Choice):
            told.metavar = say(told.metavar or told.type.name.upper())
    return told
