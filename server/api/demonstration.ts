/** What demonstration mode alone offers to testers: the clock and the traces (contract.md §4). Absent in production. */
import { civilMonthsAfter } from '@carnet/core/model/civil-day.ts'
import { WireError } from '@carnet/core/wire/wire-error.ts'
import type { FastifyInstance } from 'fastify'
import type { MovableClock } from '../clock.ts'

export type Demonstration = {
  readonly clock: MovableClock
  /** Told each time the clock was moved; resolves when what became due has been done. */
  clockMoved(): Promise<void>
  /** The history of whoever has this matricule; undefined when nobody has. */
  tracesOf(ins: string): Promise<readonly unknown[] | undefined>
  /** False when the domain knew the patient already. Absent: there is no plain IHE domain. */
  readonly knowIhePatient: ((identifier: string) => Promise<boolean>) | undefined
}

type ClockMove = { to?: unknown; advance?: unknown; real?: unknown }

export function mountDemonstration(
  server: FastifyInstance,
  { clock, clockMoved, tracesOf, knowIhePatient }: Demonstration,
): void {
  server.post<{ Body: ClockMove | undefined }>('/demo/clock', async (request, reply) => {
    const { to, advance, real } = request.body ?? {}
    if (real === true) clock.backToReal()
    else if (typeof to === 'string' && !Number.isNaN(Date.parse(to))) clock.set(new Date(to))
    else if (typeof advance === 'string' && durationMs(advance, clock.now()) !== undefined)
      clock.advance(durationMs(advance, clock.now())!)
    else
      return reply.code(400).send({
        error: 'Attendu : {"to": "2026-01-01T08:00:00Z"}, {"advance": "P43D"} ou {"real": true}.',
      })
    await clockMoved()
    return reply.send({ now: clock.now().toISOString() })
  })
  server.get<{ Querystring: { ins?: string } }>('/demo/traces', async (request, reply) => {
    const { ins } = request.query
    const traces = ins === undefined ? undefined : await tracesOf(ins)
    if (traces === undefined)
      return reply
        .code(404)
        .send({ error: 'Aucun dossier pour ce matricule. Attendu : /demo/traces?ins=<15 caractères>.' })
    return reply.send({ traces })
  })
  if (knowIhePatient !== undefined)
    server.post<{ Body: { id?: unknown } | undefined }>('/demo/ihe/patients', async (request, reply) => {
      const { id } = request.body ?? {}
      try {
        const added = await knowIhePatient(typeof id === 'string' ? id : '')
        return reply.code(added ? 201 : 200).send({ id })
      } catch (error) {
        if (!(error instanceof WireError)) throw error
        return reply.code(400).send({ error: 'Attendu : {"id": "<identifiant>^^^&<OID>&ISO"}.' })
      }
    })
}

const isoDuration =
  /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** An ISO 8601 duration from `start`, in milliseconds; years and months are those of the calendar. */
export function durationMs(text: string, start: Date): number | undefined {
  const match = isoDuration.exec(text)
  if (match === null || !/\d/.test(text)) return undefined
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(2)
    .map((part) => Number(part ?? 0))
  const sign = match[1] === '-' ? -1 : 1
  const end = civilMonthsAfter(start, sign * (12 * years! + months!))
  const rest = (((weeks! * 7 + days!) * 24 + hours!) * 60 + minutes!) * 60 + seconds!
  return end.getTime() - start.getTime() + sign * rest * 1000
}
