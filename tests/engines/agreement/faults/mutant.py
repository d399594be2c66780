"""A fault put into an engine on purpose."""

from typing import NamedTuple


class Mutant(NamedTuple):
    """A small replacement in one file of the program."""

    about: str
    file: str  # below src/salessim
    text: str
    instead: str
    times: int = 1  # that the text stands there
