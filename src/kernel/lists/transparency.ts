import type { Text } from '#kernel/text.ts'

/** A section of the tree of transparency, with what the law wants in it. */
export interface TransparencySection {
  readonly code: string
  /** Its part of an address. */
  readonly segment: string
  readonly label: Text
  readonly nodes: readonly TransparencyNode[]
}

/** What the law wants published in one place. */
export interface TransparencyNode {
  readonly code: string
  readonly segment: string
  readonly label: Text
  /** The norm that asks for it. */
  readonly norm: string
}

const segmentOf = (label: string): string =>
  label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

const node = (code: string, it: string, en: string, norm: string): TransparencyNode => ({
  code,
  segment: segmentOf(it),
  label: { it, en },
  norm,
})

const section = (code: string, it: string, en: string, ...nodes: readonly TransparencyNode[]): TransparencySection => ({
  code,
  segment: segmentOf(it),
  label: { it, en },
  nodes,
})

/**
 * The tree of "Amministrazione trasparente" (D.lgs. 33/2013, annex A), with the codes and labels of the national controlled
 * vocabulary transparency-titulus (CC BY 4.0, italia/daf-ontologie-vocabolari-controllati), whose broken accents and two wrong
 * norms (L. 190/2012 named as D.lgs. 33/2013) are put right. Left out are the places that its companion
 * transparency-obligation-organization asks of no municipality: regional groups, the health service, ministries.
 */
export const transparencyTree: readonly TransparencySection[] = [
  section(
    '01',
    'Disposizioni generali',
    'General provisions',
    node(
      '01.01',
      'Piano triennale per la prevenzione della corruzione e della trasparenza',
      'Three-year plan of corruption prevention and transparency',
      'D.lgs. 33/2013 art. 10, c. 8, lett. a',
    ),
    node('01.02', 'Atti generali', 'General documents', 'D.lgs. 33/2013 art. 12, c. 1-2'),
    node(
      '01.03',
      'Oneri informativi per cittadini e imprese',
      'Obligatory information for citizens and companies',
      'D.lgs. 33/2013 art. 34, c. 1-2',
    ),
  ),
  section(
    '02',
    'Organizzazione',
    'Organization',
    node(
      '02.01',
      'Titolari di incarichi politici, di amministrazione, di direzione o di governo',
      'Holders of political, administrative, management or governance positions',
      'D.lgs. 33/2013 art. 13, c. 1, lett. a; D.lgs. 33/2013 art. 14',
    ),
    node(
      '02.02',
      'Sanzioni per mancata comunicazione dei dati',
      'Penalties for failure to report data',
      'D.lgs. 33/2013 art. 47',
    ),
    node('02.04', 'Articolazione degli uffici', 'Internal organization', 'D.lgs. 33/2013 art. 13, c. 1, lett. b,c'),
    node('02.05', 'Telefono o posta elettronica', 'Telephone or e-mail', 'D.lgs. 33/2013 art. 13, c. 1, lett. d'),
  ),
  section(
    '03',
    'Consulenti e collaboratori',
    'Consultants and collaborators',
    node(
      '03.01',
      'Titolari di incarichi di collaborazione o consulenza',
      'Holders of collaboration or consultancy positions',
      'D.lgs. 33/2013 art. 15, c. 1, lett. c',
    ),
  ),
  section(
    '04',
    'Personale',
    'Personnel',
    node(
      '04.01',
      'Titolari di incarichi dirigenziali amministrativi di vertice',
      'Holders of top administrative management positions',
      'D.lgs. 33/2013 art. 15, c. 1-2; D.lgs. 33/2013 art. 41, c. 2-3',
    ),
    node(
      '04.02',
      'Titolari di incarichi dirigenziali (dirigenti non generali)',
      'Holders of management positions (non-general managers)',
      'D.lgs. 33/2013 art. 14, c. 1, lett. a,b,c,d,e,f; D.lgs. 33/2013 art. 14, c. 1 ter; D.lgs. 33/2013 art. 20, c. 3',
    ),
    node('04.03', 'Dirigenti cessati', 'Executives ceased', 'D.lgs. 33/2013 art. 10, c. 8, lett. a,b,c,d,e,f'),
    node(
      '04.04',
      'Sanzioni per mancata comunicazione dei dati',
      'Penalties for failure to communicate data',
      'D.lgs. 33/2013 art. 47, c. 1',
    ),
    node('04.05', 'Posizioni organizzative', 'Organizational positions', 'D.lgs. 33/2013 art. 10, c. 8, lett. d'),
    node('04.06', 'Dotazione organica', 'Staffing', 'D.lgs. 33/2013 art. 16, c. 1-2'),
    node('04.07', 'Personale non a tempo indeterminato', 'Non-permanent staff', 'D.lgs. 33/2013 art. 17, c. 1-2'),
    node('04.08', 'Tassi di assenza', 'Absence rates', 'D.lgs. 33/2013 art. 16, c. 3'),
    node(
      '04.09',
      'Incarichi conferiti e autorizzati ai dipendenti (dirigenti e non dirigenti)',
      'Mandates granted and authorised to employees (managers and non-managers)',
      'D.lgs. 33/2013 art. 18, c. 1',
    ),
    node('04.10', 'Contrattazione collettiva', 'Collective negotiation', 'D.lgs. 33/2013 art. 21, c. 1'),
    node('04.11', 'Contrattazione integrativa', 'Integrative negotiation', 'D.lgs. 33/2013 art. 21, c. 2'),
    node(
      '04.12',
      'OIV (Organismo Indipendente di Valutazione)',
      'Independent Evaluation Agency',
      'D.lgs. 33/2013 art. 10, c. 8, lett. c',
    ),
  ),
  section(
    '05',
    'Bandi di concorso',
    'Competition announcements',
    node('05.01', 'Bandi di concorso', 'Competition announcements', 'D.lgs. 33/2013 art. 19'),
  ),
  section(
    '06',
    'Performance',
    'Performance',
    node(
      '06.01',
      'Sistema di misurazione e valutazione delle performance',
      'Performance measurement and evaluation system',
      'Delibera CIVIT 104/2010 par. 1',
    ),
    node('06.02', 'Piano delle Performance', 'Performance Plan', 'D.lgs. 33/2013 art. 10, c. 8, lett. b'),
    node('06.03', 'Relazioni sulle Performance', 'Report on Performance', 'D.lgs. 33/2013 art. 10, c. 8, lett. b'),
    node('06.04', 'Ammontare complessivo dei premi', 'Total amount of grants', 'D.lgs. 33/2013 art. 20, c. 1'),
    node('06.05', 'Dati relativi ai premi', 'Data on grants', 'D.lgs. 33/2013 art. 20, c. 2'),
  ),
  section(
    '07',
    'Enti controllati',
    'Controlled bodies',
    node(
      '07.01',
      'Enti pubblici vigilati',
      'Supervised public bodies',
      'D.lgs. 33/2013 art. 22, c. 1, lett. a; D.lgs. 33/2013 art. 22, c. 2-3',
    ),
    node(
      '07.02',
      'Società partecipate',
      'Subsidiary companies',
      'D.lgs. 33/2013 art. 22, c. 1, lett. b; D.lgs. 33/2013 art. 22, c. 2-3',
    ),
    node(
      '07.03',
      'Enti di diritto privato controllati',
      'Controlled private-law bodies',
      'D.lgs. 33/2013 art. 22, c. 1, lett. c; D.lgs. 33/2013 art. 22, c. 2-3',
    ),
    node('07.04', 'Rappresentazione grafica', 'Organisation chart', 'D.lgs. 33/2013 art. 22, c. 1, lett. d'),
  ),
  section(
    '08',
    'Attività e procedimenti',
    'Activities and procedures',
    node('08.01', 'Tipologie di procedimento', 'Procedure types', 'D.lgs. 33/2013 art. 35, c. 1-2'),
    node(
      '08.02',
      'Dichiarazioni sostitutive e acquisizione d’ufficio dei dati',
      'Substitutive declarations and data acquisition ex officio',
      'D.lgs. 33/2013 art. 35, c. 3',
    ),
  ),
  section(
    '09',
    'Provvedimenti',
    'Measures',
    node(
      '09.01',
      'Provvedimenti organi indirizzo politico',
      'Measures adopted by political direction bodies',
      'D.lgs. 33/2013 art. 23, c. 1',
    ),
    node(
      '09.02',
      'Provvedimenti dirigenti amministrativi',
      'Measures adopted by administrative managers',
      'D.lgs. 33/2013 art. 23, c. 1',
    ),
  ),
  section(
    '10',
    'Bandi di gara e contratti',
    'Competition announcements and contracts',
    node(
      '10.01',
      'Informazioni sulle singole procedure in formato tabellare',
      'Single procedure information in tabular format',
      'Delibera ANAC 39/2016 art. 4; L. 190/2012 art. 1, c. 32; D.lgs. 33/2013 art. 37, c. 1, lett. a',
    ),
    node(
      '10.02',
      'Atti delle amministrazioni aggiudicatrici e degli enti aggiudicatori distintamente per ogni procedura',
      'Acts of contracting authorities and contracting entities for each procedure',
      'D.lgs. 33/2013 art. 37, c. 1, lett. b',
    ),
  ),
  section(
    '11',
    'Sovvenzioni, contributi, sussidi, vantaggi economici',
    'Subsidies, contributions, grants, economic advantages',
    node('11.01', 'Criteri e modalità', 'Criteria and methods', 'D.lgs. 33/2013 art. 26, c. 1'),
    node('11.02', 'Atti di concessione', 'Concession acts', 'D.lgs. 33/2013 art. 26, c. 2; D.lgs. 33/2013 art. 27'),
  ),
  section(
    '12',
    'Bilanci',
    'Budgets',
    node('12.01', 'Bilancio preventivo e consuntivo', 'Budget and final balance sheet', 'D.lgs. 33/2013 art. 29, c. 1'),
    node(
      '12.02',
      'Piano degli indicatori e dei risultati attesi di bilancio',
      'Plan of indicators and expected balance sheet results',
      'D.lgs. 33/2013 art. 29, c. 2',
    ),
  ),
  section(
    '13',
    'Beni immobili e gestione patrimonio',
    'Real estate and asset management',
    node('13.01', 'Patrimonio immobiliare', 'Real estate', 'D.lgs. 33/2013 art. 30'),
    node('13.02', 'Canoni di locazione o affitto', 'Lease or rental fees', 'D.lgs. 33/2013 art. 30'),
  ),
  section(
    '14',
    'Controlli e rilievi sull’amministrazione',
    'Checks and findings on administration',
    node(
      '14.01',
      'Organismi dipendenti di valutazione, nuclei di valutazione o altri organismi con funzioni analoghe',
      'Evaluation dependent bodies, evaluation units or other bodies with similar functions',
      'D.lgs. 33/2013 art. 31',
    ),
    node(
      '14.02',
      'Organi di revisione amministrativa e contabile',
      'Administrative and accounting audit bodies',
      'D.lgs. 33/2013 art. 31',
    ),
    node('14.03', 'Corte dei conti', 'Court of Auditors', 'D.lgs. 33/2013 art. 31'),
  ),
  section(
    '15',
    'Servizi erogati',
    'Services provided',
    node(
      '15.01',
      'Carta dei servizi e standard di qualità',
      'Service card and quality standards',
      'D.lgs. 33/2013 art. 32, c. 1',
    ),
    node('15.02', 'Class action', 'Class action', 'D.lgs. 198/2009 art. 1, c. 2; D.lgs. 198/2009 art. 4, c. 2-6'),
    node(
      '15.03',
      'Costi contabilizzati',
      'Recorded costs',
      'D.lgs. 33/2013 art. 10, c. 5; D.lgs. 33/2013 art. 32, c. 2, lett. a',
    ),
    node('15.05', 'Servizi in rete', 'Online services', 'D.lgs. 179/2016 art. 8, c. 1'),
  ),
  section(
    '22',
    'Pagamenti dell’amministrazione',
    'Payments by the administration',
    node('15.06', 'Dati sui pagamenti', 'Payments data', 'D.lgs. 33/2013 art. 4 bis, c. 2'),
    node(
      '15.08',
      'Indicatore di tempestività dei pagamenti',
      'Indicator of how promptly payments are made',
      'D.lgs. 33/2013 art. 33',
    ),
    node('15.09', 'Pagamenti informatici', 'Electronic payments', 'D.lgs. 33/2013 art. 36'),
  ),
  section(
    '16',
    'Opere pubbliche',
    'Public works',
    node(
      '16.01',
      'Nuclei di valutazione e verifica degli investimenti pubblici',
      'Public investment evaluation and verification teams',
      'D.lgs. 33/2013 art. 38, c. 1',
    ),
    node(
      '16.02',
      'Atti di programmazione delle opere pubbliche',
      'Public works planning acts',
      'D.lgs. 33/2013 art. 38, c. 2',
    ),
    node(
      '16.03',
      'Tempi costi e indicatori di realizzazione delle opere pubbliche',
      'Timing, costs and indicators for the realisation of public works',
      'D.lgs. 33/2013 art. 38, c. 2',
    ),
  ),
  section(
    '17',
    'Pianificazione e governo del territorio',
    'Territorial planning and governance',
    node(
      '17.01',
      'Pianificazione e governo del territorio',
      'Territorial planning and governance',
      'D.lgs. 33/2013 art. 39',
    ),
  ),
  section(
    '18',
    'Informazioni ambientali',
    'Environmental information',
    node('18.01', 'Informazioni ambientali', 'Environmental information', 'D.lgs. 33/2013 art. 40'),
  ),
  section(
    '20',
    'Interventi straordinari e di emergenza',
    'Extraordinary and emergency actions',
    node(
      '20.01',
      'Interventi straordinari e di emergenza',
      'Extraordinary and emergency actions',
      'D.lgs. 33/2013 art. 42',
    ),
  ),
  section(
    '21',
    'Altri contenuti',
    'Other contents',
    node(
      '21.01',
      'Prevenzione della Corruzione',
      'Prevention of corruption',
      'L. 190/2012 art. 1, c. 8; D.lgs. 33/2013 art. 10, c. 8, lett. a; D.lgs. 33/2013 art. 18, c. 5',
    ),
    node('21.02', 'Accesso civico', 'Civic access', 'D.lgs. 33/2013 art. 5, c. 1-2'),
    node(
      '21.03',
      'Accessibilità e Catalogo dei dati, metadati e banche dati',
      'Accessibility and data catalog, metadata and databases',
      'D.lgs. 33/2013 art. 53, c. 1 bis; D.lgs. 33/2013 art. 9, c. 7',
    ),
    node('21.04', 'Dati ulteriori', 'Other information', 'D.lgs. 33/2013 art. 7 bis, c. 3'),
  ),
]

/** The codes of all nodes. */
export const transparencyCodes: readonly string[] = transparencyTree.flatMap(({ nodes }) =>
  nodes.map(({ code }) => code),
)

/** Where decisions of offices lie unless their service names another place (D.lgs. 33/2013 art. 23). */
export const decisionsNode = '09.02'
