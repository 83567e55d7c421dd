/**
 * A photo as it will be sent: upright, straightened, without its edges. What it says of the place and the camera stays
 * on the device, and JPEG has no transparency: what shows through is paper.
 */
const longestSides = [2400, 1800, 1200]
const qualities = [0.9, 0.75, 0.6]

/** `page`: `{ quarters, angle, crop }`, the crop in hundredths of what is left once upright. */
function drawUpright(picture, { quarters, angle }, longestSide) {
  const turned = quarters % 2 === 1
  const [width, height] = turned ? [picture.height, picture.width] : [picture.width, picture.height]
  const scale = Math.min(1, longestSide / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((quarters * 90 + angle) * (Math.PI / 180))
  context.scale(scale, scale)
  context.drawImage(picture, -picture.width / 2, -picture.height / 2)
  return canvas
}

function cutEdges(canvas, { top, right, bottom, left }) {
  const width = Math.max(1, Math.round((canvas.width * (100 - left - right)) / 100))
  const height = Math.max(1, Math.round((canvas.height * (100 - top - bottom)) / 100))
  const cut = document.createElement('canvas')
  cut.width = width
  cut.height = height
  cut
    .getContext('2d')
    .drawImage(
      canvas,
      Math.round((canvas.width * left) / 100),
      Math.round((canvas.height * top) / 100),
      width,
      height,
      0,
      0,
      width,
      height,
    )
  return cut
}

/** Smaller and smaller until it fits. Throws Error when it never does, or when the browser does not read this photo. */
async function jpegOf(page, bytesMax) {
  const picture = await createImageBitmap(page.file)
  try {
    for (const side of longestSides) {
      const canvas = cutEdges(drawUpright(picture, page, side), page.crop)
      for (const quality of qualities) {
        const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
        if (blob !== null && blob.size <= bytesMax)
          return { blob, width: canvas.width, height: canvas.height }
      }
    }
  } finally {
    picture.close()
  }
  throw new Error('too large')
}

/** One photo: a JPEG. Several: a PDF of so many pages. */
async function fileOf(pages, bytesMax) {
  const name = pages[0].file.name.replace(/\.[^.]*$/, '')
  if (pages.length === 1) {
    const { blob } = await jpegOf(pages[0], bytesMax)
    return new File([blob], `${name}.jpg`, { type: 'image/jpeg' })
  }
  // Each its part, and a little of what holds them together.
  const share = Math.floor(bytesMax / pages.length) - 2_048
  const jpegs = []
  for (const page of pages) {
    const { blob, width, height } = await jpegOf(page, share)
    jpegs.push({ bytes: new Uint8Array(await blob.arrayBuffer()), width, height })
  }
  return new File([pdfOfPhotos(jpegs)], `${name}.pdf`, { type: 'application/pdf' })
}
