"""The ways to ask for weights that a ballot knows, and what they are called."""

from PySide6.QtCore import QCoreApplication

from vmo_desktop.workshop.rows import WeightMethod

METHODS = (WeightMethod.HUNDRED,)
"""What a ballot on the laptop can ask for."""


def method_text(method: WeightMethod) -> str:
    """A method in words."""
    return {WeightMethod.HUNDRED: QCoreApplication.translate("WeightMethods", "100 points to share")}.get(
        method, str(method)
    )
