/** Where photos become the pages of one document, on the device (web/islands/photo-pages.js). Without script: one file. P-23. */
import { type Html, html } from '../html.ts'
import { fileField } from '../ui/field/field.ts'
import { addDocument } from '../words/own-documents.ts'

export type PhotoField = {
  readonly accepted: { readonly extensions: readonly string[]; readonly mo: number }
  /** How the words begin that tell each kind of document, in the name of a file. */
  readonly kindWords: readonly (readonly [type: string, starts: readonly string[]])[]
}

const { photo: words } = addDocument

/** What may be sent as it is, or made of photos; the state of that is told beside it. */
export function photoField(
  { accepted: { extensions, mo }, kindWords }: PhotoField,
  written: string,
  error: string | undefined,
): Html {
  return html`${fileField({
    name: 'fichier',
    label: addDocument.file,
    hint: addDocument.fileHint(written, mo),
    error,
    accept: extensions,
    photo: { state: 'photo', bytesMax: mo * 1_048_576 },
  })}
  <p id="photo" class="soft" role="status" data-converting="${words.converting}" data-converted="${words.converted}" data-converted-pages="${words.convertedPages}" data-failed="${words.failed}" data-mixed="${words.mixed}" data-too-many="${words.tooMany}" data-none="${words.none}"></p>
  <div id="sorte-mots" data-kinds="${JSON.stringify(kindWords)}" hidden></div>
  ${proposalFor('date')}${proposalFor('sorte')}
  <section id="pages-photo" class="stack" aria-labelledby="pages-photo-titre" data-page="${words.page}" hidden>
    <h2 id="pages-photo-titre">${words.pages}</h2>
    <p class="soft">${words.pagesIntro}</p>
    <ol class="photo-pages"></ol>
    <div class="actions"><button class="button secondary" type="button" data-more>${words.more}</button></div>
  </section>
  <template id="modele-photo">${pageModel()}</template>`
}

function pageModel(): Html {
  return html`<li class="photo-page stack">
  <h3></h3>
  <canvas role="img"></canvas>
  <div class="actions">${gesture('up', words.up)}${gesture('down', words.down)}${gesture('left', words.left)}${gesture('right', words.right)}${gesture('remove', words.remove)}</div>
  <details class="fold"><summary>${words.adjust}<span class="off-screen" data-of></span></summary>
    <p class="soft">${words.adjustHint}</p>
    <div class="photo-numbers">
      ${edge('top', words.top)}${edge('bottom', words.bottom)}${edge('left', words.leftEdge)}${edge('right', words.rightEdge)}
      ${number('angle', words.angle, -15, 15)}
    </div>
    <div class="actions">${gesture('tilt-left', words.tiltLeft)}${gesture('tilt-right', words.tiltRight)}${gesture('whole', words.whole)}</div>
  </details>
</li>`
}

function gesture(what: string, told: string): Html {
  return html`<button class="button quiet" type="button" data-do="${what}">${told}<span class="off-screen" data-of></span></button>`
}

function edge(name: string, label: string): Html {
  return number(name, label, 0, 90)
}

function number(name: string, label: string, min: number, max: number): Html {
  return html`<div class="field"><label>${label}</label><input type="number" data-set="${name}" data-id="${name}" min="${min}" max="${max}" step="any" value="0"></div>`
}

/** Filled by the script with what the file says; the field changes when its reader agrees. */
function proposalFor(field: 'date' | 'sorte'): Html {
  return html`<div id="${field}-propose" class="proposal" role="status" hidden><p>${words.proposed[field]} <strong data-words></strong>.</p>
  <button class="button secondary" type="button">${words.useProposal[field]}</button></div>`
}
