"""The Django application of the campaigns."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "zhunsheng.campaigns"
    label = "campaigns"
    verbose_name = "年度工作"
