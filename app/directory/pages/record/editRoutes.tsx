import { type Route, route } from '../../../platform/http/route.ts'
import { ButtonLink, DataTable, Progress, Section } from '../../../ui/index.ts'
import { type Completeness, completenessOf, sectionCodes, sectionOf } from '../../domain/completeness.ts'
import { recordEditor } from '../../domain/policy.ts'
import type { Structure } from '../../domain/structure.ts'
import { activitiesRoutes } from './activitiesRoutes.tsx'
import { EditFrame, editPage } from './editFrame.tsx'
import { e } from './editMessages.ts'
import { fromRegisterPath, fromRegisterRoutes } from './fromRegisterRoutes.tsx'
import { r } from './messages.ts'
import { editPath } from './paths.ts'
import { photosRoutes } from './photosRoutes.tsx'
import { loadStructure, slugParams } from './recordRoutes.tsx'
import { sectionRoutes } from './sectionRoutes.tsx'

const EditHome = ({
  structure,
  completeness: { percent, missing },
  asksRegister,
}: {
  readonly structure: Structure
  readonly completeness: Completeness
  readonly asksRegister: boolean
}) => (
  <EditFrame structure={structure} section={null}>
    <Progress id="part-remplie" label={r.completeBar} value={percent} max={100} text={r.complete(percent)} />
    {asksRegister && (
      <p>
        <ButtonLink href={fromRegisterPath(structure)} kind="secondary" icon="refresh-cw">
          {e.register.action}
        </ButtonLink>
      </p>
    )}
    <Section title={e.parts} id="parties">
      <DataTable
        id="table-parties"
        caption={e.parts}
        captionHidden
        rows={sectionCodes}
        rowKey={(code) => code}
        columns={[
          { key: 'part', header: e.part, rowHeader: true, cell: (code) => e.sections[code] },
          {
            key: 'state',
            header: e.partState,
            cell: (code) => {
              const items = missing.filter((item) => sectionOf(item) === code)
              if (code === 'contact') return e.optional
              if (items.length === 0) return e.full
              return (
                <ul class="bullets">
                  {items.map((item) => (
                    <li key={item}>{r.items[item]}</li>
                  ))}
                </ul>
              )
            },
          },
          {
            key: 'action',
            header: e.change,
            cell: (code) => (
              <ButtonLink
                href={editPath(structure, code)}
                kind="secondary"
                small
                icon="pencil"
                context={e.sections[code]}
              >
                {e.change}
              </ButtonLink>
            ),
          },
        ]}
      />
    </Section>
  </EditFrame>
)

export const editRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/structures/:slug/modifier',
    policy: recordEditor(),
    params: slugParams,
    load: loadStructure,
    handle: ({ services, resource: { structure } }) =>
      editPage(
        structure,
        null,
        <EditHome
          structure={structure}
          completeness={completenessOf(structure)}
          asksRegister={services.outside.companies !== null && structure.siret !== null}
        />,
      ),
  }),
  ...sectionRoutes,
  ...activitiesRoutes,
  ...photosRoutes,
  ...fromRegisterRoutes,
]
