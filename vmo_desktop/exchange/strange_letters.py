"""Words that Windows-1252 makes of another encoding: letters that no language of it puts together."""

import re

_WORD = re.compile(r"[^\s\"';,|\t]*[^\x00-\x7f][^\s\"';,|\t]*")
_RUN = re.compile(r"[^\x00-\x7f«»„“”‚‘’›‹–—…]{4,}")
"""No language of Western Europe has so many letters with accents in a row; Cyrillic, Greek and Chinese texts have."""

_LETTERS = re.compile("[À-ÖØ-öø-ÿ]")
_INSIDE = re.compile("(?<=[A-Za-zÀ-ÿ])(?<!\\d[mM])[³¹¿](?=[a-zœ]{2})|(?<=[a-z])[ŽŠŸˆ§‡™](?=[a-z])|ƒ[A-Za-z]|ƒ[^\\s]ƒ")
"""Polish letters, letters of an old Mac, and Japanese syllables."""

_FOREIGN = re.compile(
    "þ(?:[lktmsý]|$)|ýþ|ýð|ðý"  # Turkish; Icelandic has none of these
    "|(?<=[a-z])[ìù](?=[a-zø])|[øØ][íáìýè]|[íáìýè]ø"  # Czech
    "|(?<![A-Za-zÀ-ÿ])[ðÐ](?=[a-zà-ÿ])"  # Latvian and Lithuanian
    "|(?<=[a-z])„(?=[a-z])|[„”]á"  # German of DOS
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
    run = _RUN.search(word)
    return bool(_INSIDE.search(word) or _FOREIGN.search(word)) or (
        run is not None and len(_LETTERS.findall(run[0])) > 2
    )
