/** Types whose text is a JSON number; others (money, dates…) travel as JSON strings holding PostgreSQL's own text. */
const NUMBERS = /^(smallint|integer|bigint|numeric.*|real|double precision)$/
const JSON_NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/**
 * One row as a line of JSON, without loss: `texts` are the columns as PostgreSQL prints them. A missing value is left
 * out of the object, so that `null` can only mean the JSON value null inside a `jsonb` column.
 *
 * @example
 * toLine([{ name: 'id', type: 'integer' }, { name: 'town', type: 'text' }], ['7', null]) // '{"id":7}'
 */
export function toLine(columns: { name: string; type: string }[], texts: (string | null)[]): string {
  const members = columns.flatMap(({ name, type }, index) => {
    const text = texts[index]
    return text == null ? [] : [`${JSON.stringify(name)}:${toJson(type, text)}`]
  })
  return `{${members.join(',')}}`
}

function toJson(type: string, text: string): string {
  if (type === 'boolean') return text === 't' || text === 'true' ? 'true' : 'false'
  // NaN and infinities are not JSON numbers. Digits are kept as they are: JavaScript never reads them.
  if (NUMBERS.test(type) && JSON_NUMBER.test(text)) return text
  // The text of `jsonb` is JSON on one line; that of `json` may hold line feeds and counts letter by letter.
  if (type === 'jsonb') return text
  return JSON.stringify(text)
}

/** SQL that reads lines (`$1::text[]`) back into the columns of a table. */
export function insertLines(table: string, columns: { name: string; type: string }[]): string {
  const quote = (name: string) => `"${name.replaceAll('"', '""')}"`
  const literal = (name: string) => `'${name.replaceAll("'", "''")}'`
  const plain = columns.filter(({ type }) => type !== 'jsonb')
  const values = columns.map(({ name, type }) =>
    type === 'jsonb' ? `(line -> ${literal(name)})::jsonb` : `r.${quote(name)}::${type}`,
  )
  const record = plain.length > 0 ? plain.map(({ name }) => `${quote(name)} text`).join(', ') : '"-" text'
  const target = `public.${quote(table)} (${columns.map(({ name }) => quote(name)).join(', ')})`
  return `insert into ${target} overriding system value select ${values.join(', ')}
    from (select text::json as line from unnest($1::text[]) as text) as lines
    cross join lateral json_to_record(line) as r (${record})`
}
