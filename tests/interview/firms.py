"""Firms that are interviewed in the tests."""

from pathlib import Path

from salessim.interview.answers import Given, Interview
from salessim.interview.questions import QUESTIONS

FOLDER = Path(__file__).parent / "answers"
KEYS = tuple(question.key for question in QUESTIONS)
PLAIN = {
    "name": "Окна", "country": "RU", "delivery": "made", "calls": "10", "written": "0", "cold": "0",
    "advertising": "0", "deals": "247", "check": "1_000", "margin": "40%", "clients": "0", "quotes": "40%",
    "thinking": "9 d", "lead_time": "20 d", "people": "managers 4", "pay": "managers 50_000 + 2%", "busy": "busy",
    "season": "even", "plan": "300_000",
}  # fmt: skip


def answers(**texts: str) -> Given:
    """What a plain firm said, with some answers replaced; an empty text means `do not know`."""
    interview = Interview(QUESTIONS)
    while (question := interview.next()) is not None:
        interview.answer(question, {**PLAIN, **texts}.get(question.key, ""))
    return interview.given


def nothing_known() -> Given:
    """A firm whose owner knows nothing."""
    return answers(**dict.fromkeys(KEYS, ""))
