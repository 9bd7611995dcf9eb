"""Officials' legal learning: rosters, hours against the requirement, a bank of questions, exams sat against the clock."""
