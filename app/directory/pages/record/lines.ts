/** Lines that somebody typed, without the empty ones. */
export const linesOf = (text: string | undefined): string[] => [
  ...new Set(
    (text ?? '')
      .split(/\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]
