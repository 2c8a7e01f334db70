import { Button, FileField } from '#ui/index.ts'
import { maxFilesOf } from '../fields/files.ts'
import { propsOf, type ControlProps } from './asking.ts'
import { takeOff, uploadTo } from './file-edit.ts'
import { formatsForBrowser, formatsInWords } from './media-types.ts'
import { doName } from './row-edit.ts'

const words = {
  it: {
    upload: 'Carica',
    most: (count: number) => `Al massimo ${count} file`,
    full: (count: number) =>
      count === 1
        ? 'Il file c’è già. Per caricarne un altro, rimuovi questo.'
        : `Hai raggiunto il numero massimo di file (${count}). Per aggiungerne un altro, rimuovine uno.`,
  },
  en: {
    upload: 'Upload',
    most: (count: number) => `${count} files at the most`,
    full: (count: number) =>
      count === 1
        ? 'The file is here already. To upload another, remove this one.'
        : `You have reached the largest number of files (${count}). To add another, remove one.`,
  },
} as const

/**
 * Files that answer a question. Those uploaded travel with the page by their ids; any button of the page sends those
 * chosen, and the one beside stays on the page.
 */
export function FileControl(given: ControlProps) {
  const { field, value, asking } = given
  const t = words[asking.locale]
  const props = propsOf(given)
  const ids = Array.isArray(value) ? value.map(String) : []
  const here = (asking.files ?? []).filter(({ id }) => ids.includes(id))
  const most = maxFilesOf(field)
  const rule = { accept: field.accept ?? [] }
  return (
    <>
      {here.map(({ id }) => (
        <input type="hidden" name={props.name} value={id} />
      ))}
      <FileField
        {...props}
        accept={formatsForBrowser(rule)}
        acceptWords={most === 1 ? formatsInWords(rule) : `${formatsInWords(rule)}. ${t.most(most)}`}
        maxBytes={field.maxBytes}
        multiple={most > 1}
        full={here.length >= most ? t.full(most) : undefined}
        uploaded={here.map(({ id, name, bytes }) => ({ id: takeOff(props.name, id), name, sizeBytes: bytes }))}
        removeName={doName}
      >
        <p class="mt-2">
          <Button
            kind="secondary"
            name={doName}
            value={uploadTo(props.name)}
            icon="it-upload"
            backTo={props.name}
            label={`${t.upload}: ${props.label}`}
            skipChecks
          >
            {t.upload}
          </Button>
        </p>
      </FileField>
    </>
  )
}
