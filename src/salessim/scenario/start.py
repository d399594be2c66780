"""The first day: an empty department, one with its accounts, or what another structure has left behind."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from salessim.scenario.errors import UnreadableError
from salessim.scenario.model import Model
from salessim.scenario.scalars import Count, Text
from salessim.translation import say


class Empty(Model):
    """Nobody is there yet."""

    empty: Literal[True] = True

    @model_validator(mode="before")
    @classmethod
    def _word(cls, value: Any) -> Any:
        if isinstance(value, (str, list)) and value != "empty":
            raise UnreadableError(
                say("`{value}` is not a way to start", value=value),
                say("empty, {accounts: 180} or {history: linear.yaml}"),
            )
        return {} if value == "empty" else value


class Accounts(Model):
    """So many accounts, each somewhere in its life."""

    accounts: Count = Field(description="how many accounts there are on the first day", examples=["180"])


class History(Model):
    """What another structure leaves behind: its deals in work, people and accounts."""

    history: Text = Field(description="the file of the scenario that ran before")


def _way(value: Any) -> str:
    if isinstance(value, dict):
        return "history" if "history" in value else "accounts"
    return "accounts" if isinstance(value, Accounts) else "history" if isinstance(value, History) else "empty"


Start = Annotated[
    Annotated[Empty, Tag("empty")] | Annotated[Accounts, Tag("accounts")] | Annotated[History, Tag("history")],
    Discriminator(_way),
]
