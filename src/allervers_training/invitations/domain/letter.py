"""The words of an invitation: plain text, short sentences."""

from dataclasses import dataclass

SUBJECT_MOST = 150


@dataclass(frozen=True)
class Invitation:
    name: str
    session: str
    begins: str  # « lundi 1er mars 2027 »
    place: str
    url: str
    sender: str

    @property
    def subject(self) -> str:
        return f"Votre lien pour la formation « {_flat(self.session)} »"[:SUBJECT_MOST]

    @property
    def body(self) -> str:
        place = f" Lieu : {_flat(self.place)}." if self.place else ""
        return f"""Bonjour {self.name},

Vous êtes inscrit·e à la formation « {_flat(self.session)} ».
Elle commence le {self.begins}.{place}

Voici votre lien personnel :
{self.url}

Ouvrez-le sur votre téléphone ou votre ordinateur, puis appuyez sur « Entrer ».
Il n'y a ni compte à créer, ni mot de passe à retenir.

Gardez ce message : ce lien est le vôtre. Ne le donnez à personne.

Le lien ne s'ouvre pas ? Venez quand même : le jour de la formation, on entre aussi avec le code affiché dans la salle.

À bientôt,
{self.sender}
"""


def _flat(text: str) -> str:
    return " ".join(text.split())
