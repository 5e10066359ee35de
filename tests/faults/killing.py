"""Kills a program that writes, with -9 at random moments, and reads what is left.

Run by `test_kills.py`: folder, seed, number of kills. What the writer said through its pipe before
it died was kept by then; every reopened handbook is held against that. Prints what came of it.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import small_branch

from handbook.services import backup, checking, keys, meetings
from handbook.services.handbook import Handbook
from handbook.services.keys import DataKey

MOST_DEEDS = 4  # told before the kill
MOMENTS = (0.01, 0.05, 0.15)  # seconds at most after that; a seal takes the longest
FRESH_AFTER = 25  # kills: a handbook that grows makes the checks slow, not the kills harder
WORDS = "Vận động các hộ ký cam kết, trồng cây dọc suối. "

Say = Callable[[str, str, int], None]


class Writer:
    """Does one thing after another at a handbook and says each that is done."""

    def __init__(self, book: Handbook, chance: random.Random, start: int, say: Say) -> None:
        self.book, self.chance, self.count, self.say = book, chance, start, say

    def go_on(self) -> None:
        deeds = [self.add, self.change, self.change, self.type, self.meet, self.seal, self.drop]
        while True:
            self.count += 1
            self.chance.choice([*deeds, self.seal, self.back_up])()

    def add(self) -> None:
        made = small_branch.put(self.book, small_branch.member(text(self.count), "Đinh Thị Mơ"))
        self.say("note", made.uid, self.count)

    def change(self) -> None:
        one = self.someone()
        small_branch.put(self.book, replace(one, note=text(self.count)))
        self.say("note", one.uid, self.count)

    def type(self) -> None:
        one = self.someone()
        self.book.keep_typing(replace(one, note=text(self.count)))
        self.say("note", one.uid, self.count)

    def meet(self) -> None:
        day = small_branch.FIRST_DAY + timedelta(days=60 + self.count)
        self.say("report", small_branch.hold(self.book, day, text(self.count)).uid, self.count)

    def seal(self) -> None:
        waiting = self.open_meetings()
        if waiting:
            uid = self.chance.choice(waiting).uid
            self.book.change("Điểm danh", lambda store: small_branch.mark_all(store, uid))
            made = meetings.seal(self.book, uid)
            self.say("seal", made.meeting, made.number)

    def drop(self) -> None:
        waiting = self.open_meetings()
        if waiting:
            uid = self.chance.choice(waiting).uid
            self.book.change("Bỏ vào thùng rác", lambda store: store.meetings.bin(uid))
            self.say("bin", uid, self.count)

    def open_meetings(self):
        listed = self.book.read(lambda store: store.meetings.summaries(None, limit=10_000))
        return [one for one in listed if one.state.value != "sealed"]

    def back_up(self) -> None:
        made = backup.back_up(self.book, self.book.path.parent / "sao-luu")
        self.say("backup", made.path, self.count)

    def someone(self):
        """Return a member with no post: a new one when nobody is left."""
        everyone = self.book.read(lambda store: store.members.all())
        plain = [one for one in everyone if one.name == "Đinh Thị Mơ"]
        if plain:
            return self.chance.choice(plain)
        return small_branch.put(self.book, small_branch.member(text(self.count), "Đinh Thị Mơ"))


def text(count: int) -> str:
    """Return words that say by themselves whether they are whole: a number, then so many."""
    return f"{count} " + WORDS * (count % 40)


def is_whole(words: str) -> bool:
    return bool(words) and words.rstrip() == text(int(words.split()[0])).rstrip()


def write_on(path: Path, key: DataKey, seed: int, start: int, pipe: int) -> None:
    """Be the program that is killed."""

    def say(what: str, uid: str, number: int) -> None:
        os.write(pipe, json.dumps([what, uid, number]).encode() + b"\n")

    os.write(pipe, b"[]\n")
    Writer(Handbook.open(path, key), random.Random(seed), start, say).go_on()


def killed(path: Path, key: DataKey, chance: random.Random, start: int) -> list[list]:
    """Start the writer, kill it at a random moment and return what it said."""
    seed, deeds = chance.randrange(2**30), chance.randint(0, MOST_DEEDS)
    moment = chance.uniform(0, chance.choice(MOMENTS))
    out, pipe = os.pipe()
    if hasattr(os, "fork"):  # everything is loaded already: two hundred starts cost nothing
        number = os.fork()
        if number == 0:
            try:
                write_on(path, key, seed, start, pipe)
            except BaseException as bug:
                os.write(pipe, json.dumps(["bug", repr(bug), start]).encode() + b"\n")
                os._exit(1)
        started = None
    else:
        typed = [sys.executable, __file__, "--write", str(path), key.hex, str(seed), str(start)]
        started = subprocess.Popen(typed, stdout=pipe)
        number = started.pid
    os.close(pipe)
    with os.fdopen(out, "rb") as stream:
        first = [stream.readline() for _ in range(1 + deeds)]  # on a busy computer, too
        time.sleep(moment)
        os.kill(number, getattr(signal, "SIGKILL", signal.SIGTERM))
        os.waitpid(number, 0) if started is None else started.wait()
        said = [json.loads(line) for line in (*first, *stream) if line.endswith(b"\n")]
    return [one for one in said if one]


def wrong(book: Handbook, said: list[list]) -> list[str]:
    """Return what the handbook lacks of all that was said, and what is half-written in it."""
    notes, reports, sealed, gone = {}, {}, {}, set()
    found = [f"bug of the writer: {told}" for what, told, _ in said if what == "bug"]
    for what, uid, number in said:
        match what:
            case "note":
                notes[uid] = number
            case "report":
                reports[uid] = number
            case "seal":
                sealed[uid] = number
            case "bin":
                gone.add(uid)
    found += small_branch.faults(book)
    there = {one.uid: one for one in book.read(lambda store: store.members.all())}
    listed = {uid for uid, one in there.items() if one.name == "Đinh Thị Mơ"}
    found += [
        f"half a note: {there[uid].note!r}" for uid in listed if not is_whole(there[uid].note)
    ]
    for uid, number in notes.items():
        if uid not in listed:
            found.append(f"lost member {uid} of {number}")
        elif int(there[uid].note.split()[0]) < number:
            found.append(f"lost note {number} of {uid}: {there[uid].note!r}")
    binned = {one.uid for _, one in book.read(lambda store: store.meetings.binned())}
    for uid, number in reports.items():
        meeting = book.read(lambda store, uid=uid: store.meetings.find_uid(uid))
        if uid in gone:
            found += [f"back from the bin: {number}"] if meeting is not None else []
        elif meeting is None and uid in binned:
            continue  # the writer was killed before it could say so
        elif (
            meeting is None
            or int(meeting.report.split()[0]) != number
            or not is_whole(meeting.report)
        ):
            found.append(f"lost meeting {number}")
    for uid, number in sealed.items():
        paper = book.read(lambda store, uid=uid: store.seals.current(uid))
        if paper is None or paper.number != number:
            found.append(f"lost seal {number}")
    for file in (Path(uid) for what, uid, _ in said if what == "backup"):
        found += [] if file.exists() else [f"lost backup {file.name}"]
    return found


def backups(book: Handbook) -> list[str]:
    """Return what is wrong with any file that looks like a backup."""
    every = (book.path.parent / "sao-luu").glob("*.sotay")
    bad = [(file.name, checking.check_file(file, book.key).problems) for file in every]
    return [f"{name}: {problems[0]}" for name, problems in bad if problems]


def main(folder: Path, seed: int, kills: int) -> dict:
    os.environ["HANDBOOK_DATA"] = str(folder / "data")
    chance, found, deeds = random.Random(seed), [], Counter()
    waited, said, start = 0.0, [], 0
    for number in range(kills):
        if number % FRESH_AFTER == 0:
            path = folder / f"so-{number}" / "chi-bo.sotay"
            book = small_branch.make(path)
            key, said, start = book.key, [], 0
            book.close()
        new = killed(path, key, chance, start)
        said += new
        deeds.update(what for what, *_ in new)
        start = max([start, *(n for what, _, n in new if what != "seal")]) + 10
        before = time.perf_counter()
        book = Handbook.open(path, key)
        waited = max(waited, time.perf_counter() - before)
        found += [f"kill {number}: {one}" for one in wrong(book, said)]
        if number % FRESH_AFTER == FRESH_AFTER - 1 or number == kills - 1:
            found += [f"kill {number}: {one}" for one in backups(book)]
        book.close()
    return {
        "kills": kills,
        "said": sum(deeds.values()),
        "deeds": deeds,
        "longest_open": round(waited, 3),
        "wrong": found,
    }


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        book, key_hex, *numbers = sys.argv[2:]
        write_on(Path(book), keys.DataKey(bytes.fromhex(key_hex)), *map(int, numbers), 1)
    json.dump(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])), sys.stdout)
