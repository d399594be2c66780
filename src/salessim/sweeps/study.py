"""A study that was read: its scenarios, its factors, and how to find the points that it looks at."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from salessim import __version__
from salessim.results.swept import STRUCTURE, Factor, Value
from salessim.scenario import Scenario
from salessim.sweeps.design import Design
from salessim.sweeps.ties import Tie


class Setting(NamedTuple):
    """One point as it is lived through: a scenario, and the number that stands at each path."""

    label: str
    scenario: Scenario
    values: Mapping[str, float]  # in the unit in which the scenario tells it; a share is a number: 40% is 0.4


@dataclass(frozen=True)
class Study:
    """What is varied and what is looked at. The same study gives the same points on every machine."""

    title: str
    scenarios: tuple[tuple[str, Scenario], ...]  # (label, scenario): the structures, or one
    factors: tuple[Factor, ...]  # the structure first, if there are several
    ties: tuple[Tie, ...]
    responses: tuple[str, ...]  # keys of `responses.RESPONSES`
    design: Design
    replications: int
    seed: int
    history: Literal["stays", "follows"]
    file: str = ""
    text: str = ""  # of that file

    @property
    def digest(self) -> str:
        """A fingerprint of everything that the answers hang on: 16 hexadecimal characters."""
        asked = (self.factors, self.ties, self.responses, self.design, self.replications, self.seed, self.history)
        hasher = hashlib.blake2b(digest_size=8)
        scenarios = (part for label, scenario in self.scenarios for part in (label, scenario.origin.digest))
        for part in (__version__, repr(asked), *scenarios):
            hasher.update(len(part.encode()).to_bytes(8, "big") + part.encode())
        return hasher.hexdigest()

    def at(self, values: tuple[Value, ...]) -> Setting:
        """What a point means, its tied values included. Raises ScenarioError if that is impossible."""
        named = {factor.path: value for factor, value in zip(self.factors, values, strict=True)}
        label = str(named.pop(STRUCTURE, self.scenarios[0][0]))
        scenario = dict(self.scenarios)[label]
        settings = {path: value for path, value in named.items() if not isinstance(value, str)}
        for tie in self.ties:
            settings[tie.path] = tie.value(settings, scenario)
        return Setting(label, scenario, settings)


def read(path: str | Path) -> Study:
    """Read a study file with the scenarios that it names. Raises `ScenarioError` with every problem."""
    from salessim.sweeps.reading import whole

    return whole(Path(path))
