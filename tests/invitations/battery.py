"""Nasty files, each with what becomes of it: whole files refused with one sentence, or lines with theirs."""

import io
import zipfile
from dataclasses import dataclass

ADDED, DOUBT, ASIDE = "ajoutee", "a_verifier", "ecartee"
SAVE_AS = "Dans votre tableur : Fichier, Enregistrer sous, format CSV."


@dataclass(frozen=True)
class Nasty:
    """One file: its bytes, the verdict and name of each line, and words that its sentences must hold."""

    data: bytes
    lines: tuple[tuple[str, str], ...] = ()  # (verdict, name)
    says: tuple[str, ...] = ()  # in the sentences of its lines, or in how it was read
    refused: str = ""  # the beginning of the sentence, when the file is no list


def zipped(inside: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(inside, "<xml/>")
    return held.getvalue()


def many(count: int) -> bytes:
    rows = "".join(
        f"Nom{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)};Marie;m{n}@example.org\n"
        for n in range(count)
    )
    return f"Nom;Prénom;Courriel\n{rows}".encode()


MARIE, BOB = (ADDED, "Marie Dupont"), (ADDED, "Bob Martin")
TITLES = "Prénom;Nom;Courriel\n"

BATTERY = {
    # encodings
    "UTF-8 with a BOM, quoted titles": Nasty(
        '\ufeff"Prénom";"Nom"\r\n"Agnès";"Noël"\r\n'.encode(), ((ADDED, "Agnès Noël"),), ("lu en UTF-8",)
    ),
    "UTF-8 without a BOM": Nasty("Prénom;Nom\nAgnès;Noël\n".encode(), ((ADDED, "Agnès Noël"),)),
    "Latin-1, as Excel writes it": Nasty(
        "Prénom;Nom\r\nAgnès;Noël\r\nÉlise;L’Hôte\r\n".encode("cp1252"),
        ((ADDED, "Agnès Noël"), (ADDED, "Élise L’Hôte")), ("lu en Windows (cp1252)",),
    ),
    "MacRoman": Nasty(
        "Prénom;Nom\rAgnès;Noël\rÉlise;Prévôt\r".encode("mac_roman"),
        ((ADDED, "Agnès Noël"), (ADDED, "Élise Prévôt")), ("ancien Mac",),
    ),
    "MS-DOS": Nasty("Prénom;Nom\r\nAgnès;Noël\r\n".encode("cp850"), ((ADDED, "Agnès Noël"),), ("MS-DOS",)),
    "UTF-16 little-endian": Nasty("Prénom\tNom\r\nAgnès\tNoël\r\n".encode("utf-16"), ((ADDED, "Agnès Noël"),), ("lu en UTF-16", "tabulations")),
    "UTF-16 big-endian": Nasty(b"\xfe\xff" + "Prénom;Nom\nAgnès;Noël".encode("utf-16-be"), ((ADDED, "Agnès Noël"),)),
    "UTF-16 whose mark was lost": Nasty("Prénom;Nom\nAgnès;Noël\n".encode("utf-16-le"), ((ADDED, "Agnès Noël"),)),
    "UTF-8 read once as Windows": Nasty(
        "Prénom;Nom\nAgnÃ¨s;Petit\n".encode(), ((DOUBT, "Agnès Petit"),), ("lettres abîmées réparées",)
    ),
    # separators and quotes
    "commas": Nasty(b"first name,last name\nMarie,Dupont\n", (MARIE,), ("séparé par des virgules",)),
    "bars": Nasty(b"Prenom|Nom\nMarie|Dupont\n", (MARIE,), ("barres",)),
    "Excel's own first line": Nasty(b"sep=,\r\nPrenom,Nom\r\nMarie,Dupont\r\n", (MARIE,), ("virgules",)),
    "mixed separators": Nasty(
        "Prénom;Nom\nMarie;Dupont\nBob,Martin\n".encode(), (MARIE, (DOUBT, "Bob Martin")),
        ("Ligne 3 : cette ligne est séparée par des virgules, pas les autres",),
    ),
    "quotes with separators and line ends inside": Nasty(
        'Prénom;Nom;Employeur\r\nMarie;"Dupont";"CCAS ; pôle\r\nsocial"\r\nBob;"Mar""tin";\r\n'.encode(),
        (MARIE, (DOUBT, "Bob Martin")), ("Ligne 4 : signes enlevés",),
    ),
    "a quote that never closes": Nasty(
        'Prénom;Nom\n"Marie;Dupont\nBob;Martin\n'.encode(), ((DOUBT, "Marie Dupont"), BOB),
        ("Ligne 2 : un guillemet s'ouvre et ne se ferme pas",),
    ),
    "carriage returns alone": Nasty("Prénom;Nom\rMarie;Dupont\rBob;Martin".encode(), (MARIE, BOB)),
    "trailing separators and blank lines": Nasty(
        "\n\nPrénom;Nom;;;\n;;;;\nMarie;Dupont;;;\n   \n\u00a0;\u200b;\nBob;Martin;;;\n\n".encode(), (MARIE, BOB)
    ),
    "decimal commas beside": Nasty(
        "Nom;Prénom;Note;Heures\nDupont;Marie;12,5;7,25\n".encode(), (MARIE,), ("colonnes laissées de côté : « Note », « Heures »",)
    ),
    "more cells than titles": Nasty(
        "Prénom,Nom\nMarie,Dupont,12,5\n".encode(), ((DOUBT, "Marie Dupont"),), ("plus de cases que de titres",)
    ),
    # titles and columns
    "English titles in another order": Nasty(
        b"Company;E-mail;Last Name;First Name\nCCAS;marie@example.org;Dupont;Marie\n", (MARIE,)
    ),
    "no titles, surname in capitals": Nasty(b"DUPONT;Marie\nMARTIN;Bob\n", (MARIE, BOB), ("les colonnes ont été devinées",)),
    "no titles, names that tell nothing": Nasty(
        b"Alpha;Beta\nGamma;Delta\n", ((DOUBT, "Alpha Beta"), (DOUBT, "Gamma Delta")),
        ("prénom et nom ont peut-être été pris l'un pour l'autre",),
    ),
    "a title above the titles": Nasty(
        "Liste des stagiaires 2027\n\nPrénom;Nom\nMarie;Dupont\n".encode(), ((ASIDE, ""), MARIE), ("Ligne 1 : au-dessus de la ligne des titres",)
    ),
    "two lists glued together": Nasty(
        "Prénom;Nom\nMarie;Dupont\nPrénom;Nom\nBob;Martin\n".encode(), (MARIE, (ASIDE, ""), BOB), ("Ligne 3 : la ligne des titres est répétée",)
    ),
    "phone numbers": Nasty("Prénom;Nom;Téléphone\nMarie;Dupont;06 01 02 03 04\n".encode(), (MARIE,), ("les numéros de téléphone ne sont pas repris",)),
    "a total at the end": Nasty("Nom;Prénom\nDupont;Marie\nTotal;12\n".encode(), (MARIE, (ASIDE, "")), ("« Total » n'est pas le nom d'une personne",)),
    # names
    "everything in capitals": Nasty("Nom;Prénom\nDE LA TOUR;ANNE-MARIE\nD'ARTAGNAN;JO\n".encode(), ((ADDED, "Anne-Marie de la Tour"), (ADDED, "Jo d'Artagnan"))),
    "capitals first, in one column": Nasty(
        b"Nom complet\nDUPONT Marie\n", ((DOUBT, "Marie Dupont"),), ("« DUPONT Marie » est proposé comme « Marie Dupont »",)
    ),
    "no name, only figures, only a picture": Nasty(
        "Prénom;Nom;Courriel\n;;a@example.org\n12;34;b@example.org\n🎉;;c@example.org\n".encode(),
        ((ASIDE, ""), (ASIDE, ""), (ASIDE, "")), ("Ligne 2 : aucun nom avec des lettres", "Ligne 3 : aucun nom", "Ligne 4 : aucun nom"),
    ),
    "a picture beside a name": Nasty("Prénom;Nom\nMarie 🎉;Dupont\n".encode(), ((DOUBT, "Marie Dupont"),), ("signes enlevés",)),
    "too long a name": Nasty(f"Prénom;Nom\nMarie;{'D' * 90}\n".encode(), ((ASIDE, ""),), ("le nom a 96 signes, 60 au plus",)),
    "signs that cannot be seen": Nasty("Prénom;Nom\n\u200bMa\u00adrie\u00a0;\u2009Du\u2060pont\ufeff\n".encode(), (MARIE,)),
    "signs of command": Nasty("Prénom;Nom\nMa\x07rie;Du\x1bpont\n".encode(), ((DOUBT, "Marie Dupont"),), ("signes de commande enlevés",)),
    "letters turned around": Nasty("Prénom;Nom\nMarie\u202e;Dupont\n".encode(), ((DOUBT, "Marie Dupont"),), ("signes de commande",)),
    "another alphabet": Nasty("Prénom;Nom\nفاطمة;الزهراء\nОльга;Иванова\n".encode(), ((ADDED, "فاطمة الزهراء"), (ADDED, "Ольга Иванова"))),
    "two people on a line": Nasty(b"Nom complet\nMarie et Bob Martin\n", ((DOUBT, "Marie et Bob Martin"),), ("plusieurs personnes sur une ligne ?", "que si vous cochez")),
    # formulas
    "formulas": Nasty(
        'Prénom;Nom\n=1+1;Dupont\n"=HYPERLINK(""http://x"")";Dupont\n@SUM(A1);Dupont\n+33 1;Dupont\n"\t=2";Dupont\n'.encode(),
        ((ASIDE, ""),) * 5, ("Ligne 2 : la case commence par « = », comme une formule de tableur", "Ligne 4 : la case commence par « @ »"),
    ),
    "signs of formulas before names": Nasty(
        'Prénom;Nom;Employeur\n-Marie;+Dupont;=SOMME(A1)\n"\tBob";Martin;-CCAS\n'.encode(),
        ((DOUBT, "Marie Dupont"), (DOUBT, "Bob Martin")),
        ("Ligne 2 : la case commence par « - »", "« =SOMME(A1) » ressemble à une formule : laissé de côté", "Ligne 3 : une case commence par « - »"),
    ),
    # addresses
    "addresses that are none": Nasty(
        f"{TITLES}Marie;Dupont;marie@\nBob;Martin;bob at example.org\n".encode(), ((DOUBT, "Marie Dupont"), (DOUBT, "Bob Martin")),
        ("Ligne 2 : « marie@ » n'est pas une adresse électronique : pas de courriel", "Ligne 3 : « bob at example.org » n'est pas"),
    ),
    "an address that forges a header": Nasty(
        f'{TITLES}Marie;Dupont;"a@example.org\r\nBcc: b@example.org"\n'.encode(), ((DOUBT, "Marie Dupont"),), ("plusieurs adresses : « a@example.org » est gardée",)
    ),
    "an address without a name": Nasty(
        f"{TITLES};;marie.dupont@example.org\n".encode(), ((DOUBT, "Marie Dupont"),), ("pas de nom : il a été tiré de l'adresse",)
    ),
    # doubles
    "the same line twice": Nasty(
        f"{TITLES}Marie;Dupont;m@example.org\nDUPONT;;\nmarie;DUPONT;M@example.org\n".encode(),
        (MARIE, (ADDED, "Dupont"), (ASIDE, "Marie Dupont")), ("Ligne 4 : même nom et même adresse qu'à la ligne 2. Rien n'est ajouté.",),
    ),
    "homonyms": Nasty(
        f"{TITLES}Marie;Dupont;a@example.org\nMarie;Dupont;b@example.org\nMarie;Dupont;\nMarie;Dupont;\n".encode(),
        (MARIE, (DOUBT, "Marie Dupont"), (DOUBT, "Marie Dupont"), (DOUBT, "Marie Dupont")),
        ("Ligne 3 : même nom qu'à la ligne 2 : deux personnes différentes ?", "Ligne 5 : même nom qu'à la ligne 4, et rien pour distinguer les deux"),
    ),
    "an address that two share": Nasty(
        f"{TITLES}Marie;Dupont;a@example.org\nBob;Martin;a@example.org\n".encode(), (MARIE, (DOUBT, "Bob Martin")), ("même adresse électronique qu'à la ligne 2",)
    ),
    # sizes
    "five thousand lines": Nasty(many(5_000), says=("lu en UTF-8",)),
    "one line too many": Nasty(many(5_001), refused="Cette liste a 5001 lignes : 5000 au plus à la fois."),
    "one giant line": Nasty(b"a" * 300_000, ((ASIDE, ""),), ("cette ligne est bien trop longue pour une personne",)),
    "more than 2 MB": Nasty(b"Marie Dupont\n" * 200_000, refused="Ce fichier pèse plus de 2 Mo."),
    "nothing": Nasty(b"", refused="Ce fichier est vide."),
    "a BOM and blank lines": Nasty(b"\xef\xbb\xbf\r\n \r\n", refused="Ce fichier est vide."),
    "only titles": Nasty("Prénom;Nom;Courriel\n".encode(), refused="Il n'y a que la ligne des titres"),
    "only separators": Nasty(b";;;\n;;;\n", refused="Il n'y a rien de lisible dans cette liste."),
    # other files under this name
    "a photo (JPEG)": Nasty(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), refused=f"Ce fichier est une image, pas une liste en texte. {SAVE_AS}"),
    "a photo (PNG)": Nasty(b"\x89PNG\r\n\x1a\n\x00\x00", refused="Ce fichier est une image"),
    "a photo (HEIC)": Nasty(b"\x00\x00\x00\x18ftypheic\x00", refused="Ce fichier est une image"),
    "a PDF": Nasty(b"%PDF-1.7\n%\xe2\xe3", refused="Ce fichier est un document PDF"),
    "a workbook of Excel": Nasty(zipped("xl/workbook.xml"), refused="Ce fichier est un classeur Excel"),
    "an old workbook of Excel": Nasty(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", refused="Ce fichier est un ancien classeur Excel"),
    "a document of Word": Nasty(zipped("word/document.xml"), refused="Ce fichier est un document Word"),
    "an archive": Nasty(zipped("liste.csv"), refused="Ce fichier est une archive compressée"),
    "a page of the web": Nasty(b"\xef\xbb\xbf \n<!DOCTYPE html><html><table><tr>", refused="Ce fichier est une page web"),
    "data": Nasty(b'[{"nom": "Dupont"}]', refused="Ce fichier est un fichier de données"),
    "contacts": Nasty(b"BEGIN:VCARD\r\nVERSION:3.0\r\n", refused="Ce fichier est un carnet d'adresses"),
    "bytes": Nasty(b"Marie\x00\x01\x02Dupont\xff\x00;\n" * 3, refused="Ce fichier n'est pas du texte"),
}  # fmt: skip
