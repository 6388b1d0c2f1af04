import type { Typed } from '../../../platform/http/formState.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import { Actions, Button, ButtonLink, FileInput, Form, Section, TextInput } from '../../../ui/index.ts'
import type { Structure } from '../../domain/structure.ts'
import { EditFrame } from './editFrame.tsx'
import { e } from './editMessages.ts'
import { editPath, photoPath } from './paths.ts'

const w = e.photos

export const PhotosPage = ({
  structure,
  keys,
  typed,
  editing = null,
}: {
  readonly structure: Structure
  readonly keys: FormKeys
  readonly typed: Typed
  /** Whose form was refused; null = that which adds one. */
  readonly editing?: string | null
}) => {
  const at = editPath(structure, 'photos')
  const hidden = { csrf: keys.csrf, idempotencyKey: keys.key }
  const adding = editing === null ? typed : { errors: {}, values: {} as Typed['values'] }
  return (
    <EditFrame structure={structure} section="photos" errors={typed.errors}>
      {structure.photos.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <ul class="photos">
          {structure.photos.map(({ id, alt, width, height }, index) => (
            <li key={id}>
              <img src={photoPath(structure, id)} alt="" width={width} height={height} loading="lazy" />
              <Form action={`${at}/${id}`} label={w.rank(index + 1)} {...hidden}>
                <TextInput
                  name="alt"
                  id={editing === id ? 'alt' : `alt-${index + 1}`}
                  label={w.alt}
                  value={editing === id ? typed.values.alt : alt}
                  error={editing === id ? typed.errors.alt : undefined}
                />
                <Actions>
                  <Button kind="secondary" small context={w.rank(index + 1)}>
                    {e.save}
                  </Button>
                  {index > 0 && (
                    <Button kind="secondary" small name="earlier" value="1" context={w.rank(index + 1)}>
                      {w.earlier}
                    </Button>
                  )}
                </Actions>
              </Form>
              <Form action={`${at}/${id}/retrait`} inline {...hidden}>
                <Button kind="quiet" small icon="trash-2" context={w.rank(index + 1)}>
                  {w.remove}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Section title={w.add} id="ajout">
        <Form action={at} multipart label={w.add} {...hidden}>
          <FileInput
            name="file"
            label={w.file}
            hint={w.fileHint}
            accept="image/jpeg,image/png"
            error={adding.errors.file}
            required
          />
          <TextInput
            name="alt"
            id={editing === null ? 'alt' : 'alt-ajout'}
            label={w.alt}
            hint={w.altHint}
            value={adding.values.alt}
            error={adding.errors.alt}
            required
          />
          <Actions>
            <Button icon="plus">{w.add}</Button>
            <ButtonLink href={editPath(structure)} kind="secondary">
              {e.back}
            </ButtonLink>
          </Actions>
        </Form>
      </Section>
    </EditFrame>
  )
}
