import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Checkboxes, ErrorSummary, Form, Radios, SearchBox, TextInput } from './index.ts'

test('a field without hint or error points to nothing', () => {
  expect(render(<TextInput name="nom" label="Nom" value={'"><script>'} />)).toBe(
    '<div class="field"><label class="label" for="nom">Nom</label><div class="input-row">' +
      '<input class="input" id="nom" name="nom" type="text" value="&quot;>&lt;script>"/></div></div>',
  )
})

test('a wrong field points to its hint and its error, in this order', () => {
  const html = render(
    <TextInput name="lots[0].titre" label="Titre" hint="En un mot." error="Donnez un titre." required />,
  )
  expect(html).toContain('<label class="label" for="lots-0-titre">')
  expect(html).toContain('aria-describedby="lots-0-titre-hint lots-0-titre-error"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('id="lots-0-titre-hint"')
  expect(html).toContain('id="lots-0-titre-error"')
  expect(html).toContain(' required')
  expect(html).toContain('(obligatoire)')
})

test('the first choice of a group bears the id that the summary links to', () => {
  const html = render(
    <Radios
      name="role"
      legend="Rôle"
      value="b"
      error="Choisissez un rôle."
      options={[
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ]}
    />,
  )
  expect(html).toContain('<fieldset class="fieldset field-wrong" aria-describedby="role-error">')
  expect(html).toContain('<input type="radio" id="role" name="role" value="a" aria-invalid="true"/>')
  expect(html).toContain(
    '<input type="radio" id="role-2" name="role" value="b" checked aria-invalid="true"/>',
  )
})

test('checked boxes are those of the values', () => {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  const html = render(<Checkboxes name="x" legend="X" options={options} values={['b']} />)
  expect(html.match(/value="[ab]" checked/g)).toEqual(['value="b" checked'])
})

test('the summary links each error to its field and is silent without error', () => {
  const html = render(
    <ErrorSummary errors={{ nom: 'Donnez un nom.', 'lots[0].titre': 'Donnez un titre.', vide: undefined }} />,
  )
  expect(html).toContain('role="alert"')
  expect(html).toContain('tabindex="-1"')
  expect(html).toContain('Le formulaire contient des erreurs')
  expect(html).toContain(
    '<li><a href="#nom">Donnez un nom.</a></li><li><a href="#lots-0-titre">Donnez un titre.</a></li>',
  )
  expect(render(<ErrorSummary errors={{ form: 'Trop tard.' }} />)).toContain('<li>Trop tard.</li>')
  expect(render(<ErrorSummary errors={{ form: 'Trop tard.' }} ids={{ form: 'liste' }} />)).toContain(
    '"#liste"',
  )
  expect(render(<ErrorSummary errors={{ nom: undefined }} />)).toBe('')
})

test('a posting form carries its token and key, a reading form neither', () => {
  const post = render(
    <Form action="/x" csrf="jeton" idempotencyKey="cle" hidden={{ version: '3', rien: undefined }} multipart>
      <p />
    </Form>,
  )
  expect(post).toBe(
    '<form class="form" action="/x" method="post" enctype="multipart/form-data" novalidate data-once="Envoi en cours">' +
      '<input type="hidden" name="_csrf" value="jeton"/><input type="hidden" name="_key" value="cle"/>' +
      '<input type="hidden" name="version" value="3"/><p></p></form>',
  )
  const get = render(<SearchBox action="/y" label="Rechercher" hidden={{ tri: 'nom' }} value="a&b" />)
  expect(get).toContain('<form action="/y" method="get"><input type="hidden" name="tri" value="nom"/>')
  expect(get).toContain('value="a&amp;b"')
  expect(get).not.toContain('_csrf')
})
