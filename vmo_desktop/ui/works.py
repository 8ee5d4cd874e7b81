"""The works of others that the program is made with: their versions and licences, as installed."""

from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

LICENCE_NAMES = ("LICENSE", "LICENCE", "COPYING")


@dataclass(frozen=True, slots=True)
class Work:
    """One work: what it is called, the package that brings it, and its licence in short.

    `file` is the end of the name of the licence's file inside the package, for a work that has one of its own there.
    `is_inside`: the package brings the work along and has a name and versions of its own.
    """

    name: str
    package: str
    licence: str
    file: str = ""
    is_inside: bool = False

    @property
    def version(self) -> str:
        """The installed version of the package; empty where it cannot be told, as in a frozen program."""
        try:
            version = metadata.version(self.package)
        except metadata.PackageNotFoundError:
            return ""
        return f"{self.package} {version}" if self.is_inside else version

    def text(self) -> str:
        """Read the licence as its authors wrote it; empty where the package holds none."""
        try:
            files = metadata.files(self.package) or []
        except metadata.PackageNotFoundError:
            return ""
        for path in files:
            is_wanted = str(path).endswith(self.file) if self.file else path.name.upper().startswith(LICENCE_NAMES)
            if is_wanted and Path(path.locate()).is_file():
                return path.read_text(encoding="utf-8")
        return ""


WORKS = (
    Work("Qt for Python (PySide6)", "PySide6-Essentials", "LGPL-3.0"),
    Work("Source Sans Pro (type)", "font-source-sans-pro", "OFL-1.1"),
    Work("DejaVu Sans (type)", "matplotlib", "Bitstream Vera", "LICENSE_DEJAVU", is_inside=True),
    Work("Phosphor Icons", "QtAwesome", "MIT", is_inside=True),
    Work("QtAwesome", "QtAwesome", "MIT"),
    Work("Matplotlib", "matplotlib", "Matplotlib (PSF-based)"),
    Work("NumPy", "numpy", "BSD-3-Clause"),
    Work("HiGHS (highspy)", "highspy", "MIT"),
    Work("SQLAlchemy", "SQLAlchemy", "MIT"),
    Work("Alembic", "alembic", "MIT"),
    Work("ReportLab", "reportlab", "BSD-3-Clause"),
    Work("python-bidi", "python-bidi", "LGPL-3.0", "COPYING.LESSER"),
    Work("Arabic Reshaper", "arabic-reshaper", "MIT"),
    Work("pypdfium2, PDFium", "pypdfium2", "Apache-2.0 or BSD-3-Clause"),
    Work("openpyxl", "openpyxl", "MIT"),
    Work("defusedxml", "defusedxml", "PSF-2.0"),
    Work("XlsxWriter", "XlsxWriter", "BSD-2-Clause"),
    Work("typing_extensions", "typing_extensions", "PSF-2.0"),
    Work("Shiboken", "shiboken6", "LGPL-3.0"),
    Work("QtPy", "QtPy", "MIT"),
    Work("Pillow", "pillow", "MIT-CMU"),
    Work("ContourPy", "contourpy", "BSD-3-Clause"),
    Work("Cycler", "cycler", "BSD-3-Clause"),
    Work("fontTools", "fonttools", "MIT"),
    Work("Kiwi", "kiwisolver", "BSD-3-Clause"),
    Work("pyparsing", "pyparsing", "MIT"),
    Work("python-dateutil", "python-dateutil", "Apache-2.0 or BSD-3-Clause"),
    Work("packaging", "packaging", "Apache-2.0 or BSD-2-Clause"),
    Work("Mako", "Mako", "MIT"),
    Work("MarkupSafe", "MarkupSafe", "BSD-3-Clause"),
    Work("et_xmlfile", "et_xmlfile", "MIT"),
    Work("charset-normalizer", "charset-normalizer", "MIT"),
    Work("tzdata", "tzdata", "Apache-2.0"),
)
"""Everything that the program needs while it runs, with the type and icons that come inside of it.

First what the program itself asks for, then what those packages ask for.
"""
