"""What each column of a list holds: as its titles say, or as its cells let guess."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from allervers_training.accounts.domain import heard
from allervers_training.invitations.domain.table import Record
from allervers_training.invitations.domain.words import cut, tidy

LONGEST_TITLE = 60
TITLES_WITHIN = 6  # lines: a list may have a title of its own above its columns


class Role(StrEnum):
    FIRST = "prénom"
    LAST = "nom"
    FULL = "nom complet"
    EMAIL = "courriel"
    EMPLOYER = "employeur"
    FUNDER = "financeur"


TITLES = {  # as heard: without accents, spaces or signs
    Role.FIRST: "prenom prenoms prenomusuel firstname givenname forename first given",
    Role.LAST: "nom noms nomdefamille nomdusage nomusage nomusuel nomdenaissance nompatronymique lastname "
    "surname familyname last",
    Role.FULL: "nomprenom nometprenom nomsprenoms nomsetprenoms prenomnom prenometnom nomcomplet fullname name "
    "stagiaire stagiaires participant participants participante participantes participantes personne "
    "personnes beneficiaire beneficiaires apprenant apprenants apprenante identite displayname "
    "inscrit inscrits inscrites",
    Role.EMAIL: "mel email mail courriel emailaddress adresseelectronique",
    Role.EMPLOYER: "employeur structure organisme association entreprise societe service etablissement company "
    "employer organisation organization structureemployeur structuredaccueil lieudetravail",
    Role.FUNDER: "financeur financement financeurs opco priseencharge funder",
}
WORDS: Mapping[Role, frozenset[str]] = {
    role: frozenset(titles.split()) for role, titles in TITLES.items()
}
PHONE = ("telephone", "tel", "portable", "mobile", "phone", "gsm")
NO_PHONE = "les numéros de téléphone ne sont pas repris : le programme n'en garde aucun"


@dataclass(frozen=True)
class Columns:
    """Where to find what; `begins` is the first record that names somebody."""

    places: Mapping[Role, int]
    begins: int = 0
    titles_at: int = -1  # the record of the titles, when there is one
    notes: tuple[str, ...] = ()
    width: int = 0  # of the titles; 0 without titles
    order_is_guessed: bool = False

    def cell(self, record: Record, role: Role) -> str:
        at = self.places.get(role, -1)
        return record.cells[at] if 0 <= at < len(record.cells) else ""


def from_titles(records: Sequence[Record]) -> Columns | None:
    """Return the columns that a line of titles names, if there is such a line near the top."""
    for at, record in enumerate(records[:TITLES_WITHIN]):
        places = _places(record)
        if places:
            if Role.LAST in places and Role.FIRST not in places and Role.FULL not in places:
                places[Role.FULL] = places.pop(Role.LAST)
            notes = _ignored(record, set(places.values()))
            return Columns(places, at + 1, at, notes, len(record.cells))
    return None


def _places(record: Record) -> dict[Role, int]:
    """Return the columns that this line names, when it is a line of titles and of nothing else."""
    cells = [tidy(cell[:LONGEST_TITLE]) for cell in record.cells]
    found: dict[Role, int] = {}
    for at, cell in enumerate(cells):
        role = _role(cell)
        if role and role not in found:
            found[role] = at
    named = {Role.FIRST, Role.LAST, Role.FULL} & found.keys()
    filled = [cell for cell in cells if cell]
    known = len(found) + sum(_is_phone(cell) for cell in filled)
    is_titles = bool(named or Role.EMAIL in found) and known * 2 >= len(filled)
    return found if is_titles and not any("@" in cell for cell in cells) else {}


def _role(title: str) -> Role | None:
    word = heard(title)
    for role, words in WORDS.items():
        if word in words:
            return role
    if "courriel" in word or "mail" in word:
        return Role.EMAIL
    return None


def _is_phone(title: str) -> bool:
    return heard(title).startswith(PHONE)


def _ignored(record: Record, used: set[int]) -> tuple[str, ...]:
    """Say which columns are left aside, and why."""
    left = [tidy(cell) for at, cell in enumerate(record.cells) if at not in used and tidy(cell)]
    phones = [title for title in left if _is_phone(title)]
    others = [f"« {cut(title, 30)} »" for title in left if not _is_phone(title)]
    notes = [NO_PHONE] if phones else []
    if others:
        shown = ", ".join(others[:8]) + (", …" if len(others) > 8 else "")  # noqa: PLR2004
        notes.append(f"colonnes laissées de côté : {shown}")
    return tuple(notes)
