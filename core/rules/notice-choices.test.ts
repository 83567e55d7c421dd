import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NoticeRefusal } from '@carnet/core/model/notice.ts'
import { noticeChannels, noticeTopics, objectionToNoticeChoices, routeOf } from './notice-choices.ts'

const both = { email: true, sms: true }
const noMail: NoticeRefusal = { topic: 'emergency', channel: 'email' }
const noSms: NoticeRefusal = { topic: 'emergency', channel: 'sms' }

test('[TRA-08] one way may be refused, all of them never, whatever the message is about', () => {
  assert.equal(objectionToNoticeChoices([], both), undefined)
  for (const topic of noticeTopics) {
    for (const channel of noticeChannels)
      assert.equal(objectionToNoticeChoices([{ topic, channel }], both), undefined)
    const all = noticeChannels.map((channel) => ({ topic, channel }))
    const objection = topic === 'newDocument' || topic === 'reminder' ? undefined : 'noticeMustArrive'
    assert.equal(objectionToNoticeChoices(all, both), objection, topic)
  }
})

test('[TRA-08] a way that leads nowhere does not count as one', () => {
  assert.equal(objectionToNoticeChoices([noMail], { email: true, sms: false }), 'noticeMustArrive')
  assert.equal(objectionToNoticeChoices([noSms], { email: true, sms: false }), undefined)
})

test('[TRA-08] a message goes by the first way that was not refused, of its own subject only', () => {
  assert.equal(routeOf('brisDeGlace', ['email', 'sms', 'letter'], []), 'email')
  assert.equal(routeOf('brisDeGlace', ['email', 'sms', 'letter'], [noMail]), 'sms')
  assert.equal(routeOf('centre15', ['email', 'sms', 'letter'], [noMail]), 'sms')
  assert.equal(routeOf('access', ['email', 'sms', 'letter'], [noMail]), 'email')
})

test('[TRA-08] when the only way left leads nowhere any more, the message goes all the same', () => {
  assert.equal(routeOf('brisDeGlace', ['email', 'letter'], [noMail]), 'email')
  assert.equal(routeOf('brisDeGlace', ['letter'], [noMail]), 'letter')
})

test('[TRA-08] what the law sends in writing goes as the law says', () => {
  const refused = noticeTopics.map((topic) => ({ topic, channel: 'email' as const }))
  for (const cause of ['information', 'opposed', 'suspended', 'majority'] as const)
    assert.equal(routeOf(cause, ['email', 'letter'], refused), 'email')
  assert.equal(routeOf('informationByLetter', ['letter'], refused), 'letter')
})

test('[TRA-08] the news of a document is worth no letter, and can be done without', () => {
  const refuse = (channel: NoticeRefusal['channel']) => ({ topic: 'newDocument', channel }) as const
  const all = ['email', 'sms', 'letter'] as const
  assert.equal(routeOf('newDocument', all, []), 'email')
  assert.equal(routeOf('newDocument', all, [refuse('email')]), 'sms')
  assert.equal(routeOf('newDocument', ['email', 'letter'], [refuse('email')]), 'email', 'his phone was lost')
  assert.equal(routeOf('newDocument', all, [refuse('email'), refuse('sms')]), undefined)
  assert.equal(routeOf('newDocument', ['letter'], []), undefined)
})
