"""The words for units of work, in English, German, French, Spanish and Dutch, without accents."""

HOURS = "h hr hrs hour hours stunde stunden std heure heures hora horas uur uren"
DAYS = "d day days pd pds md mds pt tag tage tagen jour jours j j/h jh dia dias dag dagen"
WEEKS = "w wk wks week weeks pw woche wochen semaine semaines semana semanas weken"
MONTHS = "mo month months mth mths pm pms mm monat monate monaten mois mes meses maand maanden"
YEARS = "y yr yrs year years py jahr jahre jahren ans annees ano anos jaar jaren"

PERSONS = ("", "person", "person-", "man", "man-", "work", "personen", "mann", "arbeits")
"""What may stand before them."""
