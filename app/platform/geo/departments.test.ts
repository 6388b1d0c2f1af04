import { describe, expect, it } from 'vitest'
import { departmentName, readArea } from './departments.ts'

describe('readArea', () => {
  it.each([
    ['93', { kind: 'departments', codes: ['93'] }],
    ['1', { kind: 'departments', codes: ['01'] }],
    ['2a', { kind: 'departments', codes: ['2A'] }],
    ['93 - Seine-Saint-Denis', { kind: 'departments', codes: ['93'] }],
    ['Seine Saint Denis', { kind: 'departments', codes: ['93'] }],
    ['Val d’Oise (95)', { kind: 'departments', codes: ['95'] }],
    ['Île-de-France', { kind: 'departments', codes: ['75', '77', '78', '91', '92', '93', '94', '95'] }],
    ['France entière', { kind: 'country' }],
    ['99', null],
    ['la lune', null],
  ])('%s', (words, area) => expect(readArea(words)).toEqual(area))
})

it('names a département of any region', () => {
  expect([departmentName('95'), departmentName('13'), departmentName('00')]).toEqual([
    'Val-d’Oise (95)',
    'Bouches-du-Rhône (13)',
    '00',
  ])
})
