#!/usr/bin/env python3
"""Makes the long tables of the lexicon from public fact tables.   make_lexicon_tables.py SOURCES DESTINATION

SOURCES holds countries.tsv (mledoze/countries, ODbL 1.0), cities.tsv (GeoNames, CC BY 4.0), given_names_us.tsv (US Social
Security, public domain), given_names_uk.tsv (UK statistics offices, OGL) and cue_verbs.json (counts over PolNeAR).
DESTINATION gets countries.txt, cities.txt, given_names.txt and cue_verbs.txt in the form that Lexicon reads.
"""
import csv, json, pathlib, sys, unicodedata

source, destination = map(pathlib.Path, sys.argv[1:3])

# What the source lacks: the short forms that news uses, nouns for people, seats that are not the legal capital.
ALIASES = {
    "US": "U.S.|U.S|America|USA|U.S.A.|States", "GB": "U.K.|Britain", "AE": "U.A.E.", "CD": "D.R. Congo|DR Congo|Congo",
    "CZ": "Czechia", "MK": "Macedonia", "MM": "Burma", "SZ": "Swaziland", "CI": "Ivory Coast|Cote d'Ivoire", "NL": "Holland",
    "TR": "Turkey", "CV": "Cape Verde", "TL": "East Timor", "KR": "Korea", "PS": "Palestinian Territories", "VA": "Vatican",
    "BA": "Bosnia", "CG": "Congo-Brazzaville|Republic of Congo", "GM": "Gambia", "BS": "Bahamas", "KP": "DPRK",
}
CAPITALS = {
    "US": "Washington|Washington, D.C.|Washington DC|Washington, DC", "IL": "Tel Aviv|Jerusalem", "NL": "The Hague",
    "BO": "La Paz", "CI": "Abidjan", "TZ": "Dodoma|Dar es Salaam", "UA": "Kyiv|Kiev", "ZA": "Pretoria", "KZ": "Astana",
    "BJ": "Cotonou|Porto-Novo", "MM": "Naypyidaw", "LK": "Colombo", "PS": "Ramallah", "TD": "N'Djamena|N'djamena",
    "SZ": "Mbabane", "BI": "Gitega|Bujumbura",
}
PEOPLE = {
    "GB": "British|Briton|Britons", "FR": "French|Frenchman|Frenchmen|Frenchwoman", "ES": "Spanish|Spaniard|Spaniards",
    "DK": "Danish|Dane|Danes", "SE": "Swedish|Swede|Swedes", "FI": "Finnish|Finn|Finns", "PL": "Polish|Pole|Poles",
    "TR": "Turkish|Turk|Turks", "NL": "Dutch|Dutchman", "PH": "Philippine|Filipino|Filipinos", "IE": "Irish|Irishman",
    "IS": "Icelandic|Icelander|Icelanders", "LU": "Luxembourgish|Luxembourger", "SA": "Saudi|Saudis|Saudi Arabian",
    "TH": "Thai|Thais", "AF": "Afghan|Afghans", "KZ": "Kazakh|Kazakhs", "KG": "Kyrgyz", "UZ": "Uzbek|Uzbeks",
    "TJ": "Tajik|Tajiks", "TM": "Turkmen", "RS": "Serbian|Serb|Serbs", "HR": "Croatian|Croat|Croats", "SK": "Slovak|Slovaks",
    "CZ": "Czech|Czechs", "SI": "Slovene|Slovenian", "GR": "Greek|Greeks", "IL": "Israeli|Israelis", "PS": "Palestinian",
    "IQ": "Iraqi|Iraqis", "PK": "Pakistani|Pakistanis", "BD": "Bangladeshi|Bangladeshis", "KW": "Kuwaiti|Kuwaitis",
    "OM": "Omani|Omanis", "QA": "Qatari|Qataris", "YE": "Yemeni|Yemenis", "SO": "Somali|Somalis", "EC": "Ecuadorian",
    "AR": "Argentine|Argentinian|Argentines", "BF": "Burkinabe|Burkinabè", "CI": "Ivorian", "LS": "Basotho", "BW": "Motswana",
    "MG": "Malagasy", "NZ": "New Zealander", "CH": "Swiss", "KR": "South Korean", "KP": "North Korean", "NP": "Nepali",
}


def people(iso, demonyms):
    names = PEOPLE.get(iso, "").split("|") + demonyms.replace(", ", "|").split("|")
    out = []
    for name in filter(None, names):
        out.append(name)
        if name[-1] in "ni" or name.endswith(("er", "ean")):
            out.append(name + "s")
    return list(dict.fromkeys(out))


def plain(name):
    """The name as papers without accents print it."""
    letters = unicodedata.normalize("NFD", name.translate(str.maketrans("ıøØłŁđĐ’‘", "ioOlLdD''")))
    return "".join(c for c in letters if not unicodedata.combining(c)).replace("ß", "ss").replace("æ", "ae").replace("Æ", "Ae")


def latin(name):
    return name.isascii() or all(ord(c) < 0x250 or c in "’‘" for c in name)


with open(source / "countries.tsv", encoding="utf-8") as lines, open(destination / "countries.txt", "w", encoding="utf-8") as out:
    out.write("# Made by .tools/make_lexicon_tables.py from mledoze/countries (ODbL 1.0).\n[country]\n")
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        iso = row["cca2"]
        names = [row["common"], row["official"]] + row["alternatives"].split("|") + ALIASES.get(iso, "").split("|")
        names = [n for n in dict.fromkeys(names) if n and latin(n) and n != "the Abode of Peace" and "‘" not in n and " '" not in n and "," not in n and (len(n) > 2 or n in ("US", "UK"))]
        names += [plain(n) for n in names]
        names = [n.removeprefix("The ").removeprefix("the ") for n in names]
        capitals = CAPITALS.get(iso, "").split("|") + row["capitals"].split("|")
        capitals = [c for c in dict.fromkeys(capitals) if c]
        money = row["currencies"].split(":")[0]
        member = 1 if row["un_member"] == "1" else 0
        out.write(" | ".join(dict.fromkeys(names)) + f" ; iso={iso} ; capital=" + "|".join(capitals)
                  + " ; people=" + "|".join(people(iso, row["demonyms"])) + f" ; currency={money} ; state={member}\n")

# Cities: one word lists are read as evidence only, so that common words do no harm; very short ones are left out.
with open(source / "cities.tsv", encoding="utf-8") as lines:
    cities = {row["name"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
cities = sorted(c for c in cities if latin(c) and len(c) > 3 and c[0].isupper() and "(" not in c)
listed = set(cities)
cities = [c if plain(c) == c or plain(c) in listed else f"{c} | {plain(c)}" for c in cities]
(destination / "cities.txt").write_text(
    "# Made by .tools/make_lexicon_tables.py from GeoNames (CC BY 4.0).\n[city]\n" + "\n".join(cities) + "\n", encoding="utf-8")

names = {}
with open(source / "given_names_us.tsv", encoding="utf-8") as lines:
    for row in csv.DictReader(lines, delimiter="\t"):
        boys, girls = names.get(row["name"], (0, 0))
        names[row["name"]] = (boys + 40 * int(row["years_in_boys_list"]), girls + 40 * int(row["years_in_girls_list"]))
with open(source / "given_names_uk.tsv", encoding="utf-8") as lines:
    for row in csv.DictReader(lines, delimiter="\t"):
        if int(row["boys"]) + int(row["girls"]) < 30:
            continue
        boys, girls = names.get(row["name"], (0, 0))
        names[row["name"]] = (boys + int(row["boys"]), girls + int(row["girls"]))


def gender(boys, girls):
    if boys >= 9 * max(girls, 1):
        return "m"
    if girls >= 9 * max(boys, 1):
        return "f"
    return "u"


with open(destination / "given_names.txt", "w", encoding="utf-8") as out:
    out.write("# Made by .tools/make_lexicon_tables.py from US Social Security (public domain) and UK statistics (OGL).\n")
    for sort in "mfu":
        out.write(f"[givenName ; gender={sort}]\n")
        chosen = sorted(n for n, (b, g) in names.items() if b + g >= 60 and len(n) > 1 and gender(b, g) == sort)
        out.write("\n".join(chosen) + "\n")

verbs = json.loads((source / "cue_verbs.json").read_text())
with open(destination / "cue_verbs.txt", "w", encoding="utf-8") as out:
    out.write("# Made by .tools/make_lexicon_tables.py: of each verb, how often per mille it attributes, with a clause behind it and without.\n[cueVerb]\n")
    for verb, (clause, other) in sorted(verbs.items()):
        out.write(f"{verb} ; clause={round(1000 * clause)} ; other={round(1000 * other)}\n")
