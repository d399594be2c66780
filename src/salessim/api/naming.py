"""Scenarios that stand side by side: names that differ, and folders named after them."""

import dataclasses
from collections import Counter
from collections.abc import Sequence

from salessim.results.store import Runs


def name_apart(runs: Sequence[Runs]) -> None:
    """Give scenarios of the same name a number."""
    seen: Counter[str] = Counter()
    for one in runs:
        name = one.terms.name
        seen[name] += 1
        if seen[name] > 1:
            one.terms = dataclasses.replace(one.terms, name=f"{name} ({seen[name]})")


def folder_name(name: str) -> str:
    """A name as the name of a folder: letters and digits, the rest as `_`."""
    return "".join(char if char.isalnum() else "_" for char in name)[:60]
