"""`python -m allervers_training` is the same as the `allervers` command."""

from allervers_training.cli import main

if __name__ == "__main__":
    main()
