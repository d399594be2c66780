"""salessim: will this sales department meet its plan, and where does work wait?

The map. Everything a script or a notebook needs stands here; it is loaded when it is first used.

| name             | what it is                                                                     |
|------------------|--------------------------------------------------------------------------------|
| `load`           | read a scenario file: `load("conveyor.yaml")` gives a `Scenario`               |
| `simulate`       | live through the period many times: `simulate(scenario)` gives `Results`       |
| `compare`        | several scenarios on one market: `compare([linear, conveyor])`                 |
| `bottlenecks`    | where one more person is worth most: `bottlenecks(conveyor)`                   |
| `size`           | how many people the plan needs: `size(conveyor, 0.9)`                          |
| `potential`      | what unlimited people would earn, and where the rest is lost                   |
| `levers`         | what more people, a better process or more leads are worth: `levers(conveyor)`  |
| `restructure`    | a change against staying: dip, payback, the cash to keep                       |
| `turnover`       | what it costs that people leave: `turnover("turnover_60.yaml")`                |
| `new`            | the scenario of your own firm, from a file of answers                          |
| `sweep`          | many points of a study: `sweep("study.yaml")`, the best ones and what decides  |
| `demo_scenarios` | the scenario files that come with the program, by name                         |
| `Scenario`       | a department in the owner's words                                              |
| `ScenarioError`  | everything wrong with a scenario file, each with its place                     |
| `Results`        | what many futures of one scenario tell: tables, pictures, files                |
| `Comparison`     | what the same futures tell about several scenarios                             |
| `__version__`    | the version of this program                                                    |
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_OF_SCENARIOS = ("Scenario", "ScenarioError")

__all__ = [
    "Comparison",
    "Results",
    "Scenario",
    "ScenarioError",
    "__version__",
    "bottlenecks",
    "compare",
    "demo_scenarios",
    "levers",
    "load",
    "new",
    "potential",
    "restructure",
    "simulate",
    "size",
    "sweep",
    "turnover",
]


def __getattr__(name: str) -> Any:
    """A public name, loaded from its home when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"salessim has no name {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module("salessim.scenario" if name in _OF_SCENARIOS else "salessim.api"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
