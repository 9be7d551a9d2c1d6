"""Lines of the drawing, as SVG paths."""

from collections.abc import Sequence

Point = tuple[float, float]


def nombre(value: float) -> str:
    """Give a length with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def courbe(points: Sequence[Point]) -> str:
    """Give a way that leaves and arrives flat: straight on a level, a bend from one to another."""
    (x, y), *others = points
    drawn = [f"M{nombre(x)} {nombre(y)}"]
    for to_x, to_y in others:
        if abs(to_y - y) < 0.05:  # noqa: PLR2004 - less than what is written
            drawn.append(f"H{nombre(to_x)}")
        else:
            half = nombre((x + to_x) / 2)
            drawn.append(f"C{half} {nombre(y)} {half} {nombre(to_y)} {nombre(to_x)} {nombre(to_y)}")
        x, y = to_x, to_y
    return "".join(drawn)


def rectangle(x: float, y: float, wide: float, tall: float) -> str:
    return arrondi(x, y, wide, tall)


def arrondi(
    x: float, y: float, wide: float, tall: float, *, gauche: float = 0, droite: float = 0
) -> str:
    """Give a rectangle whose left or right corners are round."""
    left, right = _corner(gauche, wide, tall), _corner(droite, wide, tall)
    ends = f"{nombre(x + wide)} {nombre(y + right)}V{nombre(y + tall - right)}"
    top = f"M{nombre(x + left)} {nombre(y)}H{nombre(x + wide - right)}"
    lower = f"{nombre(x + wide - right)} {nombre(y + tall)}H{nombre(x + left)}"
    back = f"{nombre(x)} {nombre(y + tall - left)}V{nombre(y + left)}"
    start = f"{nombre(x + left)} {nombre(y)}Z"
    return top + _turn(right, ends) + _turn(right, lower) + _turn(left, back) + _turn(left, start)


def _corner(radius: float, wide: float, tall: float) -> float:
    return min(radius, wide, tall / 2)


def _turn(radius: float, to: str) -> str:
    return f"A{nombre(radius)} {nombre(radius)} 0 0 1 {to}" if radius else f"L{to}"


def forme(categorie: str | None, x: float, y: float, wide: float, tall: float) -> str:
    """Give the form of a category, stretched to hold a number; a plain square when there is none."""
    middle, half = nombre(y + tall / 2), tall / 2
    match categorie:
        case "personne":
            return arrondi(x, y, wide, tall, gauche=half, droite=half)
        case "pratiques":
            top, bottom = nombre(y - 4), nombre(y + tall + 4)
            points = f"{nombre(x + wide / 2)} {top} {nombre(x + wide)} {middle}"
            return f"M{points} {nombre(x + wide / 2)} {bottom} {nombre(x)} {middle}Z"
        case "institutions":
            left, right, low = nombre(x + half / 2), nombre(x + wide - half / 2), nombre(y + tall)
            top = f"M{left} {nombre(y)}H{right}L{nombre(x + wide)} {middle}"
            return f"{top} {right} {low}H{left}L{nombre(x)} {middle}Z"
        case _:
            return arrondi(x, y, wide, tall)
