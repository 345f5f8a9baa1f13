"""Shells: bash, zsh and fish are told of names with spaces, quotes, commas and colons in them.

Each gives the line as far as typed, and is answered in lines: the first says how, the others what. Bash replaces only
a part of the word at the cursor: what stands after an open quote, else after the last character that breaks words (":"
and "=" among them). So each name is offered to it as the rest of that part, quoted as it was begun. Zsh and fish take
whole words, a tab and what they mean, and quote them themselves.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from click.shell_completion import BashComplete, CompletionItem, FishComplete, ZshComplete, add_completion_class

_BASH = """\
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

_ZSH = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local how line
    local -a space names described
    while IFS= read -r line; do
        if [[ -z $how ]]; then
            how=$line
        elif [[ $line == *$'\\t'* ]]; then
            described+=("${line/$'\\t'/:}")
        else
            names+=("$line")
        fi
    done < <(UNDERSIGNED_LINE="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX" \\
        %(complete_var)s=zsh_complete %(prog_name)s 2>/dev/null)
    case $how in
        dir) compset -P '--*='; _path_files -/; return ;;
        file) compset -P '--*='; _path_files; return ;;
        open) space=(-S '') ;;
    esac
    (( $#described )) && _describe -V unsorted described -U "${space[@]}"
    (( $#names )) && compadd -U -V unsorted "${space[@]}" -a names
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

_FISH = """\
function %(complete_func)s
    set -lx UNDERSIGNED_LINE (commandline -cp)
    set -lx %(complete_var)s fish_complete
    set -l reply (%(prog_name)s 2>/dev/null)
    set -l how $reply[1]
    set -e reply[1]
    switch "$how"
        case dir
            __fish_complete_directories (commandline -ct)
        case file
            __fish_complete_path (commandline -ct)
        case '*'
            string join -- \\n $reply
    end
end

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
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


def typed(line: str, breaks: str = "", *, within: str = "") -> Typed:
    r"""Take a command line apart as shells do; `breaks` are the characters that break words for completion.

    `within` are those that a backslash quotes within single quotes too.

    >>> typed('undersigned query cosigners --param org="PEN Am', "=: ")
    Typed(words=('undersigned', 'query', 'cosigners', '--param'), last='org=PEN Am', kept='org=', quote='"')
    >>> typed(r"undersigned show PEN\ Am", "=: ").last
    'PEN Am'
    >>> typed(r"undersigned show 'Ann\'s H", within="\\'").last
    "Ann's H"
    """
    words: list[str] = []
    word, begun, cut, opened, quote, escaped = "", False, 0, 0, "", False
    for sign in line:
        if escaped:
            plain = quote == "" or sign in (within if quote == "'" else '\\"$`')
            word, escaped = word + (sign if plain else f"\\{sign}"), False
        elif sign == "\\" and (within or quote != "'"):
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

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one at it."""
        line = self._typed()
        return list(line.words[1:]), line.last

    def complete(self) -> str:
        """The answer to bash, a line each."""
        line = self._typed()
        items = self.get_completions(list(line.words[1:]), line.last)
        names = _begun_alike([*_words(items, line.last)], line.last)
        return "\n".join((_how(items), *(quoted(name[len(line.kept) :], line.quote) for name in names)))

    def source(self) -> str:
        """The script for bash 4.4 and later."""
        return self.source_template % self.source_vars()

    def format_completion(self, item: CompletionItem[str]) -> str:
        """One value."""
        return str(item.value)

    def _typed(self) -> Typed:
        return typed(os.environ.get("UNDERSIGNED_LINE", ""), os.environ.get("UNDERSIGNED_BREAKS", " \t\n\"'><=;|&(:"))


class Zsh(ZshComplete):
    """Completion for zsh: as for bash, with whole words and what they mean."""

    source_template = _ZSH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one at it."""
        line = typed(os.environ.get("UNDERSIGNED_LINE", ""))
        return list(line.words[1:]), line.last

    def complete(self) -> str:
        """The answer to zsh, a line each."""
        args, last = self.get_completion_args()
        items = self.get_completions(args, last)
        offered = _words(items, last)
        return "\n".join((_how(items), *(offered[name] for name in _begun_alike([*offered], last))))


class Fish(FishComplete):
    """Completion for fish, which picks from all that is offered, whatever the case."""

    source_template = _FISH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one at it."""
        line = typed(os.environ.get("UNDERSIGNED_LINE", ""), within="\\'")
        return list(line.words[1:]), line.last

    def complete(self) -> str:
        """The answer to fish, a line each."""
        args, last = self.get_completion_args()
        items = self.get_completions(args, last)
        return "\n".join((_how(items), *_words(items, last).values()))


def register() -> None:
    """Make click use our way with each shell."""
    for shell in (Bash, Zsh, Fish):
        add_completion_class(shell)


def _how(items: Sequence[CompletionItem[str]]) -> str:
    """How the shell is to go on: by itself in a folder, or with a space after the word, or without."""
    shell = next((item.type for item in items if item.type in ("dir", "file")), None)
    return shell or ("open" if any(item.open for item in items) else "plain")


def _words(items: Sequence[CompletionItem[str]], last: str) -> Mapping[str, str]:
    """Each word that the last one may become, with a tab and what it means, if that is known, after it."""
    # Of `--param=org=P`, click completes what stands after the first "=".
    before = last.partition("=")[0] + "=" if re.match(r"--\w[\w-]*=", last) else ""
    offered = {f"{before}{item.value}": " ".join((item.help or "").split()) for item in items if item.value}
    return {word: f"{word}\t{meaning}" if meaning else word for word, meaning in offered.items()}


def _begun_alike(names: list[str], start: str) -> Iterator[str]:
    """The names that begin as the first one does, as far as typed.

    Bash keeps what all names have in common: "pen" would become "P" where both PEN and Penang are offered.
    """
    exact = [name for name in names if name.startswith(start)]
    known = exact or [name for name in names if name[: len(start)] == names[0][: len(start)]]
    yield from known
