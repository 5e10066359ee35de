import pytest

from handbook.ui import theme as look


@pytest.fixture
def dressed(qapp):
    """The application in the plain light look."""
    look.apply(qapp, look.Theme.make())
    yield qapp
    look.apply(qapp, look.Theme.make())
