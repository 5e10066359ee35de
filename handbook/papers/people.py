"""Names and posts of the roster by uid, as papers write them."""

from handbook.papers import words
from handbook.records.members import Member
from handbook.records.settings import Branch


class People:
    """The roster looked up by uid; someone unknown is an empty name, never an error."""

    def __init__(self, members: tuple[Member, ...], branch: Branch) -> None:
        self._by_uid = {member.uid: member for member in members}
        self._branch = branch
        self.names = {member.uid: member.name for member in members}

    def name(self, uid: str, otherwise: str = "") -> str:
        """Return the name of a member, or `otherwise` when the roster has none of that uid."""
        return self.names.get(uid, otherwise)

    def titled(self, uid: str) -> str:
        """Return `đồng chí Hà Minh Khôi, Bí thư chi bộ`, or `…` while nobody is chosen."""
        member = self._by_uid.get(uid)
        if member is None:
            return words.BLANK
        return words.person(member.name, words.spelled(words.post(member), self._branch))
