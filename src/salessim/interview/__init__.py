"""The way in: at most twenty questions that an owner can answer, and the department that the answers tell.

answers -> firm (the figures of a year) -> department (a commented scenario) -> fitting (until it signs what it signed).
"""
