"""Who is asked to be released, and who is only named beside them."""

import pytest

from tests.graph.extract.letters import read
from undersigned.graph.extract import extract
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.model import Letter

LIST = ["Gao Zhisheng", "Ilham Tohti"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We call for the immediate and unconditional release of Gao Zhisheng and Ilham Tohti.",
        "Release all prisoners of conscience: Gao Zhisheng, Ilham Tohti, and many more.",
        "Ask him to release wrongfully detained individuals, including Gao Zhisheng, Ilham Tohti, and many others.",
        "You must release political prisoners such as Gao Zhisheng, a lawyer, and Ilham Tohti, an economist.",
        "Free Gao Zhisheng and Ilham Tohti now.",
        "We urge Secretary Kerry to press for the release of Gao Zhisheng and Professor Ilham Tohti.",
        "The authorities should release Chinese citizens Gao Zhisheng and Ilham Tohti.",
        "Wir fordern die Freilassung von Gao Zhisheng und Ilham Tohti.",
        "Nous demandons la libération de Gao Zhisheng et de Ilham Tohti.",
        "Exigimos la liberación de Gao Zhisheng y de Ilham Tohti.",
        "Gao Zhisheng and Ilham Tohti must be released.",
        "Mr. President, release Gao Zhisheng in Beijing and Ilham Tohti in Urumqi.",
        "We thank you for your time and urge you to free the two scholars (Gao Zhisheng and Ilham Tohti).",
        "We call for the release of Gao Zhisheng and Ilham Tohti, and urge Keir Starmer and David Lammy to act.",
        "We call for the release of Gao Zhisheng and Ilham Tohti and sanctions on John Lee and Chris Tang.",
    ],
)
def test_people_whose_release_is_asked_are_detainees(sentence: str) -> None:
    """Lists after "release of", "free" and "including", descriptions passed over, in four languages."""
    letter = read(sentence)
    assert [each.name for each in letter.detainees] == LIST
    assert all(each.span.quote.endswith(each.name) for each in letter.detainees)


@pytest.mark.parametrize(
    "sentence",
    [
        "We call on you to release the report on Xinjiang by experts including Gao Zhisheng.",
        "We welcome the release of Gao Zhisheng from house arrest.",
        "This press release was signed by activists including Gao Zhisheng and Ilham Tohti.",
        "We want free media, including Apple Daily and Stand News.",
        "We support the free speech of journalists, including Gao Zhisheng.",
        "Police officials including Chris Tang must not be allowed to release tear gas.",
        "Raise cases with your partners, including Gao Zhisheng, and seek the release of all individuals.",
        "The release of Human Rights Watch and Amnesty International findings is needed.",
        "Hong Kong put a price on activists abroad, including Nathan Law.",
        "Impose sanctions on officials including Chris Tang until they release the lawyers.",
        "We oppose the release of Alberto Fujimori.",
        "Do not release Wang Lijun.",
        "The United States secured the release of Mark Swidan and Kai Li.",
        "The release of Cheng Lei in 2023 shows that pressure works.",
        "We thank you for helping to free Brittney Griner.",
        "Armed men demanded that the army release Marwan Barghouti.",
        "We urge you to sanction those blocking the release of prisoners, including Chen Quanguo and Wang Junzheng.",
        "We urge you to free him, and we thank lawyers including Amal Clooney.",
        "We ask the Commission to release Volker Türk’s report.",
        "You must release prisoners held by security chiefs such as Wang Junzheng.",
    ],
)
def test_people_who_are_only_named_are_not(sentence: str) -> None:
    """Signers, officials, the wanted, the already released, and things that are released: none is a detainee."""
    assert read(sentence).detainees == ()


def test_names_in_brackets_are_aliases() -> None:
    """`Name (other name)` and `the Title (Name)`: the person's own name is the name."""
    letter = read("We ask for the release of the Panchen Lama (Gedhun Choekyi Nyima) and Zhang Zhan (張展).")
    assert [(each.name, each.aliases) for each in letter.detainees] == [
        ("Gedhun Choekyi Nyima", ("the Panchen Lama",)),
        ("Zhang Zhan", ("張展",)),
    ]


def test_a_list_that_says_there_are_more_is_open_ended() -> None:
    """The words that say so are kept."""
    letter = read("Please free Gao Zhisheng, Ilham Tohti, and all others held for their views.")
    assert letter.detainees_open_ended is not None
    assert letter.detainees_open_ended.quote == "and all others"
    assert read("Please free Gao Zhisheng.").detainees_open_ended is None


def test_less_than_certain_is_a_question() -> None:
    """A relative named in the list may or may not be held: a person decides."""
    letter = read("Free Liu Xiaobo and his wife Liu Xia now.")
    assert [each.name for each in letter.detainees] == ["Liu Xiaobo"]
    [question] = [issue for issue in letter.issues if issue.code == "possible-detainee"]
    assert question.span is not None
    assert question.span.quote == "Liu Xia"


def test_items_under_a_line_that_asks_for_release() -> None:
    """A bullet for each, with or without a description."""
    letter = read(
        "We ask you to release these lawyers:\n\n• Gao Zhisheng, held since 2017\n• Ilham Tohti\n\n"
        "We thank you for your time, and we hope."
    )
    assert [each.name for each in letter.detainees] == LIST


@pytest.mark.parametrize(
    ("sentence", "sure", "asked"),
    [
        (
            "We urge you to release Evan Gershkovich and Alexei Navalny, who died in February.",
            "Evan Gershkovich",
            "Navalny",
        ),
        ("We ask you to release Ahmed Mansoor, Abu Dhabi.", "Ahmed Mansoor", "Abu Dhabi"),
        ("In 2021, many organizations called for the release of Xu Zhiyong.", None, "Xu Zhiyong"),
    ],
)
def test_doubts_become_questions(sentence: str, sure: str | None, asked: str) -> None:
    """The dead, what may be a place, and what others asked: named to a person, not to the graph."""
    letter = read(sentence)
    assert [each.name for each in letter.detainees] == ([] if sure is None else [sure])
    questions = [issue.span.quote for issue in letter.issues if issue.code == "possible-detainee" and issue.span]
    assert any(asked in question for question in questions)


def test_arabic_names_are_whole() -> None:
    """Small particles with a hyphen belong to the name."""
    letter = read("We call for the release of Abdulhadi al-Khawaja, Samar Badawi and Nassima al-Sada.")
    assert [each.name for each in letter.detainees] == ["Abdulhadi al-Khawaja", "Samar Badawi", "Nassima al-Sada"]


def test_people_listed_to_be_released_are_no_signatories() -> None:
    """A list under "release the following" is of detainees; the signatories are those under their label."""
    letter = read(
        "We ask you to release the following people:\n\n1. Gao Zhisheng\n2. Ilham Tohti",
        signed="Signed by:\n\nFree Tibet\nPEN America\n",
    )
    assert [each.name for each in letter.detainees] == LIST
    assert [each.organization for each in letter.signatories] == ["Free Tibet", "PEN America"]


def test_who_signs_or_is_written_to_is_only_asked_about() -> None:
    """A name that also stands among the signatories of the same letter is a question."""
    letter = read(
        "We call for the release of Ilham Tohti.", signed="Signed by:\n\n1. Teng Biao\n2. Ilham Tohti\n3. Wang Dan\n"
    )
    assert letter.detainees == ()
    assert [issue.span.quote for issue in letter.issues if issue.code == "possible-detainee" and issue.span] == [
        "Ilham Tohti"
    ]


def test_another_name_of_the_same_person_is_no_second_detainee() -> None:
    """A family name, a fuller name, a name in a title: one person."""
    letter = read(
        "Hoang Thi Binh was sentenced in June to three years in prison. We call for Ms. Hoang's release. "
        "Release Hoang Thi Binh."
    )
    assert [each.name for each in letter.detainees] == ["Hoang Thi Binh"]


def test_the_charged_and_the_dead_are_of_concern() -> None:
    """They are named as such, and are no detainees."""
    letter = read("We ask you to drop all charges against Nguyen Thuy Lan. Tran Huynh Duy died in prison in May.")
    assert letter.detainees == ()
    assert [each.name for each in letter.concerns] == ["Nguyen Thuy Lan", "Tran Huynh Duy"]


def test_chinese_lists() -> None:
    """Enumeration commas, and 等 as the end of a list."""
    letter = read("我们敦促你立即释放被关押的律师，包括高智晟、许志永、丁家喜等人，并停止一切迫害人权捍卫者的行为。")
    assert [each.name for each in letter.detainees] == ["高智晟", "许志永", "丁家喜"]
    assert letter.detainees_open_ended is not None


def asked_about(letter: Letter) -> list[str]:
    """Whom a letter leaves to a person to decide."""
    return [issue.span.quote for issue in letter.issues if issue.code == "possible-detainee" and issue.span]


def test_the_same_people_in_two_writings_are_no_two_facts() -> None:
    """The half that names more of them is believed; a name of the other half is a question."""
    letter = read(
        "我们要求立即释放律师高仁伟、许美玲及丁浩宇等所有良心犯。\n\n"
        "We call for the release of all prisoners of conscience, including Gao Renwei and Xu Meiling."
    )
    assert [each.name for each in letter.detainees] == ["高仁伟", "许美玲", "丁浩宇"]
    assert asked_about(letter) == ["Gao Renwei", "Xu Meiling"]


def test_a_name_beside_its_other_writing_is_one_person() -> None:
    """A bracket says so, before or after the name stood alone; everybody else is told from these."""
    letter = read("请释放高仁伟。\n\nPlease release Gao Renwei (高仁伟) and Evan Gershwin (文戈).")
    assert [(each.name, each.aliases) for each in letter.detainees] == [
        ("高仁伟", ("Gao Renwei",)),
        ("Evan Gershwin", ("文戈",)),
    ]


def test_what_stands_beside_two_names_makes_them_no_one_person() -> None:
    """A bracket may hold a newspaper."""
    letter = read("We call for the release of Gao Renwei (alias Green River) and Xu Meiling (alias Green River).")
    assert [each.name for each in letter.detainees] == ["Gao Renwei", "Xu Meiling"]


def test_accents_and_simplified_characters_make_no_second_person() -> None:
    """With and without accents is one name; simplified and traditional characters perhaps."""
    letter = read("We call for the release of Nguyễn Văn Đạt. Nguyen Van Dat must be released.")
    assert [each.name for each in letter.detainees] == ["Nguyễn Văn Đạt"]
    letter = read(
        "我们要求立即释放何桂蓝，并允许她的家人前往探望她。\n\n我們要求立即釋放何桂藍，並允許她的家人前往探望她。"
    )
    assert [each.name for each in letter.detainees] == ["何桂蓝"]
    assert asked_about(letter) == ["何桂藍"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "We write after the sentencing on 4 May of Gao Renwei, Xu Meiling and Jan Kranz to ten years.",
            ["Gao Renwei", "Xu Meiling", "Jan Kranz"],
        ),
        ("We protest the arrest of his assistant Jan Kranz.", ["Jan Kranz"]),
        ("Officials ordered the detention of the teacher Jan Kranz.", ["Jan Kranz"]),
        ("We remember the editor Jan Kranz, sentenced to nine years.", ["Jan Kranz"]),
        ("Les cas de Jan Kranz, condamné à neuf ans, et d'Ada Berg, disparue depuis mai, nous inquiètent.", None),
        ("Please visit Jan Kranz, who is serving nine years.", ["Jan Kranz"]),
        ("Scholars such as Gao Renwei and Jan Kranz, who have been jailed since May, teach us.", None),
        ("Among those detained are the lawyer Gao Renwei and the teacher Jan Kranz.", ["Gao Renwei", "Jan Kranz"]),
        ("We will raise the cases of the poet Gao Renwei and the teacher Jan Kranz.", ["Gao Renwei", "Jan Kranz"]),
    ],
)
def test_people_said_to_be_held_are_asked_about(sentence: str, names: list[str] | None) -> None:
    """Where no words ask for their release, they are questions and no facts."""
    letter = read(sentence)
    assert letter.detainees == ()
    assert len(asked_about(letter)) == 2 if names is None else asked_about(letter) == names


def test_a_letter_without_a_greeting_may_begin_with_a_list() -> None:
    """The items under its first line are no signatories."""
    source = source_from_bytes(
        "letter.txt",
        b"Joint appeal\n\nThe undersigned groups ask for the immediate release of:\n\n* Jan Kranz, student, held since"
        b" 3 August 2021\n* Ada Berg, lawyer, denied bail four times\n\nThey were arrested in May.\n\nOrganizations\n\n"
        b"- Free Tibet\n- PEN America\n",
    )
    letter = extract(source, id="letter")
    assert [each.name for each in letter.detainees] == ["Jan Kranz", "Ada Berg"]
    assert [each.organization for each in letter.signatories] == ["Free Tibet", "PEN America"]


def test_a_column_of_names_under_a_line_that_asks_is_of_detainees() -> None:
    """Its head says so; what is no name in it is left out."""
    letter = read(
        "We ask you to release the following writers:\n\nName | Country | Status\nJan Kranz | Zembla | in prison\n"
        "Ada Berg | Zembla | held without trial\n\nWe thank you for your time, and we hope."
    )
    assert [each.name for each in letter.detainees] == ["Jan Kranz", "Ada Berg"]


def test_rows_of_a_table_under_a_line_that_asks_are_asked_about() -> None:
    """The first column may be of judges."""
    letter = read(
        "We ask you to release the following writers:\n\nTried by | Country | Status\nJan Kranz | Zembla | in prison\n"
        "Ada Berg | Zembla | held without trial\n\nWe thank you for your time, and we hope."
    )
    assert letter.detainees == ()
    assert asked_about(letter) == ["Jan Kranz", "Ada Berg"]
