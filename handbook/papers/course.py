"""Facts of part II of the minutes: how the meeting went, from its opening to criticism."""

from collections.abc import Iterable
from typing import Any

from handbook.papers import kinds, words
from handbook.papers.gathered import Gathered
from handbook.papers.people import People
from handbook.records import dates
from handbook.records import words as enum_words
from handbook.records.assignments import Assignment, noted_at
from handbook.records.meetings import Meeting, MeetingKind, PraiseKind, Speech
from handbook.records.text import fold, one_line, paragraphs

PARTS = ("opening", "report", "assessment", "documents", "speeches", "criticism")
_CHAIR_SPEAKS = ("chu tri", "dong chi chu tri", "dong chi bi thu", "nguoi chu tri")


def facts(gathered: Gathered, meeting: Meeting, people: People) -> dict[str, Any]:
    """Return the facts of part II; each part of `PARTS` is empty when nothing was noted for it."""
    purpose, dues = text(meeting.purpose), _dues(meeting)
    agenda = words.listed(meeting.agenda)
    report, results = text(meeting.report), _results(gathered, meeting, people)
    assessment, praises = text(meeting.assessment), _praises(meeting, people)
    return {
        "opening": purpose or dues or agenda or one_line(meeting.reason),
        "purpose": purpose,
        "dues": dues,
        "agenda": agenda,
        "report": report or results or kinds.topic(meeting),
        "report_of": _month_before(meeting),
        "report_text": report,
        "results": results,
        "assessment": assessment or praises,
        "assessment_text": assessment,
        "praises": praises,
        "documents": text(meeting.documents),
        "speeches": _speeches(meeting, people),
        "speakers": _speakers(meeting),
        "criticism": text(meeting.self_criticism),
    }


def text(typed: str) -> str:
    """Return typed text tidied: one line for each of its paragraphs."""
    return "\n".join(paragraphs(typed))


def _dues(meeting: Meeting) -> dict[str, str]:
    """Return dues paid of due and who has not paid; nothing while nobody noted them."""
    if meeting.dues_paid is None:
        return {}
    due = "" if meeting.dues_due is None else f"/{words.two_digits(meeting.dues_due)}"
    return {
        "paid": f"{words.two_digits(meeting.dues_paid)}{due}",
        "unpaid": one_line(meeting.dues_unpaid).removesuffix("."),
    }


def _results(gathered: Gathered, meeting: Meeting, people: People) -> tuple[dict[str, str], ...]:
    """Return the results table; only a regular meeting reports what it did not speak of."""
    regular = meeting.kind is MeetingKind.REGULAR
    told = (a for a in gathered.earlier if regular or noted_at(a, meeting.uid))
    return tuple(_result(assignment, meeting, people) for assignment in told)


def _result(assignment: Assignment, meeting: Meeting, people: People) -> dict[str, str]:
    return {
        "what": text(assignment.what),
        "who": words.charged(assignment, people.names),
        "due": dates.short(assignment.due),
        "before": words.opening_state(assignment, meeting),
        "result": words.result(assignment, meeting),
    }


def _praises(meeting: Meeting, people: People) -> tuple[dict[str, str], ...]:
    found = []
    for kind in PraiseKind:
        named = [
            words.noted(words.person(people.name(p.member)), p.reason)
            for p in meeting.praises
            if p.kind is kind and p.member
        ]
        if named:
            found.append({"kind": enum_words.PRAISE[kind], "people": "; ".join(named)})
    return tuple(found)


def _speeches(meeting: Meeting, people: People) -> tuple[dict[str, str], ...]:
    return tuple(_speech(speech, people) for speech in meeting.speeches if _is_speech(speech))


def _speech(speech: Speech, people: People) -> dict[str, str]:
    first, rest = _first_and_rest(paragraphs(speech.text))
    answer, more = _first_and_rest(paragraphs(speech.answer))
    return {
        "who": words.or_blank(people.name(speech.member, speech.name)),
        "first": first,
        "rest": rest,
        "answer": answer
        if _names_chair(answer)
        else f"Chủ trì trả lời: {answer}"
        if answer
        else "",
        "answer_rest": more,
    }


def _first_and_rest(lines: tuple[str, ...]) -> tuple[str, str]:
    return (lines[0] if lines else ""), "\n".join(lines[1:])


def _names_chair(answer: str) -> bool:
    return fold(answer).startswith(_CHAIR_SPEAKS)


def _is_speech(speech: Speech) -> bool:
    return any(one_line(part) for part in (speech.member, speech.name, speech.text, speech.answer))


def _speakers(meeting: Meeting) -> str:
    """Return how many different people spoke: scoring and inspectors ask for it."""
    spoke: Iterable[str] = (s.member or one_line(s.name) for s in meeting.speeches if _is_speech(s))
    return words.two_digits(len(set(spoke)))


def _month_before(meeting: Meeting) -> str:
    """Return the month a regular meeting reports on, the one before its own; else nothing."""
    if meeting.kind is not MeetingKind.REGULAR:
        return ""
    first = meeting.date.replace(day=1)
    return dates.month_of(first.fromordinal(first.toordinal() - 1))
