"""Responsible units of English texts: notes with roles, subjects of obligations, and what their lists share."""

from __future__ import annotations

import pytest

from etl.extract.responsible_units import find_responsible_units
from etl.extract.responsible_units.english_lists import split_english_list
from etl.records import ClauseText, Document

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
]

NOTES += [  # brackets that hold nothing but bodies
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
]

NOTES += [
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

SHARED = [  # fields and places that share one noun
    (
        "Customs, tax and foreign exchange authorities shall act.",
        "Customs authorities|tax authorities|foreign exchange authorities",
    ),
    (
        "Finance and taxation departments at all levels shall act.",
        "Finance departments at all levels|taxation departments at all levels",
    ),
    (
        "The education, science and technology and finance departments must act.",
        "education departments|science and technology departments|finance departments",
    ),
    ("Departments of culture and tourism shall act.", "Departments of culture and tourism"),
    (
        "Departments of commerce and market regulation shall act.",
        "Departments of commerce|Departments of market regulation",
    ),
    (
        "The Departments of Finance and Commerce of Yunnan Province shall act.",
        "Departments of Finance of Yunnan Province|Departments of Commerce of Yunnan Province",
    ),
    (
        "The people's governments of Guangzhou, Shenzhen and Zhuhai shall act.",
        "people's governments of Guangzhou|people's governments of Shenzhen|people's governments of Zhuhai",
    ),
    (
        "The banking regulatory authority of the State Council (hereinafter referred to as the authority) shall act.",
        "banking regulatory authority of the State Council",
    ),
    ("The State Council's securities regulatory body should act.", "State Council's securities regulatory body"),
    ("The provincial people's government or its authorized department shall act.", "provincial people's government"),
    (
        'The Administrative Committee of Lingang New Area of China (Shanghai) Pilot Free Trade Zone (hereinafter "the Committee") shall act.',
        "Administrative Committee of Lingang New Area of China (Shanghai) Pilot Free Trade Zone",
    ),
    (
        "The Shanghai Municipal Health Commission and the Shanghai Communications Administration shall act.",
        "Shanghai Municipal Health Commission|Shanghai Communications Administration",
    ),
    ("The customs and the banks shall act.", "customs"),
    ("Hangzhou and Ningbo Customs shall act.", "Hangzhou Customs|Ningbo Customs"),
    (
        "The Customs of Tianjin, Shanghai and Guangzhou shall act.",
        "Customs of Tianjin|Customs of Shanghai|Customs of Guangzhou",
    ),
    (
        "The competent departments of finance, telecommunications, cyberspace affairs, and market regulation shall act.",
        "competent departments of finance|competent departments of telecommunications|competent departments of cyberspace affairs"
        "|competent departments of market regulation",
    ),
    ("Local customs and the tax authorities shall act.", "tax authorities"),
    ("Enterprises, units and customs authorities shall act.", "customs authorities"),
    (
        "The provincial development and reform commission, department of commerce and administration for market regulation shall act.",
        "provincial development and reform commission|provincial department of commerce|provincial administration for market regulation",
    ),
    (
        "The departments of natural resources, water administration, and agriculture and rural affairs under the State Council shall act.",
        "departments of natural resources under the State Council|departments of water administration under the State Council|departments of agriculture and rural affairs under the State Council",
    ),
    (
        "The competent department of forestry and grassland under the State Council shall, in conjunction with the competent departments of natural resources and water resources, formulate the plan.",
        "competent department of forestry and grassland under the State Council|competent departments of natural resources|competent departments of water resources",
    ),
    (
        "The people's governments of provinces, autonomous regions and municipalities directly under the Central Government shall act.",
        "people's governments of provinces, autonomous regions and municipalities directly under the Central Government",
    ),
    (
        "The people's governments at the provincial, municipal and county levels shall act.",
        "people's governments at the provincial, municipal and county levels",
    ),
    (
        "Trade unions, the Communist Youth League and women's federations should act.",
        "Trade unions|Communist Youth League|women's federations",
    ),
    (
        "The Shanghai Municipal Tax Service and Shanghai Customs shall act.",
        "Shanghai Municipal Tax Service|Shanghai Customs",
    ),
    (
        "The Department of Finance of Yunnan Province and the Department of Commerce shall act.",
        "Department of Finance of Yunnan Province|Department of Commerce of Yunnan Province",
    ),
]

SUBJECTS = [
    ("The Ministry of Commerce shall guide the work.", "Ministry of Commerce"),
    ("MOFCOM and NDRC shall jointly publish the list.", "MOFCOM|NDRC"),
    ("To implement the decisions of the State Council, the Ministry of Commerce shall act.", "Ministry of Commerce"),
    (
        "The National Development and Reform Commission is responsible for the list.",
        "National Development and Reform Commission",
    ),
    (
        "The State Administration for Market Regulation may not delegate this power.",
        "State Administration for Market Regulation",
    ),
    ("The General Administration of Customs has to report.", "General Administration of Customs"),
    (
        "The Ministry of Commerce shall, in conjunction with the Ministry of Finance and the General Administration of Customs, formulate rules.",
        "Ministry of Commerce|Ministry of Finance|General Administration of Customs",
    ),
    (
        "The marriage registration office, after clearly establishing that divorce is desired, shall issue the certificates.",
        "marriage registration office",
    ),
    (
        "The victim may ask for help; the residents committee, the villagers committee or the unit where they belong to, shall mediate.",
        "residents committee|villagers committee",
    ),
    (
        "People's governments at or above the county level and relevant departments must report.",
        "People's governments at or above the county level",
    ),
    ("The competent departments of commerce should keep files.", "competent departments of commerce"),
    (
        "The departments performing data protection duties shall order corrections.",
        "departments performing data protection duties",
    ),
    (
        "Judicial administrative departments at all levels shall report.",
        "Judicial administrative departments at all levels",
    ),
    (
        "The Department of Science and Technology of Guangdong Province, together with the Guangdong Provincial Development and"
        " Reform Commission and the Energy Bureau of Guangdong Province, shall organize projects.",
        "Department of Science and Technology of Guangdong Province|Guangdong Provincial Development and Reform Commission"
        "|Energy Bureau of Guangdong Province",
    ),
    (
        "The list shall be determined by the Ministry of Science and Technology together with the Ministry of Finance.",
        "Ministry of Science and Technology|Ministry of Finance",
    ),
    (
        "The list is verified by the Ministry of Finance jointly with the Ministry of Commerce.",
        "Ministry of Finance|Ministry of Commerce",
    ),
    (
        "The Ministry of Commerce, jointly with the Ministry of Finance, sets prices.",
        "Ministry of Commerce|Ministry of Finance",
    ),
    (
        "Projects approved by the State Council shall be carried out by the Ministry of Transport together with the Ministry of Finance.",
        "Ministry of Transport|Ministry of Finance",
    ),
    ("Authorities charged with food safety must report.", "Authorities charged with food safety"),
    ("Funds shall be provided by the Ministry of Finance.", "Ministry of Finance"),
    ("It shall be the responsibility of the Ministry of Commerce to report.", "Ministry of Commerce"),
    (
        "The department of commerce of the autonomous region will take the lead.",
        "department of commerce of the autonomous region",
    ),
    ("Where an application is complete, the public security organ shall accept it.", "public security organ"),
    (
        "The Department of Housing and Urban-Rural Development and the Department of Finance are to draw up a plan.",
        "Department of Housing and Urban-Rural Development|Department of Finance",
    ),
]

SUBJECTS += [
    ("The administrative approval bureaus must process applications.", "administrative approval bureaus"),
    ("Courts at all levels shall protect property rights.", "Courts at all levels"),
    *SHARED,
]

SUBJECTS += [
    (
        'The People\'s Bank of China (hereinafter referred to as "PBOC") and the State Administration of Foreign Exchange ("SAFE") shall act.',
        "People's Bank of China|State Administration of Foreign Exchange",
    ),
    (
        "[Departments in charge] The municipal department of transport shall plan the routes.",
        "municipal department of transport",
    ),
    (
        '"The permit shall be issued by the department of transport of the local people\'s government at or above the county level."',
        "department of transport of the local people's government at or above the county level",
    ),
]

SUBJECTS += [
    (
        "The provincial departments of commerce and transport, as well as customs and maritime authorities, shall act.",
        "provincial departments of commerce|provincial departments of transport|customs authorities|maritime authorities",
    ),
    (
        "The competent departments for commerce and for investment under the State Council shall act.",
        "competent departments for commerce under the State Council|competent departments for investment under the State Council",
    ),
    (
        "MIIT shall, in collaboration with the Ministry of Public Security, check the sites.",
        "MIIT|Ministry of Public Security",
    ),
]

SUBJECTS += [
    (
        "The branches of the People's Bank of China and the local offices of the National Financial Regulatory Administration should guide banks.",
        "branches of the People's Bank of China|local offices of the National Financial Regulatory Administration",
    ),
    (
        "The Leading Group for Stabilizing Foreign Trade shall hold meetings.",
        "Leading Group for Stabilizing Foreign Trade",
    ),
    (
        "The State Council's competent departments for commerce and investment shall promote investment.",
        "State Council's competent departments for commerce|State Council's competent departments for investment",
    ),
    (
        "The central foreign affairs leadership body is responsible for coordination.",
        "central foreign affairs leadership body",
    ),
    (
        "The plans shall be issued by the people's governments of the provinces where the cities are located.",
        "people's governments of the provinces",
    ),
    ("The State Council's Tariff Commission shall set the rates.", "State Council's Tariff Commission"),
    (
        "The departments in charge of banking and securities regulation shall act.",
        "departments in charge of banking|departments in charge of securities regulation",
    ),
]

NO_SUBJECT = [
    "institutes verified by the Ministry of Commerce together with the Ministry of Finance;",
    "All relevant departments of the CPC Central Committee and the State Council shall support the reform.",
    "The ministries concerned of the State Council shall cooperate.",
    "The Regulations on the Administration of Company Registration shall be repealed.",
    "The Measures for the Administration of Customs Brokers of the General Administration of Customs shall apply.",
    "All districts and departments shall submit reports.",
    "The rate is set by law (see Article 5 and the Customs Law).",
    "The applicant (a company or its branch) shall register.",
    "Enterprises shall keep proper accounts.",
    "Relevant departments shall cooperate.",
    "The relevant departments of the State Council shall supervise the work.",
    "The departments of the provincial government concerned must cooperate.",
    "The competent authorities must decide within 20 days.",
    "All localities should learn from the pilot zones.",
    "After approval by the Ministry of Commerce, the enterprise shall register.",
    "The decision of the people's court is final and shall be carried out.",
    "Members of the Standing Committee shall not hold office in enterprises.",
    "State organs must keep in touch with the people.",
    "The Ministry of Commerce has published the list.",
    "Applications to the Department of Commerce shall be made in writing.",
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


def units_of(text: str) -> list[tuple[str, str]]:
    """Role and name of the bodies that one clause names."""
    units = find_responsible_units([ClauseText("d#1", "clause", None, text, 0)], Document())
    assert [text[unit.start_char : unit.end_char] for unit in units] == [unit.mention for unit in units]
    return [(unit.role, unit.name) for unit in units]


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_notes_name_bodies_with_their_roles(text: str, expected: str) -> None:
    assert "|".join(f"{role} {name}" for role, name in units_of(text)) == expected


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_bodies_that_are_obliged(text: str, expected: str) -> None:
    assert units_of(text) == [("subject", name) for name in expected.split("|")]


@pytest.mark.parametrize("text", NO_SUBJECT)
def test_who_is_no_body_has_no_row(text: str) -> None:
    assert units_of(text) == []


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_are_split_between_names(text: str, expected: str) -> None:
    items = split_english_list(text, 0, len(text))
    assert "|".join(item.text for item in items if item.name.is_named) == expected


def test_a_body_has_one_row_a_sentence() -> None:
    text = (
        "The Ministry of Finance shall pay; the Ministry of Finance shall report. The Ministry of Finance shall audit."
    )
    assert len(units_of(text)) == 2
