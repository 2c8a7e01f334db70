import type { PageView } from '../view.ts'
import { layoutWords } from '../words.ts'

/** A long address breaks behind its @, not within a word. */
function MailLink({ address }: { address: string }) {
  const [name = '', ...host] = address.split('@')
  return (
    <a href={`mailto:${address}`}>
      {name}@<wbr />
      {host.join('@')}
    </a>
  )
}

/** Where the municipality is reached; a line for each thing that is known. */
export function Contacts({ view }: { view: PageView }) {
  const t = layoutWords(view.locale)
  const { name, contacts } = view.tenant
  const { address, phone, email, certifiedEmail, fiscalCode, vatNumber } = contacts
  return (
    <address class="portico-contacts">
      <p>
        {name}
        {address === undefined ? null : (
          <>
            <br />
            {address}
          </>
        )}
      </p>
      <ul>
        {phone === undefined ? null : (
          <li>
            {t('phone')}: <a href={`tel:${phone.replaceAll(/[^+\d]/gu, '')}`}>{phone}</a>
          </li>
        )}
        {email === undefined ? null : (
          <li>
            {t('email')}: <MailLink address={email} />
          </li>
        )}
        {certifiedEmail === undefined ? null : (
          <li>
            {t('certifiedEmail')}: <MailLink address={certifiedEmail} />
          </li>
        )}
        {fiscalCode === undefined ? null : (
          <li>
            {t('fiscalCode')}: {fiscalCode}
          </li>
        )}
        {vatNumber === undefined ? null : (
          <li>
            {t('vatNumber')}: {vatNumber}
          </li>
        )}
      </ul>
    </address>
  )
}
