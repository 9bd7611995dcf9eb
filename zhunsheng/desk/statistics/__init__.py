"""The pages of the statistics forms (统计填报表)."""
