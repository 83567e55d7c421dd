/** « Écrire mes directives anticipées »: the form of which Carnet makes a document. Spec: people.md P-13; rules.md VIS-16. */
import {
  type DirectivesObjection,
  directivesActs,
  directivesAnswers,
  directivesCharactersMax,
  directivesModels,
  type WrittenDirectives,
} from '@carnet/core/model/directives-form.ts'
import { html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { checkbox, csrfField, radioGroup, selectField, textArea } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { directivesForm as words } from '../words/directives-form.ts'
import { tellIn } from '../words/whose.ts'
import { wishes } from '../words/wishes.ts'

export type DirectivesFormData = Carnet & {
  readonly written: WrittenDirectives
  /** What is in force, which these take the place of. */
  readonly replaces: 'none' | 'own' | 'others'
  /** Why no form is shown. */
  readonly closed?: 'minor' | 'notYours' | undefined
  readonly problems?: readonly DirectivesObjection[]
}

/** POSTs `modele`, `situations`, one field by act, `autres`, `original`, `remplacer` and `csrf`. */
export function directivesFormPage(data: DirectivesFormData): string {
  const { closed, problems = [] } = data
  const found = problems.map(fieldProblem)
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.wishes}">${tellIn(data)(wishes.title)}</a></p>
  <h1>${tellIn(data)(words.title)}</h1>
  <p class="soft">${tellIn(data)(words.intro)}</p>
</div>
${errorSummary(tellIn(data)(words.refused), found)}
${closed === undefined ? form(data, found) : html`<p>${wishes[closed]}</p>`}`
  return carnetPage(data, { title: words.title, tab: 'profile', body })
}

function form({ csrf, written, replaces }: DirectivesFormData, found: readonly FieldProblem[]) {
  const answers = [
    { value: '', words: words.noAnswer },
    ...directivesAnswers.map((value) => ({ value, words: words.answers[value] })),
  ]
  return html`<form class="form" method="post" action="${urls.writeDirectives}" novalidate>${csrfField(csrf)}
  ${radioGroup(
    'modele',
    words.model,
    directivesModels.toReversed().map((value) => ({ value, words: words.models[value] })),
    written.model,
  )}
  ${textArea({ name: 'situations', optional: true, label: words.situations, hint: words.situationsHint, lengthMax: directivesCharactersMax, value: written.situations, error: problemOf(found, 'situations') })}
  <fieldset class="choices"><legend>${words.actsTitle}</legend>
  ${directivesActs.map((act) => selectField(act, words.acts[act], answers, written.acts[act] ?? ''))}
  </fieldset>
  ${textArea({ name: 'autres', optional: true, label: words.others, hint: words.othersHint, lengthMax: directivesCharactersMax, value: written.others })}
  ${textArea({ name: 'original', optional: true, label: words.original, hint: words.originalHint, lengthMax: directivesCharactersMax, value: written.original })}
  ${
    replaces !== 'none' &&
    html`<fieldset class="choices"><legend>${wishes.replaceTitle}</legend>
  ${notice('attention', replaces === 'own' ? wishes.replaceWarning : wishes.replaceOthersWarning)}
  ${checkbox({
    name: 'remplacer',
    value: 'oui',
    words: replaces === 'own' ? wishes.replace : wishes.replaceOthers,
    error: problemOf(found, 'remplacer-oui'),
  })}
  </fieldset>`
  }
  <p class="soft">${words.sign}</p>
  ${submitButton(words.submit, 'main')}
</form>`
}

function fieldProblem(problem: DirectivesObjection): FieldProblem {
  return problem === 'confirmReplace'
    ? { field: 'remplacer-oui', words: wishes.confirmReplace }
    : { field: 'situations', words: words[problem] }
}
