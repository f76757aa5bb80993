"""What an import did, in words for people and in JSON for programs."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from relnet.cli.language import say
from relnet.cli.screen import tell
from relnet.model.report import OUTCOMES
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relnet.model.report import Doubt, FileReport, ImportReport, Outcome, Remark

MOST_FILES = 10  # that get a line each; of more, those do that have something to say
MOST_ALIKE = 5  # lines about one kind of thing; more are counted
MOST_SPANS = 12  # line numbers and ranges of them, in one line
UNUSED: tuple[Outcome, ...] = ("queued", "skipped", "rejected")


def as_json(report: ImportReport) -> dict[str, object]:
    """Return the report as scripts get it (docs/json.md)."""
    return {
        "schema": 1,
        "batch": report.batch,
        "dry_run": report.is_dry_run,
        "records": report.records,
        **{outcome: report.count(outcome) for outcome in OUTCOMES},
        "files": [
            {
                "path": file.path,
                "format": file.format,
                "records": _total(file),
                **{outcome: file.counts[outcome] for outcome in OUTCOMES},
            }
            for file in report.files
        ],
        "rejects": [_place(remark) for remark in report.rejects],
        "skips": [_place(remark) for remark in report.skips],
        "remarks": [_place(remark) for remark in report.remarks],
        "queue": [
            {
                "path": doubt.path,
                "line": doubt.line,
                "name": doubt.label,
                "candidates": [contact_id for contact_id, _ in doubt.candidates],
                "reasons": [*doubt.reasons],
            }
            for doubt in report.doubts
        ],
        "changes": [
            {
                "path": update.path,
                "line": update.line,
                "contact_id": update.contact_id,
                "contact": update.label,
                "fields": [*update.fields],
            }
            for update in report.updates
        ],
        "noticed": report.noticed,
        "rejects_files": [str(path) for path in report.written],
    }


def _place(remark: Remark) -> dict[str, object]:
    return {"path": remark.path, "line": remark.line, "reason": remark.reason}


def _total(file: FileReport) -> int:
    return sum(file.counts[outcome] for outcome in OUTCOMES)


COUNTS: dict[Outcome, Phrase] = {
    "created": Phrase("{n} new"),
    "updated": Phrase("{n} updated"),
    "unchanged": Phrase("{n} already known"),
    "queued": Phrase("{n} waiting"),
    "skipped": Phrase("{n} skipped"),
    "rejected": Phrase("{n} rejected"),
}
PLACE = Phrase("{path}: line {line}: {reason}")
PLACES = Phrase("{path}: lines {lines}: {reason}")


def tell_report(report: ImportReport) -> None:
    """Say on stderr what became of the records, then what needs an eye."""
    _tell_files(report.files)
    for remarks in (report.remarks, report.skips, report.rejects):
        _tell_remarks(remarks)
    _tell_doubts(report.doubts)
    if report.noticed:
        tell(
            counted(
                report.noticed,
                "{n} change was noticed: relnet changes tells which",
                "{n} changes were noticed: relnet changes tells which",
            )
        )
    if report.is_dry_run:
        tell(Phrase("Nothing was changed: this was a dry run."))


def _tell_files(files: Sequence[FileReport]) -> None:
    """Say a line for each file; of many, the sum, and those that were not all taken in."""
    if len(files) > MOST_FILES:
        total = sum((file.counts for file in files), Counter[str]())
        tell(_sum(counted(len(files), "{n} file", "{n} files"), total))
        files = [file for file in files if any(file.counts[outcome] for outcome in UNUSED)]
    for file in files[:MOST_FILES]:
        tell(_sum(file.path, file.counts))
    if more := len(files[MOST_FILES:]):
        tell(counted(more, "... and {n} more file like these", "... and {n} more files like these"))


def _sum(what: str | Phrase, counts: Counter[str]) -> Phrase:
    n = sum(counts[outcome] for outcome in OUTCOMES)
    said = (say(Phrase(COUNTS[name].text, n=counts[name])) for name in OUTCOMES if counts[name])
    records = counted(n, "{n} record", "{n} records")
    return Phrase("{path}: {records}: {counts}", path=what, records=records, counts=", ".join(said))


def _tell_remarks(remarks: Iterable[Remark]) -> None:
    """Say each reason once a file, with all its lines; a kind of reason that goes on is counted."""
    kinds: dict[tuple[str, ...], dict[tuple[str, Phrase], list[int]]] = {}
    for remark in remarks:
        alike = kinds.setdefault((*_kind(remark.reason),), {})
        alike.setdefault((remark.path, remark.reason), []).append(remark.line)
    for alike in kinds.values():
        told = [*alike.items()]
        for (path, reason), lines in told[:MOST_ALIKE]:
            tell(_placed(path, lines, reason))
        _tell_more(sum(len(lines) for _, lines in told[MOST_ALIKE:]))


def _kind(reason: Phrase) -> Iterator[str]:
    """Yield the sentences of a reason without its facts: what similar ones have in common."""
    waiting = [reason]
    while waiting:
        phrase = waiting.pop()
        yield phrase.text
        waiting += [fact for fact in phrase.facts.values() if isinstance(fact, Phrase)]


def _placed(path: str, lines: Sequence[int], reason: Phrase) -> Phrase:
    if len(lines) == 1:
        return Phrase(PLACE.text, path=path, line=lines[0], reason=reason)
    spans = [*_spans(lines)]
    shown: str | Phrase = ", ".join(_span(span) for span in spans[:MOST_SPANS])
    if more := sum(len(span) for span in spans[MOST_SPANS:]):
        shown = Phrase("{lines} and {n} more", lines=shown, n=more)
    return Phrase(PLACES.text, path=path, lines=shown, reason=reason)


def _spans(lines: Iterable[int]) -> Iterator[range]:
    """Bring neighbours together: 3, 8, 12-40."""
    span = range(0)
    for line in chain(sorted({*lines}), [0]):
        if line == span.stop:
            span = range(span.start, line + 1)
            continue
        if span:
            yield span
        span = range(line, line + 1)


def _span(span: range) -> str:
    return str(span.start) if len(span) == 1 else f"{span.start}-{span.stop - 1}"


def _tell_doubts(doubts: Sequence[Doubt]) -> None:
    for doubt in doubts[:MOST_ALIKE]:
        reason = Phrase(
            "{name} might be {others}: {why}",
            name=doubt.label,
            others=", ".join(f"{label} ({id_})" for id_, label in doubt.candidates),
            why=", ".join(say(reason) for reason in doubt.reasons),
        )
        tell(_placed(doubt.path, [doubt.line], reason))
    _tell_more(len(doubts[MOST_ALIKE:]))
    if doubts:
        tell(
            counted(
                len(doubts),
                "{n} record waits: relnet does not guess. relnet duplicates review asks who.",
                "{n} records wait: relnet does not guess. relnet duplicates review asks who.",
            )
        )


def _tell_more(n: int) -> None:
    if n:
        tell(counted(n, "... and {n} more like it", "... and {n} more like these"))
