/** What a professional says who opens a record in bris de glace: whose, and why. rules.md EMG-05, EMG-08. */
import { emergencyMotives } from '@carnet/core/model/emergency.ts'
import { type Ins, parseIns } from '@carnet/core/model/ins.ts'
import { objectionToReason } from '@carnet/core/rules/emergency-reason.ts'
import { motiveField, type TypedOpening } from '@carnet/web/emergency/opening-form.ts'
import type { FieldProblem } from '@carnet/web/ui/field/error-summary.ts'
import { reasonInWords, emergencyDoor as words } from '@carnet/web/words/emergency-door.ts'
import type { MatriculePolicy } from '../../../identity/matricule-policy.ts'

export type Opening = {
  readonly typed: TypedOpening
  /** Of the card that led here. */
  readonly token: string | undefined
  /** Else the matricule, when it is one. */
  readonly ins: Ins | undefined
  readonly reason: string
  /** None: it may be decided. */
  readonly problems: readonly FieldProblem[]
}

export function openingIn(body: unknown, { judgeKey }: Pick<MatriculePolicy, 'judgeKey'>): Opening {
  const sent = (body ?? {}) as Readonly<Record<string, unknown>>
  const text = (name: string) => (typeof sent[name] === 'string' ? sent[name].trim() : '')
  const motive = emergencyMotives.find((each) => each === sent.motif)
  const precisions = text('precisions').replace(/\s+/g, ' ')
  const typed: TypedOpening = {
    motive,
    words: precisions,
    place: text('structure'),
    matricule: text('matricule'),
  }
  const token = text('jeton') === '' ? undefined : text('jeton')
  const ins = token === undefined ? parseIns(typed.matricule.replace(/[\s.]/g, '').toUpperCase()) : undefined
  const problems: FieldProblem[] = []
  if (token === undefined) {
    if (ins === undefined) problems.push({ field: 'matricule', words: words.matricule.wrong })
    else if (judgeKey(ins) === 'refused')
      problems.push({ field: 'matricule', words: words.matricule.wrongKey })
  }
  const objection = objectionToReason(motive, precisions)
  if (objection !== undefined)
    problems.push({
      field: objection === 'motiveMissing' ? motiveField : 'precisions',
      words: words.opening.problems[objection],
    })
  return {
    typed,
    token,
    ins,
    reason: motive === undefined ? '' : reasonInWords(motive, precisions),
    problems,
  }
}
