"""How shortcomings are told on the screen: the chip of each state, and whose they are."""

from handbook.records.shortcomings import ShortcomingState
from handbook.ui.parts.tone import Tone

TONES = {
    ShortcomingState.OPEN: Tone.CARE,
    ShortcomingState.REMEDIED: Tone.CARE,
    ShortcomingState.VERIFIED: Tone.GOOD,
    ShortcomingState.NOT_REMEDIED: Tone.LATE,
    ShortcomingState.DROPPED: Tone.NEUTRAL,
}
# In the list, beside others: the record's own words are longer.
SHORT_WORDS = {
    ShortcomingState.OPEN: "Đang khắc phục",
    ShortcomingState.REMEDIED: "Chờ xác nhận",
    ShortcomingState.VERIFIED: "Đã xác nhận",
    ShortcomingState.NOT_REMEDIED: "Chưa xong",
    ShortcomingState.DROPPED: "Thôi theo dõi",
}
BRANCH = "Tập thể chi bộ"
