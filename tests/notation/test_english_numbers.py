"""Numbers of documents as English prints them, in their Chinese form where it is known."""

from __future__ import annotations

import pytest

from etl.notation.english_numbers import normalize_english_number

NUMBERS = [
    ("Guo Fa [2023] No. 11", "国发〔2023〕11号"),
    ("NDRC High-Tech [2022] No. 206", "NDRC High-Tech 〔2022〕 No. 206"),
    ("GF (2019) No. 23", "国发〔2019〕23号"),
    ("Guobanfa [2020] No. 28", "国办发〔2020〕28号"),
    ("GBF [2018] No. 53", "国办发〔2018〕53号"),
    ("Guo Han [2020] No. 111", "国函〔2020〕111号"),
    ("Cai Shui [2016] No. 36", "财税〔2016〕36号"),
    ("Yin Fa (2015) No. 221", "银发〔2015〕221号"),
    ("Xin Zheng Ban Fa [2023] No. 12", "新政办发〔2023〕12号"),
    ("Order No. 764 of the State Council", "国务院令第764号"),
    ("State Council Decree No. 392", "国务院令第392号"),
    ("Ministry of Commerce Announcement No. 35, 2007", "商务部公告2007年第35号"),
    (
        "Decree No. 23 of the National Development and Reform Commission and the Ministry of Commerce",
        "国家发展和改革委员会、商务部令第23号",
    ),
    ("Announcement No. 35, 2007 of the Ministry of Commerce", "商务部公告2007年第35号"),
    ("Decree No.2, 2017 of the Ministry of Commerce of the People's Republic of China", "商务部令2017年第2号"),
    ("No. 16 [2017] of the State Council", "国发〔2017〕16号"),
    ("Finance Bureau [2025] No. 13", "Finance Bureau 〔2025〕 No. 13"),
    ("ORDER OF THE MINISTRY OF COMMERCE OF THE PEOPLE'S REPUBLIC OF CHINA No. 4 of 2020", "商务部令2020年第4号"),
    ("Order of the State Council No. 764", "国务院令第764号"),
    ("Announcement [2023] No. 19 of the Ministry of Finance", "财政部公告2023年第19号"),
    ("Public Notice No. 23 of 2018 of the Ministry of Commerce", "商务部公告2018年第23号"),
    ("Order of the President of the People's Republic of China No. 68", "中华人民共和国主席令第68号"),
    ("Order No. 9 of the President of the People’s Republic of China", "中华人民共和国主席令第9号"),
    ("Announcement of the General Administration of Customs (Announcement No. 25 of 2023)", "海关总署公告2023年第25号"),
    ("State Council Document Guo Fa [2024] No. 5", "国发〔2024〕5号"),
    ("GUO FA [2023] NO. 11", "国发〔2023〕11号"),
    ("Document Yin Fa [2023] No. 5", "银发〔2023〕5号"),
    ("Article 5", None),
    ("Chapter No. 3", None),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_number(text: str, number: str | None) -> None:
    assert normalize_english_number(text) == number
