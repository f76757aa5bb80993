"""Mail addresses that say little about who reads them."""

from __future__ import annotations

# What stands before the @ of a mailbox that several people read (RFC 2142, and custom).
ROLES = frozenset(
    {
        "abuse", "accounting", "admin", "administration", "anfrage", "anfragen", "anmeldung",
        "bestellung", "bewerbung", "bewerbungen", "billing", "booking", "buchhaltung", "buero",
        "büro", "career", "careers", "contact", "datenschutz", "dialog", "donotreply", "einkauf",
        "empfang", "events", "feedback", "finance", "hallo", "hello", "help", "hi", "hilfe",
        "hostmaster", "hotline", "hr", "info", "information", "invoice", "jobs", "kanzlei",
        "karriere", "kontakt", "kundenservice", "mail", "mailbox", "marketing", "media", "messe",
        "newsletter", "no", "noreply", "office", "orders", "personal", "post", "postmaster",
        "praxis", "presse", "press", "privacy", "rechnung", "rechnungen", "redaktion",
        "reception", "reservierung", "sales", "sekretariat", "service", "shop", "support",
        "team", "technik", "verkauf", "vertrieb", "verwaltung", "webmaster", "welcome",
        "willkommen", "zentrale",
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
