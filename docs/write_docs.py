"""Write the pages in docs/ that say what the code says: `python docs/write_docs.py [--check]`.

They are commands.md, queries.md, library.md, ontology.md, rules.md and policy.md. With `--check` nothing is written;
the pages that are not what the code says are named, and the exit code is 1.
"""

import ast
import importlib
import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import cast

import click

from undersigned.data import example, reference
from undersigned.graph.corpus import read_corpus, read_letters
from undersigned.graph.extract import confidence
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.ontology_page import ontology_page
from undersigned.graph.resolve import person_policy, policy_table, resolve
from undersigned.queries import Catalog, queries_page

DOCS = Path(__file__).resolve().parent
PACKAGES = (
    "undersigned.graph",
    "undersigned.graph.model",
    "undersigned.graph.errors",
    "undersigned.graph.contract",
    "undersigned.graph.ingest",
    "undersigned.graph.extract",
    "undersigned.graph.propose",
    "undersigned.graph.corpus",
    "undersigned.graph.resolve",
    "undersigned.graph.review",
    "undersigned.graph.postings",
    "undersigned.graph.rdf",
    "undersigned.graph.network",
    "undersigned.graph.export",
    "undersigned.queries",
    "undersigned.viz",
    "undersigned.data",
)
"""The doors visitors may use, in the order a letter walks."""

DRAWN = re.compile(r"^(?:[├└│]|====)", re.MULTILINE)
"""Lines of a tree or a table drawn with characters."""

NOTE = "<!-- Written by docs/write_docs.py from the code; change the code and run `just docs`. -->\n"


def pages() -> dict[str, str]:
    """The pages, by file name."""
    return {
        "commands.md": commands_page(),
        "queries.md": queries_page(Catalog(example_dataset()), note=NOTE, answers=True),
        "library.md": library_page(),
        "ontology.md": ontology_page(note=NOTE),
        "rules.md": rules_page(),
        "policy.md": policy_page(),
    }


def example_dataset() -> Dataset:
    """The corpus that comes with the package, which the examples ask."""
    corpus = read_corpus(example())
    letters = read_letters(corpus)
    return Dataset.from_letters(
        letters, resolve(letters), base=corpus.base_iri, title=corpus.title, licence=corpus.licence
    )


# --- commands


def commands_page() -> str:
    """Every command with its usage, its help and its options, as click knows them."""
    from undersigned.cli import cli

    if not isinstance(cli, click.Group):
        raise TypeError(f"undersigned.cli.cli should be a click group, got {type(cli).__name__}")
    lines = ["# Commands", "", NOTE, prose(cli.callback.__doc__), ""]
    for command, context in commands(cli, click.Context(cli, info_name="undersigned")):
        lines += command_section(command, context)
    return "\n".join(lines).rstrip() + "\n"


def commands(group: click.Group, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """Every visible command below a group, groups first, in the order of their names."""
    for name in sorted(group.list_commands(context)):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        yield command, inner
        if isinstance(command, click.Group):
            yield from commands(command, inner)


def command_section(command: click.Command, context: click.Context) -> list[str]:
    """One command: usage, help, and a table of its arguments and options."""
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    lines = [f"## {context.command_path}", "", "```", usage, "```", "", prose(command.callback.__doc__), ""]
    found = (parameter_row(parameter, context) for parameter in command.get_params(context))
    rows = [row for row in found if row is not None]
    if rows:
        lines += [
            "| option | meaning |",
            "|---|---|",
            *(f"| `{cell(name)}` | {cell(text)} |" for name, text in rows),
            "",
        ]
    return lines


def parameter_row(parameter: click.Parameter, context: click.Context) -> tuple[str, str] | None:
    """What an option is called and what it does; None for an argument without a help text, and for --help."""
    if isinstance(parameter, click.Option) and "--help" in parameter.opts:
        return None
    record = parameter.get_help_record(context)
    if record is None or (isinstance(parameter, click.Argument) and not record[1]):
        return None
    return " ".join(record[0].split()), " ".join(record[1].split())


# --- library


def library_page() -> str:
    """Every public name of every room, with its signature and its docstring."""
    lines = [
        "# Library",
        "",
        NOTE,
        "The names each room shows to visitors, to import from there: `from undersigned.graph.model import Letter`.",
        "",
    ]
    for name in PACKAGES:
        module = importlib.import_module(name)
        lines += [f"## {name}", "", prose(module.__doc__), ""]
        for public in public_names(module):
            lines += name_section(module, public)
    return "\n".join(lines).rstrip() + "\n"


def public_names(module: ModuleType) -> list[str]:
    """What `__all__` lists, sorted; without it, the classes and functions that the module itself defines."""
    listed = getattr(module, "__all__", None)
    if listed is not None:
        return sorted(listed)
    here = (name for name, value in vars(module).items() if getattr(value, "__module__", None) == module.__name__)
    return sorted(name for name in here if not name.startswith("_"))


def name_section(module: ModuleType, name: str) -> list[str]:
    """One public name: what it is called with, and what its docstring says."""
    value = getattr(module, name)
    if isinstance(value, ModuleType):
        return [f"### {name}", "", prose(value.__doc__), ""]
    if not inspect.isclass(value) and not inspect.isfunction(value):
        wrapped = inspect.unwrap(value) if callable(value) else value
        if not inspect.isfunction(wrapped):
            return [f"### {name}", "", constant_text(module, name, value), ""]
        value = wrapped
    node = definition(value)
    lines = [f"### {name}", "", "```python", *signature(node), "```", "", prose(inspect.getdoc(value)), ""]
    if isinstance(node, ast.ClassDef):
        for method in public_methods(node):
            text = ast.get_docstring(method)
            lines += [f"- `{signature(method)[0]}`: {first_paragraph(text)}"]
        if lines[-1].startswith("- "):
            lines.append("")
    return lines


def definition(value: object) -> ast.ClassDef | ast.FunctionDef:
    """The source of a class or function, parsed; the same text for every version of Python."""
    tree = ast.parse(inspect.cleandoc("\n" + inspect.getsource(value)))  # type: ignore[arg-type]  # both kinds are fine
    node = tree.body[0]
    if not isinstance(node, ast.ClassDef | ast.FunctionDef):
        raise TypeError(f"expected a class or a function, got {ast.dump(node)[:60]}")
    return node


def signature(node: ast.ClassDef | ast.FunctionDef) -> list[str]:
    """A function's line without `self` and `def`, or a class with its fields."""
    if isinstance(node, ast.FunctionDef):
        arguments = ast.unparse(node.args)
        if arguments.split(",")[0].split(":")[0] in {"self", "cls"}:
            arguments = arguments.partition(", ")[2]
        answer = "" if node.returns is None else " -> " + ast.unparse(node.returns).strip("'")
        read_as_field = any(ast.unparse(mark) in {"property", "cached_property"} for mark in node.decorator_list)
        return [f"{node.name}{'' if read_as_field else f'({arguments})'}{answer}"]
    bases = ", ".join(ast.unparse(base) for base in node.bases)
    fields = [f"    {ast.unparse(part)}" for part in node.body if is_public_field(part)]
    return [f"class {node.name}({bases})" if bases else f"class {node.name}", *fields]


def is_public_field(node: ast.stmt) -> bool:
    """Whether a line of a class body is a field or a member that visitors may use."""
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return not node.target.id.startswith("_")
    return isinstance(node, ast.Assign) and not ast.unparse(node.targets[0]).startswith("_")


def public_methods(node: ast.ClassDef) -> list[ast.FunctionDef]:
    """The methods and properties of a class that visitors may use, in the order written."""
    return [part for part in node.body if isinstance(part, ast.FunctionDef) and not part.name.startswith("_")]


def constant_text(module: ModuleType, name: str, value: object) -> str:
    """The string under a constant, or its type's docstring where there is none."""
    for path in (
        module,
        *(sub for sub in sys.modules.values() if getattr(sub, "__name__", "").startswith("undersigned.")),
    ):
        found = attribute_docstring(path, name) if getattr(path, name, None) is value else None
        if found is not None:
            return found
    return first_paragraph(inspect.getdoc(type(value)))


def attribute_docstring(module: ModuleType, name: str) -> str | None:
    """The string that stands right below `name = …` in a module's source."""
    body = ast.parse(inspect.getsource(module)).body
    for node, following in pairwise(body):
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        named = any(isinstance(target, ast.Name) and target.id == name for target in targets)
        if named and isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
            return inspect.cleandoc(str(following.value.value))
    return None


# --- rules


def rules_page() -> str:
    """Every rule of extraction: what it reads, how often it was right where it was measured, how far it is trusted."""
    measured = cast("Mapping[str, Mapping[str, int]]", cast("Mapping[str, object]", reference("precision"))["rules"])
    described = cast("Mapping[str, str]", cast("Mapping[str, object]", reference("rules"))["rules"])
    lines = [
        "# Rules",
        "",
        NOTE,
        "Every fact names the rule that read it. A rule is measured on letters whose facts are known: real ones, and",
        "made ones in many layouts (`just calibrate`). Its confidence is (right + 1) / (found + 2) over both: little",
        "evidence gives little confidence, and a rule that was never measured has 0.5. Where a rule for people to be",
        "released has less than 0.95, what it finds is a question, not a fact.",
        "",
        "| rule | what it reads | right of found, real | right of found, made | confidence |",
        "|---|---|---|---|---|",
    ]
    for rule, sentence in described.items():
        row = measured.get(rule, {})
        real, made = share(row, "right", "found"), share(row, "made_right", "made_found")
        lines.append(f"| `{rule}` | {cell(sentence)} | {real} | {made} | {confidence(rule):.3f} |")
    return "\n".join(lines) + "\n"


def share(row: Mapping[str, int], right: str, found: str) -> str:
    """How many of how many were right; a dash where none was found."""
    return f"{row.get(right, 0)} of {row[found]}" if row.get(found) else "–"


# --- who is who


def policy_page() -> str:
    """What follows from which clue about two names, row by row, for organizations and for people."""
    lines = [
        "# Policies",
        "",
        NOTE,
        "How [who is who](who-is-who.md) is decided where neither a person nor a source says it. Each table is read",
        "from the top, and the first row that sees something answers: *same* joins, *review* asks a person,",
        "*different* holds apart.",
        "",
        "## Organizations",
        "",
        "| clue | what is seen | answer | what one may be to the other |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| `{row.clue}` | {cell(row.says)} | {row.answer.value} | {row.relation or ''} |"
        for row in policy_table.POLICY
    ]
    lines += [
        "",
        "Where no row sees anything, nothing is said and nobody is asked.",
        "",
        "## People",
        "",
        "Names that fit are not enough: people share names. A row says how the names must fit, what else must be seen,",
        "and what must not.",
        "",
        "| how the names fit | what else is seen | unless | answer |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {listing(row.fits, 'in any way')} | {listing(row.needs)} | {listing(row.unless)} | {row.answer.value} |"
        for row in person_policy.POLICY
    ]
    return "\n".join(lines) + "\n"


def listing(words: frozenset[str], none: str = "") -> str:
    """Words in the order of the alphabet, in a cell of a table."""
    return cell(", ".join(sorted(words))) or none


# --- text


def prose(text: str | None) -> str:
    """A docstring as Markdown, with examples, drawings and what is indented below a colon fenced."""
    return "\n\n".join(map(paragraph, inspect.cleandoc(text or "").split("\n\n")))


def paragraph(text: str) -> str:
    r"""One paragraph of a docstring as Markdown.

    >>> paragraph("Example:\n  undersigned build")
    'Example:\n\n```\nundersigned build\n```'
    """
    if text.startswith(">>> "):
        return f"```pycon\n{text}\n```"
    if DRAWN.search(text) is not None:
        return f"```\n{text}\n```"
    head, colon, indented = text.partition(":\n  ")
    return f"{head}:\n\n```\n{inspect.cleandoc('  ' + indented)}\n```" if colon else text


def first_paragraph(text: str | None) -> str:
    """The first paragraph of a docstring on one line."""
    return " ".join(inspect.cleandoc(text or "").split("\n\n")[0].split())


def cell(text: str) -> str:
    """A text that may stand in a table."""
    return text.replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Write the pages that changed, or with --check name them."""
    stale = {
        name: text
        for name, text in pages().items()
        if not (DOCS / name).is_file() or (DOCS / name).read_text("utf-8") != text
    }
    for name, text in stale.items():
        if "--check" in arguments:
            print(f"docs/{name} is not what the code says; run docs/write_docs.py")
        else:
            (DOCS / name).write_text(text, encoding="utf-8")
            print(f"wrote docs/{name}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
