// A browser for tests: Chromium from npm, without a system one. One process a run, a fresh context a page.
import { mkdirSync, readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

export interface PageOptions {
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly locale?: 'it' | 'en' | undefined
  readonly javaScript?: boolean | undefined
  readonly baseURL?: string | undefined
}

export interface AxeFinding {
  readonly rule: string
  readonly impact: string
  readonly nodes: readonly string[]
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549']
const languageTags = { it: 'it-IT', en: 'en-GB' } as const

/**
 * The package unpacks Chromium (4 s, once) and takes whatever `chromium` it finds in the temporary folder, of any
 * version: so it gets a folder that carries its own version. Its own arguments switch off web security: not used.
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const packageFile = findPackageJSON('@sparticuz/chromium', import.meta.url)
  if (packageFile === undefined) throw new Error('@sparticuz/chromium is not installed: npm ci')
  const { version }: { version: string } = JSON.parse(readFileSync(packageFile, 'utf8'))
  const folder = join(tmpdir(), `portico-chromium-${version}`)
  mkdirSync(folder, { recursive: true })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    const executablePath = await packed.executablePath()
    return await chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu', ...more] })
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** A page of its own, 320 px wide unless told otherwise; closing it closes its context. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const { width = 320, height = 800, locale = 'it', javaScript = true, baseURL } = options
  const settings: BrowserContextOptions = {
    viewport: { width, height },
    locale: languageTags[locale],
    timezoneId: 'Europe/Rome',
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
    ...(baseURL === undefined ? {} : { baseURL }),
  }
  // a second page may be opened beside it, which `browser.newPage` forbids, so the context is closed here
  const context = await browser.newContext(settings)
  const page = await context.newPage()
  // when the whole browser closes, its contexts are gone before they can be closed
  page.on('close', () => void context.close().catch(() => undefined))
  return page
}

/** Violations of WCAG 2.2 AA and EN 301 549 on the page as it is now; an empty list is the goal. */
export async function axeFindings(page: Page): Promise<AxeFinding[]> {
  // there is no frame of another origin: without legacy mode each page is followed by another, with the rules in it again
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .setLegacyMode()
    .analyze()
  return violations.map(({ id, impact, nodes }) => ({
    rule: id,
    impact: impact ?? 'unknown',
    nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ''}`),
  }))
}

/**
 * The same, of a page in Italian; of one in English only in the long proof, since what differs between them is the words
 * and the search for faults takes most of the time of a test.
 */
export async function axeFindingsOnce(page: Page): Promise<Awaited<ReturnType<typeof axeFindings>>> {
  const seen = (await page.getAttribute('html', 'lang')) === 'en' && process.env['PORTICO_PROVE'] !== 'yes'
  return seen ? [] : axeFindings(page)
}

/** How many pixels the page scrolls sideways: 0 (WCAG 1.4.10). */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}
