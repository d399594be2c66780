"""Where a scenario was read from: files, texts, digest and the place of every key."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from salessim.scenario.errors import Place


@dataclass
class Origin:
    """The files behind a scenario. `texts` are by name relative to the folder, in the order of `based_on`."""

    path: Path | None = None
    folder: Path | None = None
    texts: dict[str, str] = field(default_factory=dict)
    places: Any = None  # the tree of nodes: see tree.Node
    past: Any = None  # the scenario of `start: {history: ...}`

    @property
    def digest(self) -> str:
        """A fingerprint of all texts: 16 hexadecimal characters."""
        hasher = hashlib.blake2b(digest_size=8)
        for name, text in sorted(self.texts.items()):
            for part in (name, text):
                hasher.update(len(part.encode()).to_bytes(8, "big") + part.encode())
        if self.past is not None:
            hasher.update(self.past.origin.digest.encode())
        return hasher.hexdigest()

    def place(self, *path: str | int) -> Place:
        """Where a key stands, or the nearest thing above it."""
        return self.places.place(path) if self.places is not None else Place("scenario")
