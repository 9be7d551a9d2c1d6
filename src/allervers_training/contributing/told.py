"""The words in which somebody reads what this room keeps on her."""

from allervers_training.contributing.domain.guides import GUIDES
from allervers_training.contributing.domain.words import (
    CreditKind,
    EasyVerdict,
    Happened,
    PropositionState,
    RemarkAnswer,
    WritingWay,
)

KINDS = {kind: guide.name for kind, guide in GUIDES.items()}
WAYS = {
    WritingWay.WRITES: "par écrit",
    WritingWay.SPEAKS: "de vive voix",
    WritingWay.WITH_HELP: "avec l'aide de quelqu'un",
}
STATES = {
    PropositionState.DRAFT: "en cours d'écriture",
    PropositionState.SENT: "envoyé",
    PropositionState.IN_REVIEW: "en relecture",
    PropositionState.CHANGES_REQUESTED: "revenu vers vous",
    PropositionState.AUTHOR_CHECK: "attend votre accord",
    PropositionState.ACCEPTED: "accepté",
    PropositionState.WITHDRAWN: "retiré",
}
CREDITS = {
    CreditKind.NAME: "votre nom",
    CreditKind.PSEUDONYM: "un nom inventé",
    CreditKind.GROUP: "le nom d'un groupe",
    CreditKind.NONE: "aucun nom",
}
STEPS = {
    Happened.BEGUN: "nouvelle version commencée",
    Happened.SENT: "texte envoyé",
    Happened.TAKEN: "relecture commencée",
    Happened.PEER_AGREED: "avis favorable d'une personne concernée",
    Happened.CHANGES_ASKED: "réponse de l'équipe",
    Happened.FINAL_TEXT_PUT: "texte final proposé",
    Happened.AUTHOR_AGREED: "accord donné",
    Happened.AUTHOR_DECLINED: "accord refusé",
    Happened.CONSENT_CHANGED: "accord changé",
    Happened.CREDIT_CHANGED: "nom montré changé",
    Happened.WITHDRAWN: "texte retiré",
    Happened.READ_FROM_FILE: "texte repris d'un fichier du cours",
}
ANSWERS = {
    RemarkAnswer.WAITING: "attend une réponse",
    RemarkAnswer.TAKEN: "reprise dans le texte",
    RemarkAnswer.LEFT: "laissée de côté",
}
VERDICTS = {EasyVerdict.YES: "oui", EasyVerdict.NOT_EVERYWHERE: "pas partout"}
