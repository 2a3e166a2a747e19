// npm run quality: scores of lm4c and of other search engines on the same records and queries.
// --misses also prints each query that lm4c does not answer perfectly, except those of the unseen sets, which nobody must look at.
import { createEngines } from './engines.mjs';
import { answerScore, meanScores, querySets, readQueries, unseenSets } from './score.mjs';

/** @param {number} value */
const formatScore = (value) => (Number.isNaN(value) ? '-' : value.toFixed(3)).padStart(9);

const header = `${''.padEnd(34)}    first      MRR     sets     rank  nothing`;
const engines = await createEngines();
for (const [name, description] of Object.entries(querySets)) {
  const queries = readQueries(name);
  console.log(`${queries.length} queries ${description}\n${header}`);
  for (const [engine, search] of Object.entries(engines)) {
    const answers = [];
    for (const query of queries) answers.push({ query, found: await search(query.query) });
    const { first, meanReciprocalRank, precision, rank, none } = meanScores(answers);
    console.log(engine.padEnd(34) + [first, meanReciprocalRank, precision, rank, none].map(formatScore).join(''));
    if (engine === 'lm4c' && !unseenSets.includes(name) && process.argv.includes('--misses')) printMisses(answers);
  }
  console.log('');
}

/** @param {readonly import('./score.mjs').Answer[]} answers */
function printMisses(answers) {
  for (const answer of answers.filter((answer) => answerScore(answer) < 1)) {
    const { query, found } = answer;
    console.log(`\n  ${query.query}  (${query.kind}, ${answerScore(answer).toFixed(2)})`);
    for (const title of query.wanted) console.log(`    wanted  ${String(found.indexOf(title) + 1).padStart(3)}  ${title}`);
    const others = found.slice(0, query.wanted.length + 2).filter((title) => !query.wanted.includes(title));
    for (const title of others) console.log(`    found   ${String(found.indexOf(title) + 1).padStart(3)}  ${title}`);
  }
}
