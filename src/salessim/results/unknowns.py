"""What was not known for sure, as it was in one replication."""

from typing import Any

from salessim.results.legend import Legend


def unknown_words(legend: Legend) -> dict[str, Any]:
    """The names of the unknowns, in their order."""
    return {"unknown": legend.coded(unknown.name for unknown in legend.terms.unknowns)}
