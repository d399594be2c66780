"""From text to tree: every value as it was written, and every pitfall of YAML refused with its place."""

import pytest

from salessim.scenario.document import MOST_DEPTH, read_document
from scenario.small import SMALL, changed, problems, read, told


def plain(text: str):
    node, found = read_document(text, "a.yaml")
    assert found == []
    assert node is not None
    return node.plain()


@pytest.mark.parametrize(
    "word",
    ["no", "off", "yes", "12:30", "1_000", "0x1f", "1e5", "2027-01-01", "007", ".5", "=", "nan", "9" * 500, "1.10"],
)
def test_a_value_reaches_us_as_it_was_written(word):
    assert plain(f"a: {word}\n") == {"a": word}
    assert plain(f"{{a: {word}}}\n") == {"a": word}
    assert plain(f"{word}: a\n") == {word: "a"}


def test_a_quoted_null_is_a_word():
    assert plain("a: 'null'\nb: \"~\"\n") == {"a": "null", "b": "~"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a: lognormal(6 min, cv 0.8)", {"a": "lognormal(6 min, cv 0.8)"}),
        ("{a: lognormal(6 min, cv 0.8)}", {"a": "lognormal(6 min, cv 0.8)"}),
        ("{a: triangular(1 d, 2 d, 5 d), b: 2}", {"a": "triangular(1 d, 2 d, 5 d)", "b": "2"}),
        (
            "{a: 85% -> b after lognormal(5 d,\n  cv 1.2), c: rest -> d}",
            {"a": "85% -> b after lognormal(5 d, cv 1.2)", "c": "rest -> d"},
        ),
        ("a: [uniform(1 d, 2 d), 3 d]", {"a": ["uniform(1 d, 2 d)", "3 d"]}),
        ("{a: {b: uniform(1 d, 2 d)}, c: 3}", {"a": {"b": "uniform(1 d, 2 d)"}, "c": "3"}),
        ("{a: 14 per day (10 to 18), b: c}", {"a": "14 per day (10 to 18)", "b": "c"}),
        ("{hours: 9:00-18:00, break: 13:00-14:00}", {"hours": "9:00-18:00", "break": "13:00-14:00"}),
    ],
)
def test_a_call_stays_whole_within_braces(text, values):
    assert plain(text) == values


def test_a_parenthesis_that_is_never_closed_does_not_swallow_the_next_key():
    text = changed(("{people: 2,", "{switching: uniform(1 min, people: 2,"))
    assert told(text)[0] == "10:24 the parenthesis of `uniform(1 min` is never closed"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("5 min", "&a 5 min"), "7:12 the anchor `&a` is not used here"),
        (("5 min", "*a"), "7:12 `*a` repeats another place"),
        (("5 min", "!!python/object:os.system 5 min"), "7:12 a tag (`!`) is not used here"),
        (("5 min", "! 5 min"), "7:12 a tag (`!`) is not used here"),
        (("    takes: 5 min", "    <<: {takes: 5 min}"), "7:5 `<<` merges nothing here"),
        (
            ("    takes: 5 min", "    takes: 5 min\n    takes: 6 min"),
            "8:5 `takes` stands here for the second time (line 7)",
        ),
        (("    takes: 5 min", "    ? [takes]\n    : 5 min"), "7:7 a key is one word, not a table or a list"),
        (("5 min", ""), "7:5 nothing stands behind `takes`"),
        (("5 min", "null"), "7:5 null removes nothing: there is no `takes` in what this file is based on"),
        (("    takes", "\ttakes"), "7:1 a tab stands where spaces belong"),
        (("5 min", "`5 min`"), "7:12 a value cannot begin with this character"),
        (("5 min", "5: min"), "7:13 a second `:` stands where none belongs"),
        (("takes: 5 min", "takes 5 min"), "8:9 a second `:` stands where none belongs"),
        (("5 min", "'5 min"), "7:12 a quotation mark is never closed"),
        (("[answer]}", "[answer}"), "10:46 a bracket is never closed, or a comma is missing"),
        (("[answer]}", "[answer]"), "10:12 a brace is never closed, or a comma is missing"),
        (("[answer]", "answer]"), "10:45 a brace is never closed, or a comma is missing"),
        (("    takes", "  takes"), "8:9 a second `:` stands where none belongs"),
        (("    then", "   then"), "8:4 the indentation does not fit the lines above"),
        (("period:", "%YAML 1.1\n---\nperiod:"), "2:1 directives such as %YAML are not used here"),
        (("teams:", "---\nteams:"), "9:1 a second document begins here"),
        (("5 min", "5 min\x00"), "7:17 an invisible character (U+0000) stands here"),
        (("5 min", "5\u200b min"), "7:13 an invisible character (U+200B) stands here"),
        (("5 min", "5\x85min"), "7:13 an invisible character (U+0085) stands here"),
        (("5 min", "5\u202emin"), "7:13 an invisible character (U+202E) stands here"),
        (("5 min", "[]"), "7:5 a list stands where one value belongs"),
        (("[answer]", "[answer, ~]"), "10:48 an item of this list is empty"),
        (("5 min", "x" * 20_001), "7:12 this value has more than 20000 characters"),
    ],
)
def test_what_yaml_allows_and_we_do_not_is_refused_with_its_place(change, message):
    assert any(each.startswith(message) for each in told(changed(change))), told(changed(change))


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "null\n", "''\n"])
def test_a_file_that_says_nothing_is_refused(text):
    assert [each.message for each in problems(text)] == ["the file says nothing"]


@pytest.mark.parametrize("text", ["hello", "- a\n- b\n", "[a, b]", "42"])
def test_a_file_that_is_no_table_is_refused(text):
    assert told(text) == ["1:1 a scenario is a table of keys"]


def test_an_empty_last_key_is_refused():
    assert told(SMALL + "costs:\n") == ["11:1 nothing stands behind `costs`"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "a:\n"])
def test_tables_within_tables_have_an_end(opening):
    text = "".join(" " * i + opening for i in range(300)) if opening == "a:\n" else opening * 300
    assert [each.message for each in problems(text)] == [f"more than {MOST_DEPTH} tables within tables"]


def test_a_document_without_end_has_an_end(monkeypatch):
    monkeypatch.setattr("salessim.scenario.document.MOST_EVENTS", 20)
    assert [each.message for each in problems(SMALL)] == ["more than 20 values"]


def test_a_tree_as_deep_as_is_allowed_is_read():
    text = "{a: " * MOST_DEPTH + "b" + "}" * MOST_DEPTH
    node, found = read_document(text, "a.yaml")
    assert (node is not None, found) == (True, [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line_is_understood(end):
    text = changed(("5 min", "5 minn")).replace("\n", end)
    assert told(text) == ["7:12 `minn` is not a unit of time -> min"]


def test_names_may_be_cyrillic():
    scenario = read(
        ("goes_to: answer", "goes_to: ответ"),
        ("  answer:\n", "  ответ:\n"),
        ("[answer]", "[ответ]"),
        ("sold: 40% -> done", "продано: 40% -> done"),
    )
    assert list(scenario.process["ответ"].then) == ["продано", "refused"]
