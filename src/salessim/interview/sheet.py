"""Lines of a scenario with their comments in one column; every text of a user is quoted where YAML could misread it."""

import json
import re

SPECIAL = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "rest", "none"}
WIDEST = 66  # comments stand in one column up to here, behind longer lines directly


class Sheet:
    """A file that grows line by line."""

    def __init__(self) -> None:
        self._blocks: list[list[tuple[str, str]]] = [[]]

    def add(self, line: str, comment: str = "") -> None:
        """A line, and what stands behind it."""
        self._blocks[-1].append((line, comment))

    def gap(self, comment: str = "") -> None:
        """An empty line, and if need be a comment that opens what follows."""
        self._blocks.append([])
        if comment:
            self.add(f"# {comment}")

    def text(self) -> str:
        """The whole file."""
        return "\n\n".join("\n".join(_aligned(block)) for block in self._blocks if block) + "\n"


def _aligned(block: list[tuple[str, str]]) -> list[str]:
    column = max((len(line) for line, comment in block if comment and len(line) <= WIDEST), default=0) + 2
    return [f"{line:{column}}  # {comment}" if comment else line for line, comment in block]


def word(name: str) -> str:
    """A name as a key or a value: as it is, or in quotes."""
    plain = re.fullmatch(r"[^\W\d_](?:[\w\-]*\w)?", name) and name.casefold() not in SPECIAL
    return name if plain else text(name)


def text(words: str) -> str:
    """Any text of one line as one value."""
    return json.dumps(words, ensure_ascii=False)
