"""How plain functions become machine code, when they are first called and not before.

The same source runs interpreted and, by Numba, compiled. Three promises, and what each is made of:

* **No stale machine code.** Numba watches the file of the function that is called, and no file of the functions that
  it calls in turn. Therefore the cache folder is named by a digest of everything that goes in: the text of all modules,
  the constants that they hold, Numba, Python and the processor. Any edit leads to another folder.
* **Never a failure for want of a folder.** Where no cache can be written or what it holds is damaged, everything is
  translated anew, and `notice` says so once.
* **Nobody else is touched.** Numba's own cache folder is lent while ours is attached, and given back.

Compiled functions count no references: memory belongs to the caller, and nothing inside can allocate any. They release
the interpreter's lock. With NUMBA_DISABLE_JIT=1 the plain functions are called.
"""

import functools
import hashlib
import os
import pickle
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from salessim.late_linking import late

FORMAT = 1  # of the cache folders
KEPT = 30 * 86_400  # seconds for which the machine code of other versions is kept unused
OPTIONS = {"_nrt": False, "no_cfunc_wrapper": True}  # the wrapper is for callers in C, and there are none
ONLY_CALLED = {"no_cpython_wrapper": True}  # by compiled code
CONSTANTS = (bool, int, float, complex, str, tuple)

_lock = threading.RLock()
_registered: set[FunctionType] = set()


def _to_stderr(text: str) -> None:
    print(text, file=sys.stderr)


notice: Callable[[str], None] = _to_stderr  # how the user is told; to be replaced as needed


def translating(seconds: int) -> str:
    """What the user is told before it takes so long."""
    from salessim.translation import say  # here: what a module knows is part of the digest

    return say(
        "Translating the engine into machine code, once for this version: about {seconds} seconds ...", seconds=seconds
    )


def not_kept() -> str:
    """What the user is told where machine code finds no place."""
    from salessim.translation import say

    return say("Machine code cannot be kept here and is made anew each time; NUMBA_CACHE_DIR may name a folder for it.")


@functools.cache
def _notice_once(text: str) -> None:
    notice(text)


def disabled() -> bool:
    """Whether Numba is told to make no machine code: then plain functions run over what they read fastest, lists."""
    import numba

    return bool(numba.config.DISABLE_JIT)


def register(*modules: ModuleType) -> None:
    """Let compiled code call every plain function that these modules define.

    Those that a module names in `INLINE` become part of their callers: a call costs as much as twenty instructions.
    """
    from numba.extending import register_jitable

    with _lock:
        for module in modules:
            for name, function in vars(module).items():
                plain = isinstance(function, FunctionType) and function.__module__ == module.__name__
                if plain and function not in _registered:
                    inline = name in getattr(module, "INLINE", ())
                    register_jitable(**OPTIONS, **ONLY_CALLED, forceinline=inline)(function)
                    _registered.add(function)


def entry(
    function: Callable[..., Any], *modules: ModuleType, signature: str | None = None, seconds: int = 10
) -> Callable[..., Any]:
    """The function as machine code, made at its first call or taken from the cache.

    It may call the functions of its own module and of `modules`. `signature` ("int64(float64[::1], int64)") is compiled
    at the first call; without one, what the first arguments ask for. `seconds` is what `notice` says of its time.
    """
    return functools.wraps(function)(_Entry(function, modules, signature, seconds))


class _Entry:
    """One function of Python and, from its first call on, of the machine."""

    def __init__(
        self, function: Callable[..., Any], modules: Collection[ModuleType], signature: str | None, seconds: int
    ) -> None:
        self.function = function
        self.modules = list(dict.fromkeys([sys.modules[function.__module__], *modules]))
        self.signature = signature
        self.seconds = seconds
        self.sources = _reached(self.modules)
        self.texts = [_text(module) for module in self.sources]  # now: an edit may follow before the first call
        self.machine: Callable[..., Any] | None = None

    def __call__(self, *arguments: Any) -> Any:
        machine = self.machine or self._translated(arguments)
        return machine(*arguments)

    def _translated(self, arguments: tuple[Any, ...]) -> Callable[..., Any]:
        """The machine code; of threads that come at once, the first makes it and the others wait."""
        import numba

        with _lock:
            if self.machine is None:
                register(*self.modules)
                if numba.config.DISABLE_JIT:
                    self.machine = self.function
                else:
                    self.machine = self._compiled(self.signature or tuple(map(numba.typeof, arguments)))
            return self.machine

    def _compiled(self, types: Any) -> Callable[..., Any]:
        """A dispatcher that knows these types: from the cache, newly compiled and kept, or newly compiled."""
        import numba

        folder = self._folder()
        machine = _attached(self.function, folder) if folder else None
        if machine:
            try:
                self._compile(machine, types)
            except (OSError, EOFError, pickle.UnpicklingError):  # a full disk, a damaged file
                shutil.rmtree(machine.stats.cache_path, ignore_errors=True)
            else:
                return machine
        _notice_once(not_kept())
        machine = numba.njit(nogil=True, **OPTIONS)(self.function)
        self._compile(machine, types)
        return machine

    def _compile(self, machine: Any, types: Any) -> None:
        """Compile, and say so if it comes to that."""
        from numba.core import event

        entry = self

        class Compiling(event.Listener):  # type: ignore[misc]
            def on_start(self, happening: Any) -> None:
                if happening.data["dispatcher"] is machine:
                    notice(translating(entry.seconds))

            def on_end(self, happening: Any) -> None:
                pass

        only_called = {function.__qualname__ for function in _registered} - {self.function.__qualname__}
        with event.install_listener("numba:compile", Compiling()), late(only_called):
            machine.compile(types)

    def _folder(self) -> Path | None:
        """The cache folder of exactly this code, or none."""
        root = _root()
        if root is None or None in self.texts:
            return None
        digest = hashlib.blake2b(digest_size=12)
        for part in (*_surroundings(), *self.texts, *map(_constants, self.sources)):
            digest.update(repr(part).encode())
        return root / digest.hexdigest()


def _reached(modules: Collection[ModuleType]) -> list[ModuleType]:
    """These modules and all of the same packages whose functions, classes or objects they know, and so on."""
    packages = {module.__name__.partition(".")[0] for module in modules}
    found: dict[str, ModuleType] = {}
    ahead = list(modules)
    while ahead:
        module = ahead.pop()
        if module.__name__ not in found:
            found[module.__name__] = module
            ahead += [home for value in vars(module).values() if (home := _home(value, packages))]
    return [found[name] for name in sorted(found)]


def _home(value: Any, packages: Collection[str]) -> ModuleType | None:
    """The module of these packages that a value is or comes from, if any."""
    name = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None)
    return sys.modules.get(name) if isinstance(name, str) and name.partition(".")[0] in packages else None


def _text(module: ModuleType) -> bytes | None:
    """The source of a module; none where it cannot be read. A package without a file of its own has an empty one."""
    file = getattr(module, "__file__", None)
    try:
        return Path(file).read_bytes() if file else b""
    except OSError:
        return None


def _constants(module: ModuleType) -> dict[str, Any]:
    """The plain values in a module, its own and imported ones: Numba writes them into the code."""
    return {name: value for name, value in vars(module).items() if name[:2] != "__" and isinstance(value, CONSTANTS)}


def _surroundings() -> tuple[Any, ...]:
    """What besides the source decides the machine code."""
    import llvmlite.binding
    import numba

    config = numba.config
    numbas = (numba.__version__, config.OPT, config.BOUNDSCHECK, config.DEBUGINFO_DEFAULT)
    return FORMAT, sys.version, *numbas, llvmlite.binding.get_host_cpu_name()


def _root() -> Path | None:
    """The folder of our cache folders, by the custom of the system; NUMBA_CACHE_DIR comes first."""
    import numba

    if numba.config.CACHE_DIR:
        return Path(numba.config.CACHE_DIR).absolute() / "salessim"
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    folder = Path(os.path.expanduser(base)) / "salessim" / "machine-code"
    return folder if folder.is_absolute() else None


def _attached(function: Callable[..., Any], folder: Path) -> Any:
    """A dispatcher that keeps its machine code in this folder; none where it cannot."""
    import numba

    if not _ready(folder):
        return None
    before, numba.config.CACHE_DIR = numba.config.CACHE_DIR, str(folder)
    try:
        machine = numba.njit(nogil=True, cache=True, **OPTIONS)(function)
    except RuntimeError:  # Numba found no place at all
        return None
    finally:
        numba.config.CACHE_DIR = before
    # a place that Numba chose itself is not named by a digest: there, old machine code would be found again
    return machine if folder in Path(machine.stats.cache_path).parents else None


def _ready(folder: Path) -> bool:
    """Whether files can be written here; the folder is marked as used, and a new one takes the place of old ones."""
    try:
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _forget_old(folder.parent)
        with tempfile.TemporaryFile(dir=folder):
            os.utime(folder)
    except OSError:
        return False
    return True


def _forget_old(root: Path) -> None:
    """Remove folders that nobody has used for long."""
    with suppress(OSError):
        for folder in list(root.iterdir()):
            if folder.is_dir() and folder.stat().st_mtime < time.time() - KEPT:
                shutil.rmtree(folder, ignore_errors=True)
