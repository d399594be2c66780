"""A document as a tree whose every part knows where it stands."""

from dataclasses import dataclass, replace
from typing import Any

from salessim.scenario.errors import Place
from salessim.scenario.folder import Folder

Path = tuple[str | int, ...]


class Written(str):
    """A text that may name a file, with the folder of the file in which it stands."""

    folder: Folder | None = None


@dataclass(frozen=True)
class Node:
    """A text, a table of entries, a list of items, or null (which removes what the base says)."""

    value: "str | dict[str, Node] | list[Node] | None"
    place: Place
    key: Place | None = None  # where the key of this entry stands
    folder: Folder | None = None

    def plain(self) -> Any:
        """The same without places; texts that may name a file know their folder."""
        if isinstance(self.value, dict):
            return {name: child.plain() for name, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        if self.value is None or "(" not in self.value:  # only a call can name a file
            return self.value
        text = Written(self.value)
        text.folder = self.folder
        return text

    def child(self, step: str | int) -> "Node | None":
        """The entry or item of that name or number."""
        if isinstance(self.value, dict):
            return self.value.get(str(step))
        if isinstance(self.value, list) and isinstance(step, int) and 0 <= step < len(self.value):
            return self.value[step]
        return None

    def steps(self, path: Path) -> Path:
        """The steps of a path that exist here: models name variants and gather keys (`by region`) under one step."""
        node, found = self, []
        for number, step in enumerate(path):
            name = step if node.child(step) is not None or not number else f"{path[number - 1]} {step}"
            child = node.child(name)
            if child is not None:
                node = child
                found.append(name)
        return tuple(found)

    def at(self, path: Path) -> "Node":
        """The node at the end of a path, or the nearest one above it."""
        node = self
        for step in self.steps(path):
            node = node.child(step) or node
        return node

    def place_of(self, path: Path, of_key: bool = False) -> Place:
        """Where a text stands, or the key of a table or list; for what does not exist the nearest thing above it."""
        node = self.at(path)
        return (node.key or node.place) if of_key or not isinstance(node.value, str) else node.place

    def replaced(self, steps: Path, node: "Node | None") -> "Node":
        """The tree with this node at the end of these steps, or without it; unchanged if nothing leads there."""
        if not steps or not isinstance(self.value, (dict, list)):
            return self
        child = self.child(steps[0])
        if len(steps) > 1:
            node = child.replaced(steps[1:], node) if child is not None else None
        if child is None and (node is None or isinstance(self.value, list)):
            return self
        if isinstance(self.value, dict):
            entries = {**self.value, str(steps[0]): node}
            return replace(self, value={name: each for name, each in entries.items() if each is not None})
        items = [node if number == steps[0] else each for number, each in enumerate(self.value)]
        return replace(self, value=[each for each in items if each is not None])
