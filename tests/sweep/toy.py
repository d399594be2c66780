"""A sweep of a toy: what the store and its driver are tested on."""

from pathlib import Path

from salessim.sweeps.about import About, Point

ABOUT = About(
    title="Toy",
    version="1.2.3",
    digest="d1",
    file="toy.yaml",
    text="title: Toy\nfactors: all\n",
    scenarios=(("as it is", "aa"), ("split", "bb")),
    factors=("people", "share", "structure"),
    responses=("revenue", "profit"),
    replications=2,
    seed=5,
)


def points(count: int) -> list[Point]:
    """So many points, all different."""
    return [Point((number, number / 7, "split" if number % 2 else "as it is")) for number in range(count)]


def respond(values, first, heartbeat) -> list[list[float]]:
    """Two replications of two responses."""
    people, share, structure = values
    return [[people + share + replication, float(len(structure))] for replication in range(first, first + 2)]


def everything(path: Path) -> tuple[list, list, list]:
    """All points, answers and failures of a store."""
    from salessim.sweeps.stored import reading

    with reading(path) as stored:
        return list(stored.points()), list(stored.answers()), stored.failures()
