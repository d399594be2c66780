"""Every notebook runs from top to bottom and says again what is stored."""

import importlib.util
from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
PICTURE = "image/png"  # its bytes depend on the fonts of the machine


def said(notebook: nbformat.NotebookNode) -> list[list[dict[str, str]]]:
    """What each code cell prints or shows, pictures only by their being there."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [[shown(output) for output in cell.outputs] for cell in cells]


def shown(output: nbformat.NotebookNode) -> dict[str, str]:
    """One output as text by its kind."""
    if output.output_type == "stream":
        return {output.name: output.text}
    return {kind: PICTURE if kind == PICTURE else value for kind, value in output.get("data", {}).items()}


@pytest.fixture(scope="module")
def executed():
    spec = importlib.util.spec_from_file_location("execute", FOLDER / "execute.py")
    execute = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(execute)
    return execute.executed


def test_there_is_a_notebook():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_says_again_what_is_stored(executed, path):
    stored = nbformat.read(path, as_version=4)
    assert any(outputs for outputs in said(stored))
    assert said(executed(path)) == said(stored)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_nothing_empty(path):
    cells = said(nbformat.read(path, as_version=4))
    assert [output for cell in cells for output in cell if not all(text.strip() for text in output.values())] == []
