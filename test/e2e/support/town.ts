import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import type { Browser, Cookie, Page } from 'playwright-core'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { clusterPort } from '#platform/db/cluster.ts'
import { embeddedCluster } from '#platform/db/provision.ts'
import { launchBrowser, newPage } from '#test/support/browser.ts'
import { startProgram } from '#test/load/program.ts'
import { freePort } from '#test/support/wire.ts'
import { copyInstallation, townFolder } from './template.ts'

/** The whole program, started as a newcomer starts it, with a browser in front of it. */
export interface Town {
  readonly browser: Browser
  /** Address of the site of a municipality. */
  site: (tenant?: string) => string
  /** A page of a browser of its own, signed in as a demo identity when one is named. */
  visit: (as?: {
    identity?: RegExp
    javaScript?: boolean
    width?: number
    locale?: 'it' | 'en'
    tenant?: string
    path?: string
  }) => Promise<Page>
  moveClockTo: (instant: string) => Promise<void>
  /** Subjects of the mails that an address received. */
  mailsTo: (address: string) => string[]
  /** Violations of the content security policy seen in any page. */
  readonly violations: readonly string[]
}

/** What a town reaches that is not of its own: settings that lead there, made in its folder before it starts. */
export type FarEnd = (folder: string) => Promise<{
  readonly settings: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}>

/** Starts a town for the tests of a file, and ends it after them. */
export function town(farEnd?: FarEnd): Town {
  const built = {} as { -readonly [Key in keyof Town]: Town[Key] }
  const ends: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    Object.assign(built, await build(ends, farEnd))
  }, 120_000)
  afterAll(async () => {
    for (const end of ends.reverse()) await end()
  }, 60_000)
  return built
}

async function build(ends: (() => Promise<unknown>)[], farEnd?: FarEnd): Promise<Town> {
  const folder = townFolder('town')
  ends.push(async () => rmSync(folder, { recursive: true, force: true }))
  const port = await freePort()
  const data = join(folder, 'data')
  copyInstallation(inject('townTemplate'), data)
  const far = await farEnd?.(folder)
  if (far) ends.push(far.stop)
  const program = await startProgram('start', {
    ...far?.settings,
    PORT: String(port),
    PORTICO_DATA: data,
    LOG_LEVEL: 'warn',
    REQUESTS_PER_MINUTE: '100000',
    SESSION_HOURS: '72',
    SESSION_IDLE_MINUTES: '1440',
  })
  ends.push(program.stop)
  const browser = await launchBrowser()
  ends.push(() => browser.close())
  const { superuser } = JSON.parse(readFileSync(join(data, 'keys', 'database.json'), 'utf8')) as { superuser: string }
  const socket = encodeURIComponent(embeddedCluster(data).socketFolder)
  const owner = new pg.Client({
    connectionString: `postgres://postgres:${superuser}@localhost:${clusterPort}/portico?host=${socket}`,
  })
  await owner.connect()
  ends.push(() => owner.end())
  const violations: string[] = []
  const sessions = new Map<string, Cookie[]>()
  const site = (tenant = 'montelago') => `http://${tenant}.localhost:${port}`
  return {
    browser,
    site,
    violations,
    async visit({ identity, javaScript = true, width = 1280, locale = 'it', tenant, path = '/' } = {}) {
      const page = await newPage(browser, { javaScript, width, locale, baseURL: site(tenant) })
      page.setDefaultTimeout(10_000)
      page.on('console', (message) => {
        if (/Content Security Policy|Refused to/.test(message.text())) violations.push(message.text())
      })
      if (!identity) await page.goto(path)
      else {
        // whoever signed in before has their session still: signing in is tried where it is what is tried
        const key = `${tenant} ${identity.source}`
        await page.context().addCookies(sessions.get(key) ?? [])
        await signIn(page, identity, path)
        sessions.set(key, await page.context().cookies())
      }
      return page
    },
    async moveClockTo(instant) {
      await owner.query('update portico.development_clock set shift = $1::timestamptz - now()', [instant])
    },
    mailsTo: (address) => mailsIn(join(data, 'mail'), address),
  }
}

/** Goes to an address that needs sign-in, and chooses a demo identity where nobody is signed in yet. */
export async function signIn(page: Page, identity: RegExp, path: string): Promise<void> {
  await page.goto(path === '/' ? '/area-personale' : path)
  if (!new URL(page.url()).pathname.startsWith('/oidc')) return
  await page.getByRole('button', { name: identity }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/oidc'))
}

function mailsIn(folder: string, address: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((text) => new RegExp(`^To:.*${address}`, 'im').test(text))
}

/** A request that no browser made: method, headers and form as they come. Resolves a municipality's host by hand. */
export async function bare(
  url: string,
  {
    method = 'GET',
    headers = {},
    form,
  }: { method?: string; headers?: Record<string, string>; form?: Record<string, string> } = {},
): Promise<{ status: number; body: string }> {
  const { host, port, pathname, search } = new URL(url)
  const body = form && new URLSearchParams(form).toString()
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: pathname + search,
        method,
        headers: {
          host,
          ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Reloads a page until it says something: the outbox works beside the web. */
export async function eventually(page: Page, text: string | RegExp): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    if ((await page.locator('main').getByText(text).count()) > 0) return
    await page.waitForTimeout(250)
    await page.reload()
  }
  expect(await page.locator('main').innerText()).toMatch(text)
}
