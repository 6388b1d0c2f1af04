/**
 * The address of a page of the web as it is kept, or null where it is none. A telephone writes `Https://`, somebody
 * `https:site.fr`: both open in a browser, and one spelling is kept.
 */
export const webAddress = (text: string, { secure = false } = {}): string | null => {
  const address = URL.parse(text.trim())
  if (address === null || (address.protocol !== 'https:' && (secure || address.protocol !== 'http:')))
    return null
  return address.href
}
