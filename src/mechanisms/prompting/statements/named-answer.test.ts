import { describe, expect, it } from 'vitest'
import { checkNamedAnswer } from './named-answer.ts'

const capital = {
  right: [['Zagreb', 'Agram']],
  others: ['Split', 'Vienna', 'Ljubljana'],
  onTheWay: ['Croatia'],
  query: 'What is the capital of the country whose addresses end in .hr?',
}
const neighbours = {
  right: [['Spain'], ['France']],
  others: ['Italy', 'Portugal', 'Guinea', 'Guinea-Bissau'],
  query: 'Which countries border Andorra?',
}
const between = {
  right: [['Burkina Faso']],
  others: ['Algeria', 'Benin', 'Togo', 'Niger', 'Ghana'],
  query: 'Which country borders both Niger and Ghana?',
}

describe('an answer that names one thing', () => {
  it.each([
    'Zagreb',
    'ZAGREB!',
    'zágreb',
    'Agram, as it was once called.',
    'The code .hr is for Croatia, so the capital is Zagreb.',
    'It is Zagreb, not Vienna.',
    'Not Vienna, but Zagreb.',
    'Many think of Split, which is on the coast. But the government of Croatia has its seat in Zagreb.',
    'Nearby capitals are Vienna and Ljubljana.\n\n**Answer: Zagreb**',
    'It is not true that Zagreb is not the capital.',
  ])('is right: %s', (answer) => {
    expect(checkNamedAnswer(answer, capital).correctness).toBe(1)
  })

  it.each([
    'Vienna',
    'It is not Zagreb.',
    'Zagreb? No.',
    'Zagreb. That is false.',
    'Zagreb or Vienna',
    'Either Zagreb or Split.',
    'Zagreb, Vienna',
    'Zagreb\nVienna\nSplit',
    'Vienna\nZagreb',
    'It is Vienna. It is Zagreb.',
    'The capital of Croatia is Split. The capital of Croatia is Zagreb.',
    'The capital is Zagreb, and the capital is Vienna.',
    'Perhaps Zagreb?',
    'Zagrebian',
    '',
  ])('is worth nothing: %s', (answer) => {
    expect(checkNamedAnswer(answer, capital).correctness).toBe(0)
  })

  it('is worth a quarter when it gets half way', () => {
    expect(checkNamedAnswer('The country is Croatia.', capital)).toMatchObject({ correctness: 0.25, contradicts: false })
  })

  it('contradicts only when it says what is false', () => {
    expect(checkNamedAnswer('It is Vienna.', capital).contradicts).toBe(true)
    expect(checkNamedAnswer('It is not Zagreb.', capital).contradicts).toBe(true)
    expect(checkNamedAnswer('I do not know.', capital).contradicts).toBe(false)
  })

  it('may name others on the way', () => {
    const working =
      'Niger borders Algeria, Benin and Burkina Faso. Ghana borders Burkina Faso and Togo. So the one in common is Burkina Faso.'
    expect(checkNamedAnswer(working, between).correctness).toBe(1)
    expect(checkNamedAnswer(working.replace(/So .*/, 'So the one in common is Togo.'), between).correctness).toBe(0)
  })
})

describe('an answer that names several things', () => {
  it('is worth its share, and nothing when something wrong is among them', () => {
    expect(checkNamedAnswer('France and Spain', neighbours).correctness).toBe(1)
    expect(checkNamedAnswer('- Spain\n- France', neighbours).correctness).toBe(1)
    expect(checkNamedAnswer('France', neighbours).correctness).toBe(0.5)
    expect(checkNamedAnswer('France, Spain and Italy', neighbours).correctness).toBe(0)
    expect(checkNamedAnswer('France and Spain, but not Portugal', neighbours).correctness).toBe(1)
  })

  it('may go through others before it says what its answer is', () => {
    const working = 'Italy is near, and so is Portugal. Neither touches it.'
    expect(checkNamedAnswer(`${working}\n\nAnswer: France and Spain`, neighbours).correctness).toBe(1)
    expect(checkNamedAnswer(`${working}\n\nAnswer: France and Italy`, neighbours).correctness).toBe(0)
    expect(checkNamedAnswer('Answer: France and Spain. Or the answer is Italy and Spain.', neighbours).correctness).toBe(0)
  })

  it('is read by whole names', () => {
    expect(checkNamedAnswer('Guinea-Bissau', { ...neighbours, right: [['Guinea-Bissau']], others: ['Guinea'] }).correctness).toBe(1)
    expect(checkNamedAnswer('Guinea-Bissau', { ...neighbours, right: [['Guinea']], others: ['Guinea-Bissau'] }).correctness).toBe(0)
  })
})
