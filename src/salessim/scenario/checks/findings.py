"""Problems gathered by the checks, each at the place of the key that it is about."""

from collections.abc import Iterable
from typing import Literal

from salessim.scenario.errors import Problem, did_you_mean
from salessim.scenario.node import Path
from salessim.scenario.origin import Origin
from salessim.translation import say


class Findings:
    """What the checks of one scenario have found so far."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self.problems: list[Problem] = []

    def entries(self, path: Path) -> int | None:
        """How many entries the table at this path has in the file; None if there is no such table."""
        root = self._origin.places
        node = root.at(path) if root is not None and len(root.steps(path)) == len(path) else None
        return len(node.value) if node is not None and isinstance(node.value, dict) else None

    def error(self, path: Path, message: str, expected: str = "", guess: str = "", of_key: bool = False) -> None:
        """Something that makes the scenario impossible."""
        self._add("error", path, message, expected, guess, of_key)

    def warning(self, path: Path, message: str, expected: str = "") -> None:
        """Something that is allowed but looks strange."""
        self._add("warning", path, message, expected, "", of_key=False)

    def unknown(self, path: Path, message: str, word: str, known: Iterable[str], of_key: bool = False) -> None:
        """A name that nobody knows."""
        names = list(known)
        guess = did_you_mean(word, names)
        listed = ", ".join(f"`{name}`" for name in names[:20])
        expected = "" if guess or not names else say("one of {names}", names=listed)
        self.error(path, message, expected, guess, of_key)

    def _add(
        self, severity: Literal["error", "warning"], path: Path, message: str, expected: str, guess: str, of_key: bool
    ) -> None:
        place = self._origin.place(path, of_key)
        problem = Problem(place, message, expected, guess, severity, self._origin.line(place))
        if problem not in self.problems:
            self.problems.append(problem)
