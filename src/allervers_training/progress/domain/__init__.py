"""Rules of a person's path: who may enter a module, when it is completed, where somebody stands."""
