"""The words of the survey's letters: plain text, short sentences, nothing asked twice."""

from dataclasses import dataclass

from allervers_training.surveys.domain.asking import Call

SUBJECT_MOST = 150


@dataclass(frozen=True, slots=True)
class SurveyLetter:
    """An invitation, or a reminder; days are in words: « lundi 1er mars 2027 »."""

    call: Call
    session: str
    ended: str
    url: str
    best_before: str
    closes: str
    is_last: bool

    @property
    def subject(self) -> str:
        start = "Que reste-t-il de la formation" if self.call is Call.INVITATION else "Rappel"
        return f"{start} « {_flat(self.session)} »{' ?' if self.call is Call.INVITATION else ''}"[
            :SUBJECT_MOST
        ]

    @property
    def body(self) -> str:
        return f"""Bonjour,

{self._opening}

{self.url}

Pourquoi cette question ? Pour savoir ce que la formation change vraiment, et pour qui. C'est ce qui nous aide à l'améliorer.

Trois minutes suffisent pour une ou deux questions, dix pour toutes. Il n'y a ni note, ni compte, ni mot de passe. L'équipe lit les réponses sans les noms, et seulement à partir de cinq personnes. Rien ne va à votre employeur.

Vous êtes libre de ne pas répondre : personne ne vous demandera pourquoi. Répondre avant le {self.best_before} nous aide le plus ; le lien s'ouvre jusqu'au {self.closes}.

{self._ending}

Ce lien est le vôtre : ne le donnez à personne.

À bientôt,
l'équipe de formation
"""

    @property
    def _opening(self) -> str:
        session = f"« {_flat(self.session)} »"
        if self.call is Call.INVITATION:
            return (
                f"Vous avez suivi la formation {session}, qui s'est terminée le {self.ended}.\n"
                "Quelques mois ont passé. Qu'en reste-t-il, pour vous et autour de vous ? Voici votre lien :"
            )
        return (
            f"Nous vous avons écrit au sujet de la formation {session}, terminée le {self.ended}.\n"
            "Si vous avez trois minutes, votre lien est toujours ouvert :"
        )

    @property
    def _ending(self) -> str:
        if self.is_last:
            return "C'est notre dernier message à ce sujet."
        return (
            "Vous ne voulez plus de message à ce sujet ? Ouvrez le lien et appuyez sur "
            "« Ne plus me relancer ». C'est tout."
        )


def _flat(text: str) -> str:
    return " ".join(text.split())
