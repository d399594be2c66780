"""What the program says, in the user's tongue: every sentence goes through `say` and stands in one catalogue.

The English text is the key; what differs from run to run stands in it as {places}, which are filled after translation.
In a notebook: `from salessim.translation import use`, then `use("ru")`.
"""

import gettext
from pathlib import Path
from typing import Any

TONGUES = ("en", "ru")  # the first is that of the texts themselves
DOMAIN = "salessim"
CATALOGUES = Path(__file__).parent / "catalogues"

_tongue = TONGUES[0]
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(tongue: str) -> None:
    """Speak this tongue from now on, in the whole process. Raises ValueError for one that is not known."""
    global _tongue, _catalogue  # noqa: PLW0603  one process speaks one tongue
    if tongue not in TONGUES:
        raise ValueError(f"there is no {tongue!r}; there is {', '.join(TONGUES)}")
    native = tongue == TONGUES[0]
    _catalogue = gettext.NullTranslations() if native else gettext.translation(DOMAIN, CATALOGUES, [tongue])
    _tongue = tongue


def in_use() -> str:
    """The tongue that is spoken now."""
    return _tongue


def say(text: str, /, **places: Any) -> str:
    """A sentence or a word in the tongue in use, its {places} filled.

    The text stands in the call as it is, so that it is found for the catalogue: no f-string, no variable, unless it
    was marked by `later`.
    """
    told = _catalogue.gettext(text) if text else ""  # the catalogue keeps a note about itself under ""
    return told.format(**places) if places else told


def say_count(one: str, many: str, number: int, /, **places: Any) -> str:
    """A sentence about a number of things: "{number} lead", "{number} leads". The place {number} is filled."""
    return _catalogue.ngettext(one, many, number).format(number=number, **places)


def later(text: str) -> str:
    """A text that is said later, by `say` with a variable: it is marked for the catalogue and stays as it is."""
    return text


def later_count(one: str, many: str) -> tuple[str, str]:
    """A text about a number of things that another library says: it is marked for the catalogue."""
    return one, many
