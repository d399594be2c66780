"""The scenario of one's own firm, from a file of answers."""

from datetime import date
from pathlib import Path


def new(answers: str | Path, file: str | Path, today: date | None = None) -> list[Path]:
    """Write the scenario of one's own firm from a file of answers, as `salessim new` does; the files written.

    A question that is not answered there counts as `do not know`. The year whose first day is nearest
    to `today` is planned. Raises ScenarioError for answers that cannot be understood.
    """
    from salessim.interview.answers import Interview
    from salessim.interview.files import write_department
    from salessim.interview.fitting import fitted
    from salessim.interview.questions import QUESTIONS

    interview, day = Interview(QUESTIONS, Path(answers)), today or date.today()
    while (open_question := interview.next()) is not None:
        interview.answer(open_question, "")
    found = fitted(interview.given, day)
    return [written.path for written in write_department(interview.given, found, Path(file), day)]
