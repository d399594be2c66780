"""Finds every text that the program says and brings the catalogue of each tongue up to date: `make catalogue`.

Texts are marked in the source by the calls below. The template (.pot) holds them all; a tongue (.po) keeps its
translations, gets an empty place for a new text and loses what is not said any more; the program reads the .mo.
"""

import ast
import inspect
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from salessim.translation import DOMAIN, TONGUES

SOURCES = Path(__file__).parents[1] / "src" / "salessim"  # of this clone, whichever is installed
CATALOGUES = SOURCES / "translation" / "catalogues"
TEMPLATE = CATALOGUES / f"{DOMAIN}.pot"
MARKS: dict[str, tuple[tuple[int, ...], ...]] = {  # name of the call -> which arguments are texts; two: one and many
    "say": ((0,),),
    "later": ((0,),),
    "term": ((0,),),
    "say_count": ((0, 1),),
    "later_count": ((0, 1),),
    "Column": ((1,), (3,)),
    "Figure": ((3,),),
}
NAMED = {"Field": "description"}  # an argument by name
SHOWN = ("Model", "Skill", "RootModel", "command", "group")  # bases and decorators of what is shown by its docstring
MADE = datetime(2026, 1, 1, tzinfo=UTC)  # the same texts give the same bytes

Text = tuple[str, ...]  # one text, or the one and the many


def texts() -> dict[Text, list[str]]:
    """Every text of the sources, with the files in which it stands."""
    found: dict[Text, list[str]] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        for text in texts_of(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(text, []).append(path.relative_to(SOURCES).as_posix())
    return found


def texts_of(tree: ast.AST) -> Iterator[Text]:
    """The texts of one module, in its order."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _marked(node)
        elif isinstance(node, ast.ClassDef | ast.FunctionDef) and _is_shown(node):
            yield (inspect.cleandoc(ast.get_docstring(node) or ""),)


def _marked(call: ast.Call) -> Iterator[Text]:
    name = _name(call.func)
    marks = MARKS.get(name, ())
    if len(call.args) > max((max(places) for places in marks), default=0):  # tables of the engine have Columns, too
        for places in marks:
            values = tuple(getattr(call.args[place], "value", None) for place in places)
            if all(isinstance(value, str) and value for value in values):
                yield values
    for keyword in call.keywords:
        if keyword.arg is not None and keyword.arg == NAMED.get(name) and isinstance(keyword.value, ast.Constant):
            yield (keyword.value.value,)


def _is_shown(node: ast.ClassDef | ast.FunctionDef) -> bool:
    around = node.bases if isinstance(node, ast.ClassDef) else node.decorator_list
    return any(_name(part) in SHOWN for part in around) and ast.get_docstring(node) is not None


def _name(node: ast.AST) -> str:
    """The last word of `click.command(...)`, `RootModel[...]` or `say`."""
    if isinstance(node, ast.Call):
        return _name(node.func)
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def template() -> Catalog:
    """All texts, without translation."""
    catalogue = Catalog(project="salessim", creation_date=MADE, revision_date=MADE, charset="utf-8")
    for text, files in texts().items():
        key = text[0] if len(text) == 1 else text
        catalogue.add(key, locations=[(file, 0) for file in dict.fromkeys(files)], flags=())
    return catalogue


def merged(tongue: str) -> Catalog:
    """The catalogue of a tongue with exactly the texts of today."""
    path = po(tongue)
    with path.open("rb") as file:
        catalogue = read_po(file, locale=tongue)
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.creation_date = catalogue.revision_date = MADE
    return catalogue


def po(tongue: str) -> Path:
    """The file in which a tongue is translated."""
    return CATALOGUES / tongue / "LC_MESSAGES" / f"{DOMAIN}.po"


def main() -> None:
    """Write template, catalogues and what the program reads."""
    shape = {"width": 120, "include_lineno": False, "ignore_obsolete": True, "sort_output": True}
    with TEMPLATE.open("wb") as file:
        write_po(file, template(), **shape)
    for tongue in TONGUES[1:]:
        catalogue = merged(tongue)
        with po(tongue).open("wb") as file:
            write_po(file, catalogue, **shape)
        with po(tongue).with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        missing = sum(not message.string for message in catalogue if message.id)
        print(f"{tongue}: {len(catalogue)} texts, {missing} of them not translated")


if __name__ == "__main__":
    main()
