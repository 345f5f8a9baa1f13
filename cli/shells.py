"""Shells: bash is told of names with spaces, quotes and colons in them; click knows what zsh and fish want.

Bash replaces only a part of the word at the cursor: what stands after an open quote, else after the last character
that breaks words (":" and "=" among them). So each name is offered as the rest of that part, quoted as it was begun.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

from click.shell_completion import BashComplete, CompletionItem, add_completion_class

_SCRIPT = """\
%(complete_func)s() {
    local line
    local -a reply=()
    while IFS= read -r line; do
        reply+=("$line")
    done < <(UNDERSIGNED_LINE="${COMP_LINE:0:COMP_POINT}" UNDERSIGNED_BREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
    case "${reply[0]}" in
        dir) compopt -o dirnames ;;
        file) compopt -o default ;;
        open) compopt -o nospace ;;
    esac
    COMPREPLY=("${reply[@]:1}")
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_SAFE = re.compile(r"[^\w./:@%+,=-]")
_IN_QUOTES = {'"': re.compile(r'[\\"$`]'), "'": re.compile("'")}


@dataclass(frozen=True, slots=True)
class Typed:
    """A command line up to the cursor: the words before, the last one as far as typed, and how that is quoted.

    `kept` is the part of the last word that bash leaves alone; `quote` is the quote that is still open, if any.
    """

    words: tuple[str, ...]
    last: str
    kept: str
    quote: str


def typed(line: str, breaks: str) -> Typed:
    r"""Take a command line apart as bash does; `breaks` are the characters that break words for completion.

    >>> typed('undersigned query cosigners --param org="PEN Am', "=: ")
    Typed(words=('undersigned', 'query', 'cosigners', '--param'), last='org=PEN Am', kept='org=', quote='"')
    >>> typed(r"undersigned show PEN\ Am", "=: ").last
    'PEN Am'
    """
    words: list[str] = []
    word, begun, cut, opened, quote, escaped = "", False, 0, 0, "", False
    for sign in line:
        if escaped:
            word, escaped = word + (sign if quote == "" or sign in '\\"$`' else f"\\{sign}"), False
        elif sign == "\\" and quote != "'":
            escaped = begun = True
        elif quote:
            quote, word = ("", word) if sign == quote else (quote, word + sign)
        elif sign in "\"'":
            quote, begun, opened = sign, True, len(word)
        elif sign.isspace():
            if begun:
                words.append(word)
            word, begun, cut = "", False, 0
        else:
            word, begun = word + sign, True
            if sign in breaks:
                cut = len(word)
    return Typed(tuple(words), word, word[: opened if quote else cut], quote)


def quoted(text: str, quote: str) -> str:
    r"""Text as it is typed within the open `quote`, or without one.

    >>> print(quoted("Ann's House (x)", ""), quoted("a'b", "'"))
    Ann\'s\ House\ \(x\) a'\''b
    """
    if quote == "'":
        return text.replace("'", "'\\''")
    return (_IN_QUOTES[quote] if quote else _SAFE).sub(lambda sign: f"\\{sign[0]}", text)


class Bash(BashComplete):
    """Completion for bash: the first line of the answer is how, the rest what."""

    source_template = _SCRIPT

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one at it."""
        line = self._typed()
        return list(line.words[1:]), line.last

    def complete(self) -> str:
        """The answer to bash, a line each."""
        line = self._typed()
        items = self.get_completions(list(line.words[1:]), line.last)
        shell = next((item.type for item in items if item.type in ("dir", "file")), None)
        if shell is not None:
            return shell
        # Of `--param=org=P`, click completes what stands after the first "=".
        before = line.last.partition("=")[0] + "=" if re.match(r"--\w[\w-]*=", line.last) else ""
        names = list(_begun_alike([before + str(item.value) for item in items], line.last))
        how = "open" if any(item.open for item in items) else "plain"
        offered = (quoted(name[len(line.kept) :], line.quote) for name in names)
        return "\n".join((how, *offered))

    def source(self) -> str:
        """The script for bash 4.4 and later."""
        return self.source_template % self.source_vars()

    def format_completion(self, item: CompletionItem[str]) -> str:
        """One value."""
        return str(item.value)

    def _typed(self) -> Typed:
        return typed(os.environ.get("UNDERSIGNED_LINE", ""), os.environ.get("UNDERSIGNED_BREAKS", " \t\n\"'><=;|&(:"))


def register() -> None:
    """Make click use our way with bash."""
    add_completion_class(Bash)


def _begun_alike(names: list[str], start: str) -> Iterator[str]:
    """The names that begin as the first one does, as far as typed.

    Bash keeps what all names have in common: "pen" would become "P" where both PEN and Penang are offered.
    """
    exact = [name for name in names if name.startswith(start)]
    known = exact or [name for name in names if name[: len(start)] == names[0][: len(start)]]
    yield from known
