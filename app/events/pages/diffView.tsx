import { Button, DataTable, Details, Form, Select } from '../../ui/index.ts'
import type { TimetableMeeting, TimetableVersion } from '../domain/timetable.ts'
import { organiserPath } from './frame.tsx'
import { type DiffLine, presentDiff } from './presentDiff.ts'
import type { TimetableSource, VersionLine } from './presentTimetable.ts'
import { tt } from './timetableMessages.ts'

type Props = {
  readonly source: TimetableSource
  readonly versions: readonly VersionLine[]
  /** The version chosen to compare with; null = the published one. */
  readonly compared: {
    readonly version: TimetableVersion
    readonly meetings: readonly TimetableMeeting[]
  } | null
}

const Changes = (props: {
  readonly id: string
  readonly caption: string
  readonly lines: readonly DiffLine[]
}) => (
  <DataTable
    id={props.id}
    caption={props.caption}
    captionHidden
    dense
    rows={props.lines}
    rowKey={(line) => line.key}
    columns={[
      { key: 'kind', header: tt.change, cell: (line) => line.kind },
      { key: 'pair', header: tt.meeting, rowHeader: true, cell: (line) => line.pair },
      { key: 'before', header: tt.before, cell: (line) => line.before },
      { key: 'after', header: tt.after, cell: (line) => line.after },
    ]}
  />
)

/** Two versions side by side: what each meeting became, then the same for each participant. */
export const DiffTable = ({ source, versions, compared }: Props) => {
  const diff = presentDiff(source, compared ?? source.published)
  const others = versions.filter(({ id }) => id !== source.version.id)
  const toPublished = compared === null || compared.version.id === source.published?.version.id
  return (
    <>
      {others.length > 0 && (
        <Form method="get" action={organiserPath(source.event, 'timetable')} label={tt.compare} inline>
          <input type="hidden" name="version" value={source.version.id} />
          <input type="hidden" name="vue" value="differences" />
          <Select
            name="avec"
            label={tt.compareWith}
            empty={false}
            value={compared?.version.id ?? source.published?.version.id}
            options={others.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }))}
          />
          <Button kind="secondary">{tt.compare}</Button>
        </Form>
      )}
      <p>
        {diff.intro}{' '}
        {diff.lines.length > 0 &&
          (toPublished ? tt.diffConcerned(diff.concerned) : tt.diffCount(diff.concerned))}
      </p>
      {diff.lines.length > 0 && (
        <>
          <Changes id="differences" caption={tt.diffCaption} lines={diff.lines} />
          <Details summary={tt.diffByParty(diff.parties.length)}>
            {diff.parties.map(({ id, name, lines }) => (
              <div key={id}>
                <h3>{name}</h3>
                <Changes id={`differences-${id}`} caption={tt.diffOf(name)} lines={lines} />
              </div>
            ))}
          </Details>
        </>
      )}
    </>
  )
}
