"""Where answers go: a page as tables or as one JSON document on stdout."""

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from salessim.report.page import Page

WIDTH = 120  # where there is no terminal to ask


def show(page: "Page", as_json: bool, details: bool = False) -> None:
    """Print a page on stdout."""
    if as_json:
        from salessim.report.document import as_json_text

        click.echo(as_json_text(page))
        return
    from rich.console import Console

    from salessim.report.terminal import render

    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    console.print(render(page, details), crop=False)
