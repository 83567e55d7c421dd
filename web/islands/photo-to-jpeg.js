/**
 * A photo that the record does not take (PNG, WebP, HEIC where the browser reads it, or a JPEG that is too large) becomes
 * a JPEG on the device, before it is sent. What it says of the place and the camera stays there. rules.md VIS-19.
 * Finds `input[type=file][data-photo]`; its words stand beside it. Without this file, the form works with the types it names.
 */
const longestSide = 2400
const qualities = [0.9, 0.75, 0.6]

for (const input of document.querySelectorAll('input[type=file][data-photo]')) {
  const state = document.getElementById(input.dataset.photo)
  if (!(input instanceof HTMLInputElement) || state === null)
    throw new TypeError('photo-to-jpeg: expected input[type=file][data-photo] naming the element of its state')
  const bytesMax = Number(input.dataset.bytesMax)
  input.accept += ',image/*'
  input.addEventListener('change', async () => {
    const [file] = input.files
    state.textContent = ''
    if (file === undefined || !needsConversion(file, bytesMax)) return
    const send = input.form?.querySelector('button[type=submit]')
    if (send) send.disabled = true
    state.textContent = state.dataset.converting
    try {
      const photo = await toJpeg(file, bytesMax)
      const chosen = new DataTransfer()
      chosen.items.add(photo)
      input.files = chosen.files
      state.textContent = state.dataset.converted
    } catch {
      input.value = ''
      state.textContent = state.dataset.failed
    } finally {
      if (send) send.disabled = false
    }
  })
}

function needsConversion({ type, size }, bytesMax) {
  if (!type.startsWith('image/') || type === 'image/tiff') return false
  return type !== 'image/jpeg' || size > bytesMax
}

async function toJpeg(file, bytesMax) {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const context = canvas.getContext('2d')
  // JPEG has no transparency: what shows through is paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  for (const quality of qualities) {
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (blob !== null && blob.size <= bytesMax)
      return new File([blob], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' })
  }
  throw new Error('too large')
}
