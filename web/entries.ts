/** What a carnet opens beside what all its readers read: each is drawn to who may ask for it, and to nobody else. */
import { urls } from './urls.ts'

const carnetEntries = [
  'accessLog',
  'professionals',
  'seeAs',
  'healthProfile',
  'card',
  'contacts',
  'emergencyChoices',
  'security',
  'devices',
  'deviceCopy',
  'notices',
  'delegates',
  'wishes',
  'reports',
  'export',
  'closeRecord',
] as const satisfies readonly (keyof typeof urls)[]

export type CarnetEntry = (typeof carnetEntries)[number]

/** May a link to it be drawn? An address that is no entry is everybody's. */
export function leadsSomewhere(entries: ReadonlySet<CarnetEntry>, address: string): boolean {
  const entry = carnetEntries.find((each) => urls[each] === address)
  return entry === undefined || entries.has(entry)
}
