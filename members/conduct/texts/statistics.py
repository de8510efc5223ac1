"""What was announced and honoured, counted."""

DISCIPLINE = "Kỷ luật"
DISCIPLINE_FIGURES = {"person": "Đoàn viên bị kỷ luật", "unit": "Tập thể bị kỷ luật"}
AWARDS = "Khen thưởng"
AWARD_FIGURES = {"person": "Cá nhân", "unit": "Tập thể"}
