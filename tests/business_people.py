"""Invented people as German address books have them: who is one person, and who is not.

Each line is an entry: who it is, name, and FIELD=VALUE. Entries of one letter are one person.
"""

from program import card

ENTRIES = """
A Jürgen Groß | org=Groß Greiftechnik GmbH | mail=j.gross@greiftechnik.example | tel=030 23125 010
A Prof. Dr.-Ing. Jürgen Groß | org=Groß Greiftechnik GmbH & Co. KG | mail=J.Gross@greiftechnik.example
A Juergen Gross | org=Groß Greiftechnik | tel=+49 30 23125010
A Groß, Jürgen | org=GROSS Greiftechnik | mail=j.gross@greiftechnik.example | cell=0171 3920010
B Hans Müller | tel=030 23125 020 | mail=hans.mueller@web.example | adr=Lindenweg 4;Erfurt;99084
B Hans Mueller | cell=0171 3920020 | mail=hans.mueller@web.example
C Petra Müller | tel=030 23125 020 | adr=Lindenweg 4;Erfurt;99084 | cell=0171 3920021
C Petra Müller | cell=+49 171 3920021 | org=Stadtwerke Erfurt
D Uwe Koch | org=Voss AG | mail=info@voss.example | tel=030 23125 100
D Uwe Koch | org=Voss Aktiengesellschaft | mail=uwe.koch@voss.example | tel=030 23125 112
D Koch Uwe | org=Voss | mail=uwe.koch@voss.example
E Silke Brandt | org=Voss AG | mail=info@voss.example | tel=030 23125 100
E Silke Brandt | org=Voss AG | mail=silke.brandt@voss.example | tel=030 23125 113
F Karl Jäger sen. | org=Jäger KG | mail=info@jaeger.example | tel=030 23125 200 | bday=1948-03-02
F Karl Jäger sen. | org=Jäger KG | bday=1948-03-02 | cell=0171 3920030
G Karl Jäger jun. | org=Jäger KG | mail=info@jaeger.example | tel=030 23125 200 | bday=1979-11-20
G Karl Jaeger jun. | org=Jäger KG | mail=karl.jaeger@jaeger.example | bday=1979-11-20
H Dieter Otto | org=Otto & Sohn OHG | tel=030 23125 300 | bday=1950-01-07 | mail=dieter.otto@otto.example
I Dieter Otto | org=Otto & Sohn OHG | tel=030 23125 300 | bday=1981-06-30 | mail=d.otto@otto.example
J Anna Weber | org=Voss AG | mail=anna.weber@voss.example | url=https://www.linkedin.com/in/anna-weber-17 | title=Einkäuferin
J Anna Weber | org=Koch Pumpen GmbH | mail=weber@koch-pumpen.example | url=linkedin.com/in/anna-weber-17/ | title=Leiterin Einkauf
J Dr. Anna Weber | org=Koch Pumpen GmbH | mail=weber@koch-pumpen.example
K Katrin Schulz | org=Ökten Logistik | mail=k.schulz@oekten.example | cell=0171 3920040
K Katrin Schulz | org=Reuter Robotik AG | mail=schulz@reuter.example | cell=+491713920040
L Thomas Müller | org=Reuter Robotik AG | mail=thomas.mueller@reuter.example | tel=030 23125 401
L Thomas Mueller | org=Reuter Robotik AG | mail=thomas.mueller@reuter.example
M Thomas Müller | org=Reuter Robotik AG | mail=thomas.mueller2@reuter.example | tel=030 23125 402
N Thomas Müller | org=Voss AG | mail=t.mueller@voss.example
O Andrea Schmidt | org=Ökten Logistik | mail=a.schmidt@oekten.example | bday=1975-05-05
P Andrea Schmidt | org=Ökten Logistik | mail=andrea.schmidt@oekten.example | bday=1990-09-09
Q Hans-Peter Kühn | org=Kühn Sensorik e.K. | mail=hp.kuehn@kuehn.example
Q H.-P. Kühn | org=Kühn Sensorik | mail=hp.kuehn@kuehn.example
Q Hanspeter Kuehn | org=Kühn Sensorik e.K. | cell=0171 3920050
R Lena Hoffmann | org=Lindner Antriebe SE | cell=0171 3920060 | mail=lena.hoffmann@lindner.example
R Lena Hoffmann-Vogt | org=Lindner Antriebe SE | cell=0171 3920060
S Lisa Krause | adr=Am Anger 12;Gera;07545 | bday=1992-02-14 | mail=lisa.krause@post.example
T Lena Krause | adr=Am Anger 12;Gera;07545 | bday=1992-02-14 | mail=lena.krause@post.example
U Max Huber | tel=030 23125 500 | adr=Isarweg 3;München;80331
V Moritz Huber | tel=030 23125 500 | adr=Isarweg 3;München;80331
W Stefan Wölkerling | org=Dörfler Messtechnik GmbH | mail=sw@doerfler.example
W Stephan Woelkerling | org=Dörfler Messtechnik | mail=sw@doerfler.example | title=Prokurist
X Ansgar Wölkerling | org=Stadt Gießen | tel=030 23125 610
X Ansgar Wölkerling | org=Stadtverwaltung Gießen | tel=030 23125 610
Y Voss AG | kind=org | mail=info@voss.example | tel=030 23125 100
Y VOSS Aktiengesellschaft | kind=org | tel=+49 30 23125100
Z Voss Automotive GmbH | kind=org | mail=info@voss-automotive.example
a Reuter Robotik AG | kind=org | tel=030 23125 400
b Mehmet Yılmaz | org=Yılmaz Bau UG (haftungsbeschränkt) | cell=0171 3920070
b Mehmet Yilmaz | org=Yilmaz Bau UG | cell=0171 39 200 70 | mail=m.yilmaz@yilmaz.example
c Ali Yılmaz | org=Yılmaz Bau UG (haftungsbeschränkt) | mail=a.yilmaz@yilmaz.example
d Friedrich von der Heide | org=Heide Holz | mail=vdheide@heide.example
d Fritz von der Heide | org=Heide Holz KG | mail=vdheide@heide.example
e Karin von der Heide | org=Heide Holz | tel=030 23125 700
f Michael Schneider | org=Becker & Partner mbB | mail=schneider@becker.example | cell=0171 3920080
f Mike Schneider | org=Becker & Partner | cell=0171 3920080
g Michaela Schneider | org=Becker & Partner mbB | mail=m.schneider@becker.example
h Sabine Peters | url=https://www.xing.com/profile/Sabine_Peters4 | org=Albers Steuerungen
h Sabine Peters | url=xing.com/profile/Sabine_Peters4 | mail=sabine.peters@albers.example
i Sabine Peters | url=https://www.xing.com/profile/Sabine_Peters9 | org=Quast Logistik
j Wolfgang Bauer | tel=030 23125 800 | org=Bauer Bau
k Wolfram Bauer | tel=030 23125 800 | org=Bauer Bau
l Zoë Lemaire | org=Atelier Lemaire | mail=zoe@lemaire.example
l Zoe Lemaire | mail=zoe@lemaire.example | cell=0171 3920090
m Renate Fuchs | org=Fuchs Elektro | mail=buero@fuchs.example
n Rainer Fuchs | org=Fuchs Elektro | mail=buero@fuchs.example
""".strip().splitlines()


def entries():
    """Return (who, vCard) of each entry."""
    return [(line[0], _card(line[2:])) for line in ENTRIES]


def _card(text):
    name, *fields = (part.strip() for part in text.split("|"))
    return card(name, *[made for field in fields for made in _lines(field, name)])


def _lines(field, name):
    kind, _, value = field.partition("=")
    if kind == "kind":
        return [f"ORG:{name}", "X-ABShowAs:COMPANY"]
    if kind == "adr":
        street, city, postcode = value.split(";")
        return [f"ADR:;;{street};{city};;{postcode};"]
    names = {"org": "ORG", "mail": "EMAIL", "tel": "TEL;TYPE=WORK", "cell": "TEL;TYPE=CELL", "bday": "BDAY",
             "url": "URL", "title": "TITLE"}  # fmt: skip
    return [f"{names[kind]}:{value}"]
