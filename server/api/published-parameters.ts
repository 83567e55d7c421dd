/** GET /param-lps, on the mutual-TLS port: the settings in force, dated. contract.md §3; soap.md §1.1. */
import { level1MediaTypes } from '@carnet/core/wire/cda/header-rules/document-rules.ts'
import { formatPublishedParameters } from '@carnet/core/wire/param-lps/published-parameters.ts'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../actions/platform.ts'

export function mountPublishedParameters(
  server: FastifyInstance,
  { clock, regimeAt }: Pick<Platform, 'clock' | 'regimeAt'>,
  { production, maxMessageBytes }: { readonly production: boolean; readonly maxMessageBytes: number },
): void {
  server.get('/param-lps', (_request, reply) => {
    const at = clock.now()
    const { settings, effectiveFrom: regimeSince } = regimeAt(at)
    const { cumulInvisiblePatientMasquePs, fonctionsGestionMineurs, ageMajorite } = settings
    const { patientFileTypes, patientFileMaxMo } = settings
    const parameters = {
      production,
      cumulInvisiblePatientMasquePs,
      fonctionsGestionMineurs,
      ageMajorite,
      mediaTypes: level1MediaTypes,
      messageBytesMax: maxMessageBytes,
      patientFileTypes,
      patientFileMaxMo,
    }
    return reply
      .type('application/xml; charset=utf-8')
      .send(formatPublishedParameters(parameters, { at, regimeSince }).text)
  })
}
