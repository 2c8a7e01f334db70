import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { operations, routes } from '#app/modules.ts'
import { sourcesOf } from './source.ts'

const sources = sourcesOf('src')

/** Lines of the program that match, with those of the files that may. */
function linesWith(pattern: RegExp, except: readonly string[] = []): string[] {
  return sources
    .filter(({ path }) => !except.includes(path))
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    )
}

test('no text is run as a program: no eval, no function from text, no module of a name that came from outside', () => {
  expect(
    linesWith(
      /\beval\(|new Function\(|node:vm\b|setTimeout\(['"`]|\bv8\.deserialize|\bimport\((?!pathToFileURL|ownAsset)/,
    ),
  ).toEqual([])
  expect(linesWith(/\bimport\(pathToFileURL/, ['src/engines/cases/load-pack.ts'])).toEqual([]) // the packs that ship
  // the map, by the address of an asset of this host
  expect(linesWith(/\bimport\(ownAsset/, ['src/islands/place.ts', 'src/islands/map/index.ts'])).toEqual([])
})

test('commands are started by name with their arguments apart, in three places', () => {
  const starters = [
    'src/platform/db/cluster.ts',
    'src/platform/documents/render-process.ts',
    'src/platform/documents/resident-memory.ts',
    'src/platform/documents/render-seat.ts', // the type alone
  ]
  expect(linesWith(/node:child_process/, starters)).toEqual([])
  expect(linesWith(/shell: true|\bexecSync\(|[^.]\bexec\(/)).toEqual([])
})

test('a regular expression is never made of what somebody typed', () => {
  expect(linesWith(/new RegExp\(/, ['src/kernel/money.ts'])).toEqual([]) // of the separators of a language
})

test('HTML is escaped by default; what goes past that is listed', () => {
  const listed = ['src/ui/components/json-ld.tsx', 'src/ui/layout.tsx']
  expect(linesWith(/(?<!\.)\braw\(|dangerouslySetInnerHTML/, listed)).toEqual([])
})

test('the islands write text and never markup, and keep nothing in the browser', () => {
  const islands = sources.filter(({ path }) => path.startsWith('src/islands/'))
  const found = islands.flatMap(({ path, text }) =>
    [
      /\.(?:inner|outer)HTML\b/,
      /insertAdjacentHTML|document\.write/,
      /localStorage|sessionStorage|indexedDB|\bcaches\b/,
      /document\.cookie/,
      /postMessage|addEventListener\('message'/,
    ].flatMap((pattern) => (pattern.test(text) ? [`${path}: ${pattern.source}`] : [])),
  )
  expect(found).toEqual([])
})

// links of contents lead anywhere: theirs reaches no address that is not public (adapters/links)
test('the program calls out through its adapters alone, to addresses of the settings', () => {
  const clients =
    /\bfetch\(|\bhttps?\.(?:get|request)\(|from '(?:undici|axios|got|openid-client|nodemailer)'|net\.connect/
  const outward = linesWith(clients).filter((line) => !line.startsWith('src/islands/'))
  expect(outward.filter((line) => !/^src\/adapters\/(?:oidc|smtp|gpd|anpr|links)\//.test(line))).toEqual([])
})

test('nothing reads XML or YAML, unpacks an archive, or speaks GraphQL, SAML, LDAP or WebSocket', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  const readers = /xml|sax|yaml|soap|saml|ldap|graphql|zip|tar\b|unrar|\bws$|socket\.io|serialize|passport/i
  // saxes reads site maps: it knows no external entities, and a DOCTYPE is refused (contract/old-addresses)
  expect(Object.keys(dependencies).filter((name) => readers.test(name) && name !== 'saxes')).toEqual([])
  expect(linesWith(/createGunzip|createInflate|gunzipSync|inflateSync|brotliDecompress|createUnzip/)).toEqual([])
  expect(routes.filter(({ path }) => /graphql|saml|ws$/i.test(path.pattern))).toEqual([])
})

test('files are encrypted with AES-256-GCM and nothing else; hashes are SHA-256', () => {
  const ciphers = sources.flatMap(({ text }) =>
    [...text.matchAll(/create(?:C|Dec)ipheriv\('([\w-]+)'/g)].map((match) => match[1]),
  )
  expect(new Set(ciphers)).toEqual(new Set(['aes-256-gcm']))
  expect(linesWith(/createCipher\(|createDecipher\(|publicEncrypt|RSAES|pkcs1.*encrypt/i)).toEqual([])
  // RFC 5280 names a certificate's key by SHA-1; it protects nothing
  const hashes = linesWith(/create(?:Hash|Hmac)\('(?!sha256')/, ['src/adapters/signature-test/certificates.ts'])
  expect(hashes).toEqual([])
})

test('what must not be guessed comes from the random numbers of the system', () => {
  expect(linesWith(/Math\.random|pseudoRandom/)).toEqual([])
})

test('a session is opened by sign-in, and by the command that production refuses', () => {
  expect(
    linesWith(/sessions\.open\(/, ['src/platform/identity/sign-in.ts', 'src/app/commands/development.ts']),
  ).toEqual([])
})

test('nobody is asked for a password: no field of a form, no input of an operation', () => {
  expect(linesWith(/type="password"|current-password|new-password/)).toEqual([])
  const names = operations.flatMap(({ id, input }) => Object.keys(input.shape).map((name) => `${id}: ${name}`))
  expect(names.filter((name) => /password|passphrase|secret|otp|pin$/i.test(name))).toEqual([])
})

test('no secret is in the code or in what ships with it', () => {
  const tracked = spawnSync('git', ['ls-files'], { encoding: 'utf8' }).stdout.split('\n')
  expect(tracked.filter((name) => /(?:^|\/)(?:\.env.*|.*\.(?:pem|key|p12|pfx|jks))$/.test(name))).toEqual([])
  expect(linesWith(/-----BEGIN [A-Z ]*PRIVATE KEY-----(?!')/)).toEqual([])
  const named = ['src/ui/gallery/sample-view.ts', 'src/adapters/oidc-local/local-provider.tsx'] // a sample; a method's name
  expect(linesWith(/(?:password|secret|token)\w*\s*[:=]\s*'[^'\s]{8,}'/i, named)).toEqual([])
})

test('every package is known by its version and its hash, and none runs a script at its installation unless named', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string; integrity?: string; resolved?: string; inBundle?: boolean }>
  }
  const locked = Object.entries(packages).filter(([name]) => name !== '')
  expect(locked.length).toBeGreaterThan(100)
  expect(locked.filter(([, { version }]) => version === undefined).map(([name]) => name)).toEqual([])
  const unknown = locked.filter(([, { integrity, inBundle }]) => integrity === undefined && inBundle !== true)
  expect(unknown.map(([name]) => name)).toEqual([])
  const elsewhere = locked.filter(([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/'))
  expect(elsewhere).toEqual([])
  const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { allowScripts: Record<string, boolean> }
  expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['node'])
})
