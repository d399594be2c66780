"""The numbers of a scenario that one may vary, each with a path: `process.quote.takes.mean`, `teams.hunters.people`."""

from salessim.scenario.paths.finding import paths
from salessim.scenario.paths.variable import Variable
from salessim.scenario.paths.varying import varied

__all__ = ["Variable", "paths", "varied"]
