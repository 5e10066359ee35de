"""What a state means, so that its colour follows; the words always stand beside it."""

from enum import StrEnum


class Tone(StrEnum):
    """Meaning of a state or a sentence."""

    GOOD = "good"
    CARE = "care"
    LATE = "late"
    NEUTRAL = "neutral"

    @property
    def ink(self) -> str:
        """Return the token of its text."""
        match self:
            case Tone.GOOD:
                return "good"
            case Tone.CARE:
                return "care"
            case Tone.LATE:
                return "accent"
            case Tone.NEUTRAL:
                return "quiet"

    @property
    def tint(self) -> str:
        """Return the token of its ground."""
        match self:
            case Tone.GOOD:
                return "good_tint"
            case Tone.CARE:
                return "care_tint"
            case Tone.LATE:
                return "accent_tint"
            case Tone.NEUTRAL:
                return "hover"
