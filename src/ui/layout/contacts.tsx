import type { PageView } from '../view.ts'
import { layoutWords } from '../words.ts'

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
            {t('email')}: <a href={`mailto:${email}`}>{email}</a>
          </li>
        )}
        {certifiedEmail === undefined ? null : (
          <li>
            {t('certifiedEmail')}: <a href={`mailto:${certifiedEmail}`}>{certifiedEmail}</a>
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
