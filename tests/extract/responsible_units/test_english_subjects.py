"""Bodies that English texts oblige, and who is obliged without being one."""

from __future__ import annotations

import pytest

from tests.extract.reading import roles_and_names

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
    (
        "MOFCOM shall support national economic and social development, and NDRC shall, jointly with SAFE, act.",
        "MOFCOM|NDRC|SAFE",
    ),
    (
        "The competent departments of commerce of provinces, autonomous regions, municipalities directly under the Central"
        " Government and cities under separate state planning shall report.",
        "competent departments of commerce of provinces, autonomous regions, municipalities directly under the Central"
        " Government and cities under separate state planning",
    ),
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
    ("The administrative approval bureaus must process applications.", "administrative approval bureaus"),
    ("Courts at all levels shall protect property rights.", "Courts at all levels"),
    *SHARED,
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


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_bodies_that_are_obliged(text: str, expected: str) -> None:
    assert roles_and_names(text) == [("subject", name) for name in expected.split("|")]


@pytest.mark.parametrize("text", NO_SUBJECT)
def test_who_is_no_body_has_no_row(text: str) -> None:
    assert roles_and_names(text) == []


def test_a_body_has_one_row_a_sentence() -> None:
    text = (
        "The Ministry of Finance shall pay; the Ministry of Finance shall report. The Ministry of Finance shall audit."
    )
    assert len(roles_and_names(text)) == 2
