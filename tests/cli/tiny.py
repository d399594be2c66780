"""A scenario that is over in a moment: three calls at 0:00, 1:00 and 2:00, each talked to for 30 min and worth 100."""

from pathlib import Path

import pytest

NAME = "Окна [red]$x$ <b>"
TEXT = """
name: "Окна [red]$x$ <b>"
currency: RUB
period: {from: 2027-03-01, for: 1 month}
working_time: always
deal_value: constant(100)
sources: {calls: {at: [0 h, 1 h, 2 h], goes_to: talk}}
process:
  talk: {takes: 30 min, counts_as: signed, then: {signed: rest -> won}}
plan: {counts: signed, revenue: 300 per month}
teams: {sellers: {people: {Анна: {since: 2024-03-01}}, does_in_order: [talk]}}
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The scenario as a file."""
    return written(tmp_path, "tiny.yaml", TEXT)


def written(folder: Path, name: str, text: str) -> Path:
    """A scenario file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
