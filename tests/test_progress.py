"""Long work ends when nobody wants it any more."""

from threading import Thread

import pytest

from vmo_desktop.progress import Cancel, Stopped


def test_work_goes_on_until_it_is_cancelled_in_whichever_thread() -> None:
    cancel = Cancel()
    cancel.raise_if_cancelled()
    thread = Thread(target=cancel.cancel)
    thread.start()
    thread.join()
    for _ in range(2):
        with pytest.raises(Stopped):
            cancel.raise_if_cancelled()
    Cancel().raise_if_cancelled()
