import { bookingPath } from '#engines/reservation/index.ts'
import type { FooterLinks } from '#ui/index.ts'
import { accessibilityPath, faqPath, legalNotesPath, privacyPath, siteMapPath } from './paths.ts'

/** What the national model wants at the foot of every page, as far as it exists. */
export const footerLinks: FooterLinks = {
  appointmentBooking: bookingPath.to(),
  faq: faqPath.to(),
  privacy: privacyPath.to(),
  legalNotes: legalNotesPath.to(),
  accessibility: accessibilityPath.to(),
  siteMap: siteMapPath.to(),
}
