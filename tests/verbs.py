"""Every way in which `vmo` looks at a workshop and gives it out."""

VERBS: tuple[tuple[str, ...], ...] = (
    ("rank", "{file}", "--json"),
    ("rank", "{file}"),
    ("frontier", "{file}", "--json"),
    ("frontier", "{file}"),
    ("sensitivity", "{file}", "--portfolios", "--json"),
    ("sensitivity", "{file}"),
    ("select", "{file}", "--prices", "--json"),
    ("select", "{file}"),
    ("scenarios", "{file}", "--json"),
    ("scenarios", "{file}"),
    ("robustness", "{file}", "--samples", "200", "--weights", "participants", "--scores", "votes", "--json"),
    ("robustness", "{file}", "--samples", "200"),
    ("finance", "{file}", "--simulate", "--json"),
    ("finance", "{file}", "--simulate"),
    ("weights", "{file}", "--json"),
    ("weights", "{file}"),
    ("kpi", "{file}", "--json"),
    ("kpi", "{file}"),
    ("dashboard", "{file}", "--json"),
    ("dashboard", "{file}"),
    ("maturity", "{file}", "--json"),
    ("maturity", "{file}"),
    ("stream", "{file}", "--json"),
    ("stream", "{file}"),
    ("agreement", "{file}", "--json"),
    ("agreement", "{file}"),
    ("check", "{file}", "--json"),
    ("history", "{file}", "--json"),
    ("history", "{file}"),
    ("export", "{file}", "{folder}/out.xlsx"),
    ("export", "{file}", "{folder}/out.csv"),
    ("export", "{file}", "{folder}/out.json"),
    ("pack", "{file}", "--output", "{folder}/out.pdf"),
    ("share", "{file}", "{folder}/out-1.vmo"),
    ("share", "{file}", "{folder}/out-2.vmo", "--json"),
)


def words(verb: tuple[str, ...], file: object, folder: object) -> list[str]:
    """What is typed behind `vmo` to do that to a file, and to write what it writes into a folder."""
    return [part.format(file=file, folder=folder) for part in verb]
