"""Callees kept as intermediate code: the same results, and Numba as it was before."""

import pytest
from numba.core.codegen import JITCodeLibrary
from numba.core.cpu import CPUContext

from machine import made_anew
from salessim import late_linking, machine_code
from salessim.network import numbers

METHODS = ((JITCodeLibrary, "_optimize_final_module"), (JITCodeLibrary, "_finalize_final_module"),
           (CPUContext, "get_executable"))  # fmt: skip
exp = machine_code.entry(numbers.exp, numbers, signature="float64(float64)")


def methods() -> list[object]:
    """What is changed for a while."""
    return [getattr(owner, name) for owner, name in METHODS]


def test_numba_is_as_it_was_afterwards() -> None:
    before = methods()
    with late_linking.late({"scale"}):
        assert all(now != then for now, then in zip(methods(), before, strict=True))
    assert methods() == before
    assert "_finalize_final_module" not in vars(JITCodeLibrary)  # it is inherited again


def test_numba_is_as_it_was_after_an_error() -> None:
    before = methods()
    with pytest.raises(ZeroDivisionError), late_linking.late({"scale"}):
        _ = 1 / 0
    assert methods() == before


def test_a_numba_of_another_make_compiles_in_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [numbers.exp(x) for x in (-3.5, 0.0, 1.0, 700.0)]

    def unknown(*_: object) -> None:
        raise AttributeError

    assert [made_anew(exp)(x) for x in (-3.5, 0.0, 1.0, 700.0)] == expected
    monkeypatch.setattr(late_linking, "_change", unknown)
    assert [made_anew(exp)(x) for x in (-3.5, 0.0, 1.0, 700.0)] == expected
