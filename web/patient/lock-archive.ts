/** The passphrase of an archive: its two fields, folded, and what is wrong with what was typed. Spec: people.md P-26. */

import {
  easyPassphrase,
  type PassphraseObjection,
  passphraseLimits,
} from '@carnet/core/model/archive-passphrase.ts'
import type { ExportForm } from '@carnet/core/model/personal-export.ts'
import { type Html, html } from '../html.ts'
import { type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { textField } from '../ui/field/field.ts'
import { lockArchive as words } from '../words/archive.ts'

/** POSTs `phrase` and `encore`; both empty: the archive is not locked. */
export function lockFields(form: ExportForm, found: readonly FieldProblem[]): Html {
  const [first, again] = fieldsOf(form)
  const secret = (id: string, name: string, label: string, hint?: string) =>
    textField({
      name,
      id,
      label,
      type: 'password',
      autocomplete: 'new-password',
      hint,
      error: problemOf(found, id),
      optional: true,
    })
  const isWrong = found.some(({ field }) => field === first || field === again)
  const strength = { words: words.strengths, limits: passphraseLimits, ...easyPassphrase }
  return html`<details class="fold"${isWrong && html` open`}>
  <summary>${words.fold}</summary>
  <div class="stack">
  <p>${words.what}</p>
  <p><strong>${words.forgotten}</strong></p>
  ${secret(first, 'phrase', words.label, words.hint(passphraseLimits.min))}
  <p role="status" data-of="${first}" data-strength="${JSON.stringify(strength)}"></p>
  ${secret(again, 'encore', words.again)}
  </div>
</details>`
}

export function lockProblems(
  form: ExportForm,
  objections: readonly PassphraseObjection[],
): readonly FieldProblem[] {
  const [first, again] = fieldsOf(form)
  return objections.map((objection) => ({
    field: objection === 'different' ? again : first,
    words: words.objections[objection],
  }))
}

/** Each form of archive has its own. */
function fieldsOf(form: ExportForm): readonly [string, string] {
  return [`phrase-${form}`, `encore-${form}`]
}
