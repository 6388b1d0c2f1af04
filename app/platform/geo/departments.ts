/** Names of the départements of Île-de-France by INSEE code. */
const names: Readonly<Record<string, string>> = {
  '75': 'Paris',
  '77': 'Seine-et-Marne',
  '78': 'Yvelines',
  '91': 'Essonne',
  '92': 'Hauts-de-Seine',
  '93': 'Seine-Saint-Denis',
  '94': 'Val-de-Marne',
  '95': 'Val-d’Oise',
}

/** « Seine-Saint-Denis (93) »; a département of another region is known by its code. */
export const departmentName = (code: string): string =>
  names[code] === undefined ? code : `${names[code]} (${code})`
