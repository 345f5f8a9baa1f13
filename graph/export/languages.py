"""Languages: the three letters of ISO 639-3 that some formats want for a language tag."""

_PAIRS = """
am=amh ar=ara az=aze be=bel bg=bul bn=ben bo=bod bs=bos ca=cat cs=ces da=dan de=deu el=ell en=eng eo=epo es=spa
et=est eu=eus fa=fas fi=fin fr=fra ga=gle gl=glg he=heb hi=hin hr=hrv hu=hun hy=hye id=ind is=isl it=ita ja=jpn
ka=kat kk=kaz km=khm ko=kor ku=kur ky=kir lo=lao lt=lit lv=lav mk=mkd mn=mon ms=msa my=mya nb=nob ne=nep nl=nld
nn=nno no=nor pa=pan pl=pol ps=pus pt=por ro=ron ru=rus si=sin sk=slk sl=slv so=som sq=sqi sr=srp sv=swe sw=swa
ta=tam te=tel tg=tgk th=tha ti=tir tk=tuk tl=tgl tr=tur ug=uig uk=ukr ur=urd uz=uzb vi=vie yo=yor zh=zho zu=zul
"""

_THREE = dict(pair.split("=") for pair in _PAIRS.split())


def language(tag: str | None) -> str | None:
    """The three letters of a language tag's language; None for one that is not in the list.

    >>> language("zh-Hant"), language("eng"), language("x-klingon")
    ('zho', 'eng', None)
    """
    first = (tag or "").lower().partition("-")[0]
    return first if first in _THREE.values() else _THREE.get(first)
