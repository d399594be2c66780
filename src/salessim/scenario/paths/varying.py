"""A scenario with other numbers: as if they had been written into its text, and read by the same models."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from pydantic import ValidationError

from salessim.scenario import messages
from salessim.scenario.checks import check
from salessim.scenario.errors import Place, Problem, ScenarioError, UnreadableError
from salessim.scenario.node import Node
from salessim.scenario.node import Path as Steps
from salessim.scenario.origin import Origin
from salessim.scenario.paths.finding import paths, unknown
from salessim.scenario.paths.later import structures, within
from salessim.scenario.paths.shares import with_siblings
from salessim.scenario.paths.variable import Variable
from salessim.scenario.schema import Scenario

Value = str | float  # a text as it may stand in the file, or a number in the unit of the present one


def varied(scenario: Scenario, values: Mapping[str, Value], history: bool = False) -> Scenario:
    """The scenario with these values at these paths; its fingerprint tells the change.

    Shares of one whole: with a `rest` the rest takes the difference; without, those that are not named are scaled, each
    by the same factor, so that the sum stays 100%. `history`: the past is changed alike where it has the same paths.
    What the department changes into is changed alike in numbers that are the same before and after, and by itself at
    the paths behind `change.to`.
    Raises ScenarioError, which tells everything that is impossible, each at its path.
    """
    found, root = paths(scenario), scenario.origin.places
    if not values or root is None:
        return scenario
    read = _written(found, values)
    found = {path: one for path, one in found.items() if not one.structure}
    texts = with_siblings(root, found, {path: text for path, text in read.items() if path in found})
    past = scenario.origin.past
    if history and past is not None:
        there = paths(past)
        past = varied(past, {path: texts[path] for path in values if path in texts and path in there}, history)
    targets = tuple(_alike(target, found, texts, within(way, read)) for way, target in structures(scenario))
    written = {found[path]: text for path, text in texts.items()}
    return _read(_tree(root, written), replace(scenario.origin, past=past, targets=targets), written)


def _alike(
    target: Scenario, found: Mapping[str, Variable], texts: Mapping[str, str], own: Mapping[str, str]
) -> Scenario:
    """What a scenario changes into, with the same texts where the same number stands in both, and with its own."""
    there = paths(target)
    same = {path for path, one in there.items() if path in texts and one.told == found[path].told}
    return varied(target, {**{path: texts[path] for path in texts if path in same}, **own})


def _written(found: Mapping[str, Variable], values: Mapping[str, Value]) -> dict[str, str]:
    """The values as texts, by path."""
    texts, problems = {}, []
    for path, value in values.items():
        if path not in found:
            problems.append(unknown(path, found))
            continue
        try:
            texts[path] = found[path].written(value)
            found[path].kind.read(texts[path])
        except UnreadableError as error:
            problems.append(Problem(Place(path), error.message, error.expected, error.guess))
    if problems:
        raise ScenarioError(problems)
    return texts


def _read(root: Node, origin: Origin, texts: Mapping[Variable, str]) -> Scenario:
    """The scenario of a tree in which these texts stand in place of numbers; its origin is that of the told one."""
    try:
        new = Scenario.model_validate(root.plain())
    except ValidationError as error:
        raise _impossible(messages.told(error, Scenario, root), texts) from None
    change = "\n".join(sorted(f"{one.path}: {text}" for one, text in texts.items()))
    vars(new.origin).update(vars(replace(origin, places=root, texts=origin.texts_with(change))))
    if errors := [problem for problem in check(new) if problem.severity == "error"]:
        raise _impossible(errors, texts)
    return new


def _tree(root: Node, texts: Mapping[Variable, str]) -> Node:
    """The tree with these texts; whatever is wrong with one is told at its path."""
    by_place: defaultdict[Steps, list[Variable]] = defaultdict(list)
    for one in texts:
        by_place[one.steps].append(one)
    for steps, numbers in by_place.items():
        text = numbers[0].text
        for one in sorted(numbers, key=lambda one: one.start, reverse=True):
            text = text[: one.start] + texts[one] + text[one.end :]
        place = Place(", ".join(one.path for one in numbers))
        root = root.replaced(steps, Node(text, place, folder=root.at(steps).folder))
    return root


def _impossible(problems: list[Problem], texts: Mapping[Variable, str]) -> ScenarioError:
    """Problems at their paths; what does not fit together is told at all of them."""
    everywhere = Place(", ".join(one.path for one in texts))
    mine = {place for one in texts for place in (one.path, everywhere.file)}
    told = [one if one.place.file in mine else replace(one, place=everywhere, source="") for one in problems]
    return ScenarioError(dict.fromkeys(told))
