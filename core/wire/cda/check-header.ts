/** The product’s own validation of a CDA header: a table of rules, always on. Spec: documents.md §1. */
import { children, type XmlElement } from '../xml/read.ts'
import type { ClinicalDocument } from './clinical-document.ts'
import { authorRules } from './header-rules/author-rules.ts'
import { careRules } from './header-rules/care-rules.ts'
import { documentRules } from './header-rules/document-rules.ts'
import { nullRules } from './header-rules/null-rules.ts'
import { patientRules } from './header-rules/patient-rules.ts'
import type { HeaderRule, RuleContext, Severity } from './header-rules/rule.ts'

export type HeaderFault = {
  /** Id of the rule in {@link headerRules}. */
  readonly rule: string
  readonly severity: Severity
  /** `/ClinicalDocument/author[2]/time` */
  readonly path: string
  /** What was expected there. Never the patient’s data. */
  readonly french: string
  readonly source: string
}

export const headerRules: readonly HeaderRule[] = [
  ...documentRules,
  ...nullRules,
  ...patientRules,
  ...authorRules,
  ...careRules,
]

/** Every fault, in the order of the rules; a document without `error` may enter the record. `at`: whose value sets apply. */
export function checkHeader(document: ClinicalDocument, at: Date): readonly HeaderFault[] {
  const context: RuleContext = { document, at }
  return headerRules.flatMap(({ id, path, severity, french, source, holds }) =>
    select(document.header, path)
      .filter(({ element }) => !holds(element, context))
      .map(({ at }) => ({ rule: id, severity, path: at, french, source })),
  )
}

type Found = { readonly element: XmlElement; readonly at: string }

/** Elements by names; `name[1]` is the first of that name only. */
function select(root: XmlElement, path: string): readonly Found[] {
  const names = path === '' ? [] : path.split('/')
  return names.reduce<readonly Found[]>(
    (found, step) => {
      const [name, position] = step.split(/[[\]]/) as [string, string?]
      return found.flatMap(({ element, at }) => {
        const inner = children(element, name)
        const wanted = position === undefined ? inner : inner.slice(Number(position) - 1, Number(position))
        return wanted.map((element) => ({ element, at: `${at}/${name}${indexOf(element, inner)}` }))
      })
    },
    [{ element: root, at: '/ClinicalDocument' }],
  )
}

function indexOf(element: XmlElement, among: readonly XmlElement[]): string {
  return among.length === 1 ? '' : `[${among.indexOf(element) + 1}]`
}
