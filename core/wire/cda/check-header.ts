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
export function checkHeader(
  document: ClinicalDocument,
  at: Date,
  { uniqueIdExtension = false }: Partial<Pick<RuleContext, 'uniqueIdExtension'>> = {},
): readonly HeaderFault[] {
  const context: RuleContext = { document, at, uniqueIdExtension }
  const select = makeSelector(document.header)
  return headerRules.flatMap(({ id, path, severity, french, source, holds }) =>
    select(path)
      .filter(({ element }) => !holds(element, context))
      .map(({ at }) => ({ rule: id, severity, path: at, french, source })),
  )
}

type Found = { readonly element: XmlElement; readonly at: string }

/** Elements by path; each path is followed once, from the one above it. `name[1]` is the first of that name only. */
function makeSelector(root: XmlElement): (path: string) => readonly Found[] {
  const known = new Map<string, readonly Found[]>([['', [{ element: root, at: '/ClinicalDocument' }]]])
  const select = (path: string): readonly Found[] => {
    const already = known.get(path)
    if (already !== undefined) return already
    const slash = path.lastIndexOf('/')
    const [name = '', position] = path.slice(slash + 1).split(/[[\]]/)
    const found = select(path.slice(0, Math.max(slash, 0))).flatMap(({ element, at }) => {
      const inner = children(element, name)
      const wanted = position === undefined ? inner : inner.slice(Number(position) - 1, Number(position))
      return wanted.map((element) => ({ element, at: `${at}/${name}${indexOf(element, inner)}` }))
    })
    known.set(path, found)
    return found
  }
  return select
}

function indexOf(element: XmlElement, among: readonly XmlElement[]): string {
  return among.length === 1 ? '' : `[${among.indexOf(element) + 1}]`
}
