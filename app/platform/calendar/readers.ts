import { execFileSync } from 'node:child_process'

/** What a reader understood of an event. Instants in ISO form, UTC. */
export type Read = {
  readonly uid: string
  readonly summary: string
  readonly description: string
  readonly location: string
  readonly start: string
  readonly end: string
  readonly status: string
}

const SCRIPT = `
import sys, json, icalendar
from datetime import timezone
def iso(value): return value.dt.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')
answers = []
for text in json.load(sys.stdin):
    calendar = icalendar.Calendar.from_ical(text)
    answers.append({'name': str(calendar.get('X-WR-CALNAME', '')), 'events': [{
        'uid': str(event['UID']), 'summary': str(event.get('SUMMARY', '')),
        'description': str(event.get('DESCRIPTION', '')), 'location': str(event.get('LOCATION', '')),
        'start': iso(event['DTSTART']), 'end': iso(event['DTEND']), 'status': str(event.get('STATUS', ''))}
        for event in calendar.walk('VEVENT')]})
json.dump(answers, sys.stdout)
`

/** The interpreter of Debian's package `python3-icalendar`, where it is installed. */
const python = ['python3', '/usr/bin/python3'].find((command) => {
  try {
    execFileSync(command, ['-c', 'import icalendar'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})

export const hasPythonReader = python !== undefined

/** Reads calendars with the icalendar package of Python, all in one process. */
export const readWithPython = (texts: readonly string[]): { name: string; events: Read[] }[] =>
  JSON.parse(
    execFileSync(python ?? 'python3', ['-c', SCRIPT], { input: JSON.stringify(texts), encoding: 'utf8' }),
  )
