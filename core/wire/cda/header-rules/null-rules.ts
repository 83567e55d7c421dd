/** nullFlavor: which values a header may use, and where something must be said. */
import { children, type XmlElement } from '../../xml/read.ts'
import { error, type HeaderRule, warning } from './rule.ts'

const allowed = ['UNK', 'NASK', 'ASKU', 'NAV', 'MSK']

/** Elements that must be valued, by rule number. */
const valued = [
  'id',
  'code',
  'title',
  'effectiveTime',
  'confidentialityCode',
  'languageCode',
  'setId',
  'versionNumber',
  'recordTarget',
  'recordTarget/patientRole',
  'recordTarget/patientRole/id',
  'recordTarget/patientRole/patient',
  'recordTarget/patientRole/patient/name',
  'author',
  'author/assignedAuthor',
  'author/assignedAuthor/id',
  'custodian',
  'legalAuthenticator',
  'legalAuthenticator/assignedEntity',
  'legalAuthenticator/assignedEntity/id',
  'documentationOf/serviceEvent',
  'documentationOf[1]/serviceEvent/effectiveTime',
  'documentationOf[1]/serviceEvent/performer',
  'documentationOf[1]/serviceEvent/performer/assignedEntity/representedOrganization/standardIndustryClassCode',
  'relatedDocument/parentDocument/id',
  'componentOf/encompassingEncounter/location/healthCareFacility/code',
] as const

const hasValue = ({ attributes }: XmlElement) => attributes.nullFlavor === undefined

export const nullRules: readonly HeaderRule[] = [
  warning('CDA-NUL-00', '', `un nullFlavor parmi ${allowed.join(', ')}`, (root) => usesAllowedFlavors(root)),
  ...valued.map((path, index) =>
    error(
      `CDA-NUL-${String(index + 1).padStart(2, '0')}`,
      path,
      'un élément renseigné\u00a0: nullFlavor y est interdit',
      hasValue,
    ),
  ),
]

function usesAllowedFlavors(element: XmlElement): boolean {
  const { nullFlavor } = element.attributes
  if (nullFlavor !== undefined && !allowed.includes(nullFlavor)) return false
  return children(element).every(usesAllowedFlavors)
}
