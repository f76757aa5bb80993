"""Real files of other projects, where they are at hand, keep every promise of an import."""

from functools import partial
from pathlib import Path

import pytest
from corpus_run import MANIFEST, broken_promises, checks

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


@pytest.mark.skipif(not (CORPUS / MANIFEST).exists(), reason="the corpus is not here")
def test_real_files_keep_every_promise(relnet, tmp_path, subtests):
    for number, check in enumerate(checks(CORPUS, tmp_path)):
        own = tmp_path / str(number)
        own.mkdir()
        with subtests.test(check.name):
            assert [*broken_promises(partial(relnet, code=None), own, check)] == []
