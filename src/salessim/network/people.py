"""What a person is like: own numbers, each drawn at an address of the person."""

from salessim.network import draws, rules
from salessim.network.memory import Staff

LONGEST = 2.0**61  # seconds of a spell or a vacancy; two of them and a date are still a number of seconds


def seconds(staff: Staff, run: int, key: int, law: int, purpose: int, otherwise: int) -> int:
    """A person's own number of seconds; at least 1, so that spells move on."""
    if law == -1:
        return otherwise
    number = own(staff, run, key, law, purpose)
    return rules.whole(number if number < LONGEST else LONGEST) if number >= 0.5 else 1


def best(staff: Staff, run: int, key: int, speed: int, quality: int, tries: int) -> tuple[float, float]:
    """Speed and quality of the best of so many candidates; the first one is whoever would have come alone."""
    mine, its = own(staff, run, key, speed, draws.SPEED), own(staff, run, key, quality, draws.QUALITY)
    for number in range(1, tries):
        other = draws.phase(key, number)
        fast, good = own(staff, run, other, speed, draws.SPEED), own(staff, run, other, quality, draws.QUALITY)
        if fast * good > mine * its:
            mine, its = fast, good
    return mine, its


def own(staff: Staff, run: int, key: int, law: int, purpose: int) -> float:
    """A person's own number by a law; one without a law."""
    if law == -1:
        return 1.0
    return rules.sample(staff.law, staff.item, law, draws.own_draw(run, key, 0, purpose), 0)
