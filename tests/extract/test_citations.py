"""Citations as a whole: what is none, where they stand, and that hostile text costs no more than its length."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.records import Document
from tests.calls import grows_with
from tests.extract.reading import read_citations

NO_CITATION = [
    "严格按照法律、法规和国家有关规定执行。",
    "延续原成立时间、字号等登记事项，保障经营和主体资格",
    "设立广安市质量奖评选委员会（以下简称评委会），评委会主任由市政府分管副市长担任",
    "本条例自2021年3月1日起施行。",
    "依照外商投资法的有关规定办理。",
    "推进长征六号丙、3.8米直径新一代中大型运载火箭",
    "关于印发《工业用地“标准地”改革的实施意见》的通知.pdf",
    "《关于工业用地“标准地“改革的实施意见》的政策解读.mp3(/gasrmzfw/c104243/vFI7pd2E.mp3)",
    "第十一条 重要文件保存期限不少于5年。",
    "《》",
    "三级、一带一路、双随机、一公开",
    "牵头单位：市商务局。配合单位：市财政局。",
    "法律文书生效后，进入执行程序前，债权人申请财产保全的，应当写明生效法律文书的制作机关、文号和主要内容，并附生效法律文书副本。",
    "编、章、节、条的序号用中文数字依次表述，款不编序号，项的序号用中文数字加括号依次表述，目的序号用阿拉伯数字依次表述。",
    "支持OPC社区运营管理单位通过“工位号”登记、一址多照等方式，为OPC提供共享办公空间。",
    "属于第四十六条第四项规定情形的，核发有效期不超过六个月的临时行驶车号牌。",
    "村道的命名和编号的确定办法，由市公路管理机构制定。",
    "对属于第四十六条第一项、第二项规定情形，机动车所有人需要多次申领临时行驶车号牌的，车辆管理所核发临时行驶车号牌不得超过三次。",
    "车辆管理所应当自受理之日起一日内，审查提交的证明、凭证，属于第四十六条第一项、第二项、第三项规定情形，需要临时上道路行驶的，核发有效期不超过三十日的临时行驶车号牌。",
    "新建、改建、扩建道路时，交通信号灯、交通标志、标线及其他交通安全设施，应当与道路同时设计、同时验收。",
    "禁止无船名船号、无船籍港、无船舶证书的船舶以及国家强制报废的船舶在海上航行、作业。",
    "涉及专利的广告，应当标明或者说明专利的类别和专利号。",
    "补领、换领机动车号牌的，原机动车号牌作废，不得继续使用。",
    "行经无交通信号的道路，遇行人横过道路未按照规定避让的。",
    "道路、交通设施的管理部门应当根据通行需要，及时增设、调换、更新道路交通信号。",
]


HOSTILE = ("（", "《", "》", "《国》（", "国发〔2017〕5号", "《法》（以下简称法）", "以下简称", "一", "、")


@pytest.mark.parametrize("text", NO_CITATION)
def test_no_citation(text: str) -> None:
    assert read_citations(text) == ()


def test_the_own_number_is_no_citation() -> None:
    assert read_citations("深工信〔2025〕44号", document=Document(document_number="深工信〔2025〕44号")) == ()


@given(st.text(alphabet="《》〈〉（）国发〔2017〕5号以下简称，。法\n", max_size=80))
def test_mentions_do_not_overlap(text: str) -> None:
    rows = read_citations(text)
    assert all(before.end_char <= after.start_char for before, after in itertools.pairwise(rows))


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_is_linear(piece: str) -> None:
    assert grows_with(read_citations, piece, 10_000)
