"""The members of the sample branch: made-up people of an upland village, in all standings.

Pure: the same seed and day give the same people. Names are put together at random from
`resources/demo/people.toml` and belong to nobody.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from handbook.records.members import Member, Position, Sex, Standing, StandingKind
from handbook.records.settings import Branch, ParentBody
from handbook.services import demo_words
from handbook.services.demo_words import uid

FEWEST = 3
"""A secretary, a deputy and someone to keep the minutes."""


def branch(rng: Random, today: date) -> Branch:
    """Return the sample branch."""
    words = demo_words.table("people")["branch"]
    return Branch(
        uid=uid(rng, today),
        name=words["name"],
        place=words["place"],
        parents=(ParentBody(name=words["parent"]),),
        terms=tuple(words["terms"]),
        meeting_place=words["meeting_place"],
        meeting_time=words["meeting_time"],
    )


def people(rng: Random, count: int, start: date, today: date) -> tuple[Member, ...]:
    """Return exactly `count` members as of `today`, whose records begin at `start`.

    Of them about one in ten is probationary, one in fifteen exempt, and in a branch of a dozen or
    more one is away and one visiting.
    """
    names = _names(rng, count)
    found = [_member(rng, names[i], i, _ages(i, count), start, today) for i in range(count)]
    if count >= 12:
        found[-1] = _visiting(rng, found[-1], start)
        found[-2] = _away(rng, found[-2], today)
    return tuple(found)


def _names(rng: Random, count: int) -> list[tuple[str, Sex, str]]:
    """Return name, sex and ethnicity of each member; the leaders first."""
    words = demo_words.table("people")
    leaders = [(p["name"], Sex(p["sex"]), p["ethnicity"]) for p in words["leader"]]
    found, taken, tries = leaders[:count], {name for name, _, _ in leaders}, 0
    while len(found) < count:
        drawn, tries = _name(rng), tries + 1
        # A very large roster runs out of names; two people may then share one, as in life.
        if drawn[0] not in taken or tries > 3 * count:
            found.append(drawn)
            taken.add(drawn[0])
    return found


def _name(rng: Random) -> tuple[str, Sex, str]:
    words = demo_words.table("people")
    ethnicity = rng.choices(list(words["shares"]), list(words["shares"].values()))[0]
    sex = rng.choice((Sex.MALE, Sex.MALE, Sex.FEMALE))
    parts = (
        rng.choice(words["families"][ethnicity]),
        rng.choice(words[sex.value]["middle"]),
        rng.choice(words[sex.value]["given"]),
    )
    return " ".join(parts), sex, ethnicity


def _ages(index: int, count: int) -> str:
    """Return which part of a life a member is in: leads, old, ordinary, fresh or new."""
    old, new = count // 15, count // 10
    if index < FEWEST:
        return "leads"
    if index < FEWEST + old:
        return "old"
    if index < FEWEST + old + new:
        return "new"
    return "fresh" if index < FEWEST + old + new + count // 17 else "ordinary"


def _member(
    rng: Random, name: tuple[str, Sex, str], index: int, life: str, start: date, today: date
) -> Member:
    born = _born(rng, index, life, today)
    admitted = _admitted(rng, born, life, start, today)
    official = "" if life == "new" else _a_year_later(admitted).isoformat()
    member = Member(
        uid=uid(rng, start),
        name=name[0],
        sex=name[1],
        ethnicity=name[2],
        birth_date=str(born.year) if life == "old" else born.isoformat(),
        admitted_on=admitted.isoformat(),
        decided_on=(admitted - timedelta(days=rng.randint(9, 24))).isoformat(),
        official_on=official,
        position=_position(index),
        card_number=f"{27_000_000 + index * 131 + rng.randint(0, 130):08d}",
        file_number=f"{index + 1:04d}",
        standings=_standings(admitted, official, life, start),
    )
    return _with_life(rng, member, born, life, index, today)


def _born(rng: Random, index: int, life: str, today: date) -> date:
    spans = {"old": (77, 84), "new": (22, 31), "fresh": (24, 33), "ordinary": (31, 69)}
    if life == "leads":
        year = int(demo_words.table("people")["leader"][index]["birth"])
    else:
        youngest, oldest = spans[life]
        year = today.year - rng.randint(youngest, oldest)
    return date(year, rng.randint(1, 12), rng.randint(1, 28))


def _admitted(rng: Random, born: date, life: str, start: date, today: date) -> date:
    if life == "new":
        return (today - timedelta(days=rng.randint(60, 320))).replace(day=rng.randint(1, 28))
    if life == "fresh":  # became official while the records were kept, when these are long enough
        latest = today - timedelta(days=400)
        earliest = max(start - timedelta(days=330), latest - timedelta(days=500))
        span = max(0, (latest - earliest).days)
        return (earliest + timedelta(days=rng.randint(0, span))).replace(day=rng.randint(1, 28))
    year = min(born.year + rng.randint(21, 38), start.year - 3)
    return date(max(year, born.year + 19), rng.randint(1, 12), rng.randint(1, 28))


def _a_year_later(day: date) -> date:
    return day.replace(year=day.year + 1)


def _position(index: int) -> Position:
    leaders = demo_words.table("people")["leader"]
    return Position(leaders[index]["position"]) if index < len(leaders) else Position.MEMBER


def _standings(admitted: date, official: str, life: str, start: date) -> tuple[Standing, ...]:
    probation = Standing(kind=StandingKind.PROBATIONARY, since=admitted.isoformat(), until=official)
    if not official:
        return (probation,)
    found = (probation, Standing(kind=StandingKind.FULL, since=official))
    if life != "old":
        return found
    since = (start - timedelta(days=200)).isoformat()
    words = demo_words.table("people")["life"]["exempt_document"]
    return (*found, Standing(kind=StandingKind.EXEMPT, since=since, document=words))


def _with_life(
    rng: Random, member: Member, born: date, life: str, index: int, today: date
) -> Member:
    words = demo_words.table("people")["life"]
    old = today.year - born.year >= 62
    years = today.year - int(member.admitted_on[:4])
    badge = max((b for b in words["badges"] if b <= years), default=0)
    return replace(
        member,
        schooling=words["schooling"][0] if life == "old" else rng.choice(words["schooling"][1:]),
        theory=rng.choice(words["theory"]),
        profession=rng.choice(words["profession"]),
        work_before=rng.choice(words["work_before"]),
        work_now=rng.choice(words["work_old" if old else "work_now"]),
        service=rng.choice(words["service"]),
        home_town=rng.choice(words["home_town"]),
        residence=f"{rng.choice(words['hamlets'])}, {words['village']}",
        group=words["groups"][index % len(words["groups"])],
        badge=words["badge"].format(years=badge) if badge else "",
    )


def _away(rng: Random, member: Member, today: date) -> Member:
    words = demo_words.table("people")["life"]
    since = (today - timedelta(days=rng.randint(150, 330))).isoformat()
    entry = Standing(kind=StandingKind.AWAY, since=since, place=words["away_to"])
    return replace(member, standings=(*member.standings, entry), work_now=words["away_work"])


def _visiting(rng: Random, member: Member, start: date) -> Member:
    words = demo_words.table("people")["life"]
    since = (start + timedelta(days=rng.randint(20, 160))).isoformat()
    entry = Standing(kind=StandingKind.VISITING, since=since, place=words["visiting_from"])
    return replace(
        member,
        standings=(*member.standings, entry),
        work_now=words["visiting_work"],
        group="",
    )
