"""Answers -> pages: tables for the terminal, one JSON document, pictures. All figures come from the same page."""
