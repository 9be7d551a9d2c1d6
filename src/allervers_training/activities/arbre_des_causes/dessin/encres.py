"""« Deux encres » written out, for drawings that leave the site: no variable, no other file."""

_PLAIN = (
    ("#FFFFFF", "#26192B", "#2743DB", "#F86132", "#26192B", "#26192B"),
    ("#17121C", "#F6F2FA", "#8EA4FF", "#FF9868", "#FFDAFF", "#17121C"),
)


def _inks(
    paper: str, ink: str, blue: str, orange: str, both: str, on_orange: str
) -> dict[str, str]:
    return {
        "p": f"fill:{paper}",
        "b": f"fill:{blue}",
        "o": f"fill:{orange}",
        "n": f"fill:{both}",
        "so": f"fill:{on_orange}",
        "causes": f"fill:{ink}",
        "tn": f"stroke:{ink}",
    }


ENCRES = {sombre: _inks(*_PLAIN[sombre]) for sombre in (False, True)}
STYLE = (
    '.causes{font-family:"Atkinson Hyperlegible Next","Atkinson Hyperlegible",Arial,Helvetica,'
    '"Liberation Sans","DejaVu Sans",sans-serif}'
    ".tn{fill:none;stroke-linecap:round;stroke-linejoin:round}.cadre{stroke-linecap:butt}"
)
# The symbols of `web/static/sprite.svg`, with a paint order that does not lean on the page's rules
FORMES = (
    '<symbol id="t-personne" viewBox="0 0 40 40"><circle class="o" cx="20" cy="20" r="19"/></symbol>'
    '<symbol id="t-pratiques" viewBox="0 0 40 40"><path class="b" d="M20 0 40 20 20 40 0 20z"/></symbol>'
    '<symbol id="t-organisation" viewBox="0 0 40 40"><path class="n" d="M2 2h36v36H2z"/></symbol>'
    '<symbol id="t-institutions" viewBox="0 0 40 40"><path class="p tn" stroke-width="4" d="M11 3h18l9 '
    '17-9 17H11L2 20z"/><path class="tn" stroke-width="2.5" d="M8 26 22 6M13 34 31 8M22 35 35 17"/></symbol>'
)
