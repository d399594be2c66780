"""Help that opens with examples."""

from typing import Any

import click

Examples = tuple[tuple[str, str], ...]  # (command line, what it does)


class _WithExamples:
    """The examples of a command, shown between its usage and its description."""

    def __init__(self, *args: Any, examples: Examples = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_help_text(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, then what the command is for."""
        with formatter.section("Examples"):
            formatter.write_dl(list(self.examples), col_max=60)
        super().format_help_text(context, formatter)  # type: ignore[misc]


class ExampleCommand(_WithExamples, click.Command):
    """A command whose help opens with examples."""


class ExampleGroup(_WithExamples, click.Group):
    """A group whose help opens with examples and that lists its commands in the order of use."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The commands in the order in which they were added."""
        return list(self.commands)
