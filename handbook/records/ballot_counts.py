"""The arithmetic of a ballot: what does not add up, shares of each level, what most voted for.

Counts only, never who voted what. The checks are those of practice (DOMAIN §7.7 [C]); neither
366-QĐ/TW nor 43-HD/BTCTW names a bar for members' ratings, so none is worked out here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.records import votes
from handbook.records.ballots import Ballot, BallotKind, BallotMethod, PersonCount
from handbook.records.reviews import LEVEL_WORDS, LEVELS, Level

_BRANCH = "tập thể chi bộ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """The votes of one person by level with their share of the valid ballots, `68,2%`."""

    member: str
    votes: Mapping[Level, int]
    shares: Mapping[Level, str]
    unrated: int
    leading: Level
    majority: Level


def is_empty(ballot: Ballot) -> bool:
    """Say whether nothing was counted yet."""
    numbers = (ballot.issued, ballot.returned, ballot.valid, ballot.invalid)
    return not any(numbers) and not any(count.total for count in ballot.counts)


def problems(ballot: Ballot, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return a sentence for each sum that does not come out; `names` are names of members by uid.

    A show of hands issues no ballots: only sums per person are held, against those present.
    """
    if is_empty(ballot):
        return ()
    by_paper = ballot.method is BallotMethod.SECRET
    return (*(_of_papers(ballot) if by_paper else ()), *_of_people(ballot, names))


def base(ballot: Ballot) -> int:
    """Return what shares are reckoned on: valid ballots, or those present at a show of hands."""
    return ballot.valid if ballot.method is BallotMethod.SECRET else ballot.present


def by_level(count: PersonCount) -> Mapping[Level, int]:
    """Return the votes of one person by level, highest first."""
    given = (count.excellent, count.good, count.done, count.not_done)
    return dict(zip(LEVELS, given, strict=True))


def shares(ballot: Ballot) -> tuple[Shares, ...]:
    """Return the votes of each person with their shares, in the order of the ballot."""
    whole = base(ballot)
    return tuple(
        Shares(
            member=count.member,
            votes=by_level(count),
            shares={lv: votes.percent(n, whole) for lv, n in by_level(count).items()},
            unrated=count.unrated,
            leading=leading_level(count),
            majority=majority_level(count, whole),
        )
        for count in ballot.counts
    )


def leading_level(count: PersonCount) -> Level:
    """Return the level with the most votes; NONE without votes or with a tie."""
    given = by_level(count)
    most = max(given.values())
    first = [level for level, number in given.items() if number == most]
    return first[0] if most and len(first) == 1 else Level.NONE


def majority_level(count: PersonCount, whole: int) -> Level:
    """Return the level that more than half of `whole` voted for, or NONE."""
    return next(
        (lv for lv, number in by_level(count).items() if number * 2 > whole > 0), Level.NONE
    )


def count_of(ballots: tuple[Ballot, ...], member: str) -> PersonCount | None:
    """Return a member's count of the round's ballot on members (`""`: the collective), or None."""
    kind = BallotKind.MEMBERS if member else BallotKind.COLLECTIVE
    return next(
        (
            count
            for ballot in reversed(ballots)
            if ballot.kind is kind
            for count in ballot.counts
            if count.member == member and count.total
        ),
        None,
    )


def in_words(count: PersonCount, whole: int) -> str:
    """Return `Hoàn thành tốt nhiệm vụ 18/22 (81,8%), …` of the levels that got votes."""
    given = [
        f"{LEVEL_WORDS[level]} {number}/{whole} ({votes.percent(number, whole)})"
        for level, number in by_level(count).items()
        if number
    ]
    unrated = f"chưa xếp loại {count.unrated}" if count.unrated else ""
    return ", ".join(text for text in (*given, unrated) if text)


def _of_papers(ballot: Ballot) -> Iterator[str]:
    b = ballot
    if b.called and b.present > b.called:
        yield f"Số có mặt ({b.present}) nhiều hơn số triệu tập ({b.called})."
    if b.issued > b.present:
        yield f"Số phiếu phát ra ({b.issued}) nhiều hơn số người có mặt ({b.present})."
    if b.returned > b.issued:
        yield f"Số phiếu thu về ({b.returned}) nhiều hơn số phiếu phát ra ({b.issued})."
    if b.valid + b.invalid != b.returned:
        yield (
            f"Phiếu hợp lệ ({b.valid}) cộng phiếu không hợp lệ ({b.invalid}) được "
            f"{b.valid + b.invalid}, phải bằng số phiếu thu về ({b.returned})."
        )


def _of_people(ballot: Ballot, names: Mapping[str, str]) -> Iterator[str]:
    whole = base(ballot)
    what = "phiếu hợp lệ" if ballot.method is BallotMethod.SECRET else "số người có mặt"
    seen: set[str] = set()
    for count in ballot.counts:
        name = names.get(count.member, count.member) if count.member else _BRANCH
        if count.member in seen:
            yield f"{name}: có hai dòng kiểm phiếu; hãy giữ một dòng."
        seen.add(count.member)
        if ballot.kind is BallotKind.EXCELLENT:
            # The second ballot asks one question: those who did not choose the person say nothing.
            if count.total > whole:
                yield f"{name}: {count.total} phiếu, nhiều hơn {what} ({whole})."
        elif count.total != whole:
            yield (
                f"{name}: bốn mức và “chưa xếp loại” cộng lại được {count.total}, "
                f"phải bằng {what} ({whole})."
            )
