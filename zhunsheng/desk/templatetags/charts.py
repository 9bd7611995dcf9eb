"""Charts as tags: ``{% load charts %}``."""

from django import template

from zhunsheng.desk import charts

register = template.Library()
register.simple_tag(charts.spark)
register.simple_tag(charts.columns)
