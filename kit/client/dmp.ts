/** The DMP as a software sees it: one function per transaction, with the names of the server's actions. */
import { readAdministrativeData, updateAdministrativeData } from './administrative-data.ts'
import { authorise } from './authorise.ts'
import { changeStatus, changeVisibility } from './change-document.ts'
import { closeRecord } from './close-record.ts'
import { createRecord, reopenRecord } from './create-record.ts'
import { synthesisDue } from './duties.ts'
import { type ConnectionOptions, type Exchange, openExchange } from './exchange.ts'
import {
  findDocument,
  findDocumentReference,
  findDocumentReferences,
  findDocuments,
  findDocumentsByReferenceId,
} from './find-documents.ts'
import { findRecord } from './find-record.ts'
import { listAuthorisations } from './list-authorisations.ts'
import { listPatients } from './list-patients.ts'
import { documentsAtFirstVisit, newDocumentsSince } from './new-documents.ts'
import { changePatientChannel, openPatientAccess, renewPatientAccess } from './patient-access.ts'
import { readPublishedParameters } from './published-parameters.ts'
import { query, queryReferences } from './query.ts'
import { readDocument } from './read-document.ts'
import { searchPatients } from './search-patients.ts'
import { submitDocuments } from './submit-documents.ts'

const transactions = {
  findRecord,
  createRecord,
  reopenRecord,
  readAdministrativeData,
  updateAdministrativeData,
  closeRecord,
  authorise,
  listAuthorisations,
  listPatients,
  searchPatients,
  openPatientAccess,
  changePatientChannel,
  renewPatientAccess,
  submitDocuments,
  synthesisDue,
  findDocuments,
  findDocumentsByReferenceId,
  findDocument,
  findDocumentReference,
  findDocumentReferences,
  documentsAtFirstVisit,
  newDocumentsSince,
  query,
  queryReferences,
  readDocument,
  changeStatus,
  changeVisibility,
  readPublishedParameters,
} as const

type WithoutExchange<F> = F extends (exchange: Exchange, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never

export type Dmp = {
  readonly [Name in keyof typeof transactions]: WithoutExchange<(typeof transactions)[Name]>
} & Disposable

/** Nothing is sent before the first call. To dispose: connections are kept alive between calls. */
export function connectToDmp(options: ConnectionOptions): Dmp {
  const exchange = openExchange(options)
  return {
    findRecord: (...rest) => findRecord(exchange, ...rest),
    createRecord: (...rest) => createRecord(exchange, ...rest),
    reopenRecord: (...rest) => reopenRecord(exchange, ...rest),
    readAdministrativeData: (...rest) => readAdministrativeData(exchange, ...rest),
    updateAdministrativeData: (...rest) => updateAdministrativeData(exchange, ...rest),
    closeRecord: (...rest) => closeRecord(exchange, ...rest),
    authorise: (...rest) => authorise(exchange, ...rest),
    listAuthorisations: (...rest) => listAuthorisations(exchange, ...rest),
    listPatients: (...rest) => listPatients(exchange, ...rest),
    openPatientAccess: (...rest) => openPatientAccess(exchange, ...rest),
    changePatientChannel: (...rest) => changePatientChannel(exchange, ...rest),
    renewPatientAccess: (...rest) => renewPatientAccess(exchange, ...rest),
    searchPatients: (...rest) => searchPatients(exchange, ...rest),
    submitDocuments: (...rest) => submitDocuments(exchange, ...rest),
    synthesisDue: (...rest) => synthesisDue(exchange, ...rest),
    findDocuments: (...rest) => findDocuments(exchange, ...rest),
    findDocumentsByReferenceId: (...rest) => findDocumentsByReferenceId(exchange, ...rest),
    findDocument: (...rest) => findDocument(exchange, ...rest),
    findDocumentReference: (...rest) => findDocumentReference(exchange, ...rest),
    findDocumentReferences: (...rest) => findDocumentReferences(exchange, ...rest),
    documentsAtFirstVisit: (...rest) => documentsAtFirstVisit(exchange, ...rest),
    newDocumentsSince: (...rest) => newDocumentsSince(exchange, ...rest),
    query: (...rest) => query(exchange, ...rest),
    queryReferences: (...rest) => queryReferences(exchange, ...rest),
    readDocument: (...rest) => readDocument(exchange, ...rest),
    changeStatus: (...rest) => changeStatus(exchange, ...rest),
    changeVisibility: (...rest) => changeVisibility(exchange, ...rest),
    readPublishedParameters: () => readPublishedParameters(exchange),
    [Symbol.dispose]: exchange.close,
  }
}
