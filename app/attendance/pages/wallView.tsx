import type { OpenMapEvent } from '../../events/index.ts'
import { eventPath, spanOf } from '../../events/pages/index.ts'
import { formatFullDate } from '../../platform/i18n/format.ts'
import { Button, ButtonLink, Island } from '../../ui/index.ts'
import { w } from './messages.ts'

/** A thing that is going on, or that comes: hours, title, where. */
export type WallLine = {
  readonly startsAt: string
  readonly endsAt: string
  readonly title: string
  readonly more: string
}

export type WallView = {
  readonly event: OpenMapEvent
  readonly isToday: boolean
  readonly now: readonly WallLine[]
  readonly next: readonly WallLine[]
}

const Lines = (props: { readonly lines: readonly WallLine[]; readonly none: string }) =>
  props.lines.length === 0 ? (
    <p class="wall-none">{props.none}</p>
  ) : (
    <ul class="wall-lines">
      {props.lines.map((line) => (
        <li key={`${line.startsAt} ${line.title}`}>
          <span class="wall-hours">{spanOf(line)}</span>
          <strong class="wall-title">{line.title}</strong>
          {line.more !== '' && <span class="wall-more">{line.more}</span>}
        </li>
      ))}
    </ul>
  )

/** What is on the wall of the room: nothing of anybody, and large. */
export const WallPage = ({ event, isToday, now, next }: WallView) => (
  <Island name="wall" class="wall">
    <div data-wall="">
      <h1 class="wall-event">
        {event.title}
        <span class="visually-hidden"> – {w.wall.title}</span>
      </h1>
      {!isToday && <p class="wall-none">{w.wall.otherDay(formatFullDate(event.day))}</p>}
      <section class="wall-now">
        <h2>{w.wall.now}</h2>
        <Lines lines={now} none={w.wall.nothing} />
      </section>
      <section class="wall-next">
        <h2>{w.wall.next}</h2>
        <Lines lines={next} none={w.wall.noNext} />
      </section>
    </div>
    <p class="wall-actions">
      <Button type="button" kind="secondary" needsScript data={{ 'data-wall-full': '' }}>
        {w.wall.full}
      </Button>
      <ButtonLink kind="quiet" href={eventPath(event, '/programme')}>
        {w.wall.programme}
      </ButtonLink>
    </p>
  </Island>
)
