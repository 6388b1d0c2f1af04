const LONGEST = 500

/** The address of a video meeting as it is kept: https, at a named host, without a name or password in it; else null. */
export const videoAddress = (text: string): string | null => {
  const address = URL.parse(text.trim())
  return address !== null &&
    address.protocol === 'https:' &&
    address.username === '' &&
    address.password === '' &&
    /[a-z]/i.test(address.hostname) &&
    address.hostname.includes('.') &&
    address.href.length <= LONGEST
    ? address.href
    : null
}
