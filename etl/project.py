"""What the project says of itself wherever a program or a dataset has to name it, and where its files are."""

from pathlib import Path

NAME = "tiaokuan"
TITLE = "tiaokuan: Chinese policy texts as tables"
TITLE_ZH = "条款：中文政策文件数据表"
VERSION = "0.1.0"
CREATOR = "The tiaokuan contributors"
LICENCE_NAME = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_PATH = "https://creativecommons.org/licenses/by/4.0/"
OFFICIAL_TEXTS = (
    "The policy documents and their texts are official documents, which the Copyright Law of the People's Republic of "
    "China (article 5) does not protect."
)
KEYWORDS = ("policy", "government documents", "Chinese", "information extraction")
ABSTRACT = (
    "Chinese policy documents as tables: clauses, responsible units, organizations, dates, parameters and citations, every "
    "value with the words it was read from and their place in the text. "
    "中文政策文件的数据表：条款、责任单位、机构、日期、参数和引用，每个取值都附原文用语及其在全文中的位置。"
)
RELEASED = "2026-11-21"  # the day of VERSION
CITE_AS = f"{CREATOR}: {TITLE}, version {VERSION}."

ROOT = Path(__file__).parents[1]
PACKAGES = (ROOT / "etl", ROOT / "schemas")
# in an installed package the answers stand beside the code that reads them, in a clone beside raw/
GOLD_PLACES = (ROOT / "etl" / "publish" / "gold_answers", ROOT / "gold")
