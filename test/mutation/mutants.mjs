import { parseSync, Visitor } from 'rolldown/utils';

/** @typedef {{ readonly start: number, readonly end: number }} Range */

/**
 * A range that runs as a whole, except for the regions inside it: a module, a block or what an arrow function returns.
 *
 * @typedef {Range & { readonly kind: 'module' | 'block' | 'expression' }} Region
 */

/**
 * @typedef {object} Mutant
 * @property {string} file
 * @property {number} line
 * @property {string} before the first line that changes
 * @property {string} after the same line in the mutant
 * @property {string} source the whole mutated file
 * @property {Region} region
 */

/** @type {Readonly<Record<string, string>>} */
const swappedOperators = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
  '++': '--',
  '--': '++',
  '+=': '-=',
  '-=': '+=',
};

/** Methods that are called in another way; those without another one are removed with their arguments. */
const swappedMethods = new Map([
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ...['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'trim', 'trimStart', 'trimEnd', 'toLowerCase'].map(
    (name) => /** @type {const} */ ([name, undefined]),
  ),
]);

/**
 * Every mutant of a file by the usual operators of mutation testing.
 *
 * @param {string} file
 * @param {string} source
 * @returns {Mutant[]}
 */
export function mutantsOf(file, source) {
  /** @type {Map<string, Mutant>} */
  const mutants = new Map();
  const { program } = parseSync(file, source);
  /** @type {Region[]} */
  const regions = [{ start: 0, end: source.length, kind: 'module' }];
  /** Strings that are types, names of modules or keys. */
  const untouched = new Set();

  /** @param {Range} range @param {string} text */
  const mutate = ({ start, end }, text) => {
    const mutated = source.slice(0, start) + text + source.slice(end);
    const lineStart = source.lastIndexOf('\n', start - 1) + 1;
    const lineAt = (/** @type {string} */ whole, /** @type {number} */ from) => whole.slice(lineStart, whole.indexOf('\n', from));
    mutants.set(mutated, {
      file,
      line: source.slice(0, start).split('\n').length,
      before: lineAt(source, start).trim(),
      after: lineAt(mutated, start + text.length).trim(),
      source: mutated,
      region: regions.at(-1) ?? { start: 0, end: source.length, kind: 'module' },
    });
  };
  /** @param {string} token @param {string} text @param {number} from */
  const mutateToken = (token, text, from) => {
    const start = source.indexOf(token, from);
    mutate({ start, end: start + token.length }, text);
  };
  /** @param {string} operator @param {number} from */
  const swapOperator = (operator, from) => {
    const other = swappedOperators[operator];
    if (other) mutateToken(operator, other, from);
  };
  /** @param {Range} test */
  const force = (test) => {
    mutate(test, 'true');
    mutate(test, 'false');
  };
  /** @param {Range & { readonly object: Range, readonly computed: boolean, readonly optional: boolean }} node */
  const requireMember = ({ object, computed, optional }) => {
    if (optional) mutateToken('?.', computed ? '' : '.', object.end);
  };
  /** @param {{ readonly body: Range & { readonly type: string } | null }} node */
  const enterFunction = ({ body }) => {
    if (body) regions.push({ start: body.start, end: body.end, kind: body.type === 'BlockStatement' ? 'block' : 'expression' });
  };
  /** @param {{ readonly body: Range | null }} node */
  const leaveFunction = ({ body }) => {
    if (body) regions.pop();
  };

  new Visitor({
    TSLiteralType: ({ literal }) => untouched.add(literal.start),
    ImportDeclaration: (node) => untouched.add(node.source.start),
    ImportExpression: (node) => untouched.add(node.source.start),
    Property: ({ key }) => untouched.add(key.start),
    ArrowFunctionExpression: enterFunction,
    'ArrowFunctionExpression:exit': leaveFunction,
    FunctionDeclaration: enterFunction,
    'FunctionDeclaration:exit': leaveFunction,
    FunctionExpression: enterFunction,
    'FunctionExpression:exit': leaveFunction,
    BlockStatement(node) {
      regions.push({ start: node.start, end: node.end, kind: 'block' });
      if (node.body.length > 0) mutate(node, '{}');
    },
    'BlockStatement:exit': () => regions.pop(),
    ExpressionStatement({ start, end, expression }) {
      const { type } = expression.type === 'AwaitExpression' ? expression.argument : expression;
      if (type === 'CallExpression' || type === 'ChainExpression') mutate({ start, end }, ';');
    },
    IfStatement: ({ test }) => force(test),
    ConditionalExpression: ({ test }) => force(test),
    WhileStatement: ({ test }) => mutate(test, 'false'),
    BinaryExpression: ({ operator, left }) => swapOperator(operator, left.end),
    LogicalExpression({ start, end, operator, left }) {
      if (operator === '??') mutate({ start: left.end, end }, '');
      else swapOperator(operator, left.end);
      if (operator === '&&') mutate({ start, end: source.indexOf('&&', left.end) + 2 }, '');
    },
    AssignmentExpression: ({ operator, left }) => swapOperator(operator, left.end),
    UpdateExpression: ({ operator, start, end, prefix }) => swapOperator(operator, prefix ? start : end - 2),
    UnaryExpression({ operator, start }) {
      if (operator === '!' || operator === '-') mutate({ start, end: start + 1 }, '');
    },
    MemberExpression: requireMember,
    CallExpression({ callee, optional, end }) {
      if (optional) mutateToken('?.', '', callee.end);
      if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return;
      const { name } = callee.property;
      if (!swappedMethods.has(name)) return;
      const other = swappedMethods.get(name);
      mutate(other ? callee.property : { start: callee.object.end, end }, other ?? '');
    },
    ArrayExpression(node) {
      if (node.elements.length > 0) mutate(node, '[]');
    },
    TemplateLiteral: (node) => mutate(node, '``'),
    Literal(node) {
      if (untouched.has(node.start)) return;
      if ('regex' in node) for (const text of regexMutants(node.raw ?? '')) mutate(node, text);
      else if (typeof node.value === 'string') mutate(node, node.value === '' ? "'mutant'" : "''");
      else if (typeof node.value === 'number') mutate(node, `${node.value + 1}`);
      else if (typeof node.value === 'boolean') mutate(node, `${!node.value}`);
    },
  }).visit(program);
  return [...mutants.values()];
}

/**
 * The expression without an anchor, without a negation of a class, and minding case.
 *
 * @param {string} regex
 */
function regexMutants(regex) {
  const flags = regex.slice(regex.lastIndexOf('/'));
  const pattern = regex.slice(1, -flags.length);
  const patterns = [
    pattern.replace(/^\^/, ''),
    pattern.replace(/(?<!\\)\$$/, ''),
    ...[...pattern.matchAll(/(?<!\\)\[\^/g)].map(({ index }) => `${pattern.slice(0, index + 1)}${pattern.slice(index + 2)}`),
  ];
  const withoutCase = flags.includes('i') ? [`/${pattern}${flags.replace('i', '')}`] : [];
  return [...patterns.filter((one) => one !== pattern && one !== '').map((one) => `/${one}${flags}`), ...withoutCase];
}

/** @param {Mutant} mutant */
export const regionId = ({ file, region }) => `${file}:${region.kind}:${region.start}`;

/**
 * The file with code that adds the id of each mutant's region to the global set `covered` when the region runs.
 *
 * @param {string} source
 * @param {readonly Mutant[]} mutants of this file
 */
export function instrument(source, mutants) {
  /** @type {Map<number, string>} */
  const insertions = new Map();
  /** @param {number} at @param {string} text */
  const insert = (at, text) => insertions.set(at, text + (insertions.get(at) ?? ''));
  for (const [id, { start, end, kind }] of new Map(mutants.map((mutant) => [regionId(mutant), mutant.region]))) {
    const call = `globalThis.covered?.add(${JSON.stringify(id)})`;
    if (kind === 'expression') {
      insert(start, `(${call}, `);
      insert(end, ')');
    } else insert(kind === 'block' ? start + 1 : start, `${call};`);
  }
  return [...insertions]
    .sort(([a], [b]) => b - a)
    .reduce((text, [at, inserted]) => text.slice(0, at) + inserted + text.slice(at), source);
}
