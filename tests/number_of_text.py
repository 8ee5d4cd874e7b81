"""A plugin of mypy: the program makes a number of a text in one place, the parsers of `exchange` and `ui`.

Python's own `float` and `int` take "1_000", "nan" and "1e400" for numbers, and half of what people write for none. A
place that has made sure of the text says so with ``# type: ignore[number-of-text]`` and why.
"""

from collections.abc import Callable
from typing import Any

from mypy.errorcodes import ErrorCode
from mypy.nodes import CallExpr, Expression, MemberExpr, StrExpr
from mypy.plugin import FunctionContext, Plugin
from mypy.types import Instance, Type, UnionType, get_proper_type

NUMBER_OF_TEXT = ErrorCode("number-of-text", "A number is made of a text without the parser", "Program")

_TEXTS = frozenset({"builtins.str", "builtins.bytes", "builtins.bytearray"})
_SAID = "Read numbers with exchange.numbers or ui.number_text; float and int take 1_000, nan and 1e400"


class NumberOfText(Plugin):
    """Looks at every call of `float`, `int` and `complex` in the program."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """The look at a call."""
        return _look if fullname in ("builtins.float", "builtins.int", "builtins.complex") else None


def _look(context: FunctionContext) -> Type:
    checker: Any = context.api
    is_program = "vmo_desktop" in checker.path.replace("\\", "/").split("/")
    if is_program and context.args and context.args[0] and _may_be_text(context.arg_types[0][0]):
        given = context.args[0][0]
        # A generic call takes on what `float` would take, texts as well; it is asked again by itself.
        with checker.msg.filter_errors():
            alone = checker.expr_checker.accept(_written(given) or given)
        if _may_be_text(alone) and not isinstance(given, StrExpr):
            checker.fail(_SAID, context.context, code=NUMBER_OF_TEXT)
    return context.default_return_type


def _written(given: Expression) -> Expression | None:
    """What an f-string writes that holds nothing else, as where a number is rounded to so many digits."""
    is_format = isinstance(given, CallExpr) and isinstance(given.callee, MemberExpr) and given.callee.name == "format"
    return given.args[0] if isinstance(given, CallExpr) and is_format else None


def _may_be_text(found: Type) -> bool:
    """Whether it is text, or text or nothing; a key that is a number or a text is a number where one is made of it."""
    proper = get_proper_type(found)
    if isinstance(proper, UnionType):
        return any(map(_may_be_text, proper.items)) and not any(map(_is_number, proper.items))
    return isinstance(proper, Instance) and any(base.fullname in _TEXTS for base in proper.type.mro)


def _is_number(found: Type) -> bool:
    proper = get_proper_type(found)
    return isinstance(proper, Instance) and proper.type.fullname in ("builtins.int", "builtins.float")


def plugin(version: str) -> type[Plugin]:
    """What mypy asks for."""
    del version
    return NumberOfText
