"""Numbers in the form of the tongue in use."""

from salessim import translation

# What stands in a number as Python writes it, and what stands there instead (CLDR: ru has a no-break space).
SIGNS = {"ru": str.maketrans({",": "\u00a0", ".": ","})}


def written(number: str) -> str:
    """A number that Python has formatted ("1,234.5"), as the tongue in use writes it ("1 234,5"); 0 has no minus."""
    told = number if number.strip("-0.,") else number.lstrip("-")
    return told.translate(SIGNS.get(translation.in_use(), {}))
