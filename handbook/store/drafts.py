"""Typing that is not yet a change: kept in the encrypted file within a second or two.

A draft is the whole record as typed. The next change of that record clears it; if the program was
killed first, opening the handbook turns it into a change. The form of a deed is kept too, but it is
no record: it waits for its form.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from handbook.records.typed_forms import TypedForm
from handbook.store import engine, rows
from handbook.store.session import Session
from handbook.store.table import Table

_FORM = "form"  # a kind that no table has: `waiting` leaves it where it is


class Drafts:
    """Keeps and takes up unsaved typing."""

    def __init__(self, session: Session, tables: Callable[[], Mapping[str, Table[Any]]]) -> None:
        """`tables` loads all of them: nothing is asked of them before there is typing."""
        self._session = session
        self._tables = tables

    def keep(self, record: object) -> None:
        """Keep a record, or the form of a deed, as typed, in a transaction of its own."""
        kind = self._kind(record)
        body = rows.plain(record)
        session = self._session
        with engine.transaction(session.db, session.path), engine.said(session.path):
            engine.write(
                session.db,
                "INSERT INTO drafts (uid, kind, body, kept_at) VALUES (:uid, :kind, :body, :at)"
                " ON CONFLICT (uid) DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at",
                {
                    "uid": body["uid"],
                    "kind": kind,
                    "body": rows.canonical(body),
                    "at": session.clock().isoformat(timespec="seconds"),
                },
            )

    def drop(self, uid: str) -> None:
        """Forget the typing of a record."""
        engine.write(self._session.db, "DELETE FROM drafts WHERE uid = :uid", {"uid": uid})

    def waiting(self) -> tuple[tuple[str, object], ...]:
        """Return kind and record of all typing that is not yet a change, in the order it began.

        Typing that this version cannot read stays in the file and is left out.
        """
        found = engine.rows(self._session.db, "SELECT kind, body FROM drafts ORDER BY rowid")
        read = ((row["kind"], self._read(row["kind"], row["body"])) for row in found)
        return tuple((kind, record) for kind, record in read if record is not None)

    def forms(self, deed: str = "", about: str = "") -> tuple[TypedForm, ...]:
        """Return what is typed in forms of a deed, about a record, or all; the last kept last."""
        found = engine.rows(
            self._session.db,
            "SELECT body FROM drafts WHERE kind = :kind ORDER BY kept_at, rowid",
            {"kind": _FORM},
        )
        forms = (rows.from_plain(TypedForm, json.loads(row["body"])) for row in found)
        return tuple(
            one
            for one in forms
            if (not deed or one.deed == deed) and (not about or one.about == about)
        )

    def _kind(self, record: object) -> str:
        if isinstance(record, TypedForm):
            return _FORM
        return next(t.kind for t in self._tables().values() if isinstance(record, t.record))

    def _read(self, kind: str, body: str) -> object | None:
        table = self._tables().get(kind)
        try:
            return rows.from_plain(table.record, json.loads(body)) if table else None
        except msgspec.ValidationError:  # kept by a version whose record had another shape
            return None
