"""The words for units of time and of work, in English, German, French, Spanish, Portuguese and Dutch."""

HOURS = "h hr hrs hour hours stunde stunden std heure heures hora horas uur uren"
DAYS = "d day days tag tage tagen jour jours dia dias día días dag dagen"
WEEKS = "w wk wks week weeks woche wochen semaine semaines semana semanas weken"
MONTHS = "mo mon mons month months mth mths monat monate monaten mois mes meses mês maand maanden"
QUARTERS = "quarter quarters quartal quartale quartalen trimestre trimestres kwartaal kwartalen"
YEARS = "y yr yrs year years jahr jahre jahren ans année années annee annees ano anos año años jaar jaren"

PERSON_DAYS = "pd pds md mds pt j j/h jh"
PERSON_WEEKS = "pw"
PERSON_MONTHS = "pm pms mm"
PERSON_YEARS = "py"

PERSONS = ("", "person", "person-", "man", "man-", "work", "personen", "mann", "arbeits")
"""What may stand before a unit of time to make it one of work."""
