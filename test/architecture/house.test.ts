import { readFileSync, readdirSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { jobs, modules, operations, routes, sweeps } from '#app/modules.ts'
import { messageProblems, registeredMessages } from '#platform/i18n/index.ts'
import { readMigrations } from '#platform/db/migrate.ts'
import { sourcesOf } from './source.ts'

/** Who writes each table: nobody else inserts, updates or deletes. */
const owners: Readonly<Record<string, string>> = {
  person: 'src/platform/identity|src/modules/dossier',
  officer: 'src/app/officers.ts',
  officer_role: 'src/app/officers.ts',
  office: 'src/app/seed.ts',
  access_record: 'src/platform/operations',
  service: 'src/engines/cases',
  service_version: 'src/engines/cases',
  service_proposal: 'src/engines/cases',
  service_edit: 'src/engines/cases',
  draft: 'src/engines/cases',
  cases: 'src/engines/cases',
  action: 'src/engines/cases',
  action_payload: 'src/engines/cases',
  document: 'src/engines/cases',
  file: 'src/engines/cases',
  notice: 'src/engines/cases',
  case_link: 'src/engines/cases',
  publication: 'src/engines/publications',
  board_act: 'src/engines/publications',
  board_act_file: 'src/engines/publications',
  notice_counter: 'src/engines/publications',
  notice_registration: 'src/engines/publications',
  note: 'src/modules/desk',
  case_hold: 'src/engines/cases',
  disposal: 'src/engines/cases',
  payment: 'src/engines/payments',
  occupation: 'src/engines/occupations',
  registry_message: 'src/engines/cases',
  registration: 'src/engines/register',
  register_counter: 'src/engines/register',
  street: 'src/engines/streets',
  resource: 'src/engines/reservation',
  resource_opening: 'src/engines/reservation',
  resource_exception: 'src/engines/reservation',
  reservation: 'src/engines/reservation',
  reserved_seat: 'src/engines/reservation',
  content: 'src/engines/content',
  content_version: 'src/engines/content',
  content_step: 'src/engines/content',
  content_link: 'src/engines/content',
  content_public: 'src/engines/content',
  content_now: 'src/engines/content',
  content_file: 'src/engines/content',
  image: 'src/engines/content',
  image_size: 'src/engines/content',
  rating: 'src/modules/feedback',
  search_entry: 'src/engines/search',
  search_word: 'src/engines/search',
  search_miss: 'src/engines/search',
  content_scan: 'src/modules/editorial',
  content_address: 'src/modules/editorial',
  link_check: 'src/modules/editorial',
  site_import: 'src/modules/imports',
  site_import_item: 'src/modules/imports',
  imported_content: 'src/modules/imports',
  old_address: 'src/modules/old-addresses',
  old_address_miss: 'src/modules/old-addresses',
  rating_salt: 'src/modules/feedback',
}

const files = sourcesOf('src')

test('a table is written by its owner alone', () => {
  const broken = files.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => {
      const table =
        /(?:insertInto|updateTable|deleteFrom)\('([a-z_]+)'\)|(?:insert into|update|delete from) ([a-z_]+) (?:as|\(|set|where)/.exec(
          line,
        )
      const name = table?.[1] ?? table?.[2]
      if (name === undefined) return []
      const owner = owners[name]
      return owner !== undefined && owner.split('|').some((folder) => path.startsWith(folder))
        ? []
        : [`${path}:${index + 1} writes ${name}`]
    }),
  )
  expect(broken).toEqual([])
})

test('every table has an owner and explains itself', () => {
  const sql = readMigrations('migrations')
    .filter(({ scope }) => scope === 'tenant')
    .map((migration) => migration.sql)
    .join('\n')
  const tables = [...sql.matchAll(/^create table (\w+)/gm)].map((match) => match[1] ?? '')
  expect(tables.filter((table) => owners[table] === undefined)).toEqual([])
  expect(tables.filter((table) => !sql.includes(`comment on table ${table} is`))).toEqual([])
})

test('every operation has its own id, path and access rule', () => {
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
  expect(new Set(operations.map(({ method, path }) => `${method} ${path}`)).size).toBe(operations.length)
  for (const { id, access, purpose, path, input } of operations) {
    expect(access.kind, id).toMatch(/^(public|person|officer)$/)
    expect(purpose, id).not.toBe('')
    for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(Object.keys(input.shape), id).toContain(name)
  }
})

test('every operation of officers on a case records the access', () => {
  const silent = operations.filter(
    ({ access, readsPersonalData }) =>
      access.kind === 'officer' && access.scope === 'office-record' && readsPersonalData !== true,
  )
  expect(silent.map(({ id }) => id)).toEqual([])
})

test('every page has an address of its own and says who may see it', () => {
  const addresses = routes.map(({ method, path }) => `${method} ${path.pattern}`)
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(routes.filter(({ path, access }) => path.pattern.startsWith('/ufficio') && access !== 'officer')).toEqual([])
  expect(
    routes.filter(({ path, access }) => path.pattern.startsWith('/area-personale') && access !== 'person'),
  ).toEqual([])
})

test('every job and sweep has a name of its own', () => {
  const names = [...jobs, ...sweeps].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('every text is in every language, with the same parameters', () => {
  expect(registeredMessages().length).toBeGreaterThan(3)
  expect(registeredMessages().flatMap(messageProblems)).toEqual([])
})

test('a text without parameters is said as it is written', () => {
  for (const { it, en } of registeredMessages())
    for (const [locale, texts] of [
      ['it-IT', it],
      ['en-GB', en],
    ] as const)
      for (const text of Object.values(texts).filter((one) => !/[{}']/.test(one)))
        expect(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).format()).toBe(text)
})

test('every text is said somewhere', () => {
  const code = sourcesOf('src')
    .filter(({ path }) => !path.endsWith('messages.ts'))
    .map(({ text }) => text)
    .join('\n')
  // by its name, as a key of the words of a page, or made of a part that varies and one that does not
  const quoted = new Set([...code.matchAll(/'([\w-]+)'|\.(\w+)/g)].map(([, name, key]) => name ?? key))
  const partsOf = (pattern: RegExp) =>
    [...code.matchAll(pattern)].flatMap(([, part = '']) => (part === '' ? [] : [part]))
  const [starts, ends] = [partsOf(/`([\w-]*)\$\{/g), partsOf(/\}([A-Z]\w*)`/g)]
  const isSaid = (key: string) =>
    quoted.has(key) || starts.some((part) => key.startsWith(part)) || ends.some((part) => key.endsWith(part))
  const unsaid = registeredMessages().flatMap(({ area, it }) =>
    Object.keys(it).flatMap((key) => (isSaid(key) ? [] : [`${area}: ${key}`])),
  )
  expect(unsaid).toEqual([])
})

test('every module and engine has a README', () => {
  const folders = ['src/modules', 'src/engines'].flatMap((parent) =>
    readdirSync(parent).map((name) => `${parent}/${name}`),
  )
  expect(folders.filter((folder) => !readdirSync(folder).includes('README.md'))).toEqual([])
  expect(modules.length).toBeGreaterThan(0)
})

test('links come from typed paths, SQL from the query builder, colours and words from nowhere hidden', () => {
  const rules: readonly (readonly [RegExp, string, RegExp])[] = [
    [/href="\//, 'a link written as a string', /^src\/(ui|adapters)\//],
    [/\bsql\.raw\(/, 'raw SQL', /^$/],
    [/\bstyle=/, 'an inline style', /^src\/adapters\/smtp\/|\.test\.tsx?$/],
    [/: any\b(?=[,;)=[\]]|$)|<any>|\bas any\b/, 'any', /^$/],
    [/\/\/.*\b(TODO|FIXME|XXX)\b/, 'an unfinished thought', /^$/],
    [/\.only\(|\bit\.skip\(|\btest\.skip\(/, 'a test left out', /^src\/engines\/terms\/golden\.test\.ts$/],
  ]
  const broken = sourcesOf('src', true).flatMap(({ path, lines }) =>
    lines.flatMap((line, index) =>
      rules.flatMap(([pattern, what, except]) =>
        pattern.test(line) && !except.test(path) ? [`${path}:${index + 1}: ${what}`] : [],
      ),
    ),
  )
  expect(broken).toEqual([])
})

test('no file is longer than 400 lines, half are under 60, nearly all under 200', () => {
  const lengths = files
    .filter(({ path }) => !path.endsWith('.gen.ts'))
    .map(({ path, lines }) => ({ path, length: lines.length }))
  const sorted = lengths.map(({ length }) => length).sort((a, b) => a - b)
  expect(lengths.filter(({ length }) => length > 401)).toEqual([])
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(75)
  expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(200)
})

test('the languages of each pack and tenant are whole', () => {
  for (const tenant of readdirSync('tenants').filter((name) => !name.endsWith('.json')))
    expect(JSON.parse(readFileSync(`tenants/${tenant}/tenant.json`, 'utf8')).locales).toEqual(['it', 'en'])
})
