"""How somebody grows into a job: `60% -> 100% over 2 months`."""

import re
from dataclasses import dataclass, replace
from typing import ClassVar

from salessim.scenario.errors import UnreadableError
from salessim.scenario.folder import Folder
from salessim.scenario.quantity import DIGITS, Duration, Quantity, read_number
from salessim.translation import later, say


@dataclass(frozen=True)
class Ramp(Quantity):
    """A factor that grows evenly from the first day in a job until it is learnt."""

    first: float
    last: float
    over: Duration

    EXPECTED: ClassVar[str] = later("from where to where and how long, such as 60% -> 100% over 2 months")
    EXAMPLES: ClassVar[tuple[str, ...]] = ("60% -> 100% over 2 months",)

    @classmethod
    def _parse(cls, text: str, folder: Folder | None) -> "Ramp":
        match = re.fullmatch(rf"({DIGITS}\s*%)\s*(?:->|→)\s*({DIGITS}\s*%)\s+(?:over|за)\s+(.+)", text)
        if match is None:
            raise UnreadableError(say("`{text}` does not say how somebody learns", text=text), say(cls.EXPECTED))
        first, last, over = read_number(match[1]), read_number(match[2]), Duration.parse(match[3])
        if not 0 < first <= 10 or not 0 < last <= 10:
            raise UnreadableError(say("`{text}`: nobody works at such a share", text=text), say("more than 0%"))
        if over.amount == 0:
            raise UnreadableError(say("`{text}`: nobody learns in no time", text=text), say(cls.EXPECTED))
        return cls(first, last, over)

    def longer(self, times: float) -> "Ramp":
        """The same growth over so many times as much time."""
        return replace(self, over=replace(self.over, amount=self.over.amount * times))
