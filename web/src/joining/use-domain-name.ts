import { useTranslation } from 'react-i18next'
import { joining } from '../i18n/en/joining.ts'

/** What a domain is called in the reader's language; those that only an importer knows keep their own name. */
export function useDomainName(): (domain: string) => string {
  const { t } = useTranslation('joining')
  return (domain) => (isKnown(domain) ? t(`domains.${domain}`) : domain)
}

function isKnown(domain: string): domain is keyof typeof joining.domains {
  return Object.hasOwn(joining.domains, domain)
}
