"""Mail addresses that say little about who reads them."""

from __future__ import annotations

# What stands before the @ of a mailbox that several people read (RFC 2142, and custom), or that
# nobody does.
ROLES = frozenset(
    {
        "abuse", "accounting", "accounts", "admin", "administration", "anfrage", "anfragen",
        "anmeldung", "assistant", "assistenz", "bestellung", "bewerbung", "bewerbungen", "billing",
        "booking", "bookings", "buchhaltung", "buero", "bureau", "büro", "career", "careers",
        "contact", "contacto", "datenschutz", "dialog", "direktion", "donotreply", "dummy",
        "einkauf", "empfang", "enquiries", "enquiry", "events", "fam", "familie", "famille",
        "family", "feedback", "finance", "geschaeftsfuehrung", "geschäftsführung", "hallo",
        "hauptverwaltung", "hello", "help", "hi", "hilfe", "hostmaster", "hotline", "hr",
        "immobilien", "info", "information", "inquiries", "invoice", "jobs", "kanzlei", "karriere",
        "kein", "keine", "kontakt", "kundenservice", "lager", "leitung", "mail", "mailbox",
        "management", "marketing", "media", "messe", "newsletter", "no", "nobody", "noemail",
        "nomail", "none", "noreply", "office", "order", "orders", "ordination", "personal",
        "pfarramt", "post", "postmaster", "poststelle", "praxis", "press", "presse", "privacy",
        "reception", "rechnung", "rechnungen", "redaktion", "reservations", "reservierung",
        "rezeption", "sales", "schule", "secretary", "segreteria", "sekr", "sekretariat", "service",
        "shop", "support", "team", "technik", "test", "unbekannt", "unknown", "verkauf", "vertrieb",
        "verwaltung", "vorstand", "webmaster", "welcome", "werkstatt", "willkommen", "zentrale",
    }
)  # fmt: skip

# Where anybody can have an address, so that the domain names no organization.
FREE = frozenset(
    {
        "163.com", "aim.com", "aol.com", "aol.de", "aon.at", "arcor.de", "bluewin.ch",
        "chello.at", "email.de", "fastmail.com", "free.fr", "freenet.de", "gmail.com",
        "googlemail.com", "hey.com", "hispeed.ch", "icloud.com", "kabelmail.de", "laposte.net",
        "libero.it", "mac.com", "mail.com", "mail.de", "mail.ru", "mailbox.org", "me.com",
        "msn.com", "online.de", "orange.fr", "pm.me", "posteo.de", "posteo.net", "proton.me",
        "protonmail.com", "qq.com", "rocketmail.com", "seznam.cz", "sunrise.ch", "t-online.de",
        "tuta.com", "tuta.io", "tutanota.com", "tutanota.de", "unitybox.de", "vodafone.de",
        "wanadoo.fr", "web.de", "wp.pl", "ymail.com",
    }
)  # fmt: skip

# The same, under the domains of many countries: gmx.at, yahoo.co.uk.
FREE_EVERYWHERE = frozenset({"gmx", "hotmail", "live", "outlook", "yahoo", "yandex"})
