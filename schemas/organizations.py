"""The table ``organizations``."""

import polars as pl

from schemas.documents import ADMINISTRATIVE_LEVELS, REGION_CODE
from schemas.table import Table, column, text_column

ORGANIZATION_ID = r"^[^\s\x00-\x1f]+$"


class Organizations(Table):
    """One row per body that the dataset's responsible units name, whatever it is called where."""

    organization_id: pl.String = text_column(
        "Organization id",
        "机构编号",
        "Stable slug of the body.",
        "机构的固定编号。",
        pattern=ORGANIZATION_ID,
    )
    name: pl.String = text_column("Name", "名称", "Official full name.", "机构全称。")
    aliases: pl.String = text_column(
        "Aliases", "别名", "Other names, joined by ；.", "其他名称，以“；”连接。", nullable=True
    )
    level: pl.String = text_column(
        "Level", "层级", "Administrative level.", "行政层级。", nullable=True, values=ADMINISTRATIVE_LEVELS
    )
    region_code: pl.String = text_column(
        "Region code",
        "行政区划代码",
        "GB/T 2260 code of its region.",
        "所在行政区划的 GB/T 2260 六位代码。",
        nullable=True,
        pattern=REGION_CODE,
    )
    kind: pl.String = text_column(
        "Kind",
        "类别",
        "government, department, court, bank, enterprise, association, collective …",
        "机构类别：政府、部门、法院、银行、企业、协会、集体等（英文代码）。",
        pattern="^[a-z_]+$",
    )
    successor_id: pl.String = text_column(
        "Successor",
        "承继机构",
        "The body that a reform put in its place.",
        "机构改革后承继其职能的机构。",
        nullable=True,
        references="organizations.organization_id",
    )
    mention_count: pl.Int64 = column(
        "Mentions", "出现次数", "Rows of responsible_units that stand for it.", "在责任单位表中出现的行数。", at_least=0
    )

    class Config:
        unique = ["organization_id"]
        title = "Organizations"
        metadata = {"title_zh": "机构", "grain_zh": "责任单位表中出现的每个机构一行，不论文中如何称呼。"}
