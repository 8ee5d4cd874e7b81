"""Words that Windows-1252 makes of another encoding: letters that no language of it puts together."""

import re

_WORD = re.compile(r"[^\s\"';,|\t]*[^\x00-\x7f][^\s\"';,|\t]*")
_RUN = re.compile(r"[^\x00-\x7f«»„“”‚‘’›‹–—…]{4,}")
"""No language of Western Europe has so many letters with accents in a row; Cyrillic, Greek and Chinese texts have."""

_ICELANDIC = re.compile("[áéíóúýæöðþ]{,5}")
"""So many of these meet where Icelandic and Faroese words do: "blóðþáttum"."""

_LETTERS = re.compile("[À-ÖØ-öø-ÿ]")
_INSIDE = re.compile("(?<=[A-Za-zÀ-ÿ])(?<!\\d[mM])[³¹¿](?=[a-zœ]{2})|(?<=[a-z])[ŽŠŸˆ§‡™](?=[a-z])|ƒ[A-Za-z]|ƒ[^\\s]ƒ")
"""Polish letters, letters of an old Mac, and Japanese syllables."""

_FOREIGN = re.compile(
    "þ(?:[lks]|t(?!\\.)|m(?![aiu])|ý[mnrlk])|(?<=[a-z])þý?$|[aý]ðý"  # Turkish; Icelandic hardly has any of these
    "|(?<=[a-z])[ìù](?=[a-zø])|[øØ][íáìýè]|[íáìýè]ø"  # Czech
    "|(?<![A-Za-zÀ-ÿ])[ðÐ](?=[a-zà-ÿ])"  # Latvian and Lithuanian
    "|(?<=[a-z])„(?=[a-z])|(?<=[a-z])[„”]á"  # German of DOS
    r"|(?<=\w)‚(?=\w)"  # Japanese
    "|Ã[¡-¿ƒ†‡ˆŠŒŽœžŸ™]|Â[£§°±·]|â€"  # UTF-8
)
"""What Windows-1252 makes of letters that stand so in these alone."""

_LONGEST = 40


def strange_word(text: str) -> str:
    """The first word of a text read as Windows-1252 that is probably none; "" where there is none."""
    words = (found[0] for found in _WORD.finditer(text))
    return next((word[:_LONGEST] for word in words if _is_strange(word)), "")


def _is_strange(word: str) -> bool:
    if _INSIDE.search(word) or _FOREIGN.search(word):
        return True
    runs = (found[0] for found in _RUN.finditer(word))
    return any(len(_LETTERS.findall(run)) > 2 and not _ICELANDIC.fullmatch(run) for run in runs)
