"""Trees and random graphs to draw."""

from random import Random

from hypothesis import strategies as st

from allervers_training.activities.arbre_des_causes.dessin.modele import (
    Boite,
    Categorie,
    Forme,
    Graphe,
    Trait,
)

TEXTES = (
    "Clôture automatique au trentième jour",
    "Téléphone sans crédit",
    "Logiciel commun, sans case « joindre autrement »",
    "Le guichet de la mairie n'ouvre que le mardi matin, de neuf heures à onze heures et demie, sur rendez-vous pris par Internet, et la ligne de car qui y mène a été supprimée à la rentrée passée",
    "Personne n'a montré comment ouvrir l'espace personnel",
)
TEXTE = st.one_of(
    st.sampled_from(TEXTES),
    st.text(alphabet="aàéîœMW i'’-«».,<&>\"0123\u00a0\u202f\n漢😀", min_size=1, max_size=200),
)


@st.composite
def graphes(draw: st.DrawFn, most: int = 60, *, tree: bool = False) -> Graphe:
    """Any graph whose facts all lead to the fait ultime, ids in any order."""
    count = draw(st.integers(1, most))
    random = Random(draw(st.integers(0, 2**32)))
    ids = random.sample(range(1, 1000), count)
    texts = draw(st.lists(TEXTE, min_size=3, max_size=3))
    narrow, extra = random.choice((1, 4, 60)), 0 if tree else random.choice((0, 0.2, 1))
    links: set[tuple[int, int]] = set()
    for n in range(1, count):
        links.add((n, random.randrange(max(0, n - narrow), n)))
        if random.random() < extra:
            links |= {(n, random.randrange(n)) for _ in range(random.randint(1, 3))}
    return graphe_de(ids, sorted(links), random, texts)


def graphe_de(
    ids: list[int], links: list[tuple[int, int]], random: Random, texts: list[str]
) -> Graphe:
    boxes = [
        Boite(
            fact,
            random.choice(texts),
            random.choice([*Categorie, None]),
            random.random() < 0.5,
            random.choice(list(Forme)),
            random.random() < 0.2,
        )
        for fact in ids
    ]
    random.shuffle(boxes)
    causes = [effect for _cause, effect in links]
    effects = [cause for cause, _effect in links]
    return Graphe(
        ids[0],
        tuple(boxes),
        tuple(
            Trait(
                ids[effect],
                ids[cause],
                random.choice((None, True, False)),
                causes.count(effect) > 1,
                effects.count(cause) > 1,
            )
            for cause, effect in links
        ),
    )


def arbre(count: int, seed: int = 1, extra: float = 0.1) -> Graphe:
    """A tree like those that groups build: some facts explain two others."""
    random = Random(seed)
    links = {(n, random.randrange(max(0, n - 25), n)) for n in range(1, count)}
    links |= {(n, random.randrange(n)) for n in range(1, count) if random.random() < extra}
    return graphe_de(list(range(1, count + 1)), sorted(links), random, list(TEXTES))
