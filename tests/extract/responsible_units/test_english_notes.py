"""Notes with roles in English texts, and what their lists share."""

from __future__ import annotations

import pytest

from etl.extract.responsible_units.english_lists import split_english_list
from tests.extract.reading import roles_and_names

NOTES = [  # sentence, role and name of each body
    (
        "Extend credit insurance. (Lead: Department of Commerce of Xinjiang Uygur Autonomous Region; Support: Department of Finance)",
        "lead Department of Commerce of Xinjiang Uygur Autonomous Region|support Department of Finance of Xinjiang Uygur Autonomous Region",
    ),
    (
        "Green ports. (Led by the Department of Transport; the Department of Finance and the Department of Ecology and Environment shall cooperate)",
        "lead Department of Transport|support Department of Finance|support Department of Ecology and Environment",
    ),
    (
        "Cut fees. (Responsible units: Department of Finance; Department of Commerce to assist)",
        "responsible Department of Finance|support Department of Commerce",
    ),
    (
        "Cut fees. (Led by the Ministry of Finance; the Ministry of Commerce; the National Health Commission)",
        "lead Ministry of Finance|lead Ministry of Commerce|lead National Health Commission",
    ),
    (
        "Hold fairs. (Led by the Ministry of Commerce, with the participation of the Ministry of Finance and the People's Bank of China)",
        "lead Ministry of Commerce|support Ministry of Finance|support People's Bank of China",
    ),
    (
        "Open bonded zones. [Responsible departments: General Administration of Customs, SAFE; Deadline: by the end of 2024]",
        "responsible General Administration of Customs|responsible SAFE",
    ),
    (
        "Cut fees. (Responsible unit: Autonomous Region Department of Finance, Department of Commerce)",
        "responsible Autonomous Region Department of Finance|responsible Autonomous Region Department of Commerce",
    ),
    (
        "Cut fees. (NDRC, MIIT, and MOFCOM are responsible.)",
        "responsible NDRC|responsible MIIT|responsible MOFCOM",
    ),
    (
        "Insure exports. (The Ministry of Commerce and China Export & Credit Insurance Corporation shall take their assigned responsibilities)",
        "responsible Ministry of Commerce|responsible China Export & Credit Insurance Corporation",
    ),
    (
        "Insure exports. (The Ministry of Finance shall take the lead, with the Ministry of Commerce)",
        "lead Ministry of Finance|support Ministry of Commerce",
    ),
    (
        "Train staff. (The Ministry of Education, the Ministry of Culture and Tourism according to their respective duties)",
        "responsible Ministry of Education|responsible Ministry of Culture and Tourism",
    ),
    (
        "Led by: Ministry of Commerce. Participants: Ministry of Finance.",
        "lead Ministry of Commerce|support Ministry of Finance",
    ),
    (
        "Test. (Responsible units: Ministry of Transport, China State Railway Group Co., Ltd.)",
        "responsible Ministry of Transport|responsible China State Railway Group Co., Ltd.",
    ),
    (
        "(Responsible: Ministry of Finance and State Taxation Administration; with support from General Administration of Customs)",
        "responsible Ministry of Finance|responsible State Taxation Administration|support General Administration of Customs",
    ),
    (
        "Lead unit: Municipal Development and Reform Commission; Cooperating units: Bureau of Finance, relevant departments",
        "lead Municipal Development and Reform Commission|support Municipal Bureau of Finance",
    ),
    # brackets that hold nothing but bodies
    (
        "Set up canteens. (Municipal Civil Affairs Bureau, Municipal Commerce Commission, and the people's governments of all districts)",
        "responsible Municipal Civil Affairs Bureau|responsible Municipal Commerce Commission|responsible people's governments of all districts",
    ),
    (
        "Foster brands. (Municipal Commission of Commerce, Bureau of Culture and Tourism, as per their respective duties)",
        "responsible Municipal Commission of Commerce|responsible Municipal Bureau of Culture and Tourism",
    ),
    (
        "Foster brands (Ministry of Commerce, Ministry of Finance and other relevant departments).",
        "responsible Ministry of Commerce|responsible Ministry of Finance",
    ),
    ("Cut fees. (Municipal Finance Bureau)", "responsible Municipal Finance Bureau"),
    (
        "Cut fees. (Ministry of Finance and State Taxation Administration by division of duties)",
        "responsible Ministry of Finance|responsible State Taxation Administration",
    ),
    (
        "Cut fees. (To be led by the Municipal Finance Bureau and participated in by the Municipal Bureau of Justice and district governments)",
        "lead Municipal Finance Bureau|support Municipal Bureau of Justice|support district governments",
    ),
    (
        "Cut fees. (Division of responsibilities: the Department of Commerce takes the lead, the Department of Finance and Haikou Customs participate)",
        "lead Department of Commerce|support Department of Finance|support Haikou Customs",
    ),
    (
        "Cut fees. (Municipal Commission of Commerce as the leading department; Municipal Finance Bureau as the cooperating department)",
        "lead Municipal Commission of Commerce|support Municipal Finance Bureau",
    ),
    (
        "Cut fees. (Leading Unit: Bureau of Commerce | Supporting Units: Bureau of Finance, Bureau of Justice)",
        "lead Bureau of Commerce|support Bureau of Finance|support Bureau of Justice",
    ),
    (
        "Cut fees. (The people's governments of all cities and counties, Provincial Department of Agriculture and Rural Affairs)",
        "responsible people's governments of all cities and counties|responsible Provincial Department of Agriculture and Rural Affairs",
    ),
]


LISTS = [
    (
        "the Ministry of Finance, MOFCOM and the people's governments at or above the county level",
        "Ministry of Finance|MOFCOM|people's governments at or above the county level",
    ),
    (
        "General Administration of Quality Supervision, Inspection and Quarantine, and the Ministry of Finance",
        "General Administration of Quality Supervision, Inspection and Quarantine|Ministry of Finance",
    ),
    (
        "Ministry of Industry and Information Technology & Ministry of Finance",
        "Ministry of Industry and Information Technology|Ministry of Finance",
    ),
    (
        "administrative departments for industry and commerce and enterprises",
        "administrative departments for industry and commerce",
    ),
    (
        "Xinjiang Production and Construction Corps and Urumqi Customs",
        "Xinjiang Production and Construction Corps|Urumqi Customs",
    ),
    (
        "Department of Culture and Tourism; Bureau of Statistics",
        "Department of Culture and Tourism|Bureau of Statistics",
    ),
]


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_notes_name_bodies_with_their_roles(text: str, expected: str) -> None:
    assert "|".join(f"{role} {name}" for role, name in roles_and_names(text)) == expected


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_are_split_between_names(text: str, expected: str) -> None:
    items = split_english_list(text, 0, len(text))
    assert "|".join(item.text for item in items if item.name.is_named) == expected
