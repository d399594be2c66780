"""Keep what README and tutorial tell true: scenarios as they are shipped, answers as the program gives them.

A block of YAML opens with the question of a shipped scenario and repeats that file, less its second and third line. A
console block opens with `$ salessim ...`; a line `...` leaves something out, and the line after it is found again in
the answer. `make docs` writes both anew; a test compares.
"""

import re
import shlex
from functools import cache
from pathlib import Path

from click.testing import CliRunner

from salessim.cli import main

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
GAP = "..."
CONSOLE = re.compile(r"(?<=```console\n)\$ salessim (?P<command>.+)\n(?P<answer>(?:.*\n)*?)(?=```)")
YAML = re.compile(r"(?<=```yaml\n)(?P<question># .+\?)\n(?:.*\n)*?(?=```)")


def renewed(page: str) -> str:
    """A page with its scenarios and answers as they are now."""
    return CONSOLE.sub(_answer, YAML.sub(_scenario, page))


def _scenario(found: re.Match[str]) -> str:
    question, *_, = found["question"].splitlines()
    for path in sorted((ROOT / "scenarios").glob("*.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        if lines[0] == question:
            return "\n".join([question, *lines[3:]]) + "\n"
    raise LookupError(f"no scenario asks: {question}")


def _answer(found: re.Match[str]) -> str:
    answer = excerpt(found["answer"].splitlines(), said(found["command"]).splitlines())
    return "\n".join([f"$ salessim {found['command']}", *answer]) + "\n"


def excerpt(shown: list[str], whole: list[str]) -> list[str]:
    """The parts of a whole answer that are shown: the first from its start, each other from its own first line."""
    parts: list[list[str]] = [[]]
    for line in shown:
        if line == GAP:
            parts.append([])
        else:
            parts[-1].append(line)
    lines: list[str] = []
    for number, part in enumerate(parts):
        start = whole.index(part[0]) if number and part else 0
        lines += ([GAP] if number else []) + whole[start : start + len(part)]
    return lines


@cache
def said(command: str) -> str:
    """What a command prints."""
    plain_english = {"NO_COLOR": "1", "COLUMNS": "110", "SALESSIM_LANG": "en"}
    done = CliRunner().invoke(main, shlex.split(command), env=plain_english)
    if done.exit_code:
        raise RuntimeError(f"salessim {command}: {done.stderr or done.output}")
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
