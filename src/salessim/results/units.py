"""The numbers by which measures count time: all in seconds."""

HOUR, DAY, WEEK = 3_600, 86_400, 604_800
NEVER = 2**62
