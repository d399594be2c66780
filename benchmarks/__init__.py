"""How fast it is: against other simulators, by phase, by size. See docs/background/speed.md."""
