"""Rosters, hours and an exam of the demo county, so that the pages of legal learning are not empty."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from zhunsheng.clock import CHINA
from zhunsheng.learning.actions import announce, attend, enroll, set_exam
from zhunsheng.learning.models import Exam, Official, Question
from zhunsheng.records.journal import note_all
from zhunsheng.records.models import Organ, Person, Post

QUESTIONS = (
    ("judge", "人民调解委员会调解民间纠纷，不收取任何费用。", ["正确", "错误"], [0], "《人民调解法》第四条"),
    ("judge", "未经法制审核或者审核未通过的重大执法决定，不得作出。", ["正确", "错误"], [0], "《行政处罚法》第五十八条"),
    ("single", "行政复议机关适用普通程序审理，自受理申请之日起多少日内作出决定？", ["三十日", "六十日", "九十日", "一百八十日"], [1], "《行政复议法》第六十二条"),
    ("single", "经人民调解达成协议的，双方当事人认为有必要，可以自协议生效之日起多少日内申请司法确认？", ["十日", "十五日", "三十日", "六十日"], [2], "《人民调解法》第三十三条"),
    ("multiple", "下列哪些人可以担任调解的第三人（邀请参与）？", ["当事人的亲属", "邻里、同事", "有专门知识的人", "与一方有利害冲突而另一方反对的人"], [0, 1, 2], "《人民调解法》第二十条"),
)  # fmt: skip


def tell(until: date) -> bool:
    """Heads and liaisons go onto their organ's roster, sit two sessions, and are called to an exam; False when it is there."""
    if Official.objects.exists():
        return False
    now = datetime(until.year, until.month, until.day, 9, tzinfo=CHINA)
    office = Post.objects.filter(role="office").order_by("pk")[0].person
    posts = Post.objects.filter(role__in=("head", "liaison")).select_related("organ", "person").order_by("pk")
    officials = [
        enroll(
            office, post.organ.code, name=post.person.name, post=post.title, username=post.person.username,
            kind="leader" if post.role == "head" else "enforcer", since_on=date(until.year, 1, 1), now=now,
        )
        for post in posts
    ]  # fmt: skip
    for back, session, hours in ((120, "行政处罚法专题培训", "4"), (40, "行政复议法案例研讨", "3.5")):
        there = [official.pk for official in officials[::2]]
        attend(office, there, on=until - timedelta(days=back), session=session, hours=Decimal(hours), now=now)
    _exam(office, officials, now)
    return True


def _exam(office: Person, officials: list[Official], now: datetime) -> None:
    questions = [
        Question(kind=kind, stem=stem, options=options, key=key, basis=basis)
        for kind, stem, options, key, basis in QUESTIONS
    ]
    for question in questions:
        question.save(force_insert=True)
    note_all(questions, "导入", person=office, now=now)
    exam = set_exam(
        office, Organ.objects.get(depth=1).code,
        name=f"{now.year}年度学法考试", kind=Exam.Kind.YEARLY, opens_at=now, closes_at=now + timedelta(days=30),
        minutes=30, pass_points=60, candidates=[official.pk for official in officials], now=now,
        parts={"judge": (2, Decimal(15)), "single": (2, Decimal(20)), "multiple": (1, Decimal(30))},
    )  # fmt: skip
    announce(office, exam.pk, address=f"/learning/exams/{exam.pk}/", now=now)
