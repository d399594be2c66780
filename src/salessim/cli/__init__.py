"""The commands. No logic here: each command reads its options, asks the layers below, and prints what they answer."""

import sys

import click

from salessim.cli.check import check
from salessim.cli.compare import compare
from salessim.cli.demo import demo
from salessim.cli.errors import CommandGroup
from salessim.cli.explain import explain
from salessim.cli.run import run
from salessim.cli.schema import schema
from salessim.cli.trace import trace


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "--version", package_name="salessim", message="salessim %(version)s")
@click.option("--traceback", is_flag=True, help="Show where an unexpected error happened.")
def main(traceback: bool) -> None:
    """Will this sales department meet its plan, and where does work wait?

    \b
    Examples:
      salessim demo                               a first answer, no files needed
      salessim check conveyor.yaml                is the scenario complete and sensible?
      salessim run conveyor.yaml                  the probability of the plan, and who does what
      salessim compare linear.yaml conveyor.yaml  two departments in the same market
      salessim trace conveyor.yaml --out visits.parquet
    """


for command in (demo, run, compare, check, explain, trace, schema):
    main.add_command(command)

# A console of another encoding must not turn a name into a traceback.
for stream in (sys.stdout, sys.stderr):
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
