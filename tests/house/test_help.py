"""`salessim --help` answers at once: it loads nothing heavy."""

import json
import subprocess
import sys

import pytest

HEAVY = {"pandas", "matplotlib", "scipy", "pydantic", "ruamel.yaml", "simpy", "numba", "pyarrow", "holidays", "numpy"}


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The modules that are loaded after `salessim --help`."""
    program = (
        "import json, sys\n"
        "from salessim.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "salessim" in done.stdout
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_help_loads_no_heavy_library(loaded):
    assert loaded & HEAVY == set()


def test_the_package_itself_loads_nothing():
    program = "import salessim, sys; print([m for m in sys.modules if m.startswith('salessim.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
