"""The words that name a field in headings, in English and other languages of Europe; the surest first."""

from collections.abc import Mapping

from vmo_desktop.exchange.mapping import Field

NAMES: Mapping[Field, str] = {
    Field.CODE: "code; id; key; ref; reference; identifier; no; nr; number; project no; app id; issue key; wbs; "
    "unique investment identifier; gmpp id; gmpp id number; kennung; nummer; projektnummer; projekt nr; code projet; "
    "référence; numéro; código; número; codice; numero; projectnummer; lfd nr; lfd nummer; psp element; ref code; "
    "ref no; "
    "reference code; reference number",
    Field.NAME: "name; title; initiative; project; programme; program; proposal; epic; idea; investment; summary; "
    "titel; projekt; projektname; projekttitel; bezeichnung; projektbezeichnung; vorhaben; massnahme; nom; titre; "
    "intitulé; projet; "
    "nom du projet; nombre; título; proyecto; iniciativa; naam; projectnaam; initiatief; nome; "
    "libellé; désignation; denominación; item; item name; "
    "projeto; nome do projeto; designação; designação do projeto; progetto; nome progetto; nome del progetto; titolo; "
    "projektnamn; projektnavn; prosjekt; prosjektnavn; nazwa projektu; proje; proje adı; "
    "iniziativa; intervento; feature; short description; "
    "initiatives; projects; projekte; projets; proyectos; projetos; progetti; obra; obras; empreendimento; "
    "empreendimentos",
    Field.DESCRIPTION: "description; description aims; aims; scope; details; abstract; purpose; objective; objectives; "
    "beschreibung; kurzbeschreibung; projektbeschreibung; descripción; descrição; descrizione; omschrijving; "
    "beschrijving; toelichting; "
    "business case summary",
    Field.SPONSOR: "sponsor; executive sponsor; sponsors; senior responsible owner; sro; organisation; organization; "
    "organisation name; organization name; agency; agency name; ministry; business unit; directorate; applicant; "
    "lead department; department; department name; division; auftraggeber; auftraggeberin; projektsponsor; bereich; "
    "exec sponsor; diretoria; committente; commanditaire; maître d ouvrage; maîtrise d ouvrage; patrocinador; "
    "patrocinadora; promotor; opdrachtgever",
    Field.OWNER: "owner; product owner; project owner; initiative owner; project manager; programme manager; "
    "program manager; manager; project lead; lead; responsible; responsible person; contact; pm; verantwortlich; "
    "verantwortliche; verantwortlicher; verantwortliche person; projektverantwortliche; projektverantwortlicher; "
    "projektleiter; projektleiterin; projektleitung; ansprechpartner; eigentümer; inhaber; responsable; "
    "chef de projet; cheffe de projet; propriétaire; pilote; propietario; líder; jefe de proyecto; "
    "director de proyecto; responsável; gerente; gestor; gestora; gerente do projeto; gestor do projeto; "
    "coordenador; responsabile; capo progetto; referente; porteur; porteur de projet; leitung; projektverantwortung; "
    "projektledare; projektleder; prosjektleder; kierownik; kierownik projektu; sorumlu; "
    "assignee; assignees; assigned to; eigenaar; verantwoordelijke; projectleider; projectmanager; trekker",
    Field.CLASS: "class; initiative class; category; report category; gmpp category; area type; type; project type; "
    "initiative type; programme type; portfolio; theme; stream; workstream; domain; sector; klasse; kategorie; typ; "
    "projekttyp; catégorie; categoría; categorie",
    Field.STATUS: "status; project status; initiative status; state; stage; phase; rag; rag status; rag rating; "
    "situação; semáforo; farol; stato; météo; colour rating; color rating; delivery confidence; "
    "delivery confidence assessment; dca; "
    "dca rating; health; "
    "projektstatus; ampel; statut; état; avancement; estado; situación; projectstatus; fase",
    Field.EFFORT: "effort; estimated effort; total effort; person days; person months; man days; job size; size; fte; "
    "aufwand; gesamtaufwand; projektaufwand; arbeitsaufwand; personentage; personalaufwand; charge; charge de travail; "
    "jours homme; esfuerzo; esforço; impegno; dedicación; inspanning; mensdagen",
    Field.COST: "totex; capex and opex; capex opex; "
    "cost; costs; project cost; total cost; total costs; total project cost; estimated cost; planned cost; "
    "whole life cost; whole life costs; wlc; lifecycle cost; life cycle cost; requested; request; requested amount; "
    "amount requested; funding request; requested funding; investment cost; capex; budget; total budget; "
    "budget requested; price; amount; kosten; gesamtkosten; projektkosten; plankosten; investitionskosten; "
    "gesamtbudget; projektbudget; betrag; finanzbedarf; mittelbedarf; "
    "investition; investitionen; investitionssumme; investitionsvolumen; coût; coûts; montant; investissement; "
    "dépenses; coste; costes; costo; costos; presupuesto; importe; monto; inversión; projectkosten; projectbudget; "
    "begroting; bedrag; investering; uitgaven; orçamento; budżet; bütçe; custo; custo total; custo estimado; costi; "
    "costo totale; importo; investimento",
    Field.DURATION: "duration; project duration; planned duration; duration months; months; laufzeit; dauer; "
    "projektdauer; durée; duración; duração; durata; looptijd; doorlooptijd; duur",
    Field.START_DATE: "start; start date; planned start; planned start date; begin; begin date; beginning; kick off; "
    "kickoff; "
    "startdato; data rozpoczęcia; başlangıç; início; data de início; data início; data inizio; data di inizio; inizio; "
    "actual start date; beginn; startdatum; starttermin; projektstart; projektbeginn; début; date de début; "
    "date de démarrage; inicio; fecha de inicio; begindatum; projectstart; aanvang",
    Field.END_DATE: "end; end date; finish; finish date; planned end; planned end date; completion; completion date; "
    "planned completion date; due; due date; deadline; delivery date; go live; target date; ende; enddatum; endtermin; "
    "endedatum; slutdatum; slutdato; sluttdato; data zakończenia; bitiş; término; data de término; data término; "
    "data de fim; data fim; fim; data de conclusão; conclusão; "
    "data fine; data di fine; fine; scadenza; fecha de término; fecha de terminación; fecha fin; fecha límite; "
    "projektende; abschluss; fertigstellung; fin; date de fin; date d achèvement; fecha de fin; fecha final; einde; "
    "einddatum; oplevering; opleverdatum",
    Field.RISK: "risk; risk level; risk rating; probability of failure; risiko; risiken; projektrisiko; risque; "
    "risques; riesgo; riesgos; risco; riscos; rischio; rischi; risico; projectrisico",
    Field.CONFIDENCE: "confidence; confidence level; probability of success; konfidenz; confiance; confianza",
    Field.TAGS: "tags; tag; labels; label; keywords; schlagworte; étiquettes; etiquetas; trefwoorden",
    Field.NOTES: "notes; note; comments; comment; remarks; remark; bemerkung; bemerkungen; kommentar; notizen; "
    "observações; comentários; osservazioni; commenti; anmerkungen; remarques; commentaires; observaciones; "
    "comentarios; opmerkingen",
    Field.MANDATORY: "mandatory; is mandatory; must do; compulsory; mandated; pflicht; verpflichtend; obligatorisch; "
    "obligatoire; obligatorio; obrigatório; obbligatorio; verplicht",
}

_WHOLE_OR_PLANNED = (
    "total totals overall estimated estimate estimates est expected planned plan approx "
    "gesamt gesamte gesamter gesamtes geplant geplante geplanter geplantes geschatzt geschatzte geschatzter "
    "geschatztes erwartet erwartete erwarteter ca "
    "totale totaux totales global globale estime estimee estimes estimees prevu prevue prevus prevues "
    "estimado estimada estimados estimadas previsto prevista previstos previstas "
    "totaal geschat geschatte gepland geplande geraamd geraamde verwacht verwachte "
)
"""The number is still the same kind of number."""

_WHOSE = "project projects projekt projekts projektes projekte projet projets proyecto proyectos projecten"
_JOINING = "of the in der die das des dem den de du la le les l d el los las del van het en een"

QUALIFIERS = frozenset(" ".join((_WHOLE_OR_PLANNED, _WHOSE, _JOINING)).split())
"""Words that leave the meaning of a heading as it is, without accents."""

_IDENTIFIERS = (
    "id ids oid fid gid uid pid objectid geoid fips bin bbl code codes codigo clave key no nr num number nummer numero "
    "número numéro ref reference kennung zip plz postcode postal cp tract block lot parcel ward district phone tel fax"
)
_QUANTITIES = (
    "unit units area sqmi sqft sqm sq feet ft m2 m² km2 km² km miles ha acres length surface superficie fläche länge "
    "population inhabitants einwohner beneficiaries mw kw mwh kwh"
)
_PLACES = "x y lat lon lng latitude longitude latitud longitud coordinate coordinates easting northing elevation"
NO_MONEY = frozenset(" ".join((_IDENTIFIERS, _QUANTITIES, _PLACES)).split())
"""Words of headings above numbers that may be large and are no amounts, unless a currency stands there."""

PERSON_WORDS = {
    "name": ("name", "participant", "person"),
    "role": ("role", "function", "position", "job title"),
    "group": ("group", "department", "unit"),
    "voting_weight": ("voting weight", "weight"),
}
"""Headings of each field of a list of people."""

PART_WORDS = {
    "reach": ("reach",),
    "impact": ("impact",),
    "confidence": ("confidence", "conf"),
    "effort": ("effort", "effort person", "job size", "size", "job duration", "duration"),
    "ease": ("ease", "ease of implementation"),
    "value": ("value", "business value", "benefit", "cost of delay", "cod"),
    "business_value": ("business value", "user business value", "user and business value", "value", "ubv", "bv"),
    "time_criticality": ("time criticality", "time", "tc"),
    "risk_or_opportunity": (
        "risk or opportunity", "risk opportunity", "risk reduction or opportunity enablement",
        "risk reduction opportunity enablement", "risk reduction and opportunity enablement",
        "risk reduction and opportunity", "risk reduction opportunity", "risk reduction", "opportunity enablement",
        "rroe", "rr oe", "risk",
    ),
    "job_size": ("job size", "size", "job duration", "duration", "effort"),
}  # fmt: skip
"""Headings of each part of a scoring formula, the surest first."""

PERCENT_WORDS = frozenset({"percent", "pct", "percentage"})
"""Words of a heading that say that its numbers are hundredths."""
