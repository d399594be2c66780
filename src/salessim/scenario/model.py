"""What all parts of a scenario have in common: unknown keys are errors, and nothing changes after reading."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Tag

from salessim.scenario.scalars import Word

T = TypeVar("T")


class Model(BaseModel):
    """A mapping of the language; a key it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def shape(value: Any) -> str:
    """Which way of writing was chosen: a table of several entries, or one value."""
    return "table" if isinstance(value, dict) else "one"


def as_list(value: Any) -> Any:
    """One value where a list may stand."""
    return value if isinstance(value, (list, tuple)) else [value]


OneOrTable = Annotated[Annotated[T, Tag("one")] | Annotated[dict[Word, T], Tag("table")], Discriminator(shape)]
