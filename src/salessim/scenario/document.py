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

MOST_EVENTS = 200_000
MOST_DEPTH = 40
SAID = (
    ("mapping values are not allowed", "a second `:` stands where none belongs", "the text in quotes, or a new line"),
    (
        "could not find expected ':'",
        "a `:` is missing here or in the line before",
        "a key, a colon, a space and a value",
    ),
    ("found character '\\t'", "a tab stands where spaces belong", "indentation by spaces"),
    ("scanning a directive", "a line cannot begin with `%`", "the text in quotes"),
    ("mapping keys are not allowed", "a `?` cannot begin a value", "the text in quotes"),
    ("node content, but found '<stream end>'", "a bracket or brace is never closed", "[a, b] or {a: 1, b: 2}"),
    ("expected the node content", "a bracket closes that was never opened", "[a, b] or {a: 1, b: 2}"),
    ("cannot start any token", "a value cannot begin with this character", "the text in quotes"),
    ("scanning a quoted scalar", "a quotation mark is never closed", "a second quotation mark"),
    ("flow mapping", "a brace is never closed, or a comma is missing", "{a: 1, b: 2}"),
    ("flow sequence", "a bracket is never closed, or a comma is missing", "[a, b]"),
    ("block mapping", "the indentation does not fit the lines above", "the same column for all keys of one table"),
    ("block collection", "the indentation does not fit the lines above", "the same column for all items of one list"),
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
            Problem(Place(file, 1, 1), "the file says nothing", "lines such as `name: Windows for offices`")
        )
        return None, problems
    if not isinstance(root.value, dict):
        problems.append(
            Problem(root.place, "a scenario is a table of keys", "lines such as `name: Windows for offices`")
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
            problems.append(Problem(place, f"an invisible character (U+{ord(char):04X}) stands here", "plain text"))
    raise _StopError


def _collect(text: str, file: str, problems: list[Problem]) -> list[Any]:
    """All events within bounds; directives and second documents are refused."""
    found: list[Any] = []

    def stop(line: int, column: int, message: str, expected: str = "") -> _StopError:
        problems.append(Problem(Place(file, line, column), message, expected))
        return _StopError()

    try:
        depth = 0
        for event in YAML(typ="safe", pure=True).parse(text):
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            depth += isinstance(event, events.CollectionStartEvent) - isinstance(event, events.CollectionEndEvent)
            if depth > MOST_DEPTH:
                raise stop(
                    line, column, f"more than {MOST_DEPTH} tables within tables", "a scenario that a person can read"
                )
            if len(found) >= MOST_EVENTS:
                raise stop(line, column, f"more than {MOST_EVENTS:_} values", "a scenario that a person can read")
            if isinstance(event, events.DocumentStartEvent) and found:
                raise stop(line, column, "a second document begins here", "one scenario in a file")
            if isinstance(event, events.DocumentStartEvent) and (event.version or event.tags):
                raise stop(line, column, "directives such as %YAML are not used here", "a file without such lines")
            if isinstance(event, (events.NodeEvent, events.CollectionEndEvent)):
                found.append(event)
    except MarkedYAMLError as error:
        raise stop(*_said(error, len(text))) from None
    except (YAMLError, ValueError, TypeError, AttributeError, LookupError, AssertionError) as error:
        raise stop(1, 1, f"this is not YAML: {(str(error).splitlines() or ['it cannot be read'])[0]}") from None
    return found


def _said(error: MarkedYAMLError, length: int) -> tuple[int, int, str, str]:
    """Line, column, and what the reader of YAML means, in words; what is open at the end is told where it opens."""
    mark = error.problem_mark or error.context_mark
    if mark is not None and mark.index >= length:
        mark = error.context_mark or mark
    words = " ".join(str(part) for part in (error.context, error.problem) if part)
    plain = (f"this is not YAML: {words}", "")
    message, expected = next(((told, expected) for sign, told, expected in SAID if sign in words), plain)
    return (mark.line + 1, mark.column + 1, message, expected) if mark else (1, 1, message, expected)
