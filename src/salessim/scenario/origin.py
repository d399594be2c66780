"""Where a scenario was read from: files, texts, digest and the place of every key."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from salessim.scenario.errors import Place
from salessim.scenario.node import Node
from salessim.scenario.node import Path as Steps


@dataclass
class Origin:
    """The files behind a scenario: texts by their path from the scenario's folder, and lines as problems show them."""

    path: Path | None = None
    texts: dict[str, str] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)
    places: Node | None = None
    past: Any = None  # the scenario of `start: {history: ...}`
    targets: tuple[Any, ...] = ()  # the scenarios of `change`, in its order
    told: bool = True  # False: a program has changed the scenario since, `places` tell how it was

    @property
    def digest(self) -> str:
        """A fingerprint of all texts, also of the past and of what it changes into: 16 hexadecimal characters."""
        hasher = hashlib.blake2b(digest_size=8)
        for name, text in sorted(self.texts.items()):
            for part in (name, text):
                hasher.update(len(part.encode()).to_bytes(8, "big") + part.encode())
        for other in (*([] if self.past is None else [self.past]), *self.targets):
            hasher.update(other.origin.digest.encode())
        return hasher.hexdigest()

    def texts_with(self, change: str) -> dict[str, str]:
        """The texts and all that was changed since, for the fingerprint of a changed scenario."""
        earlier = self.texts.get("")
        return {**self.texts, "": change if earlier is None else f"{earlier}\n{change}"}

    def place(self, path: Steps, of_key: bool = False) -> Place:
        """Where a value stands (or its key), or the nearest thing above it."""
        return self.places.place_of(path, of_key) if self.places else Place("scenario")

    def line(self, place: Place) -> str:
        """The line of the file, for the caret."""
        lines = self.lines.get(place.file, [])
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""
