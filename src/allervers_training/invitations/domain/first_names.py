"""Frequent first names, to guess which column holds them when nothing else says so. They decide nothing else."""

from allervers_training.accounts.domain import heard

FIRST_NAMES = """
Adam Adèle Agathe Agnès Aïcha Alain Albert Alexandra Alexandre Alexis Ali Alice Alicia Aline Amandine Amélie
Amina Amine Anaïs André Andrea Angélique Anne Annie Anthony Antoine Arnaud Arthur Audrey Aurélie Aurélien Awa
Axel Aya Baptiste Béatrice Benjamin Benoît Bernadette Bernard Bertrand Bob Brigitte Bruno Camille Carole
Caroline Catherine Cécile Cédric Céline Chantal Charles Charlotte Chloé Christelle Christian Christiane
Christine Christophe Claire Clara Claude Claudine Clément Colette Corinne Cyril Damien Daniel Danielle David
Delphine Denis Denise Didier Djamila Dominique Driss Dylan Édouard Élisabeth Élise Élodie Éloïse Emma Emmanuel
Émilie Enzo Éric Estelle Esther Étienne Eva Fabien Fabienne Fabrice Fanny Farid Fatima Fatou Fatoumata
Florence Florent Florian Franck François Françoise Frédéric Gabriel Gaëlle Gaston Gauthier Geneviève Georges
Gérard Gilbert Gilles Grégory Guillaume Guy Hakim Hamza Hassan Hélène Henri Hervé Hugo Ibrahim Inès Irène
Isabelle Jacqueline Jacques Jade Jean Jeanne Jennifer Jérémy Jérôme Jessica Joël Joëlle Johanna Jonathan
Josette Josiane Joseph Julie Julien Juliette Justine Karim Karima Karine Kévin Khadija Laetitia Laura Laure
Laurence Laurent Léa Leïla Léo Léon Liam Lina Lisa Lise Louis Louise Lucas Lucie Lucien Ludovic Lydie
Madeleine Malika Manon Marc Marcel Margaux Marguerite Maria Mariam Marie Marine Marion Marthe Martine Mathilde
Mathieu Matthieu Maud Maxime Mehdi Mélanie Mélissa Mickaël Michel Michèle Mireille Mohamed Monique Morgane
Moussa Mustapha Myriam Nadia Nadine Naïma Nassim Nathalie Nicolas Nicole Noémie Nora Océane Odile Olivier Omar
Oumar Ousmane Pascal Pascale Patrice Patricia Patrick Paul Paule Pauline Philippe Pierre Rachel Rachid Raphaël
Raymond Régine Rémi René Richard Robert Roger Roland Romain Rosa Sabine Sabrina Salim Salima Samia Samir
Samira Sandra Sandrine Sara Sarah Sébastien Séverine Simon Simone Sofia Solène Sonia Sophie Stéphane Stéphanie
Suzanne Sylvain Sylvie Teresa Théo Thérèse Thierry Thomas Valentin Valérie Vanessa Véronique Victor Vincent
Virginie Viviane Xavier Yacine Yann Yannick Yasmina Yasmine Yves Yvette Yvonne Zoé
"""
FREQUENT = frozenset(map(heard, FIRST_NAMES.split()))


def is_first_name(word: str) -> bool:
    """Tell whether a word is a frequent first name; of a compound one, its first part is enough."""
    return heard(word.split("-", maxsplit=1)[0]) in FREQUENT


def share(cells: list[str]) -> float:
    """Return how many of these cells begin with a frequent first name, from 0 to 1."""
    found = [is_first_name(cell.split()[0]) for cell in cells if cell.split()]
    return sum(found) / len(found) if found else 0.0
