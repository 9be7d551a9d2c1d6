"""A small course without any fault, and the means to spoil one thing in it."""

from types import MappingProxyType

HEAD = """---
id: "{id}"
type: "{type}"
title: "{title}"
status: "published"
lang: "fr-FR"
version: "1.0.0"
license: "CC-BY-SA-4.0"
{more}
---
"""

COURSE = """title: "Aller vers"
version: "0.1.0"
lang: "fr-FR"
license: "CC-BY-SA-4.0"
levels:
  - {value: 1, label: "Je découvre"}
  - {value: 4, label: "Je peux le transmettre"}
modules:
  - id: "m1"
    competences:
      - id: "c1"
        resources: ["c1-simple", "c1-guide", "c1-fiche", "c1-quiz", "c1-debat", "c1-arbre", "c1-foyer"]
"""

BIBLIOGRAPHY = """references:
  - id: "warin-2010"
    type: "article-journal"
    title: "Le non-recours : définition et typologies"
    author: [{family: "Warin", given: "Philippe"}]
    container-title: "Document de travail"
    issue: "1"
    page: "5-12"
    issued: {date-parts: [[2010]]}
    URL: "https://example.org/warin"
    custom: {competences: ["c1"], note: "La typologie d'origine.", checked: "confirmée"}
  - id: "drees-2022"
    type: "report"
    title: "Mesurer le non-recours"
    author: [{literal: "DREES"}]
    number: "92"
    genre: "Les Dossiers"
    issued: {date-parts: [[2022, 2]]}
"""

GLOSSARY = """terms:
  - id: "non-recours"
    term: "non-recours"
    plain: "Ne pas recevoir une aide à laquelle on a droit."
    definition: "Fait de ne pas recevoir une prestation [@warin-2010, p. 3]."
    sources: ["warin-2010"]
"""

MODULE = HEAD.format(
    id="m1",
    type="module",
    title="Une nécessaire préparation",
    more="""order: 1
audience: ["Travailleuses et travailleurs sociaux."]
prerequisite: "Aucun prérequis."
pedagogy: ["Partir des situations."]
objectives-of-module: ["Expliquer d'où vient l'aller vers."]
day-minutes: 100
formats:
  - id: "1-jour"
    days: 1
    opening: [{id: "m1-accueil", title: "Accueil", minutes: 20, aim: "Se nommer.", method: "accueil"}]
    closing: [{id: "m1-bilan", title: "Bilan", minutes: 20, aim: "Se quitter.", method: "bilan"}]""",
)

COMPETENCE = (
    HEAD.format(
        id="c1",
        type="competence",
        title="Les raisons de l'aller vers",
        more="""order: 1
module: "m1"
kind: "expose-debat"
positioning:
  - {id: "c1-p1", text: "Je peux dire pourquoi mon service sort."}
  - {id: "c1-p2", text: "Je cherche plusieurs explications."}
  - {id: "c1-p3", text: "Je sais ne pas y aller."}""",
    )
    + """
Le [non-recours](glossaire:non-recours) a plusieurs formes [@warin-2010, p. 4].

::: questions
- Pourquoi ne demande-t-on rien ?
:::

::: objectives
- [Distinguer plusieurs formes de non-recours.]{#obj-c1-1}
:::

## Ce que l'on mesure {#mesures}

En 2018, 34 % des personnes éligibles ne le percevaient pas [@drees-2022].

| Forme | Réponse |
|---|---|
| Non-demande | Écouter |

### Lire un taux {#taux}

Voir [le débat](ressource:c1-debat), [les mesures](#mesures) et l'[outreach]{lang=en}.

::: {.vignette declared=fictive title="Madame R."}
Elle apprend qu'elle avait droit à une aide. Elle n'a rien demandé.
:::

::: instructor
Compter dix minutes.

::: hint
Penser au courrier.
:::
:::

::: keypoints
- Un silence peut être un message.
:::
"""
)

SIMPLE = HEAD.format(
    id="c1-simple",
    type="simplifiee",
    title="Pourquoi aller vers ?",
    more="""competences: ["c1"]
validated: false
lines:
  - {picto: "porte", text: "Une personne a droit à une aide."}
  - {picto: "banc", text: "Parfois, elle ne la demande pas."}""",
)

GUIDE = (
    HEAD.format(
        id="c1-guide",
        type="guide",
        title="Guide",
        more="""competences: ["c1"]
objectives: ["obj-c1-1"]
formats:
  - id: "1-jour"
    steps:
      - {id: "c1-entree", title: "Entrer", minutes: 45, aim: "Chercher.", method: "debat-mouvant", resource: "c1-debat"}
      - {id: "c1-pause", title: "Pause", minutes: 15, method: "pause"}""",
    )
    + """
## Entrer {#c1-entree}

Lire l'affirmation deux fois.
"""
)

FICHE = (
    HEAD.format(id="c1-fiche", type="fiche", title="L'essentiel", more='competences: ["c1"]')
    + """
## Trois mots {#trois-mots}

Raison, objectif, changement.
"""
)

DEBATE = (
    HEAD.format(
        id="c1-debat",
        type="debat-mouvant",
        title="Débat mouvant",
        more="""competences: ["c1"]
duration: 60
group-size: {min: 6, max: 24}
materials: ["Ruban au sol"]
statements:
  - id: "c1-a1"
    text: "Sans solution à proposer, mieux vaut ne pas aller vers."
    variant: "riviere"
    minutes: 15
    terms: [{term: "solution", note: "une aide concrète"}]
    relaunch: ["Qu'est-ce qu'une solution ?"]
    links: ["c1#mesures"]
  - {id: "c1-a2", text: "Une bonne permanence dispense de sortir.", variant: "deux_rives", minutes: 15}
  - {id: "c1-a3", text: "La plainte du voisinage est une bonne raison.", variant: "continuum", minutes: 15}
  - {id: "c1-a4", text: "Aller vers commence à l'accueil.", variant: "deux_rives", minutes: 15}""",
    )
    + """
## Intention {#intention}

Faire apparaître les raisons.
"""
)

SITUATION = " ".join(["La permanence se tient le jeudi matin et presque personne ne vient."] * 6)


def tree_exercise(name: str) -> str:
    return HEAD.format(
        id=name,
        type="arbre-des-causes",
        title="Arbre",
        more=f"""competences: ["c1"]
mode: "causes"
declared: "fictive"
duration: 75
group-size: {{min: 3, max: 5}}
situation: "{SITUATION}"
final-fact: "Personne n'est venu."
reserve:
  - {{id: "{name}-r1", text: "Le car a été supprimé.", category: "organisation"}}""",
    )


def quiz_item(rank: int) -> str:
    return f"""  - id: "c1-q{rank}"
    type: "single"
    prompt: "Question {rank} ?"
    objective: "obj-c1-1"
    choices:
      - {{id: "a", text: "Oui", correct: true, feedback: "Parce que."}}
      - {{id: "b", text: "Non", correct: false, feedback: "Presque."}}
    explanation: "On l'a vu dans la page."
"""


QUIZ = HEAD.format(
    id="c1-quiz",
    type="quiz",
    title="Quiz",
    more='competences: ["c1"]\nitems:\n' + "".join(quiz_item(rank) for rank in range(1, 9)).rstrip(),
)

FOLDER = "modules/1/c1/"
CLEAN = MappingProxyType(
    {
        "course.yaml": COURSE,
        "bibliography.yaml": BIBLIOGRAPHY,
        "glossary.yaml": GLOSSARY,
        "modules/1/module.md": MODULE,
        FOLDER + "competence.md": COMPETENCE,
        FOLDER + "simple.md": SIMPLE,
        FOLDER + "guide.md": GUIDE,
        FOLDER + "fiche.md": FICHE,
        FOLDER + "quiz.md": QUIZ,
        FOLDER + "debat.md": DEBATE,
        FOLDER + "arbre.md": tree_exercise("c1-arbre"),
        FOLDER + "foyer.md": tree_exercise("c1-foyer"),
    }
)


def spoiled(path: str, old: str, new: str) -> dict[str, str]:
    """Give the clean course with one passage of one file changed."""
    text = CLEAN[path]
    assert text.count(old) >= 1, f"« {old} » is not in {path}"
    return {**CLEAN, path: text.replace(old, new, 1)}


def added(path: str, text: str) -> dict[str, str]:
    """Give the clean course with more text at the end of one file."""
    return {**CLEAN, path: CLEAN[path] + text}


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1
