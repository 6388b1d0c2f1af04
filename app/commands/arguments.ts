import { InvalidArgumentError } from 'commander'

/** Reads a whole number of at least `least`, or says which option is wrong. */
export const wholeNumber =
  (name: string, least: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < least) {
      throw new InvalidArgumentError(`${name} attend un nombre entier d’au moins ${least}.`)
    }
    return value
  }
