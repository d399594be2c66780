"""Whole commands in Russian: nothing English is left in what they say, but for names, options and the language."""

import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from salessim.api import demo_scenarios
from salessim.cli import main
from salessim.report.pictures.canvas import Picture
from salessim.scenario import load_text
from salessim.translation import use
from translation.cyrillic import BROKEN, SCENARIO

FEW = ["-n", "2", "--workers", "1"]
# What stays as it is: the program, its commands, options and files, engines, formats, libraries.
KEPT = {
    "salessim", *main.commands, *main.commands["sweep"].commands, "lang", "en", "ru", "traceback", "version", "help",
    "json", "preview", "report", "dask",
    "auto", "compiled", "reference", "simpy", "csv", "parquet", *demo_scenarios(),
}  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, str]:
    """The department, the same without its pauses, and one with mistakes."""
    other = SCENARIO.replace("name: Окна для офисов", "name: Линейный отдел").replace("people: 2", "people: 1")
    named = {"окна.yaml": SCENARIO, "отдел.yaml": other, "ошибки.yaml": BROKEN}
    for name, text in named.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    one, two, broken = (str(tmp_path / name) for name in named)
    return one, two, broken


def salessim(*words: str) -> Result:
    """What the program prints when the environment is Russian."""
    result = CliRunner().invoke(main, words, prog_name="salessim", env={"SALESSIM_LANG": "ru", "COLUMNS": "200"})
    use("en")
    return result


def english(text: str, *names: str) -> list[str]:
    """The Latin words that no program, option, file or language of scenarios accounts for."""
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "", text)
    plain = re.sub(
        r"`[^`]*`|\{[^}]*\}|[\w./]+\.(?:yaml|csv|py)\S*|\b[0-9a-f]{16}\b|--?[\w-]+|<=?x<=?|SALESSIM_LANG", " ", text
    )
    return [word for word in re.findall(r"[A-Za-z][A-Za-z_]+\d*", plain) if word.casefold() not in KEPT]


def without_source(text: str) -> str:
    """Messages without the lines of the file that they show."""
    return re.sub(r"(?m)^    (?!ожидается|может быть).*$", "", text)


@pytest.mark.parametrize("command", [(), *((name,) for name in main.commands)])
def test_help_is_russian(command):
    result = salessim(*command, "--help")
    assert result.stdout.startswith("Использование: ")
    assert english(re.sub(r"(?m)^  salessim .*?(?=  |$)", "", result.stdout)) == []


def test_what_was_understood_is_told_in_russian(files):
    assert english(salessim("explain", files[0]).stdout, "RU", "sources", "rate") == []


def test_a_check_is_russian(files):
    result = salessim("check", files[0])
    assert result.exit_code == 0
    assert english(without_source(result.output), files[0]) == []


@pytest.fixture
def drawn(monkeypatch) -> list[str]:
    """The texts of all pictures that are written."""
    texts: list[str] = []
    write = Picture.savefig

    def savefig(picture: Picture, *where: Any, **how: Any) -> None:
        write(picture, *where, **how)
        texts.extend(artist.get_text() for artist in picture.findobj(lambda artist: hasattr(artist, "get_text")))

    monkeypatch.setattr(Picture, "savefig", savefig)
    return texts


@pytest.mark.parametrize("command", ["run", "bottlenecks", "potential", "compare"])
def test_an_answer_is_russian_its_pictures_and_its_spreadsheet_too(files, command, tmp_path, drawn):
    """A sign that the font lacks is a warning, and every warning is an error here."""
    out = tmp_path / "ответ"
    given = files[:2] if command == "compare" else files[:1]
    result = salessim(command, *given, *FEW, "--details", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert "средн" in result.stdout
    assert english(result.output, *given, str(out)) == []
    assert drawn
    assert english(" ".join(drawn)) == []
    book = openpyxl.load_workbook(out / "answer.xlsx")
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert english(" ".join([*book.sheetnames, *cells]), *given) == []


def test_mistakes_in_a_scenario_are_told_in_russian(files):
    result = salessim("check", files[2])
    said = without_source(result.stderr)
    assert result.exit_code == 2
    assert "нет этапа `ответы`" in said
    assert "может быть, `salary`?" in said
    assert english(said, *files) == []


@pytest.mark.parametrize(
    "words",
    [
        ("rn",), ("run",), ("run", "nowhere.yaml"), ("run", "--sed", "1"), ("run", "--engine", "x", "f"),
        ("run", "--seed"),
        ("trace", "--replication", "a"), ("check", "a", "b"), ("demo", "nothing"), ("run", "--workers", "0"),
        ("run", "-n", "0"), ("run", "--json=1"),
    ],
)  # fmt: skip
def test_a_wrong_command_is_told_in_russian(words):
    result = salessim(*words)
    assert result.exit_code == 2
    assert english(result.stderr, *words) == []


def test_the_schema_explains_itself_in_russian():
    def told(part):
        parts = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
        own = [part["description"]] if isinstance(part, dict) and isinstance(part.get("description"), str) else []
        return own + [text for each in parts for text in told(each)]

    descriptions = told(json.loads(salessim("schema").stdout))
    assert len(descriptions) > 100
    assert [text for text in descriptions if not re.search("[а-яё]", text)] == []


def test_the_document_has_the_same_keys_and_figures_in_every_tongue(files):
    russian = json.loads(salessim("run", files[0], *FEW, "--json").stdout)
    english_one = json.loads(CliRunner().invoke(main, ["run", files[0], *FEW, "--json"]).stdout)
    assert {key: table["rows"] for key, table in russian["tables"].items()} == {
        key: table["rows"] for key, table in english_one["tables"].items()
    }


def test_a_scenario_may_be_written_with_russian_units_and_words():
    pairs = {
        "3 per day (2 to 5)": "3 в день (от 2 до 5)", "12 min": "12 мин", "2 min": "2 мин", "1 wd": "1 рд",
        "90 min": "90 мин", "Mon-Fri": "пн-пт", "Mar:": "мар:", "350 per hour": "350 в час",
        "70_000 per month": "70_000 в месяц", "900 per lead": "900 за лид",
        "18_000 per month per person": "18_000 в месяц на человека",
    }  # fmt: skip
    text = SCENARIO
    for word, translated in pairs.items():
        text = text.replace(word, translated)
    assert understood(text) == understood(SCENARIO)


def understood(text: str) -> str:
    """What a scenario says, without the words in which it says it."""
    told = load_text(text)
    return re.sub("text='[^']*'", "", repr([told.sources, told.process, told.teams, told.costs, told.working_time]))
