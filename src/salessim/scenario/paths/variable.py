"""A number of a scenario that one may vary."""

from dataclasses import dataclass

from salessim.scenario.node import Path as Steps
from salessim.scenario.paths.kinds import Amount, Kind, in_unit
from salessim.translation import say


@dataclass(frozen=True, eq=False)
class Variable:
    """A number of a scenario: where it stands, and how it is told."""

    path: str  # "process.quote.takes.mean"
    told: str  # "18 min"
    kind: Kind
    whose: str  # what it is, marked for translation, with places for names
    names: dict[str, str]  # the names that fill these places
    part: str  # which number of a law it is, marked for translation; "" the only one
    steps: Steps  # to the text in which it stands
    text: str  # this text; the number is text[start:end]
    start: int
    end: int
    of_whole: bool  # a share of a whole, whose other shares stand beside it
    structure: str = ""  # the name of the structure after a change in which it stands; "" the first one

    @property
    def meaning(self) -> str:
        """What it is, in the owner's words."""
        what = say(self.whose, **self.names)
        if self.structure:
            what = say("{structure}: {what}", structure=self.structure, what=what)
        return say("{what}, {part}", what=what, part=say(self.part)) if self.part else what

    @property
    def amount(self) -> Amount:
        """The number as it is told, in its unit; a share is one of 1."""
        return self.kind.read(self.told)

    def value(self, told: str | float) -> float:
        """A number for this place, in its unit: `0.5 h` is 30 where minutes are told. Raises UnreadableError."""
        return in_unit(self.kind.read(self.written(told)), self.amount.unit)

    def written(self, value: str | float) -> str:
        """A value as it may stand here: a text as it is, a number in the unit of the present one."""
        return value.strip() if isinstance(value, str) else self.kind.write(float(value), self.amount.unit)
