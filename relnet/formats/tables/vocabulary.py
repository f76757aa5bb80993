"""The words for what columns of tables hold, in German and in English.

Each field with what it may be called; letters, accents, blanks and punctuation as one likes.
"""

from __future__ import annotations

LEFT_OUT = "-"  # the field of a column that is understood, and of no use

ENGLISH = {
    "name": "full name, display name, fn, contact, contact name, contact person, attendee,"
    " attendee name, lead name, participant, participant name, visitor, visitor name, delegate,"
    " delegate name, first and last name, first name last name, name and surname,"
    " formatted name, name original name, user name original name",
    "given": "given name, first name, first names, forename, first, fname,"
    " attendee name given name",
    "additional": "additional name, additional names, middle name, middle names, middle,"
    " second name",
    "family": "family name, last name, surname, last, lname, attendee name family name",
    "particle": "name particle, nobiliary particle, family name prefix, last name prefix",
    "prefix": "name prefix, salutation, honorific, academic title, attendee name title",
    "suffix": "name suffix",
    "nickname": "nick name, nicknames, preferred name, preferred first name, known as",
    "organization": "organization name, organisation, organisation name, company, company name,"
    " employer, employer name, account name, institution, affiliation, firm, associated company,"
    " primary associated company, related company, company organization, company institution, org",
    "department": "organization department, dept, division, org unit, organizational unit",
    "title": "job title, position, function, role, job, organization title, headline,"
    " designation, occupation, job function, job role, job position, position title",
    "email": "emails, mail, email address, email addresses, mail address, email id, emailadr",
    "phone": "phones, telephone, phone number, phone numbers, telephone number, tel, tel no,"
    " landline, landline phone, landline number, contact number, contact no, direct line,"
    " direct number, direct dial",
    "mobile": "sms, mobile phone, mobile number, mobile phone number, cell, cell phone, cellphone,"
    " cellular, cell number, mobile no",
    "fax": "fax number, facsimile, telefax, fax no",
    "pager": "pager number, beeper",
    "url": "urls, website, websites, web, web site, web page, webpage, homepage, home page, www,"
    " web address, internet, blog",
    "profile": "profiles, profile url, social profile, social media",
    "messenger": "messengers, messenger name, im, im address, instant messenger, screen name",
    "address": "addresses, postal address, mailing address, full address",
    "street": "street address, street name, street 1, address line 1, address line, address 1,"
    " address street, street address line, street line",
    "street_number": "street no, building number",
    "extended": "extended address, street 2, address 2, address line 2, apartment, suite, care of,"
    " building",
    "po_box": "p o box, post office box, address po box",
    "postcode": "post code, zip, zip code, postal code, zip postal code, postcode zip",
    "city": "town, suburb, locality, city town, municipality",
    "postcode_city": "zip city, postcode city, postal code city",
    "region": "state, province, county, state province, state region",
    "country": "country region, nation, country name",
    "birthday": "birth date, date of birth, dob, born, born on",
    "day_of_birth": "birth day of month",
    "month_of_birth": "birth month",
    "year_of_birth": "birth year",
    "anniversary": "wedding anniversary, wedding day, wedding date",
    "note": "notes, comment, comments, remark, remarks, memo, free text, lead notes,"
    " conversation notes, qualifying notes, info, annotation, annotations, description, background,"
    " background info, additional info, additional information",
    "tag": "tags, category, categories, label, labels, group, groups, group membership, keywords",
    "uid": "uuid, guid",
    "badge": "badge id, badge number, badge no, badge code, ticket id, ticket number, ticket no,"
    " ticket code, barcode, qr code, scan code, attendee id, registration id, registration number,"
    " registration code, reference id, badge uuid",
    "met_on": "met, scan time, scan date, scanned at, scanned on, scan timestamp, time scanned,"
    " date scanned, first upload, first scan, first scanned, captured at, captured on,"
    " capture time, capture date, captured date, date captured, lead date, scan date time,"
    " scanned date, scan date and time, met at, date met, visit date, visited on,"
    " date of visit, date visited, day of visit, met date, meeting date",
    "rating": "lead rating, stars, star rating, lead score, lead quality, lead temperature,"
    " qualification, lead qualification",
    "language": "preferred language, correspondence language",
    "spouse": "husband, wife, spouse name",
    "child": "children, kids",
    "assistant": "assistant name, assistant s name",
    "manager": "manager s name, manager name, supervisor, reports to, reporting to",
    "referred_by": "referrer, recommended by, introduced by",
    LEFT_OUT: "id, handle, created at, last interaction on, last contact, gender, sex, device,"
    " device name, device id, scanned by, captured by, scanner, scanner name, photo, initials",
}
GERMAN = {
    "name": "vollständiger name, voller name, anzeigename, ganzer name, vor und nachname,"
    " vorname nachname, nachname vorname, name vorname, vorname name, kontakt, kontaktname,"
    " ansprechpartner, ansprechpartnerin, ansprechpartner in, kontaktperson, teilnehmer,"
    " teilnehmerin, teilnehmer in, teilnehmername, besucher, besuchername, vor u nachname,"
    " formatierter name",
    "given": "vorname, vornamen, rufname, teilnehmername vorname,"
    " vorname adressattyp natürl person",
    "additional": "weitere vornamen, weiterer vorname, zweiter vorname, zweitname, mittelname",
    "particle": "namensvorsatz, namensvorsätze, vorsatzwort, vorsatzwörter, adelstitel,"
    " adelsprädikat",
    "family": "nachname, familienname, zuname, teilnehmername nachname,"
    " teilnehmername familienname, name adressattyp natürl person",
    "prefix": "anrede, titel, namenspräfix, akademischer titel, akad titel, akad grad,"
    " titel akad grad, titel vorangestellt, akademischer grad, adressanrede, teilnehmername titel",
    "suffix": "namenszusatz, namenssuffix, titel nachgestellt, nachgestellter titel",
    "nickname": "spitzname",
    "organization": "firma, firmenname, unternehmen, unternehmensname, arbeitgeber, betrieb,"
    " institut, einrichtung, behörde, dienststelle, name der firma, firma organisation,"
    " firma institution, verknüpftes unternehmen, zugeordnetes unternehmen,"
    " verbundenes unternehmen, zugehöriges unternehmen,"
    " name adressattyp unternehmen",
    "department": "abteilung, bereich",
    "title": "fkt, funktion, rolle, stelle, stellenbezeichnung, berufsbezeichnung, beruf,"
    " tätigkeit, arbeitstitel, amt, jobtitel, funktion position, position funktion, jobbezeichnung,"
    " stellung im betrieb, stellung im unternehmen, position im unternehmen,"
    " funktion im unternehmen",
    "email": "e mail adresse, mailadresse, mail adresse, elektronische post",
    "phone": "telefon, telefonnummer, telefonnr, telefon nr, tel nr, rufnummer, festnetz,"
    " festnetznummer, fon, telefonnummern, durchwahl, direktwahl, direktnummer",
    "mobile": "mobil, mobiltelefon, mobilnummer, mobilfunk, mobilfunknummer, mobil nr, mobilnr,"
    " handy, handynummer, handynr, natel, mobiltelefonnummer, mobiltelefonnr, mobil tel,"
    " funktelefon",
    "fax": "faxnummer, telefaxnummer, faxnr, telefax nr",
    "url": "webseite, website url, internetseite, internetadresse, netzseite, web adresse,"
    " internetpräsenz",
    "profile": "profil, profil url, profillink, profil link",
    "messenger": "sofortnachricht",
    "address": "adresse, anschrift, postanschrift, postadresse",
    "street": "straße, str, straße hausnummer, straße hausnr, straße und hausnummer, straße nr,"
    " straße haus nr, straße u hausnummer, straße und nr, straße hnr, adresszeile 1, adresszeile,"
    " strassenname",
    "house_number": "hausnummer, hausnr, haus nr, hnr, house no",
    "extended": "adresszusatz, adresszeile 2, zusatz, anschriftenzusatz, adress zusatz",
    "po_box": "postfach",
    "postcode": "plz, postleitzahl, plz code",
    "city": "ort, stadt, wohnort, gemeinde, ortschaft, ort stadt",
    "postcode_city": "plz ort, plz und ort, plz stadt, postleitzahl ort",
    "region": "bundesland, kanton, provinz, bundesland kanton, bundesland region",
    "country": "land, staat, land region, länder regionscode, länderkennzeichen, länderkz, lkz,"
    " land kz",
    "birthday": "geburtstag, geburtsdatum, geb, geb datum, geboren, geboren am, geb am, geb tag",
    "day_of_birth": "tag der geburt",
    "month_of_birth": "geburtsmonat",
    "year_of_birth": "geburtsjahr",
    "anniversary": "jahrestag, hochzeitstag",
    "note": "bem, notiz, notizen, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar,"
    " kommentare, freitext, gesprächsnotiz, gesprächsnotizen, vermerk, hinweis, notizfeld,"
    " beschreibung, hintergrund, messenotiz, besuchsnotiz, zusatzinformationen",
    "tag": "kat, kategorie, kategorien, gruppe, gruppen, stichwort, stichwörter, schlagwort,"
    " schlagwörter, schlagworte, verteiler, markierung",
    "badge": "badgenummer, badge nr, badge nummer, ticketnummer, ticket nr, ticket nummer,"
    " teilnehmernummer, ausweisnummer, registrierungsnummer",
    "met_on": "getroffen am, getroffen, kennengelernt am, gescannt am, scan zeit, scan zeitpunkt,"
    " scan datum, scanzeit, scanzeitpunkt, scandatum, zeitpunkt des scans, erfasst am,"
    " erfassungsdatum, erfassungszeitpunkt, gesprächsdatum, datum des gesprächs, erstkontakt,"
    " erster scan, kontaktdatum, gespräch am, besucht am, besuch am, besuchsdatum,"
    " datum des besuchs, tag des besuchs, besuchstag, messebesuch am",
    "rating": "bewertung, sterne, leadbewertung, lead bewertung, qualifizierung, einstufung",
    "language": "sprache, korrespondenzsprache",
    "spouse": "ehepartner, ehepartnerin, ehepartner in, ehefrau, ehemann, lebenspartner,"
    " lebenspartnerin",
    "child": "kinder",
    "assistant": "assistent, assistentin, assistent in, name assistent, assistenz",
    "manager": "vorgesetzter, vorgesetzte, vorgesetzte r, name des vorgesetzten",
    "referred_by": "empfohlen von, vermittelt durch, empfehlung von",
    LEFT_OUT: "geschlecht, gerät, gerätename, gescannt von, erfasst von, scanner name, foto, bild,"
    " initialen",
}
# Networks and messengers, whose columns hold an address there.
NETWORKS = (
    "linkedin", "xing", "twitter", "facebook", "instagram", "mastodon", "github", "bluesky",
    "youtube", "tiktok", "threads",
)  # fmt: skip
SERVICES = (
    "skype", "whatsapp", "telegram", "signal", "threema", "icq", "jabber", "xmpp", "msn", "aim",
    "wechat", "matrix",
)  # fmt: skip
# Words that say which of several it is; the label they give, '' if none.
PLACES = {
    "home": "home private privat private privater privates personal persönlich persönliche zuhause"
    " priv p domicile domicilio thuis personnel privé personale particular abitazione",
    "work": "work business office company corporate organization organisation geschäftlich"
    " geschäftliche geschäftlicher dienstlich dienstliche dienstl beruflich berufliche berufl büro"
    " firma firmen geschäft arbeit unternehmens geschäftl gesch d g bureau professionnel"
    " professionnelle travail werk zakelijk trabajo ufficio uff lavoro",
    "other": "other weitere weiterer weiteres sonstige sonstiger sonstiges andere anderer anderes"
    " autre altro altra otro otra alternative alternate zusätzliche",
    "": "primary primäre primär secondary sekundäre sekundär main haupt 1st default standard"
    " preferred bevorzugt bevorzugte all alle current aktuell aktuelle aktueller aktuelles second"
    " zweite zweiter zweites"
    " attendee participant visitor invitee registrant lead contact person teilnehmer teilnehmers"
    " besucher besuchers kontakt ansprechpartner"
    " ansprechpartnerin kontaktperson your ihre ihr"
    " meine mailing customer client guest gast user nutzer zentrale direkt direct der des die the"
    " del de op",
}
COMPOUNDS = {"privat": "home", "dienst": "work", "firmen": "work", "geschafts": "work",
              "buro": "work", "arbeits": "work", "haupt": "", "home": "home", "work": "work",
              "business": "work", "other": "other", "mailing": "",
              "werk": "work", "huis": "home"}  # fmt: skip
# What forms remark beside the name of a column: E-Mail (Pflichtfeld), Birthday (DD.MM.YYYY).
REMARKS = {
    "optional", "required", "mandatory", "pflicht", "pflichtfeld", "pflichtangabe", "freiwillig",
    "falls", "vorhanden", "bekannt", "if", "available", "known", "mit", "vorwahl", "format",
    "tt", "mm", "jjjj", "jj", "dd", "yyyy", "yy", "utc",
}  # fmt: skip
# Words that an address field, or the place where a number is, may do without.
FILLERS = {"address", "adresse", "adres", "addr", "anschrift", "postanschrift", "number",
           "nummer", "nr", "no", "url", "link", "profil", "profile"}  # fmt: skip
HANDLES = {"id", "handle", "username"}  # Skype ID, Twitter Handle
REACHED = {"mobile": "cell", "cell": "cell", "mobil": "cell", "handy": "cell", "fax": "fax"}
# Lines of somebody's own, of which many write the extension alone.
DIRECT = ("durchwahl", "direktwahl", "direktnummer", "directline", "directnumber", "directdial")
CHANNELS = ("email", "phone", "mobile", "fax", "pager", "url", "profile", "messenger")
ADDRESS = (
    "address", "street", "house_number", "street_number", "extended", "po_box", "postcode",
    "city", "postcode_city", "region", "country", "whole_address",
)  # fmt: skip
POSITION = ("organization", "department", "title")
# Who is named beside a Name, which is the firm's then, or beside the parts of another name.
CONTACTS = {
    "contact", "contactname", "contactperson", "kontakt", "kontaktname", "kontaktperson",
    "ansprechpartner", "ansprechpartnerin",
}  # fmt: skip
NAMING = ("name", "given", "family", "nickname", *CHANNELS, "badge")
# What people may call a column's field; the others are parts of what programs write.
FIELDS = tuple(field for field in {**ENGLISH, **GERMAN} if field != LEFT_OUT)
