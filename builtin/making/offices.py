"""The offices of editor.txt and of the other sources: their titles and the words that name them in text."""

# Countries whose chief of government leads, so that 'the X leader' is the prime minister or chancellor.
PARLIAMENTARY = set("""albania armenia australia austria bahamas bangladesh barbados belgium belize bhutan bulgaria cambodia canada croatia czechia
denmark dominica east-germany estonia ethiopia fiji finland georgia germany greece grenada hungary iceland india iraq ireland israel italy jamaica japan kosovo
latvia lebanon lesotho libya luxembourg malaysia malta mauritius moldova montenegro nepal netherlands new-zealand north-macedonia norway pakistan
papua-new-guinea poland portugal saint-lucia samoa serbia singapore slovakia slovenia solomon-islands spain sweden thailand timor-leste
trinidad-and-tobago tunisia tuvalu united-kingdom vanuatu""".split()) - {"tunisia", "georgia", "timor-leste", "lebanon"}
# In these both count: a president with power beside a chief of government.
BOTH = {"france", "georgia", "lebanon", "pakistan", "poland", "romania", "tunisia", "timor-leste", "palestine", "iraq", "libya", "finland", "croatia", "serbia"}
# Monarchs who govern.
RULING = {"saudi-arabia", "jordan", "morocco", "eswatini", "qatar", "oman", "bahrain", "kuwait", "united-arab-emirates", "brunei", "monaco", "liechtenstein"}

ARTICLE = {"united-states", "united-kingdom", "netherlands", "philippines", "united-arab-emirates", "maldives", "bahamas", "gambia",
           "faroe-islands", "us-virgin-islands", "british-virgin-islands", "isle-of-man", "cook-islands", "pitcairn-islands", "falkland-islands", "cayman-islands",
           "turks-and-caicos-islands", "northern-mariana-islands", "cocos-islands", "french-southern-territories", "british-indian-ocean-territory",
           "soviet-union", "central-african-republic", "dominican-republic", "democratic-republic-of-the-congo",
           "republic-of-the-congo", "solomon-islands", "marshall-islands", "seychelles", "comoros"}

# key: title (with %s for the country), words.
OFFICES = {
    "pres": ("President of %s", ["president", "head of state"]),
    "actingpres": ("Acting President of %s", ["acting president", "interim president", "president"]),
    "pm": ("Prime Minister of %s", ["prime minister", "premier", "head of government"]),
    "premier": ("Premier of %s", ["premier", "prime minister", "head of government"]),
    "chancellor": ("Chancellor of %s", ["chancellor", "head of government"]),
    "king": ("King of %s", ["king", "monarch", "head of state"]),
    "queen": ("Queen of %s", ["queen", "monarch", "head of state"]),
    "emperor": ("Emperor of %s", ["emperor", "monarch", "head of state"]),
    "shah": ("Shah of %s", ["shah", "monarch"]),
    "emir": ("Emir of %s", ["emir", "ruler", "head of state"]),
    "sultan": ("Sultan of %s", ["sultan", "ruler", "head of state"]),
    "prince": ("Prince of %s", ["prince", "monarch", "head of state"]),
    "grandduke": ("Grand Duke of %s", ["grand duke", "monarch", "head of state"]),
    "crownprince": ("Crown Prince of %s", ["crown prince"]),
    "pope": ("Pope", ["pope", "pontiff"]),
    "leader": ("Leader of %s", ["leader", "ruler"]),
    "supremeleader": ("Supreme Leader of %s", ["supreme leader", "leader"]),
    "partychief": ("General Secretary of the Communist Party of %s", ["party chief", "general secretary", "leader"]),
    "statecounsellor": ("State Counsellor of %s", ["state counsellor", "leader"]),
    "chiefadviser": ("Chief Adviser of %s", ["chief adviser", "interim leader", "leader"]),
    "chiefexecutive": ("Chief Executive of %s", ["chief executive", "leader"]),
    "assembly": ("President of the Presidium of the Supreme People's Assembly of %s", ["head of state"]),
    "foreign": ("Minister of Foreign Affairs of %s", ["foreign minister", "top diplomat"]),
    "defence": ("Minister of Defence of %s", ["defence minister", "defense minister"]),
    "finance": ("Minister of Finance of %s", ["finance minister"]),
    "home": ("Home Secretary of %s", ["home secretary", "interior minister"]),
    "justice": ("Minister of Justice of %s", ["justice minister"]),
    "unification": ("Minister of Unification of %s", ["unification minister"]),
    "speaker": ("Speaker of the Parliament of %s", ["parliament speaker", "speaker"]),
    "nsa": ("National Security Adviser of %s", ["national security adviser", "national security advisor"]),
    "spychief": ("Head of the intelligence service of %s", ["spy chief", "intelligence chief"]),
    "un": ("Permanent Representative of %s to the United Nations", ["ambassador to the United Nations", "ambassador to the UN", "UN ambassador", "U.N. ambassador"]),
    "chiefofstaff": ("Chief of the armed forces of %s", ["military chief", "top general", "army chief"]),
    "armychief": ("Chief of Army Staff of %s", ["army chief", "military chief"]),
    "commander": ("Commander-in-Chief of the Armed Forces of %s", ["commander in chief", "army chief", "military chief", "top commander"]),
    "spokesman": ("Press secretary of the President of %s", ["spokesman", "spokesperson"]),
    "centralbank": ("Governor of the central bank of %s", ["central bank governor", "central bank chief"]),
    "headofstate": ("Head of state of %s", ["head of state"]),
    "coprince": ("Co-prince of %s", ["co-prince", "head of state"]),
    "governorgeneral": ("Governor-General of %s", ["governor-general", "governor general"]),
    "governor": ("Governor of %s", ["governor"]),
    "ltgovernor": ("Lieutenant Governor of %s", ["lieutenant governor", "lieutenant-governor"]),
    "highcommissioner": ("High Commissioner of %s", ["high commissioner"]),
    "administrator": ("Administrator of %s", ["administrator"]),
    "prefect": ("Prefect of %s", ["prefect"]),
    "commissioner": ("Commissioner of %s", ["commissioner"]),
    "chiefminister": ("Chief Minister of %s", ["chief minister", "head of government"]),
    "terrpres": ("President of %s", ["president", "head of government"]),
    "mayor": ("Mayor of %s", ["mayor", "head of government"]),
    "bailiff": ("Bailiff of %s", ["bailiff"]),
    "governoratepres": ("President of the Governorate of %s", ["president of the governorate", "head of government"]),
    "ulu": ("Ulu o Tokelau", ["ulu", "head of government"]),
    "ministerofstate": ("Minister of State of %s", ["minister of state", "head of government"]),
    "captainregent": ("Captain Regent of %s", ["captain regent", "head of state"]),
    "kingsrepresentative": ("King's Representative in %s", ["king's representative"]),
    "vicepres": ("Vice President of %s", ["vice president", "vice-president"]),
}

# Where a country has its own title or words.
OWN = {
    ("united-states", "foreign"): ("United States Secretary of State", ["secretary of state", "top diplomat"]),
    ("united-states", "defence"): ("United States Secretary of Defense", ["secretary of defense", "defense secretary", "defence secretary", "defense chief", "Pentagon chief"]),
    ("united-states", "finance"): ("United States Secretary of the Treasury", ["treasury secretary", "secretary of the treasury", "finance minister"]),
    ("united-states", "justice"): ("Attorney General of the United States", ["attorney general"]),
    ("united-states", "speaker"): ("Speaker of the House of Representatives", ["speaker of the House", "House speaker"]),
    ("united-states", "chiefofstaff"): ("Chairman of the Joint Chiefs of Staff", ["chairman of the Joint Chiefs of Staff", "top general"]),
    ("united-kingdom", "foreign"): ("Foreign Secretary of the United Kingdom", ["foreign secretary", "foreign minister", "top diplomat"]),
    ("united-kingdom", "defence"): ("Secretary of State for Defence", ["defence secretary", "defense secretary", "defence minister", "defense minister"]),
    ("united-kingdom", "finance"): ("Chancellor of the Exchequer", ["chancellor of the exchequer", "finance minister"]),
    ("india", "foreign"): ("Minister of External Affairs of India", ["external affairs minister", "foreign minister", "top diplomat"]),
    ("south-africa", "foreign"): ("Minister of International Relations of South Africa", ["international relations minister", "foreign minister", "top diplomat"]),
    ("north-korea", "leader"): ("Supreme Leader of North Korea", ["supreme leader", "leader", "ruler", "dictator"]),
    ("ireland", "pm"): ("Taoiseach", ["taoiseach", "prime minister", "premier", "head of government"]),
    ("germany", "chancellor"): ("Chancellor of Germany", ["chancellor", "head of government", "leader"]),
    ("austria", "chancellor"): ("Chancellor of Austria", ["chancellor", "head of government", "leader"]),
    ("vietnam", "partychief"): ("General Secretary of the Communist Party of Vietnam", ["party chief", "general secretary", "leader"]),
    ("bosnia-and-herzegovina", "pres"): ("Member of the Presidency of Bosnia and Herzegovina", ["presidency member"]),
}

# Offices of bodies: the body's id, title, words.
BODIES = {
    "cia": ("central-intelligence-agency", "Director of the CIA", ["director", "chief", "head"]),
    "fbi": ("federal-bureau-of-investigation", "Director of the FBI", ["director", "chief", "head"]),
    "nato": ("nato", "Secretary General of NATO", ["secretary general", "secretary-general", "chief", "head"]),
    "unsg": ("united-nations", "Secretary-General of the United Nations", ["secretary-general", "secretary general", "chief", "head"]),
    "unhuman": ("ohchr", "United Nations High Commissioner for Human Rights", ["high commissioner", "chief", "head"]),
    "iaea": ("international-atomic-energy-agency", "Director General of the IAEA", ["director general", "director-general", "chief", "head"]),
    "who": ("world-health-organization", "Director-General of the WHO", ["director-general", "director general", "chief", "head"]),
    "imf": ("international-monetary-fund", "Managing Director of the IMF", ["managing director", "chief", "head"]),
    "worldbank": ("world-bank", "President of the World Bank", ["president", "chief", "head"]),
    "wto": ("world-trade-organization", "Director-General of the WTO", ["director-general", "director general", "chief", "head"]),
    "icc": ("international-criminal-court", "Prosecutor of the International Criminal Court", ["prosecutor", "chief prosecutor"]),
    "ecb": ("european-central-bank", "President of the European Central Bank", ["president", "chief", "head"]),
    "eucommission": ("european-commission", "President of the European Commission", ["president", "chief", "head"]),
    "eucouncil": ("european-council", "President of the European Council", ["president", "chief", "head"]),
    "euforeign": ("european-union", "High Representative of the European Union for Foreign Affairs", ["foreign policy chief", "foreign affairs chief", "top diplomat", "high representative"]),
    "euparliament": ("european-parliament", "President of the European Parliament", ["president", "chief", "head"]),
    "qudsforce": ("quds-force", "Commander of the Quds Force", ["commander", "chief", "head"]),
    "irgc": ("islamic-revolutionary-guard-corps", "Commander-in-Chief of the Islamic Revolutionary Guard Corps", ["commander", "chief", "head", "commander-in-chief"]),
    "hamas": ("hamas", "Leader of Hamas", ["leader", "chief", "head"]),
    "hezbollah": ("hezbollah", "Secretary-General of Hezbollah", ["leader", "chief", "head", "secretary-general"]),
    "houthi": ("houthis", "Leader of the Houthis", ["leader"]),
    "taliban": ("taliban", "Leader of the Taliban", ["leader", "supreme leader", "chief"]),
    "alqaeda": ("al-qaeda", "Leader of al-Qaeda", ["leader", "chief"]),
    "isis": ("islamic-state", "Leader of the Islamic State", ["leader", "chief"]),
}


def body(country, key):
    """The id of what an office is of."""
    return BODIES[key][0] if key in BODIES else country


def position(country, name, key, start, end):
    """A position of a TOML entry; `name` is the country's."""
    if key in BODIES:
        of, title, words = BODIES[key]
    else:
        title, words = OWN.get((country, key), OFFICES[key])
        words, of = list(words), country
        if "%s" in title:
            title = title % (("the " if country in ARTICLE else "") + name)
        leads = (
            key in ("pm", "premier", "chancellor") and (country in PARLIAMENTARY or country in BOTH)
            or key in ("pres", "actingpres") and country not in PARLIAMENTARY
            or key in ("king", "emir", "sultan", "prince") and country in RULING
            or key == "shah"
        )
        if leads and country != "iran" and "leader" not in words:
            words.append("leader")
    made = {"title": title, "role": list(words), "of": of}
    if start:
        made["startDate"] = start
    if end:
        made["endDate"] = end
    made["key"] = key
    return made
