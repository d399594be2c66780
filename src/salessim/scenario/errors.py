"""What a manager is told when a scenario cannot be understood: every problem at once, each with its place."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from salessim.translation import say

MOST_MESSAGE = 300  # characters; a value may be very long


class UnreadableError(ValueError):
    """A value that cannot be understood: a sentence, what was expected, and the word that may have been meant."""

    def __init__(self, message: str, expected: str = "", guess: str = "") -> None:
        super().__init__(message)
        self.message = message if len(message) <= MOST_MESSAGE else f"{message[:MOST_MESSAGE]}..."
        self.expected = expected
        self.guess = guess


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands in a file; lines and columns count from 1, and line 0 is the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True)
class Problem:
    """One thing to mend in a scenario."""

    place: Place
    message: str
    expected: str = ""
    guess: str = ""
    severity: Literal["error", "warning"] = "error"
    source: str = field(default="", compare=False)  # the line of the file, for the caret

    def __str__(self) -> str:
        label = say("warning: ") if self.severity == "warning" else ""
        lines = [f"{self.place}: {label}{self.message}"]
        if self.source.strip():
            shown, caret = _window(self.source, self.place.column)
            lines += [f"    {shown}", f"    {' ' * caret}^"]
        if self.expected:
            lines.append("    " + say("expected: {expected}", expected=self.expected))
        if self.guess:
            lines.append("    " + say("did you mean `{word}`?", word=self.guess))
        return "\n".join(lines)


class ScenarioError(Exception):
    """A scenario cannot be understood. ``problems`` holds everything that is wrong, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like this one, or nothing."""
    names = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold(), list(names), n=1, cutoff=0.65)
    return names[close[0]] if close else ""


def one_of(words: Iterable[str]) -> str:
    """A choice in words: `a`, `b` or `c`."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return say("{words} or {last}", words=", ".join(quoted[:-1]), last=quoted[-1])


def _window(source: str, column: int, width: int = 100) -> tuple[str, int]:
    """A line cut to what fits around the column, printable, and where the caret stands in it."""
    line = "".join(char if char.isprintable() else " " for char in source.rstrip("\r\n"))
    at = max(column - 1, 0)
    if len(line) <= width:
        return line, at
    first = max(0, at - width // 2)
    return line[first : first + width], at - first
