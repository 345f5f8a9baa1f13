"""One and the same letter as sites of ten kinds would show it, the names that must be read, and what must not."""

# ruff: noqa: E501 (markup reads best as a site writes it)

NAMES = ("Harbour Lights Network", "Tibet Fund of Lima", "Ana Paz", "Artículo Veintiuno", "Quay Watch", "Bo Li")
NOISE = (
    "Donate now", "Our Work", "Cookie", "Share on", "A fair for seamen", "Jim Crow said", "Privacy", "Subscribe",
    "Lighthouse Weekly", "Skip to", "Previous post", "All rights", "Your e-mail", "Tagged",
)  # fmt: skip
_TITLE = "Open letter on the harbour lights"
_DATE = "4 March 2021"
_PROSE = (
    (
        "We write to you because the lights of the old harbour have been dark since the winter, and those who asked why were"
        " taken from their homes by night and are held without a trial."
    ),
    (
        "Their families have no word from them. Those who hold them have given no reason, and the court that should hear the"
        " case has put it off for the third time, against its own rules."
    ),
    (
        "We urge you to let them go home, to light the lamps again, and to tell the public who gave the order, so that nobody"
        " has to fear to ask such a question in this town again."
    ),
)
_PARAGRAPHS = "".join(f"<p>{words}</p>\n" for words in _PROSE)
_MENU = "<ul><li><a href='/work'>Our Work</a></li><li><a href='/news'>News</a></li><li><a href='/give'>Donate now</a></li></ul>"
_RELATED = (
    "<ul><li><a href='/a'>A fair for seamen</a></li><li><a href='/b'>Lighthouse Weekly</a></li>"
    "<li><a href='/c'>Friends of Jim Crow said no</a></li></ul>"
)
_ITEMS = "".join(f"<li>{name}</li>\n" for name in NAMES)
_BREAKS = "<br>\n".join(NAMES)
_HEAD = f"<!DOCTYPE html><html><head><title>{_TITLE} – Lights</title><style>p {{}}</style></head>"

_WORDPRESS = f"""{_HEAD}<body class="single-post has-sidebar"><a class="skip-link" href="#content">Skip to content</a>
<header id="masthead"><nav>{_MENU}</nav></header><div id="content"><main><article class="post tag-lamps">
<header class="entry-header"><h1 class="entry-title">{_TITLE}</h1><div class="entry-meta"><time>{_DATE}</time></div></header>
<div class="entry-content"><p>Dear Mayor,</p>{_PARAGRAPHS}<p><strong>Signed by:</strong></p><ol>{_ITEMS}</ol>
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="https://x.test/">Share on X</a></li></ul></div></div>
<footer class="entry-footer">Tagged <a rel="tag" href="/t">lamps</a></footer></article>
<nav class="post-navigation"><a rel="prev" href="/p">Previous post</a></nav>
<div id="comments"><h2>3 responses</h2><ol class="comment-list"><li>Jim Crow said: signed, with all my heart and for all that
stands in this letter, which I have read twice and sent to my aunt in the country.</li></ol></div></main></div>
<aside id="secondary"><h2>Recent posts</h2>{_RELATED}</aside><footer>Privacy. All rights reserved.</footer></body></html>"""

_DRUPAL = f"""{_HEAD}<body><div id="page"><div class="region region-header"><h2 class="visually-hidden">Main</h2>
<div role="navigation">{_MENU}</div></div><div class="breadcrumb"><a href="/">Our Work</a> » <a href="/l">Letters</a></div>
<h1 class="page-title">{_TITLE}</h1><div class="field field--date">{_DATE}</div>
<div class="region region-content"><div class="node"><div class="field field--body">{_PARAGRAPHS}</div>
<div class="field field--signatories"><div class="field__label">Signatories</div><div class="field__items">
{"".join(f"<div class='field__item'>{name}</div>" for name in NAMES)}</div></div></div></div>
<div class="region region-sidebar-second"><h3>Lighthouse Weekly</h3>{_RELATED}</div></div></body></html>"""

_SOUP = f"""{_HEAD}<body><div class="Header-inner"><div>{_MENU}</div></div><div><div><div><div class="sqs-block">
<h1>{_TITLE}</h1><p>{_DATE}</p></div><div class="sqs-block">{_PARAGRAPHS}</div></div></div>
<div class="row"><div class="col"><div class="sqs-html"><p>{NAMES[0]}</p><p>{NAMES[1]}</p><p>{NAMES[2]}</p></div></div>
<div class="col"><div class="sqs-html"><p>{NAMES[3]}</p><p>{NAMES[4]}</p><p>{NAMES[5]}</p></div></div></div></div>
<div><h3>You may also like</h3><div><div><a href="/a">A fair for seamen</a></div><div><a href="/b">Lighthouse Weekly</a></div>
</div></div></div><div class="cookie-banner"><p>Cookie settings: we bake them ourselves. <button>Accept</button></p></div>
<div class="Footer"><p>Privacy</p></div></body></html>"""

_GOVERNMENT = f"""{_HEAD}<body><div role="banner"><a href="#main">Skip to main</a></div><div role="search"><form><label>Search
Our Work</label><input></form></div><main id="main"><h1>{_TITLE}</h1><dl class="metadata"><dt>Published</dt><dd>{_DATE}</dd></dl>
<div class="govspeak">{_PARAGRAPHS}<h2>Signatories</h2><table><thead><tr><th>Name</th><th>Place</th></tr></thead><tbody>
{"".join(f"<tr><td>{name}</td><td>Port</td></tr>" for name in NAMES)}</tbody></table></div></main>
<div role="contentinfo">Privacy. All rights reserved.</div></body></html>"""

_OLD_TABLES = f"""<html><title>{_TITLE}</title><body bgcolor=white><form name=aspnet><table width=760><tr><td colspan=2>
<font size=1><a href=a.htm>Our Work</a> | <a href=b.htm>Donate now</a></font><tr><td width=150 valign=top><font size=2>
<a href=c.htm>A fair for seamen</a><br><a href=d.htm>Lighthouse Weekly</a><br><a href=e.htm>Archive</a></font><td>
<center><font size=5><b>{_TITLE}</b></font><br>{_DATE}</center><p>{"<p>".join(_PROSE)}<p>Signed,<p>{_BREAKS}
<tr><td colspan=2><a href=p.htm>Privacy</a></table></form></body></html>"""

_MEDIUM = f"""{_HEAD}<body><div id="root"><div><div><nav>{_MENU}</nav></div><article><section><div><div><h1>{_TITLE}</h1>
<div aria-hidden="true">Share on</div><div><span><a href="/@quay">The Quay</a></span><span>·</span><span>{_DATE}</span></div>
{_PARAGRAPHS}<p><em>Signed,</em></p>{"".join(f"<p>{name}</p>" for name in NAMES)}</div></div></section></article>
<div><h2>More from The Quay</h2><h2>Responses</h2><div>{_RELATED}</div></div></div></div></body></html>"""

_SIBLING = f"""{_HEAD}<body><header><nav>{_MENU}</nav></header><section class="hero"><h1>{_TITLE}</h1><time>{_DATE}</time></section>
<section class="text"><div class="inner">{_PARAGRAPHS}</div></section>
<section class="signers"><div class="inner"><h2>Signed by</h2><ul>{_ITEMS}</ul></div></section>
<section class="related"><h2>Related posts</h2>{_RELATED}</section><footer>Privacy</footer></body></html>"""

_COMMENTED = f"""{_HEAD}<body><div class="wrap"><h1>{_TITLE}</h1><p>{_DATE}</p>{_PARAGRAPHS}<p>Signed:<br>{_BREAKS}</p>
<h3>Share this</h3><p><a href="https://x.test/">Share on X</a> <a href="https://y.test/">Share on Y</a></p>
<h3>Related articles</h3>{_RELATED}<h3>Comments</h3><div class="comment"><b>Jim Crow said</b> Signed, Jim</div>
<form><p>Your e-mail <input></p></form></div></body></html>"""

_BILINGUAL = f"""{_HEAD}<body><nav>{_MENU}</nav><main><h1>{_TITLE}</h1><p>{_DATE}</p><div class="tab-content">
<div class="tab-pane" id="en">{_PARAGRAPHS}</div><div class="tab-pane" id="zh" style="display:none"><h2>关于旧港灯火的公开信</h2>
<p>我们写信给您，因为旧港的灯火自冬天以来一直是暗的，问起原因的人在夜里被从家中带走，未经审判便遭关押，家人至今没有他们的消息。</p></div></div>
<h2>Signatories 联署</h2>{"".join(f"<div><span>{name}</span></div>" for name in NAMES)}</main>
<div class="newsletter">Subscribe</div></body></html>"""

_PETITION = f"""{_HEAD}<body><div class="navbar">{_MENU}</div><div class="petition"><div class="main"><h1>{_TITLE}</h1>
<p>{_DATE}</p>{_PARAGRAPHS}</div><div class="action"><form><p>Your e-mail</p><input><button>Sign now</button></form></div>
<div class="undersigners"><h3>Undersigned</h3><details><summary>Show all</summary>
<ul>{"".join(f"<li><a href='https://{number}.test/'>{name}</a></li>" for number, name in enumerate(NAMES))}</ul></details></div></div>
<div class="social">Share on</div></body></html>"""

PAGES = {
    "WordPress": _WORDPRESS,
    "Drupal": _DRUPAL,
    "nameless divisions": _SOUP,
    "government": _GOVERNMENT,
    "tables for layout": _OLD_TABLES,
    "Medium": _MEDIUM,
    "list beside the article": _SIBLING,
    "comments and related posts": _COMMENTED,
    "bilingual": _BILINGUAL,
    "petition": _PETITION,
}
