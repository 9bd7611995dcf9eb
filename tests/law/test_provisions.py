from datetime import date

import pytest

from zhunsheng.law import NoSuchArticle, UnknownInstrument, instrument


def test_a_citation_leaves_out_the_name_of_the_country():
    assert str(instrument("人民调解法").article("第三十三条")) == "《人民调解法》第三十三条"


def test_only_an_old_version_is_cited_with_its_year():
    law = instrument("行政复议法")
    assert str(law.article("第二十三条", version="2017")) == "《行政复议法》（2017）第二十三条"
    assert str(law.article("第二十三条", version="2023")) == "《行政复议法》第二十三条"


def test_titles_inside_a_title_get_single_angle_brackets():
    name = instrument("民诉法解释").name
    assert name == "最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释"


def test_a_title_too_long_for_a_line_is_cited_by_its_short_title_and_no_other_is() -> None:
    assert str(instrument("deputies_act").article("第四十二条")) == "《代表法》第四十二条"
    assert str(instrument("reconsideration_act").article("第三十条")) == "《行政复议法》第三十条"


@pytest.mark.parametrize(
    "title", ["mediation_act", "人民调解法", "《人民调解法》", "中华人民共和国人民调解法", "调解法"]
)
def test_an_instrument_is_found_by_any_of_its_names(title):
    assert instrument(title).key == "mediation_act"


def test_an_unknown_title_lists_the_nearest():
    with pytest.raises(UnknownInstrument, match="行政复议法"):
        instrument("行政复义法")


def test_arabic_article_numbers_become_chinese():
    assert instrument("人民调解法").article("第33条第1款").article == "第三十三条第1款"


def test_an_article_beyond_the_last_is_refused():
    law = instrument("行政复议法")
    with pytest.raises(NoSuchArticle, match="只到第四十三条"):
        law.article("第八十八条", version="2017")
    assert law.article("第八十八条").version.label == "2023"


def test_of_several_articles_each_must_exist():
    with pytest.raises(NoSuchArticle, match="只到第三十五条"):
        instrument("人民调解法").article("第三十五条、第三十六条")


def test_article_zero_does_not_exist():
    with pytest.raises(NoSuchArticle, match="没有第零条"):
        instrument("人民调解法").article("第零条")


@pytest.mark.parametrize("place", ["33", "", "（六）", "第三十三"])
def test_a_law_in_articles_is_cited_by_article(place):
    with pytest.raises(NoSuchArticle, match="不是条号"):
        instrument("人民调解法").article(place)


def test_a_document_without_articles_is_cited_by_its_own_places():
    assert str(instrument("三项制度意见").article("（六）")) == "《三项制度意见》（六）"


def test_a_version_is_chosen_by_the_day_on_which_it_was_law():
    law = instrument("行政复议法")
    assert law.version(on=date(2023, 12, 31)).label == "2017"
    assert law.version(on=date(2024, 1, 1)).label == "2023"
    assert law.version().label == "2023"


def test_a_day_without_a_recorded_text_lists_the_recorded_ones():
    with pytest.raises(NoSuchArticle, match="2017（2018-01-01 至 2023-12-31）、2023（2024-01-01 起）"):
        instrument("行政复议法").version(on=date(2017, 12, 31))


def test_a_provision_knows_on_which_days_it_was_law():
    old = instrument("行政复议法").article("第二十三条", version="2017")
    assert old.in_force(date(2018, 1, 1))
    assert old.in_force(date(2023, 12, 31))
    assert not old.in_force(date(2024, 1, 1))
