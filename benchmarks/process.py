"""A program in a fresh process, and the line of JSON that it prints last."""

import json
import os
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
Line = dict[str, Any]


class ProgramError(RuntimeError):
    """A program ended without its line."""


def line_of(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Line:
    """What a program tells, with the CPU and wall seconds of its whole process. Raises ProgramError."""
    given = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=given | dict(environment or {}))
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode or not done.stdout.strip():
        raise ProgramError(f"{' '.join(command)} failed:\n{done.stderr.strip()[-2_000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(done.stdout.splitlines()[-1]) | {"process_cpu_s": cpu, "process_wall_s": wall}
