"""Where a person places herself on the statements of a competence: before, after, months later."""
