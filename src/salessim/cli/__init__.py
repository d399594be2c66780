"""The commands. No logic here: each command reads its options, asks the layers below, and prints what they answer."""

import sys

import click

from salessim import __version__
from salessim.cli.bottlenecks import bottlenecks
from salessim.cli.check import check
from salessim.cli.compare import compare
from salessim.cli.demo import demo
from salessim.cli.errors import KindGroup
from salessim.cli.explain import explain
from salessim.cli.levers import levers
from salessim.cli.new import new
from salessim.cli.paths import paths
from salessim.cli.potential import potential
from salessim.cli.restructure import restructure
from salessim.cli.run import run
from salessim.cli.schema import schema
from salessim.cli.size import size
from salessim.cli.sweep import sweep
from salessim.cli.tongue import chosen
from salessim.cli.trace import trace
from salessim.cli.turnover import turnover
from salessim.translation import TONGUES, later

EXAMPLES = (
    ("salessim demo", later("a first answer, no files needed")),
    ("salessim new okna.yaml", later("a scenario of your own firm, from twenty questions")),
    ("salessim check conveyor.yaml", later("is the scenario complete and sensible?")),
    ("salessim explain conveyor.yaml", later("what was understood, in sentences")),
    ("salessim run conveyor.yaml", later("the probability of the plan, and who does what")),
    ("salessim compare linear.yaml conveyor.yaml", later("two departments in the same market")),
    ("salessim bottlenecks conveyor.yaml", later("where one more person is worth most")),
    ("salessim levers conveyor.yaml", later("what people, a better process or more leads are worth")),
    ("salessim size conveyor.yaml", later("how many people the plan needs")),
    ("salessim potential conveyor.yaml", later("what unlimited people would earn, and where the rest is lost")),
    ("salessim restructure linear.yaml conveyor.yaml", later("what the change costs, and when it pays back")),
    ("salessim paths conveyor.yaml hunters", later("which numbers can be varied, and how they are called")),
    ("salessim sweep study.yaml", later("one question at thousands of points, kept as they come")),
    ("salessim turnover turnover_60.yaml", later("what it costs that people leave")),
    ("salessim trace conveyor.yaml --out visits.csv", later("every visit of one future")),
)

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


@click.group(cls=KindGroup, examples=EXAMPLES, context_settings=SETTINGS)
@click.version_option(__version__, message="salessim %(version)s")
@click.option(
    "--lang",
    type=click.Choice(TONGUES),
    is_eager=True,
    expose_value=False,
    callback=chosen,
    help=later("The tongue to speak; else that of the environment (SALESSIM_LANG, LANG)."),
)
@click.option("--traceback", is_flag=True, help=later("Show where an unexpected error happened."))
def main(traceback: bool) -> None:
    """Will this sales department meet its plan, and where does work wait?"""
    # A console of another encoding must not turn a name into an error.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


COMMANDS = (
    demo, new, run, compare, bottlenecks, levers, size, potential, restructure, turnover, paths, sweep, check, explain,
    trace, schema,
)  # fmt: skip

for command in COMMANDS:
    main.add_command(command)
