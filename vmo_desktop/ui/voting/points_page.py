"""A ballot on weights: 100 points to share among the drivers of each group, with what is best and worst on each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from vmo_desktop.ui.face import Face
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.voting.open_ballot import OpenBallot
from vmo_desktop.ui.voting.person_bar import PersonBar
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.rows import DriverRow
from vmo_desktop.workshop.snapshot import Snapshot

WHOLE = 100


@dataclass(frozen=True)
class _Share:
    """The drivers that 100 points are shared among, and where their sum is told."""

    spins: dict[int, QSpinBox]
    total: PlainLabel

    @property
    def left(self) -> int:
        """Points that are not given yet; less than none where too many are."""
        return WHOLE - sum(spin.value() for spin in self.spins.values())


class PointsPage(QWidget):
    """Points by driver.

    Signals
    -------
    covered()
        The person wants the cover.
    sealed()
        The ballot is to be handed in.
    """

    covered = Signal()
    sealed = Signal()

    def __init__(self, snapshot: Snapshot, ballot: OpenBallot, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot = snapshot
        self._ballot = ballot
        self.bar = PersonBar(face, ballot.round.name)
        self.bar.cover.clicked.connect(self.covered)
        self._refusal = PlainLabel(wraps=True)
        self._refusal.setProperty("state", "error")
        self._refusal.hide()
        self.seal = QPushButton(self.tr("Hand in"))
        self.seal.setProperty("kind", "primary")
        self.seal.setAutoDefault(True)
        self.seal.clicked.connect(lambda _checked=False: self.sealed.emit())
        self._grid = QGridLayout()
        self._shares = [self._share(group) for group in self._groups()]
        self._lay_out()
        self._show_totals()
        if self._shares:
            self.setFocusProxy(next(iter(self._shares[0].spins.values())))

    @property
    def spins(self) -> dict[int, QSpinBox]:
        """The points by driver id."""
        return {driver_id: spin for share in self._shares for driver_id, spin in share.spins.items()}

    def refuse(self, sentence: str) -> None:
        """Say why the ballot was not taken."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def forget(self) -> None:
        """Hold nothing of the person any more."""
        for spin in self.spins.values():
            spin.blockSignals(True)
            spin.setValue(0)
        self.bar.forget()
        self.refuse("")

    def _groups(self) -> list[Sequence[DriverRow]]:
        """The asked drivers that stand side by side in the tree."""
        asked = self._snapshot.round_drivers[self._ballot.round.id]
        found: dict[int | None, list[DriverRow]] = {}
        for driver in self._snapshot.drivers:
            if driver.id in asked:
                found.setdefault(driver.parent_id, []).append(driver)
        return [group for group in found.values() if len(group) > 1]

    def _share(self, group: Sequence[DriverRow]) -> _Share:
        total = PlainLabel(role=TextRole.MUTED)
        spins = {}
        parent_id = group[0].parent_id
        if parent_id is not None:
            name = self._snapshot.driver_by_id[parent_id].name
            within = PlainLabel(self.tr("Within {group}").format(group=name), role=TextRole.CAPTION)
            self._grid.addWidget(within, self._grid.rowCount(), 0, 1, 3)
        for driver in group:
            row = self._grid.rowCount()
            spin = spins[driver.id] = QSpinBox()
            spin.setRange(0, WHOLE)
            spin.setFixedWidth(scaled(96))
            spin.setAccessibleName(self.tr("Points of {driver}").format(driver=driver.name))
            spin.setValue(round(self._ballot.judgements.get((driver.id, driver.id), 0)))
            spin.valueChanged.connect(self._on_points)
            self._grid.addWidget(PlainLabel(driver.name, role=TextRole.LEAD, wraps=True), row, 0)
            self._grid.addWidget(spin, row, 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(PlainLabel(self._swing(driver), role=TextRole.MUTED, wraps=True), row, 2)
        self._grid.addWidget(total, self._grid.rowCount(), 1, 1, 2)
        return _Share(spins, total)

    def _swing(self, driver: DriverRow) -> str:
        """From the worst to the best that the driver's scale knows."""
        levels = self._snapshot.levels.get(driver.id, ())
        if driver.is_group or len(levels) < 2:
            return driver.description
        words = [level.statement or level.label or number_text(level.score) for level in (levels[0], levels[-1])]
        return self.tr("from “{worst}” to “{best}”").format(worst=words[0], best=words[1])

    def _on_points(self) -> None:
        self.refuse(self._ballot.judge({(each, each): float(spin.value()) for each, spin in self.spins.items()}))
        self._show_totals()

    def _show_totals(self) -> None:
        for share in self._shares:
            left = share.left
            words = self.tr("{points} points left") if left >= 0 else self.tr("{points} points too many")
            share.total.setText(words.format(points=abs(left)))
            set_state(share.total, "" if left == 0 else "stale")
        given = sum(min(WHOLE, WHOLE - share.left) for share in self._shares)
        self.bar.show_progress(given, WHOLE * len(self._shares))
        self.seal.setEnabled(all(share.left == 0 for share in self._shares))

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(scaled(16))
        self._grid.setVerticalSpacing(scaled(10))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(2, 5)
        inner = QWidget()
        inner_column = QVBoxLayout(inner)
        inner_column.addLayout(self._grid)
        inner_column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        foot = QHBoxLayout()
        foot.addWidget(self._refusal, 1)
        foot.addStretch(1)
        foot.addWidget(self.seal)
        body = QVBoxLayout()
        body.setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(16))
        body.addWidget(PlainLabel(self.tr("Share 100 points"), role=TextRole.TITLE))
        about = self.tr("The more it matters to get from the worst to the best, the more points.")
        body.addWidget(PlainLabel(about, role=TextRole.MUTED, wraps=True))
        body.addWidget(scroll, 1)
        body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(body, 1)
