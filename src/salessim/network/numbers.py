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


def log(x: float) -> float:
    """The natural logarithm of a positive number: x = m 2^k with m around 1; every step there is exact."""
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
    return _log_of(x, k)


def _log_of(m: float, k: int) -> float:
    """Return ln m + k ln 2 for m from sqrt(1/2) to sqrt(2): ln m = 2 artanh(s), s = (m - 1)/(m + 1)."""
    f = m - 1.0
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
    return scale(1.0 + (r + w * (low + w * w * (middle + w * w * high))), k)


def scale(x: float, k: int) -> float:
    """Multiply by 2^k; exact, and rounded once where the result is too small to be exact."""
    while k > 960:
        x *= TWO_60
        k -= 60
    while k < -960:
        x *= 1.0 / TWO_60
        k += 60
    return x * SMALL_POWERS[k & 63] * LARGE_POWERS[(k >> 6) + 15]


def normal_quantile(u: float) -> float:
    """The standard normal quantile, by the rational approximations of Wichura (1988, AS 241), |error| < 1e-15."""
    q = u - 0.5
    if -0.425 <= q <= 0.425:
        r = 0.180625 - q * q
        return q * _centre_above(r) / _centre_below(r)
    r = math.sqrt(-log(u if q < 0.0 else 1.0 - u))
    z = _near(r - 1.6) if r <= 5.0 else _far(r - 5.0)
    return -z if q < 0.0 else z


def _centre_above(r: float) -> float:
    a = 2.5090809287301226727e3 * r + 3.3430575583588128105e4
    a = a * r + 6.7265770927008700853e4
    a = a * r + 4.5921953931549871457e4
    a = a * r + 1.3731693765509461125e4
    a = a * r + 1.9715909503065514427e3
    a = a * r + 1.3314166789178437745e2
    return a * r + 3.3871328727963666080e0


def _centre_below(r: float) -> float:
    b = 5.2264952788528545610e3 * r + 2.8729085735721942674e4
    b = b * r + 3.9307895800092710610e4
    b = b * r + 2.1213794301586595867e4
    b = b * r + 5.3941960214247511077e3
    b = b * r + 6.8718700749205790830e2
    b = b * r + 4.2313330701600911252e1
    return b * r + 1.0


def _near(r: float) -> float:
    c = 7.74545014278341407640e-4 * r + 2.27238449892691845833e-2
    c = c * r + 2.41780725177450611770e-1
    c = c * r + 1.27045825245236838258e0
    c = c * r + 3.64784832476320460504e0
    c = c * r + 5.76949722146069140550e0
    c = c * r + 4.63033784615654529590e0
    c = c * r + 1.42343711074968357734e0
    d = 1.05075007164441684324e-9 * r + 5.47593808499534494600e-4
    d = d * r + 1.51986665636164571966e-2
    d = d * r + 1.48103976427480074590e-1
    d = d * r + 6.89767334985100004550e-1
    d = d * r + 1.67638483018380384940e0
    d = d * r + 2.05319162663775882187e0
    return c / (d * r + 1.0)


def _far(r: float) -> float:
    e = 2.01033439929228813265e-7 * r + 2.71155556874348757815e-5
    e = e * r + 1.24266094738807843860e-3
    e = e * r + 2.65321895265761230930e-2
    e = e * r + 2.96560571828504891230e-1
    e = e * r + 1.78482653991729133580e0
    e = e * r + 5.46378491116411436990e0
    e = e * r + 6.65790464350110377720e0
    f = 2.04426310338993978564e-15 * r + 1.42151175831644588870e-7
    f = f * r + 1.84631831751005468180e-5
    f = f * r + 7.86869131145613259100e-4
    f = f * r + 1.48753612908506148525e-2
    f = f * r + 1.36929880922735805310e-1
    f = f * r + 5.99832206555887937690e-1
    return e / (f * r + 1.0)
