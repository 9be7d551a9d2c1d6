"""Where a key may be copied, and where a back-up may be written: never the two in one place."""

from pathlib import Path

from allervers_training.kernel import key_copy
from allervers_training.kernel.copies.manifest import is_back_up
from allervers_training.kernel.errors import Refused
from allervers_training.kernel.settings import Settings
from allervers_training.kernel.whole_files import is_inside, refuse_existing

LONGEST_KEY = 64 * 1024  # bytes: a file of keys or a copy of it is far smaller


def refuse_place_of_back_up(settings: Settings, path: Path) -> None:
    """Raise `Refused` where a back-up would be lost with the data, or would lie beside the key."""
    refuse_existing(path)
    if is_inside(path, settings.data_dir):
        raise Refused(
            "Une sauvegarde rangée dans le dossier des données se perd avec lui : rien n'a été écrit.",
            remedy="Choisissez un autre dossier, sur un autre disque si possible.",
        )
    if any(map(holds_key, _neighbours(path))):
        raise Refused(
            "La clé du site est dans ce dossier : qui trouverait les deux lirait les carnets. Rien n'a été écrit.",
            remedy="Gardez la sauvegarde et la clé dans deux endroits différents.",
        )


def refuse_place_of_key(settings: Settings, path: Path) -> None:
    """Raise `Refused` where a copy of the key would be lost with it, or would open what lies beside it."""
    refuse_existing(path)
    if not settings.key_path.exists():
        raise Refused(
            f"Il n'y a pas encore de clé à « {settings.key_path} » : rien n'a été écrit.",
            remedy="Elle se fait toute seule quand quelqu'un ouvre son carnet. Si le site en a déjà une, vérifiez ALLERVERS_KEY_FILE.",
        )
    if is_inside(path, settings.data_dir):
        raise Refused(
            "La clé ne se garde pas avec les données qu'elle ouvre : rien n'a été écrit.",
            remedy="Choisissez un autre endroit : un support débranché, ou une page imprimée.",
        )
    if path.parent.resolve() == settings.key_path.parent.resolve():
        raise Refused(
            "Une copie rangée à côté de la clé se perd avec elle : rien n'a été écrit.",
            remedy="Choisissez un autre endroit : un support débranché, ou une page imprimée.",
        )
    if any(map(is_back_up, _neighbours(path))):
        raise Refused(
            "Il y a une sauvegarde du site dans ce dossier : qui trouverait les deux lirait les carnets. Rien n'a été écrit.",
            remedy="Gardez la clé et la sauvegarde dans deux endroits différents.",
        )


def holds_key(path: Path) -> bool:
    """Tell whether a file is a key of a site, or a copy of one."""
    try:
        if not path.is_file() or path.stat().st_size > LONGEST_KEY:
            return False
        return key_copy.is_copy(path.read_text("utf-8"))
    except (OSError, ValueError):
        return False


def _neighbours(path: Path) -> list[Path]:
    return list(path.parent.iterdir()) if path.parent.is_dir() else []
