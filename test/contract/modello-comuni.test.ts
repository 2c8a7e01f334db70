import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { testCity } from '../support/city.ts'
import { attribute, readHtml, textOf } from '../support/html.ts'
import type { Html } from '../support/html.ts'

// The criteria of the national model of municipal sites (C.SI, and R.SI for recommendations), from the HTML that is
// served. Labels, dictionaries and texts are those that its official validator compares (italia/pa-website-validator-ng
// 1.1.38, BSD-3-Clause). What the validator measures in a browser (speed, TLS, cookies of others) has its own tests.

const city = testCity()

const read = async (path: string): Promise<Html> => {
  const answer = await city.request(path)
  expect(answer.status, path).toBe(200)
  return readHtml(await answer.text())
}

const hrefs = (html: Html, element: string) => html.marked(element).map((one) => attribute(one, 'href'))
const labels = (html: Html, element: string) => html.marked(element).map((one) => textOf(one))

interface Criterion {
  readonly id: string
  readonly what: string
  readonly holds: () => Promise<void>
}

const firstLevel = ['/amministrazione', '/novita', '/servizi', '/vivere-il-comune']

async function secondLevel(): Promise<string[]> {
  const paths = await Promise.all([
    read('/amministrazione').then((page) => hrefs(page, 'management-category-link')),
    read('/novita').then((page) => hrefs(page, 'news-category-link')),
    read('/servizi').then((page) => hrefs(page, 'service-category-link')),
  ])
  return [...paths.flat(), '/vivere-il-comune/luoghi', '/vivere-il-comune/eventi']
}

async function services(): Promise<string[]> {
  return [...new Set(hrefs(await read('/servizi'), 'service-link'))]
}

const managementWords = new Set([
  'aree amministrative',
  'documenti e dati',
  'enti e fondazioni',
  'organi di governo',
  'personale amministrativo',
  'politici',
  'uffici',
])
const serviceWords = new Set([
  'educazione e formazione',
  'salute, benessere e assistenza',
  'vita lavorativa',
  'mobilità e trasporti',
  'catasto e urbanistica',
  'anagrafe e stato civile',
  'turismo',
  'giustizia e sicurezza pubblica',
  'tributi, finanze e contravvenzioni',
  'cultura e tempo libero',
  'ambiente',
  'imprese e commercio',
  'autorizzazioni',
  'appalti pubblici',
  'agricoltura e pesca',
])
const index = [
  'A chi è rivolto',
  'Come fare',
  'Cosa serve',
  'Cosa si ottiene',
  'Tempi e scadenze',
  'Accedi al servizio',
  'Condizioni di servizio',
  'Contatti',
]
const sectionsOfService = [
  'service-addressed',
  'service-how-to',
  'service-needed',
  'service-achieved',
  'service-calendar-text',
  'service-calendar-list',
  'service-file',
  'service-area',
]
const positive = [
  'Le indicazioni erano chiare',
  'Le indicazioni erano complete',
  'Capivo sempre che stavo procedendo correttamente',
  'Non ho avuto problemi tecnici',
  'Altro',
]
const negative = [
  'A volte le indicazioni non erano chiare',
  'A volte le indicazioni non erano complete',
  'A volte non capivo se stavo procedendo correttamente',
  'Ho avuto problemi tecnici',
  'Altro',
]
const licence =
  'In applicazione del principio open by default ai sensi dell’articolo 52 del decreto legislativo 7 marzo 2005, n. 82 (CAD) e salvo dove diversamente specificato (compresi i contenuti incorporati di terzi), i dati, i documenti e le informazioni pubblicati sul sito sono rilasciati con licenza CC-BY 4.0. Gli utenti sono quindi liberi di condividere (riprodurre, distribuire, comunicare al pubblico, esporre in pubblico), rappresentare, eseguire e recitare questo materiale con qualsiasi mezzo e formato e modificare (trasformare il materiale e utilizzarlo per opere derivate) per qualsiasi fine, anche commerciale con il solo onere di attribuzione, senza apporre restrizioni aggiuntive.'

const designClasses = new Set(
  [
    ...readFileSync('node_modules/bootstrap-italia/dist/css/bootstrap-italia.min.css', 'utf8').matchAll(
      /\.([a-zA-Z][\w-]*)/g,
    ),
  ].map(([, name]) => name),
)

/** A page whose reader can say how clear it is, as the model asks. */
async function isRated(path: string): Promise<void> {
  const page = await read(path)
  expect(page.marked('feedback'), path).toHaveLength(1)
  expect(labels(page, 'feedback-title'), path).toEqual(['Quanto sono chiare le informazioni su questa pagina?'])
  for (const stars of [1, 2, 3, 4, 5]) expect(page.marked(`feedback-rate-${stars}`), path).toHaveLength(1)
  expect(page.marked('feedback-rating-positive'), path).toHaveLength(1)
  expect(page.marked('feedback-rating-negative'), path).toHaveLength(1)
  expect(labels(page, 'feedback-rating-question'), path).toEqual([
    'Quali sono stati gli aspetti che hai preferito?',
    'Dove hai incontrato le maggiori difficoltà?',
  ])
  expect(labels(page, 'feedback-rating-answer'), path).toEqual([...positive, ...negative])
  expect(page.marked('feedback-input-text'), path).toHaveLength(1)
}

const criteria: readonly Criterion[] = [
  {
    id: 'C.SI.1.1',
    what: 'fonts: Titillium Web, Lora and Roboto Mono alone',
    async holds() {
      const sheet = (await read('/'))
        .named('link')
        .map((link) => attribute(link, 'href'))
        .find((href) => href.endsWith('.css'))
      const css = await (await city.request(sheet ?? '')).text()
      const families = [...css.matchAll(/@font-face\s*\{[^}]*font-family:\s*["']?([^;"'}]+)/g)].map(([, name]) => name)
      expect(new Set(families)).toEqual(new Set(['Titillium Web', 'Roboto Mono']))
    },
  },
  {
    id: 'C.SI.1.2',
    what: 'design system: its version is told, and 30 % of the classes are its own',
    async holds() {
      for (const path of ['/', ...firstLevel]) {
        const page = await read(path)
        const scripts = page.named('script').map((script) => attribute(script, 'src'))
        expect(scripts.some((src) => /islands\.\w+\.js$/.test(src))).toBe(true)
        const all = page.all.flatMap(({ properties: { className } }) =>
          Array.isArray(className) ? className.map(String) : [],
        )
        const own = all.filter((name) => designClasses.has(name))
        expect(own.length / all.length, path).toBeGreaterThan(0.3)
      }
      expect(readFileSync('src/islands/index.ts', 'utf8')).toContain('window.BOOTSTRAP_ITALIA_VERSION')
    },
  },
  {
    id: 'C.SI.1.3',
    what: 'service pages: eight labels in their order, all sections, title, status, topic, breadcrumb',
    async holds() {
      for (const path of await services()) {
        const page = await read(path)
        const list = page.marked('page-index')
        expect(
          list.map(({ tagName }) => tagName),
          path,
        ).toEqual(['ul'])
        const told = page.marked('page-index').flatMap((ul) => ul.children.map((child) => textOf(child)))
        expect(
          told.filter((label) => index.includes(label)),
          path,
        ).toEqual(index)
        for (const element of [...sectionsOfService, 'service-title', 'service-status', 'service-topic', 'breadcrumb'])
          expect(page.marked(element).length, `${path} ${element}`).toBeGreaterThan(0)
        for (const element of sectionsOfService.slice(0, 5))
          expect(labels(page, element).join('').length, `${path} ${element}`).toBeGreaterThan(2)
        expect(labels(page, 'service-description').join('').length, path).toBeGreaterThan(2)
        const ways = ['service-online-access', 'service-booking-access', 'service-generic-access']
        expect(ways.flatMap((way) => page.marked(way)).length, path).toBeGreaterThan(0)
      }
    },
  },
  {
    id: 'C.SI.1.5',
    what: 'topics: all 64 of the model, reached from the menu',
    async holds() {
      expect(hrefs(await read('/'), 'all-topics')).toEqual(['/argomenti'])
      expect(new Set(labels(await read('/argomenti'), 'topic-element')).size).toBe(64)
    },
  },
  {
    id: 'C.SI.1.6',
    what: 'menu: the four sections first, in their order',
    async holds() {
      for (const path of ['/', ...firstLevel, '/argomenti', '/note-legali']) {
        const [menu] = (await read(path)).marked('main-navigation')
        const items = menu?.children.map((child) => textOf(child)) ?? []
        expect(items.slice(0, 4), path).toEqual(['Amministrazione', 'Novità', 'Servizi', 'Vivere il Comune'])
      }
    },
  },
  {
    id: 'C.SI.1.7',
    what: 'second levels: the names of the model',
    async holds() {
      const management = labels(await read('/amministrazione'), 'management-category-link')
      expect(management.length).toBeGreaterThan(3)
      expect(management.filter((name) => !managementWords.has(name.toLowerCase()))).toEqual([])
      expect(labels(await read('/novita'), 'news-category-link')).toEqual(['Notizie', 'Comunicati', 'Avvisi'])
      const categories = labels(await read('/servizi'), 'service-category-link')
      expect(categories).toHaveLength(15)
      expect(categories.filter((name) => !serviceWords.has(name.toLowerCase()))).toEqual([])
      const live = await read('/vivere-il-comune')
      expect(live.marked('live-button-locations')).toHaveLength(1)
      expect(attribute(live.marked('live-button-events')[0], 'onClick')).toBe(
        "location.href='/vivere-il-comune/eventi'",
      )
      expect((await read('/vivere-il-comune/eventi')).marked('load-other-cards')).toHaveLength(1)
    },
  },
  {
    id: 'C.SI.2.1',
    what: 'appointments: booked from the foot of every page, the services and the service that has an office for it',
    async holds() {
      for (const path of ['/', ...firstLevel, ...(await services())]) {
        const ways = hrefs(await read(path), 'appointment-booking')
        expect(ways.length, path).toBeGreaterThan(path === '/servizi' ? 1 : 0)
        expect(new Set(ways), path).toEqual(new Set(['/prenota-appuntamento']))
      }
      const offices = await read('/prenota-appuntamento')
      expect(labels(offices, 'breadcrumb').join(' ')).toContain('Prenota')
      const fromServices = await Promise.all(
        (await services()).map(async (path) => hrefs(await read(path), 'service-booking-access')),
      )
      expect(fromServices.flat().length).toBeGreaterThan(0)
      for (const way of new Set(fromServices.flat())) await read(way)
    },
  },
  {
    id: 'C.SI.2.2',
    what: 'contacts of the office on every service page',
    async holds() {
      for (const path of await services()) expect(labels(await read(path), 'service-area').join(''), path).not.toBe('')
    },
  },
  {
    id: 'C.SI.2.3',
    what: 'questions: linked from the foot of every page',
    async holds() {
      for (const path of ['/', ...firstLevel]) {
        const [link] = (await read(path)).marked('faq')
        expect(textOf(link)).toMatch(/FAQ|domande/i)
        await read(attribute(link, 'href'))
      }
    },
  },
  {
    id: 'C.SI.2.4',
    what: 'report of an inefficiency: linked from the foot of every page, and a service',
    async holds() {
      for (const path of ['/', ...firstLevel]) {
        const [link] = (await read(path)).marked('report-inefficiency')
        expect(textOf(link)).toBe('Segnalazione disservizio')
        expect(attribute(link, 'href')).toMatch(/^\/servizi\//)
        expect(labels(await read(attribute(link, 'href')), 'service-title')).toEqual(['Segnalazione disservizio'])
      }
    },
  },
  {
    id: 'C.SI.2.5',
    what: 'how clear a page is: asked on first and second levels',
    async holds() {
      for (const path of [...firstLevel, ...(await secondLevel())]) await isRated(path)
    },
  },
  {
    id: 'C.SI.2.6',
    what: 'how clear a service page is',
    async holds() {
      for (const path of await services()) await isRated(path)
    },
  },
  {
    id: 'C.SI.3.1',
    what: 'no cookie at all for who only reads',
    async holds() {
      for (const path of ['/', ...firstLevel]) expect((await city.request(path)).headers.get('set-cookie')).toBeNull()
    },
  },
  {
    id: 'C.SI.3.2',
    what: 'accessibility statement: linked from the foot',
    async holds() {
      const [link] = (await read('/')).marked('accessibility-link')
      expect(textOf(link)).toBe('Dichiarazione di accessibilità')
      await read(attribute(link, 'href'))
    },
  },
  {
    id: 'C.SI.3.3',
    what: 'privacy notice: linked from the foot',
    async holds() {
      const [link] = (await read('/')).marked('privacy-policy-link')
      expect(textOf(link)).toMatch(/privacy/i)
      await read(attribute(link, 'href'))
    },
  },
  {
    id: 'C.SI.3.4',
    what: 'licence: the text of the model, word for word',
    async holds() {
      const [link] = (await read('/')).marked('legal-notes')
      const page = await read(attribute(link, 'href'))
      expect(labels(page, 'legal-notes-section')).toEqual(['Licenza dei contenuti'])
      expect(labels(page, 'legal-notes-body').join(' ')).toBe(licence)
    },
  },
  {
    id: 'R.SI.1.1',
    what: 'service pages: GovernmentService with all its members',
    async holds() {
      for (const path of await services()) {
        const [script] = (await read(path)).marked('metatag')
        const data: unknown = JSON.parse(textOf(script?.children[0]))
        expect(data, path).toMatchObject({
          '@type': 'GovernmentService',
          name: expect.stringMatching(/./u) as string,
          serviceType: expect.stringMatching(/./u) as string,
          serviceOperator: { name: expect.stringMatching(/./u) as string },
          areaServed: { name: expect.stringMatching(/./u) as string },
          audience: { audienceType: expect.stringMatching(/./u) as string },
          availableChannel: {
            serviceUrl: expect.stringMatching(/^https?:/u) as string,
            serviceLocation: { address: expect.anything() as object },
          },
        })
      }
    },
  },
]

const told = new Map<string, string>()
test.each(criteria.map((criterion) => [criterion.id, criterion.what, criterion] as const))(
  '%s: %s',
  async (id, what, { holds }) => {
    told.set(id, `${id.padEnd(9)} NO   ${what}`)
    await expect(holds()).resolves.toBeUndefined()
    told.set(id, `${id.padEnd(9)} yes  ${what}`)
  },
)

afterAll(() => {
  process.stdout.write(`\nNational model of municipal sites, from the HTML served:\n${[...told.values()].join('\n')}\n`)
})
