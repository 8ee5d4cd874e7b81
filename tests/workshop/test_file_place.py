"""Folders of programs that keep them the same on several computers, and network shares, are known by name."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from vmo_desktop.workshop.conflict_copies import conflict_copies, copied_from
from vmo_desktop.workshop.file_place import is_on_network, place_of, service_of

WINDOWS, POSIX = PureWindowsPath, PurePosixPath

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0",
    "/dev/sdb1 /mnt/stick vfat rw 0 0",
    "//files/team /mnt/team cifs rw 0 0",
    "nas:/export /mnt/my\\040nas nfs4 rw 0 0",
    "gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0",
)


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (WINDOWS(r"C:\Users\Anna\OneDrive\plan.vmo"), "OneDrive"),
        (WINDOWS(r"C:\Users\Anna\OneDrive - Contoso GmbH\Documents\plan.vmo"), "OneDrive"),
        (WINDOWS(r"D:\Dropbox (Contoso)\plan.vmo"), "Dropbox"),
        (WINDOWS(r"C:\Users\Anna\Contoso Dropbox\Anna Berg\plan.vmo"), "Dropbox"),
        (WINDOWS(r"C:\Users\Anna\iCloudDrive\plan.vmo"), "iCloud Drive"),
        (WINDOWS(r"G:\My Drive\plan.vmo"), "Google Drive"),
        (WINDOWS(r"G:\Meine Ablage\plan.vmo"), "Google Drive"),
        (WINDOWS(r"C:\Users\Anna\Google Drive\plan.vmo"), "Google Drive"),
        (POSIX("/Users/anna/Library/CloudStorage/OneDrive-Contoso/plan.vmo"), "OneDrive"),
        (POSIX("/Users/anna/Library/CloudStorage/GoogleDrive-anna@example.org/My Drive/plan.vmo"), "Google Drive"),
        (POSIX("/Users/anna/Library/CloudStorage/Dropbox/plan.vmo"), "Dropbox"),
        (POSIX("/Users/anna/Library/CloudStorage/Box-Box/plan.vmo"), "Box"),
        (POSIX("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/plan.vmo"), "iCloud Drive"),
        (POSIX("/Users/anna/Dropbox (Personal)/plan.vmo"), "Dropbox"),
        (POSIX("/home/anna/OneDrive/plan.vmo"), "OneDrive"),
        (POSIX("/home/anna/Dropbox/plan.vmo"), "Dropbox"),
        (POSIX("/home/anna/Nextcloud/plan.vmo"), "Nextcloud"),
        (POSIX("/run/user/1000/gvfs/google-drive:host=example.org,user=anna/My Drive/plan.vmo"), "Google Drive"),
        (WINDOWS(r"C:\Users\Anna\Documents\Dropbox.vmo"), ""),
        (WINDOWS(r"C:\My Drive plans\plan.vmo"), ""),
        (POSIX("/home/anna/Documents/plan.vmo"), ""),
        (POSIX("/home/anna/dropboxes/plan.vmo"), ""),
        (POSIX("/Users/anna/Documents/Google Driveways/plan.vmo"), ""),
    ],
    ids=str,
)
def test_a_folder_is_known_by_the_name_that_its_program_gives_it(path: PurePath, service: str) -> None:
    assert service_of(path, {}) == service


def test_windows_says_where_onedrive_is(tmp_path: Path) -> None:
    del tmp_path
    environ = {"OneDriveCommercial": r"E:\Work"}
    assert service_of(WINDOWS(r"E:\Work\2027\plan.vmo"), environ) == "OneDrive"
    assert service_of(WINDOWS(r"E:\Workshop\plan.vmo"), environ) == ""


@pytest.mark.parametrize(("sign", "service"), [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox")])
def test_a_folder_is_known_by_what_its_program_leaves_in_it(tmp_path: Path, sign: str, service: str) -> None:
    folder = tmp_path / "shared" / "2027"
    folder.mkdir(parents=True)
    assert place_of(folder / "plan.vmo").service == ""
    (tmp_path / "shared" / sign).mkdir()
    assert place_of(folder / "plan.vmo").service == service


@pytest.mark.parametrize(
    ("path", "is_network"),
    [
        (WINDOWS(r"\\files\team\plan.vmo"), True),
        (WINDOWS(r"\\?\C:\Users\Anna\plan.vmo"), False),
        (WINDOWS(r"C:\Users\Anna\plan.vmo"), False),
        (POSIX("/mnt/team/2027/plan.vmo"), True),
        (POSIX("/mnt/my nas/plan.vmo"), True),
        (POSIX("/run/user/1000/gvfs/smb-share:server=files,share=team/plan.vmo"), True),
        (POSIX("/mnt/stick/plan.vmo"), False),
        (POSIX("/mnt/teams/plan.vmo"), False),
        (POSIX("/home/anna/plan.vmo"), False),
    ],
    ids=str,
)
def test_a_network_share_is_known_by_its_path_or_its_mount(path: PurePath, is_network: bool) -> None:
    assert is_on_network(path, MOUNTS) is is_network


COPIES = (
    "plan (conflicted copy 2026-11-27).vmo",
    "plan (Anna's conflicted copy 2026-11-27).vmo",
    "plan (In Konflikt stehende Kopie von Anna 2026-11-27).vmo",
    "plan (Copie en conflit de Anna 2026-11-27).vmo",
    "plan (conflicted copy 2026-11-27 101010).vmo",
    "plan.sync-conflict-20261127-101010-ABCDEFG.vmo",
    "plan-DESKTOP-4F7K2QX.vmo",
    "plan-LAPTOP-ANNA.vmo",
    "plan-WS0042-2.vmo",
    "plan (1).vmo",
    "plan [Conflict].vmo",
)
OTHERS = (
    "plan 2.vmo", "plan-2027.vmo", "plan-final.vmo", "plan (2027).vmo", "plan (draft).vmo", "planning.vmo",
    "plan (conflicted copy 2026-11-27).pdf", "other (1).vmo", "plan.vmo",
)  # fmt: skip


@pytest.mark.parametrize("name", COPIES)
def test_a_conflict_copy_beside_the_file_is_found(tmp_path: Path, name: str) -> None:
    for each in (*OTHERS, name):
        (tmp_path / each).write_bytes(b"")
    assert conflict_copies(tmp_path / "plan.vmo") == (tmp_path / name,)
    assert copied_from(tmp_path / name) == tmp_path / "plan.vmo"


def test_a_file_is_no_copy_of_one_that_is_not_there(tmp_path: Path) -> None:
    assert copied_from(tmp_path / "plan (1).vmo") is None
    assert conflict_copies(tmp_path / "gone" / "plan.vmo") == ()
