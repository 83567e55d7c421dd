/** The directory of professionals and structures, as a file of its operator says it. Spec: soap.md §2.4; documents.md §4.1. */
import type { PsIdNat, StructIdNat } from './caller.ts'

/** One line: an exercise of one professional in one structure, or either alone. */
export type DirectoryLine = {
  /** In its file, from 1: the heading is the first. */
  readonly number: number
  readonly professional: DirectoryLineProfessional | undefined
  readonly structure: DirectoryLineStructure | undefined
}

export type DirectoryLineProfessional = {
  readonly id: PsIdNat
  readonly lastName: string
  readonly firstName: string
  readonly professionCode: string
  readonly professionSystem: string
  /** That of this line; another line may say another. */
  readonly speciality: string | undefined
  /** Confidential (MSSanté). Undefined: the file does not say. */
  readonly email: string | undefined
  /** False: he ceased his activity (CON-18). */
  readonly active: boolean
}

export type DirectoryLineStructure = {
  readonly id: StructIdNat
  readonly name: string
  readonly sector: string
  /** Undefined: the file does not say, what is known stays. */
  readonly regulationCentre: boolean | undefined
  readonly active: boolean | undefined
}

/** How many rows of one sort a file adds, changes, stops and leaves as they are. */
export type DirectoryCounts = {
  readonly added: number
  readonly changed: number
  readonly ceased: number
  readonly same: number
}

export type DirectoryDifference = {
  readonly professionals: DirectoryCounts
  readonly structures: DirectoryCounts
  readonly practices: Pick<DirectoryCounts, 'added' | 'ceased' | 'same'>
  /** Professionals whom the file says of two professions: the first is kept. */
  readonly ofTwoProfessions: number
  /** Named by the file, and stopped by hand: they stay stopped. */
  readonly stoppedByHand: number
}
