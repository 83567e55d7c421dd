/**
 * Photos become one document on the device, before anything is sent: a page each, in the order that is chosen, turned,
 * straightened, without what is around the sheet. rules.md VIS-19; people.md P-23. Everything that is done by dragging is
 * done by a number too (WCAG 2.5.7).
 * Finds `input[type=file][data-photo]`; its words stand beside it. Without this file, the form takes one file as it is.
 */
const pagesMax = 20
const previewSide = 720
const angleMax = 15
const edgeMax = 90
const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' }

for (const input of document.querySelectorAll('input[type=file][data-photo]')) {
  const state = document.getElementById(input.dataset.photo)
  const box = document.getElementById('pages-photo')
  const model = document.getElementById('modele-photo')
  if (!(input instanceof HTMLInputElement) || state === null || box === null || model === null)
    throw new TypeError('photo-pages: expected input[type=file][data-photo], its state, its pages and their model')
  const list = box.querySelector('ol')
  const more = box.querySelector('[data-more]')
  const send = input.form.querySelector('button[type=submit]')
  const bytesMax = Number(input.dataset.bytesMax)
  let pages = []
  /** Of two preparations, the last is sent. */
  let preparation = 0

  input.accept += ',image/*'
  input.multiple = true
  const others = document.createElement('input')
  others.type = 'file'
  others.accept = 'image/*'
  others.multiple = true
  others.hidden = true
  box.append(others)
  more.addEventListener('click', () => others.click())
  others.addEventListener('change', () => take([...others.files]))
  input.addEventListener('change', () => {
    const files = [...input.files]
    pages = []
    list.replaceChildren()
    box.hidden = true
    state.textContent = ''
    preparation++
    send.disabled = false
    if (files.length === 0) return
    offer(files[0])
    if (files.every(isPhoto)) return take(files)
    if (files.length > 1) giveUp(state.dataset.mixed)
  })

  async function take(files) {
    const added = []
    send.disabled = true
    state.textContent = state.dataset.converting
    for (const file of files.filter(isPhoto)) {
      try {
        added.push(await pageOf(file))
      } catch {
        return giveUp(state.dataset.failed)
      }
    }
    if (pages.length + added.length > pagesMax) {
      send.disabled = pages.length === 0
      state.textContent = state.dataset.tooMany
      return
    }
    pages.push(...added)
    for (const page of added) list.append(page.item)
    others.value = ''
    box.hidden = pages.length === 0
    number()
    await prepare()
  }

  function giveUp(why) {
    pages = []
    list.replaceChildren()
    box.hidden = true
    input.value = ''
    send.disabled = false
    state.textContent = why
  }

  /** What is sent is always what the pages show. */
  async function prepare() {
    const mine = ++preparation
    send.disabled = true
    state.textContent = state.dataset.converting
    try {
      const file = await fileOf(pages, bytesMax)
      if (mine !== preparation) return
      const chosen = new DataTransfer()
      chosen.items.add(file)
      input.files = chosen.files
      state.textContent =
        pages.length === 1
          ? state.dataset.converted
          : state.dataset.convertedPages.replace('#', String(pages.length))
      send.disabled = false
    } catch {
      if (mine === preparation) giveUp(state.dataset.failed)
    }
  }

  async function pageOf(file) {
    const picture = await createImageBitmap(file)
    const small = drawUpright(picture, { quarters: 0, angle: 0 }, previewSide)
    picture.close()
    const page = { file, small, quarters: 0, angle: 0, crop: { top: 0, right: 0, bottom: 0, left: 0 } }
    page.item = model.content.firstElementChild.cloneNode(true)
    page.canvas = page.item.querySelector('canvas')
    page.item.addEventListener('click', ({ target }) => {
      const gesture = target.closest('[data-do]')?.dataset.do
      if (gesture !== undefined) act(page, gesture)
    })
    for (const field of page.item.querySelectorAll('input[data-set]'))
      field.addEventListener('change', () => {
        const { set } = field.dataset
        const value = Number(field.value.replace(',', '.'))
        const [low, high] = set === 'angle' ? [-angleMax, angleMax] : [0, edgeMax]
        const kept = Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : 0
        if (set === 'angle') page.angle = kept
        else page.crop = { ...page.crop, [set]: Math.min(kept, 95 - page.crop[opposite[set]]) }
        changed(page)
      })
    followDrag(page)
    show(page)
    return page
  }

  function act(page, gesture) {
    const at = pages.indexOf(page)
    if (gesture === 'remove') {
      pages.splice(at, 1)
      page.item.remove()
      if (pages.length === 0) {
        giveUp(state.dataset.none)
        input.focus()
        return
      }
      number()
      pages[Math.min(at, pages.length - 1)].item.querySelector('[data-do=remove]').focus()
      prepare()
      return
    }
    if (gesture === 'up' || gesture === 'down') {
      const to = at + (gesture === 'up' ? -1 : 1)
      if (to < 0 || to >= pages.length) return
      pages.splice(at, 1)
      pages.splice(to, 0, page)
      list.replaceChildren(...pages.map(({ item }) => item))
      number()
      const again = page.item.querySelector(`[data-do=${gesture}]`)
      const other = page.item.querySelector(`[data-do=${gesture === 'up' ? 'down' : 'up'}]`)
      ;(again.disabled ? other : again).focus()
      prepare()
      return
    }
    if (gesture === 'left' || gesture === 'right') {
      page.quarters = (page.quarters + (gesture === 'left' ? 3 : 1)) % 4
      const { top, right, bottom, left } = page.crop
      page.crop =
        gesture === 'right'
          ? { top: left, right: top, bottom: right, left: bottom }
          : { top: right, right: bottom, bottom: left, left: top }
    }
    if (gesture === 'tilt-left') page.angle = Math.max(-angleMax, page.angle - 1)
    if (gesture === 'tilt-right') page.angle = Math.min(angleMax, page.angle + 1)
    if (gesture === 'whole') {
      page.angle = 0
      page.crop = { top: 0, right: 0, bottom: 0, left: 0 }
    }
    changed(page)
  }

  function changed(page) {
    show(page)
    prepare()
  }

  function show(page) {
    const { canvas, crop } = page
    const drawn = drawUpright(page.small, page, previewSide)
    canvas.width = drawn.width
    canvas.height = drawn.height
    const context = canvas.getContext('2d')
    context.drawImage(drawn, 0, 0)
    const { width, height } = canvas
    const [x, y] = [(width * crop.left) / 100, (height * crop.top) / 100]
    const [x2, y2] = [width * (1 - crop.right / 100), height * (1 - crop.bottom / 100)]
    context.fillStyle = 'rgb(0 0 0 / 60%)'
    context.fillRect(0, 0, width, y)
    context.fillRect(0, y2, width, height - y2)
    context.fillRect(0, y, x, y2 - y)
    context.fillRect(x2, y, width - x2, y2 - y)
    for (const field of page.item.querySelectorAll('input[data-set]')) {
      const { set } = field.dataset
      field.value = String(Math.round(10 * (set === 'angle' ? page.angle : crop[set])) / 10)
    }
  }

  /** From one corner of what is kept to the other. */
  function followDrag(page) {
    const { canvas } = page
    let from
    const placeOf = ({ clientX, clientY }) => {
      const { left, top, width, height } = canvas.getBoundingClientRect()
      const within = (value) => Math.min(100, Math.max(0, value))
      return { x: within((100 * (clientX - left)) / width), y: within((100 * (clientY - top)) / height) }
    }
    canvas.addEventListener('pointerdown', (event) => {
      if (event.pointerType !== 'mouse' && !page.item.querySelector('details').open) return
      from = placeOf(event)
      canvas.setPointerCapture(event.pointerId)
    })
    canvas.addEventListener('pointermove', (event) => {
      if (from === undefined) return
      const to = placeOf(event)
      const [left, right] = [Math.min(from.x, to.x), 100 - Math.max(from.x, to.x)]
      const [top, bottom] = [Math.min(from.y, to.y), 100 - Math.max(from.y, to.y)]
      // A touch that did not go anywhere cuts nothing.
      if (left + right > 95 || top + bottom > 95) return
      page.crop = { top, right, bottom, left }
      show(page)
    })
    const end = () => {
      if (from === undefined) return
      from = undefined
      prepare()
    }
    canvas.addEventListener('pointerup', end)
    canvas.addEventListener('pointercancel', end)
  }

  function number() {
    for (const [at, { item, canvas }] of pages.entries()) {
      const name = box.dataset.page.replace('#', String(at + 1))
      item.querySelector('h3').textContent = name
      canvas.setAttribute('aria-label', name)
      for (const field of item.querySelectorAll('[data-id]')) {
        field.id = `page-${at + 1}-${field.dataset.id}`
        field.previousElementSibling.htmlFor = field.id
      }
      for (const named of item.querySelectorAll('[data-of]')) named.textContent = `\u00a0: ${name}`
      item.querySelector('[data-do=up]').disabled = at === 0
      item.querySelector('[data-do=down]').disabled = at === pages.length - 1
    }
    more.disabled = pages.length >= pagesMax
  }

  /** Offered, and put in its field by who agrees. */
  async function offer(file) {
    const kinds = JSON.parse(document.getElementById('sorte-mots')?.dataset.kinds ?? '[]')
    const day = (isPhoto(file) ? await dayOfPhoto(file) : undefined) ?? dayInName(file.name)
    const dayWords =
      day && new Date(`${day}T12:00:00Z`).toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })
    propose('date', day, dayWords)
    const kind = kindInName(file.name, kinds)
    propose('sorte', kind, document.querySelector(`#sorte option[value="${kind}"]`)?.textContent)
  }

  function propose(id, value, words) {
    const field = document.getElementById(id)
    const offered = document.getElementById(`${id}-propose`)
    if (field === null || offered === null) return
    offered.hidden = value === undefined || words === undefined || field.value === value
    if (offered.hidden) return
    const button = offered.querySelector('button')
    offered.querySelector('[data-words]').textContent = words
    button.onclick = () => {
      field.value = value
      offered.hidden = true
      field.focus()
    }
  }
}

function isPhoto({ type, name }) {
  return (type.startsWith('image/') && type !== 'image/tiff') || /\.(heic|heif)$/i.test(name)
}
