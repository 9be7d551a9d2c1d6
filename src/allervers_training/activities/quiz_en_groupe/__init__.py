"""Quiz en groupe: a question for the whole room, answers that nobody can be found by, an explanation for every choice."""
