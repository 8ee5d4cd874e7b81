"""`vmo templates`, `samples` and `new`: how a workshop begins."""

import argparse
from pathlib import Path

from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import write
from vmo_desktop.workshop.workshop import Workshop


def _templates(_: argparse.Namespace) -> int:
    from vmo_desktop.exchange.library import templates  # noqa: PLC0415

    for entry in templates():
        write(f"{entry.name:28} {entry.title}")
    return DONE


def _samples(_: argparse.Namespace) -> int:
    from vmo_desktop.exchange.library import samples  # noqa: PLC0415

    for entry in samples():
        write(f"{entry.name:28} {entry.title}")
    return DONE


def _describe_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--template", metavar="NAME")
    source.add_argument("--sample", metavar="NAME")


def _new(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.library import build_sample, build_template, check_name  # noqa: PLC0415

    if options.template:
        check_name("template", options.template)
    if options.sample:
        check_name("sample", options.sample)
    with Workshop.create(options.file) as workshop:
        try:
            if options.template:
                build_template(options.template, workshop)
            if options.sample:
                build_sample(options.sample, workshop)
        except BaseException:
            workshop.close()
            options.file.unlink()
            raise
    return DONE


COMMANDS = (
    Command("templates", "list the templates that a workshop can be made from", _templates),
    Command("samples", "list the sample workshops", _samples),
    Command("new", "make a new workshop file", _new, _describe_new),
)
