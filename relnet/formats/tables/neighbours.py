"""What columns are called in the languages around: French, Dutch, Spanish, Italian, Polish.

Colleagues and customers there pass their lists on. Only what tells who somebody is and how to
reach them is looked for; a word that says something else in German or English is left out.
"""

from __future__ import annotations

NEIGHBOURS = {
    "name": "nom, nom complet, nom et prénom, prénom et nom, prénom nom, nom prénom,"
    " naam, volledige naam, contactpersoon, nombre, nombre completo, nombre y apellidos,"
    " nome, nome completo, nominativo, nome e cognome, imię i nazwisko",
    "given": "prénom, prénoms, voornaam, imię, nombre de pila",
    "additional": "deuxième prénom, segundo nombre, secondo nome",
    "particle": "tussenvoegsel, tussenvoegsels",
    "family": "nom de famille, achternaam, familienaam, apellidos, apellido, cognome, sobrenome,"
    " nazwisko",
    "suffix": "suffixe, suffisso, sufijo, achtervoegsel",
    "prefix": "civilité, aanhef, tratamiento, titolo, título, zwrot grzecznościowy",
    "organization": "société, entreprise, organisme, raison sociale, nom de la société, bedrijf,"
    " bedrijfsnaam, organisatie, empresa, compañía, nombre de la empresa, organización, azienda,"
    " società, ditta, ragione sociale, nome azienda, nazwa firmy, przedsiębiorstwo",
    "department": "département, afdeling, departamento, reparto, dział",
    "title": "fonction, poste, intitulé du poste, titre, posizione, functie, functietitel, cargo,"
    " puesto, ruolo, mansione, qualifica, stanowisko",
    "email": "courriel, adresse e mail, adresse mail, adresse électronique, adresse de messagerie,"
    " e mailadres, correo, correo electrónico, dirección de correo electrónico, indirizzo e mail,"
    " indirizzo posta elettronica, indirizzo di posta elettronica, posta elettronica, correio"
    " eletrónico, adres e mail",
    "phone": "numéro de téléphone, tél, tél fixe, telefoon, telefoonnummer, teléfono,"
    " número de teléfono, telefono, numero di telefono, telefone, numer telefonu",
    "mobile": "portable, téléphone portable, téléphone mobile, tél mobile, gsm, mobiel,"
    " mobiel nummer, mobiele telefoon, móvil, teléfono móvil, celular, cellulare, telemóvel,"
    " komórka, telefon komórkowy",
    "fax": "télécopie, télécopieur",
    "url": "site web, page web, site internet, sitio web, página web, sito web, strona internetowa",
    "address": "adres, dirección, indirizzo, morada, endereço, adresse postale",
    "street": "rue, straat, calle, via, ulica",
    "postcode": "code postal, npa, código postal, codice postale, cap, kod pocztowy",
    "city": "ville, localité, plaats, woonplaats, ciudad, población, città, località, cidade,"
    " miasto",
    "country": "pays, pays région, país, país o región, paese, land regio, nazione, kraj",
    "birthday": "date de naissance, anniversaire, geboortedatum, verjaardag, fecha de nacimiento,"
    " cumpleaños, data di nascita, compleanno, data de nascimento, data urodzenia",
    "note": "remarque, remarques, commentaire, commentaires, opmerking, opmerkingen, notities,"
    " notas, comentarios, observaciones, osservazioni, uwagi, notatki",
}
# What is a whole name, unless another column has the first or the last one.
SURNAMES, FIRST_NAMES = {"name", "nom", "naam"}, {"nombre", "nome"}
