import { expect, test } from 'vitest'
import { plainDate } from '#kernel/dates.ts'
import { factsOfForm } from '#kernel/form/facts.ts'
import { markup } from '#ui/index.ts'
import { advise } from '../advise.ts'
import { checkFields } from '../answers.ts'
import { checkPack } from '../check/index.ts'
import { diffPacks } from '../diff/index.ts'
import { Field, ServicePack } from '../definition.ts'
import { fileFields, filesNamed, slotAt, withoutFiles } from '../fields/files.ts'
import { loadPackFolder } from '../load-pack.ts'
import { FieldControls } from './fields.tsx'
import { editFiles, readFileEdit } from './file-edit.ts'
import { readAnswers } from './read-form.ts'
import { sayAnswer, sayUnderLabels, withFileNames } from './say-answer.ts'

const day = plainDate('2026-11-22')
const rule = { accept: ['application/pdf', 'image/jpeg'], maxBytes: 2_000_000, purpose: 'assess' }
const licence = Field.parse({ stableId: 'licence', type: 'file', ...rule })
const vehicles = Field.parse({
  stableId: 'vehicles',
  type: 'group',
  purpose: 'assess',
  fields: [
    { stableId: 'plate', type: 'text', purpose: 'assess' },
    { stableId: 'pictures', type: 'file', ...rule, maxFiles: 2 },
  ],
})
const fields = [licence, vehicles]
const ids = ['0191c6a0-0000-7000-8000-000000000001', '0191c6a0-0000-7000-8000-000000000002', '0191c6a0-0000-7000-8000-000000000003'] as const // prettier-ignore
const [one, two, three] = ids
const files = [
  { id: one, slot: 'licence', name: 'patente.pdf', bytes: 1_000 },
  { id: two, slot: 'vehicles.pictures', name: 'davanti.jpg', bytes: 2_000 },
  { id: three, slot: 'vehicles.pictures', name: 'dietro.jpg', bytes: 2_000 },
]
const given = {
  licence: [one],
  vehicles: [
    { plate: 'AA000AA', pictures: [two, three] },
    { plate: 'BB111BB', pictures: [] },
  ],
}
const texts: Readonly<Record<string, string>> = {
  'fields.licence.label': 'Patente',
  'fields.vehicles.label': 'Veicoli',
  'fields.vehicles.row': 'Veicolo',
  'fields.vehicles.plate.label': 'Targa',
  'fields.vehicles.pictures.label': 'Fotografie',
}
const text = (key: string) => texts[key]
const shipped = ServicePack.parse(await loadPackFolder('services/tree-felling-permit'))

/** As much of a pack as is changed here. */
interface EditedPack {
  readonly definition: {
    readonly actions: { readonly form: unknown[] }[]
    readonly outcomes: { publish?: { fields?: string[] } }[]
  }
}

/** The shipped pack with another field of the page where pictures are asked. */
function packWith(change: (field: Record<string, unknown>, pack: EditedPack) => void) {
  const pack = JSON.parse(JSON.stringify(shipped))
  change(
    pack.definition.pages[0].fields.find(({ stableId }: { stableId: string }) => stableId === 'pictures'),
    pack,
  )
  return pack
}

test('the files of a form are known by the slot of their field, whatever row they stand in', () => {
  expect(slotAt('vehicles.12.pictures')).toBe('vehicles.pictures')
  expect(fileFields(fields).map(({ slot, answers }) => [slot, answers])).toEqual([
    ['licence', 1],
    ['vehicles.pictures', 20],
  ])
  expect(filesNamed(fields, given).map(({ id, slot }) => [id, slot])).toEqual([
    [one, 'licence'],
    [two, 'vehicles.pictures'],
    [three, 'vehicles.pictures'],
  ])
  expect(withoutFiles(fields).map(({ stableId, fields: inner }) => [stableId, inner?.length])).toEqual([
    ['vehicles', 1],
  ])
})

test.each([
  ['one that is there', { licence: [one] }, []],
  ['none', {}, ['licence']],
  ['one that is not there', { licence: [two] }, ['licence']],
  ['one more than are taken', { licence: [one, one] }, ['licence']],
  ['no list', { licence: one }, ['licence']],
])('%s', (_, answers, wrong) => {
  const facts = { ...factsOfForm([licence], answers, day), files }
  expect(checkFields([licence], answers, facts).map(({ path }) => path)).toEqual(wrong)
})

test('what is missing in a row is told there', () => {
  const issues = checkFields(fields, given, { ...factsOfForm(fields, given, day), files })
  expect(issues.map(({ path }) => path)).toEqual(['vehicles.1.pictures'])
})

test('the page shows the files, sends their ids, and offers no place to choose where there is no room', () => {
  const html = markup(
    <FieldControls view={{ locale: 'it' }} fields={fields} texts={texts} answers={given} files={files} today={day} />,
  )
  expect(html).toContain(`<input type="hidden" name="vehicles.0.pictures" value="${two}"`)
  expect(html).toContain('patente.pdf')
  expect(html).not.toMatch(/type="file"[^>]*name="licence"/)
  expect(html).not.toMatch(/type="file"[^>]*name="vehicles.0.pictures"/)
  expect(html).toMatch(/type="file"[^>]*name="vehicles.1.pictures"/)
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const all = (name: string) => hidden.filter(([, one]) => one === name).map(([, , value = '']) => value)
  const form = { all, text: (name: string) => (name.endsWith('plate') ? 'AA000AA' : (all(name)[0] ?? '')) }
  expect(readAnswers(fields, form, 'it').answers).toEqual({
    licence: [one],
    vehicles: [{ plate: 'AA000AA', pictures: [two, three] }, { plate: 'AA000AA' }],
  })
})

test('a file is taken off where it stands', () => {
  const edit = readFileEdit(`take-off:vehicles.0.pictures:${two}`)
  expect(edit).toEqual({ path: 'vehicles.0.pictures', takenOff: two })
  expect(edit && editFiles(given, edit)).toEqual({
    ...given,
    vehicles: [{ plate: 'AA000AA', pictures: [three] }, given.vehicles[1]],
  })
  expect(editFiles(given, { path: 'licence', takenOff: one })).toEqual({ ...given, licence: [] })
  expect(readFileEdit('upload:licence')).toEqual({ path: 'licence' })
  expect(readFileEdit('next')).toBeUndefined()
})

test('files are told by their names, and counted where these are not known', () => {
  expect(sayUnderLabels(licence, given.licence, text, 'it', files)).toEqual([
    { label: 'Patente', value: '', files: [{ id: one, name: 'patente.pdf', bytes: 1_000 }] },
  ])
  const [first] = sayUnderLabels(vehicles, given.vehicles, text, 'it', files)
  expect(first).toMatchObject({ label: 'Veicolo 1', value: 'Targa: AA000AA' })
  expect(first && withFileNames(first)).toBe('Targa: AA000AA\nFotografie: davanti.jpg, dietro.jpg')
  expect(sayAnswer(licence, given.licence, text, 'it')).toBe('1 file')
  expect(sayUnderLabels(vehicles, given.vehicles, text, 'en')[0]?.value).toBe('Targa: AA000AA\nFotografie: 2 files')
})

test('the check of a service wants to know which files, and where they can be asked', () => {
  const problems = (change: Parameters<typeof packWith>[0]) =>
    checkPack(packWith(change), false).problems.map(({ message }) => message)
  expect(problems(() => undefined)).toEqual([])
  expect(problems((field) => delete field['maxBytes'])).toEqual(['a file needs maxBytes'])
  expect(problems((field) => (field['accept'] = ['text/html']))).toEqual([expect.stringContaining('text/html')])
  expect(problems((field) => (field['maxLength'] = 3))).toEqual(['a field of type file has no maxLength'])
  expect(
    problems((field, { definition }) => definition.actions[0]?.form.push({ ...field, stableId: 'proof' })),
  ).toContainEqual(expect.stringContaining('asks for no files'))
  expect(
    problems((_, { definition }) => {
      for (const { publish } of definition.outcomes) if (publish) publish.fields = ['pictures']
    }),
  ).toEqual(['pictures holds files, which are never published'])
})

test('a difference says which files are taken now', () => {
  const changed = ServicePack.parse(
    packWith((field) => {
      field['accept'] = ['image/jpeg']
      field['maxBytes'] = 5_000_000
      field['maxFiles'] = 2
    }),
  )
  const words = diffPacks(shipped, changed, 'it').differences.map((one) => one.words)
  expect(words).toEqual([
    'campo `pictures` (“Fotografie dell’albero”) ora prende JPEG, non JPEG, PNG, PDF',
    'campo `pictures` (“Fotografie dell’albero”): dimensione massima di un file 20 MB -> 5 MB',
    'campo `pictures` (“Fotografie dell’albero”): file al massimo 8 -> 2',
  ])
})

test('a simulation asks for no file, and says that one will be needed', () => {
  const { matter, documents } = advise(shipped.definition, {}, [], day)
  expect(matter.map(({ type }) => type)).not.toContain('file')
  expect(documents['pictures']).toBe('needed')
})
