import type { Child } from 'hono/jsx'
import { serviceWords } from '../messages.ts'
import type { SectionProps } from './section-props.ts'
import { Achieved, Addressed, HowTo, Needed } from './service-what.tsx'
import { Access, Conditions, Contacts } from './service-where.tsx'
import { Times } from './service-times.tsx'

/** The eight sections of the national model, in its order and with its labels. */
const sections = [
  { id: 'a-chi-e-rivolto', title: 'whoFor', Content: Addressed },
  { id: 'come-fare', title: 'howTo', Content: HowTo },
  { id: 'cosa-serve', title: 'needed', Content: Needed },
  { id: 'cosa-si-ottiene', title: 'achieved', Content: Achieved },
  { id: 'tempi-e-scadenze', title: 'times', Content: Times },
  { id: 'accedi-al-servizio', title: 'access', Content: Access },
  { id: 'condizioni-di-servizio', title: 'conditions', Content: Conditions },
  { id: 'contatti', title: 'contacts', Content: Contacts },
] as const satisfies readonly { id: string; title: string; Content: (props: SectionProps) => Child }[]

export function ServiceSections(props: SectionProps) {
  const t = serviceWords(props.view.locale)
  return (
    <>
      <nav aria-label={t('pageIndex')}>
        <h2 class="h5">{t('pageIndex')}</h2>
        <ul data-element="page-index">
          {sections.map(({ id, title }) => (
            <li>
              <a href={`#${id}`}>
                <span>{t(title)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {sections.map(({ id, title, Content }) => (
        <section id={id} class="mt-5 text-break">
          <h2>{t(title)}</h2>
          <Content {...props} />
        </section>
      ))}
    </>
  )
}
