"""Quizzes that a trainee takes alone: an explanation for every choice, never a grade for anybody else."""
