"""What makes an affirmation worth a débat mouvant, said in French to whoever writes one."""

import re

from allervers_training.catalogue.domain.advice import Advice, Rule, findings, sentences

LONGEST = 140

_PUBLICS = (
    r"pauvres|précaires|exclus|marginaux|gens|personnes|publics?|jeunes|vieux|migrants|étrangers|"
    r"sdf|sans[- ]abri|bénéficiaires|usagers|usagères|allocataires|familles|habitantes|habitants|"
    r"assistés|hommes|femmes|mères|pères|parents|toxicomanes|roms|chômeurs|détenus|malades"
)
_DETERMINERS = (
    r"(?:(?:(?:tous|toutes|la plupart|certains|certaines)\s+)?(?:les|des|ces)|certains|certaines)"
)
_PUBLIC_FIRST = re.compile(rf"[«\s]*{_DETERMINERS}\s+(?:{_PUBLICS})\b", re.IGNORECASE)
_TWO_IDEAS = re.compile(
    r";|[.!]\s+\w|,\s+(?:et|mais|car|donc|or)\s|\s(?:mais|tandis que|alors que)\s",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:ne\s|n['’])", re.IGNORECASE)
_NEGATED_AGAIN = re.compile(
    r"\bpas\b.*\b(?:sans|aucune?|impossibles?|inutiles?|incapables?|injustes?)\b|\bjamais\s+sans\b",
    re.IGNORECASE,
)


def affirmation_advice(text: str) -> tuple[str, ...]:
    """Say what would weaken the debate on this affirmation; nothing when it is good."""
    return sentences(affirmation_findings(text))


def affirmation_findings(text: str) -> tuple[Advice, ...]:
    return findings(text, _RULES)


def _has_double_negative(text: str) -> bool:
    return len(_NEGATION.findall(text)) > 1 or _NEGATED_AGAIN.search(text) is not None


_RULES = (
    Rule(
        lambda text: "?" in text,
        Advice(
            "A01",
            "Une affirmation n’est pas une question.",
            "Dites une phrase avec laquelle on peut être d’accord, ou pas.",
            blocks=True,
        ),
    ),
    Rule(
        lambda text: len(text) > LONGEST,
        Advice(
            "A02",
            f"L’affirmation dépasse {LONGEST} signes : elle ne se lit pas d’un coup d’œil.",
            "Gardez l’idée qui partage le groupe, et coupez le reste.",
        ),
    ),
    Rule(
        lambda text: _TWO_IDEAS.search(text.strip()) is not None,
        Advice(
            "A03",
            "L’affirmation semble contenir deux idées.",
            "On ne saurait pas sur laquelle se placer : faites-en deux affirmations.",
        ),
    ),
    Rule(
        _has_double_negative,
        Advice(
            "A04",
            "L’affirmation semble contenir une double négation.",
            "Retournez-la pour qu’une seule négation reste, ou aucune.",
        ),
    ),
    Rule(
        lambda text: _PUBLIC_FIRST.match(text) is not None,
        Advice(
            "A05",
            "L’affirmation prend des personnes pour sujet.",
            "Parlez d’une pratique, d’une règle ou de nous : on débat d’une idée, pas d’un public.",
        ),
    ),
)
