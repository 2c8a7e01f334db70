import type { Locale } from '#platform/i18n/index.ts'
import { modelNavigation } from '../layout/navigation.tsx'
import type { PageView } from '../view.ts'

/** A page's surroundings for the gallery and for tests: a municipality that does not exist. */
export function sampleView(locale: Locale, changes: Partial<PageView> = {}): PageView {
  return {
    tenant: {
      name: 'Comune di Borgo San Martino al Monte',
      tagline: locale === 'it' ? 'Un paese fra il fiume e la collina' : 'A town between the river and the hill',
      region: { name: 'Regione Piemonte', href: 'https://www.regione.piemonte.it/' },
      contacts: {
        address: 'Piazza del Municipio 1, 15032 Borgo San Martino al Monte (AL)',
        phone: '+39 0131 000000',
        email: 'urp@comune.borgosanmartinoalmonte.example',
        certifiedEmail: 'protocollo@pec.comune.borgosanmartinoalmonte.example',
        fiscalCode: '00000000000',
        vatNumber: '00000000000',
      },
      links: {
        faq: '/faq',
        appointmentBooking: '/servizi/prenota-appuntamento',
        reportInefficiency: '/servizi/segnalazione-disservizio',
        assistance: '/servizi/assistenza',
        privacy: '/privacy',
        legalNotes: '/note-legali',
        accessibility: 'https://form.agid.gov.it/',
      },
      europeanFunding: true,
    },
    locale,
    path: '/sviluppo/componenti',
    csrfToken: 'token-of-the-gallery',
    signInHref: '/accedi',
    signOutHref: '/esci',
    personalAreaHref: '/area-personale',
    searchHref: '/cerca',
    navigation: modelNavigation(locale),
    environment: 'test',
    ...changes,
  }
}
