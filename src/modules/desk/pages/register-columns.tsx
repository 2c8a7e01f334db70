import type { z } from 'zod'
import { translator } from '#platform/i18n/index.ts'
import type { Column, PageView } from '#ui/index.ts'
import { listMessages } from '../messages.ts'
import type { registerOperation } from '../operations.ts'
import { sayInstant } from './say.ts'

type Registration = z.output<typeof registerOperation.output>['registrations'][number]

/** Registrations with what proves that nothing in them was changed. */
export function registerColumns(view: PageView): readonly Column<Registration>[] {
  const { locale } = view
  const t = translator(listMessages, locale)
  return [
    { header: t('number'), rowHeader: true, cell: ({ number }) => number },
    { header: t('date'), cell: ({ at }) => <time datetime={at}>{sayInstant(at, locale)}</time> },
    { header: t('direction'), cell: ({ direction }) => t(direction) },
    { header: t('correspondent'), cell: ({ correspondent }) => correspondent },
    {
      header: t('subject'),
      cell: (row) => (
        <>
          {row.subject}
          <Hashes view={view} hashes={row.hashes} />
        </>
      ),
    },
    { header: t('class'), cell: (row) => (row.classTitle === null ? row.class : `${row.class} ${row.classTitle}`) },
  ]
}

/** Name in the register of what the applicant filled in. */
const applicationFile = 'application.json'

function Hashes({ view, hashes }: { view: PageView; hashes: Registration['hashes'] }) {
  if (hashes.length === 0) return null
  const t = translator(listMessages, view.locale)
  return (
    <details class="portico-details">
      <summary>{t('hashes', { count: hashes.length })}</summary>
      <dl class="mb-0">
        {hashes.map(({ name, sha256 }) => (
          <>
            <dt>{name === applicationFile ? t('applicationData') : name}</dt>
            <dd class="font-monospace text-break">{sha256}</dd>
          </>
        ))}
      </dl>
    </details>
  )
}
