"""From files to a scenario: `based_on`, the history, and every file that is none."""

import os

import pytest

from salessim.scenario import ScenarioError, load, load_text
from scenario.small import SMALL


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write files into a folder, and stand in it."""
    monkeypatch.chdir(tmp_path)

    def writer(**files: str) -> None:
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_suffix(".yaml").write_text(text, encoding="utf-8")

    return writer


def told(name: str) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        load(name)
    return [f"{each.place} {each.message}" for each in caught.value.problems]


def test_a_table_merges_a_value_replaces_a_list_replaces_and_null_removes(write):
    write(
        base=SMALL.replace("takes: 5 min", "takes: 5 min\n    patience: 2 min").replace(
            "[answer]", "[answer, answer_late]"
        ),
        mine="""\
based_on: base.yaml
name: Mine
process:
  answer:
    takes: 6 min
    patience: null
    then: {sold: 30% -> done}
teams:
  callers: {does_in_order: [answer]}
""",
    )
    scenario = load("mine.yaml")
    answer = scenario.process["answer"]
    assert (answer.takes.mean, answer.patience) == (360, None)
    assert [(name, each.to) for name, each in answer.then.items()] == [("sold", "done"), ("refused", "lost")]
    assert answer.then["sold"].share.value == 0.3
    assert (scenario.name, scenario.teams["callers"].people.count, scenario.teams["callers"].stages) == (
        "Mine",
        2,
        ["answer"],
    )


def test_files_are_based_on_files_in_a_chain(write):
    write(a=SMALL, b="based_on: a.yaml\nname: B\n", sub__c="based_on: d.yaml\n", sub__d="name: D\n")
    write(c="based_on: b.yaml\ncurrency: RUB\n")
    scenario = load("c.yaml")
    assert (scenario.name, scenario.currency) == ("B", "RUB")
    assert list(scenario.origin.texts) == ["c.yaml", "b.yaml", "a.yaml"]


def test_a_file_below_names_its_own_neighbours(write):
    write(sub__base="based_on: further.yaml\nname: Below\n", sub__further=SMALL, top="based_on: sub/base.yaml\n")
    assert load("top.yaml").name == "Below"


def test_a_problem_is_told_where_it_stands_even_in_the_other_file(write):
    write(
        base="# the market\n" + SMALL.replace("5 min", "5 mins"),
        mine="based_on: base.yaml\nprocess:\n  answer: {pacience: 1 min}\n",
    )
    assert told("mine.yaml") == [
        "base.yaml:8:12 `mins` is not a unit of time",
        "mine.yaml:3:12 `pacience` is not known here",
    ]


def test_null_must_remove_something(write):
    write(base=SMALL, mine="based_on: base.yaml\nteams:\n  calers: null\n")
    with pytest.raises(ScenarioError) as caught:
        load("mine.yaml")
    assert (
        str(caught.value)
        == """\
mine.yaml:3:3: null removes nothing: there is no `calers` in what this file is based on
      calers: null
      ^
    expected: a key of the other file
    did you mean `callers`?"""
    )


def test_one_way_to_start_replaces_the_other(write):
    write(
        base=SMALL + "start: {accounts: 5}\n",
        before="based_on: base.yaml\nstart: empty\n",
        mine="based_on: base.yaml\nstart: {history: before.yaml}\n",
    )
    assert load("mine.yaml").start.history == "before.yaml"


@pytest.mark.parametrize(
    ("files", "name", "expected"),
    [
        ({"a": "based_on: a.yaml\n"}, "a.yaml", "a.yaml:1:11 `a.yaml` is based on itself"),
        (
            {"a": "based_on: b.yaml\n", "b": "x: 1\nbased_on: a.yaml\n"},
            "a.yaml",
            "b.yaml:2:11 `a.yaml` is based on itself",
        ),
        ({"a": "based_on: missing.yaml\n", "massing": SMALL}, "a.yaml", "a.yaml:1:11 there is no file `missing.yaml`"),
        (
            {"sub/a": "based_on: ../b.yaml\n", "b": SMALL},
            "sub/a.yaml",
            "sub/a.yaml:1:11 `../b.yaml` lies outside the scenario's folder",
        ),
        ({"a": "based_on: /etc/passwd\n"}, "a.yaml", "a.yaml:1:11 `/etc/passwd` lies outside the scenario's folder"),
        ({"a": "based_on: [b.yaml]\n"}, "a.yaml", "a.yaml:1:11 `based_on` does not name a file"),
        ({"a": "based_on: .\n"}, "a.yaml", "a.yaml:1:11 `.` is not a file"),
        ({"a": "based_on: b.yaml\n", "b": "x: [\n"}, "a.yaml", "b.yaml:2:1 a bracket or brace is never closed"),
        ({"a": SMALL + "start: {history: a.yaml}\n"}, "a.yaml", "a.yaml:11:18 `a.yaml` is its own history"),
        ({"a": SMALL + "start: {history: b.yaml}\n"}, "a.yaml", "a.yaml:11:18 there is no file `b.yaml`"),
        (
            {"a": SMALL + "start: {history: ../b.yaml}\n"},
            "a.yaml",
            "a.yaml:11:18 `../b.yaml` lies outside the scenario's folder",
        ),
        (
            {"a": SMALL + "start: {history: b.yaml}\n", "b": SMALL.replace("5 min", "5")},
            "a.yaml",
            "b.yaml:7:12 `5` has no unit of time",
        ),
        (
            {"a": SMALL + "start: {history: b.yaml}\n", "b": "based_on: a.yaml\n"},
            "a.yaml",
            "a.yaml:11:18 `b.yaml` is its own history",
        ),
    ],
)
def test_files_that_cannot_be_joined_say_where(write, files, name, expected):
    write(**{key.replace("/", "__"): text for key, text in files.items()})
    assert told(name) == [expected]


def test_a_link_out_of_the_folder_is_refused(write, tmp_path):
    write(secret=SMALL, sub__a="based_on: b.yaml\n")
    os.symlink(tmp_path / "secret.yaml", tmp_path / "sub" / "b.yaml")
    assert told("sub/a.yaml") == ["sub/a.yaml:1:11 `b.yaml` lies outside the scenario's folder"]


def test_the_past_is_read_with_the_scenario(write):
    write(market=SMALL, before="based_on: market.yaml\nname: Before\n",
          mine="based_on: market.yaml\nname: Mine\nstart: {history: before.yaml}\n")  # fmt: skip
    scenario = load("mine.yaml")
    assert scenario.past is not None
    assert (scenario.past.name, scenario.past.past) == ("Before", None)
    assert list(scenario.past.origin.texts) == ["before.yaml", "market.yaml"]


def test_a_history_lies_beside_the_file_that_names_it(write):
    write(
        sub__base=SMALL + "start: {history: before.yaml}\n",
        sub__before=SMALL + "name: Before\n",
        mine="based_on: sub/base.yaml\n",
    )
    assert load("mine.yaml").past.name == "Before"


def test_a_digest_is_of_the_texts_and_not_of_the_place(write, tmp_path):
    write(one__a=SMALL, two__a=SMALL, three__a=SMALL.replace("5 min", "6 min"))
    one, two, three = (load(tmp_path / folder / "a.yaml").origin.digest for folder in ("one", "two", "three"))
    assert one == two != three
    assert len(one) == 16


def test_a_digest_knows_the_past_and_the_tables(write, tmp_path):
    write(a=SMALL.replace("5 min", "empirical(t.csv, column minutes)"), b=SMALL + "start: {history: a.yaml}\n")
    seen = set()
    for cell in ("5", "6"):
        (tmp_path / "t.csv").write_text(f"minutes\n{cell}\n", encoding="utf-8")
        seen |= {load("a.yaml").origin.digest, load("b.yaml").origin.digest}
    assert len(seen) == 4


def test_a_table_lies_beside_the_file_that_names_it(write, tmp_path):
    write(sub__base=SMALL.replace("5 min", "empirical(t.csv, column minutes)"), mine="based_on: sub/base.yaml\n")
    (tmp_path / "sub" / "t.csv").write_text("minutes\n3\n5\n", encoding="utf-8")
    assert load("mine.yaml").process["answer"].takes.numbers == (180, 300)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file says nothing"),
        (b"\x00\x01\x02", "`a.yaml` is not a text file in UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00", "`a.yaml` is not a text file in UTF-8"),
        ("name: Окна".encode("cp1251"), "`a.yaml` is not in UTF-8 (line 1)"),
        (b"a: 1\n\xff", "`a.yaml` is not in UTF-8 (line 2)"),
        ("name: x".encode("utf-16"), "`a.yaml` is not a text file in UTF-8"),
        (b"#" * 1_000_001, "`a.yaml` is larger than 1 MB"),
    ],
)
def test_a_file_that_is_no_scenario_is_told_kindly(tmp_path, monkeypatch, content, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_bytes(content)
    assert [each.split(" ", 1)[1] for each in told("a.yaml")] == [message]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.yaml", "missing.yaml there is no file `missing.yaml`"),
        ("no/such/folder.yaml", "no/such/folder.yaml there is no file `folder.yaml`"),
        ("folder", "folder `folder` is not a file"),
    ],
)
def test_what_is_no_file_is_told_kindly(tmp_path, monkeypatch, name, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    assert told(name) == [message]


@pytest.mark.parametrize("name", ["", ".", "a\0b", "x" * 5_000])
def test_what_is_no_name_of_a_file_is_told_kindly(name):
    assert len(told(name)) == 1


def test_a_mark_at_the_beginning_of_a_file_is_no_part_of_it(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbf" + SMALL.encode())
    assert load(tmp_path / "a.yaml").period.months == 2


def test_a_text_is_read_like_a_file(tmp_path):
    (tmp_path / "base.yaml").write_text(SMALL, encoding="utf-8")
    assert load_text("based_on: base.yaml\nname: Mine\n", tmp_path).name == "Mine"
