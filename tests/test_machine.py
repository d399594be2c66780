"""The look at machine code sees what it looks for."""

import math

import numba

from machine import fused_operations, libm_functions


def test_a_function_of_the_library_is_seen() -> None:
    def calls(x: float) -> float:
        return math.exp(x) + math.atan2(x, 3.0)

    machine = numba.njit("float64(float64)")(calls)
    assert libm_functions(machine) == {"exp", "atan2"}


def test_leave_to_add_and_multiply_at_once_is_seen() -> None:
    def polynomial(x: float, y: float) -> float:
        return x * y + y

    assert fused_operations(numba.njit("float64(float64, float64)", fastmath=True)(polynomial))
    assert not fused_operations(numba.njit("float64(float64, float64)")(polynomial))
    assert not libm_functions(numba.njit("float64(float64, float64)")(polynomial))
