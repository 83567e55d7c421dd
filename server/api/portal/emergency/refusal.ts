/** How a page of the emergency door says no: what the wire does not tell apart, it does not either. contract.md §3.1. */
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import { refusalSentences } from '@carnet/core/rules/refusals.ts'
import { type Door, type DoorRefusal, noRecordPage, refusedPage } from '@carnet/web/emergency/door.ts'
import type { FastifyReply } from 'fastify'
import type { Refused } from '../../../actions/perform.ts'
import { refusalAnswers } from '../../refusal-answers.ts'

/** What is left to do to who is refused for this. */
const ways: Partial<Record<RefusalReason, NonNullable<DoorRefusal['way']>>> = {
  patientRefusesBrisDeGlace: 'byRegulation',
  blockedByPatient: 'byRegulation',
  professionNotInMatrix: 'sixDigits',
  actionNotAllowedForCaller: 'sixDigits',
}

export function answerRefusal(reply: FastifyReply, door: Door, refused: Refused): FastifyReply {
  const { reason, retryAfterSeconds } = refused
  if (refusalAnswers[reason].as === 'recordNotFound') return reply.code(404).send(noRecordPage(door))
  const way = ways[reason]
  const page = refusedPage(door, {
    sentence: refusalSentences[reason],
    ...(way && { way }),
    ...(retryAfterSeconds !== undefined && { waitMinutes: Math.ceil(retryAfterSeconds / 60) }),
  })
  if (retryAfterSeconds === undefined) return reply.code(403).send(page)
  return reply.code(429).header('retry-after', String(retryAfterSeconds)).send(page)
}
