"""A reason that is typed into a question and not answered: in the real window."""

import pytest

ASKED = "Vì sao mở lại?"


@pytest.fixture
def ask(shown):
    """A maker: asks one of two things and waits; `answers` takes what is answered."""

    def again(sentence: str = ASKED, answers: list | None = None):
        took = [] if answers is None else answers
        shown.window.desk.ask_why(sentence, "Lý do", "Mở lại", took.append)
        shown.settled()
        return shown.window.question

    return again


def kept(shown):
    return shown.read(lambda store: store.drafts.forms(deed="ask_why"))


def test_a_reason_comes_back_with_its_question_and_does_nothing_by_itself(shown, ask):
    answers: list[str] = []
    bar = ask()
    shown.qtbot.keyClicks(bar._why, "ghi sai")
    shown.go("members")
    assert bar.sentence() == ""
    assert ask("Vì sao bỏ?").why() == ""
    assert ask(ASKED, answers).why() == "ghi sai"
    assert answers == [] and bar._deed.isEnabled()
    bar._deed.click()
    shown.settled()
    assert answers == ["ghi sai"]
    assert kept(shown) == ()


def test_a_reason_stays_through_a_lock_until_it_is_given_up(shown, ask):
    bar = ask()
    shown.qtbot.keyClicks(bar._why, "ghi sai")
    shown.window._flush()
    shown.settled()
    (one,) = kept(shown)
    assert (one.about, one.values) == (ASKED, {"why": "ghi sai"})
    bar._other.click()
    shown.settled()
    assert kept(shown) == ()
    assert ask().why() == ""
