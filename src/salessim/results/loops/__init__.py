"""The loops over a log: plain functions that Numba compiles, and the tables that they read and fill."""
