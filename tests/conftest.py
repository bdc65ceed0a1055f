"""What all tests share: the folder of real data, and how hard hypothesis tries."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

REPOSITORY = Path(__file__).resolve().parent.parent

# Time is not measured here: the machine may be busy, and coverage slows each example down by its own measure.
# Examples are random, so that each run looks somewhere new, and a failure prints the blob that brings it back. Whoever
# works on the library has the answer in two minutes; the gate looks further.
settings.register_profile(
    "plain",
    deadline=None,
    max_examples=8,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# The gate is not random: of one change it has to say the same today and tomorrow.
settings.register_profile(
    "gate", settings.get_profile("plain"), max_examples=50, derandomize=True, database=None
)
settings.register_profile("thorough", settings.get_profile("plain"), max_examples=2000)
# For `make mutants`: each mutant meets the same few examples; the first failure settles it, so none is made smaller.
settings.register_profile(
    "mutation",
    settings.get_profile("plain"),
    max_examples=10,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
PROFILE = os.environ.get("ECVET_HYPOTHESIS_PROFILE", "plain")
settings.load_profile(PROFILE)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to the gate what takes long: tests that say so, and all but the first block of each series.

    Mutants meet the first blocks too: there are thousands of them.
    """
    if PROFILE in ("plain", "mutation"):
        long = [item for item in items if _is_later_block(item) or item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


def _is_later_block(item: pytest.Item) -> bool:
    return (
        isinstance(item, pytest.Function)
        and hasattr(item, "callspec")
        and bool(item.callspec.params.get("block"))
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real qualifications, learner records and official schemas; no part of the project."""
    folder = Path(os.environ.get("ECVET_SHARED") or REPOSITORY.parent / "shared").absolute()
    if folder.is_dir():
        return folder
    missing = (
        f"The shared data are missing: there is no folder {folder}. Put the folder 'shared' beside the "
        "repository, or set ECVET_SHARED to the path of its copy."
    )
    if os.environ.get("ECVET_REQUIRE_SHARED") == "1":
        pytest.fail(missing)
    pytest.skip(missing)
