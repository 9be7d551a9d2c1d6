"""For development and the demo: a world to play in, the style page, the replay of an activity."""
