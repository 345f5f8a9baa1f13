"""The language of a text is told by its small words or its script."""

import pytest

from undersigned.graph.ingest import language, source_from_bytes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We urge you to release the lawyers and to end the trial.", "en"),
        ("Wir fordern die Regierung auf, die Anwälte freizulassen und das Verfahren zu beenden.", "de"),
        ("Nous demandons que les avocats soient libérés et que le procès soit arrêté.", "fr"),
        ("Pedimos que los abogados sean liberados y que se ponga fin al proceso en su contra.", "es"),
        ("我們敦促當局立即釋放張展，並停止對公民記者的迫害。", "zh"),
        ("私たちは日本政府に対し、香港の人々を守るよう求めます。", "ja"),
        ("PEN America", None),
        ("", None),
    ],
)
def test_each_language_of_joint_letters_is_told(text: str, code: str) -> None:
    """Five European and Asian languages, and silence where too little speaks."""
    assert language(text) == code


def test_blocks_in_another_language_than_the_letter_carry_their_own() -> None:
    """Chinese lines in an English letter, a French half; names and bilingual lines carry none."""
    text = (
        "We urge you to release the lawyers and to end their trial, for they are not guilty of what they did.\n\n"
        "我们敦促当局立即释放她\n\n"
        "Nous vous prions de libérer les avocats et de mettre fin à leur procès.\n\n"
        "1. 人权观察 Human Rights Watch\n2. Amis du Tibet\n3. PEN America\n"
    )
    assert [block.language for block in source_from_bytes("a.txt", text.encode()).blocks] == [
        None,
        "zh",
        "fr",
        None,
        None,
        None,
    ]
