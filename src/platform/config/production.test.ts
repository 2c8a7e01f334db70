import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const whole = {
  PORTICO_ENV: 'production',
  PORTICO_URL: 'https://city.example',
  OIDC_ISSUER: 'https://identity.example',
  OIDC_CLIENT_SECRET: 'a-secret-of-enough-characters',
  SMTP_URL: 'smtps://mail.example',
  DATABASE_URL: 'postgres://owner:word@db.example/portico',
}

test('production starts with what it needs, and sessions that end soon enough', () => {
  const settings = readSettings(whole)
  expect(settings.PORTICO_ENV).toBe('production')
  expect(settings.TRUSTED_PROXY).toBe(false)
  expect(settings.SESSION_IDLE_MINUTES).toBeLessThanOrEqual(30)
  expect(settings.SESSION_HOURS).toBeLessThanOrEqual(12)
})

test.each([
  ['PORTICO_URL', undefined],
  ['PORTICO_URL', 'http://city.example'],
  ['OIDC_ISSUER', undefined],
  ['OIDC_CLIENT_SECRET', undefined],
  ['OIDC_CLIENT_SECRET', 'short'],
  ['SMTP_URL', undefined],
  ['SMTP_URL', 'file:///etc/passwd'],
  ['DATABASE_URL', undefined],
  ['DATABASE_URL', 'mysql://db.example/portico'],
  ['METRICS_TOKEN', 'short'],
  ['SESSION_HOURS', '1000'],
])('production does not start where %s is %j', (name, value) => {
  expect(() => readSettings({ ...whole, [name]: value })).toThrow(name)
})

test.each([
  'ANPR_AUDIENCE',
  'PDND_URL',
  'PDND_AUDIENCE',
  'PDND_CLIENT_ID',
  'PDND_PURPOSE_ID',
  'PDND_KEY_ID',
  'PDND_KEY_FILE',
])('the messages of ANPR are not fetched by halves: %s', (missing) => {
  const anpr = {
    ANPR_URL: 'https://anpr.example',
    ANPR_AUDIENCE: 'https://anpr.example',
    PDND_URL: 'https://pdnd.example',
    PDND_AUDIENCE: 'pdnd.example/client-assertion',
    PDND_CLIENT_ID: 'client',
    PDND_PURPOSE_ID: 'purpose',
    PDND_KEY_ID: 'key',
    PDND_KEY_FILE: '/srv/portico/pdnd.pem',
  }
  expect(readSettings({ ...whole, ...anpr }).ANPR_URL).toBe('https://anpr.example')
  expect(() => readSettings({ ...whole, ...anpr, [missing]: undefined })).toThrow(missing)
})
