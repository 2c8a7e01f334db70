import { describe, expect, test } from 'vitest'
import { readSettings, SettingsError, settingsTable } from './settings.ts'

function refusal(environment: Record<string, string>): string {
  try {
    readSettings(environment)
    return 'accepted'
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
}

describe('a wrong setting is told in one sentence: which, what was given, what is expected', () => {
  test.each([
    ['PORT', '70000', 'a whole number from 0 to 65535'],
    ['PORT', 'abc', 'a whole number from 0 to 65535'],
    ['PORT', '80.5', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number from 0 to 65535'],
    ['DATABASE_POOL', '1', 'a whole number from 2 to 200'],
    ['SESSION_HOURS', '100', 'a whole number from 1 to 72'],
    ['REQUESTS_PER_MINUTE', '9', 'a whole number from 10 to 1000000000'],
    ['PORTICO_ENV', 'staging', 'one of development, production, test'],
    ['LOG_LEVEL', 'loud', 'one of fatal, error, warn, info, debug, silent'],
    ['TRUSTED_PROXY', 'true', 'yes or no'],
    ['PORTICO_URL', 'example.it', 'an address that begins with http:// or https://'],
    ['MAIL_FROM', 'nobody', 'an e-mail address'],
  ])('%s %s', (name, given, expected) => {
    expect(refusal({ [name]: given })).toBe(`The setting ${name} is "${given}": it must be ${expected}.`)
  })

  test.each([
    ['DATABASE_URL', 'mysql://owner:hunter2@db'],
    ['DATABASES', 'main=postgres://owner:hunter2@db'],
    ['SMTP_URL', 'http://user:hunter2@mail'],
    ['OIDC_CLIENT_SECRET', 'hunter2'],
    ['METRICS_TOKEN', 'hunter2'],
  ])('%s is a secret, which is not said', (name, given) => {
    const sentence = refusal({ [name]: given })
    expect(sentence).toMatch(
      new RegExp(`^The setting ${name} is wrong \\(what it holds is secret and not shown\\): it must be [^.]`, 'u'),
    )
    expect(sentence).not.toContain('hunter2')
  })

  test('in production too', () => {
    const rest = { PORTICO_ENV: 'production', OIDC_ISSUER: 'https://id.example', SMTP_URL: 'smtp://mail' }
    const given = { ...rest, DATABASE_EMBEDDED: 'yes', PORTICO_URL: 'http://comune.example' }
    expect(refusal(given)).toBe(
      'The setting PORTICO_URL is "http://comune.example": it must be an address that begins with https:// in production.',
    )
    expect(refusal(rest)).toBe('The setting PORTICO_URL is missing: production needs it.')
  })
})

test('no setting answers with the words of the validator', () => {
  for (const name of Object.keys(settingsTable)) {
    for (const given of ['\u0000', '-99999999999', 'x y', '<>'])
      expect(refusal({ [name]: given }), `${name}=${given}`).not.toMatch(/Too |Invalid|expected/u)
  }
})
