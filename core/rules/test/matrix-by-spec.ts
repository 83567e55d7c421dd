/**
 * Who reads which type, as rules.md §5.3 and §5.4 write it: one line per profession, what it reads and what it does not.
 * Written beside the generator of the shipped matrix and without it: the two are compared over all their cells.
 */
import { documentTypes } from './people.ts'

const g15 = '1.2.250.1.71.1.2.7'
const g16 = '1.2.250.1.71.1.2.8'
const r94 = '1.2.250.1.213.1.6.1.4'
const r95 = '1.2.250.1.213.1.6.1.109'
const r85 = '1.2.250.1.213.1.6.1.107'

const everything = '10 11 31 42 43 44 45 52 60 90 95'
const group2 = '10 11 31 42 43 44 45 52 60 90'
const group3 = '10 11 31 42 44 45 52'
const psychiatry = '68599-0'
const psychology = '83901-9'
const genetics = '51969-4'
const wills = 'EXPPAT_1 EXPPAT_3'
const sensitive = `${psychiatry} ${psychology} ${genetics}`
const social = '28653-4 34842-5 80788-3 18776-5 83981-1 88348-8'

/** `profession: categories | types added | types taken away`; what is taken away is never read. */
const lines: Readonly<Record<string, string>> = {
  [`${g15}/10`]: `${everything} | | ATTEST-RESID`,
  [`${g16}/10`]: `${everything} | | ATTEST-RESID`,
  [`${g15}/21`]: `${group2} | | ${sensitive}`,
  [`${g15}/40`]: `${group2} | | ${sensitive} ${wills} 80788-3 75496-0 83981-1`,
  [`${g15}/50`]: `${group2} | | ${psychiatry} ${psychology}`,
  [`${g15}/60`]: `${group2} | 83981-1 DOCPAT06 DOCPAT05 47420-5 15507-7 56445-0 PROT_ALD | ${sensitive} 75496-0 68817-6 89601-9`,
  [`${g15}/69`]: `${group2} | 83981-1 DOCPAT06 DOCPAT05 47420-5 15507-7 56445-0 PROT_ALD | ${sensitive} 75496-0 68817-6 89601-9`,
  [`${g15}/70`]: `${group3} | | ${sensitive} ${wills}`,
  [`${g15}/80`]: `${group3} | | ${sensitive} ${wills} 15508-5`,
  [`${g15}/91`]: `${group3} | | ${sensitive} ${wills}`,
  [`${g15}/92`]: `${group3} | | ${sensitive} ${wills}`,
  [`${g15}/94`]: `${group3} | | ${sensitive} ${wills}`,
  [`${g15}/96`]: `${group3} | | ${sensitive} ${wills}`,
  [`${g15}/95`]: `10 42 44 | | ${sensitive} ${wills}`,
  [`${g15}/98`]: `10 42 44 31 | | ${sensitive} ${wills}`,
  [`${g15}/26`]: `10 42 44 | | ${sensitive} ${wills}`,
  [`${g15}/28`]: `10 42 44 | | ${sensitive} ${wills}`,
  [`${r95}/93`]: `10 42 44 | ${psychology} | ${psychiatry} ${genetics} ${wills}`,
  [`${g15}/35`]: `44 45 | | ${sensitive} ${wills}`,
  [`${r85}/301`]: ` | ${social} | 15507-7 BIL_AUTO 34794-8 34112-3 11506-3 89601-9 CERT_DECL ${sensitive} ${wills}`,
  ...Object.fromEntries(
    '41 42 43 44 45 46 47 48 49 51 52 53'
      .split(' ')
      .map((code) => [`${r94}/${code}`, ` | ${social} | ${sensitive} ${wills}`]),
  ),
}

/** Of §5.3 and §5.4, the role of coordination has no effect by default (MAT-10). */
const withoutEffect = `${r85}/301`

const categories = new Map(documentTypes.map(({ code, classCode }) => [code, classCode]))
const table = new Map(
  Object.entries(lines).map(([profession, line]) => {
    const [inCategories = [], added = [], taken = []] = line
      .split('|')
      .map((part) => part.split(' ').filter(Boolean))
    const read = [...categories].flatMap(([type, category]) =>
      (inCategories.includes(category) || added.includes(type)) && !taken.includes(type) ? [type] : [],
    )
    return [profession, new Set(read)]
  }),
)

/** `system/code` of every profession of the table. */
export const professionsBySpec: readonly string[] = [...table.keys()]

export function isNamedBySpec(profession: string): boolean {
  return table.has(profession) && profession !== withoutEffect
}

export function isListedBySpec(typeCode: string): boolean {
  return categories.has(typeCode)
}

export function mayReadBySpec(profession: string, typeCode: string): boolean {
  return profession !== withoutEffect && table.get(profession)?.has(typeCode) === true
}
