"""Stages that a new structure does not have, and where those go on who are there on the day of the change."""

from collections.abc import Mapping

from salessim.scenario.schema import Scenario


def gone(before: Scenario, after: Scenario) -> list[str]:
    """The stages of a department that another one does not have; one that is renamed goes on by its `id`."""
    known = {stage.id or name for name, stage in after.process.items()}
    return [name for name, stage in before.process.items() if (stage.id or name) not in known]


def goal(stage: str, after: Scenario, goes_on_at: Mapping[str, str]) -> str:
    """Where those go on who would come to a stage that may be gone."""
    return stage if stage in after.process else goes_on_at.get(stage, stage)
