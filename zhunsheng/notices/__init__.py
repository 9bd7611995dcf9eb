"""Notices: what a person is told inside the product always, and by mail, DingTalk or WeCom where the county set that up."""
