import { fileFields } from '#engines/cases/index.ts'
import type { Field } from '#engines/cases/index.ts'
import { serviceWords } from '../messages.ts'
import { ProcedureLink } from './procedure.tsx'
import type { SectionProps } from './section-props.ts'

export function Addressed({ service }: SectionProps) {
  return (
    <div data-element="service-addressed">
      <p>{service.say('service.who')}</p>
      <p>{service.say('service.description')}</p>
    </div>
  )
}

export function HowTo({ view, service, tenant }: SectionProps) {
  const t = serviceWords(view.locale)
  const { office, definition } = service
  const ways = {
    online: t('howToOnline'),
    counter: t('howToCounter', {
      office: office?.name[view.locale] ?? tenant.name,
      hours: office?.hours[view.locale] ?? '',
    }),
    post: t('howToPost', { address: tenant.contacts.address }),
    pec: t('howToPec', { pec: tenant.contacts.pec }),
  }
  const next = service.sayIfAny('service.next')
  return (
    <div data-element="service-how-to">
      <ul>
        {definition.catalogue.channels.map((channel) => (
          <li>{ways[channel]}</li>
        ))}
      </ul>
      {next === undefined ? null : (
        <>
          <h3 class="h5">{t('whatNext')}</h3>
          <p>{next}</p>
        </>
      )}
      <ProcedureLink view={view} serviceId={service.id} />
    </div>
  )
}

function whenNeeded({
  required,
  visibleIf,
}: Pick<Field, 'required' | 'visibleIf'>): 'documentNeeded' | 'documentSometimes' | 'documentOptional' {
  if (required === true && !visibleIf) return 'documentNeeded'
  return required === false ? 'documentOptional' : 'documentSometimes'
}

export function Needed({ view, service }: SectionProps) {
  const t = serviceWords(view.locale)
  const { pages, documents, applicants } = service.definition
  return (
    <div data-element="service-needed">
      <p>{service.say('service.needs')}</p>
      <ul>
        <li>{t('identity', { level: applicants.identityLevel })}</li>
        {fileFields(pages.flatMap(({ fields }) => fields)).map(({ slot, field }) => (
          <li>
            {service.say(`fields.${slot}.label`)} ({t(whenNeeded(field))})
          </li>
        ))}
        {documents.map((slot) => (
          <li>
            {service.say(`documents.${slot.stableId}.label`)} ({t(whenNeeded(slot))})
          </li>
        ))}
      </ul>
      <h3 class="h5">{t('questions')}</h3>
      <ol>
        {pages.map(({ id }) => (
          <li>{service.say(`pages.${id}.title`)}</li>
        ))}
      </ol>
    </div>
  )
}

export function Achieved({ view, service }: SectionProps) {
  const t = serviceWords(view.locale)
  return (
    <div data-element="service-achieved">
      <p>{service.say('service.ends')}</p>
      <h3 class="h5">{t('outcomes')}</h3>
      <ul>
        {service.definition.outcomes.map(({ id }) => (
          <li>
            <strong>{service.say(`outcomes.${id}.name`)}</strong>: {service.say(`outcomes.${id}.text`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
