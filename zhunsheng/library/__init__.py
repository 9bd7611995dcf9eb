"""报告库: reports kept with what the reader found in them, what people said to each finding, and their corrected versions."""
