"""The wheel holds what runs and nothing else; it is built from the sdist, as packagers do."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from relnet import __version__

ROOT = Path(__file__).parent.parent
DIST_INFO = f"relnet-{__version__}.dist-info"
PACKED = {  # in the checkout: in the wheel
    "relnet/**/*.py": "relnet",
    "relnet/py.typed": "relnet",
    "relnet/formats/letters/*.txt": "relnet",
    "relnet/locale/*/LC_MESSAGES/relnet.[mp]o": "relnet",
    "migrations/*.sql": "relnet/migrations",
    "samples/*": "relnet/samples",
}
READ_FIRST = {
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md", "pyproject.toml",
}  # fmt: skip
# What git ignores may lie about in a checkout, the owner's own people among it.
IGNORED = ["samples/own.db", "samples/own.db-wal", "relnet/__pycache__/x.pyc", "migrations/x.db"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packaging")
    checkout, out = folder / "checkout", folder / "dist"
    beside = shutil.ignore_patterns(".git", ".venv", ".hypothesis", ".*_cache", "__pycache__")
    shutil.copytree(ROOT, checkout, ignore=beside)
    for name in IGNORED:
        (checkout / name).parent.mkdir(exist_ok=True)
        (checkout / name).write_bytes(b"private")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", out, checkout]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def wheel(built):
    [path] = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield archive


def test_the_wheel_holds_what_runs_and_nothing_else(wheel):
    expected = {
        f"{target}/{path.relative_to(ROOT / pattern.partition('/')[0]).as_posix()}"
        for pattern, target in PACKED.items()
        for path in ROOT.glob(pattern)
        if "__pycache__" not in path.parts
    }
    assert {"relnet/migrations/0001_history.sql", "relnet/samples/phone.vcf"} <= expected
    assert {"relnet/locale/de/LC_MESSAGES/relnet.mo", "relnet/py.typed"} <= expected
    found = {name for name in wheel.namelist() if not name.startswith(DIST_INFO)}
    assert found == expected


def test_the_metadata_name_the_licence_and_the_command(wheel):
    metadata = Parser().parsestr(wheel.read(f"{DIST_INFO}/METADATA").decode())
    assert metadata["Version"] == __version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert wheel.read(f"{DIST_INFO}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    commands = wheel.read(f"{DIST_INFO}/entry_points.txt").decode()
    assert commands == "[console_scripts]\nrelnet = relnet.__main__:main\n"


def test_the_sdist_can_be_tested_and_holds_nothing_private(built):
    [path] = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= READ_FIRST
    assert {"tests/conftest.py", "benchmarks/run.py", "docs/json.md"} <= names
    assert names & {*IGNORED} == set()
