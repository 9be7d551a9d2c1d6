"""One Jinja environment for the whole site: strict, escaped, templates looked up as `<feature>/<name>`."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from allervers_training.web.assets import ROOT as STATIC
from allervers_training.web.assets import Assets
from allervers_training.web.french import count_of, day_of, french_date, french_time, nbsp, of_name
from allervers_training.web.headers import HEARING

PACKAGE = Path(__file__).parent.parent
SPRITE_MARK = "<!--sprite-->"
SYMBOL = re.compile(r'<symbol id="([\w-]+)".*?</symbol>', re.DOTALL)
USED = re.compile(r'href="#([\w-]+)"')


class Templates:
    """Renders pages and fragments; a page carries, inline, just the symbols of the sprite it uses."""

    def __init__(self, assets: Assets, *more: Path) -> None:
        self.symbols = _symbols()
        self.environment = Environment(
            loader=PrefixLoader(_loaders(PACKAGE, *more)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.globals.update(asset=assets.url)
        self.environment.filters.update(
            fr=nbsp,
            date_fr=french_date,
            jour=day_of,
            heure=french_time,
            combien=count_of,
            de=of_name,
        )

    def warm(self) -> None:
        """Compile every template ahead of its first use; meant for a thread."""
        for name in self.environment.list_templates(extensions=["html"]):
            self.environment.get_template(name)

    def text(self, name: str, context: Mapping[str, Any]) -> str:
        """Render a fragment."""
        return self.environment.get_template(name).render(context)

    def page(self, name: str, context: Mapping[str, Any]) -> str:
        """Render a whole page, with its sprite."""
        html = self.text(name, context)
        return html.replace(SPRITE_MARK, self.sprite(USED.findall(html)), 1)

    def sprite(self, used: list[str]) -> str:
        found = [self.symbols[name] for name in dict.fromkeys(used) if name in self.symbols]
        opening = '<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">'
        return Markup(opening + "".join(found) + "</svg>")  # noqa: S704 - our own file


@cache
def _symbols() -> Mapping[str, str]:
    sprite = (STATIC / "sprite.svg").read_text("utf-8")
    return {found[1]: found[0] for found in SYMBOL.finditer(sprite)}


@cache
def _loaders(*roots: Path) -> Mapping[str, FileSystemLoader]:
    """Give each feature's folder its prefix: `salle/console.html` is `salle/templates/console.html`."""
    folders = [folder for root in roots for folder in sorted(root.rglob("templates"))]
    return {folder.parent.name: FileSystemLoader(folder) for folder in folders}


def page(request: Request, name: str, /, *, status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401
    """Answer with a page, which may play what it holds to be heard; the layout finds the signed-in person in `request.state`."""
    templates: Templates = request.app.state.templates
    body = templates.page(name, {"request": request, "person": _person(request), **context})
    return HTMLResponse(body, status, HEARING if "<audio" in body else None)


def fragment(request: Request, name: str, /, *, status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401
    """Answer with a piece of page, for htmx."""
    templates: Templates = request.app.state.templates
    return HTMLResponse(templates.text(name, {"request": request, **context}), status)


def _person(request: Request) -> object | None:
    return getattr(request.state, "person", None)
