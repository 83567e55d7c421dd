/** Why a record is opened in bris de glace: a reason among a few, precisions, and where he practises. Spec: people.md W-03. */
import { type EmergencyMotive, emergencyMotives, reasonLengthMax } from '@carnet/core/model/emergency.ts'
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, radioGroup, selectField, textArea } from '../ui/field/field.ts'
import { emergencyMotiveWords, emergencyDoor as words } from '../words/emergency-door.ts'
import { doorUrls } from './addresses.ts'

export type OpeningForm = {
  readonly csrf: string
  /** Where he practises, when there is a choice. */
  readonly places: readonly { readonly id: string; readonly name: string }[]
  readonly typed?: TypedOpening
  readonly problems?: readonly FieldProblem[]
}

export type TypedOpening = {
  readonly motive: EmergencyMotive | undefined
  readonly words: string
  readonly place: string
  readonly matricule: string
}

/** Of the reason, tied to the first of its choices. */
export const motiveField = `motif-${emergencyMotives[0]}`

/** POSTs `motif`, `precisions`, `structure` and `csrf`, with what says whose record it is. */
export function openingForm(form: OpeningForm, whose: Html): Html {
  const { csrf, places, typed, problems = [] } = form
  const { opening } = words
  const error = problemOf(problems, motiveField)
  return html`${errorSummary(opening.notOpened, problems)}
<form class="form" method="post" action="${doorUrls.open}">${csrfField(csrf)}
  ${whose}
  ${error && html`<p class="error">${error}</p>`}
  ${radioGroup(
    'motif',
    opening.motive,
    emergencyMotives.map((value) => ({ value, words: emergencyMotiveWords[value] })),
    typed?.motive ?? '',
  )}
  ${textArea({
    name: 'precisions',
    label: opening.precision,
    hint: opening.precisionHint,
    value: typed?.words,
    error: problemOf(problems, 'precisions'),
    lengthMax: reasonLengthMax,
    optional: true,
  })}
  ${
    places.length > 1 &&
    selectField(
      'structure',
      opening.place,
      places.map(({ id, name }) => ({ value: id, words: name })),
      typed?.place ?? '',
    )
  }
  <p>${opening.told}</p>
  ${submitButton(opening.open, 'main')}
</form>`
}
