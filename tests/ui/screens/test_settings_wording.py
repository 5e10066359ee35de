import io

from pypdf import PdfReader

from handbook.papers.template import bundled_text
from handbook.records import settings

OWN = '+++\ntitle = "Biên bản họp"\nsubject = "{{ subject }}"\n+++\nTại {{ place }}.'


def part(shown):
    screen = shown.go("settings", part="wording")
    shown.settled()
    found = screen.part("wording")
    shown.until(lambda: found.text.value())
    return found


def own(shown, paper="minutes"):
    shown.settled()
    return settings.own_text(shown.read(lambda store: store.branch.get()), paper)


def words(pdf):
    return PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def type_in(box, text):
    box.setPlainText(text)


def test_the_bundled_text_is_shown_and_becomes_the_branchs_own(shown):
    wording = part(shown)
    assert wording.text.value() == bundled_text("minutes") and wording.text.isReadOnly()
    shown.widget("settings.wording.edit").click()
    shown.until(lambda: own(shown) == bundled_text("minutes"))
    assert not wording.text.isReadOnly()


def test_what_is_typed_is_kept_when_the_box_is_left_and_the_page_follows(shown, monkeypatch):
    wording = part(shown)
    pdfs = []
    monkeypatch.setattr(wording.page, "show_pdf", pdfs.append)
    shown.widget("settings.wording.edit").click()
    shown.settled()
    type_in(wording.text, OWN)
    shown.until(lambda: pdfs and "BIÊN BẢN HỌP" in words(pdfs[-1]))
    wording.flush()
    assert own(shown) == OWN
    assert not wording.notice.isVisible()


def test_a_wrong_text_names_its_line_and_stays_typed(shown):
    wording = part(shown)
    shown.widget("settings.wording.edit").click()
    shown.settled()
    type_in(wording.text, OWN.replace("{{ place }}", "{{ plaec }}"))
    shown.until(lambda: wording.notice.isVisible())
    said = wording.notice.sentence()
    assert "Dòng 5" in said and "có sẵn" in said
    wording.flush()
    assert "plaec" in own(shown)


def test_choosing_another_paper_writes_the_first(shown):
    wording = part(shown)
    shown.widget("settings.wording.edit").click()
    shown.settled()
    type_in(wording.text, OWN)
    wording.choice.set_value("members")
    wording.choice.editor.edited.emit()
    assert own(shown) == OWN
    shown.until(lambda: wording.text.value() == bundled_text("members"))


def test_a_file_is_taken_and_given_and_the_bundled_one_comes_back(shown, tmp_path):
    wording = part(shown)
    source, target = tmp_path / "a.md", tmp_path / "b.md"
    source.write_text(OWN, encoding="utf-8")
    wording.load(source)
    shown.until(lambda: own(shown) == OWN)
    wording.save_to(target)
    shown.until(target.exists)
    assert target.read_text(encoding="utf-8") == OWN
    wording._keep(None)
    shown.until(lambda: own(shown) is None)
    source.write_bytes(b"\xff\xfe\x00")
    wording.load(source)
    assert own(shown) is None


def test_typing_survives_a_kill(shown):
    wording = part(shown)
    shown.widget("settings.wording.edit").click()
    shown.settled()
    type_in(wording.text, OWN)
    shown.until(lambda: shown.read(lambda store: store.drafts.waiting()))
    (_, draft), *_ = shown.read(lambda store: store.drafts.waiting())
    assert settings.own_text(draft, "minutes") == OWN
