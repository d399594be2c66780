"""What machine code is made of: whether it calls the mathematical library, and adds and multiplies at once."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from salessim import machine_code

LIBRARY = re.compile(
    r"\b(?:(?:a?(?:cos|sin|tan)h?|atan2|sincos|cbrt|sqrt|hypot|pow|exp|exp2|exp10|expm1|log|log10|log1p|log2|logb|erfc?"
    r"|[lt]gamma|ceil|floor|trunc|rint|nearbyint|l?round|lrint|modf|fmod|remainder|frexp|ldexp|scalbn|fmax?|fmin|fdim)"
    r"[fl]?)\b"
)


def made_anew(entry: Callable[..., Any]) -> Any:
    """The dispatcher of an entry, compiled here and now: what comes from the cache does not show how it was made."""
    made: Any = entry
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(machine_code, "_root", lambda: None)
        patch.setattr(machine_code, "notice", lambda text: None)
        anew: Any = machine_code.entry(made.function, *made.modules, signature=made.signature)
        return anew._translated(())


def libm_functions(machine: Any) -> set[str]:
    """Functions of the mathematical library that are named in the machine code, of any precision."""
    return {word for text in machine.inspect_asm().values() for word in LIBRARY.findall(text)}


def fused_operations(machine: Any) -> set[str]:
    """Instructions that add and multiply with one rounding, and leave to make such; of x86 and of ARM."""
    instructions = r"\bvfn?m(?:add|sub)\w*|\bfn?m(?:add|sub)\b|\bfml[as]\b"
    leave = r"\bllvm\.fm(?:a|uladd)\b|\b(?:fast|contract|reassoc)\b(?= double| float)"
    found = {word for text in machine.inspect_asm().values() for word in re.findall(instructions, text)}
    return found | {word for text in machine.inspect_llvm().values() for word in re.findall(leave, text)}
