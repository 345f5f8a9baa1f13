"""Counts as a letter may print them: digits, or words in six languages, up to ninety-nine."""

from random import Random

_ONES = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf",
    "es": "una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty",
    "de": "zwanzig dreißig vierzig fünfzig sechzig",
    "fr": "vingt trente quarante cinquante soixante",
    "es": "veinte treinta cuarenta cincuenta sesenta",
}
_JOINS = {"en": "-", "fr": "-", "es": " y "}
_HAN = "〇一二三四五六七八九十"


def printed_count(rng: Random, count: int, language: str) -> str:
    """The count in digits or, one time in three, in words."""
    return in_words(count, language) if rng.random() < 0.33 and count < 70 else str(count)


def in_words(count: int, language: str) -> str:
    """The words for a count from 1 to 69.

    >>> [in_words(21, language) for language in ("en", "de", "fr", "es", "zh-Hans")]
    ['twenty-one', 'einundzwanzig', 'vingt et une', 'veintiuna', '二十一']
    """
    if language.startswith("zh"):
        tens, ones = divmod(count, 10)
        return (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones] if ones else "")
    small = _ONES[language].split()
    if count < 20:
        return small[count - 1]
    tens, ones = divmod(count, 10)
    ten = _TENS[language].split()[tens - 2]
    if ones == 0:
        return ten
    one = small[ones - 1]
    if language == "de":
        return f"{one.removesuffix('s') if ones == 1 else one}und{ten}"
    if language == "fr" and ones == 1:
        return f"{ten} et une"
    if language == "es" and tens == 2:
        return "veinti" + {2: "dós", 3: "trés", 6: "séis"}.get(ones, one)
    return f"{ten}{_JOINS[language]}{one}"
