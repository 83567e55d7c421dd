/** What a patient summary is made of, each line with the words that people read and where they come from. */
import type { Code } from '../../model/code.ts'
import type { Identity } from '../../model/identity.ts'
import type { PatientId } from '../../model/ins.ts'
import type { LabResult } from '../../model/lab-result.ts'
import type { MeasureDefinition, OwnMeasure } from '../../model/own-measure.ts'

export type Said = {
  readonly words: string
  /** Who said it, and where: in words. */
  readonly source: string
}

export type SaidProblem = Said & {
  readonly name: string
  /** HL7 TS or ISO: when it began. */
  readonly at?: string | undefined
  readonly over?: boolean
}

export type SaidMedicine = Said & {
  readonly name: string
  readonly codes: readonly Code[]
  readonly dosage: string
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly bySelf: boolean
}

export type SaidVaccination = Said & {
  readonly product: string
  readonly codes: readonly Code[]
  readonly at?: string | undefined
  readonly lot?: string | undefined
  readonly rank?: number | undefined
}

export type SaidResult = Said & { readonly result: LabResult }
export type SaidMeasure = Said & {
  readonly name: string
  readonly measure: OwnMeasure
  readonly definition: MeasureDefinition
}

/** `noneKnown`: somebody said that there is none; nothing is concluded from silence. */
export type Section<Line extends Said> = {
  readonly title: string
  readonly lines: readonly Line[]
  readonly noneKnown?: Said | undefined
  /** Read when there is no line. */
  readonly otherwise: string
}

/** Told in words alone: no resource is made of them. */
export const toldSections = {
  familyHistory: '10157-6',
  socialHistory: '29762-2',
  functionalStatus: '47420-5',
  advanceDirectives: '42348-3',
  patientStory: '81338-6',
} as const

export type SummaryContent = {
  readonly patient: PatientId
  readonly identity: Identity
  readonly at: Date
  readonly title: string
  /** The software that puts it together. */
  readonly madeBy: string
  /** Of a result whose report names no laboratory. */
  readonly unnamedLaboratory: string
  readonly problems: Section<SaidProblem>
  readonly allergies: Section<SaidProblem>
  readonly medications: Section<SaidMedicine>
  readonly immunizations: Section<SaidVaccination>
  readonly results: Section<SaidResult>
  readonly vitalSigns: Section<SaidMeasure>
  readonly procedures: Section<SaidProblem>
  readonly devices: Section<SaidProblem>
  readonly told: Readonly<Record<keyof typeof toldSections, Section<Said>>>
}
