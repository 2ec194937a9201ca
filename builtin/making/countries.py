"""Countries and territories: names from CLDR, long names, demonyms and capitals from the Factbook, Wikidata ids from rigour,
and the corrections below, which are the editor's."""

import json
import os
import re

from .write import slug

# Codes of CLDR that are no territory that acts.
NOT_TERRITORIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "EA", "IC", "CQ", "DG", "AC", "TA", "CP"}

# Factbook files by ISO code, where the names do not tell.
FILES = {
    "mm": "bm", "ci": "iv", "cd": "cg", "cg": "cf", "cf": "ct", "cv": "cv", "fm": "fm", "ps": "we", "va": "vt", "do": "dr",
    "ae": "ae", "sh": "sh", "tf": "fs", "io": "io", "vi": "vq", "ax": "", "bq": "", "gf": "", "gp": "", "mq": "", "re": "",
    "yt": "", "um": "um", "sj": "sv", "hm": "hm", "gs": "sx", "mf": "rn", "bl": "tb", "pm": "sb", "nr": "nr", "st": "tp",
    "sz": "wz", "tr": "tu", "gb": "uk", "mk": "mk", "mo": "mc", "hk": "hk", "fk": "fk", "gm": "ga", "bs": "bf", "cz": "ez",
    "tl": "tt", "cc": "ck", "kn": "sc", "lc": "st", "vc": "vc", "pn": "pc", "ws": "ws", "as": "aq", "tz": "tz",
}
FILES["cc"] = "ck"

# The usual English name, where it is not CLDR's; the id is made from it.
NAMES = {
    "ci": "Ivory Coast", "cd": "Democratic Republic of the Congo", "cg": "Republic of the Congo", "mm": "Myanmar",
    "tr": "Turkey", "hk": "Hong Kong", "mo": "Macau", "ps": "Palestine", "sh": "Saint Helena, Ascension and Tristan da Cunha",
    "cc": "Cocos Islands", "vi": "US Virgin Islands", "um": "US Minor Outlying Islands", "cv": "Cape Verde",
    "hm": "Heard Island and McDonald Islands", "vc": "Saint Vincent and the Grenadines", "tf": "French Southern Territories",
    "gs": "South Georgia and the South Sandwich Islands", "aq": "Antarctica",
}

# Wikidata ids of the country, where rigour has that of the wider realm.
WIKIDATA = {"dk": "Q35", "nl": "Q55"}

# More names in use. Long names and the Factbook's abbreviations come by themselves.
ALIASES = {
    "us": ["US", "U.S.", "USA", "U.S.A.", "America"],
    "gb": ["UK", "U.K.", "Britain", "Great Britain"],
    "ae": ["UAE", "U.A.E."] ,
    "kp": ["DPRK", "D.P.R.K.", "N. Korea", "N Korea", "DPR Korea"],
    "kr": ["ROK", "R.O.K.", "S. Korea", "S Korea"],
    "cn": ["PRC", "P.R.C.", "Mainland China", "Communist China"],
    "tw": ["Republic of China", "Formosa", "Chinese Taipei"],
    "ru": ["Russian Federation"],
    "nl": ["Holland"],
    "ci": ["Côte d'Ivoire", "Cote d'Ivoire"],
    "cd": ["DR Congo", "DRC", "D.R. Congo", "Congo-Kinshasa", "Democratic Republic of Congo", "Zaire", "Congo"],
    "cg": ["Congo-Brazzaville", "Congo Republic", "Congo", "Republic of Congo"],
    "cf": ["Central African Republic"],
    "mm": ["Burma", "Republic of the Union of Myanmar"],
    "kh": ["Kampuchea"],
    "tr": ["Türkiye", "Turkiye", "Republic of Türkiye", "Republic of Turkiye"],
    "cz": ["Czech Republic"],
    "sk": ["Slovak Republic"],
    "mk": ["Macedonia", "FYROM", "Former Yugoslav Republic of Macedonia"],
    "sz": ["Swaziland"],
    "cv": ["Cabo Verde"],
    "tl": ["East Timor"],
    "ps": ["State of Palestine", "Palestinian Territories", "occupied Palestinian territories", "Palestinian territory"],
    "va": ["Vatican", "Holy See", "Vatican City State"],
    "hk": ["Hong Kong SAR", "HKSAR"],
    "mo": ["Macao", "Macao SAR", "Macau SAR"],
    "ba": ["Bosnia", "Bosnia-Herzegovina", "BiH"],
    "st": ["Sao Tome", "Sao Tome and Principe"],
    "tt": ["Trinidad"],
    "ag": ["Antigua"],
    "kn": ["St Kitts", "St. Kitts and Nevis"],
    "lc": ["St. Lucia", "St Lucia"],
    "vc": ["St. Vincent", "St Vincent", "St. Vincent and the Grenadines"],
    "sd": ["Republic of Sudan"],
    "lb": ["Republic of Lebanon"],
    "by": ["Byelorussia", "Belorussia"],
    "md": ["Moldavia"],
    "kg": ["Kyrgyz Republic"],
    "sa": ["KSA", "Kingdom of Saudi Arabia"],
    "la": ["Lao PDR"],
    "vn": ["Viet Nam"],
    "fm": ["Federated States of Micronesia"],
    "af": ["Islamic Emirate of Afghanistan", "Islamic Republic of Afghanistan"],
    "sy": ["Syrian Arab Republic"],
    "za": ["Republic of South Africa"],
    "lk": ["Ceylon"],
    "bf": ["Upper Volta"],
    "zw": ["Rhodesia"],
    "bj": ["Dahomey"],
    "bz": ["British Honduras"],
    "tv": ["Ellice Islands"],
    "vu": ["New Hebrides"],
    "ws": ["Western Samoa"],
    "ie": ["Republic of Ireland", "Irish Republic", "Eire"],
    "fk": ["Falklands", "Malvinas", "Islas Malvinas"],
    "nz": ["NZ", "Aotearoa"],
    "nr": ["Naoero"],
    "mp": ["Northern Marianas"],
    "vg": ["BVI"],
    "vi": ["U.S. Virgin Islands", "USVI"],
    "cc": ["Keeling Islands", "Cocos (Keeling) Islands"],
    "bq": ["Bonaire, Sint Eustatius and Saba", "BES Islands"],
    "pf": ["Tahiti"],
    "io": ["Chagos Islands", "Chagos Archipelago"],
    "sj": ["Svalbard"],
    "ax": ["Aland Islands", "Åland"],
    "cw": ["Curacao"],
    "bl": ["St. Barts", "Saint Barthelemy"],
    "re": ["Reunion", "La Réunion"],
    "tc": ["Turks and Caicos"],
    "xk": ["Kosova"],
    "sh": ["Saint Helena", "St. Helena", "St Helena"],
}

# Names that mean the country only where it is known already: abbreviations with other meanings.
WEAK = {
    "cf": ["CAR"], "tw": ["ROC"], "za": ["RSA"], "pg": ["PNG"], "fm": ["FSM"], "mh": ["RMI"], "hk": ["HK"], "ae": ["Emirates"],
    "pr": ["PR"], "mk": ["FYR Macedonia"],
    "ir": ["Islamic Republic"],
}

# Factbook abbreviations that name nothing in running text, or much else.
NO_ABBREVIATION = {"AS", "GU", "VI", "PR", "NL", "CH", "SRV", "HK", "CAR", "RSA", "PNG", "FSM", "RMI", "TCA", "DRC (or DROC)", "FDRE",
                   "US or USA", "I.O.M.", "HIMI", "TAAF", "SGSSI", "BIOT", "AFG"}

# Adjectives and inhabitants, where the Factbook's are in its own shorthand, lack usual forms, or name two.
DEMONYMS = {
    "us": "American Americans",
    "gb": "British Briton Britons Brit Brits",
    "kp": "North_Korean North_Koreans",
    "kr": "South_Korean South_Koreans",
    "cn": "Chinese",
    "hk": "Hong_Konger Hong_Kongers Hongkonger Hongkongers",
    "mo": "Macanese",
    "tw": "Taiwanese",
    "nl": "Dutch Dutchman Dutchmen Dutchwoman Dutchwomen",
    "fr": "French Frenchman Frenchmen Frenchwoman Frenchwomen",
    "ie": "Irish Irishman Irishmen Irishwoman Irishwomen",
    "es": "Spanish Spaniard Spaniards",
    "dk": "Danish Dane Danes",
    "fi": "Finnish Finn Finns",
    "se": "Swedish Swede Swedes",
    "pl": "Polish Pole Poles",
    "tr": "Turkish Turk Turks",
    "is": "Icelandic Icelander Icelanders",
    "lu": "Luxembourgish Luxembourger Luxembourgers",
    "li": "Liechtensteiner Liechtensteiners",
    "hr": "Croatian Croatians Croat Croats",
    "rs": "Serbian Serbians Serb Serbs",
    "si": "Slovenian Slovenians Slovene Slovenes",
    "sk": "Slovak Slovaks Slovakian Slovakians",
    "cz": "Czech Czechs",
    "ba": "Bosnian Bosnians",
    "mk": "Macedonian Macedonians North_Macedonian North_Macedonians",
    "xk": "Kosovan Kosovans Kosovar Kosovars",
    "va": "",
    "ch": "Swiss",
    "mc": "Monegasque Monegasques",
    "sm": "Sammarinese",
    "im": "Manx",
    "gi": "Gibraltarian Gibraltarians",
    "gg": "", "je": "",
    "kz": "Kazakhstani Kazakhstanis Kazakh Kazakhs",
    "kg": "Kyrgyzstani Kyrgyzstanis Kyrgyz",
    "tj": "Tajikistani Tajikistanis Tajik Tajiks",
    "tm": "Turkmenistani Turkmenistanis Turkmen Turkmens",
    "uz": "Uzbekistani Uzbekistanis Uzbek Uzbeks",
    "af": "Afghan Afghans",
    "bd": "Bangladeshi Bangladeshis",
    "np": "Nepali Nepalis Nepalese",
    "mv": "Maldivian Maldivians",
    "mm": "Burmese",
    "la": "Lao Laotian Laotians",
    "ph": "Philippine Filipino Filipinos Filipina Filipinas",
    "sg": "Singaporean Singaporeans",
    "tl": "Timorese East_Timorese",
    "th": "Thai Thais",
    "sa": "Saudi Saudis Saudi_Arabian Saudi_Arabians",
    "ae": "Emirati Emiratis",
    "ps": "Palestinian Palestinians",
    "il": "Israeli Israelis",
    "eh": "Sahrawi Sahrawis",
    "bw": "Botswanan Botswanans Motswana Batswana",
    "ls": "Basotho Mosotho",
    "sz": "Swazi Swazis",
    "mg": "Malagasy",
    "ne": "Nigerien Nigeriens",
    "ng": "Nigerian Nigerians",
    "cd": "Congolese",
    "cg": "Congolese",
    "gw": "Bissau-Guinean Bissau-Guineans",
    "gq": "Equatorial_Guinean Equatorial_Guineans Equatoguinean Equatoguineans",
    "ci": "Ivorian Ivorians Ivoirian Ivoirians",
    "bf": "Burkinabe Burkinabé",
    "so": "Somali Somalis",
    "cv": "Cape_Verdean Cape_Verdeans Cabo_Verdean Cabo_Verdeans",
    "km": "Comoran Comorans Comorian Comorians",
    "cf": "Central_African Central_Africans",
    "sc": "Seychellois",
    "st": "Sao_Tomean Sao_Tomeans",
    "et": "Ethiopian Ethiopians",
    "ar": "Argentine Argentines Argentinian Argentinians Argentinean Argentineans",
    "sr": "Surinamese",
    "sv": "Salvadoran Salvadorans Salvadorean Salvadoreans",
    "ht": "Haitian Haitians",
    "ec": "Ecuadorian Ecuadorians Ecuadorean Ecuadoreans",
    "by": "Belarusian Belarusians Belarussian Belarussians",
    "rw": "Rwandan Rwandans Rwandese",
    "pr": "Puerto_Rican Puerto_Ricans",
    "tt": "Trinidadian Trinidadians Tobagonian Tobagonians",
    "ag": "Antiguan Antiguans Barbudan Barbudans",
    "kn": "Kittitian Kittitians Nevisian Nevisians",
    "vc": "Vincentian Vincentians",
    "bb": "Barbadian Barbadians Bajan Bajans",
    "vg": "British_Virgin_Islander British_Virgin_Islanders",
    "vi": "", "tc": "", "mp": "",
    "aw": "Aruban Arubans",
    "cw": "Curaçaoan Curaçaoans",
    "fk": "Falkland_Islander Falkland_Islanders",
    "gl": "Greenlandic Greenlander Greenlanders",
    "pm": "",
    "nz": "New_Zealander New_Zealanders",
    "au": "Australian Australians Aussie Aussies",
    "fm": "Micronesian Micronesians",
    "ki": "I-Kiribati",
    "vu": "Ni-Vanuatu Vanuatuan Vanuatuans",
    "nf": "Norfolk_Islander Norfolk_Islanders",
    "wf": "Wallisian Wallisians Futunan Futunans",
    "cx": "Christmas_Islander Christmas_Islanders",
    "as": "American_Samoan American_Samoans",
    "gu": "Guamanian Guamanians",
    "re": "Réunionese", "mq": "Martinican Martinicans", "gp": "Guadeloupean Guadeloupeans", "gf": "French_Guianese",
    "yt": "Mahoran Mahorans",
}

# Capitals and seats that stand for a government; None: the Factbook's capital is mostly a place, or the country's own name.
SEATS = {
    "us": ["Washington", "Washington, D.C.", "Washington DC", "Washington D.C.", "White House"],
    "gb": ["London", "Downing Street", "10 Downing Street", "Whitehall", "Westminster"],
    "ru": ["Moscow", "Kremlin"],
    "cn": ["Beijing", "Peking", "Zhongnanhai"],
    "kr": ["Seoul", "Blue House", "Cheong Wa Dae"],
    "kp": ["Pyongyang"],
    "fr": ["Paris", "Élysée", "Élysée Palace", "Quai d'Orsay", "Matignon"],
    "de": ["Berlin"],
    "it": ["Rome", "Quirinale", "Palazzo Chigi", "Farnesina"],
    "es": ["Madrid", "Moncloa"],
    "ua": ["Kyiv", "Kiev", "Bankova"],
    "jp": ["Tokyo", "Kantei"],
    "in": ["New Delhi", "Delhi"],
    "pk": ["Islamabad"],
    "tr": ["Ankara"],
    "ir": ["Tehran", "Teheran"],
    "il": ["Jerusalem"],
    "ps": ["Ramallah", "Mukataa"],
    "au": ["Canberra"],
    "br": ["Brasília", "Brasilia", "Planalto", "Itamaraty"],
    "ar": ["Buenos Aires", "Casa Rosada"],
    "cl": ["Santiago", "La Moneda"],
    "ve": ["Caracas", "Miraflores"],
    "co": ["Bogotá", "Bogota", "Casa de Nariño"],
    "mx": ["Mexico City", "Los Pinos"],
    "ph": ["Manila", "Malacañang", "Malacañang Palace"],
    "my": ["Kuala Lumpur", "Putrajaya"],
    "id": ["Jakarta"],
    "va": None,
    "nl": ["Amsterdam"],
    "be": ["Brussels"],
    "za": ["Pretoria"],
    "bo": ["La Paz"],
    "lk": ["Colombo"],
    "bj": ["Porto-Novo", "Cotonou"],
    "bi": ["Gitega", "Bujumbura"],
    "ci": ["Yamoussoukro", "Abidjan"],
    "sz": ["Mbabane"],
    "tz": ["Dodoma"],
    "ng": ["Abuja", "Aso Rock"],
    "mm": ["Naypyidaw", "Nay Pyi Taw", "Naypyitaw", "Yangon", "Rangoon"],
    "kz": ["Astana", "Nur-Sultan"],
    "md": ["Chisinau", "Chișinău"],
    "xk": ["Pristina", "Prishtina"],
    "ge": ["Tbilisi"],
    "sa": ["Riyadh"],
    "eg": ["Cairo"],
    "cr": None, "gy": None, "jm": None, "sc": None, "gd": None, "ag": None, "vc": None, "kn": None, "dm": None, "bs": None,
    "lc": None, "fk": None, "bm": None, "ms": None, "nf": None, "gi": None, "mc": None, "sm": None, "lu": None, "sg": None,
    "dj": None, "ad": None, "kw": ["Kuwait City"], "gt": ["Guatemala City"], "pa": ["Panama City"], "nr": None, "tv": None,
    "sh": None, "pm": None, "im": None, "ky": None, "ai": None, "tc": None, "vi": None, "vg": None, "pr": None, "cx": None,
    "cc": None, "io": None, "sj": None, "pn": None, "gg": None, "je": None, "mf": None, "bl": None, "as": None, "gs": None,
    "gq": ["Malabo"], "cy": ["Nicosia"], "la": ["Vientiane"], "vn": ["Hanoi"], "pw": None, "fm": None, "ki": None,
    "cv": ["Praia"], "fj": ["Suva"], "vu": ["Port Vila"], "ly": ["Tripoli"], "rs": ["Belgrade"], "al": ["Tirana"],
    "az": ["Baku"], "tm": ["Ashgabat", "Ashkhabad"], "uz": ["Tashkent"], "td": ["N'Djamena", "Ndjamena"], "gu": None,
    "pf": None, "wf": None, "nc": None, "mp": None, "aw": None, "cw": None, "sx": None, "fo": None, "gl": None, "ck": None, "nu": None,
    "to": ["Nuku'alofa"], "tt": ["Port of Spain"], "cm": ["Yaoundé", "Yaounde"], "tg": ["Lomé", "Lome"], "py": ["Asunción", "Asuncion"],
    "mv": ["Malé"], "bn": ["Bandar Seri Begawan"], "hk": None, "mo": None, "is": ["Reykjavik", "Reykjavík"], "st": None,
    "gw": ["Bissau"], "ye": ["Sanaa", "Sana'a"], "do": ["Santo Domingo"], "sb": ["Honiara"], "mn": ["Ulaanbaatar", "Ulan Bator"],
    "np": ["Kathmandu", "Katmandu"], "qa": ["Doha"], "bd": ["Dhaka", "Dacca"], "jo": ["Amman"], "sv": ["San Salvador"],
}

# States that are no more: code of rigour, name, aliases, demonyms, seats, summary.
PAST = [
    ("suhh", "Soviet Union", ["USSR", "U.S.S.R.", "Soviet Russia", "Union of Soviet Socialist Republics"], ["Soviet", "Soviets"],
     "Federal socialist state, 1922 to 1991."),
    ("dd", "East Germany", ["German Democratic Republic", "GDR"], ["East German", "East Germans"], "German state, 1949 to 1990."),
    ("cshh", "Czechoslovakia", [], ["Czechoslovak", "Czechoslovaks", "Czechoslovakian", "Czechoslovakians"], "State, 1918 to 1992."),
    ("yucs", "Yugoslavia", ["SFR Yugoslavia", "Federal Republic of Yugoslavia", "Socialist Federal Republic of Yugoslavia"],
     ["Yugoslav", "Yugoslavs", "Yugoslavian", "Yugoslavians"], "State, 1918 to 2003."),
    ("csxx", "Serbia and Montenegro", [], [], "State union, 2003 to 2006."),
    ("", "South Yemen", ["People's Democratic Republic of Yemen", "PDRY"], ["South Yemeni", "South Yemenis"], "State, 1967 to 1990."),
    ("", "South Vietnam", [], ["South Vietnamese"], "State, 1955 to 1975."),
    ("", "North Vietnam", [], ["North Vietnamese"], "State, 1945 to 1976."),
]

# Parts of countries that act and whose names hold a country's name.
PARTS = [
    ("England", "united-kingdom", ["Englishman", "Englishmen", "Englishwoman"], [], "Q21"),
    ("Scotland", "united-kingdom", ["Scottish", "Scot", "Scots", "Scotsman", "Scotsmen"], ["Edinburgh", "Holyrood"], "Q22"),
    ("Wales", "united-kingdom", ["Welsh", "Welshman", "Welshmen"], ["Cardiff"], "Q25"),
    ("Northern Ireland", "united-kingdom", ["Northern Irish"], ["Stormont"], "Q26"),
    ("New Mexico", "united-states", ["New Mexican", "New Mexicans"], [], "Q1522"),
    ("New Jersey", "united-states", [], [], "Q1408"),
    ("Inner Mongolia", "china", [], [], "Q41079"),
    ("Gaza", "palestine", ["Gazan", "Gazans"], [], "Q39760"),
    ("West Bank", "palestine", [], [], "Q36678"),
    ("Crimea", "ukraine", ["Crimean", "Crimeans"], [], "Q7835"),
    ("Somaliland", "somalia", ["Somalilander", "Somalilanders"], ["Hargeisa"], "Q34754"),
    ("Iraqi Kurdistan", "iraq", [], ["Erbil"], "Q205047"),
    ("Transnistria", "moldova", ["Transnistrian", "Transnistrians"], ["Tiraspol"], "Q907112"),
    ("Abkhazia", "georgia", ["Abkhaz", "Abkhazian", "Abkhazians"], ["Sukhumi"], "Q23334"),
    ("South Ossetia", "georgia", ["South Ossetian", "South Ossetians"], ["Tskhinvali"], "Q23427"),
    ("Northern Cyprus", "cyprus", ["Turkish Cypriot", "Turkish Cypriots"], [], "Q23681"),
    ("Nagorno-Karabakh", "azerbaijan", [], ["Stepanakert"], "Q2397204"),
    ("Catalonia", "spain", ["Catalan", "Catalans"], [], "Q5705"),
    ("Chechnya", "russia", ["Chechen", "Chechens"], ["Grozny"], "Q5187"),
    ("Tibet", "china", ["Tibetan", "Tibetans"], ["Lhasa"], "Q17252"),
    ("Xinjiang", "china", [], [], "Q34800"),
    ("Zanzibar", "tanzania", ["Zanzibari", "Zanzibaris"], [], "Q1774"),
    ("Ascension Island", "united-kingdom", [], [], "Q46197"),
    ("Tristan da Cunha", "united-kingdom", [], [], "Q220982"),
    ("Diego Garcia", "united-kingdom", [], [], "Q184851"),
    ("Sark", "guernsey", [], [], "Q3405693"),
    ("Clipperton Island", "france", [], [], "Q161258"),
    ("Canary Islands", "spain", ["Canarian"], [], "Q5813"),
    ("Ceuta", "spain", [], [], "Q5823"),
    ("Melilla", "spain", [], [], "Q5831"),
]

# Codes of CLDR for territories that ISO 3166-1 counts with another (`ea`: Ceuta and Melilla).
RESERVED = {"ac": "ascension-island", "ta": "tristan-da-cunha", "dg": "diego-garcia", "cq": "sark", "cp": "clipperton-island", "ic": "canary-islands", "ea": "ceuta"}


# Territories whose parent rigour does not give: their present rulers are those of another country.
DEPENDENT = {
    "anguilla", "bermuda", "british-virgin-islands", "cayman-islands", "cook-islands", "falkland-islands", "gibraltar", "guernsey", "isle-of-man",
    "jersey", "montserrat", "niue", "norfolk-island", "pitcairn-islands", "saint-helena-ascension-and-tristan-da-cunha", "turks-and-caicos-islands",
    "us-virgin-islands", "wallis-and-futuna", "tokelau", "faroe-islands", "greenland", "andorra",
}


def plain(name):
    return slug(name.replace("&", "and").replace("St.", "Saint"))


def people(text):
    """The words of a Factbook field such as `Chadian(s)` or `Beninese (singular and plural)`."""
    found = []
    for part in re.split(r",|;|/| or ", re.sub(r"\((?:singular|plural|collective|US|colloq)[^)]*\)|note.*$", "", text)):
        part = part.strip()
        if part.endswith("(s)"):
            found += [part[:-3], part[:-3] + "s"]
        elif part and part not in ("none", "NA") and "(" not in part:
            found.append(part)
    return found


def capital(text):
    """The names of a Factbook capital, its notes left out."""
    text = re.sub(r"\([^)]*\)", "", text.split(";")[0]).strip()
    return [text] if text and len(text) < 30 and "no official" not in text else []


def unique(items):
    return list(dict.fromkeys(item for item in items if item))


def make(facts):
    """The entries; also the maps from ISO and Factbook codes to ids that the leaders need."""
    with open(os.path.join(facts, "cldr-territories-en.json"), encoding="utf-8") as file:
        cldr = json.load(file)["main"]["en"]["localeDisplayNames"]["territories"]
    with open(os.path.join(facts, "rigour-territories.jsonl"), encoding="utf-8") as file:
        rigour = {row["code"]: row for row in map(json.loads, file)}
    with open(os.path.join(facts, "factbook-2026-05.json"), encoding="utf-8") as file:
        factbook = {os.path.basename(row["file"])[:-5]: row for row in json.load(file)}
    by_name = {}
    for code, row in factbook.items():
        for name in (row["short"], row["long"]):
            if name and name != "none":
                by_name.setdefault(plain(name), code)

    actors, ids, files = [], {}, {}
    for code, cldr_name in sorted(cldr.items()):
        if not re.fullmatch("[A-Z]{2}", code) or code in NOT_TERRITORIES:
            continue
        iso = code.lower()
        name = NAMES.get(iso) or cldr_name.replace("&", "and").replace("St. ", "Saint ").replace("’", "'")
        row = rigour[iso]
        ids[iso] = ids[row.get("alpha3", iso)] = slug(name)
        book_code = FILES.get(iso, by_name.get(plain(name)) or by_name.get(plain(row["name"])))
        book = factbook.get(book_code, {})
        if book:
            files[book_code] = iso
        long = book.get("long", "").split(";")[0].split("(")[0].strip()
        abbreviation = book.get("abbr", "").split("(")[0].strip()
        names = ALIASES.get(iso, []) + [row["full_name"]]
        names += [long] if long not in ("", "none") else []
        names += [abbreviation] if book.get("abbr") not in NO_ABBREVIATION and abbreviation and " " not in abbreviation else []
        names += [cldr[key].replace("’", "'") for key in (code + "-alt-short", code + "-alt-variant") if key in cldr]
        if "St. " in cldr_name:
            names.append(cldr_name.replace("&", "and"))
        demonym = DEMONYMS.get(iso)
        if demonym is None:
            demonym = people(book.get("adj", "")) + people(book.get("noun", ""))
        else:
            demonym = demonym.replace("_", "\0").split()
            demonym = [word.replace("\0", " ") for word in demonym]
        seats = SEATS.get(iso, capital(book.get("capital", "")))
        wiki = WIKIDATA.get(iso, row["qid"])
        aliases = [alias for alias in (re.sub("^[Tt]he ", "", one) for one in names) if alias != name and not re.search(r"[(\[]|Islas? ", alias) and alias != "Hong Kong SAR China"]
        weak = list(WEAK.get(iso, []))
        actor = {
            "id": ids[iso], "schema": "Country", "name": name, "alias": unique(aliases), "weakAlias": weak,
            "demonym": unique(word for word in demonym if word != name), "metonym": unique(seats or []),
            "wikidataId": wiki, "factSource": "factbook, cldr, rigour" if book else "cldr, rigour", "asOf": "2026-05",
        }
        parent = row.get("parent")
        if parent:
            actor["parent"] = parent
        actors.append(actor)
    for actor in actors:
        parent = actor.pop("parent", None)
        if parent in ids and ids[parent] != actor["id"]:
            actor["country"] = ids[parent]
    for code, name, aliases, demonyms, summary in PAST:
        actors.append({"id": slug(name), "schema": "Country", "name": name, "alias": aliases, "demonym": demonyms, "summary": summary,
                       "wikidataId": rigour.get(code, {}).get("qid"), "factSource": "rigour, editor" if code in rigour else "editor", "asOf": "2026-05"})
    for name, country, demonyms, seats, wiki in PARTS:
        alias = ["Gaza Strip"] if name == "Gaza" else []
        actors.append({"id": slug(name), "schema": "PublicBody", "name": name, "alias": alias, "demonym": demonyms, "metonym": seats, "country": country,
                       "wikidataId": wiki, "factSource": "editor", "asOf": "2026-05"})
    return actors, ids, files, factbook
