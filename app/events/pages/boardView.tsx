import type { FormKeys } from '../../platform/http/route.ts'
import { Actions, Button, ButtonLink, Details, Island, Select } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { WarningCode } from '../domain/warnings.ts'
import { t } from '../messages.ts'
import { bt } from './boardMessages.ts'
import { organiserPath } from './frame.tsx'

type Props = { readonly event: OpenMapEvent; readonly keys: FormKeys; readonly versionId: string }

/** Words that the script fills, warnings among them. */
const islandWords = (): Readonly<Record<string, string>> => ({
  ...bt.island,
  ...Object.fromEntries(
    (Object.keys(t.warnings) as WarningCode[]).map((code) => [
      `warning-${code}`,
      t.warnings[code]('{party}'),
    ]),
  ),
})

const Tool = (props: {
  readonly name: string
  readonly label: string
  readonly kind?: 'secondary' | 'quiet' | 'danger'
  readonly icon?: 'undo-2' | 'redo-2' | 'lock' | 'ban' | 'x'
}) => (
  <Button
    type="button"
    kind={props.kind ?? 'secondary'}
    small
    icon={props.icon}
    data={{ 'data-board': props.name }}
  >
    {props.label}
  </Button>
)

const Keys = () => (
  <Details summary={bt.keys}>
    <dl class="board-keys">
      {Object.entries(bt.keyLines).map(([keys, effect]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{effect}</dd>
        </div>
      ))}
    </dl>
    <p>{bt.legend}&nbsp;:</p>
    <ul class="board-legend">
      {(['free', 'swap', 'warn'] as const).map((look) => (
        <li key={look}>
          <span class={`time-swatch board-${look}`} />
          {bt.legendLines[look]}
        </li>
      ))}
    </ul>
  </Details>
)

/** What the script fills: shown once it runs. */
const Tools = () => (
  <div data-board="tools" hidden>
    <fieldset class="board-tools" aria-label={bt.toolbar}>
      <fieldset class="board-rows" aria-label={bt.view}>
        <Tool name="rows-party" label={bt.byParty} />
        <Tool name="rows-table" label={bt.byTable} />
      </fieldset>
      <Tool name="undo" label={bt.undo} icon="undo-2" />
      <Tool name="redo" label={bt.redo} icon="redo-2" />
      <p class="board-state" data-board="state" role="status" />
    </fieldset>
    <div class="board-conflict" data-board="conflict" hidden>
      <p data-board="conflictText" />
      <Actions>
        <Tool name="again" label={bt.again} />
        <Tool name="dismiss" label={bt.dismiss} kind="quiet" />
      </Actions>
    </div>
    <div class="board-panel">
      <p data-board="told" aria-live="polite">
        {bt.nothing}
      </p>
      <div data-board="held" hidden>
        <Actions>
          <Tool name="pin" label={bt.pin} icon="lock" />
          <Tool name="forbidHere" label={bt.forbidHere} icon="ban" />
          <Tool name="forbidAll" label={bt.forbidAll} icon="ban" />
          <Tool name="remove" label={bt.remove} kind="danger" />
          <Tool name="cancel" label={bt.cancel} kind="quiet" icon="x" />
        </Actions>
      </div>
    </div>
    <div class="board-tray" data-board="tray" hidden>
      <Select name="souhait" label={bt.wish} empty={false} options={[]} />
      <Tool name="takeWish" label={bt.wishTake} />
    </div>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
    <div class="table-scroll time-grid-scroll board-scroll" data-board="scroller" tabIndex={0} />
  </div>
)

/** The board of a draft, and the way to its twin for those who have no script. */
export const BoardView = ({ event, keys, versionId }: Props) => (
  <>
    <p class="hint">{bt.lead}</p>
    <Keys />
    <Island
      name="timetable-board"
      class="board"
      props={{
        data: organiserPath(event, 'timetable', '/plateau.json'),
        send: organiserPath(event, 'timetable', '/plateau'),
        version: versionId,
        csrf: keys.csrf,
        words: islandWords(),
      }}
    >
      <div data-board="twin">
        <p data-board="loading">{bt.loading}</p>
        <noscript>
          <p>{bt.noScript}</p>
        </noscript>
        <p>
          <ButtonLink
            kind="secondary"
            icon="list"
            href={organiserPath(event, 'timetable', `?version=${versionId}&vue=participants#plan`)}
          >
            {bt.toList}
          </ButtonLink>
        </p>
      </div>
      <Tools />
    </Island>
  </>
)
