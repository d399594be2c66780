"""The way to every number of a scenario: names of keys joined by dots, items of a list by their number from 1.

No name of the language has a dot in it, so a path needs no quotes. The one item of a list needs no number where it may
stand without a list, as a commission may.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from salessim.scenario.errors import Place, Problem, did_you_mean, one_of
from salessim.scenario.node import Node
from salessim.scenario.node import Path as Steps
from salessim.scenario.paths.fields import FIELDS, Field
from salessim.scenario.paths.later import otherwise, structures
from salessim.scenario.paths.spots import MEANT
from salessim.scenario.paths.variable import Variable
from salessim.scenario.schema import Scenario
from salessim.translation import say

ALONE = ("commission", "bonus", "at_most", "change")  # lists whose one item may stand without a list


class _Step(NamedTuple):
    """A place of the language: a field may stand here, or others below it, by their key."""

    fields: list[Field]
    below: dict[str, "_Step"]


def _language() -> _Step:
    root = _Step([], {})
    for field in FIELDS:
        place = root
        for step in field.way.split("."):
            place = place.below.setdefault(step, _Step([], {}))
        place.fields.append(field)
    return root


LANGUAGE = _language()
MOST_NAMED = 8
MOST_TREES = 32


def paths(scenario: Scenario) -> dict[str, Variable]:
    """All numbers of a scenario that one may vary, by path, in the order of the file; its past has its own.

    What a department changes into has paths behind `change.to` for all that it tells otherwise.
    Raises ValueError for a scenario that a program has changed since it was read: its text does not tell it any more.
    """
    origin = scenario.origin
    if origin.places is None or not origin.told:
        raise ValueError("Only what was read from a text has paths: vary the scenario first, then change it")
    own = dict(_found(_Tree(origin.places)))
    new = (otherwise(way, after, own, paths(after)) for way, after in structures(scenario))
    return own | {one.path: one for each in new for one in each}


class _Tree:
    """A tree that is equal to itself alone: whoever varies one scenario again and again walks through it once."""

    def __init__(self, root: Node) -> None:
        self.root = root

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Tree) and other.root is self.root

    def __hash__(self) -> int:
        return id(self.root)


@lru_cache(maxsize=MOST_TREES)
def _found(tree: _Tree) -> dict[str, Variable]:
    return {one.path: one for one in _within(tree.root, LANGUAGE, (), (), {})}


def unknown(path: str, known: Collection[str]) -> Problem:
    """A path that leads nowhere, with those that begin as it does."""
    steps = path.split(".")
    starts = (".".join(steps[:length]) for length in range(len(steps), 1, -1))
    near = next((found for start in starts if (found := [one for one in known if one.startswith(f"{start}.")])), [])
    expected = one_of(near) if 0 < len(near) <= MOST_NAMED else say("a path that `salessim paths` lists")
    told = say("there is no such number in this scenario")
    return Problem(Place(path), told, expected, did_you_mean(path, near or known))


def _within(node: Node, place: _Step, steps: Steps, way: tuple[str, ...], names: dict[str, str]) -> Iterator[Variable]:
    """The numbers at a node and below; `steps` lead to it in the tree, `way` is its path so far."""
    if isinstance(node.value, str):
        for field in place.fields:
            yield from _numbers(" ".join(node.value.split()), field, steps, way, names)
        return
    children: Any = node.value.items() if isinstance(node.value, dict) else enumerate(node.value or ())
    told = set()
    for step, child in children:
        name = step if isinstance(step, str) else str(step + 1)
        told.add(name)
        key = name if name in place.below else next((key for key in place.below if key.startswith("{")), None)
        if isinstance(step, int) and way[-1] in ALONE and (way[-1] == "at_most" or len(node.value or ()) == 1):
            yield from _within(child, place, (*steps, step), way, names)
        elif key is not None:
            known = names if key == name else {**names, key.strip("{}"): name}
            yield from _within(child, place.below[key], (*steps, step), (*way, name), known)
    for name, below in place.below.items():
        for field in below.fields:
            if field.untold and name not in told:
                yield from _numbers(field.untold, field, (*steps, name), (*way, name), names)


def _numbers(text: str, field: Field, steps: Steps, way: tuple[str, ...], names: dict[str, str]) -> Iterator[Variable]:
    also = dict(field.also)
    for spot in field.read(text):
        whose = also.get(spot.steps[0], field.whose) if spot.steps else field.whose
        part = MEANT.get(spot.steps[-1], "") if spot.steps else ""
        path, told = ".".join((*way, *spot.steps)), text[spot.start : spot.end]
        of_whole = field.parts and not spot.steps
        yield Variable(path, told, spot.kind, whose, names, part, steps, text, spot.start, spot.end, of_whole)
