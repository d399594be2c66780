"""A fault put into an engine on purpose."""

from typing import NamedTuple


class Mutant(NamedTuple):
    """A small replacement in one file of the program: the text stands there once."""

    about: str
    file: str  # below src/salessim
    text: str
    instead: str
