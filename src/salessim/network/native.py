"""What machine code sees of columns: bare addresses, no array objects, and so nothing to count or to unpack."""

from collections.abc import Callable, Iterator
from typing import Any

import numba
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from salessim.network.stretch import Kind, parts_of, widths

WORD = ir.IntType(64)


def at_address(kind: Kind) -> Callable[[int], Any]:
    """A function of machine code: the tables whose columns' addresses stand one after the other at an address."""
    tables = _type_of(kind)

    @intrinsic  # type: ignore[untyped-decorator]
    def at(typing: Any, address: Any) -> Any:
        def lower(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            words = builder.inttoptr(arguments[0], WORD.as_pointer())
            return _loaded(context, builder, tables, words, iter(range(len(widths(kind)))))

        return tables(types.int64), lower

    return at


def _type_of(kind: Kind) -> Any:
    """A named tuple of pointers, or of such tuples."""
    members = [_type_of(part) for part in parts_of(kind)]
    members = members or [types.CPointer(numba.from_dtype(dtype)) for dtype in widths(kind)]
    return types.NamedTuple(members, kind)


def _loaded(context: Any, builder: Any, what: Any, words: Any, places: Iterator[int]) -> Any:
    if isinstance(what, types.CPointer):
        word = builder.load(builder.gep(words, [WORD(next(places))]))
        return builder.inttoptr(word, context.get_value_type(what))
    return context.make_tuple(builder, what, [_loaded(context, builder, part, words, places) for part in what.types])
