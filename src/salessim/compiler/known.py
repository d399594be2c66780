"""What was worked out for a part of one scenario holds for every other that tells this part in the same words."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import BaseModel

Part = TypeVar("Part", bound=BaseModel | None)

KEPT = 64  # answers of each kind, for whoever plays many scenarios that hardly differ


@dataclass(frozen=True)
class Told(Generic[Part]):
    """A part of a scenario; two are equal that say the same. `lru_cache` can take it as an argument."""

    part: Part = field(compare=False)
    words: str

    @classmethod
    def of(cls, part: Part) -> "Told[Part]":
        """This part."""
        return cls(part, repr(part))
