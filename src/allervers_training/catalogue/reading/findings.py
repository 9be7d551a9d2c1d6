"""A short way to write problems: each rule in one place, its sentence and its remedy in French."""

from allervers_training.catalogue.domain import Problem, Severity


def error(file: str, line: int, code: str, message: str, remedy: str) -> Problem:
    return Problem(file, max(line, 1), Severity.ERREUR, code, message, remedy)


def warning(file: str, line: int, code: str, message: str, remedy: str) -> Problem:
    return Problem(file, max(line, 1), Severity.AVERTISSEMENT, code, message, remedy)
