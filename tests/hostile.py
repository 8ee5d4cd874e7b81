"""Texts that other programs would obey: formulas, links, markup, controls; named ones, and as many others as wanted."""

import random

STARTS = (
    "", "", "=", "+", "-", "@", "\t=", "\r=", "'=", '"=', " =", "＝", "＋", "－", "＠", "\u00a0=", "\ufeff=", "''=",
)  # fmt: skip
"""What makes a cell a formula, and what stands before it to deceive."""

BODIES = (
    "1+1", "cmd|'/C calc'!A0", 'HYPERLINK("http://x.test","y")', 'WEBSERVICE("http://x.test")', "SUM(A1:A9)",
    '<img src="/etc/hostname">', "<img src='file:///etc/hostname' onerror=x>", '<a href="javascript:alert(1)">x</a>',
    "<a href='file:///etc/passwd'>open</a>", "<b>bold</b> &amp; <i>it</i>", "</para><br/>", "<qt><h1>big</h1></qt>",
    "R&D <5 %", "&&&lt;&#60;", "]]><script>alert(1)</script>", "<font color=\"__import__('os').system('x')\">x</font>",
    "$\\frac{1}{0}$", "$5M to $10M", "_hidden", "_x0041_ _x000D_", "{name} {0} {", "%1 %2 %n %s %", "\\n\\t\\0",
    "a\tb\nc\rd\r\ne", "\x07bell\x1b[31m", "abc\u202egnp.exe", "zero\u200bwidth\u200d", "e\u0301 \u0628\u0646\u0643",
    "\u05e9\u05dc\u05d5\u05dd", "Ωμέγα Привіт Zażółć", "rocket \U0001f680", "http://x.test/a?b=c&d", "mailto:a@x.test",
    "//host/share/x.png", "\\\\host\\share\\x.png", "../../x", "CON", "1,234.5", "1e400", "nan", "-5", "01/02/2026",
    "/JavaScript /Launch /URI (x) /EmbeddedFile", 'a "quoted" one', "semi;colon,comma", "[*] title", "n" * 300,
)  # fmt: skip


def hostile_text(rng: random.Random) -> str:
    """A text made of these by chance."""
    text = rng.choice(STARTS) + rng.choice(BODIES)
    if rng.random() < 0.3:
        text += rng.choice((" ", "\n", "", "'", '"')) + rng.choice(BODIES)
    if rng.random() < 0.15:
        text += "".join(chr(rng.randrange(1, 0xD800)) for _ in range(rng.randrange(1, 9)))
    return text


def every_text() -> list[str]:
    """Each body after each start, without chance."""
    return [start + body for start in dict.fromkeys(STARTS) for body in BODIES]
