"""The language in which a sales department is told: files, models, checks, and what was understood."""
