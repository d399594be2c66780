"""Sorting many rows by a moment and a key, in time that grows with their number only, however they lie."""

from salessim.columns import Numbers
from salessim.network.memory import DIGIT, DIGITS, Digit, Sorting


def sort(time: Numbers, key: Numbers, count: int, room: Sorting, digits: Digit) -> None:
    """Put row numbers in the order of time, then key; what is equal keeps its order.

    By the upper bits of the key first, then by time digit by digit; each pass leaves equals as they were.
    """
    if count == 0:
        return
    low = high = time[0]
    for row in range(count):
        room.row[row] = row
        room.word[row] = key[row] >> (64 - 2 * DIGIT)
        low = time[row] if time[row] < low else low
        high = time[row] if time[row] > high else high
    _by_two_digits(room, digits.place, 0, count)
    for row in range(count):
        room.word[row] = time[row] - low
    shift = 0
    while (high - low) >> shift > 0:
        _by_two_digits(room, digits.place, shift, count)
        shift += 2 * DIGIT
    # of the equally early, few have the same upper bits: those may stand in the wrong order
    for i in range(1, count):
        row, j = room.row[i], i - 1
        while j >= 0 and time[room.row[j]] == time[row] and key[room.row[j]] > key[row]:
            room.row[j + 1] = room.row[j]
            j -= 1
        room.row[j + 1] = row


def _by_two_digits(room: Sorting, place: Numbers, shift: int, count: int) -> None:
    """Sort row numbers by two digits of their words, the lower one first."""
    rows, into = room.row, room.other
    for _ in range(2):
        for digit in range(DIGITS):
            place[digit] = 0
        for i in range(count):
            place[(room.word[i] >> shift) & (DIGITS - 1)] += 1
        taken = 0
        for digit in range(DIGITS):
            taken, place[digit] = taken + place[digit], taken
        for i in range(count):
            digit = (room.word[rows[i]] >> shift) & (DIGITS - 1)
            into[place[digit]] = rows[i]
            place[digit] += 1
        rows, into = into, rows
        shift += DIGIT
