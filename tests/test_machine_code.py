"""Machine code is made when it is needed, is never stale, and never gets in anybody's way.

Each test has a small package of two modules whose cache lies in a folder of the test.
"""

import importlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import numba
import pytest

from salessim import machine_code

RULES = "FACTOR = 3.0\n\n\ndef bent(x):\n    return FACTOR * x + 1.0\n"
ENGINE = """from rules import bent
import rules
from salessim import machine_code

def play(x):
    return twice(bent(x))

def twice(x):
    return 2.0 * x

run = machine_code.entry(play, rules, signature="float64(float64)", seconds=3)
"""
RUN = "import engine; print(engine.run(5.0))"


class House:
    """A folder with the package; every run loads it anew, in this process or in another."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.cache = folder / "cache"
        self.said: list[str] = []
        self.write(rules=RULES, engine=ENGINE)
        monkeypatch.setenv("XDG_CACHE_HOME", str(self.cache))
        monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
        monkeypatch.setattr(numba.config, "CACHE_DIR", "")
        monkeypatch.setattr(machine_code, "notice", self.said.append)
        monkeypatch.syspath_prepend(folder)
        # Python itself does not see an edit of the same length within one second of the last
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
        monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    def write(self, **sources: str) -> None:
        for name, source in sources.items():
            (self.folder / f"{name}.py").write_text(source)

    def engine(self) -> ModuleType:
        """The package as a new process would load it."""
        for name in ("engine", "rules", "constants", "parts", "parts.using", "parts.layout"):
            sys.modules.pop(name, None)
        machine_code._notice_once.cache_clear()
        importlib.invalidate_caches()
        return importlib.import_module("engine")

    def run(self, meanwhile: Callable[[], None] = lambda: None) -> tuple[float, list[str]]:
        """What the engine answers, and what the user is told."""
        self.said.clear()
        engine = self.engine()
        meanwhile()
        return engine.run(5.0), list(self.said)

    def start(self, program: str, **settings: str) -> subprocess.Popen[str]:
        """Another process."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(self.folder), *sys.path]), **settings}
        command = [sys.executable, "-W", "error", "-c", program]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=environment, cwd=self.folder, stdout=pipe, stderr=pipe, text=True)

    def process(self, program: str = RUN, **settings: str) -> tuple[str, str]:
        """What another process prints, and what it says to the user."""
        process = self.start(program, **settings)
        printed, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
        return printed.strip(), said.strip()

    def folders(self) -> list[Path]:
        """The cache folders, one for each version of the code."""
        return sorted(self.cache.glob("salessim/machine-code/*"))


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return House(tmp_path, monkeypatch)


TRANSLATING = machine_code.translating(3)
NEW = [TRANSLATING]


# 2 x (3 x 5 + 1) = 32
def test_it_says_so_when_it_compiles_and_is_silent_when_the_cache_answers(house):
    assert house.run() == (32.0, NEW)
    assert house.run() == (32.0, [])


def test_processes_share_the_cache_and_an_edit_of_a_function_called_elsewhere_is_seen(house):
    assert house.process() == ("32.0", TRANSLATING)
    assert house.run() == (32.0, [])
    house.write(rules=RULES.replace("1.0", "2.0"))
    assert house.process() == ("34.0", TRANSLATING)


def test_an_edit_of_a_constant_that_was_imported_from_a_module_nobody_named_is_seen(house):
    house.write(constants="FACTOR = 3.0\n", rules=RULES.replace("FACTOR = 3.0", "from constants import FACTOR"))
    assert house.run() == (32.0, NEW)
    house.write(constants="FACTOR = 4.0\n")
    assert house.run() == (42.0, NEW)


def test_an_edit_in_a_module_of_the_package_that_is_only_made_use_of_is_seen(house):
    # the layout of a record, say: what it makes is neither a number nor a function of a module that was named
    package = house.folder / "parts"
    package.mkdir()
    layout = "class Layout:\n    pass\n\nMAIN = Layout()\nMAIN.size = 3.0\n"
    using = "from parts.layout import MAIN\nSIZES = {'main': MAIN.size}\n\ndef size():\n    return FACTOR\n\n"
    house.write(**{"parts/layout": layout, "parts/using": using + "FACTOR = SIZES['main']\n"})
    house.write(engine=ENGINE.replace("rules", "parts.using").replace("bent", "size").replace("size(x)", "x * size()"))
    assert house.run() == (30.0, NEW)
    house.write(**{"parts/layout": layout.replace("3.0", "3.0  # metres")})
    assert house.run() == (30.0, NEW)


def test_an_edit_between_import_and_first_call_spoils_nothing(house):
    assert house.run(meanwhile=lambda: house.write(rules=RULES.replace("1.0", "2.0"))) == (32.0, NEW)
    assert house.run() == (34.0, NEW)


@pytest.mark.parametrize("setting", ["BOUNDSCHECK", "OPT"])
def test_code_for_checking_and_code_for_speed_are_kept_apart(house, setting, monkeypatch):
    house.run()
    with monkeypatch.context() as patch:
        patch.setattr(numba.config, setting, 1)
        assert house.run() == (32.0, NEW)
    assert house.run() == (32.0, [])


def test_where_nothing_can_be_written_it_says_so_once_and_works(house, monkeypatch):
    monkeypatch.setenv("HOME", os.devnull)
    monkeypatch.setenv("LOCALAPPDATA", os.devnull)
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert house.run() == (32.0, [machine_code.not_kept(), TRANSLATING])
    again = machine_code.entry(sys.modules["engine"].twice)
    assert again(1.0) == 2.0
    assert house.said.count(machine_code.not_kept()) == 1
    assert list(house.folder.rglob("*.nbi")) == []


def test_a_relative_home_is_no_home(house, monkeypatch):
    monkeypatch.chdir(house.folder)
    monkeypatch.setenv("XDG_CACHE_HOME", "some")
    monkeypatch.setenv("LOCALAPPDATA", "some")
    monkeypatch.setenv("HOME", "some")
    assert machine_code.not_kept() in house.run()[1]
    assert not (house.folder / "some").exists()


def test_places_that_are_not_named_by_a_digest_are_not_used(house, monkeypatch):
    # beside the source an old code would be found again after an edit elsewhere
    monkeypatch.setattr(numba.config, "CACHE_LOCATOR_CLASSES", "InTreeCacheLocator")
    assert house.run()[0] == 32.0
    house.write(rules=RULES.replace("1.0", "2.0"))
    assert house.run() == (34.0, [machine_code.not_kept(), TRANSLATING])


def test_a_damaged_cache_is_thrown_away(house):
    house.run()
    (index,) = house.cache.rglob("*.nbi")
    index.write_bytes(b"")
    assert house.run() == (32.0, [machine_code.not_kept(), TRANSLATING])
    assert house.run() == (32.0, NEW)
    assert house.run() == (32.0, [])


def test_the_folder_that_numba_is_told_to_use_is_used_and_stays_as_it_was(house, monkeypatch):
    own = house.folder / "own"
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(own))
    assert house.run() == (32.0, NEW)
    assert str(own) == numba.config.CACHE_DIR
    assert list((own / "salessim").rglob("*.nbc"))
    assert house.folders() == []


def test_other_users_of_numba_keep_their_cache(house):
    house.run()
    assert numba.config.CACHE_DIR == ""


def test_machine_code_that_was_not_used_for_a_month_is_removed_when_new_is_made(house):
    house.run()
    (old,) = house.folders()
    recent = old.with_name("recent")
    recent.mkdir()
    month = time.time() - 31 * 86_400
    os.utime(old, (month, month))
    assert house.run() == (32.0, [])  # used: not old any more
    house.write(rules=RULES.replace("1.0", "2.0"))
    house.run()
    assert old in house.folders()
    os.utime(old, (month, month))
    house.write(rules=RULES.replace("1.0", "3.0"))
    house.run()
    assert old not in house.folders()
    assert recent in house.folders()


def test_two_processes_at_once_do_not_hurt_each_other(house):
    processes = [house.start(RUN) for _ in range(2)]
    assert [process.communicate(timeout=60)[0].strip() for process in processes] == ["32.0", "32.0"]
    assert house.run() == (32.0, [])


def test_threads_that_come_at_once_compile_once(house):
    engine = house.engine()
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(engine.run, [5.0] * 8)) == {32.0}
    assert house.said == NEW


def test_without_compilation_the_plain_function_is_called(house):
    assert house.process(NUMBA_DISABLE_JIT="1") == ("32.0", "")
    assert house.folders() == []


def test_nothing_is_loaded_before_the_first_call(house):
    program = "import engine, sys; print('numba' in sys.modules); engine.run(5.0); print('numba' in sys.modules)"
    assert house.process(program)[0].split() == ["False", "True"]


def test_without_a_signature_the_first_arguments_decide(house):
    twice = machine_code.entry(house.engine().twice)
    assert [twice(1.5), twice(5)] == [3.0, 10.0]
    assert len(house.said) == 1


def test_a_function_is_registered_once(house):
    engine = house.engine()
    machine_code.register(engine)
    before = len(machine_code._registered)
    machine_code.register(engine)
    assert len(machine_code._registered) == before
    assert engine.run(5.0) == 32.0


def test_an_entry_is_named_as_its_function(house):
    assert house.engine().run.__name__ == "play"


SPIN = """from salessim import machine_code

def spin(rounds):
    word = 1
    for _ in range(rounds):
        word = (word * 1103515245 + 12345) % 2147483648
    return word

run = machine_code.entry(spin, signature="int64(int64)")
"""


def test_the_interpreter_is_free_while_machine_code_runs(house):
    house.write(engine=SPIN)
    engine = house.engine()
    engine.run(1)
    thread = threading.Thread(target=engine.run, args=(200_000_000,))
    thread.start()
    ticks = 0
    while thread.is_alive():
        ticks += 1
        time.sleep(0.001)
    assert ticks > 10
