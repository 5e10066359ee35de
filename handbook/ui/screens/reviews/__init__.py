"""*Kiểm điểm*: review rounds, shortcomings, commitments, bốn tốt; a tab of the area each."""
