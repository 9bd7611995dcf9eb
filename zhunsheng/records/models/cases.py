"""A case: the part that all registers share. The register's own fields are in its own table, joined by one key."""

from django.db import models

from zhunsheng.records.models.organs import Organ


class Case(models.Model):
    """One case of one register. Everything but the identity is what its events say (``zhunsheng verify`` compares)."""

    register = models.CharField("业务", max_length=40, editable=False)
    number = models.CharField("编号", max_length=60, editable=False)
    title = models.CharField("名称", max_length=200)
    organ = models.ForeignKey(Organ, models.PROTECT, verbose_name="单位", related_name="+")
    opened_on = models.DateField("登记日期", editable=False)
    closed_on = models.DateField("结束日期", null=True, blank=True, editable=False)
    ended = models.CharField("结束方式", max_length=20, blank=True, editable=False)
    stage = models.CharField("环节", max_length=40, editable=False)
    due_on = models.DateField("最近期限", null=True, blank=True, editable=False)
    law_on = models.DateField("适用法律之日", null=True, editable=False)
    public_from = models.DateField("公开起始日", null=True, blank=True, editable=False)
    public_until = models.DateField("公开截止日", null=True, blank=True, editable=False)
    withdrawn_until = models.DateField("撤回告示截止日", null=True, blank=True, editable=False)
    version = models.PositiveIntegerField("版本", default=0, editable=False)
    head = models.CharField("链首", max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "案件"
        constraints = [models.UniqueConstraint(fields=["register", "number"], name="one_number_per_register")]
        indexes = [
            models.Index(fields=["register", "organ", "-id"]),
            models.Index(fields=["register", "-id"]),
            models.Index(fields=["register", "due_on"]),
            # 截止日也在索引里：数有多少件，不必再读行。
            models.Index(fields=["register", "-public_from", "-id", "public_until"], name="public_list"),
            models.Index(fields=["register", "withdrawn_until"], name="public_withdrawals"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Record(Case):
    """What a register's model is made of: the case, joined by a key that puts no name of the register on any other."""

    case_ptr = models.OneToOneField(
        Case, models.CASCADE, parent_link=True, primary_key=True, related_name="+", editable=False
    )

    class Meta:
        abstract = True


class Serial(models.Model):
    """The last serial number given in a series (a register, or one of its numbers in an organ) and year; read and raised
    inside the transaction that gives it."""

    register = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "year"], name="one_serial_per_year")]

    def __str__(self) -> str:
        return f"{self.register} {self.year}: {self.last}"
