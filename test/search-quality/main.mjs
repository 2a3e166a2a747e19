// npm run quality: how often search puts the wanted paper first, beside other engines on the same records.
// With --misses also each query that lm4c does not answer as wanted, but for those that nobody is to look at.
import { engines } from './engines.mjs';
import { goodness, queriesOf, score, sets } from './score.mjs';

/** @param {number} value */
const figure = (value) => value.toFixed(3).padStart(9);

const head = `${''.padEnd(34)}    first      MRR     sets  nothing`;
const all = await engines();
for (const [name, description] of Object.entries(sets)) {
  const queries = queriesOf(name);
  console.log(`${queries.length} queries ${description}\n${head}`);
  for (const [engine, search] of Object.entries(all)) {
    const answers = [];
    for (const query of queries) answers.push({ query, found: await search(query.query) });
    const { first, meanReciprocalRank, precision, none } = score(answers);
    console.log(engine.padEnd(34) + [first, meanReciprocalRank, precision, none].map(figure).join(''));
    if (engine === 'lm4c' && name !== 'blind' && process.argv.includes('--misses')) tellMisses(answers);
  }
  console.log('');
}

/** @param {readonly import('./score.mjs').Answer[]} answers */
function tellMisses(answers) {
  for (const answer of answers.filter((one) => goodness(one) < 1)) {
    const { query, found } = answer;
    console.log(`\n  ${query.query}  (${query.kind}, ${goodness(answer).toFixed(2)})`);
    for (const title of query.wanted) console.log(`    wanted  ${String(found.indexOf(title) + 1).padStart(3)}  ${title}`);
    const others = found.slice(0, query.wanted.length + 2).filter((title) => !query.wanted.includes(title));
    for (const title of others) console.log(`    found   ${String(found.indexOf(title) + 1).padStart(3)}  ${title}`);
  }
}
