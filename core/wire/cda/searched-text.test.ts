import assert from 'node:assert/strict'
import test from 'node:test'
import { textOfRtf } from './rtf-text.ts'
import { searchedTextOf } from './searched-text.ts'

const cda = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3"><title>Bilan d’hémostase</title>
<recordTarget><patientRole><id root="1.2.250.1.213.1.4.10" extension="299999999999900"/>
<patient><name><family qualifier="BR">DUNOM</family><given>Jeanne</given></name></patient></patientRole></recordTarget>
<component>${body}</component></ClinicalDocument>`

test('a CDA is searched in its sections, its tables and the names of its codes, and not in its patient', () => {
  const { body, attachments } = searchedTextOf(
    Buffer.from(
      cda(`<structuredBody><component><section><title>Résultats</title><text>
        <paragraph>Prélevé <content styleCode="Bold">à jeun</content></paragraph>
        <table><thead><tr><th>Analyse</th></tr></thead><tbody><tr><td>INR</td><td>2,4</td></tr></tbody></table></text>
        <entry><observation classCode="OBS" moodCode="EVN"><code code="34714-6" codeSystem="2.16.840.1.113883.6.1"
          displayName="Temps de Quick"/></observation></entry></section></component></structuredBody>`),
    ),
  )
  for (const words of ['Résultats', 'Prélevé à jeun', 'INR 2,4', 'Temps de Quick'])
    assert.ok(body.includes(words), `${words} in ${body}`)
  assert.doesNotMatch(body, /DUNOM|299999999999900/)
  assert.deepEqual(attachments, [])
})

test('what a level 1 CDA holds is named, to be read from the bytes', () => {
  const { body, attachments } = searchedTextOf(
    Buffer.from(
      cda('<nonXMLBody><text mediaType="application/pdf" representation="B64">AAAA</text></nonXMLBody>'),
    ),
  )
  assert.equal(body, '')
  assert.deepEqual(attachments, [{ index: 0, mediaType: 'application/pdf' }])
})

test('an RTF is searched in its words, whatever it looks like', () => {
  const rtf = String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator Msftedit;}\f0\b Compte rendu\b0\par
Douleur \'e9pigastrique, \u339?d\u232?me\tab l\'e9ger \{note\}\par}`
  assert.equal(
    textOfRtf(Buffer.from(rtf, 'latin1')).trim(),
    'Compte rendu\nDouleur épigastrique, œdème léger {note}',
  )
  const unknown = String.raw`{\rtf1 Avant\constructor  après}`
  assert.equal(
    textOfRtf(Buffer.from(unknown, 'latin1')),
    'Avant après',
    'a command that no reader knows says nothing',
  )
})
