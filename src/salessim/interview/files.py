"""The files that an interview leaves: the department of today, what it hands over, and a structure to compare with."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from salessim.interview.answers import Given
from salessim.interview.department import department, last_year
from salessim.interview.fitting import Fitted
from salessim.interview.variants import variant
from salessim.translation import later

ENDINGS = ("last-year", "split", "one-more", "answers")  # behind the name of the file


class Written(NamedTuple):
    """A file that was written and what it is for, marked for translation."""

    path: Path
    purpose: str


def beside(file: Path, ending: str) -> Path:
    """A file beside that of the department: okna.yaml, okna-split.yaml."""
    return file.with_name(f"{file.stem}-{ending}{file.suffix}")


def in_the_way(file: Path, answers: Path | None) -> list[Path]:
    """Files that are there already and might be written over; the file that the answers come from is meant to be."""
    paths = (file, *(beside(file, ending) for ending in ENDINGS))
    return [path for path in paths if path.exists() and (answers is None or path.resolve() != answers.resolve())]


def write_department(given: Given, found: Fitted, file: Path, today: date) -> list[Written]:
    """Write all files: the department first, the structure to compare with last. Raises OSError."""
    other = variant(given, found.fit, file.name, found.hours)
    before = beside(file, "last-year")
    texts = {
        file: department(given, found.fit, today, before.name),
        before: last_year(given, found.fit, file.name),
        beside(file, other.ending): other.text,
    }
    write(texts)
    purposes = (
        later("your department: change numbers here"),
        later("what it hands over to the new year"),
        other.purpose,
    )
    return [Written(path, purpose) for path, purpose in zip(texts, purposes, strict=True)]


def write(texts: Mapping[Path, str]) -> None:
    """Write files so that none of them is ever half there. Raises OSError."""
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.draft")
        draft.write_text(text, encoding="utf-8")
        os.replace(draft, path)
