"""From a file to a scenario: what it is based on, its history, and every problem at once."""

from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from salessim.scenario import messages
from salessim.scenario.checks import check
from salessim.scenario.document import read_document
from salessim.scenario.errors import Place, Problem, ScenarioError, UnreadableError
from salessim.scenario.folder import Folder
from salessim.scenario.merge import merged
from salessim.scenario.node import Node
from salessim.scenario.partial import problems_of_the_rest
from salessim.scenario.schema import History, Scenario
from salessim.translation import say

MOST_FILES = 20


def load(path: str | Path) -> Scenario:
    """Read a scenario, all that it is based on, and its history. Raises `ScenarioError` with every problem."""
    given = Path(path)
    try:
        real = given.resolve()
    except (OSError, ValueError, RuntimeError):
        raise ScenarioError(
            [Problem(Place(str(path)), say("this is not the name of a file"), say("a scenario file"))]
        ) from None
    return _Reading(given.parent, real.parent).whole(real.name, {})


def load_text(text: str, folder: str | Path = ".", name: str = "scenario.yaml") -> Scenario:
    """Read a scenario from a text, as if it stood in the folder. Raises `ScenarioError` with every problem."""
    return _Reading(Path(folder), Path(folder).resolve()).whole(name, {name: text})


class _Reading:
    """One call of `load`: all problems of all files gather here."""

    def __init__(self, prefix: Path, root: Path) -> None:
        self.prefix = prefix
        self.root = root
        self.formless: list[Problem] = []  # what is no proper document; nothing else is said about these places
        self.problems: list[Problem] = []
        self.lines: dict[str, list[str]] = {}

    def whole(self, name: str, texts: dict[str, str]) -> Scenario:
        """The scenario, or all problems."""
        scenario = self.scenario(name, Folder(self.root, self.root, texts), (), Place(str(self.prefix / name)))
        unformed = {problem.place for problem in self.formless}
        readable = [problem for problem in self.problems if problem.place not in unformed]
        errors = self.formless + [problem for problem in readable if problem.severity == "error"]
        if errors or scenario is None:
            raise ScenarioError([self._with_line(problem) for problem in sorted(set(errors), key=_order)])
        return scenario

    def scenario(self, name: str, folder: Folder, chain: tuple[Path, ...], called: Place) -> Scenario | None:
        """One scenario with its past; `called` is the place that names it, `chain` the scenarios that led here."""
        root = self.tree(name, folder, (), called)
        if root is None or self._is_study(root):
            return None
        try:
            scenario = Scenario.model_validate(root.plain())
        except ValidationError as error:
            self.problems += messages.told(error, Scenario, root) + problems_of_the_rest(root, error)
            return None
        origin = scenario.origin
        origin.path, origin.places, origin.texts, origin.lines = folder.find(name), root, folder.texts, self.lines
        if isinstance(scenario.start, History):
            named = root.at(("start", "history"))
            own = say("`{name}` is its own history", name=str(named.value).strip())
            origin.past = self._other(named, named.folder or folder, (*chain, origin.path), own)
            self._stays(origin.past, named)
        for number, change in enumerate(scenario.change):
            if change.goes_back:
                continue
            named = root.at(("change", number, "to"))
            target = self._target(named, named.folder or folder, (*chain, origin.path))
            if target is None:
                return None
            origin.targets = (*origin.targets, target)
        self.problems += check(scenario)
        return scenario

    def _is_study(self, root: Node) -> bool:
        """Is this a study, given for a scenario by mistake? Then nothing else is said about it."""
        study = "factors" in root.plain() and "process" not in root.plain()
        if study:
            told = Problem(
                root.place, say("this is a study, not a scenario"), say("a scenario, or `salessim sweep` before it")
            )
            self.formless.append(told)
        return study

    def _target(self, named: Node, folder: Folder, chain: tuple[Path, ...]) -> Scenario | None:
        """The structure into which the last scenario in the chain changes."""
        name = str(named.value).strip()
        target = self._other(named, folder, chain, say("`{name}` changes into itself", name=name))
        self._stays(target, named)
        return target

    def _stays(self, other: Scenario | None, named: Node) -> None:
        """What another scenario names has no change of its own."""
        if other is not None and other.change:
            self.problems.append(
                Problem(
                    named.place,
                    say("`{name}` changes itself", name=str(named.value).strip()),
                    say("a structure that stays; several changes are a list under `change`"),
                )
            )

    def _other(self, named: Node, folder: Folder, chain: tuple[Path, ...], circular: str) -> Scenario | None:
        """Another scenario that the last one in the chain names."""
        name = str(named.value).strip()
        try:
            path = folder.find(name)
        except UnreadableError as problem:
            self.problems.append(Problem(named.place, problem.message, problem.expected, problem.guess))
            return None
        if path in chain or len(chain) >= MOST_FILES:
            self.problems.append(Problem(named.place, circular, say("another scenario")))
            return None
        return self.scenario(name, replace(folder, texts={}), chain, named.place)

    def tree(self, name: str, folder: Folder, chain: tuple[Path, ...], called: Place) -> Node | None:
        """The tree of a file, merged onto the file that it is based on."""
        try:
            path, text, below = folder.find(name), folder.text(name), folder.at(name)
        except UnreadableError as problem:
            self.problems.append(Problem(called, problem.message, problem.expected, problem.guess))
            return None
        label = str(self.prefix / folder.name_of(path))
        self.lines[label] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        node, problems = read_document(text, label, below)
        self.formless += problems
        if node is None or not isinstance(node.value, dict):
            return None
        base = node.value.pop("based_on", None)
        under = None
        if base is not None:
            under = self._base(base, below, (*chain, path))
            if under is None:
                return None
        return merged(under, node, self.problems)

    def _base(self, base: Node, folder: Folder, chain: tuple[Path, ...]) -> Node | None:
        name = base.value
        if not isinstance(name, str) or not name.strip():
            self.problems.append(
                Problem(base.place, say("`based_on` does not name a file"), say("one file, such as market.yaml"))
            )
            return None
        try:
            circular = folder.find(name) in chain
        except UnreadableError:
            circular = False
        if circular or len(chain) >= MOST_FILES:
            message = say("more than {number} files in a row", number=MOST_FILES)
            if circular:
                message = say("`{name}` is based on itself", name=name)
            self.problems.append(Problem(base.place, message, say("a chain of files that ends")))
            return None
        return self.tree(name, folder, chain, base.place)

    def _with_line(self, problem: Problem) -> Problem:
        lines = self.lines.get(problem.place.file, [])
        number = problem.place.line
        return replace(problem, source=lines[number - 1]) if 0 < number <= len(lines) else problem


def _order(problem: Problem) -> tuple[Place, str]:
    return problem.place, problem.message
