"""Templates compile, stay within the CSP, and spell htmx in one way."""

import re
from pathlib import Path

import pytest
from jinja2 import StrictUndefined, meta
from tests.contracts.code import name_of, python_files, template_files

from allervers_training.web.assets import Assets
from allervers_training.web.templating import Templates

BANNED = {
    "an unescaped value (|safe)": re.compile(r"\|\s*safe\b|autoescape\s+false"),
    "an inline style": re.compile(r"\sstyle\s*="),
    "a style element": re.compile(r"<style\b"),
    "an inline handler": re.compile(r"\son\w+=[\"']", re.IGNORECASE),
    "a script without src": re.compile(r"<script(?![^>]*\bsrc=)"),
    "hx-on": re.compile(r"hx-on\b"),
    "js: in an attribute": re.compile(r"[\"']\s*js:|javascript:"),
    "htmx not spelt data-hx-": re.compile(r"(?<!data-)\bhx-(?!partial\b)"),
    "a trigger filter, which needs eval": re.compile(r"data-hx-trigger=\"[^\"]*\w\["),
    "another host": re.compile(r"(?:src|href|action)=[\"'](?:https?:)?//"),
}
TEMPLATES = Templates(Assets())
NAMES = sorted(TEMPLATES.environment.list_templates(extensions=["html"]))


def source(name: str) -> str:
    assert TEMPLATES.environment.loader is not None
    return TEMPLATES.environment.loader.get_source(TEMPLATES.environment, name)[0]


def test_the_environment_is_strict_and_escapes() -> None:
    assert TEMPLATES.environment.undefined is StrictUndefined
    assert TEMPLATES.environment.autoescape is True


def test_every_template_of_the_package_is_found() -> None:
    assert len(NAMES) == len(template_files())


@pytest.mark.parametrize("name", NAMES)
def test_it_compiles_and_what_it_uses_exists(name: str) -> None:
    TEMPLATES.environment.get_template(name)
    parsed = TEMPLATES.environment.parse(source(name))
    used = {found for found in meta.find_referenced_templates(parsed) if found}
    assert used <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_holds_nothing_that_the_policy_refuses(name: str) -> None:
    assert [what for what, pattern in BANNED.items() if pattern.search(source(name))] == []


@pytest.mark.parametrize("name", [n for n in NAMES if '{% extends "web/page.html"' in source(n)])
def test_a_page_has_a_title(name: str) -> None:
    found = re.search(r"{% block titre %}(.+?){% endblock %}", source(name), re.DOTALL)
    assert found, name
    assert found[1].strip()


def test_a_form_that_acts_works_without_script() -> None:
    forms = [(n, form) for n in NAMES for form in re.findall(r"<form\b[^>]*>", source(n))]
    bad = [(n, form) for n, form in forms if 'method="post"' in form and 'action="' not in form]
    assert bad == []


@pytest.mark.parametrize("path", python_files(), ids=name_of)
def test_python_writes_no_markup_that_the_policy_refuses(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"<(?:div|form|button|input|a)\b[^>]*\s(?:style=|on\w+=|hx-)", text)


@pytest.mark.parametrize("path", python_files(), ids=name_of)
def test_a_template_named_in_python_exists(path: Path) -> None:
    named = re.findall(r"\"((?:\w+/)+\w+\.html)\"", path.read_text("utf-8"))
    assert set(named) <= set(NAMES)
