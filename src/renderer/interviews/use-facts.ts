import type { Client } from '@shared/clients'
import type { CaseHistory, Opportunity } from '@shared/interviews'
import { useFormatter, useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import type { CaseFile } from './case-file'
import type { Fact } from './fact-list'

/** The first name says by itself what the client is called. */
const isFirstName = ({ fullName, preferredName }: Client) => fullName.split(/\s+/)[0] === preferredName

/** What is known of a client, in the words and order of the screen. */
export function useClientFacts(): (file: Pick<CaseFile, 'client' | 'customFields'>) => readonly Fact[] {
  const t = useTranslations('interviews.facts')
  const format = useFormatter()
  const month = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return ({ client, customFields }) => [
    { key: 'state', label: t('state'), value: t('stateValue', { state: client.state }) },
    {
      key: 'preferredName',
      label: t('preferredName'),
      value: isFirstName(client) ? '' : client.preferredName,
    },
    {
      key: 'searching',
      label: t('searching'),
      value: client.outOfWorkSince ? t('searchingSince', { month: month(client.outOfWorkSince) }) : '',
    },
    { key: 'business', label: t('business'), value: client.ranABusiness ? t('ranABusiness') : '' },
    { key: 'email', label: t('email'), value: client.email },
    { key: 'phone', label: t('phone'), value: client.phone },
    { key: 'address', label: t('address'), value: client.addressText },
    { key: 'tags', label: t('tags'), value: format.list(client.tags, { type: 'unit' }) },
    { key: 'goals', label: t('goals'), value: client.goals },
    ...customFields.map(({ id, name }) => ({
      key: id,
      label: name,
      value: client.fields.find(({ customFieldId }) => customFieldId === id)?.value ?? '',
    })),
  ]
}

/** What is known of one opportunity beyond its history. */
export function useOpportunityFacts(): (opportunity: Opportunity, history: CaseHistory) => readonly Fact[] {
  const t = useTranslations('interviews.facts')
  const { day } = useDayText()
  return (opportunity, history) => {
    const employer = history.employers.find(({ id }) => id === opportunity.employerId)
    const contact = history.contacts.find(({ id }) => id === opportunity.contactId)
    const { role, source, postingState, startOn } = opportunity
    return [
      { key: 'role', label: t('role'), value: role },
      { key: 'posting', label: t('posting'), value: t('postingState', { posting: postingState }) },
      { key: 'source', label: t('source'), value: source },
      { key: 'contact', label: t('contact'), value: contact?.fullName ?? '' },
      {
        key: 'staff',
        label: t('staff'),
        value: employer?.staffCount ? t('staffCount', { count: employer.staffCount }) : '',
      },
      {
        key: 'knowsEmployer',
        label: t('knowsEmployer'),
        value: opportunity.knowsEmployer ? t('knowsEmployerValue') : '',
      },
      { key: 'pay', label: t('pay'), value: opportunity.payTalk },
      { key: 'travel', label: t('travel'), value: opportunity.travelPaid ? t('travelPaid') : '' },
      { key: 'start', label: t('start'), value: startOn ? day(startOn, 'full') : '' },
      { key: 'contributions', label: t('contributions'), value: opportunity.contributions },
    ]
  }
}
