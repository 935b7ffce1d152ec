"""Who may do what where: the one rule that every address obeys."""

from enum import StrEnum

from msgspec import Struct, field


class Role(StrEnum):
    """Names of the groups."""

    READER = "pembaca"
    OPERATOR = "operator"
    VERIFIER = "verifikator"
    ADMIN = "admin"


class Scope(Struct, frozen=True):
    """What one person may do: roles, and the codes of the regions they are assigned.

    A province includes its regencies, 00 includes everything; an admin is assigned everything.
    alone: where an admin lets submitters publish what they handed in, whoever they are.
    """

    user_id: int | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    regions: frozenset[str] = field(default_factory=frozenset)
    alone: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_admin(self) -> bool:
        return Role.ADMIN in self.roles

    @property
    def everywhere(self) -> bool:
        return self.is_admin or "00" in self.regions

    def covers(self, code: str) -> bool:
        """Whether a region is among those assigned, itself or through its province."""
        return self.everywhere or code in self.regions or code[:2] in self.regions

    def may_enter(self, code: str) -> bool:
        """Fill and submit figures of a region."""
        return self._is(Role.OPERATOR) and self.covers(code)

    def may_review(self, code: str) -> bool:
        """See, return and publish what is submitted for a region."""
        return self._is(Role.VERIFIER) and self.covers(code)

    def may_see_drafts(self, code: str) -> bool:
        """Read what is not published yet."""
        return self.may_enter(code) or self.may_review(code)

    def may_publish(self, code: str, submitted_by: int | None) -> bool:
        """Publish a region's submitted figures: one's own only where an admin lets submitters do so."""
        if submitted_by is None or submitted_by != self.user_id:
            return self.may_review(code)
        return self.publishes_alone(code) and (self.may_review(code) or self.may_enter(code))

    def publishes_alone(self, code: str) -> bool:
        """Whether submitters of a region may publish what they handed in."""
        return bool(self.alone & {code, code[:2], "00"})

    @property
    def works_here(self) -> bool:
        """Whether any page of the entry is for this person."""
        return self._is(Role.OPERATOR) or self._is(Role.VERIFIER)

    def _is(self, role: Role) -> bool:
        return role in self.roles or self.is_admin
