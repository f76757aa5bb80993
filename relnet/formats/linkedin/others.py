"""The files of the archive that hold no contacts: what the owner can, follows or has applied for.

In a ZIP nobody opens them. Named alone, or as ``LinkedIn/*.csv``, they must not become people.
"""

from __future__ import annotations

import csv
import re
from pathlib import PurePath

from relnet.formats.lines import decoded
from relnet.formats.linkedin.sheet import plain


def _row(names: str) -> frozenset[str]:
    return frozenset(map(plain, names.split(",")))


_HEADERS = frozenset(
    map(
        _row,
        (
            "ALERT_PARAMETERS,QUERY_CONTEXT,SAVED_SEARCH_ID",
            "Company Name,Role,Cause,Started On,Finished On,Description",
            "Date,Link,Message",
            "Date,OptionText,Link",
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
            "Date,Type,Link",
            "Date/Time,Media Description,Media Link",
            "Event Name,Event Time,Status,External Url",
            "Login Date,IP Address,User Agent,Login Type",
            "Name,Authority,Started On,Finished On,License Number",
            "Name,Position,Description,Started On,Finished On",
            "Name,Proficiency",
            "Name,Published On,Description,Publisher,Url",
            "Name,Url,Authority,Started On,Finished On,License Number",
            "Number,Extension,Is_WhatsApp_Number",
            "Organization,Followed On",
            "Private Identity Asset Name,Private Identity Asset Raw Text",
            "Profile Summary",
            "Question,Answer",
            "Registered At,Registration Ip,Subscription Types",
            "Saved Date,Job Url,Job Title,Company Name",
            "School Name,Start Date,End Date,Notes,Degree Name,Activities",
            "Time,Search Query",
            "Title,Description,Issued On",
            "Title,Description,Url,Started On,Finished On",
        ),
    )
)
_SIGNS = (  # of long headers: columns that nobody else's tables have together
    _row("Application Date,Resume Name,Question And Answers"),
    _row("Content Title,Content Type,Content Saved"),
    _row("Endorsee First Name,Endorsee Public Url"),
    _row("Job Seeker Activity Level,Open To Recruiters"),
    _row("Member Traits,Member Skills,Job Seniorities"),
    _row("Transaction Made At,Payment Method Type,Invoice Number"),
    _row("Verification type,Document type,Verified date"),
)
# What says too little without the name of the file.
_BY_NAME = {
    "skills": _row("Name"),
    "courses": _row("Name,Number"),
    "memberfollows": _row("Date,FullName,Status"),
}
_OF_PROGRAMS = frozenset({"guidemessages", "learningcoachmessages", "learningroleplaymessages"})
_COPY = re.compile(r"[()\d]+\Z")  # Skills (1).csv
_EDGES = b"\xef\xbb\xbf \t\r\n"


def holds_no_contacts(head: bytes, path: str) -> bool:
    """Tell whether a file is one of those, by its exact header, and its name where that is needed.

    The column of ``Skills.csv`` is only called Name; those of talks with LinkedIn's assistants
    are called as in ``messages.csv``.
    """
    names = _first_row(head)
    name = _COPY.sub("", plain(PurePath(path).stem))
    return (
        names in _HEADERS
        or any(signs <= names for signs in _SIGNS)
        or _BY_NAME.get(name) == names
        or (name in _OF_PROGRAMS and plain("Conversation ID") in names)
    )


def _first_row(head: bytes) -> frozenset[str]:
    first = next(iter(head.lstrip(_EDGES).splitlines()), b"")
    try:
        cells = next(csv.reader([decoded(first)[0]]), [])
    except csv.Error:
        return frozenset()
    return frozenset(map(plain, cells)) - {""}
