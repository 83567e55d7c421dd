/**
 * What reads each kind of structured documents, for the job that reads what was deposited (jobs/read-texts.ts) and for the
 * pages, which read again what it has not come to yet. A reader that reads more has a higher version: the job then reads
 * all documents of its types again.
 */
import type { HealthStatement } from '@carnet/core/model/health-statement.ts'
import { type LabReport, loinc } from '@carnet/core/model/lab-result.ts'
import type { ReimbursedCare } from '@carnet/core/model/reimbursed-care.ts'
import type { TreatmentLine } from '@carnet/core/model/treatment.ts'
import { type Vaccination, vaccinationTypes } from '@carnet/core/model/vaccination.ts'
import { readCareHistory } from '@carnet/core/wire/cda/care-history.ts'
import { readElided } from '@carnet/core/wire/cda/elided-text.ts'
import { readHealthStatements } from '@carnet/core/wire/cda/health-statements.ts'
import { readLabReport } from '@carnet/core/wire/cda/lab-results.ts'
import { readTreatments } from '@carnet/core/wire/cda/treatments.ts'
import { readVaccinations } from '@carnet/core/wire/cda/vaccinations.ts'
import type { StructuredReader } from './actions/read-structured.ts'

const ofLoinc = (...codes: readonly string[]) => codes.map((code) => ({ code, system: loinc }))
/** Of our own country. */
const ofAns = (code: string) => ({ code, system: '1.2.250.1.213.1.1.4.12' })

/** Ten times the longest report published: past it, a page would be of no use to anybody. */
const resultsMax = 1000

/** « CR d’examens biologiques ». */
export const labReportReader: StructuredReader<LabReport> = {
  name: 'lab-result',
  version: 3,
  typeCodes: ofLoinc('11502-2'),
  async read(bytes) {
    const report = await readElided(bytes, readLabReport)
    return report === undefined || report.results.length > resultsMax ? null : report
  },
}

export const vaccinationReader: StructuredReader<readonly Vaccination[]> = {
  name: 'vaccination',
  version: 2,
  typeCodes: vaccinationTypes,
  read: async (bytes) => (await readElided(bytes, readVaccinations)) ?? null,
}

/** Ten times what a list of treatments holds. */
const treatmentsMax = 500

/** Prescriptions, what was delivered, reviews of medication, syntheses: those under their former code too. */
export const treatmentReader: StructuredReader<readonly TreatmentLine[]> = {
  name: 'treatment',
  version: 1,
  typeCodes: [...ofLoinc('57833-6', '57828-6', '60593-1', '56445-0', '80820-4', '60591-5'), ofAns('SYNTH')],
  async read(bytes) {
    const lines = await readElided(bytes, readTreatments)
    return lines === undefined || lines.length > treatmentsMax ? null : lines
  },
}

/** A year of one person who is cared for every day, several times. */
const careMax = 5000

export const careHistoryReader: StructuredReader<readonly ReimbursedCare[]> = {
  name: 'reimbursement',
  version: 1,
  typeCodes: [ofAns('REMB')],
  async read(bytes) {
    const care = await readElided(bytes, readCareHistory)
    return care === undefined || care.length > careMax ? null : care
  },
}

/** VSM and patient summary, letter of discharge, report of biology for the blood group. */
export const healthStatementReader: StructuredReader<readonly HealthStatement[]> = {
  name: 'health-statement',
  version: 2,
  typeCodes: ofLoinc('60591-5', '11490-0', '11502-2'),
  read: async (bytes) => (await readElided(bytes, readHealthStatements)) ?? null,
}

export const structuredReaders: readonly StructuredReader<unknown>[] = [
  labReportReader,
  vaccinationReader,
  treatmentReader,
  careHistoryReader,
  healthStatementReader,
]
