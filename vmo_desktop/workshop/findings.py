"""What a check of a workshop file tells, for those above the workshop."""

from vmo_desktop.store.check import check_closed, finding_of
from vmo_desktop.store.rules import Finding, Severity

__all__ = ["Finding", "Severity", "check_closed", "finding_of"]
