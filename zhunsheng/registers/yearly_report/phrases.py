"""How the yearly report speaks of last year's reports."""

from zhunsheng.writing import Section, Sentence, When, paragraph

OUTLINE = (
    Section(
        "落实年度报告制度",
        (
            paragraph(
                Sentence(
                    "县政府和部门、乡镇报送上年度法治政府建设年度报告{yearly_report.sent}，"
                    "其中按期报送{yearly_report.sent_in_time}。",
                    otherwise="（由起草人补写：上年度报告的报送和公开情况，登记中还没有数据。）",
                ),
                Sentence(
                    "向社会公开{yearly_report.published}，其中按期公开{yearly_report.published_in_time}。",
                    when=When("yearly_report.published", ">", 0),
                ),
            ),
        ),
        level=2,
    ),
)
