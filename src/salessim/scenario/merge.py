"""`based_on`: a file that says only what differs. A table merges, a list or value replaces, null removes."""

from salessim.scenario.errors import Problem, did_you_mean
from salessim.scenario.node import Node
from salessim.translation import say

CHOICES = (("start",),)  # one of several ways: the later file's way replaces the earlier one's


def merged(base: Node | None, over: Node, problems: list[Problem], path: tuple[str, ...] = ()) -> Node:
    """The base with what the other tree says on top. Without a base only its nulls are complained about."""
    if not isinstance(over.value, dict):
        return over
    under = base.value if base is not None and isinstance(base.value, dict) and path not in CHOICES else {}
    entries = dict(under)
    for name, node in over.value.items():
        if node.value is not None:
            entries[name] = merged(under.get(name), node, problems, (*path, name))
        elif entries.pop(name, None) is None:
            message = say("null removes nothing: there is no `{name}` in what this file is based on", name=name)
            problems.append(
                Problem(node.key or node.place, message, say("a key of the other file"), did_you_mean(name, under))
            )
    return Node(entries, over.place, over.key, over.folder)
