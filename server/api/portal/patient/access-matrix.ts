/** « Qui peut lire quoi »: the matrix in force, as the decision reads it. Nothing of anybody's record is told. rules.md MAT-04. */
import { displayOf, documentTypesAt } from '@carnet/core/codes/value-sets.ts'
import { professionSystems } from '@carnet/core/model/caller.ts'
import { professionsIn, readableTypes } from '@carnet/core/rules/access-matrix.ts'
import { accessMatrixPage, type MatrixCategory } from '@carnet/web/patient/access-matrix.ts'
import { urls } from '@carnet/web/urls.ts'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../../actions/platform.ts'
import { carnetOf, type Portal, requireSession } from '../portal.ts'

type Query = { profession?: string }

export type NamedProfession = {
  readonly profession: { readonly system: string; readonly code: string }
  /** `code^system`, as the address says it. */
  readonly value: string
  readonly words: string
}

/** Whom most people have in mind. */
export const physician = `10^${professionSystems.g15}`

/** Those of the matrix in force, by their official names. */
export function professionsAt(platform: Platform, now: Date): readonly NamedProfession[] {
  const matrix = platform.matrixAt(now)
  if (matrix === undefined) return []
  return professionsIn(matrix, platform.settings)
    .map((profession) => ({
      profession,
      value: `${profession.code}^${profession.system}`,
      words: displayOf('J65', profession.code, profession.system) ?? profession.code,
    }))
    .toSorted((a, b) => a.words.localeCompare(b.words, 'fr'))
}

export function mountAccessMatrix(pages: FastifyInstance, portal: Portal): void {
  const { platform } = portal

  const categoriesFor = ({ profession }: NamedProfession, now: Date): readonly MatrixCategory[] => {
    const told = readableTypes(platform.matrixAt(now), profession, documentTypesAt(now), platform.settings)
    return [...Map.groupBy(told, ({ type }) => type.classCode)]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([classCode, types]) => ({
        name: displayOf('J57', classCode) ?? classCode,
        types: types.map(({ type: { code, display: label }, read }) => ({ code, label, read })),
      }))
  }

  pages.get<{ Querystring: Query }>(urls.accessMatrix, async (request, reply) => {
    const session = await requireSession(portal, request, reply)
    if (session === undefined) return reply
    const now = platform.clock.now()
    const professions = professionsAt(platform, now)
    const { profession: asked } = request.query
    const named = (wanted: string) => professions.find(({ value }) => value === wanted)
    const chosen = asked === undefined ? (named(physician) ?? professions[0]) : named(asked)
    const data = {
      ...carnetOf(portal, session),
      professions,
      chosen,
      categories: chosen === undefined ? [] : categoriesFor(chosen, now),
      provisional: platform.matrixAt(now)?.provisional ?? false,
    }
    return reply.send(accessMatrixPage(data))
  })
}
