"""What this room keeps on a person: what she proposed, what was said of it, what she agreed to, the time it took."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select

from allervers_training.contributing import told
from allervers_training.contributing.models import (
    ConsentGiven,
    Contributor,
    EasyReading,
    ExportedFile,
    Need,
    Proposition,
    PropositionEvent,
    Recording,
    Remark,
    Revision,
    WithdrawalNotice,
    WorkedTime,
)
from allervers_training.kernel.personal import SOMEBODY_ELSE, Holding, Told, Withheld

KEY = "la clé qui vous désigne dans les fichiers du cours sans dire votre nom"
DIGEST = "l'empreinte du texte, qui n'en dit rien"


def proposed_by(person_id: int) -> Select[int]:
    """Select the numbers of what a person proposed."""
    return select(Proposition.id).where(Proposition.author_id == person_id)


HOLDINGS: Sequence[Holding] = (
    Told(
        model=Contributor,
        title="Votre place parmi celles et ceux qui proposent",
        hers=lambda person: Contributor.person_id == person,
        fields={
            "relit ce que d'autres proposent": Contributor.reads_as_peer,
            "depuis": Contributor.created_at,
        },
        untold={"key": KEY, "invited_by_id": SOMEBODY_ELSE},
    ),
    Told(
        model=Proposition,
        title="Ce que vous proposez",
        hers=lambda person: Proposition.author_id == person,
        fields={
            "texte": Proposition.slug,
            "sorte": Proposition.kind,
            "compétence": Proposition.competence_id,
            "façon d'écrire": Proposition.way,
            "état": Proposition.state,
            "brouillon": Proposition.draft,
            "signature": Proposition.credit_kind,
            "nom choisi": Proposition.credit_name,
            "commencé le": Proposition.created_at,
            "changé le": Proposition.changed_at,
            "retiré le": Proposition.withdrawn_at,
        },
        words={
            "sorte": told.KINDS,
            "façon d'écrire": told.WAYS,
            "état": told.STATES,
            "signature": told.CREDITS,
        },
        links=frozenset({"author_id", "need_id"}),
    ),
    Told(
        model=Revision,
        title="Vos textes, tels qu'envoyés ou relus avec vous",
        hers=lambda person: Revision.proposition_id.in_(proposed_by(person)),
        joins=((Proposition, Proposition.id == Revision.proposition_id),),
        fields={
            "texte": Proposition.slug,
            "numéro": Revision.number,
            "réponses": Revision.answers,
            "le": Revision.at,
            "votre accord": Revision.agreed_at,
            "montré à partir du": Revision.shows_from,
            "remplacé le": Revision.replaced_at,
        },
        links=frozenset({"proposition_id", "parent_id"}),
        untold={"digest": DIGEST, "by_id": SOMEBODY_ELSE, "accepted_by_id": SOMEBODY_ELSE},
    ),
    Told(
        model=PropositionEvent,
        title="La vie de vos textes, étape par étape",
        hers=lambda person: PropositionEvent.proposition_id.in_(proposed_by(person)),
        joins=((Proposition, Proposition.id == PropositionEvent.proposition_id),),
        fields={
            "texte": Proposition.slug,
            "le": PropositionEvent.at,
            "étape": PropositionEvent.type,
            "mots": PropositionEvent.text,
        },
        words={"étape": told.STEPS},
        links=frozenset({"proposition_id", "revision_id"}),
        untold={"by_id": SOMEBODY_ELSE},
    ),
    Told(
        model=Remark,
        title="Les remarques sur vos textes, et celles que vous avez faites",
        hers=lambda person: or_(
            Remark.by_id == person,
            Remark.revision_id.in_(
                select(Revision.id).where(Revision.proposition_id.in_(proposed_by(person)))
            ),
        ),
        fields={
            "le": Remark.at,
            "à propos de": Remark.field,
            "remarque": Remark.text,
            "autres mots": Remark.suggests,
            "réponse": Remark.answer,
            "répondu le": Remark.answered_at,
        },
        words={"réponse": told.ANSWERS},
        links=frozenset({"revision_id"}),
        untold={"by_id": SOMEBODY_ELSE},
    ),
    Told(
        model=EasyReading,
        title="Ce que vous avez répondu sur les versions simplifiées",
        hers=lambda person: EasyReading.person_id == person,
        fields={
            "texte": EasyReading.document_id,
            "facile à comprendre": EasyReading.verdict,
            "mots difficiles": EasyReading.hard_words,
            "le": EasyReading.at,
        },
        words={"facile à comprendre": told.VERDICTS},
        links=frozenset({"person_id"}),
        untold={"digest": DIGEST},
    ),
    Told(
        model=ConsentGiven,
        title="Ce que vous avez accepté de montrer",
        hers=lambda person: ConsentGiven.proposition_id.in_(proposed_by(person)),
        joins=((Proposition, Proposition.id == ConsentGiven.proposition_id),),
        fields={
            "texte": Proposition.slug,
            "le": ConsentGiven.at,
            "accords": ConsentGiven.given,
            "licence": ConsentGiven.licence,
            "version des mots lus": ConsentGiven.wording,
            "expliqué par quelqu'un d'autre": ConsentGiven.explained_by_name,
        },
        links=frozenset({"proposition_id", "revision_id"}),
        untold={"explained_by_id": SOMEBODY_ELSE},
    ),
    Told(
        model=Recording,
        title="Vos enregistrements",
        hers=lambda person: Recording.proposition_id.in_(proposed_by(person)),
        joins=((Proposition, Proposition.id == Recording.proposition_id),),
        fields={
            "texte": Proposition.slug,
            "à propos de": Recording.field,
            "fichier": Recording.file,
            "sorte": Recording.media_type,
            "le": Recording.at,
            "écrit le": Recording.typed_at,
        },
        links=frozenset({"proposition_id"}),
        untold={"typed_by_id": SOMEBODY_ELSE},
    ),
    Told(
        model=ExportedFile,
        title="Les fichiers du cours écrits avec vos textes",
        hers=lambda person: ExportedFile.proposition_id.in_(proposed_by(person)),
        joins=((Proposition, Proposition.id == ExportedFile.proposition_id),),
        fields={"texte": Proposition.slug, "fichier": ExportedFile.path, "le": ExportedFile.at},
        links=frozenset({"proposition_id"}),
        untold={"digest": DIGEST},
    ),
    Told(
        model=WorkedTime,
        title="Votre temps de travail",
        hers=lambda person: WorkedTime.person_id == person,
        fields={
            "jour": WorkedTime.day,
            "minutes": WorkedTime.minutes,
            "travail": WorkedTime.task,
            "noté le": WorkedTime.at,
        },
        links=frozenset({"person_id", "proposition_id"}),
        untold={"noted_by_id": SOMEBODY_ELSE},
    ),
    Withheld(
        model=Need,
        title="Les besoins que vous avez écrits",
        why="Ils parlent du cours et non de vous.",
    ),
    Withheld(
        model=WithdrawalNotice,
        title="Ce qui est dit à une équipe quand un texte est retiré",
        why="Un avis dit à une session qu'un texte n'est plus là, et rien d'autre.",
    ),
)
