"""The smallest department, and what is said about changes to it."""

from salessim.scenario import Problem, Scenario, ScenarioError, check, load_text

SMALL = """\
period: {from: 2027-01-01, for: 2 months}
working_time: always
sources:
  calls: {rate: 10 per day, goes_to: answer}
process:
  answer:
    takes: 5 min
    then: {sold: 40% -> done, refused: rest -> lost}
teams:
  callers: {people: 2, does_in_order: [answer]}
"""


def changed(*changes: tuple[str, str]) -> str:
    """The smallest department with some of its text replaced."""
    text = SMALL
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def read(*changes: tuple[str, str]) -> Scenario:
    """The changed department."""
    return load_text(changed(*changes))


def problems(text: str) -> list[Problem]:
    """Everything that is wrong with a text."""
    try:
        load_text(text)
    except ScenarioError as error:
        return list(error.problems)
    return []


def told(text: str) -> list[str]:
    """The same, shortly: place, message and the word that may have been meant."""
    return [
        f"{each.place.line}:{each.place.column} {each.message}" + (f" -> {each.guess}" if each.guess else "")
        for each in problems(text)
    ]


def at(text: str, mark: str) -> str:
    """Line and column of the place that `^` marks in a piece of the text."""
    piece = mark.replace("^", "")
    assert text.count(piece) == 1, piece
    place = text.index(piece) + mark.index("^")
    return f"{text.count(chr(10), 0, place) + 1}:{place - text.rfind(chr(10), 0, place)}"


def warned(text: str) -> list[str]:
    """What is allowed but strange."""
    found = check(load_text(text))
    assert {each.severity for each in found} <= {"warning"}
    return [f"{each.place.line}:{each.place.column} {each.message}" for each in found]
