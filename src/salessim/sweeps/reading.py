"""From a study file to a study: every problem of the study and of its scenarios at once."""

from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from salessim import scenario as language
from salessim.results.swept import Factor
from salessim.scenario import Scenario, messages
from salessim.scenario.document import read_document
from salessim.scenario.errors import Place, Problem, ScenarioError, UnreadableError
from salessim.scenario.folder import Folder
from salessim.scenario.node import Node
from salessim.sweeps.checks import problems_of
from salessim.sweeps.design import GRID, Design
from salessim.sweeps.document import StudyModel
from salessim.sweeps.placing import placed
from salessim.sweeps.responses import RESPONSES
from salessim.sweeps.study import Study
from salessim.translation import say

OF_SCENARIOS = {"based_on", "process", "sources", "teams"}  # keys that no study has


def whole(path: Path) -> Study:
    """The study, or all problems. What it names must lie in its folder, or in the folder above, or below these."""
    try:
        real = path.resolve()
    except (OSError, ValueError, RuntimeError):
        raise ScenarioError([Problem(Place(str(path)), say("this is not the name of a file"))]) from None
    folder = Folder(real.parent, real.parent.parent)
    text, root = _document(path, real.name, folder)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    told, problems = _told(root)
    scenarios, unreadable = _scenarios(told, root, folder, path.parent)
    placing = placed(told, scenarios, root)
    fitting = [] if problems else problems_of(told, scenarios, placing.factors, root)
    problems += unreadable + placing.problems + fitting
    if problems:
        raise _sorted(problems, lines)
    return _study(told, scenarios, tuple(placing.factors.values()), text, str(path))


def _told(root: Node) -> tuple[StudyModel, list[Problem]]:
    """What the study says; with mistakes, what can be read of the rest, so that all are told at once."""
    try:
        return StudyModel.model_validate(root.plain()), []
    except ValidationError as error:
        problems = messages.told(error, StudyModel, root)
        readable = root
        for mistake in error.errors():
            readable = readable.replaced(root.steps(mistake["loc"])[:2], None)
        standing = {**readable.plain(), "design": GRID}
        try:
            return StudyModel.model_validate(standing), problems
        except ValidationError:
            return StudyModel(design=Design(GRID)), problems


def _document(path: Path, name: str, folder: Folder) -> tuple[str, Node]:
    try:
        text = folder.text(name)
    except UnreadableError as problem:
        raise ScenarioError([Problem(Place(str(path)), problem.message, problem.expected, problem.guess)]) from None
    root, problems = read_document(text, str(path), folder)
    if root is not None and not problems and OF_SCENARIOS & root.plain().keys() and "factors" not in root.plain():
        message = say("this is a scenario, not a study")
        problems = [
            Problem(root.place, message, say("a study: a `scenario`, the `factors` varied in it and a `design`"))
        ]
    if root is None or problems:
        raise _sorted(problems, text.split("\n"))
    return text, root


def _scenarios(told: StudyModel, root: Node, folder: Folder, shown: Path) -> tuple[dict[str, Scenario], list[Problem]]:
    """Every structure by its label; a file that cannot be read is told with all its problems."""
    named: dict[tuple[str, ...], str] = {("structures", label): name for label, name in told.structures.items()}
    if told.scenario is not None:
        named[("scenario",)] = told.scenario
    loaded: dict[str, Scenario] = {}
    problems: list[Problem] = []
    for steps, name in named.items():
        try:
            found = folder.find(name)
            folder.text(name)
            loaded[steps[-1]] = language.load(_beside(shown, name, found))
        except UnreadableError as problem:
            place = root.place_of(steps)
            problems.append(Problem(place, problem.message, problem.expected, problem.guess))
        except ScenarioError as error:
            problems += error.problems
    return loaded, problems


def _beside(shown: Path, name: str, found: Path) -> Path:
    """The way to a file as the user would write it, so that its problems are told with the name that is known."""
    way = shown / name
    return way if way.resolve() == found else found


def _study(
    told: StudyModel, scenarios: dict[str, Scenario], factors: tuple[Factor, ...], text: str, file: str
) -> Study:
    return Study(
        title=told.name,
        scenarios=tuple(scenarios.items()),
        factors=factors,
        ties=tuple(tie.tie(path) for path, tie in told.tied.items()),
        responses=_responses(told, scenarios),
        design=told.design,
        replications=told.replications,
        seed=told.seed,
        history=told.history,
        file=file,
        text=text,
    )


def _responses(told: StudyModel, scenarios: dict[str, Scenario]) -> tuple[str, ...]:
    """What is asked for; where nothing is, no figure of a plan that does not exist."""
    planned = "responses" in told.model_fields_set or all(one.plan is not None for one in scenarios.values())
    return tuple(key for key in told.responses if planned or not RESPONSES[key].needs_plan)


def _sorted(problems: list[Problem], lines: list[str]) -> ScenarioError:
    """In the order of the file, each with its line; problems of scenarios have theirs already."""
    kept = sorted(set(problems), key=lambda problem: (problem.place, problem.message))
    return ScenarioError(
        replace(problem, source=lines[problem.place.line - 1])
        if not problem.source and 0 < problem.place.line <= len(lines)
        else problem
        for problem in kept
    )
