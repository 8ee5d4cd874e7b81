"""`vmo templates`, `samples` and `new`: how a workshop begins."""

import argparse
from pathlib import Path

from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import write
from vmo_desktop.workshop.operation import Operation
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
    source.add_argument("--from", dest="past", type=Path, metavar="OLD.vmo", help="begin from a past workshop")
    parser.add_argument(
        "--initiatives", choices=("all", "not-finished", "not-funded"), default="all",
        help="which initiatives of the past workshop come along",
    )  # fmt: skip
    parser.add_argument("--title", default="", help="of a workshop that is begun from a past one")


def _new(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.library import build_sample, build_template, check_name  # noqa: PLC0415

    if options.template:
        check_name("template", options.template)
    if options.sample:
        check_name("sample", options.sample)
    begin = _begin_next(options) if options.past else None
    with Workshop.create(options.file) as workshop:
        try:
            if begin is not None:
                workshop.do(begin)
            if options.template:
                build_template(options.template, workshop)
            if options.sample:
                build_sample(options.sample, workshop)
        except BaseException:
            workshop.close()
            options.file.unlink()
            raise
    return DONE


def _begin_next(options: argparse.Namespace) -> Operation:
    """What begins a workshop from a past one, which is read before any file is made."""
    from vmo_desktop.workshop.carry_over import Which, begin_next  # noqa: PLC0415
    from vmo_desktop.workshop.past import read_past  # noqa: PLC0415

    return begin_next(read_past(options.past), Which(options.initiatives), options.title)


COMMANDS = (
    Command("templates", "list the templates that a workshop can be made from", _templates),
    Command("samples", "list the sample workshops", _samples),
    Command("new", "make a new workshop file", _new, _describe_new),
)
