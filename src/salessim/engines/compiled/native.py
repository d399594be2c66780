"""What compiled code sees of the kernel's memory: `machine.actor[7].queued`, `machine.station.kind[3]`.

Records, rows and columns are bare addresses: no array objects, so no reference counts. Whatever is read is widened to
int64, uint64 or float64, so that the kernel knows one kind of whole number; whatever is stored is cut to its column.
"""

import operator
from typing import Any

import numpy as np
from llvmlite import ir
from numba.core.typing.templates import AbstractTemplate, AttributeTemplate, infer_global, signature
from numba.extending import (
    infer_getattr,
    intrinsic,
    lower_builtin,
    lower_getattr_generic,
    lower_setattr_generic,
    models,
    overload,
    register_model,
    types,
)

from salessim.columns import describe
from salessim.engines.compiled.calendar import lowest_bit
from salessim.engines.compiled.layout import Columns, Dtype, Field, List, Place, Record, Rows, record_of

BYTE = ir.IntType(8)
WIDE = {"i": types.int64, "u": types.uint64, "f": types.float64}


class RecordType(types.Type):
    """One record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        super().__init__(f"Record({record.name})")


class RowsType(types.Type):
    """A table of records."""

    def __init__(self, record: Record) -> None:
        self.record = record
        super().__init__(f"Rows({record.name})")


class ColumnType(types.Type):
    """One column of a table."""

    def __init__(self, dtype: Dtype) -> None:
        self.dtype = dtype
        super().__init__(f"Column({dtype})")


for address in (RecordType, RowsType, ColumnType):
    register_model(address)(models.OpaqueModel)  # a pointer to something


def _type_of(what: Place) -> types.Type:
    """The type of what stands in a field."""
    if isinstance(what, Rows):
        return RowsType(record_of(what.table))
    if isinstance(what, Columns):
        return types.NamedTuple([ColumnType(column.dtype) for column in describe(what.table)], what.table)
    if isinstance(what, List):
        return ColumnType(what.dtype)
    return WIDE[what.kind]


# ---- numbers in memory --------------------------------------------------------------------------------------------


def _narrow(dtype: Dtype) -> ir.Type:
    return ir.DoubleType() if dtype.kind == "f" else ir.IntType(8 * dtype.itemsize)


def _at(builder: Any, base: Any, offset: Any, kind: ir.Type) -> Any:
    """The address `offset` bytes from a base, as the address of a kind of number."""
    if isinstance(offset, int):
        offset = ir.IntType(64)(offset)
    return builder.bitcast(builder.gep(base, [offset], source_etype=BYTE), kind.as_pointer())


def _load(builder: Any, base: Any, offset: Any, dtype: Dtype) -> Any:
    """Read a number and widen it."""
    value = builder.load(_at(builder, base, offset, _narrow(dtype)), typ=_narrow(dtype))
    if dtype.kind == "f" or dtype.itemsize == 8:
        return value
    return (builder.sext if dtype.kind == "i" else builder.zext)(value, ir.IntType(64))


def _store(builder: Any, base: Any, offset: Any, dtype: Dtype, value: Any) -> None:
    """Cut a number to its column and write it."""
    if dtype.kind != "f" and dtype.itemsize < 8:
        value = builder.trunc(value, _narrow(dtype))
    builder.store(value, _at(builder, base, offset, _narrow(dtype)))


def _load_address(builder: Any, base: Any, offset: int) -> Any:
    """Read an address; tables stay where they are as long as the kernel runs."""
    pointer = BYTE.as_pointer()
    loaded = builder.load(_at(builder, base, offset, pointer), typ=pointer)
    loaded.set_metadata("invariant.load", builder.module.add_metadata([]))
    return loaded


def _stride(builder: Any, index: Any, size: int) -> Any:
    return builder.mul(index, ir.IntType(64)(size))


# ---- records ------------------------------------------------------------------------------------------------------


@infer_getattr
class RecordAttributes(AttributeTemplate):
    """The fields of a record."""

    key = RecordType

    def generic_resolve(self, record: RecordType, name: str) -> types.Type | None:
        """The type of a field; None if the record has none of this name."""
        field = record.record.fields.get(name)
        return None if field is None else _type_of(field.what)


@lower_getattr_generic(RecordType)
def _get_field(context: Any, builder: Any, kind: RecordType, base: Any, name: str) -> Any:
    offset, what = kind.record.fields[name]
    if isinstance(what, Rows | List):
        return _load_address(builder, base, offset)
    if isinstance(what, Columns):
        count = len(describe(what.table))
        columns = [_load_address(builder, base, offset + 8 * i) for i in range(count)]
        return context.make_tuple(builder, _type_of(what), columns)
    return _load(builder, base, offset, what)


@lower_setattr_generic(RecordType)
def _set_field(context: Any, builder: Any, called: Any, arguments: Any, name: str) -> None:
    field: Field = called.args[0].record.fields[name]
    assert isinstance(field.what, np.dtype)
    _store(builder, arguments[0], field.offset, field.what, arguments[1])


# ---- rows and columns ---------------------------------------------------------------------------------------------


@infer_global(operator.getitem)
class GetItem(AbstractTemplate):
    """`rows[i]` is a record, `column[i]` a number."""

    def generic(self, arguments: Any, _: Any) -> Any:
        """The signature, if it is about rows or a column."""
        table, index = arguments
        if isinstance(index, types.Integer) and isinstance(table, RowsType):
            return signature(RecordType(table.record), table, types.int64)
        if isinstance(index, types.Integer) and isinstance(table, ColumnType):
            return signature(WIDE[table.dtype.kind], table, types.int64)
        return None


@infer_global(operator.setitem)
class SetItem(AbstractTemplate):
    """`column[i] = number`."""

    def generic(self, arguments: Any, _: Any) -> Any:
        """The signature, if it is about a column."""
        column, index, _value = arguments
        if isinstance(index, types.Integer) and isinstance(column, ColumnType):
            return signature(types.void, column, types.int64, WIDE[column.dtype.kind])
        return None


@lower_builtin(operator.getitem, RowsType, types.Integer)
def _get_row(context: Any, builder: Any, called: Any, arguments: Any) -> Any:
    rows, index = arguments
    return builder.gep(rows, [_stride(builder, index, called.args[0].record.size)], source_etype=BYTE)


@lower_builtin(operator.getitem, ColumnType, types.Integer)
def _get_item(context: Any, builder: Any, called: Any, arguments: Any) -> Any:
    column, index = arguments
    dtype = called.args[0].dtype
    return _load(builder, column, _stride(builder, index, dtype.itemsize), dtype)


@lower_builtin(operator.setitem, ColumnType, types.Integer, types.Any)
def _set_item(context: Any, builder: Any, called: Any, arguments: Any) -> None:
    column, index, value = arguments
    dtype = called.args[0].dtype
    _store(builder, column, _stride(builder, index, dtype.itemsize), dtype, value)


# ---- what plain Python says otherwise -----------------------------------------------------------------------------


def machine_at(record: Record) -> Any:
    """A function of compiled code: the machine at an address."""

    @intrinsic
    def at(typing: Any, address: Any) -> Any:
        def lower(context: Any, builder: Any, called: Any, arguments: Any) -> Any:
            return builder.inttoptr(arguments[0], BYTE.as_pointer())

        return signature(RecordType(record), types.int64), lower

    return at


@intrinsic
def _trailing_zeros(typing: Any, word: Any) -> Any:
    def lower(context: Any, builder: Any, called: Any, arguments: Any) -> Any:
        return builder.cttz(arguments[0], ir.IntType(1)(1))

    return signature(types.int64, types.int64), lower


@overload(lowest_bit, inline="always")
def _lowest_bit(word):  # type: ignore[no-untyped-def]
    return lambda word: _trailing_zeros(word)
