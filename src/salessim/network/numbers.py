"""Logarithm, exponential and normal quantile from + - * / and square root alone.

Library versions differ in the last bit between systems; with these one seed gives one answer everywhere. Scalar and
pure, so that Numba compiles them unchanged; errors stay within 1 unit in the last place. Series are added up in pairs,
and pairs of pairs, in one fixed order: a processor works on several at a time.
"""

import math

LN2_HIGH = 0.6931471803691238  # ln 2 with 32 trailing zero bits: k x LN2_HIGH is exact
LN2_LOW = 1.9082149292705877e-10
SQRT_HALF = 0.7071067811865476
TWO_8, TWO_60, TWO_64 = 2.0**8, 2.0**60, 2.0**64
SMALL_POWERS = tuple(2.0**n for n in range(64))
LARGE_POWERS = tuple(2.0 ** (64 * n) for n in range(-15, 16))
# polynomials of AS 241, the highest power first
CENTRE_ABOVE = (
    2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
    1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0,
)  # fmt: skip
CENTRE_BELOW = (
    5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
    5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0,
)  # fmt: skip
NEAR_ABOVE = (
    7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
    3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0,
)  # fmt: skip
NEAR_BELOW = (
    1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
    6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1.0,
)  # fmt: skip
FAR_ABOVE = (
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
    2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0,
)  # fmt: skip
FAR_BELOW = (
    2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
    1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0,
)  # fmt: skip

INLINE = ("scale", "_log_of", "_centre_above", "_centre_below")  # in machine code: part of their callers


def log(x: float) -> float:
    """The natural logarithm of a positive number: x = m 2^k, m from sqrt(1/2) to sqrt(2), in exact steps."""
    k = 0
    while x >= TWO_64:
        x *= 1.0 / TWO_64
        k += 64
    while x >= 1.0:
        x *= 1.0 / TWO_8
        k += 8
    while x < 1.0 / TWO_64:
        x *= TWO_64
        k -= 64
    while x < 1.0 / TWO_8:
        x *= TWO_8
        k -= 8
    if x < 0.0625 * SQRT_HALF:
        x *= 16.0
        k -= 4
    if x < 0.25 * SQRT_HALF:
        x *= 4.0
        k -= 2
    if x < 0.5 * SQRT_HALF:
        x *= 2.0
        k -= 1
    if x < SQRT_HALF:
        x *= 2.0
        k -= 1
    # ln m = 2 artanh(s), s = (m - 1)/(m + 1) = f/(2 + f)
    f = x - 1.0
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    low = (1.0 / 3.0 + z * (1.0 / 5.0)) + w * (1.0 / 7.0 + z * (1.0 / 9.0))
    middle = (1.0 / 11.0 + z * (1.0 / 13.0)) + w * (1.0 / 15.0 + z * (1.0 / 17.0))
    high = 1.0 / 19.0 + z * (1.0 / 21.0)
    series = low + w * w * (middle + w * w * high)
    # ln m = f - f^2/2 + s (f^2/2 + 2 z series): the large part of the sum is exact, the rest is small
    half = 0.5 * f * f
    return k * LN2_HIGH - ((half - (s * (half + 2.0 * z * series) + k * LN2_LOW)) - f)


def exp(x: float) -> float:
    """Return e to the power x: x = k ln 2 + r with |r| <= ln 2 / 2; 0 below -745, infinite above 709.78."""
    if x > 709.782712893384:
        return math.inf
    if x < -745.2:
        return 0.0
    k = math.floor(x * 1.4426950408889634 + 0.5)
    r = (x - k * LN2_HIGH) - k * LN2_LOW
    w = r * r
    # e^r = 1 + r + w (1/2! + r/3! + w/4! + ...)
    low = (1.0 / 2.0 + r * (1.0 / 6.0)) + w * (1.0 / 24.0 + r * (1.0 / 120.0))
    middle = (1.0 / 720.0 + r * (1.0 / 5040.0)) + w * (1.0 / 40320.0 + r * (1.0 / 362880.0))
    high = (1.0 / 3628800.0 + r * (1.0 / 39916800.0)) + w * (1.0 / 479001600.0 + r * (1.0 / 6227020800.0))
    y = 1.0 + (r + w * (low + w * w * (middle + w * w * high)))
    # y 2^k, exact, and rounded once where it is too small to be exact
    while k > 960:
        y *= TWO_60
        k -= 60
    while k < -960:
        y *= 1.0 / TWO_60
        k += 60
    return y * SMALL_POWERS[k & 63] * LARGE_POWERS[(k >> 6) + 15]


def normal_quantile(u: float) -> float:
    """The standard normal quantile, by the rational approximations of Wichura (1988, AS 241), |error| < 1e-15."""
    q = u - 0.5
    if -0.425 <= q <= 0.425:
        return q * _ratio(CENTRE_ABOVE, CENTRE_BELOW, 0.180625 - q * q)
    r = math.sqrt(-log(u if q < 0.0 else 1.0 - u))
    z = _ratio(NEAR_ABOVE, NEAR_BELOW, r - 1.6) if r <= 5.0 else _ratio(FAR_ABOVE, FAR_BELOW, r - 5.0)
    return -z if q < 0.0 else z


def _ratio(above: tuple[float, ...], below: tuple[float, ...], x: float) -> float:
    """The ratio of two polynomials of degree 7."""
    a = b = 0.0
    for i in range(8):
        a = a * x + above[i]
        b = b * x + below[i]
    return a / b
