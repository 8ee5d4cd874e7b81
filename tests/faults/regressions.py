"""Mistakes that the stack invites: each is one replaced text of the program, and the test that must not let it pass."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Regression:
    """A text that stands once in the program, what it becomes, and which test fails then."""

    name: str
    old: str
    new: str
    test: str


_SETTINGS = "tests/store/test_settings.py::test_a_connection_is_set_to_be_safe"
_BACKUPS = "tests/store/test_backups.py::test_"
_FILE = "tests/store/test_file.py::test_"
_LOCK = "tests/store/test_lock.py::test_"
_PART = "tests/store/test_part_file.py::test_"

REGRESSIONS = (
    Regression("write-ahead log on", '"journal_mode = DELETE"', '"journal_mode = WAL"', _SETTINGS),
    Regression("no seal", "tables = known_tables(raw) if is_newer else SEALED\n", "return []\n",
               "tests/store/test_seal.py::test_what_was_written_by_something_else_is_refused"),
    Regression("no BEGIN", 'connection.exec_driver_sql("BEGIN IMMEDIATE")\n\n    @event', "pass\n\n    @event",
               f"{_FILE}a_schema_change_that_fails_is_rolled_back_whole"),
    Regression("texts guessed to be markup", "self.setTextFormat(Qt.TextFormat.PlainText)",
               "self.setTextFormat(Qt.TextFormat.AutoText)", "tests/ui/widgets/test_label.py::test_markup_is_text"),
    Regression("a raw paragraph", 'return text.replace("&", "&amp;").replace("<", "&lt;")',
               'return text.replace("&", "&")', "tests/report/test_text.py::test_markup_is_text"),
    Regression("mathematics in charts", 'mpl.rcParams["text.parse_math"] = False',
               'mpl.rcParams["text.parse_math"] = True',
               "tests/test_given_out.py::test_a_chart_takes_no_text_for_mathematics"),
    Regression("delete first", "os.replace(part, target)", "target.unlink(missing_ok=True), os.replace(part, target)",
               f"{_PART}a_file_that_stays_held_stays_as_it_was_and_the_new_one_is_kept_beside_it"),
    Regression("the open file opened", "partial(copy_whole, self.acknowledged)",
               "lambda part: part.write_bytes(self.path.read_bytes())",
               "tests/store/test_settings.py::test_copies_and_backups_do_not_let_go_of_a_lock_on_the_file"),
    Regression("a text written as what it seems", "sheet.write_string(number, column, cell)",
               "sheet.write(number, column, cell)",
               "tests/test_given_out.py::test_texts_of_workbooks_are_written_as_texts"),
    Regression("a spreadsheet parsed in the program", "_PACKAGE_PARENT = Path(__file__).resolve().parents[2]",
               "from vmo_desktop.exchange.xlsx_source import read_workbook\n_IN_PROCESS = read_workbook\n"
               "_PACKAGE_PARENT = Path(__file__).resolve().parents[2]",
               "tests/test_one_place.py::test_only_the_worker_and_what_it_imports_know_how_to_open_a_workbook"),
    Regression("no second try", "DELAYS_S = (0.01, 0.02, 0.05, 0.1, 0.2)", "DELAYS_S = ()",
               f"{_PART}a_file_that_is_held_for_a_moment_is_replaced"),
    Regression("numbers read by Python", "def read_number(text: str, mark: DecimalMark, units: Mapping[str, Decimal] = "
               "NO_UNITS) -> Number | None:\n", "def read_number(text: str, mark: DecimalMark, units: Mapping[str, "
               "Decimal] = NO_UNITS) -> Number | None:\n    return Number(Decimal(str(float(text))), False, None)\n",
               "tests/exchange/test_numbers.py::test_what_is_no_number_is_refused_in_words"),
    Regression("a commit that is not flushed", '"synchronous = EXTRA"', '"synchronous = OFF"', _SETTINGS),
    Regression("references not kept", '"foreign_keys = ON"', '"foreign_keys = OFF"', _SETTINGS),
    Regression("code of a file trusted", '"trusted_schema = OFF"', '"trusted_schema = ON"', _SETTINGS),
    Regression("pages not checked", '"cell_size_check = ON"', '"cell_size_check = OFF"', _SETTINGS),
    Regression("the file locked for good", '"locking_mode = NORMAL"', '"locking_mode = EXCLUSIVE"', _SETTINGS),
    Regression("the file in memory", '"mmap_size = 0"', '"mmap_size = 1000000"',
               "tests/store/test_settings.py::test_a_file_is_read_and_never_mapped_into_memory"),
    Regression("other writers not noticed", "return self.taken_away() or self._changed()", "return None",
               f"{_FILE}a_write_by_another_program_is_noticed_before_ours"),
    Regression("no lock", "fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)",
               "fcntl.flock(descriptor, fcntl.LOCK_UN)",
               f"{_LOCK}the_second_opener_reads_only_and_is_told_who_edits"),
    Regression("a file opened unchecked", "_refuse_damage(path, raw, is_newer=found.is_newer)", "pass",
               "tests/store/test_header.py::test_values_that_no_workshop_holds_are_refused_in_words"),
    Regression("a backup counted unchecked", "content_of(part)\n", "part.stat()\n",
               f"{_BACKUPS}a_copy_that_is_not_sound_never_counts"),
    Regression("restoring for good", "            replaced = self.draft_backup(Reason.RESTORE).finish(spared=backup)\n",
               "            from vmo_desktop.store.backups import list_backups\n"
               "            replaced = list_backups(self.path)[0]\n", f"{_BACKUPS}restoring_can_be_undone"),
    Regression("no thinning", "return [each for each in backups if each.number not in kept]", "return []",
               f"{_BACKUPS}thinned_to_recent_daily_and_monthly"),
    Regression("backups in the order of the clock", "return sorted(found, key=lambda each: each.number, reverse=True)",
               "return sorted(found, key=lambda each: each.at, reverse=True)",
               f"{_BACKUPS}numbers_order_backups_when_the_clock_jumps"),
    Regression("the file itself migrated", "_upgrade(path, copy, range(schema + 1, target + 1), step)\n",
               "_upgrade(path, path, range(schema + 1, target + 1), step)\n",
               "tests/store/test_migration.py::test_a_stored_file_of_each_schema_opens_whole"),
)  # fmt: skip
