/** Two files as an organiser would have them: ten buyers, twenty-seven structures, one wish more than the day can hold. */
export const meetingDayFiles = (): { readonly participants: Buffer; readonly wishes: Buffer } => {
  const buyers = Array.from(
    { length: 10 },
    (_, index) => `Acheteur essai ${String(index + 1).padStart(2, '0')}`,
  )
  const structures = Array.from(
    { length: 27 },
    (_, index) => `Structure essai ${String(index + 1).padStart(2, '0')}`,
  )
  const participants = [
    'Nom;Rôle;Indisponible;Représentant;Courriel',
    ...buyers.map(
      (name, index) =>
        `${name};Acheteur;${index === 9 ? '8' : ''};Responsable des achats;achats${index}@example.org`,
    ),
    ...structures.map((name, index) => `${name};Structure;;Direction;structure${index}@example.org`),
  ]
  const wishes = [
    'De;Vers;Niveau',
    ...buyers.flatMap((buyer, index) =>
      Array.from({ length: 8 }, (_, wish) => `${buyer};${structures[(index * 8 + wish) % 27]};souhaité`),
    ),
  ]
  const file = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`)
  return { participants: file(participants), wishes: file(wishes) }
}
