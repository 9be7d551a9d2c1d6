"""The words that bring somebody back to her place: easy to read, to say and to spell, and never hurtful.

All are masculine, so that any name goes with any quality; no two sound alike (tests/cohorts/test_mots.py).
"""

NAMES: tuple[str, ...] = tuple(
    """
    abricot arbre arrosoir atelier autobus avion balcon ballon banc bassin bateau bonnet bosquet
    bouchon bouquet bouton bracelet buisson bureau cabas cadre café cahier calendrier camion canal
    canapé canard carnet carreau carrefour carton casier chalet champ chapeau chariot chemin chêne
    chocolat cinéma citron clavier clocher coffre collier comptoir coquelicot couloir courrier
    coussin crayon croissant damier dessin disque domino drap drapeau écran écureuil escalier étang
    fauteuil feuillage filet flacon flocon foulard fruit galet gant garage gâteau gilet globe
    gobelet gravier grenier guichet guidon hamac hameau hangar haricot herbier hibou hublot igloo
    iris jardin jasmin jeton jouet journal kayak kiosque lac lampion lavoir légume lilas livre logis
    losange lundi magasin manège manteau marché matin melon métro meuble miel miroir moulin mouton
    muguet musée navire nuage oignon oiseau olivier orchestre oreiller ourson panier panneau papier
    papillon parapluie parasol parc parquet passage peigne perron perroquet phare piano pichet
    pinceau placard plafond plancher plateau pneu poirier pommier pont portail poteau potager préau
    prunier puits pupitre quai quartier radeau radis raisin rameau râteau refuge réveil rideau
    rivage robinet rocher roseau ruban ruisseau sable sac salon sapin savon seau sentier sifflet
    soleil sommet soulier square stade stylo tabouret tableau tablier tambour tapis taxi théâtre
    tilleul timbre tipi tiroir toit tonneau torrent tournesol tracteur train tramway tricot trottoir
    tunnel vallon vase vélo verger vestiaire village violon virage voilier volcan volet wagon yaourt
    zèbre
    """.split()  # noqa: SIM905 - a list that people read
)

QUALITIES: tuple[str, ...] = tuple(
    """
    agile ancien animé apaisé argenté arrondi attentif audacieux azur beige blanc bleu boisé brave
    brillant brodé brun calme carré chaleureux champêtre chantant charmant clair coloré complet
    confiant content corail cordial courageux créatif cuivré curieux délicat délicieux direct
    discret doré douillet doux droit durable éclairé éclatant élancé élégant émeraude enchanté
    enjoué ensoleillé entier épais épatant espiègle estival étoilé étonnant fameux familier festif
    feutré fidèle fier fleuri floral flottant fluide fondant fort frais franc fruité gai géant
    généreux gentil gourmand gracieux grand gravé gris habile harmonieux heureux honnête humble
    illustre imagé immense inattendu indigo inédit ingénieux inventif ivoire jaune joli jovial
    joyeux juste kaki laineux large lavande léger libre limpide lisse loyal lumineux lunaire magique
    magnifique malicieux malin marin matinal mauve merveilleux mignon mobile moderne modeste
    moelleux montagnard musical nacré naturel neuf noir nomade nouveau nuageux ocre ondulé optimiste
    orange original ouvert ovale pailleté paisible parfait parfumé patient peint perlé pétillant
    plaisant plein plissé poétique pointu poli ponctuel populaire posé pourpre précieux précis
    premier printanier proche profond prudent puissant radieux rapide ravi rayé rayonnant réel
    rêveur robuste rond rose rouge royal rural rustique safran sage salé savoureux secret serein
    simple sincère soigné solaire solide songeur sonore souple souriant spacieux stable sucré
    superbe tendre tiède tissé tonique tranquille transparent tressé tropical turquoise unique
    urbain utile vaillant vaste velouté vert vif vigoureux violet vivant voisin volant voyageur vrai
    zélé
    """.split()  # noqa: SIM905 - a list that people read
)
