"""What labels and folders of mail are called, which depends on the owner's language."""

from __future__ import annotations

from relnet.phrase import Phrase

UNSENT = Phrase("it is a draft.")
SPAM = Phrase("it is spam.")
CHAT = Phrase("it is a chat, not mail.")
DELETED = Phrase("it was deleted.")

# The names that Gmail, Outlook, Dovecot and Thunderbird give, folded.
SENT = {
    "sent", "sent items", "sent mail", "sent messages", "gesendet", "gesendete objekte",
    "gesendete elemente", "gesendete nachrichten", "envoyes", "messages envoyes", "enviado",
    "enviados", "e mails enviados", "inviata", "inviati", "posta inviata", "verzonden", "wyslane",
    "sendt", "skickat", "odoslane", "odeslane",
}  # fmt: skip
_UNWANTED = {
    UNSENT: {
        "draft", "drafts", "entwurf", "entwurfe", "brouillon", "brouillons", "borrador",
        "borradores", "bozza", "bozze", "concept", "concepten", "rascunho", "rascunhos",
        "wersje robocze", "kladder", "utkast",
    },
    SPAM: {
        "spam", "junk", "junk e mail", "junk email", "spamverdacht", "correo no deseado",
        "courrier indesirable", "posta indesiderata", "ongewenste e mail",
    },
    CHAT: {"chat", "chats"},
    DELETED: {
        "deleted", "deleted items", "deleted messages", "trash", "bin", "papierkorb",
        "geloschte objekte", "geloschte elemente", "corbeille", "papelera", "cestino", "lixeira",
        "prullenbak", "kosz",
    },
}  # fmt: skip
UNWANTED = {name: reason for reason, names in _UNWANTED.items() for name in names}
