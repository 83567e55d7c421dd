/** Sections of a « volet de synthèse médicale » with invented content, in the shape of the CI-SIS 2022. */
export type SampleSummary = {
  readonly allergies?: readonly string[]
  readonly conditions?: readonly string[]
  readonly treatments?: readonly { readonly name: string; readonly until?: string }[]
  readonly implants?: readonly string[]
  readonly bloodGroup?: string
  /** Who, and what she had. */
  readonly family?: readonly (readonly [relative: string, condition: string])[]
  readonly operations?: readonly string[]
}

export function summarySections(sample: SampleSummary): string {
  const { allergies = [], conditions = [], treatments = [], implants = [], bloodGroup } = sample
  const { family = [], operations = [] } = sample
  return [
    section(
      '10157-6',
      'Antécédents familiaux',
      family.map(([, condition]) => condition),
      (id, at) =>
        `<organizer classCode="CLUSTER" moodCode="EVN"><statusCode code="completed"/><subject typeCode="SBJ"><relatedSubject classCode="PRS"><code code="X" codeSystem="2.16.840.1.113883.5.111" displayName="${family[at]?.[0]}"/></relatedSubject></subject><component>${observation(
          `<value ${typed('CD')} code="J45" codeSystem="2.16.840.1.113883.6.3" displayName="Selon le code"><originalText><reference value="#${id}"/></originalText></value>`,
        )}</component></organizer>`,
    ),
    section(
      '47519-4',
      'Historique des actes',
      operations,
      (_, at) =>
        `<procedure classCode="PROC" moodCode="EVN"><code code="HHFA001" codeSystem="1.2.250.1.215.300.1" displayName="${operations[at]}"/><statusCode code="completed"/><effectiveTime value="20180114"/></procedure>`,
    ),
    section('48765-2', 'Allergies', allergies, (id) =>
      concern(
        observation(
          `<value ${typed('CD')} nullFlavor="NA"/><participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT"><code code="X" codeSystem="1.2.250.1.999" displayName="Agent"><originalText><reference value="#${id}"/></originalText></code></playingEntity></participantRole></participant>
<entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN"><code code="33999-4" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/><value ${typed('CD')} code="active" codeSystem="2.16.840.1.113883.4.642.4.1373" displayName="Actif"/></observation></entryRelationship>`,
        ),
      ),
    ),
    section('11450-4', 'Pathologies en cours', conditions, (id) =>
      concern(
        observation(
          `<value ${typed('CD')} code="I10" codeSystem="2.16.840.1.113883.6.3" displayName="Selon le code"><originalText><reference value="#${id}"/></originalText></value>`,
        ),
      ),
    ),
    section(
      '10160-0',
      'Traitements',
      treatments.map(({ name }) => name),
      (id, at) =>
        `<substanceAdministration classCode="SBADM" moodCode="EVN"><text><reference value="#${id}"/></text><statusCode code="completed"/>
<effectiveTime ${typed('IVL_TS')}><low value="20240105"/>${treatments[at]?.until === undefined ? '<high nullFlavor="UNK"/>' : `<high value="${treatments[at]?.until}"/>`}</effectiveTime>
<consumable><manufacturedProduct><manufacturedMaterial><code code="60000000" codeSystem="1.2.250.1.213.2.3.1"><originalText><reference value="#${id}"/></originalText></code></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`,
    ),
    section(
      '46264-8',
      'Dispositifs médicaux',
      implants,
      (id) =>
        `<supply classCode="SPLY" moodCode="EVN"><effectiveTime ${typed('IVL_TS')}><low value="20190811"/></effectiveTime><participant typeCode="DEV"><participantRole classCode="MANU"><playingDevice><code code="J01" codeSystem="1.2.250.1.213.2.68"><originalText><reference value="#${id}"/></originalText></code></playingDevice></participantRole></participant></supply>`,
    ),
    bloodGroup === undefined
      ? ''
      : `<component><section><code code="26436-6" codeSystem="2.16.840.1.113883.6.1"/><title>Immuno-hématologie</title><text>Groupe sanguin</text><entry><observation classCode="OBS" moodCode="EVN"><code code="882-1" codeSystem="2.16.840.1.113883.6.1"/><statusCode code="completed"/><value ${typed('CD')} code="278149003" codeSystem="2.16.840.1.113883.6.96" displayName="${bloodGroup}"/></observation></entry></section></component>`,
  ].join('')
}

function section(
  code: string,
  title: string,
  lines: readonly string[],
  entry: (id: string, at: number) => string,
): string {
  if (lines.length === 0) return ''
  const rows = lines.map((words, at) => `<tr><td><content ID="s${code}-${at}">${words}</content></td></tr>`)
  const entries = lines.map((_, at) => `<entry>${entry(`s${code}-${at}`, at)}</entry>`)
  return `<component><section><code code="${code}" codeSystem="2.16.840.1.113883.6.1"/><title>${title}</title>
<text><table><tbody>${rows.join('')}</tbody></table></text>${entries.join('')}</section></component>`
}

function concern(observation: string): string {
  return `<act classCode="ACT" moodCode="EVN"><code nullFlavor="NA"/><statusCode code="active"/><entryRelationship typeCode="SUBJ">${observation}</entryRelationship></act>`
}

function observation(content: string, attributes = ''): string {
  return `<observation classCode="OBS" moodCode="EVN"${attributes}><code code="282291009" codeSystem="2.16.840.1.113883.6.96"/><statusCode code="completed"/><effectiveTime><low value="20190811"/></effectiveTime>${content}</observation>`
}

/** The schema leaves the type of these elements to the document. */
function typed(type: string): string {
  return `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="${type}"`
}
