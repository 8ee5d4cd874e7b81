"""Tables of further languages: their words for thousands and millions, and for totals."""

from collections.abc import Callable

from tests.faults.nasties.nasty import Nasty, written

_THOUSANDS, _MILLIONS = (1_250_000.0, 3_400_000.0), (1_250_000_000.0, 3_400_000_000.0)


def _headed(heading: str) -> Callable[[], bytes]:
    return written(f"Name;{heading}\nA;1250\nB;3400\n")


def _counted(language: str, unit: str, costs: tuple[float, ...]) -> Nasty:
    says = f"multiplied by {costs[0] / 1250:,.0f}"
    return Nasty(
        f"size-{language}", f"{unit} in the heading", "a.csv", _headed(f"Cost ({unit})"), costs=costs, says=says
    )


def _summed(language: str, total: str) -> Nasty:
    content = written(f"Name;Owner;Cost\nA;Ann;5\nB;Bo;6\n{total};;11\n")
    return Nasty(f"total-{language}", f"{total} for the total", "a.csv", content, names=("A", "B"), skipped=1)


def _encoded(encoding: str, *names: str) -> Nasty:
    text = "\n".join(("Name,Cost", *(f"{name},5" for name in names)))
    return Nasty(f"letters-{encoding}", f"names in {encoding}", "a.csv", written(text, encoding),
                 says="If these are no words")  # fmt: skip


NASTIES = (
    _encoded("cp1254", "Ulaşım köprüsü", "Doğu yolu"),
    _encoded("cp1250", "Škola v Říčanech", "Oprava mostu"),
    _encoded("cp1257", "Mežaparka estrāde", "Šķūņa remonts"),
    _encoded("cp1255", "גשר", "כביש ראשי"),
    _encoded("cp850", "Grafik", "Größe"),
    Nasty("letters-mixed", "UTF-8 with one row of Windows-1252", "a.csv",
          lambda: "Name,Cost\nCafé,5\n".encode() + "Größe,6\n".encode("cp1252"), says="If these are no words"),
    _counted("turkish", "Bin TL", _THOUSANDS),
    _counted("turkish-millions", "milyon ₺", _MILLIONS),
    _counted("greek", "χιλ. €", _THOUSANDS),
    _counted("greek-millions", "εκατ. €", _MILLIONS),
    _counted("finnish", "tuh. €", _THOUSANDS),
    _counted("finnish-millions", "milj. €", _MILLIONS),
    _counted("romanian", "mii lei", _THOUSANDS),
    _counted("romanian-millions", "milioane RON", _MILLIONS),
    _counted("indonesian", "Rp juta", _MILLIONS),
    _counted("indonesian-billions", "miliar Rp", (1_250_000_000_000.0, 3_400_000_000_000.0)),
    _counted("vietnamese", "triệu VND", _MILLIONS),
    _counted("ukrainian", "тис. грн", _THOUSANDS),
    _counted("korean", "백만원", _MILLIONS),
    _counted("hungarian", "ezer Ft", _THOUSANDS),
    _counted("slovene", "tisoč EUR", _THOUSANDS),
    _counted("hundreds", "in hundreds", (125_000.0, 340_000.0)),
    Nasty("size-eft", "thousands of forints in three letters", "a.csv", _headed("Cost (eFt)"),
          says="may say thousands or millions", costs=(1250.0, 3400.0)),
    Nasty("turkish-money", "liras in two letters", "a.csv", _headed("Cost (TL)"), says="amounts in TRY",
          costs=(1250.0, 3400.0)),
    _summed("swedish", "Summa"),
    _summed("finnish", "Yhteensä"),
    _summed("turkish", "Genel Toplam"),
    _summed("greek", "ΣΥΝΟΛΟ"),
    _summed("hungarian", "Összesen"),
    _summed("danish", "I alt"),
    _summed("slovak", "Spolu"),
    _summed("croatian", "UKUPNO:"),
    _summed("ukrainian", "Усього"),
    _summed("indonesian", "Jumlah"),
    _summed("vietnamese", "Tổng cộng"),
    _summed("korean", "합계"),
    _summed("estonian", "Kokku"),
)  # fmt: skip
