import { parseSync, Visitor } from 'rolldown/utils';
import { innermostRegion, regionsOf } from './regions.mjs';

/**
 * @typedef {import('./regions.mjs').Range} Range
 * @typedef {import('rolldown/utils').VisitorObject} VisitorObject
 */

/**
 * @typedef {object} Mutant
 * @property {string} file
 * @property {number} line
 * @property {string} before the first line that changes
 * @property {string} after the same line in the mutant
 * @property {string} source the whole mutated file
 * @property {import('./regions.mjs').Region | undefined} region
 */

/**
 * Replaces a range of the source.
 *
 * @typedef {(range: Range, text: string) => void} Mutate
 */

const swappedOperators = new Map([
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['===', '!=='],
  ['!==', '==='],
  ['+', '-'],
  ['-', '+'],
  ['*', '/'],
  ['/', '*'],
  ['%', '*'],
  ['&&', '||'],
  ['||', '&&'],
  ['++', '--'],
  ['--', '++'],
  ['+=', '-='],
  ['-=', '+='],
]);

const swappedMethods = new Map([
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
]);

/** Methods whose calls are replaced by their objects: `a.filter(b)` by `a`. */
const removedMethods = new Set('filter slice sort toSorted reverse toReversed trim trimStart trimEnd toLowerCase'.split(' '));

/**
 * Every mutant of a file, by the usual operators of mutation testing.
 *
 * @param {string} file
 * @param {string} source
 * @returns {Mutant[]}
 */
export function mutantsOf(file, source) {
  const { program } = parseSync(file, source);
  const regions = regionsOf(file, program);
  /** @type {Map<string, Mutant>} */
  const mutants = new Map();
  /** @type {Mutate} */
  const mutate = ({ start, end }, text) => {
    const mutated = source.slice(0, start) + text + source.slice(end);
    const lineStart = source.lastIndexOf('\n', start - 1) + 1;
    mutants.set(mutated, {
      file,
      line: source.slice(0, start).split('\n').length,
      before: source.slice(lineStart, source.indexOf('\n', start)).trim(),
      after: mutated.slice(lineStart, mutated.indexOf('\n', start + text.length)).trim(),
      source: mutated,
      region: innermostRegion(regions, { start, end }),
    });
  };
  const visitors = [visitConditions(mutate), visitOperators(source, mutate), visitCalls(source, mutate), visitLiterals(mutate)];
  new Visitor(Object.assign({}, ...visitors)).visit(program);
  return [...mutants.values()];
}

/**
 * @param {Mutate} mutate
 * @returns {VisitorObject}
 */
function visitConditions(mutate) {
  /** @param {{ readonly test: Range }} node */
  const force = ({ test }) => {
    mutate(test, 'true');
    mutate(test, 'false');
  };
  return {
    IfStatement: force,
    ConditionalExpression: force,
    WhileStatement: ({ test }) => mutate(test, 'false'),
    BlockStatement(node) {
      if (node.body.length > 0) mutate(node, '{}');
    },
  };
}

/**
 * @param {string} source
 * @param {Mutate} mutate
 * @returns {VisitorObject}
 */
function visitOperators(source, mutate) {
  /** @param {string} operator @param {number} from */
  const swap = (operator, from) => {
    const start = source.indexOf(operator, from);
    const other = swappedOperators.get(operator);
    if (other) mutate({ start, end: start + operator.length }, other);
  };
  return {
    BinaryExpression: ({ operator, left }) => swap(operator, left.end),
    LogicalExpression({ start, end, operator, left }) {
      if (operator === '??') mutate({ start: left.end, end }, '');
      else swap(operator, left.end);
      if (operator === '&&') mutate({ start, end: source.indexOf('&&', left.end) + 2 }, '');
    },
    AssignmentExpression: ({ operator, left }) => swap(operator, left.end),
    UpdateExpression: ({ operator, start, end, prefix }) => swap(operator, prefix ? start : end - 2),
    UnaryExpression({ operator, start }) {
      if (operator === '!' || operator === '-') mutate({ start, end: start + 1 }, '');
    },
  };
}

/**
 * @param {string} source
 * @param {Mutate} mutate
 * @returns {VisitorObject}
 */
function visitCalls(source, mutate) {
  /** @param {number} from @param {string} text */
  const replaceOptional = (from, text) => {
    const start = source.indexOf('?.', from);
    mutate({ start, end: start + 2 }, text);
  };
  return {
    ExpressionStatement(node) {
      const { type } = node.expression.type === 'AwaitExpression' ? node.expression.argument : node.expression;
      if (type === 'CallExpression' || type === 'ChainExpression') mutate(node, ';');
    },
    MemberExpression({ object, computed, optional }) {
      if (optional) replaceOptional(object.end, computed ? '' : '.');
    },
    CallExpression({ callee, optional, end }) {
      if (optional) replaceOptional(callee.end, '');
      if (callee.type !== 'MemberExpression' || callee.computed) return;
      const { object, property } = callee;
      const other = swappedMethods.get(property.name);
      if (other) mutate(property, other);
      // Without the line break and indentation before it, so that `before` is the line that changes.
      const start = object.end + source.slice(object.end).search(/\S/);
      if (removedMethods.has(property.name)) mutate({ start, end }, '');
    },
  };
}

/**
 * @param {Mutate} mutate
 * @returns {VisitorObject}
 */
function visitLiterals(mutate) {
  /** Start offsets of literals that are types, module names or keys. */
  const skipped = new Set();
  /** @param {{ readonly source: Range }} node */
  const skipSource = ({ source }) => skipped.add(source.start);
  return {
    TSLiteralType: ({ literal }) => skipped.add(literal.start),
    ImportDeclaration: skipSource,
    ImportExpression: skipSource,
    Property: ({ key }) => skipped.add(key.start),
    ArrayExpression(node) {
      if (node.elements.length > 0) mutate(node, '[]');
    },
    TemplateLiteral: (node) => mutate(node, '``'),
    Literal(node) {
      if (skipped.has(node.start)) return;
      if ('regex' in node) for (const text of regexMutants(node.raw ?? '')) mutate(node, text);
      else if (typeof node.value === 'string') mutate(node, node.value === '' ? "'mutant'" : "''");
      else if (typeof node.value === 'number') mutate(node, `${node.value + 1}`);
      else if (typeof node.value === 'boolean') mutate(node, `${!node.value}`);
    },
  };
}

/**
 * The regular expression without an anchor, with `[…]` instead of `[^…]`, or without the flag `i`.
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
  const changed = patterns.filter((mutated) => mutated !== pattern && mutated !== '').map((mutated) => `/${mutated}${flags}`);
  return flags.includes('i') ? [...changed, `/${pattern}${flags.replace('i', '')}`] : changed;
}
