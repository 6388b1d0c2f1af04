import { describe, expect, it } from 'vitest'
import { editDistance } from '../../platform/kernel/editDistance.ts'
import { closestTradeWord, searchWords } from './tradeWords.ts'

describe('searchWords', () => {
  it.each([
    ['Entretien d’espaces verts à Évry', ['entretien', 'espaces', 'verts', 'evry']],
    ['le  la les', []],
    ["l'ŒUVRE", ['oeuvre']],
  ])('%s', (text, words) => expect(searchWords(text)).toEqual(words))
})

describe('editDistance', () => {
  it.each([
    ['baluchon', 'balluchon', 1],
    ['nettoyage', 'netoyage', 1],
    ['traiteur', 'tratieur', 1],
    ['bois', 'bois', 0],
    ['abc', 'xyz', 3],
  ])('%s, %s', (a, b, distance) => expect(editDistance(a, b, 2)).toBe(distance))
})

describe('closestTradeWord', () => {
  it.each([
    ['netoyage', 'nettoyage'],
    ['jardinnage', 'jardinage'],
    ['blanchiserie', 'blanchisserie'],
    ['nettoyage', null],
    ['astronaute', null],
    ['tri', null],
  ])('%s → %s', (word, meant) => expect(closestTradeWord(word)).toBe(meant))
})
