"""The load of every structure that a scenario has within its period."""

from itertools import pairwise
from typing import NamedTuple

from salessim.compiler.loads import Load, Past, loads_between
from salessim.compiler.planned_staff import planned_staff
from salessim.compiler.time import second
from salessim.experiment.phases.planned import planned_phases
from salessim.experiment.phases.tree import MOMENT
from salessim.experiment.prepare import Prepared, prepare
from salessim.experiment.restructure import without_rules
from salessim.scenario import Scenario
from salessim.scenario.change import Change
from salessim.translation import say


class StructureLoad(NamedTuple):
    """What would come to the teams of a structure while it is there."""

    structure: str
    since: int  # second from which on it is there
    load: Load


def loads_of_structures(scenario: Scenario, prepared: Prepared) -> list[StructureLoad]:
    """In their order, as if all goes on; one, if the department stays what it is.

    Work comes to a structure as if the period had begun with its process; its people come into it as they will.
    """
    start, until = second(scenario.period.start), second(scenario.period.end)
    past = None
    if scenario.past is not None and prepared.past is not None:
        past = Past(scenario.past, int(prepared.past.network.clock.start[0]))
    if prepared.programme is None:
        staff = planned_staff(prepared.network, start, until)
        return [StructureLoad(scenario.name, start, loads_between(scenario, past, start, until, staff))]
    begun = {"period": scenario.period, "start": scenario.start}
    scenario = without_rules(scenario)
    if prepared.terms.branches:
        (prepared,) = prepare([scenario])
    assert prepared.programme is not None
    structures = [scenario, *(after.model_copy(update=begun) for after in scenario.targets)]
    days = [start, *(second(change.on) for change in scenario.change), until]
    phases = zip(prepared.programme.phases, planned_phases(prepared.programme), strict=True)
    staffs = [staff for phase, staff in phases if phase.ends - phase.begins > MOMENT]
    names = [say("before the change"), *map(_name, scenario.change, scenario.targets)]
    return [
        StructureLoad(name, since, loads_between(structure, past, since, end, staff))
        for name, structure, (since, end), staff in zip(names, structures, pairwise(days), staffs, strict=True)
    ]


def _name(change: Change, after: Scenario) -> str:
    return say("before the change") if change.goes_back else after.name
