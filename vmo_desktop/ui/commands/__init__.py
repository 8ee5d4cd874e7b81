"""What the commands of `vmo_desktop.ui.actions` do, one module a menu."""
