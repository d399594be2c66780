"""What can be read of a scenario with mistakes, so that its other mistakes are told at the same time."""

from typing import Any

from pydantic import ValidationError

from salessim.scenario.checks.findings import Findings
from salessim.scenario.checks.names import unknown_names
from salessim.scenario.checks.shares import check_shares
from salessim.scenario.errors import Problem
from salessim.scenario.node import Node, Path
from salessim.scenario.schema import Scenario

STANDINS = {"rate": "1 per day", "people": "1", "working_time": "always"}  # stand for what must be there
TABLES = ("sources", "process", "teams")
ROUNDS = 3


def problems_of_the_rest(root: Node, error: ValidationError) -> list[Problem]:
    """Unknown names and wrong sums in all that can be read; nothing if too little can be."""
    readable = root
    for _ in range(ROUNDS):
        readable = _without_mistakes(readable, error.errors())
        try:
            part = Scenario.model_validate(readable.plain())
        except ValidationError as still:
            error = still
            continue
        part.origin.places = root
        findings = Findings(part.origin)
        check_shares(part, findings)
        return unknown_names(part) + findings.problems
    return []


def _without_mistakes(root: Node, mistakes: list[Any]) -> Node:
    """The tree without its mistakes; what cannot be missing is replaced by something plain."""
    tree = root
    changes: dict[Path, Node | None] = {}
    for mistake in mistakes:
        path: Path = mistake["loc"]
        steps, last = root.steps(path), path[-1] if path else ""
        above = root.steps(path[:-1])
        if last in STANDINS:
            changes[(*above, last)] = Node(STANDINS[str(last)], root.at(path).place)
        elif path[:1] == ("period",):
            words = {"from": "2027-01-01", "for": "12 months"}
            changes[("period",)] = Node({key: Node(word, root.place) for key, word in words.items()}, root.place)
        elif len(path) == 1 and last in TABLES:
            changes[path] = Node({}, root.place)
        else:
            changes[steps] = None
    for steps, node in changes.items():
        tree = tree.replaced(steps, node)
    return tree
