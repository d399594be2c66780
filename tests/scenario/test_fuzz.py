"""Whatever a document says, the answer is a scenario or a ScenarioError with a place: never anything else."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from salessim.scenario import Scenario, ScenarioError, check, explain, load_text
from salessim.scenario.schema import SourceModel, StageModel, TeamModel
from scenario.small import SMALL

DATA = Path(__file__).parent / "data"
LOOK = (DATA / "market.yaml").read_text(encoding="utf-8") + "".join(
    line for line in (DATA / "linear.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    if not line.startswith(("based_on", "name"))
)  # fmt: skip
LINES = LOOK.splitlines()
PIECES = (
    *[
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "-",
        "|",
        ">",
        "'",
        "%",
        "@",
        "`",
        "#",
        "~",
        "(",
        ")",
        "->",
        "?",
        "null",
        "rest",
        "100%",
        "-5",
        "1e5",
        "no",
        "12:30",
        "0x1f",
        "1_000",
        "nan",
        "é",
        "я",
        "''",
        "lognormal(",
        "[[[[[[",
    ],
    *(": ", ", ", "- ", '"', "&a ", "*a", "!!python/object:os.system ", "<<: ", "{a: {a: {a: ", "deal owner", "0 s"),
    *("\t", "\n", "\n  ", "\r", "\0", "\x85", "\u200b", "\ufeff", "\U0001f600", " #", "---\n", "...\n"),
    *("9" * 400, "9" * 5_000, "1" * 300 + " days", "values(1 min, 2 min)", "constant(0 s)"),
)


def answer(text: str) -> None:
    """Read, check and explain; every problem has a place, a message and a line that can be shown."""
    try:
        scenario = load_text(text)
    except ScenarioError as told:
        found = told.problems
    else:
        assert all(problem.severity == "warning" for problem in check(scenario))
        assert explain(scenario)
        return
    assert found
    assert all(problem.place.line > 0 and problem.place.column > 0 and problem.message for problem in found)
    assert all(len(str(problem)) < 4_000 for problem in found)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    lines = list(draw(st.sampled_from([LINES, SMALL.splitlines()])))
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(lines) - 1))
        how = draw(st.sampled_from(["drop", "double", "insert", "cut", "swap", "indent", "value"]))
        line = lines[number]
        at = draw(st.integers(0, len(line)))
        if how == "drop" and len(lines) > 1:
            del lines[number]
        elif how == "double":
            lines.insert(number, draw(st.sampled_from(LINES)))
        elif how == "insert":
            lines[number] = line[:at] + draw(st.sampled_from(PIECES)) + line[at:]
        elif how == "cut":
            lines[number] = line[:at] + line[at + draw(st.integers(1, 12)) :]
        elif how == "swap":
            words = line.split(" ")
            words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(PIECES))
            lines[number] = " ".join(words)
        elif how == "indent":
            lines[number] = " " * draw(st.integers(1, 6)) + line
        elif ":" in line:
            lines[number] = line.split(":", 1)[0] + ": " + draw(st.sampled_from([each for each in LINES if each]))
    return "\n".join(lines)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(mutated())
def test_a_mutated_document_is_answered(text):
    answer(text)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([*PIECES, "a", "process", "takes: 5 min", "\n", "\n    "]), max_size=40))
def test_a_document_of_rubble_is_answered(pieces):
    answer("".join(pieces))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_any_text_is_answered(text):
    answer(text)


LEAVES = (
    "5 min",
    "40% -> done",
    "rest -> lost",
    "answer",
    "2",
    "always",
    "null",
    "2027-01-01",
    "Jan",
    "key",
    "deal owner",
)
INNER_KEYS = ("answer", "takes", "then", "rate", "region", "each", "limit", "others")
TOP_KEYS = tuple(Scenario.model_fields)
PART_KEYS = tuple(
    field.alias or name for model in (SourceModel, StageModel, TeamModel) for name, field in model.model_fields.items()
)


def table(entries: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"


VALUES = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(st.sampled_from(INNER_KEYS), inner, max_size=3).map(table),
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(TOP_KEYS), VALUES)
def test_any_value_under_any_key_is_answered(key, value):
    kept = SMALL.split(f"{key}:")[0] if f"\n{key}:" in SMALL or SMALL.startswith(key) else SMALL
    answer(f"{kept}{key}: {value}\n")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(["answer", "callers", "calls"]), st.sampled_from(PART_KEYS), VALUES)
def test_any_value_in_any_part_is_answered(part, key, value):
    lines = []
    for line in SMALL.splitlines():
        lines.append(line.replace("{", f"{{{key}: {value}, ", 1) if line.strip().startswith(f"{part}: {{") else line)
        if line == f"  {part}:":
            lines.append(f"    {key}: {value}")
    answer("\n".join(lines))
