"""Many compiled functions at the price of one.

Numba optimises and assembles every function together with all that it calls, and again for each function that calls it
in turn. For functions that are only called by compiled code this is wasted: while `late` is in force they are kept as
LLVM's intermediate code, which is optimised and assembled once, within the entry that calls them. Where Numba is built
otherwise than expected everything is done in its own way, and only takes longer.
"""

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any


@contextmanager
def late(names: Collection[str]) -> Iterator[None]:
    """Keep functions of these names as intermediate code, when this thread compiles them."""
    with ExitStack() as changes:
        try:
            _change(changes, names)
        except (AttributeError, ImportError):
            changes.close()
        yield


def _change(changes: ExitStack, names: Collection[str]) -> None:
    from numba import _dynfunc
    from numba.core.codegen import JITCodeLibrary
    from numba.core.cpu import CPUContext

    here = threading.get_ident()

    def is_late(library: Any) -> bool:
        return library.name in names and threading.get_ident() == here

    def optimize(library: Any) -> None:
        if not is_late(library):
            in_full["optimize"](library)

    def finalize(library: Any) -> None:
        if is_late(library):
            library._finalize_dynamic_globals()
            library._finalized = True
        else:
            in_full["finalize"](library)

    def executable(context: Any, library: Any, description: Any, environment: Any) -> Any:
        if not is_late(library):
            return in_full["executable"](context, library, description, environment)
        name = description.qualname.split(".")[-1]
        return _dynfunc.make_function(description.lookup_module(), name, "", 0, environment, (library,))

    in_full = {
        "optimize": JITCodeLibrary._optimize_final_module,
        "finalize": JITCodeLibrary._finalize_final_module,
        "executable": CPUContext.get_executable,
    }
    for owner, name, function in (
        (JITCodeLibrary, "_optimize_final_module", optimize),
        (JITCodeLibrary, "_finalize_final_module", finalize),
        (CPUContext, "get_executable", executable),
    ):
        _replace(changes, owner, name, function)


def _replace(changes: ExitStack, owner: Any, name: str, function: Callable[..., Any]) -> None:
    """Give a class another method, until the changes are taken back."""
    own = vars(owner).get(name)
    setattr(owner, name, function)
    if own is None:
        changes.callback(delattr, owner, name)
    else:
        changes.callback(setattr, owner, name, own)
