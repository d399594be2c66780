"""Write docs/reference from the code: tables, frames, scenario keys, commands; and the schema for editors.

`make docs` runs it. The declarations in the code are the source; a test compares what is stored with them.
"""

import inspect
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from salessim.cli import main
from salessim.columns import Described, describe
from salessim.network import state, tables, world
from salessim.report import document
from salessim.report import reference as json_reference
from salessim.results import cards, frames, log
from salessim.scenario import json_schema

REFERENCE = Path(__file__).parent / "reference"
SCHEMA = Path(__file__).parents[1] / "scenarios" / "schema.json"
NOTE = "<!-- Made from the code by docs/generate.py; change the declarations there, then `make docs`. -->"
HELP_WIDTH = 100
JSON_SHAPE = """`salessim run`, `demo`, `compare` and `check` print one document with these keys:

* `kind`: `run`, `comparison` or `check`; `title`: what was simulated;
* `answer`: the sentences of the answer, the first one first; `warnings`: what to look at;
* `tables`: by key, each with `title`, `note`, `units` by column, and `rows`;
* `next`: commands that may come next, with their purpose; `provenance`: version, seed, scenario digest, engine, number.

Numbers are not rounded. `null` is what could not be measured. An estimate is `{"value", "low", "high"}`, an interval or
a spread `{"low", "high"}`."""


def text_of(documented: Any) -> str:
    """The docstring of a class or a module as one paragraph a blank line, without indentation."""
    return inspect.cleandoc(documented.__doc__ or "")


def cell(text: object) -> str:
    """A text that stays within its cell of a table."""
    return " ".join(str(text).split()).replace("|", "\\|")


def table_of(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table in Markdown."""
    titles = list(head)
    lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    lines += ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def columns_of(described: Iterable[Described]) -> str:
    """The columns of a table of numbers: name, type, unit, meaning."""
    rows = ((c.name, "text" if c.dtype == object else c.dtype, c.unit, c.meaning) for c in described)
    return table_of(("column", "type", "unit", "meaning"), rows)


def section(title: str, *parts: str) -> str:
    """A heading with what belongs under it."""
    return "\n\n".join([f"## {title}", *(part for part in parts if part)])


def page(title: str, *parts: str) -> str:
    """A whole page."""
    return "\n\n".join([NOTE, f"# {title}", *parts]) + "\n"


def parts_of(whole: type[tuple[Any, ...]]) -> list[str]:
    """One section for each table that a tuple of tables holds, in its order."""
    held = inspect.get_annotations(whole)
    return [section(name, text_of(kind), columns_of(describe(kind))) for name, kind in held.items() if is_table(kind)]


def is_table(kind: Any) -> bool:
    """Whether a field of a tuple of tables is a table, not a plain number."""
    return isinstance(kind, type) and hasattr(kind, "_fields")


def network_page() -> str:
    """Every table that an engine reads."""
    return page("The network", text_of(tables), *parts_of(tables.Network))


def world_page() -> str:
    """The chances of one replication."""
    return page("The world", text_of(world), *parts_of(world.World))


def state_page() -> str:
    """What one run hands to the next."""
    return page("The state", text_of(state), *parts_of(state.State))


def log_page() -> str:
    """What happened in one replication."""
    return page("The log", text_of(log), *parts_of(log.Log))


def frames_page() -> str:
    """The tidy frames of a run and the figures of the station card."""
    described = [section(name, text_of(kind), columns_of(describe(kind))) for name, kind in frames.FRAMES.items()]
    figures = table_of(("role", "figure", "unit", "meaning"), cards.FIGURES)
    return page("The frames", text_of(frames), *described, section("Figures of the station card", figures))


def scenario_page() -> str:
    """Every key of a scenario file."""
    schema = json_schema()
    parts = [keys_of("The file", schema)]
    parts += [keys_of(name, part) for name, part in schema.get("$defs", {}).items() if "properties" in part]
    return page(
        "The keys of a scenario",
        "How a scenario reads is told in the [tutorial](../tutorial.md), how numbers, times and distributions are "
        "written in [a guide](../guides/language.md); here is every key that it may have. "
        "`salessim schema` prints the same as JSON Schema, for editors.",
        *parts,
    )


def keys_of(title: str, schema: dict[str, Any]) -> str:
    """One block of a scenario: its keys, how it is written, and what it means."""
    needed = set(schema.get("required", ()))
    rows = [
        (f"`{key}`" + (" (needed)" if key in needed else ""), takes(value), value.get("description", ""))
        for key, value in schema.get("properties", {}).items()
    ]
    return section(title, schema.get("description", ""), table_of(("key", "written like", "meaning"), rows))


def takes(schema: dict[str, Any]) -> str:
    """How the value of a key is written, in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "enum" in schema:
        return " or ".join(f"`{value}`" for value in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            kinds = [takes(option) for option in schema[choice] if option.get("type") != "null"]
            return " or ".join(dict.fromkeys(kind for kind in kinds if kind))
    if schema.get("examples"):
        return f"`{schema['examples'][0]}`"
    if schema.get("type") == "array":
        return f"list of {takes(schema.get('items', {}))}"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"by name {takes(schema['additionalProperties'])}"
    kinds = schema.get("type", "")
    return " or ".join(kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null")


def commands_page() -> str:
    """What each command prints under --help."""
    top = click.Context(main, info_name="salessim", terminal_width=HELP_WIDTH, **main.context_settings)
    return page("The commands", *helps(main, top))


def helps(command: click.Command, context: click.Context) -> Iterable[str]:
    """What a command prints under --help, then the same of those within it."""
    yield section(context.command_path, block(command.get_help(context)))
    for name, inner in getattr(command, "commands", {}).items():
        yield from helps(inner, click.Context(inner, info_name=name, parent=context, terminal_width=HELP_WIDTH))


def block(text: str) -> str:
    """A text exactly as the terminal shows it."""
    return "```text\n" + "\n".join(line.rstrip() for line in text.splitlines()) + "\n```"


def json_page() -> str:
    """What `--json` prints."""
    parts = [text_of(document), JSON_SHAPE]
    for table in json_reference.TABLES:
        rows = ((f"`{column.key}`", column.unit, column.meaning) for column in table.columns)
        title = f"{table.kind}: {table.key}"
        parts.append(section(title, f"Holds {table.meaning}.", table_of(("key", "unit", "meaning"), rows)))
    return page("The JSON document", *parts)


PAGES = {
    "network.md": network_page,
    "world.md": world_page,
    "state.md": state_page,
    "log.md": log_page,
    "frames.md": frames_page,
    "scenario.md": scenario_page,
    "commands.md": commands_page,
    "json.md": json_page,
}


def pages() -> dict[str, str]:
    """Every reference page by the name of its file."""
    return {name: make() for name, make in PAGES.items()}


if __name__ == "__main__":
    REFERENCE.mkdir(exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
    SCHEMA.write_text(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
