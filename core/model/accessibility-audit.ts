/** What the operator had judged of the accessibility of the pages: RGAA 4.1, 106 criteria. Law 2005-102, article 47. */
export type AccessibilityAudit = {
  /** Of the criteria that apply, in hundredths: 100 is « totalement conforme ». */
  readonly rate: number
  /** Day of the audit, YYYY-MM-DD. */
  readonly on: string
}

export type Conformity = 'none' | 'partial' | 'full'

/** As the RGAA calls them: half of the criteria make a partial conformity; no audit makes none. */
export function conformityOf(audit: AccessibilityAudit | undefined): Conformity {
  if (audit === undefined || audit.rate < 50) return 'none'
  return audit.rate === 100 ? 'full' : 'partial'
}
