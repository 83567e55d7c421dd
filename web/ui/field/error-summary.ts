/** At the top of a form that was refused: what happened, every problem with a link to its field (WCAG 3.3.1, 3.3.3). */
import { type Html, html } from '../../html.ts'
import { notice } from '../notice/notice.ts'

export type FieldProblem = {
  readonly field: string
  readonly words: string
  /** Beside the field, where the whole sentence would only be said twice. */
  readonly atField?: string
  /** A sentence that is not in the language of its page. */
  readonly lang?: 'fr'
}

export function errorSummary(title: string, problems: readonly FieldProblem[]): Html | false {
  if (problems.length === 0) return false
  const body = html`<h2>${title}</h2>
<ul>${problems.map(({ field, words, lang }) => html`<li><a href="#${field}"${lang && html` lang="${lang}"`}>${words}</a></li>`)}</ul>`
  return notice('urgent', body, 'alert')
}

export function problemOf(problems: readonly FieldProblem[], field: string): string | undefined {
  const problem = problems.find((each) => each.field === field)
  return problem?.atField ?? problem?.words
}
