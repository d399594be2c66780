"""A factor: one thing that a study varies, between which ends or among which values."""

from dataclasses import dataclass

Value = float | int | str

STRUCTURE = "structure"  # the factor whose values are the labels of the structures


@dataclass(frozen=True)
class Factor:
    """A path of the scenario, or the structure, with what it may be. A share is a number: 40% is 0.4."""

    path: str
    values: tuple[Value, ...]  # empty: everything from low to high
    low: float = 0.0
    high: float = 0.0
    unit: str = ""  # what is written behind the number: "%", "per month", "min", ...

    @property
    def named(self) -> bool:
        """Whether its values are names, which have no order."""
        return self.path == STRUCTURE

    def at(self, u: float) -> Value:
        """The value at a number from 0 to 1; several values have bins of equal width."""
        if not self.values:
            return self.low + u * (self.high - self.low)
        return self.values[min(int(u * len(self.values)), len(self.values) - 1)]

    def part(self, value: Value) -> float:
        """How far a value lies on the way from the low to the high end, 0 to 1; of names the first is 0."""
        if isinstance(value, str):
            return self.values.index(value) / max(len(self.values) - 1, 1)
        return (value - self.low) / (self.high - self.low)

    def written(self, value: Value) -> str:
        """A value as it would be written in a scenario: `0.4`, `75000 per month`."""
        if isinstance(value, str):
            return value
        return f"{written_number(value)} {'' if self.unit == '%' else self.unit}".strip()


def written_number(value: float) -> str:
    """A number without an exponent, with at most 12 figures that count."""
    text = f"{value:.12g}"
    return f"{value:.20f}".rstrip("0").rstrip(".")[:24] if "e" in text else text
