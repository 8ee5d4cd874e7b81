"""What the months are called in the languages of Europe, in full, declined and as spreadsheets shorten them."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar januari janvier janv ene enero janeiro gennaio gen styczeń stycznia sty",
            "feb february februar februari février fevrier févr fevr febrero fev fevereiro febbraio luty lutego lut",
            "mar march mär mrz märz maart mrt mars marts marzo março marco marzec marca",
            "apr april avr avril abr abril aprile kwiecień kwietnia kwi",
            "may mai mei maj mayo maio maggio mag maja",
            "jun june juni juin junio junho giugno giu czerwiec czerwca cze",
            "jul july juli juillet juil julio julho luglio lug lipiec lipca lip",
            "aug august augusti augustus août aout ago agosto sierpień sierpnia sie",
            "sep sept september septembre septiembre setiembre setembro settembre set wrzesień września wrz",
            "oct october okt oktober octobre octubre out outubro ottobre ott październik października paź",
            "nov november novembre noviembre novembro",
            "dec december dez dezember décembre decembre déc dic diciembre dezembro dicembre desember des grudzień"
            " grudnia gru",
        ),
        start=1,
    )
    for name in names.split()
}
"""The number of a month by its name in small letters. "listopad" is left out: November in Polish, October in Croatian.
"""
