"""A tree of nodes grown from YAML events; calls such as `lognormal(6 min, cv 0.8)` stay whole within braces."""

from typing import Any

from ruamel.yaml import events

from salessim.scenario.errors import Place, Problem
from salessim.scenario.folder import Folder
from salessim.scenario.node import Node
from salessim.translation import say

MOST_CHARACTERS = 20_000
NULLS = ("null", "Null", "NULL", "~")


class Tree:
    """Reads events from first to last; what is wrong goes to `problems`, and reading goes on."""

    def __init__(self, found: list[Any], file: str, folder: Folder | None, problems: list[Problem]) -> None:
        self._events = found
        self._next = 0
        self._file = file
        self._folder = folder
        self._problems = problems

    def root(self) -> Node | None:
        """The whole document; None if it is empty."""
        return self._node() if self._events else None

    def _place(self, event: Any) -> Place:
        return Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _problem(self, event: Any, message: str, expected: str = "") -> None:
        self._problems.append(Problem(self._place(event), message, expected))

    def _take(self) -> Any:
        self._next += 1
        return self._events[self._next - 1]

    def _at_end(self) -> bool:
        return isinstance(self._events[self._next], events.CollectionEndEvent)

    def _node(self, braces: str = "", key: Place | None = None) -> Node:
        """The next value; `braces` tells whether it stands in a "mapping" or "sequence" of one line."""
        event = self._take()
        if isinstance(event, events.AliasEvent):
            self._problem(
                event,
                say("`*{anchor}` repeats another place", anchor=event.anchor),
                say("the values themselves, or `same_as`"),
            )
            return Node("", self._place(event), key, self._folder)
        if event.anchor:
            self._problem(
                event, say("the anchor `&{anchor}` is not used here", anchor=event.anchor), say("the value alone")
            )
        if event.tag:
            self._problem(event, say("a tag (`!`) is not used here"), say("the value alone"))
        if isinstance(event, events.MappingStartEvent):
            return Node(self._table(bool(event.flow_style)), self._place(event), key, self._folder)
        if isinstance(event, events.SequenceStartEvent):
            return Node(self._list(bool(event.flow_style)), self._place(event), key, self._folder)
        return Node(self._text(event, braces), self._place(event), key, self._folder)

    def _table(self, flow: bool) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        while not self._at_end():
            event = self._events[self._next]
            if not isinstance(event, events.ScalarEvent):
                self._problem(
                    event, say("a key is one word, not a table or a list"), say("a name, a colon and a value")
                )
                self._node()
                self._node()
                continue
            key = self._node()
            name = str(key.value or "").strip()
            value = self._entry(event, name, flow)
            if name in entries:
                first = entries[name].key
                said = say(
                    "`{name}` stands here for the second time (line {line})",
                    name=name[:40],
                    line=first.line if first else "",
                )
                self._problem(event, said, say("every key once"))
            elif value is not None:
                entries[name] = value
        self._take()
        return entries

    def _entry(self, key: Any, name: str, flow: bool) -> Node | None:
        """The value of an entry; None, with a problem, if there is nothing that could be one."""
        empty = _is_empty(self._events[self._next])
        value = self._node("mapping" if flow else "", self._place(key))
        if name == "<<":
            self._problem(key, say("`<<` merges nothing here"), say("`based_on:` for files, `same_as:` for stages"))
            return None
        if empty:
            hint = say("a value; within braces a comma begins a new key, so put a text with a comma in quotes")
            self._problem(
                key,
                say("nothing stands behind `{name}`", name=name[:40]),
                hint if flow else say("a value, or null to remove it"),
            )
            return None
        return value

    def _list(self, flow: bool) -> list[Node]:
        items: list[Node] = []
        while not self._at_end():
            event = self._events[self._next]
            item = self._node("sequence" if flow else "")
            if item.value is None or _is_empty(event):
                self._problem(event, say("an item of this list is empty"), say("a value"))
            else:
                items.append(item)
        self._take()
        return items

    def _text(self, event: Any, braces: str) -> str | None:
        """A text as written, calls whole; None for null."""
        text: str = event.value
        if _is_plain(event):
            if text in NULLS:
                return None
            text = self._whole(event, text, braces)
        if len(text) > MOST_CHARACTERS:
            self._problem(
                event, say("this value has more than {number} characters", number=MOST_CHARACTERS), say("a shorter one")
            )
            return text[:40]
        return text

    def _whole(self, event: Any, text: str, braces: str) -> str:
        """Within braces YAML cuts `f(a, b)` at its comma; here the pieces are joined again."""
        pieces = [text]
        opened = text.count("(") - text.count(")")
        while opened > 0 and braces:
            piece = self._events[self._next]
            if not _is_plain(piece) or (braces == "mapping" and not _is_empty(self._events[self._next + 1])):
                self._problem(
                    event,
                    say("the parenthesis of `{text}` is never closed", text=text[:40]),
                    say("a `)` before the next key"),
                )
                break
            self._next += 2 if braces == "mapping" else 1
            pieces.append(piece.value)
            opened += piece.value.count("(") - piece.value.count(")")
        return ", ".join(pieces)


def _is_plain(event: Any) -> bool:
    return isinstance(event, events.ScalarEvent) and not event.style and bool(event.implicit[0])


def _is_empty(event: Any) -> bool:
    return _is_plain(event) and event.value == ""
