/** « Suivi de l’enfant ». */
import { examinationCalendars } from '@carnet/core/codes/child-examinations.ts'
import { measures2025 } from '@carnet/core/codes/health-measures.ts'
import { examinationStates } from '@carnet/core/model/child-examination.ts'
import type { Decimal } from '@carnet/core/model/decimal.ts'
import type { MeasureKind } from '@carnet/core/model/own-measure.ts'
import { type ChildFollowUpData, childFollowUpPage } from '../../patient/child-follow-up.ts'
import { carnet, type PageStates } from './surroundings.ts'

const calendar = examinationCalendars[1]!
const child = { ...carnet, holder: { name: 'Léo Diallo', place: 1 } }

function growthOf(kind: MeasureKind, values: readonly string[]): ChildFollowUpData['growth'][number] {
  return {
    definition: measures2025.definitions.find((each) => each.kind === kind)!,
    lines: values.map((value, at) => ({
      ageMonths: at * 2,
      measure: {
        id: `${kind}${at}`,
        kind,
        values: [value as Decimal],
        on: `2025-${String(6 + at).padStart(2, '0')}-14`,
      },
    })),
  }
}

const empty: ChildFollowUpData = {
  ...child,
  growth: [growthOf('weight', []), growthOf('height', []), growthOf('headCircumference', [])],
  calendar,
  states: examinationStates(calendar, '2026-03-10', [], carnet.now),
  mayWrite: true,
  grown: false,
}

export const childFollowUpStates: PageStates = {
  'child-follow-up': childFollowUpPage({
    ...empty,
    growth: [
      growthOf('weight', ['3.4', '4.6', '5.9', '7.1', '7.8']),
      growthOf('height', ['50', '55', '60.5']),
      growthOf('headCircumference', ['35']),
    ],
    states: examinationStates(
      calendar,
      '2025-06-12',
      [{ id: 'c8', on: new Date('2025-06-15T08:00:00Z') }],
      carnet.now,
    ),
  }),
  'child-follow-up-empty': childFollowUpPage({ ...empty, mayWrite: false }),
  'child-follow-up-unknown-birth': childFollowUpPage({ ...empty, states: undefined }),
  'child-follow-up-grown': childFollowUpPage({ ...empty, ...carnet, grown: true }),
}
