/** « Renommer ou reclasser »: what the holder calls a document that he added. Spec: rules.md VIS-13. */
import { html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary } from '../ui/field/error-summary.ts'
import { csrfField } from '../ui/field/field.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { documentUrl, editDocumentUrl } from '../urls.ts'
import { ownDocument as words } from '../words/own-documents.ts'
import { common } from '../words/page.ts'
import {
  type DescriptionProblem,
  descriptionFieldProblems,
  descriptionFields,
  type TypedDescription,
} from './add-document.ts'

export type EditDocumentData = Carnet & {
  readonly id: string
  readonly typed: TypedDescription
  /** The day where the holder lives. */
  readonly today: string
  readonly problems?: readonly DescriptionProblem[]
}

/** POSTs `csrf`, `titre`, `sorte` and `date` to its own address. */
export function editDocumentPage(data: EditDocumentData): string {
  const problems = descriptionFieldProblems(data.problems ?? [])
  const body = html`<div class="sheet-head">
  <h1>${words.editTitle}</h1>
  <p class="soft">${words.editIntro}</p>
</div>
${errorSummary(words.notSaved, problems)}
<form class="form" method="post" action="${editDocumentUrl(data.id)}">${csrfField(data.csrf)}
  ${descriptionFields(data.typed, data.today, problems)}
  <div class="actions">${submitButton(words.save, 'main')}${linkButton(common.cancel, documentUrl(data.id), 'quiet')}</div>
</form>`
  return carnetPage(data, { title: words.editTitle, tab: 'documents', body })
}
