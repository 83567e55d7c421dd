/** The portal of professionals, `/pro`: one module per page. people.md §5; contract.md §4. */
import type { FastifyInstance } from 'fastify'
import type { Portal } from '../portal.ts'
import { mountCorrections } from './corrections.ts'
import { mountDirect } from './direct.ts'
import { mountEntrance } from './entrance.ts'
import { mountOthersAccess } from './others-access.ts'
import { mountPatient } from './patient.ts'
import { mountPatients } from './patients.ts'
import { answerFailure } from './session.ts'
import { mountTeam } from './team.ts'
import { mountTraces } from './traces.ts'

export function mountProfessional(pages: FastifyInstance, portal: Portal): void {
  pages.register(async (pro) => {
    mountEntrance(pro, portal)
    mountPatients(pro, portal)
    mountPatient(pro, portal)
    mountOthersAccess(pro, portal)
    mountTeam(pro, portal)
    mountTraces(pro, portal)
    mountCorrections(pro, portal)
    mountDirect(pro, portal)
    pro.setErrorHandler((error, request, reply) => answerFailure(portal, error, request, reply))
  })
}
