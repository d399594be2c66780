"""Shares of one whole: when one is changed the others give way."""

import math
from collections.abc import Mapping, Sequence

from salessim.scenario.node import Node
from salessim.scenario.paths.variable import Variable


def with_siblings(root: Node, found: Mapping[str, Variable], texts: Mapping[str, str]) -> dict[str, str]:
    """New texts by path, and those of the shares that give way to them.

    A `rest` takes the difference by itself. Without one the shares that are not named are scaled by one factor, so that
    all add up to 100%. What cannot be scaled stays: then the sum is wrong, which the checks of a scenario tell.
    """
    more: dict[str, str] = {}
    for whole in {found[path].steps[:-1] for path in texts if found[path].of_whole}:
        shares = [one for one in found.values() if one.of_whole and one.steps[:-1] == whole]
        table = root.at(whole).value
        if isinstance(table, dict) and len(table) == len(shares):
            more |= _scaled(shares, texts)
    return {**texts, **more}


def _scaled(shares: Sequence[Variable], texts: Mapping[str, str]) -> dict[str, str]:
    """The new texts of the shares that are not named."""
    new = {one.path: one.kind.read(texts[one.path]).value for one in shares if one.path in texts}
    others = [one for one in shares if one.path not in texts]
    left, had = 1.0 - math.fsum(new.values()), math.fsum(one.amount.value for one in others)
    same = all(new[one.path] == one.amount.value for one in shares if one.path in texts)
    if same or left < 0.0 or had == 0.0:
        return {}
    return {one.path: one.written(one.amount.value * (left / had)) for one in others}
