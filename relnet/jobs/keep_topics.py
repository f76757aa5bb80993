"""Keep what people need, and what they have to offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors import BadValueError
from relnet.phrase import Phrase
from relnet.store import finding, topics
from relnet.store.batches import batch

if TYPE_CHECKING:
    from relnet.model.moment import Moment
    from relnet.model.topic import Topic
    from relnet.store import Connection


def keep_topic(db: Connection, now: Moment, topic: Topic) -> tuple[bool, int | None]:
    """Note a need or an offer; returns whether it is new, and the batch.

    BadValueError without words, if its day has passed, or if they are said to tell of themselves.
    """
    if not topic.text:
        raise BadValueError("TEXT", topic.text, Phrase("say what it is."))
    if topic.until_on and topic.until_on < now.today:
        raise BadValueError("--until", topic.until_on, Phrase("that day has passed."))
    label = finding.labels(db, [topic.contact_id])[topic.contact_id]
    with batch(db, topic.kind, label, now.at) as opened:
        _, is_new = topics.note(db, topic, now.at)
    return is_new, opened.id
