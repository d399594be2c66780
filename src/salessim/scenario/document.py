"""From a text to a tree of nodes: YAML within bounds, without anchors, tags or merge keys, every value as written."""

import re
import unicodedata
from typing import Any

from ruamel.yaml import YAML, events
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from salessim.scenario.errors import Place, Problem
from salessim.scenario.folder import Folder
from salessim.scenario.node import Node
from salessim.scenario.tree import Tree
from salessim.translation import later, say

MOST_EVENTS = 200_000
MOST_DEPTH = 40
SAID = (
    (
        "mapping values are not allowed",
        later("a second `:` stands where none belongs"),
        later("the text in quotes, or a new line"),
    ),
    (
        "could not find expected ':'",
        later("a `:` is missing here or in the line before"),
        later("a key, a colon, a space and a value"),
    ),
    ("found character '\\t'", later("a tab stands where spaces belong"), later("indentation by spaces")),
    ("scanning a directive", later("a line cannot begin with `%`"), later("the text in quotes")),
    ("mapping keys are not allowed", later("a `?` cannot begin a value"), later("the text in quotes")),
    (
        "node content, but found '<stream end>'",
        later("a bracket or brace is never closed"),
        later("[a, b] or {a: 1, b: 2}"),
    ),
    ("expected the node content", later("a bracket closes that was never opened"), later("[a, b] or {a: 1, b: 2}")),
    ("cannot start any token", later("a value cannot begin with this character"), later("the text in quotes")),
    ("scanning a quoted scalar", later("a quotation mark is never closed"), later("a second quotation mark")),
    ("flow mapping", later("a brace is never closed, or a comma is missing"), later("{a: 1, b: 2}")),
    ("flow sequence", later("a bracket is never closed, or a comma is missing"), later("[a, b]")),
    (
        "block mapping",
        later("the indentation does not fit the lines above"),
        later("the same column for all keys of one table"),
    ),
    (
        "block collection",
        later("the indentation does not fit the lines above"),
        later("the same column for all items of one list"),
    ),
)


class _StopError(Exception):
    """The document cannot be read any further."""


def read_document(text: str, file: str, folder: Folder | None = None) -> tuple[Node | None, list[Problem]]:
    """The tree of a text and everything that is wrong with its form; None if there is no tree at all."""
    problems: list[Problem] = []
    try:
        _refuse_invisible(text, file, problems)
        root = Tree(_collect(text, file, problems), file, folder, problems).root()
    except _StopError:
        return None, problems
    if root is None or root.value in ("", None):
        problems.append(
            Problem(Place(file, 1, 1), say("the file says nothing"), say("lines such as `name: Windows for offices`"))
        )
        return None, problems
    if not isinstance(root.value, dict):
        problems.append(
            Problem(root.place, say("a scenario is a table of keys"), say("lines such as `name: Windows for offices`"))
        )
        return None, problems
    return root, problems


def _refuse_invisible(text: str, file: str, problems: list[Problem]) -> None:
    """Control characters and other invisible ones are refused, each kind once."""
    seen = {
        char
        for char in set(text)
        if char not in "\t\r\n" and not char.isprintable() and unicodedata.category(char) != "Zs"
    }
    if not seen:
        return
    left = set(seen)
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        for char in sorted(left.intersection(line)):
            left.remove(char)
            place = Place(file, number, line.index(char) + 1)
            problems.append(
                Problem(
                    place,
                    say("an invisible character (U+{code}) stands here", code=f"{ord(char):04X}"),
                    say("plain text"),
                )
            )
    raise _StopError


def _collect(text: str, file: str, problems: list[Problem]) -> list[Any]:
    """All events within bounds; directives and second documents are refused."""
    found: list[Any] = []

    def stop(line: int, column: int, message: str, expected: str = "") -> _StopError:
        problems.append(Problem(Place(file, line, column), message, expected))
        return _StopError()

    readable = say("a scenario that a person can read")
    try:
        depth = 0
        for event in YAML(typ="safe", pure=True).parse(text):
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            depth += isinstance(event, events.CollectionStartEvent) - isinstance(event, events.CollectionEndEvent)
            if depth > MOST_DEPTH:
                raise stop(line, column, say("more than {number} tables within tables", number=MOST_DEPTH), readable)
            if len(found) >= MOST_EVENTS:
                raise stop(line, column, say("more than {number:_} values", number=MOST_EVENTS), readable)
            if isinstance(event, events.DocumentStartEvent) and found:
                raise stop(line, column, say("a second document begins here"), say("one scenario in a file"))
            if isinstance(event, events.DocumentStartEvent) and (event.version or event.tags):
                raise stop(
                    line, column, say("directives such as %YAML are not used here"), say("a file without such lines")
                )
            if isinstance(event, (events.NodeEvent, events.CollectionEndEvent)):
                found.append(event)
    except MarkedYAMLError as error:
        raise stop(*_said(error, len(text))) from None
    except (YAMLError, ValueError, TypeError, AttributeError, LookupError, AssertionError) as error:
        reason = (str(error).splitlines() or [say("it cannot be read")])[0]
        raise stop(1, 1, say("this is not YAML: {reason}", reason=reason)) from None
    return found


def _said(error: MarkedYAMLError, length: int) -> tuple[int, int, str, str]:
    """Line, column, and what the reader of YAML means, in words; what is open at the end is told where it opens."""
    mark = error.problem_mark or error.context_mark
    if mark is not None and mark.index >= length:
        mark = error.context_mark or mark
    words = " ".join(str(part) for part in (error.context, error.problem) if part)
    plain = (say("this is not YAML: {reason}", reason=words), "")
    message, expected = next(((say(told), say(expected)) for sign, told, expected in SAID if sign in words), plain)
    return (mark.line + 1, mark.column + 1, message, expected) if mark else (1, 1, message, expected)
