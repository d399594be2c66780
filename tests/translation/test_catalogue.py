"""Every text that the program says stands in the catalogue, translated, and nothing that says something bypasses it."""

import ast
import importlib.util
import io
import re
from collections import Counter

import pytest
from babel.messages.mofile import write_mo

from house.repository import ROOT

SOURCES = ROOT / "src" / "salessim"
SIGN = re.compile(r"[A-Za-z]{2,}")
PLACE = re.compile(r"\{(\w+)[^{}]*\}")

# What is shown, by the name of a call: which arguments, by place or by name.
SHOWN: dict[str, tuple[int | str, ...]] = {
    "echo": (0,), "words": (0,), "Cell": (1,), "Text": (0,),
    "UsageError": (0,), "BadParameter": (0,), "UnreadableError": (0, 1), "Problem": (1, 2),
    "error": (1, 2), "warning": (1, 2), "refuse": (0, 1), "Table": (1, 4, "title", "note"), "Page": (1, "title"),
    "option": ("help", "show_default"), "argument": ("help",), "section": (0,),
    "set_xlabel": (0,), "set_ylabel": (0,), "set_title": (0,), "suptitle": (0,), "supxlabel": (0,),
    "plot": ("label",), "fill_between": ("label",), "axhline": ("label",), "annotate": (0,), "barh": ("label",),
}  # fmt: skip
MARKED = ("say", "say_count", "later", "later_count", "term", "escaped")


def _catalogue():
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "docs" / "catalogue.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made():
    return _catalogue()


@pytest.fixture(scope="module")
def texts(made):
    return made.texts()


@pytest.fixture(scope="module")
def russian(made):
    """The translations by text; a text about a number has three."""
    from babel.messages.pofile import read_po

    with made.po("ru").open("rb") as file:
        catalogue = read_po(file, locale="ru")
    return {_key(message.id): message.string for message in catalogue if message.id}


def _key(text):
    return text if isinstance(text, tuple) else (text,)


def _forms(translation):
    return translation if isinstance(translation, tuple) else (translation,)


def test_every_text_has_its_place_in_the_catalogue_and_no_other(texts, russian):
    assert set(russian) == set(texts), "`make catalogue` brings it up to date"


def test_every_text_is_translated_in_all_its_forms(russian):
    empty = [text for text, told in russian.items() if not all(_forms(told)) or (len(text) == 2 and len(told) != 3)]
    assert empty == []


def test_a_translation_has_the_places_of_its_text(texts, russian):
    """What other libraries say may leave some out."""
    unlike = [
        text for text, told in russian.items()
        for form in _forms(told)
        if _places(form) != _places(text[-1])
        and not (texts.get(text) == ["cli/tongue.py"] and _places(form) <= _places(text[0] + text[-1]))
    ]  # fmt: skip
    assert unlike == []


def _places(text):
    return set(PLACE.findall(re.sub(r"\{[^{}]*[ :,].*?\}", lambda found: found[0] if "!" in found[0] else "", text)))


def test_no_text_is_said_alone_and_of_a_number(texts):
    assert [text for text, times in Counter(text[0] for text in texts).items() if times > 1] == []


def test_what_the_program_reads_is_made_of_the_catalogue(made):
    path = made.po("ru")
    compiled = io.BytesIO()
    write_mo(compiled, made.merged("ru"))
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue(), "`make catalogue` compiles it"


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.py")), ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_nothing_is_shown_without_being_said(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [f"line {node.lineno}" for node in ast.walk(tree) if isinstance(node, ast.Call) and _bypasses(node)] == []


def _bypasses(call):
    shown = SHOWN.get(_name(call), ())
    parts = [call.args[place] for place in shown if isinstance(place, int) and place < len(call.args)]
    parts += [keyword.value for keyword in call.keywords if keyword.arg in shown]
    return any(_says_something(part) for part in parts)


def _says_something(part):
    """Whether words stand in it that did not go through the catalogue."""
    if isinstance(part, ast.Call):
        return _name(part) not in MARKED and any(map(_says_something, part.args))
    if isinstance(part, ast.IfExp):
        return _says_something(part.body) or _says_something(part.orelse)
    if isinstance(part, ast.JoinedStr):
        return any(isinstance(piece, ast.Constant) and _is_words(piece.value) for piece in part.values)
    return isinstance(part, ast.Constant) and _is_words(part.value)


def _is_words(value):
    return isinstance(value, str) and SIGN.search(re.sub(r"`[^`]*`|\\w+", "", value)) is not None


def _name(call):
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


@pytest.mark.parametrize(
    ("line", "bypasses"),
    [
        ('click.echo("All done")', True),
        ('click.echo(say("All done"))', False),
        ('click.echo(f"{count} leads")', True),
        ('click.echo(f"{name:20} {path}")', False),
        ('Table("key", title or "The teams", COLUMNS, rows, say(NOTE))', False),
        ('Table("key", "The teams", COLUMNS, rows, say(NOTE))', True),
        ('findings.error(path, say("nobody comes"), "a source" if one else "")', True),
        ('click.option("--out", help="Where to.")', True),
    ],
)
def test_the_watch_sees_what_is_not_said(line, bypasses):
    assert _bypasses(ast.parse(line, mode="eval").body) is bypasses


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.py")), ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_what_is_marked_for_the_catalogue_stands_there_as_it_is(path):
    """No f-string and no sum of texts can be looked up; a variable may, in `say` alone."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    wrong = [call.lineno for call in calls if _name(call) in MARKED[:4] and not _can_be_found(call)]
    assert wrong == [], path


def _can_be_found(call):
    if _name(call) == "say":
        return not isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    count = 2 if _name(call).endswith("_count") else 1
    return all(isinstance(text, ast.Constant) for text in call.args[:count])
