/** Every component in each of its looks. */

import { accessSentenceExamples } from '../../ui/access-sentence/examples.ts'
import { buttonExamples } from '../../ui/button/examples.ts'
import { cardTableExamples } from '../../ui/card-table/examples.ts'
import { chartExamples } from '../../ui/chart/examples.ts'
import { chipExamples } from '../../ui/chip/examples.ts'
import { confirmExamples } from '../../ui/confirm/examples.ts'
import { documentRowExamples } from '../../ui/document-row/examples.ts'
import { emergencyCardExamples } from '../../ui/emergency-card/examples.ts'
import { emptyStateExamples } from '../../ui/empty-state/examples.ts'
import type { Example } from '../../ui/example.ts'
import { fieldExamples } from '../../ui/field/examples.ts'
import { iconExamples } from '../../ui/icon/examples.ts'
import { noticeExamples } from '../../ui/notice/examples.ts'
import { paginationExamples } from '../../ui/pagination/examples.ts'
import { recordMarkExamples } from '../../ui/record-mark/examples.ts'
import { stepperExamples } from '../../ui/stepper/examples.ts'

export const componentExamples: readonly Example[] = [
  ...buttonExamples,
  ...cardTableExamples,
  ...chartExamples,
  ...chipExamples,
  ...confirmExamples,
  ...documentRowExamples,
  ...emergencyCardExamples,
  ...emptyStateExamples,
  ...fieldExamples,
  ...accessSentenceExamples,
  ...iconExamples,
  ...noticeExamples,
  ...paginationExamples,
  ...recordMarkExamples,
  ...stepperExamples,
]
