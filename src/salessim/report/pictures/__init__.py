"""Answers as pictures: one noun a file; what they have in common is the canvas."""
