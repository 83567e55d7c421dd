/** sourcePatientInfo, `PID-5|NOM^PRENOM^^^^^L`, and the traits d’identité it carries. soap.md §3.3; documents.md §5.2. */
import type { IdentityTraits, Sex } from '@carnet/core/model/identity.ts'
import { WireError } from '../wire-error.ts'
import type { SourcePatientInfo } from '../xds/metadata.ts'
import { componentsOf, escapeHl7, joinComponents, unescapeHl7 } from './escape.ts'

export function parsePidField(text: string, path: string): SourcePatientInfo[number] {
  const bar = text.indexOf('|')
  const field = text.slice(0, bar).trim()
  // Refused, not skipped: a trait that is there and cannot be read must not pass for absent.
  if (!/^PID-\d{1,2}$/.test(field))
    throw new WireError('hl7v2', 'pid', path, 'un trait de la forme «\u00a0PID-5|NOM^PRENOM^^^^^L\u00a0»')
  return { field, value: text.slice(bar + 1).trim() }
}

export function formatPidField({ field, value }: SourcePatientInfo[number]): string {
  return `${field}|${value}`
}

/** The traits that the fields state; an absent one is not stated. Only birth names count: type L, or no type. */
export function traitsOfPid(info: SourcePatientInfo): Partial<IdentityTraits> {
  const valuesOf = (field: string) =>
    info.filter((entry) => entry.field === field && entry.value !== '').map((entry) => entry.value)
  const name = valuesOf('PID-5')
    .flatMap((value) => value.split('~'))
    .map(componentsOf)
    .find((components) => ['', 'L'].includes(components[6] ?? ''))
  const birthName = unescapeHl7(name?.[0] ?? '')
  const birthFirstName = unescapeHl7(name?.[1] ?? '')
  const [birth] = valuesOf('PID-7')
  const birthDate = birth === undefined ? undefined : dayOf(birth)
  const [sex] = valuesOf('PID-8')
  return {
    ...(birthName !== '' && { birthName }),
    ...(birthFirstName !== '' && { birthFirstName }),
    ...(birthDate !== undefined && { birthDate }),
    ...(sex !== undefined && { sex: sexOf(sex) }),
  }
}

export function pidOfTraits(traits: IdentityTraits): SourcePatientInfo {
  const { birthName, birthFirstName, birthDate, sex } = traits
  const name = joinComponents([escapeHl7(birthName), escapeHl7(birthFirstName), '', '', '', '', 'L'])
  return [
    { field: 'PID-5', value: name },
    { field: 'PID-7', value: birthDate.replaceAll('-', '') },
    { field: 'PID-8', value: sex },
  ]
}

/** A birth date is a civil day: hour and offset, when sent, are left out. Zeros stand for an unknown month or day. */
function dayOf(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})?(\d{2})?/.exec(text) ?? []
  if (year === undefined || month === undefined || month === '00') return year
  return day === undefined || day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`
}

function sexOf(text: string): Sex {
  return text === 'M' || text === 'F' ? text : 'U'
}
