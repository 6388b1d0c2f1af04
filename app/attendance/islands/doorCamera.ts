type Detector = {
  readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>
}
type DetectorMaker = new (options: { readonly formats: readonly string[] }) => Detector

/** Between two looks at what the camera sees. */
const LOOK_EVERY = 200
/** The same badge held before the camera is read once. */
const SAME_FOR = 4000

const maker = (): DetectorMaker | undefined =>
  (globalThis as { readonly BarcodeDetector?: DetectorMaker }).BarcodeDetector

/** Can this browser read squares by itself? */
export const canScan = (): boolean => maker() !== undefined && navigator.mediaDevices !== undefined

/** Reads squares until it is stopped. @returns what stops it */
export const scan = async (video: HTMLVideoElement, read: (text: string) => void): Promise<() => void> => {
  const Made = maker()
  if (Made === undefined) throw new Error('no detector')
  const detector = new Made({ formats: ['qr_code'] })
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  video.srcObject = stream
  video.hidden = false
  await video.play()
  let last = { text: '', at: 0 }
  const timer = setInterval(async () => {
    const [seen] = await detector.detect(video).catch(() => [])
    if (seen === undefined) return
    const again = seen.rawValue === last.text && Date.now() - last.at < SAME_FOR
    last = { text: seen.rawValue, at: Date.now() }
    if (!again) read(seen.rawValue)
  }, LOOK_EVERY)
  return () => {
    clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
    video.hidden = true
  }
}
