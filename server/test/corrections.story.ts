/** The holder asks who wrote a document to correct it; its author reads, answers, and nobody else does. EHDS-03; people.md P-33. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idsOfTicket } from '@carnet/core/model/report.ts'
import { proUrls } from '@carnet/web/pro/addresses.ts'
import { documentUrl, reportUrl, urls } from '@carnet/web/urls.ts'
import { answerCorrection, correctionRequests, readCorrection } from '../actions/answer-corrections.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { csrfOf, logIn } from './patient-browser.ts'
import { callerNamed, platformOf } from './platform-of.ts'
import { followed, logInByCard } from './professional-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { typeWatching } from './type-watching.ts'

test('a correction is asked of the author of a document: sent, read, corrected or refused with the reason [EHDS-03]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = callerNamed(carnet, 'helene-martin')
  const kacem = callerNamed(carnet, 'mehdi-kacem')
  for (const title of ['Compte rendu du genou', 'Autre compte rendu', 'Troisième compte rendu']) {
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina, title })
    await (await carnet.dmp('cps-martin')).submitDocuments(amina.id, [{ source, hideFrom: {} }])
  }
  const desk = await logIn(carnet, amina)
  const platform = platformOf(t, carnet)
  const own = await desk.open(urls.documents)
  const idOf = (title: string) =>
    new RegExp(`href="/carnet/documents/([^"?]+)">\\s*${title}`).exec(own.html)?.[1] ?? ''
  const ask = async (id: string, texte: string) =>
    desk.submit(own, reportUrl({ kind: 'correction', id }), { texte })
  const text = async () => textOf((await desk.open(urls.reports)).html)
  const id = idOf('Compte rendu du genou')

  await t.test('from the page of the document, told to whom it goes and how long he has', async () => {
    assert.match((await desk.open(documentUrl(id))).html, /Demander à l’auteur de corriger/)
    const form = textOf((await desk.open(reportUrl({ kind: 'correction', id }))).html)
    assert.match(form, /Correction demandée\s: Compte rendu du genou[\s\S]*répondre dans un mois/)
    assert.equal((await ask(id, ' ')).status, 422)
    await ask(id, 'Le genou opéré est le gauche.')
    assert.match(await text(), /Correction demandée\s: Compte rendu du genou\s*envoyée/)
    assert.match(await text(), /Réponse au plus tard le/)
  })

  await t.test('its author has it in his list, without what was written; nobody else has', async () => {
    const [request, ...others] = await correctionRequests(platform, martin)
    assert.deepEqual(
      [request?.state, request?.document.title, request?.late, others.length],
      ['sent', 'Compte rendu du genou', false, 0],
    )
    assert.ok(!JSON.stringify(request).includes('gauche'))
    assert.deepEqual(await correctionRequests(platform, kacem), [])
    assert.equal(await readCorrection(platform, kacem, idsOfTicket(request!.id)!), undefined)
    const refusal = { verdict: 'unfounded', words: 'Non.' } as const
    assert.equal(await answerCorrection(platform, kacem, idsOfTicket(request!.id)!, refusal), 'unknown')
    const herself = { kind: 'patient', patient: amina.id } as const
    assert.deepEqual(await correctionRequests(platform, herself), [])
  })

  await t.test('read, it is « lue », and the history says who read it; refused, she reads why', async () => {
    const [request] = await correctionRequests(platform, martin)
    const ids = idsOfTicket(request!.ticket)!
    const read = await readCorrection(platform, martin, ids)
    assert.deepEqual([read?.words, read?.state], ['Le genou opéré est le gauche.', 'inReview'])
    assert.equal((await readCorrection(platform, martin, ids))?.state, 'inReview')
    assert.match(await text(), /Compte rendu du genou\s*lue/)
    const words = 'L’opération a bien eu lieu à droite.'
    assert.equal(await answerCorrection(platform, martin, ids, { verdict: 'unfounded', words }), 'done')
    assert.equal(await answerCorrection(platform, martin, ids, { verdict: 'founded', words }), 'notPossible')
    assert.match(
      await text(),
      /Compte rendu du genou\s*refusée[\s\S]*Motif du refus\s: «\s*L’opération a bien eu lieu à droite/,
    )
    const lines = (await tracesOf(carnet, amina)).filter(({ action }) => action === 'reviewReport')
    assert.deepEqual(
      lines.map(({ actor }) => [actor.kind, actor.id]),
      [1, 2].map(() => ['professional', martin.id]),
    )
    await untilSent(carnet)
    assert.equal(messages(carnet).at(-1)?.subject, 'Une réponse à votre signalement')
    assert.equal((await correctionRequests(platform, martin))[0]?.closedAt !== undefined, true)
  })

  await t.test('on his portal: the list, the request, the answer; another finds nothing there', async () => {
    await ask(idOf('Troisième compte rendu'), 'Le prénom est faux.')
    const author = await logInByCard(carnet, 'cps-martin')
    const list = await author.look(proUrls.corrections)
    assert.match(textOf(list.html), /Troisième compte rendu\s*État\s:\s*à lire/)
    const [, address = ''] = /href="(\/pro\/demandes\/[^"]+)">Troisième/.exec(list.html) ?? []
    const other = await logInByCard(carnet, 'cps-kacem')
    assert.match(textOf((await other.look(proUrls.corrections)).html), /Aucune demande/)
    assert.equal((await other.look(address)).status, 404)
    assert.equal((await author.look(`${proUrls.corrections}/1`)).status, 404)
    const page = await author.look(address)
    assert.match(page.html, /Le prénom est faux/)
    assert.match(await text(), /Troisième compte rendu\s*lue/)
    const csrf = csrfOf(page.html)
    const wrong = await author.look(address, { csrf, decision: 'founded', reponse: ' ' })
    assert.deepEqual([wrong.status, /Écrivez votre réponse/.test(wrong.html)], [422, true])
    const done = await followed(author, address, { csrf, decision: 'founded', reponse: 'Remplacé hier.' })
    assert.match(textOf(done.html), /Votre réponse est partie[\s\S]*corrigée[\s\S]*Remplacé hier/)
    assert.match(await text(), /Troisième compte rendu\s*corrigée/)
  })

  await t.test('the operator answers in his place when he does not: corrected', async () => {
    await ask(idOf('Autre compte rendu'), 'La date est fausse.')
    const [request] = (await correctionRequests(platform, martin)).filter(({ state }) => state === 'sent')
    const { stdout } = await typeWatching(carnet, 'reports', 'list')
    assert.match(stdout, /DEMANDE_RECTIFICATION/)
    assert.ok(!stdout.includes('Autre compte rendu'))
    await typeWatching(
      carnet,
      ...['reports', 'answer', request!.ticket, '--by', 'M. Duval'],
      ...['--verdict', 'founded', '--comment', 'Corrigé par le cabinet.'],
    )
    assert.match(await text(), /Autre compte rendu\s*corrigée/)
  })

  await t.test(
    'what she added herself she corrects herself, and a document that is not hers is not there',
    async () => {
      await desk.upload(
        await desk.open(urls.addDocument),
        urls.addDocument,
        {
          titre: 'À moi',
          sorte: 'EXPPAT_2',
          date: '2024-03-05',
          lecteurs: 'shared',
        },
        { name: 'a.txt', file: Buffer.from('Rien.') },
      )
      const mine =
        /href="\/carnet\/documents\/([^"?]+)">\s*À moi/.exec((await desk.open(urls.documents)).html)?.[1] ??
        ''
      assert.doesNotMatch((await desk.open(documentUrl(mine))).html, /Demander à l’auteur/)
      assert.notEqual((await ask(mine, 'Rien.')).status, 200)
      assert.equal((await ask('urn:uuid:1', 'Rien.')).status, 404)
      assert.equal((await correctionRequests(platform, martin)).length, 3)
    },
  )
})

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, '').replace(/[ \n]+/g, ' ')
}
