import type { Example } from '../example.ts'
import { stepper } from './stepper.ts'

export const stepperExamples: readonly Example[] = [
  { name: 'the first of four', html: stepper(1, 4) },
  { name: 'the last', html: stepper(4, 4) },
]
