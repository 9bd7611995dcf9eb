"""学法用法: rosters and hours, the bank of questions, exams and papers."""
