"""The answers to the questions: as they were said, as they were understood, and what stands for `do not know`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from salessim.interview import sheet
from salessim.scenario.document import read_document
from salessim.scenario.errors import Place, Problem, ScenarioError, UnreadableError, did_you_mean, one_of
from salessim.scenario.folder import Folder
from salessim.translation import later, say

ASSUMPTION = later("assumption")
DO_NOT_KNOW = "do not know"
WAYS_NOT_TO_KNOW = ("", "?", DO_NOT_KNOW, "don't know", "dont know", "не знаю", "нет данных")


class Answer(NamedTuple):
    """An answer; where nobody knew, `row` says what it was taken from: a row of the evidence, or an assumption."""

    text: str
    value: Any
    row: str = ""

    @property
    def known(self) -> bool:
        """Whether the owner said it."""
        return not self.row


Given = Mapping[str, Answer]  # by the key of the question


class Guess(NamedTuple):
    """What stands for `do not know`: an answer as somebody would give it, and what it was taken from."""

    text: str
    row: str = ASSUMPTION


@dataclass(frozen=True)
class Question:
    """One question: how it is asked, how its answer is read, and what is taken when nobody knows."""

    key: str
    text: str
    example: str
    read: Callable[[str], Any]
    guess: Callable[[Given], Guess]
    asked: Callable[[Given], bool] = lambda given: True
    check: Callable[[Any, Given], None] = lambda value, given: None  # whether it fits to what was said before

    def answered(self, text: str, given: Given) -> Answer:
        """The answer as it was understood. Raises `UnreadableError` with what was expected."""
        words = " ".join(text.split())
        if words.casefold() in WAYS_NOT_TO_KNOW:
            guess = self.guess(given)
            return Answer(guess.text, self.read(guess.text), guess.row)
        if len(words) > 500:
            raise UnreadableError(say("this answer is too long"), say("at most 500 letters"))
        value = self.read(words)
        self.check(value, given)
        return Answer(words, value)


class Interview:
    """The answers so far, some of them prepared in a file. What does not matter after what was said is left out."""

    def __init__(self, questions: tuple[Question, ...], file: Path | None = None) -> None:
        """Raises `ScenarioError` with everything that is wrong with the form of the file."""
        self.questions = questions
        self.given: dict[str, Answer] = {}
        self._prepared = {} if file is None else _prepared(file, {question.key for question in questions})

    def next(self) -> Question | None:
        """The next question that somebody must answer; None when there is none left.

        Raises `ScenarioError` for a prepared answer that cannot be understood or does not fit to the others.
        """
        while (question := self._open()) is not None and question.key in self._prepared:
            text, place, line = self._prepared[question.key]
            try:
                self.answer(question, text)
            except UnreadableError as error:
                problem = Problem(place, error.message, error.expected, error.guess, source=line)
                raise ScenarioError([problem]) from None
            del self._prepared[question.key]
        return question

    def answer(self, question: Question, text: str) -> None:
        """Keep an answer. Raises `UnreadableError` with what was expected."""
        self.given[question.key] = question.answered(text, self.given)

    def back(self) -> bool:
        """Forget the last answer; whether there was one."""
        if self.given:
            self.given.popitem()
            return True
        return False

    def text(self) -> str:
        """The answers so far, and those still prepared, as a file that a later interview understands."""
        lines = [f"# {say('Answers for `salessim new`; what is missing here will be asked.')}"]
        said = {key: answer.text if answer.known else DO_NOT_KNOW for key, answer in self.given.items()}
        said |= {key: text for key, (text, _, _) in self._prepared.items()}
        lines += [f"{key}: {sheet.text(text)}" for key, text in said.items()]
        return "\n".join(lines) + "\n"

    def _open(self) -> Question | None:
        return next((one for one in self.questions if one.key not in self.given and one.asked(self.given)), None)


Said = dict[str, tuple[str, Place, str]]  # by key: what stands there, where, and the whole line


def _prepared(file: Path, known: set[str]) -> Said:
    """The texts of a file by their keys. Raises `ScenarioError`."""
    try:
        text = Folder(file.parent.resolve(), file.parent.resolve()).text(file.name)
    except UnreadableError as error:
        raise ScenarioError([Problem(Place(str(file)), error.message, error.expected, error.guess)]) from None
    root, problems = read_document(text, str(file))
    entries = root.value if root is not None and isinstance(root.value, dict) else {}
    lines = re.split("\r\n|\r|\n", text)
    said: Said = {}
    for key, node in entries.items():
        place = node.key or node.place
        line = lines[place.line - 1]
        if key not in known:
            guess = did_you_mean(key, known)
            message = say("there is no question `{name}`", name=key[:40])
            problems.append(Problem(place, message, "" if guess else one_of(sorted(known)), guess, source=line))
        else:
            said[key] = (_as_text(node.value), node.place, line)
    if problems:
        raise ScenarioError(problems)
    return said


def _as_text(value: Any) -> str:
    """An answer in one line; a table or a list is written as it would be said."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_as_text(child.value)}" for name, child in value.items())
    if isinstance(value, list):
        return ", ".join(_as_text(child.value) for child in value)
    return DO_NOT_KNOW if value is None else str(value)
