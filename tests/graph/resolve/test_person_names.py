import pytest

from undersigned.graph.resolve.given_names import is_given_name
from undersigned.graph.resolve.name_sounds import bones, germanic, heard, in_latin, plain
from undersigned.graph.resolve.person_names import person_name
from undersigned.graph.resolve.romanisation import is_pinyin, read_alike, read_characters, spellings


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Prof. Dr. Ludwig van der Berg", ("ludwig", "berg")),
        ("Rt Hon. Sir Malcolm Reid KC", ("malcolm", "reid")),
        ("Seán O’Brien, PhD", ("sean", "obrien")),
        ("Wong, Chi-fung", ("chi", "fung", "wong")),
        ("J.K. Ferreira", ("j", "k", "ferreira")),
        ("He Weifang", ("he", "weifang")),
        ("Du Bin", ("du", "bin")),
        ("Jack MA", ("jack", "ma")),
        ("Alaa Abd El-Fattah", ("alaa", "abdfattah")),
        ("Alaa Abdelfattah", ("alaa", "abdfattah")),
        ("Tenzin Delek Rinpoche", ("tenzin", "delek")),
        ("Ana (she/her) Pérez", ("ana", "perez")),
        ("張展女士", ()),
    ],
)
def test_words_are_what_is_the_name(printed: str, words: tuple[str, ...]) -> None:
    """Forms of address, degrees and particles come off; Chinese words that look like them do not."""
    assert person_name(printed).words == words


def test_capitals_and_commas_tell_the_family_name() -> None:
    """Nothing else does: its place differs from country to country."""
    assert person_name("WONG Chi-fung").family == "wong"
    assert person_name("Wong, Chi-fung").family == "wong"
    assert person_name("Wong Chi-fung").family is None
    assert person_name("WONG CHI-FUNG").family is None


def test_a_japanese_name_is_not_its_characters_alone() -> None:
    """The given name of 佐藤 あすか is not written in characters."""
    assert person_name("佐藤 あすか").han == ""
    assert person_name("佐藤 花子").han == "佐藤花子"


def test_what_stands_in_brackets_is_a_further_name() -> None:
    """A pen name is kept; pronouns and what is printed outside already are not."""
    assert person_name("Druklo (Shokjang)").nicknames == {"shokjang"}
    assert person_name("Lobsang Sangay (he/him)").nicknames == frozenset()
    assert person_name("Gulshan Abbas (古丽仙·阿巴斯)").parts == ("古丽仙", "阿巴斯")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("muhammad", "mohamed", True),
        ("muhammad", "mahmoud", False),
        ("hussein", "husayn", True),
        ("hussein", "hassan", False),
        ("abbas", "abas", True),
        ("chokyi", "choekyi", True),
    ],
)
def test_names_by_ear(one: str, other: str, alike: bool) -> None:  # noqa: FBT001 - what pytest hands over
    """Writers hear doubled letters and vowels in their own way, but not every vowel as every other."""
    assert heard(one).like(heard(other)) is alike


@pytest.mark.parametrize(
    ("own", "chinese"),
    [("ekpar", "aikebaier"), ("tashpolat", "taxifulati"), ("perhat", "paerhati"), ("ilham", "yilihamu")],
)
def test_bones_are_left_of_a_name_that_went_through_chinese(own: str, chinese: str) -> None:
    """Chinese puts a vowel behind every consonant, and has no p beside b."""
    assert is_pinyin(chinese)
    assert bones(own) == bones(chinese, through_chinese=True)


def test_other_letters_become_latin_ones() -> None:
    """Accents come off; umlauts may be written out; Cyrillic and Uyghur letters are spelled."""
    assert (plain("Łukasz".casefold()), germanic("müller"), in_latin("экпар")) == ("lukasz", "mueller", "ekpar")


def test_romanisations_of_one_name_read_alike() -> None:
    """Pinyin, Wade-Giles and Cantonese spellings meet in the syllables of Pinyin."""
    pinyin = spellings(("liu", "xiaobo"))[0]
    assert [way.system for way in spellings(("liu", "hsiao", "po"))] == ["Wade-Giles"]
    assert any(read_alike(way.readings, pinyin.readings) for way in spellings(("liu", "hsiao", "po")))
    assert any(read_alike(way.readings, pinyin.readings) for way in spellings(("lau", "hiu", "po")))
    characters = read_characters("鄒幸彤")
    assert characters is not None
    assert any(read_alike(way.readings, characters.readings) for way in spellings(("chow", "hang", "tung")))


def test_a_name_that_is_no_chinese_one_has_no_readings() -> None:
    """A word that is no syllables in any spelling is left alone."""
    assert spellings(("john", "smith")) == ()
    assert is_given_name("joshua")
    assert not is_given_name("fung")
