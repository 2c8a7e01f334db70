import { expect, test } from 'vitest'
import { privacy } from '#app/modules.ts'
import { readMigrations } from '#platform/db/migrate.ts'

/** Tables without data of people, and why; every other one is named by the privacy.ts of its owner. */
const impersonal: Readonly<Record<string, string>> = {
  tenant: 'municipalities',
  development_clock: 'one shift of the clock',
  sign_in: 'sign-ins under way: nobody is known yet, and each is gone within ten minutes',
  office: 'organisational units',
  service: 'services in force',
  service_version: 'definitions of services',
  service_proposal: 'definitions of services, with the officers who proposed and decided, whose acts are public',
  service_edit: 'words and values of services that an officer is about to propose, by the officer',
  register_counter: 'last numbers given',
  street: 'streets of the municipality',
  resource: 'what can be reserved, and its rules',
  resource_opening: 'when it is open',
  resource_exception: 'days on which it is open otherwise',
  reserved_seat: 'which times are taken, which anybody may know',
  content: 'contents of the site: public, or to be',
  content_version: 'what contents said; of officers their ids alone',
  content_step: 'what was done with contents; of officers their ids alone',
  content_link: 'links between contents',
  content_public: 'contents that are public',
  content_file: 'files of contents: public, or to be; of officers their ids alone',
  image: 'public images; of officers their ids alone',
  image_size: 'sizes of public images',
  rating: 'ratings of pages, whose readers nothing leads back to',
  rating_salt: 'the salt of today',
  search_entry: 'what can be found, which is public',
  search_word: 'words of titles',
  content_scan: 'versions of public contents',
  content_address: 'links of public contents',
  link_check: 'addresses that public contents link to',
  site_import: 'exports of other sites; of officers their ids alone',
  site_import_item: 'public contents of other sites',
  imported_content: 'which content an item of another site became',
  old_address: 'addresses of former sites; of officers their ids alone',
  old_address_miss: 'addresses asked for in vain, none that could name a person',
  search_miss: 'searches in vain, none that could name a person',
  board_act: 'acts that a norm makes public, as their office wrote them; of officers their ids alone',
  board_act_file: 'files of those acts',
  notice_counter: 'last numbers given on the notice board',
  notice_registration: 'numbers and days of what was on the notice board, and hashes of acts',
  disposal: 'which cases were disposed of, by which rule',
  occupation: 'areas that are taken and on which days, which anybody may know',
}

const sql = readMigrations('migrations')
  .map((migration) => migration.sql)
  .join('\n')

/** Tables of the migrations with their columns. */
const tables = new Map(
  [...sql.matchAll(/^create table (?:portico\.)?(\w+) \(\n(.*?)\n\);/gms)].map(([, name = '', body = '']) => [
    name,
    [...body.matchAll(/^ {2}([a-z_]+) /gm)]
      .map(([, column = '']) => column)
      .filter((column) => !['primary', 'foreign', 'unique', 'check'].includes(column)),
  ]),
)

test('the migrations are read as they are', () => {
  expect(tables.size).toBe([...sql.matchAll(/^create table /gm)].length)
  expect(tables.get('person')).toContain('fiscal_code')
})

test('every table with personal data is named by exactly one privacy.ts, and no other table', () => {
  const named = privacy.flatMap(({ owner, tables: held }) => held.map((one) => ({ owner, ...one })))
  const faults = [...tables].flatMap(([table, columns]) => {
    const holders = named.filter((one) => one.table === table)
    if (table in impersonal) return holders.map(({ owner }) => `${table} has no personal data, and ${owner} names it`)
    const held = holders.flatMap((holder) => holder.columns ?? columns)
    return [
      ...columns.filter((column) => !held.includes(column)).map((column) => `nobody names ${table}.${column}`),
      ...held
        .filter((column, index) => held.indexOf(column) !== index || !columns.includes(column))
        .map((column) => `${table}.${column} is named twice, or is not there`),
    ]
  })
  expect(faults).toEqual([])
  expect(named.filter(({ table }) => !tables.has(table))).toEqual([])
  expect(Object.keys(impersonal).filter((table) => !tables.has(table))).toEqual([])
})

test('every owner has a name of its own', () => {
  const owners = privacy.map(({ owner }) => owner)
  expect(new Set(owners).size).toBe(owners.length)
})
