"""What is recorded of a first responsible person's deed."""

from django.db import models

from zhunsheng.records.fields import PeopleField
from zhunsheng.records.models import Record


class Deed(Record):
    """A deed (履职行为) by which the head of a Party committee or government discharges the duty, or the yearly 述法."""

    class Post(models.TextChoices):
        PARTY = "party", "党委（党组）主要负责人"
        GOVERNMENT = "government", "政府（部门）主要负责人"

    class Kind(models.TextChoices):
        MEETING = "meeting", "主持会议部署"
        REPORT = "report", "听取汇报"
        INSTRUCTION = "instruction", "作出批示"
        INQUIRY = "inquiry", "过问重大问题"
        COORDINATION = "coordination", "协调重点环节"
        URGING = "urging", "督办重要任务"
        STUDY = "study", "带头学法讲法"
        COURT = "court", "出庭应诉"
        STATEMENT = "statement", "年度述法"

    class Duty(models.TextChoices):
        """第五条（党委主要负责人）、第六条（政府主要负责人）各六类，用自己的话写。"""

        PARTY_LEADING = "party_leading", "党委：领导核心、研究重大问题"
        PARTY_RULES = "party_rules", "党委：依规治党"
        PARTY_DECIDING = "party_deciding", "党委：依法决策、合法合规审查"
        PARTY_SUPPORTING = "party_supporting", "党委：支持依法履职"
        PARTY_APPOINTING = "party_appointing", "党委：用人导向"
        PARTY_TEACHING = "party_teaching", "党委：普法"
        PLANNING = "planning", "政府：规划计划、研究重大问题"
        DECIDING = "deciding", "政府：决策程序、法律顾问"
        ENFORCING = "enforcing", "政府：依法履职、执法责任制"
        SUPERVISING = "supervising", "政府：督促班子、层级监督"
        ANSWERING = "answering", "政府：应诉、执行裁判"
        LEARNING = "learning", "政府：学法普法"

    person = PeopleField("主要负责人", outsiders=True, help_text="姓名")
    post = models.CharField("职务类别", max_length=20, choices=Post.choices)
    kind = models.CharField("履职方式", max_length=20, choices=Kind.choices)
    duty = models.CharField("对应职责", max_length=20, choices=Duty.choices)
    done_on = models.DateField("履职日期", null=True)
    content = models.TextField("履职内容", blank=True, help_text="议题、批示要点、协调结果；涉密内容不填")
    source_number = models.CharField(
        "来源编号", max_length=60, blank=True, help_text="由别的业务记下的，填那一件的编号，如会议、应诉案件"
    )
    attested_on = models.DateField("核实日期", null=True)
    drafted_on = models.DateField("述法报告起草日期", null=True)
    reviewed_on = models.DateField("述法报告审核日期", null=True)
    delivered_on = models.DateField("述法日期", null=True)
    delivery = models.CharField("述法形式", max_length=10, blank=True)
    rating = models.CharField("评议等次", max_length=10, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "第一责任人履职"
