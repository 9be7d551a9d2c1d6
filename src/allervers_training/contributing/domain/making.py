"""The document that each kind of answers makes."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from allervers_training.catalogue.domain import (
    ArbreDesCauses,
    DebatMouvant,
    Document,
    EtudeDeCas,
    MiseEnSituation,
    Paroles,
    Role,
    Statement,
    Temoignage,
    TermNote,
)
from allervers_training.contributing.domain.plain import block, bullets, plain
from allervers_training.contributing.domain.question import Answers
from allervers_training.contributing.domain.questions import one, several
from allervers_training.contributing.domain.term import SENSE, WORD, holds
from allervers_training.contributing.domain.words import PropositionKind

MINUTES_A_PHRASE, MINUTES = 15, 30
Maker = Callable[[Answers, Mapping[str, Any]], tuple[Document, str]]


def _debat(answers: Answers, header: Mapping[str, Any]) -> tuple[Document, str]:
    phrases = several(answers, "phrases")
    mot, sens = one(answers, WORD), one(answers, SENSE)
    terms = (TermNote(term=mot, note=sens),) if mot and sens else ()
    statements = tuple(
        Statement(
            id=f"{header['id']}-a{number}",
            text=phrase,
            variant="riviere",
            minutes=MINUTES_A_PHRASE,
            terms=terms if holds(phrase, mot) else (),
            relaunch=several(answers, "relances"),
        )
        for number, phrase in enumerate(phrases, 1)
    )
    duration = MINUTES_A_PHRASE * (len(statements) + 1)
    return DebatMouvant(**header, duration=duration, statements=statements), ""


def _arbre(answers: Answers, header: Mapping[str, Any]) -> tuple[Document, str]:
    return (
        ArbreDesCauses(
            **header,
            duration=MINUTES + MINUTES_A_PHRASE,
            declared=_declared(answers),
            situation=" ".join(one(answers, "situation").split()),
            final_fact=one(answers, "fait"),
        ),
        "",
    )


def _temoignage(answers: Answers, header: Mapping[str, Any]) -> tuple[Document, str]:
    parts = [block("testimonial", one(answers, "recit"))]
    if one(answers, "retenir"):
        parts.append(f"## À retenir\n\n{plain(one(answers, 'retenir'))}\n")
    if several(answers, "questions"):
        parts.append(f"## Pour en parler\n\n{bullets(several(answers, 'questions'))}\n")
    return Temoignage(**header, consent=header["id"]), "\n" + "\n".join(parts)


def _mise_en_situation(answers: Answers, header: Mapping[str, Any]) -> tuple[Document, str]:
    roles = tuple(
        Role(id=f"{header['id']}-r{number}", name=name, card=one(answers, f"carte-{number}"))
        for number, name in enumerate(several(answers, "roles"), 1)
    )
    grid = several(answers, "observer")
    document = MiseEnSituation(**header, duration=MINUTES, roles=roles, observer_grid=grid)
    return document, "\n" + block("setup", one(answers, "scene"))


def _cas(answers: Answers, header: Mapping[str, Any]) -> tuple[Document, str]:
    declared, questions = _declared(answers), several(answers, "questions")
    document = EtudeDeCas(**header, duration=MINUTES, declared=declared, questions=questions)
    story = block(f'{{.vignette declared={declared} title="L\'histoire"}}', one(answers, "recit"))
    return document, "\n" + story


def _paroles(answers: Answers, header: Mapping[str, Any]) -> tuple[Document, str]:
    return Paroles(**header, prompts=several(answers, "questions"), duration=MINUTES_A_PHRASE), ""


def _declared(answers: Answers) -> Literal["fictive", "composite"]:
    return "composite" if one(answers, "origine") == "composite" else "fictive"


MAKERS: Mapping[PropositionKind, Maker] = {
    PropositionKind.DEBAT: _debat,
    PropositionKind.ARBRE: _arbre,
    PropositionKind.TEMOIGNAGE: _temoignage,
    PropositionKind.MISE_EN_SITUATION: _mise_en_situation,
    PropositionKind.CAS: _cas,
    PropositionKind.PAROLES: _paroles,
}
