"""What a script or a notebook uses: every verb and its answer in a file of its own, loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salessim.api.changes import Restructuring as Restructuring
    from salessim.api.changes import restructure as restructure
    from salessim.api.checking import check as check
    from salessim.api.comparison import Comparison as Comparison
    from salessim.api.comparison import compare as compare
    from salessim.api.heads import Bottlenecks as Bottlenecks
    from salessim.api.heads import bottlenecks as bottlenecks
    from salessim.api.interviewing import new as new
    from salessim.api.leavers import Turnover as Turnover
    from salessim.api.leavers import turnover as turnover
    from salessim.api.leverage import Levers as Levers
    from salessim.api.leverage import levers as levers
    from salessim.api.loading import load as load
    from salessim.api.numbers import paths as paths
    from salessim.api.results import Results as Results
    from salessim.api.results import simulate as simulate
    from salessim.api.shipped import DEMO as DEMO
    from salessim.api.shipped import demo_scenarios as demo_scenarios
    from salessim.api.shipped import question as question
    from salessim.api.sizing import PlanMet as PlanMet
    from salessim.api.sizing import Sizing as Sizing
    from salessim.api.sizing import plan_met as plan_met
    from salessim.api.sizing import size as size
    from salessim.api.swept import Sweep as Sweep
    from salessim.api.swept import sweep as sweep
    from salessim.api.tracing import trace as trace
    from salessim.api.unlimited import Potential as Potential
    from salessim.api.unlimited import potential as potential
    from salessim.api.ways import Ways as Ways

_HOMES = {
    "changes": ("Restructuring", "restructure"),
    "checking": ("check",),
    "comparison": ("Comparison", "compare"),
    "heads": ("Bottlenecks", "bottlenecks"),
    "interviewing": ("new",),
    "leavers": ("Turnover", "turnover"),
    "leverage": ("Levers", "levers"),
    "loading": ("load",),
    "numbers": ("paths",),
    "results": ("Results", "simulate"),
    "shipped": ("DEMO", "demo_scenarios", "question"),
    "sizing": ("PlanMet", "Sizing", "plan_met", "size"),
    "swept": ("Sweep", "sweep"),
    "tracing": ("trace",),
    "unlimited": ("Potential", "potential"),
    "ways": ("Ways",),
}
_FILE_OF = {name: file for file, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """A verb or an answer, loaded from its file when it is first asked for."""
    if name not in _FILE_OF:
        raise AttributeError(f"salessim.api has no name {name!r}; it has {', '.join(_FILE_OF)}")
    return getattr(import_module(f"salessim.api.{_FILE_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(_FILE_OF)
