import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.factory import dataset, letter, org
from undersigned.cli import cli
from undersigned.cli.names_index import INDEX, SETTINGS, VARIABLE, find_names, write_names
from undersigned.cli.shells import Bash, quoted, typed
from undersigned.graph.corpus import folder
from undersigned.queries import load_catalog

NAMES = (
    "PEN America",
    "PEN International",
    "Re:Common",
    'Ren\u00e9\'s "House" & Co',
    "$HOME Front",
    "a = b",
    "中國人權",
    "back\\slash",
    "Tibet / Bod (x)",
    "Comma, Inc {a,b}",
    "Ev[il] $(touch run) `touch run`",
    "quo'te",
    "~root *",
    "حقوق انسان",
    "می\u200cخواهم",
    "-dash & Co",
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with the index of a build that knows names of all sorts."""
    root = tmp_path / "corpus"
    (root / "letters").mkdir(parents=True)
    (root / SETTINGS).write_text("")
    write_names(dataset(letter("x-1", signed_by=[org(name) for name in NAMES])), root / "build")
    return root


def offered(corpus: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What bash is told: how to complete, then the replies."""
    monkeypatch.chdir(corpus)
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("UNDERSIGNED_LINE", line)
    monkeypatch.setenv("UNDERSIGNED_BREAKS", " \t\n\"'@><=;|&(:")
    return Bash(cli, {}, "undersigned", "_UNDERSIGNED_COMPLETE").complete().split("\n")


@pytest.mark.parametrize(
    ("line", "replies"),
    [
        ("undersigned compl", ["plain", "completion"]),
        ("undersigned query cosigners_w", ["plain", "cosigners_with_chapters"]),
        ("undersigned query cosigners --param o", ["open", "org="]),
        ("undersigned query cosigners --param org=PEN\\ A", ["plain", "PEN\\ America"]),
        ("undersigned query cosigners --param=org=PEN\\ A", ["plain", "PEN\\ America"]),
        ('undersigned query cosigners --param org="PEN A', ["plain", "PEN America"]),
        ("undersigned query cosigners --param 'org=PEN A", ["plain", "org=PEN America"]),
        ("undersigned show pen", ["plain", "PEN\\ America", "PEN\\ International"]),
        ("undersigned show Re:C", ["plain", "Common"]),
        ("undersigned show R", ["plain", "Re:Common", 'Ren\u00e9\\\'s\\ \\"House\\"\\ \\&\\ Co']),
        ("undersigned show '$H", ["plain", "$HOME Front"]),
        ('undersigned show "$H', ["plain", "\\$HOME Front"]),
        ("undersigned why 中", ["plain", "中國人權"]),
        ("undersigned why back", ["plain", "back\\\\slash"]),
        ("undersigned why x-", ["plain", "x-1"]),
        ("undersigned compare PEN\\ Am", ["plain", "PEN\\ America"]),
        ("undersigned show --kind region PEN", ["plain"]),
        ("undersigned show -- -d", ["plain", "-dash\\ \\&\\ Co"]),
        ("undersigned show --corpus ", ["dir"]),
        ("undersigned export tu", ["plain", "turtle"]),
    ],
)
def test_what_is_offered(corpus: Path, line: str, replies: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands, queries, parameters and names, as far as bash replaces what was typed."""
    assert offered(corpus, line, monkeypatch) == replies


@pytest.mark.parametrize("command", ["show", "why", "why -- x", "compare"])
def test_no_name_is_offered_that_would_be_an_option(
    corpus: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that begins with "-" is an argument after "--" only; as the value of a parameter it is a name."""
    names = offered(corpus, f"undersigned {command} ", monkeypatch)
    assert "PEN\\ America" in names
    assert not [name for name in names if name.startswith("-")]
    assert not [name for name in offered(corpus, "undersigned show -d", monkeypatch) if "dash" in name]
    assert "-dash\\ \\&\\ Co" in offered(corpus, "undersigned query cosigners --param org=", monkeypatch)


def test_nothing_is_offered_without_a_current_build(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter that is newer than the build, or a damaged index, leaves no names."""
    assert find_names(corpus, {}, corpus)
    made = (corpus / "build" / INDEX).stat().st_mtime_ns
    (corpus / "letters" / "y").mkdir()
    (corpus / "letters" / "y" / "letter.txt").write_text("new")
    os.utime(corpus / "letters" / "y" / "letter.txt", ns=(made + 10**9, made + 10**9))
    assert offered(corpus, "undersigned show PEN", monkeypatch) == ["plain"]
    shutil.rmtree(corpus / "letters" / "y")
    os.utime(corpus / "letters", ns=(made, made))
    assert find_names(None, {VARIABLE: str(corpus)}, Path("/"))
    (corpus / "build" / INDEX).write_text("[")
    assert find_names(corpus, {}, corpus) == {}
    assert find_names(corpus / "nowhere", {}, corpus) == {}


def test_the_corpus_is_found_as_commands_find_it() -> None:
    """The names of the file and of the variable are those of the corpus."""
    assert (SETTINGS, VARIABLE) == (folder.SETTINGS, folder.VARIABLE)


def installed(corpus: Path) -> dict[str, str]:
    """The variables with which a shell finds our command, and no settings of who runs the tests."""
    command = f"{sys.executable} -c 'from undersigned.cli import main; main()'"
    (corpus / "undersigned").write_text(f'#!/bin/sh\nexec {command} "$@"\n')
    (corpus / "undersigned").chmod(0o755)
    os.utime(corpus / "build" / INDEX)
    path = f"{corpus}:{os.environ['PATH']}"
    return {"PATH": path, "HOME": str(corpus), "LC_ALL": "C.UTF-8", "TERM": "dumb"}


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_bash_reads_back_what_is_quoted(quote: str) -> None:
    """What is offered for a name is, to a real bash, that name; and to ourselves."""
    for name in NAMES:
        line = f"printf %s {quote}{quoted(name, quote)}{quote}"
        assert subprocess.run(["bash", "-c", line], capture_output=True, check=True).stdout.decode() == name
        assert typed(f"x {quote}{quoted(name, quote)}", "=:").last == name


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
def test_a_real_bash_completes(corpus: Path) -> None:
    """The script of `undersigned completion bash` fills COMPREPLY."""
    environment = installed(corpus)
    script = (
        "source <(undersigned completion bash)\ncompopt() { :; }\n"
        'COMP_LINE="undersigned show Re:C and more"; COMP_POINT=21\n'
        "_undersigned_completion undersigned\nprintf '<%s>' \"${COMPREPLY[@]}\"\n"
        "complete -p undersigned\n"
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script], cwd=corpus, env=environment, capture_output=True, check=True
    )
    assert done.stdout.decode() == "<Common>complete -o nosort -F _undersigned_completion undersigned\n"


COMPLETED = [
    ("compl", "completion ", "completion"),
    ("query cosigners_with_c", "query cosigners_with_chapters ", "cosigners_with_chapters"),
    ("query cosigners --param o", "query cosigners --param org=", "org="),
    (r"show PEN\ A", r"show PEN\ America ", "PEN America"),
    (r"query cosigners --param=org=PEN\ A", r"query cosigners --param=org=PEN\ America ", "--param=org=PEN America"),
    ("query cosigners --param 'org=PEN A", "query cosigners --param 'org=PEN America' ", "org=PEN America"),
    ("show pen\\ i", r"show PEN\ International ", "PEN International"),
    ("show Re:C", "show Re:Common ", "Re:Common"),
    ("show Ren", r"show René\'s\ \"House\"\ \&\ Co ", 'René\'s "House" & Co'),
    ("show '$H", "show '$HOME Front' ", "$HOME Front"),
    (r"show \$H", r"show \$HOME\ Front ", "$HOME Front"),
    ("why 中", "why 中國人權 ", "中國人權"),
    ("why حق", r"why حقوق\ انسان ", "حقوق انسان"),
    ("why می", "why می\u200cخواهم ", "می\u200cخواهم"),
    ("why back", r"why back\\slash ", "back\\slash"),
    ("show Com", r"show Comma,\ Inc\ \{a,b\} ", "Comma, Inc {a,b}"),
    ("show Ev", r"show Ev\[il\]\ \$\(touch\ run\)\ \`touch\ run\` ", "Ev[il] $(touch run) `touch run`"),
    ('show "Ev', r'show "Ev[il] \$(touch run) \`touch run\`" ', "Ev[il] $(touch run) `touch run`"),
    ("show quo", r"show quo\'te ", "quo'te"),
    ("show 'quo", r"show 'quo'\''te' ", "quo'te"),
    (r"show \~r", r"show \~root\ \* ", "~root *"),
    ("export turtle --letters x-", "export turtle --letters x-1 ", "x-1"),
    ("export turtle --letters x-1,x-", "export turtle --letters x-1,x-1 ", "x-1,x-1"),
    ("show --corpus le", "show --corpus letters/", "letters/"),
]
"""What is typed, the line that a real zsh makes of it, and the word that a real fish offers."""

ZSH = r"""
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "source ./settings.zsh"
for line in "$@"; do
    zpty -w -n shell "undersigned $line"$'\t\C-x'
    zpty -r shell printed '*@told@*'
done
zpty -d shell
"""

SETTINGS_OF_ZSH = r"""
autoload -Uz compinit && compinit -u -D
eval "$(undersigned completion zsh)"
tell() { print -r -- "$BUFFER" >> completed; BUFFER=; zle -R; print -n @told@ }
zle -N tell
bindkey '^X' tell
"""


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not here")
def test_a_real_zsh_completes(corpus: Path) -> None:
    """Tab makes of what is typed one word, quoted as it was begun, and no name runs anything."""
    environment = installed(corpus)
    (corpus / "settings.zsh").write_text(SETTINGS_OF_ZSH)
    lines = [line for line, _, _ in COMPLETED]
    subprocess.run(
        ["zsh", "-f", "-c", ZSH, "zsh", *lines],
        cwd=corpus,
        env=environment,
        capture_output=True,
        check=True,
        timeout=300,
    )
    completed = (corpus / "completed").read_text().splitlines()
    assert completed == [f"undersigned {line}" for _, line, _ in COMPLETED]
    assert not (corpus / "run").exists()


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not here")
def test_a_real_fish_completes(corpus: Path) -> None:
    """What is offered is the whole word, which fish quotes itself, and no name runs anything."""
    environment = installed(corpus)
    script = (
        'undersigned completion fish | source; for line in $argv; complete -C "undersigned $line"; echo @told@; end'
    )
    lines = [line for line, _, _ in COMPLETED]
    done = subprocess.run(
        ["fish", "--no-config", "-c", script, *lines], cwd=corpus, env=environment, capture_output=True, check=True
    )
    offered = [told.splitlines() for told in done.stdout.decode().split("@told@\n")[:-1]]
    assert [[each.partition("\t")[0] for each in some] for some in offered] == [[word] for _, _, word in COMPLETED]
    assert not (corpus / "run").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_script_says_how_to_keep_it(shell: str) -> None:
    """One line of comment tells where it goes; zsh needs its own first line."""
    result = CliRunner().invoke(cli, ["completion", shell])
    assert "# To have this in every shell" in result.stdout
    assert "_UNDERSIGNED_COMPLETE" in result.stdout
    assert result.stdout.startswith("#compdef") == (shell == "zsh")


def test_the_index_holds_shown_names_and_others(corpus: Path) -> None:
    """By the type of parameter that takes them, sorted, the same bytes every time."""
    names = json.loads((corpus / "build" / INDEX).read_bytes())
    assert names["organization"][0] == sorted((*NAMES, "The White House"))
    assert names["letter"][0] == ["x-1"]
    assert set(names["entity"][0]) >= set(NAMES)


def test_a_key_press_loads_nothing_heavy(corpus: Path) -> None:
    """Completing a name needs no library that `--help` does not."""
    code = (
        "import sys\nfrom undersigned.cli.shells import Bash\nfrom undersigned.cli import cli\n"
        "print(Bash(cli, {}, 'undersigned', '_UNDERSIGNED_COMPLETE').complete())\n"
        "heavy = {'pandas', 'numpy', 'pyoxigraph', 'rdflib', 'rapidfuzz', 'lxml', 'networkx', 'scipy'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    environment = {**os.environ, "UNDERSIGNED_LINE": "undersigned query cosigners --param org=PEN\\ A"}
    environment.pop(VARIABLE, None)
    done = subprocess.run([sys.executable, "-c", code], cwd=corpus, env=environment, capture_output=True, check=True)
    assert done.stdout.decode().split("\n")[-3:] == ["PEN\\ America", "[]", ""]


def test_regions_and_letters_of_a_selection_are_offered(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several letters between commas, the last."""
    told = dataset(letter("x-1", regions=["Tibet"]), letter("x-2", regions=["Hong Kong"]))
    write_names(told, corpus / "build")
    assert offered(corpus, "undersigned export turtle --region Ti", monkeypatch) == ["plain", "Tibet"]
    assert offered(corpus, "undersigned export turtle --letters x", monkeypatch) == ["plain", "x-1", "x-2"]
    assert offered(corpus, "undersigned export turtle --letters x-1,x-2", monkeypatch) == ["plain", "x-1,x-2"]


def test_questions_are_offered_without_reading_their_heads() -> None:
    """All that the catalog has, with its summaries; nothing that parses is loaded for it."""
    code = (
        "import sys, json, click\n"
        "from undersigned.cli.completing import query_name\n"
        "found = query_name(None, None, '')\n"
        "heavy = 'undersigned.queries' in sys.modules\n"
        "print(json.dumps([[[each.value, each.help] for each in found], heavy]))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found, heavy = json.loads(told.stdout)
    assert not heavy
    assert found == [[each.name, each.summary] for each in load_catalog().list()]
