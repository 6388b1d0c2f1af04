import { Button, DataTable, Details, Form, Section, TextInput } from '../../ui/index.ts'
import { o } from './organiserMessages.ts'
import { type PitchesView, post } from './pitchesShared.ts'

/** Who judges, who was asked to, and how far they are. */
export const JurySection = ({ view }: { readonly view: PitchesView }) => {
  const { jurors, invited, deliberation, typed } = view
  const { applications, assessments } = deliberation
  const j = o.jury
  const said = (personId: string, state: string): number =>
    assessments.filter((one) => one.personId === personId && one.state === state).length
  return (
    <Section title={j.title} id="jury" lead={j.lead}>
      {jurors.length === 0 ? (
        <p>{j.none}</p>
      ) : (
        <DataTable
          id="membres"
          caption={j.caption}
          captionHidden
          rows={jurors}
          rowKey={({ personId }) => personId}
          columns={[
            { key: 'name', header: j.member, rowHeader: true, cell: ({ name }) => name },
            {
              key: 'progress',
              header: j.progress,
              cell: ({ personId }) =>
                `${said(personId, 'complete')} / ${applications.length - said(personId, 'conflict')}`,
            },
            {
              key: 'conflicts',
              header: j.conflicts,
              numeric: true,
              cell: ({ personId }) => String(said(personId, 'conflict')),
            },
            {
              key: 'actions',
              header: j.actions,
              headerHidden: true,
              cell: ({ personId, name }) =>
                assessments.some((one) => one.personId === personId) ? (
                  ''
                ) : (
                  <Form {...post({ view, rest: `/jury/${personId}/retrait`, label: name })} inline>
                    <Button kind="quiet" small context={name}>
                      {j.remove}
                    </Button>
                  </Form>
                ),
            },
          ]}
        />
      )}
      {invited.length > 0 && (
        <DataTable
          id="invitations"
          caption={j.waiting}
          rows={invited}
          rowKey={(email) => email}
          columns={[
            { key: 'email', header: j.email, rowHeader: true, cell: (email) => email },
            {
              key: 'actions',
              header: j.actions,
              headerHidden: true,
              cell: (email) => (
                <Form
                  {...post({ view, rest: '/jury/invitations/retrait', label: email })}
                  hidden={{ email }}
                  inline
                >
                  <Button kind="quiet" small context={email}>
                    {j.withdraw}
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      )}
      <Details summary={j.add} open={jurors.length === 0 || typed.errors.email !== undefined}>
        <Form {...post({ view, rest: '/jury', label: j.designate })}>
          <TextInput
            name="email"
            label={j.email}
            hint={j.emailHint}
            type="email"
            required
            maxLength={254}
            autocomplete="off"
            value={typed.values.email}
            error={typed.errors.email}
          />
          <Button kind="secondary">{j.designate}</Button>
        </Form>
      </Details>
      {jurors.length > 0 && (
        <Form {...post({ view, rest: '/jury/relance', label: j.remind })} inline>
          <Button kind="secondary" icon="bell">
            {j.remind}
          </Button>
        </Form>
      )}
    </Section>
  )
}
