import { expect, test } from 'vitest'
import { generalita, trialDeclaration } from '#adapters/anpr-local/index.ts'
import { callerAs } from '../support/api.ts'
import type { Caller } from '../support/api.ts'
import { officeAct } from '../support/application.ts'
import { testCity } from '../support/city.ts'
import { foldedDifferences } from '../support/folded.ts'

const city = testCity()
const montelago = '999001'
const declaredAt = '2026-04-30T08:00:00Z'

interface Row {
  id: string
  kind: string
  due: string | null
}

const giuliaFerro = {
  fiscalCode: 'FRRGLI86E54L219M',
  givenName: 'Giulia',
  familyName: 'Ferro',
  birthDate: '1986-05-14',
  birthTown: 'Torino',
}

const worklist = async (officer: Caller) =>
  (
    await officer.call<{ rows: { id: string; number: string; applicant: string; due: string | null }[] }>(
      'GET',
      '/office/cases',
    )
  ).rows

test('a declaration made on the portal opens a case: number, clock from the declaration, and the dossier at the first sign-in', async () => {
  await city.moveClockTo('2026-04-30T15:00:00Z')
  const sara = await callerAs(city, 'sara.fontana')
  city.anpr.tell(montelago, { ...trialDeclaration(giuliaFerro, '2026-04-20'), dataOraNotifica: declaredAt })
  await city.work()
  expect(city.anpr.untaken(montelago)).toEqual([])
  const [row] = await worklist(sara)
  expect(row).toMatchObject({ applicant: 'Ferro Giulia', due: '2026-05-05', number: expect.stringMatching(/^2026\/\d{7}$/) })
  const giulia = await callerAs(city, 'giulia.ferro')
  const mine = await giulia.call<{ number: string; receivedAt: string }>('GET', `/cases/${row?.id}`)
  expect(mine).toMatchObject({ number: row?.number, receivedAt: '2026-04-30T08:00:00.000Z', receiptReady: true })
  await officeAct(sara, row?.id ?? '', 'register')
})
