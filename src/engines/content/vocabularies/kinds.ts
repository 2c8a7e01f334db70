import { entry, withPage } from './entry.ts'

/** Kinds of organisational unit: the second levels of Amministrazione in the national model. */
export const unitKinds = [
  withPage('governing-body', 'organi-di-governo', 'Organi di governo', 'Governing bodies'),
  withPage('area', 'aree-amministrative', 'Aree amministrative', 'Administrative areas'),
  withPage('office', 'uffici', 'Uffici', 'Offices'),
  withPage('entity', 'enti-e-fondazioni', 'Enti e fondazioni', 'Entities and foundations'),
]

/** Kinds of public person. */
export const personKinds = [
  withPage('politician', 'politici', 'Politici', 'Politicians'),
  withPage('staff', 'personale-amministrativo', 'Personale amministrativo', 'Administrative staff'),
]

/** Kinds of appointment to office. */
export const appointmentKinds = [
  entry('political', 'Incarico politico', 'Political office'),
  entry('management', 'Incarico dirigenziale', 'Management post'),
  entry('responsibility', 'Posizione di responsabilità', 'Post of responsibility'),
  entry('other', 'Altro incarico', 'Other post'),
]

/** Kinds of news. */
export const newsKinds = [
  withPage('news', 'notizie', 'Notizie', 'News'),
  withPage('release', 'comunicati', 'Comunicati', 'Press releases'),
  withPage('notice', 'avvisi', 'Avvisi', 'Notices'),
]

/** Kinds of place, from those that the national model names. */
export const placeKinds = [
  withPage('town-hall', 'sedi-comunali', 'Sede comunale', 'Municipal building'),
  withPage('library', 'biblioteche', 'Biblioteca', 'Library'),
  withPage('museum', 'musei', 'Museo', 'Museum'),
  withPage('theatre', 'teatri', 'Teatro o cinema', 'Theatre or cinema'),
  withPage('school', 'scuole', 'Scuola', 'School'),
  withPage('sport', 'impianti-sportivi', 'Impianto sportivo', 'Sports ground'),
  withPage('park', 'parchi-e-giardini', 'Parco o giardino', 'Park or garden'),
  withPage('square', 'piazze-e-vie', 'Piazza o via', 'Square or street'),
  withPage('monument', 'monumenti', 'Monumento o edificio storico', 'Monument or historic building'),
  withPage('worship', 'luoghi-di-culto', 'Luogo di culto', 'Place of worship'),
  withPage('health', 'salute', 'Salute', 'Health'),
  withPage('social', 'centri-sociali', 'Centro di aggregazione', 'Community centre'),
  withPage('market', 'mercati', 'Mercato', 'Market'),
  withPage('parking', 'parcheggi', 'Parcheggio', 'Car park'),
  withPage('cemetery', 'cimiteri', 'Cimitero', 'Cemetery'),
  withPage('waste', 'ecocentri', 'Centro di raccolta rifiuti', 'Recycling centre'),
]

/** Kinds of event: second level of the national vocabulary public-event-types (CC BY 4.0, daf-ontologie-vocabolari-controllati). */
export const eventKinds = [
  withPage('arts', 'manifestazioni-artistiche', 'Manifestazione artistica', 'Arts event', '1.1'),
  withPage('training', 'formazione', 'Evento di formazione', 'Training and workshop', '1.2'),
  withPage('conference', 'conferenze', 'Conferenza e summit', 'Conference and summit', '1.3'),
  withPage('information', 'giornate-informative', 'Giornata informativa', 'Information day', '1.4'),
  withPage('ceremony', 'concorsi-e-cerimonie', 'Concorso e cerimonia', 'Competition and ceremony', '2.1'),
  withPage('debate', 'dibattiti', 'Dibattito pubblico', 'Public debate', '2.2'),
  withPage('meeting', 'incontri', 'Incontro con esperti', 'Meeting with experts', '2.3'),
  withPage('community', 'comunita', 'Raduno di comunità', 'Community gathering', '2.4'),
  withPage('religious', 'eventi-religiosi', 'Evento religioso', 'Religious event', '2.5'),
  withPage('political', 'incontri-politici', 'Incontro politico', 'Political meeting', '3.1'),
  withPage('fair', 'fiere', 'Fiera / Salone', 'Fair', '4.1'),
  withPage('business', 'riunioni', 'Riunione d’affari', 'Business meeting', '4.2'),
  withPage('seasonal', 'mercati-stagionali', 'Evento stagionale commerciale', 'Seasonal market', '4.3'),
  withPage('sport', 'sport', 'Manifestazione sportiva', 'Sports event', '5.1'),
]

/** Kinds of public document: the national vocabulary government-documents-types (CC BY 4.0). */
export const documentKinds = [
  withPage('notice-board', 'documenti-albo-pretorio', 'Documento albo pretorio', 'Notice board document', '1'),
  withPage('form', 'modulistica', 'Modulistica', 'Forms', '2'),
  withPage('internal', 'funzionamento-interno', 'Documento funzionamento interno', 'Internal working document', '3'),
  withPage('rule', 'atti-normativi', 'Atto normativo', 'Regulation', '4'),
  withPage('agreement', 'accordi-tra-enti', 'Accordo tra enti', 'Agreement between bodies', '5'),
  withPage('political', 'attivita-politica', 'Documento attività politica', 'Political activity document', '6'),
  withPage('technical', 'documenti-tecnici', 'Documento (tecnico) di supporto', 'Technical document', '7'),
  withPage('request', 'istanze', 'Istanza', 'Request', '8'),
  withPage('planning', 'programmazione', 'Documento di programmazione e rendicontazione', 'Planning and accounts', '9'),
]

/** Categories of service: the national vocabulary public-services-subject-matters, with the labels of the model of municipal sites. */
export const serviceCategories = [
  withPage('education', 'educazione-e-formazione', 'Educazione e formazione', 'Education and training', '1'),
  withPage('health', 'salute-benessere-e-assistenza', 'Salute, benessere e assistenza', 'Health and care', '2'),
  withPage('work', 'vita-lavorativa', 'Vita lavorativa', 'Working life', '3'),
  withPage('mobility', 'mobilita-e-trasporti', 'Mobilità e trasporti', 'Mobility and transport', '4'),
  withPage('land', 'catasto-e-urbanistica', 'Catasto e urbanistica', 'Land registry and planning', '5'),
  withPage(
    'registry',
    'anagrafe-e-stato-civile',
    'Anagrafe e stato civile',
    'Population register and civil status',
    '6',
  ),
  withPage('tourism', 'turismo', 'Turismo', 'Tourism', '7'),
  withPage(
    'safety',
    'giustizia-e-sicurezza-pubblica',
    'Giustizia e sicurezza pubblica',
    'Justice and public safety',
    '8',
  ),
  withPage('taxes', 'tributi-finanze-e-contravvenzioni', 'Tributi, finanze e contravvenzioni', 'Taxes and fines', '9'),
  withPage('culture', 'cultura-e-tempo-libero', 'Cultura e tempo libero', 'Culture and free time', '10'),
  withPage('environment', 'ambiente', 'Ambiente', 'Environment', '11'),
  withPage('business', 'imprese-e-commercio', 'Imprese e commercio', 'Business and trade', '12'),
  withPage('permits', 'autorizzazioni', 'Autorizzazioni', 'Permits', '13'),
  withPage('tenders', 'appalti-pubblici', 'Appalti pubblici', 'Public tenders', '14'),
  withPage('farming', 'agricoltura-e-pesca', 'Agricoltura e pesca', 'Farming and fishing', '15'),
]

/** Whether a service can be asked for. */
export const serviceStatuses = [
  entry('active', 'Servizio attivo', 'Service active'),
  entry('inactive', 'Servizio non attivo', 'Service not active'),
]

/** Licences of documents and data, from the national vocabulary licences (CC BY 4.0). */
export const licences = [
  entry(
    'cc-by-4.0',
    'Creative Commons Attribuzione 4.0 (CC BY 4.0)',
    'Creative Commons Attribution 4.0 (CC BY 4.0)',
    'A.2.1',
  ),
  entry('cc0-1.0', 'Creative Commons CC0 1.0', 'Creative Commons CC0 1.0', 'A.1.1'),
  entry('public-domain', 'Pubblico dominio', 'Public domain', 'A.1'),
]
